import ICalendar
import Testing

@testable import Scheduling

/// What the entries of a calendar file come to: occurrences, each with its time, or what stands in the way.
@Suite struct CalendarEntryTests {
    private let shanghai: Zone

    init() throws { shanghai = try Zone("Asia/Shanghai") }

    /// The entries of a calendar with these lines, as of 2027-02-25 09:12 +08, looked at until a day.
    private func entries(_ lines: String, until: String = "2028-02-25T00:00:00+08:00", named: [String: Zone] = [:])
        throws
        -> CalendarEntries
    {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\n\(lines)\nEND:VCALENDAR\n"
        let unfolded = CalendarLines(text.utf8)
        let reading = CalendarReading(String(decoding: unfolded.bytes, as: UTF8.self), numbers: unfolded.numbers)
        return CalendarEntries(
            reading,
            in: CalendarEntries.Window(
                now: try #require(Instant(iso8601: "2027-02-25T09:12:00+08:00")),
                horizon: try #require(Instant(iso8601: until)), zone: shanghai, said: named))
    }

    /// The same, of one entry.
    private func entry(_ lines: String..., until: String = "2028-02-25T00:00:00+08:00") throws -> CalendarEntries {
        try entries((["BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT"]).joined(separator: "\n"), until: until)
    }

    private func periods(_ entries: CalendarEntries, _ zone: Zone? = nil) -> [String] {
        entries.occurrences.map { occurrence in
            [occurrence.period.start, occurrence.period.end].map { (zone ?? shanghai).iso8601($0) }
                .joined(separator: " ")
        }
    }

    @Test(arguments: [
        (["DTSTART;TZID=Asia/Shanghai:20270306T140000", "DTEND;TZID=Asia/Shanghai:20270306T170000"], "06T14", "06T17"),
        (["DTSTART:20270306T060000Z", "DTEND:20270306T090000Z"], "06T14", "06T17"),
        (["DTSTART:20270306T140000", "DTEND:20270306T170000"], "06T14", "06T17"),
        (["DTSTART:20270306T140000", "DURATION:PT3H"], "06T14", "06T17"),
        (["DTSTART;TZID=Europe/Berlin:20270306T070000", "DURATION:PT3H"], "06T14", "06T17"),
        (["DTSTART;VALUE=DATE:20270306"], "06T00", "07T00"),
        (["DTSTART;VALUE=DATE:20270306", "DTEND;VALUE=DATE:20270308"], "06T00", "08T00"),
        (["DTSTART;VALUE=DATE:20270306", "DTEND;VALUE=DATE:20270306"], "06T00", "07T00"),
        (["DTSTART;VALUE=DATE:20270306", "DURATION:P2D"], "06T00", "08T00"),
    ])
    func `a time has a zone, is universal, floats in the pool's zone, or is a day`(
        lines: [String], start: String, end: String
    ) throws {
        let found = try entries((["BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT"]).joined(separator: "\n"))
        #expect(found.problems.isEmpty)
        #expect(periods(found) == ["2027-03-\(start):00:00+08:00 2027-03-\(end):00:00+08:00"])
    }

    @Test func `everything that is wrong with an entry is told at once, each with its line`() throws {
        let found = try entry(
            "DTSTART:20270230T090000", "DTEND:20270306T250000", "SEQUENCE:x", "RRULE:FREQ=HOURLY", "EXDATE:yesterday",
            "RDATE;TZID=Mars/Phobos:20270306T140000")
        #expect(
            found.problems.sorted { $0.line < $1.line } == [
                CalendarProblem(line: 5, .value(property: "DTSTART", "20270230T090000")),
                CalendarProblem(line: 6, .value(property: "DTEND", "20270306T250000")),
                CalendarProblem(line: 7, .value(property: "SEQUENCE", "x")),
                CalendarProblem(line: 8, .rule(.tooFine("HOURLY"))),
                CalendarProblem(line: 9, .value(property: "EXDATE", "yesterday")),
                CalendarProblem(line: 10, .zone("Mars/Phobos")),
            ])
        // Without its identifier, too.
        let nameless = try entries("BEGIN:VEVENT\nDTSTART:2027\nEND:VEVENT")
        #expect(
            nameless.problems == [
                CalendarProblem(line: 3, .missing("UID")),
                CalendarProblem(line: 4, .value(property: "DTSTART", "2027")),
            ])
    }

    @Test func `what matters of an entry is kept`() throws {
        let found = try entry(
            "DTSTART:20270306T140000", "DURATION:PT3H", "SUMMARY:Talk\\, and tea", "LOCATION:Hall\\; gallery",
            "STATUS:TENTATIVE", "CREATED:20270101T000000Z", "ORGANIZER;CN=团市委:mailto:youth@example.org")
        let start = try #require(Instant(iso8601: "2027-03-06T14:00:00+08:00"))
        let period = try #require(Period(start: start, end: start + .seconds(10_800)))
        #expect(
            found.occurrences == [
                CalendarOccurrence(
                    uid: "1", originalStart: nil, title: "Talk, and tea", place: "Hall; gallery", period: period,
                    status: .tentative, created: Instant(iso8601: "2027-01-01T00:00:00Z"), organizer: "团市委", line: 3)
            ])
    }

    @Test func `a rule stays on the wall's time through the night when clocks change`() throws {
        let berlin = try Zone("Europe/Berlin")
        let found = try entry(
            "DTSTART;TZID=Europe/Berlin:20270321T020000", "DTEND;TZID=Europe/Berlin:20270321T040000",
            "RRULE:FREQ=WEEKLY;COUNT=3")
        // On the 28th clocks skip 02:00; the entry lasts as long as ever.
        #expect(
            periods(found, berlin) == [
                "2027-03-21T02:00:00+01:00 2027-03-21T04:00:00+01:00",
                "2027-03-28T03:00:00+02:00 2027-03-28T05:00:00+02:00",
                "2027-04-04T02:00:00+02:00 2027-04-04T04:00:00+02:00",
            ])
    }

    @Test(arguments: [
        // Exceptions by time and by day, dates besides, and a period of its own.
        (["EXDATE:20270308T140000"], ["06", "10"]),
        (["EXDATE;VALUE=DATE:20270308,20270310"], ["06"]),
        (["EXDATE:20270308T060000Z"], ["06", "10"]),
        (["RDATE:20270309T140000", "EXDATE:20270306T140000"], ["08", "09", "10"]),
        (["RDATE;VALUE=PERIOD:20270307T140000/PT3H,20270309T140000/20270309T170000"], ["06", "07", "08", "09", "10"]),
    ])
    func `dates are added and taken out`(lines: [String], days: [String]) throws {
        let all =
            ["BEGIN:VEVENT", "UID:1", "DTSTART:20270306T140000", "DTEND:20270306T170000"]
            + ["RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3"] + lines + ["END:VEVENT"]
        let found = try entries(all.joined(separator: "\n"))
        #expect(found.problems.isEmpty)
        #expect(periods(found) == days.map { "2027-03-\($0)T14:00:00+08:00 2027-03-\($0)T17:00:00+08:00" })
    }

    @Test func `a single occurrence is changed, moved or called off, and known by when it was meant to be`() throws {
        let found = try entries(
            """
            BEGIN:VEVENT
            UID:1
            SUMMARY:Weekly
            DTSTART:20270306T140000
            DURATION:PT1H
            RRULE:FREQ=WEEKLY;COUNT=4
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID:20270313T140000
            SUMMARY:Moved
            DTSTART:20270314T150000
            DURATION:PT2H
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID;VALUE=DATE:20270320
            STATUS:CANCELLED
            SUMMARY:Off
            DTSTART:20270320T140000
            DURATION:PT1H
            END:VEVENT
            """)
        #expect(found.problems.isEmpty)
        #expect(found.occurrences.map(\.title) == ["Weekly", "Moved", "Off", "Weekly"])
        #expect(found.occurrences.map(\.status) == [.confirmed, .confirmed, .cancelled, .confirmed])
        #expect(
            found.occurrences.map { $0.originalStart.map(shanghai.iso8601) }
                == [6, 13, 20, 27].map {
                    "2027-03-\($0 < 10 ? "0" : "")\($0)T14:00:00+08:00"
                })
        #expect(periods(found)[1] == "2027-03-14T15:00:00+08:00 2027-03-14T17:00:00+08:00")
    }

    @Test func `of two texts of one entry the newer one counts`() throws {
        let found = try entries(
            """
            BEGIN:VEVENT
            UID:1
            SEQUENCE:2
            SUMMARY:New
            DTSTART:20270306T140000
            DURATION:PT1H
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            SEQUENCE:1
            SUMMARY:Old
            DTSTART:20270306T140000
            DURATION:PT1H
            END:VEVENT
            """)
        #expect(found.occurrences.map(\.title) == ["New"])
    }

    @Test func `what is over, takes no time or is no event is counted and left out`() throws {
        let found = try entries(
            """
            BEGIN:VEVENT
            UID:1
            DTSTART:20270201T140000
            DURATION:PT1H
            RRULE:FREQ=WEEKLY
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20270401
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VTODO
            UID:3
            END:VTODO
            """, until: "2027-03-15T00:00:00+08:00")
        #expect(found.occurrences.map { shanghai.local($0.period.start).date.day } == [1, 8])
        var rest = CalendarRest()
        (rest.over, rest.later, rest.transparent, rest.others) = (4, 1, 1, 1)
        #expect(found.rest == rest)
    }

    @Test(arguments: [
        ("BEGIN:VEVENT\nDTSTART:20270306T140000\nEND:VEVENT", 3, CalendarProblem.Kind.missing("UID")),
        ("BEGIN:VEVENT\nUID:1\nEND:VEVENT", 3, .missing("DTSTART")),
        ("DTSTART:20270230T140000", 5, .value(property: "DTSTART", "20270230T140000")),
        ("DTSTART:next week", 5, .value(property: "DTSTART", "next week")),
        ("DTSTART;TZID=Mars/Base:20270306T140000", 5, .zone("Mars/Base")),
        ("DTSTART:20270306T140000\nDTEND:20270306T130000", 3, .end),
        ("DTSTART:20270306T140000\nDTEND:20280506T130000", 3, .end),
        ("DTSTART:20270306T140000\nDTEND;VALUE=DATE:20270307", 6, .value(property: "DTEND", "20270307")),
        ("DTSTART:20270306T140000\nDURATION:-PT1H", 6, .value(property: "DURATION", "-PT1H")),
        ("DTSTART:20270306T140000\nDURATION:PT1H\nRRULE:FREQ=HOURLY", 7, .rule(.tooFine("HOURLY"))),
        ("DTSTART:20270306T140000\nDURATION:PT1H\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", 8, .unsupported("RRULE")),
        ("DTSTART:20270306T140000\nDURATION:PT1H\nEXRULE:FREQ=WEEKLY", 7, .unsupported("EXRULE")),
        (
            "DTSTART:20270306T140000\nDURATION:PT1H\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270306T140000", 7,
            .thisAndFuture
        ),
        (
            "DTSTART:20270306T140000\nDURATION:PT1M\nRRULE:FREQ=DAILY;BYHOUR=8,9,10,11,12,13,14,15;BYMINUTE=0,30", 3,
            .tooOften(2_000)
        ),
    ])
    func `what stands in the way is told by its line`(lines: String, line: Int, kind: CalendarProblem.Kind) throws {
        let text = lines.hasPrefix("BEGIN") ? lines : "BEGIN:VEVENT\nUID:1\n\(lines)\nEND:VEVENT"
        #expect(try entries(text).problems == [CalendarProblem(line: line, kind)])
    }

    @Test func `rules that reach back for ever, together, are left soon`() throws {
        let never = "DTSTART:19000101T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
        let found = try entries(
            (1...400).map { "BEGIN:VEVENT\nUID:\($0)\n\(never)\nEND:VEVENT" }.joined(separator: "\n"))
        #expect(Set(found.problems.map(\.kind)) == [.tooFar])
        #expect(found.problems.count < 400)
    }

    @Test func `another version, or no calendar, is told`() throws {
        let window = CalendarEntries.Window(now: .distantPast, horizon: .distantFuture, zone: .utc)
        let old = CalendarReading("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR", numbers: [1, 2, 3])
        #expect(CalendarEntries(old, in: window).problems == [CalendarProblem(line: 2, .version("1.0"))])
        #expect(
            CalendarEntries(CalendarReading("", numbers: []), in: window).problems
                == [CalendarProblem(line: 1, .noCalendar)])
    }
}
