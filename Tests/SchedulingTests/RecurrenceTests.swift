import Foundation
import ICalendar
import Scheduling
import Testing

/// When a recurring event takes place: on the wall as its first occurrence, whatever clocks do.
@Suite struct RecurrenceTests {
    private func occurrences(
        _ rule: String, from first: String, in name: String, except: [LocalDate] = [], also: [String] = [],
        onHoliday: HolidayChoice = .keep, holidays: Holidays = .none
    ) throws -> [Occurrence] {
        let zone = try Zone(name)
        let first = try When.parse(first, now: try instant("2026-01-01T00:00:00Z"), zone: zone)
        let more = try also.map { try When.parse($0, now: try instant("2026-01-01T00:00:00Z"), zone: zone) }
        return try Recurrence(RecurrenceRule(rule), except: except, also: more, onHoliday: onHoliday)
            .occurrences(from: first, in: zone, holidays: holidays)
    }

    private func times(_ occurrences: [Occurrence], in name: String) throws -> [String] {
        let zone = try Zone(name)
        return occurrences.map { iso($0.period, in: zone) }
    }

    @Test(arguments: [
        // Clocks go forward: 14:00 stays 14:00, and the day is an hour shorter.
        (
            "FREQ=WEEKLY;COUNT=2", "2026-03-22 14:00-17:00", berlin,
            ["2026-03-22T14:00+01:00/2026-03-22T17:00+01:00", "2026-03-29T14:00+02:00/2026-03-29T17:00+02:00"]
        ),
        // Over the night itself, an event has its times on the wall, and lasts an hour less.
        (
            "FREQ=DAILY;COUNT=3", "2026-03-27 22:00-06:00", berlin,
            [
                "2026-03-27T22:00+01:00/2026-03-28T06:00+01:00", "2026-03-28T22:00+01:00/2026-03-29T06:00+02:00",
                "2026-03-29T22:00+02:00/2026-03-30T06:00+02:00",
            ]
        ),
        // Clocks go back: an hour more.
        (
            "FREQ=DAILY;COUNT=2", "2026-10-24 22:00-06:00", berlin,
            ["2026-10-24T22:00+02:00/2026-10-25T06:00+01:00", "2026-10-25T22:00+01:00/2026-10-26T06:00+01:00"]
        ),
        (
            "FREQ=WEEKLY;COUNT=2", "2026-10-18 09:30-11:00", berlin,
            ["2026-10-18T09:30+02:00/2026-10-18T11:00+02:00", "2026-10-25T09:30+01:00/2026-10-25T11:00+01:00"]
        ),
        (
            "FREQ=MONTHLY;BYDAY=2SU;COUNT=3", "2026-02-08 08:00-09:00", newYork,
            [
                "2026-02-08T08:00-05:00/2026-02-08T09:00-05:00", "2026-03-08T08:00-04:00/2026-03-08T09:00-04:00",
                "2026-04-12T08:00-04:00/2026-04-12T09:00-04:00",
            ]
        ),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU;COUNT=2", "2026-11-01 00:30-04:00", newYork,
            ["2026-11-01T00:30-04:00/2026-11-01T04:00-05:00", "2027-11-07T00:30-04:00/2027-11-07T04:00-05:00"]
        ),
        // Half an hour, down under.
        (
            "FREQ=WEEKLY;COUNT=3", "2026-09-27 10:00-12:00", lordHowe,
            [
                "2026-09-27T10:00+10:30/2026-09-27T12:00+10:30", "2026-10-04T10:00+11:00/2026-10-04T12:00+11:00",
                "2026-10-11T10:00+11:00/2026-10-11T12:00+11:00",
            ]
        ),
        (
            "FREQ=DAILY;COUNT=2", "2026-04-04 23:00-03:00", lordHowe,
            ["2026-04-04T23:00+11:00/2026-04-05T03:00+10:30", "2026-04-05T23:00+10:30/2026-04-06T03:00+10:30"]
        ),
        // Up to midnight.
        (
            "FREQ=DAILY;COUNT=2", "2026-03-28 20:00-24:00", berlin,
            ["2026-03-28T20:00+01:00/2026-03-29T00:00+01:00", "2026-03-29T20:00+02:00/2026-03-30T00:00+02:00"]
        ),
        // Until a moment in universal time: the last one begins an hour before it in summer.
        (
            "FREQ=DAILY;UNTIL=20260329T120000Z", "2026-03-27 14:00-15:00", berlin,
            [
                "2026-03-27T14:00+01:00/2026-03-27T15:00+01:00", "2026-03-28T14:00+01:00/2026-03-28T15:00+01:00",
                "2026-03-29T14:00+02:00/2026-03-29T15:00+02:00",
            ]
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "2026-01-31 10:00-11:00", shanghai,
            [
                "2026-01-31T10:00+08:00/2026-01-31T11:00+08:00", "2026-03-31T10:00+08:00/2026-03-31T11:00+08:00",
                "2026-05-31T10:00+08:00/2026-05-31T11:00+08:00",
            ]
        ),
        (
            "FREQ=YEARLY;COUNT=3", "2028-02-29 10:00-11:00", shanghai,
            [
                "2028-02-29T10:00+08:00/2028-02-29T11:00+08:00", "2032-02-29T10:00+08:00/2032-02-29T11:00+08:00",
                "2036-02-29T10:00+08:00/2036-02-29T11:00+08:00",
            ]
        ),
    ])
    func `times on the wall stay`(rule: String, first: String, zone: String, expected: [String]) throws {
        #expect(try times(occurrences(rule, from: first, in: zone), in: zone) == expected)
    }

    @Test(arguments: [
        ("2026-03-28 02:30-06:00", berlin, "2026-03-29"), ("2026-03-28 00:30-02:30", berlin, "2026-03-29"),
        ("2026-03-07 02:30-05:00", newYork, "2026-03-08"), ("2026-10-03 02:10-05:00", lordHowe, "2026-10-04"),
    ])
    func `an occurrence at a time that clocks skip is refused with its day`(first: String, zone: String, day: String)
        throws
    {
        let problem = #expect(throws: RecurrenceProblem.self) {
            try occurrences("FREQ=DAILY;COUNT=3", from: first, in: zone)
        }
        guard case .clock(.gap, let date) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(date.description == day)
    }

    @Test(arguments: [
        ("2026-10-24 02:30-06:00", berlin, "2026-10-25"), ("2026-10-31 01:30-05:00", newYork, "2026-11-01"),
        ("2026-04-04 01:45-05:00", lordHowe, "2026-04-05"), ("2026-10-24 00:30-02:30", berlin, "2026-10-25"),
    ])
    func `an occurrence at a time that comes twice is refused with what settles it`(
        first: String, zone: String, day: String
    ) throws {
        let problem = #expect(throws: RecurrenceProblem.self) {
            try occurrences("FREQ=DAILY;COUNT=3", from: first, in: zone)
        }
        guard case .clock(.fold(_, _, let spellings), let date) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(date.description == day)
        // Left out and added in the spelling that is meant, it is in the series.
        let settled = try occurrences(
            "FREQ=DAILY;COUNT=3", from: first, in: zone, except: [date], also: [spellings[1]])
        #expect(settled.map(\.number) == [1, 2, 3])
        #expect(try times(settled, in: zone)[1].hasPrefix(day))
    }

    @Test func `days can be left out and added`() throws {
        let found = try occurrences(
            "FREQ=WEEKLY;BYDAY=SA;COUNT=4", from: "2027-03-06 14:00-16:00", in: shanghai,
            except: [try date(2027, 3, 13)], also: ["2027-03-16 18:00-20:00"])
        #expect(
            try times(found, in: shanghai) == [
                "2027-03-06T14:00+08:00/2027-03-06T16:00+08:00", "2027-03-16T18:00+08:00/2027-03-16T20:00+08:00",
                "2027-03-20T14:00+08:00/2027-03-20T16:00+08:00", "2027-03-27T14:00+08:00/2027-03-27T16:00+08:00",
            ])
    }

    private var mayDay: Holidays {
        get throws {
            Holidays([
                .init(try date(2027, 5, 1), .holiday, name: "劳动节"), .init(try date(2027, 5, 3), .holiday, name: "劳动节"),
                .init(try date(2027, 5, 8), .workday, name: ""),
            ])
        }
    }

    @Test func `a holiday is left out, or moved to the next day that is worked, or kept`() throws {
        let rule = "FREQ=WEEKLY;BYDAY=SA;COUNT=3"
        let first = "2027-04-24 14:00-16:00"
        let left = try occurrences(rule, from: first, in: shanghai, onHoliday: .skip, holidays: mayDay)
        #expect(left.map(\.takesPlace) == [true, false, true])
        #expect(left[1].holiday == .leftOut("劳动节"))
        let moved = try occurrences(rule, from: first, in: shanghai, onHoliday: .next, holidays: mayDay)
        // Sunday is not worked, Monday is a holiday too.
        #expect(try times(moved, in: shanghai)[1] == "2027-05-04T14:00+08:00/2027-05-04T16:00+08:00")
        #expect(moved[1].holiday == .moved(try date(2027, 5, 1), "劳动节"))
        #expect(moved[1].originalStart == (try instant("2027-05-01T14:00:00+08:00")))
        let kept = try occurrences(rule, from: first, in: shanghai, onHoliday: .keep, holidays: mayDay)
        #expect(kept.allSatisfy { $0.holiday == nil })
    }

    @Test func `what cannot recur says why`() throws {
        let (saturday, zone) = ("2027-03-06 14:00-16:00", shanghai)
        let cases: [(String, RecurrenceProblem)] = [
            ("FREQ=WEEKLY;BYDAY=SA", .endless),
            ("FREQ=WEEKLY;BYDAY=SU;COUNT=3", .startNotInRule(try date(2027, 3, 6), first: try date(2027, 3, 7))),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", .startNotInRule(try date(2027, 3, 6), first: nil)),
            ("FREQ=YEARLY;BYMONTHDAY=6;COUNT=3", .whichMonths),
            ("FREQ=DAILY;COUNT=1001", .tooMany), ("FREQ=DAILY;UNTIL=20361231", .tooMany),
            ("FREQ=YEARLY;COUNT=20", .tooFar(found: 10, last: try date(2037, 3, 6))),
            ("FREQ=YEARLY;UNTIL=20400101", .tooFar(found: 10, last: try date(2037, 3, 6))),
        ]
        for (rule, expected) in cases {
            let problem = #expect(throws: RecurrenceProblem.self) { try occurrences(rule, from: saturday, in: zone) }
            #expect(problem == expected, "\(rule)")
        }
        let weekly = "FREQ=WEEKLY;COUNT=2"
        let other = try date(2027, 3, 7)
        #expect(throws: RecurrenceProblem.noSuchDay(other)) {
            try occurrences(weekly, from: saturday, in: zone, except: [other])
        }
        #expect(throws: RecurrenceProblem.twice(try date(2027, 3, 13))) {
            try occurrences(weekly, from: saturday, in: zone, also: ["2027-03-13 14:00-15:00"])
        }
        #expect(throws: RecurrenceProblem.nothingLeft) {
            try occurrences("FREQ=WEEKLY;COUNT=1", from: saturday, in: zone, except: [try date(2027, 3, 6)])
        }
    }

    @Test(arguments: [
        ("", "FREQ=WEEKLY;BYDAY=SA"), ("sat", "FREQ=WEEKLY;BYDAY=SA"), ("Mon, wed", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("mon-wed", "FREQ=WEEKLY;BYDAY=MO,TU,WE"), ("fri-sun", "FREQ=WEEKLY;BYDAY=FR,SA,SU"),
        ("sat-mon", "FREQ=WEEKLY;BYDAY=MO,SA,SU"), ("周六", "FREQ=WEEKLY;BYDAY=SA"), ("周一、周三", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("周一至周五", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), ("tuesday and thursday", "FREQ=WEEKLY;BYDAY=TU,TH"),
    ])
    func `days of the week are read in both languages`(text: String, expected: String) throws {
        #expect(RecurrenceRule(weekly: text, from: try date(2027, 3, 6))?.description == expected)
    }

    @Test(arguments: [
        ("", "FREQ=MONTHLY;BYMONTHDAY=6"), ("2nd sat", "FREQ=MONTHLY;BYDAY=2SA"),
        ("last fri", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("1st mon, 3rd mon", "FREQ=MONTHLY;BYDAY=1MO,3MO"), ("15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("1st, 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15"), ("last day", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("第二个周六", "FREQ=MONTHLY;BYDAY=2SA"), ("最后一个周五", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("第1个星期日", "FREQ=MONTHLY;BYDAY=1SU"),
        ("15日", "FREQ=MONTHLY;BYMONTHDAY=15"), ("每月15号", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("最后一天", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("first Sunday", "FREQ=MONTHLY;BYDAY=1SU"),
    ])
    func `days of the month are read in both languages`(text: String, expected: String) throws {
        #expect(RecurrenceRule(monthly: text, from: try date(2027, 3, 6))?.description == expected)
    }

    @Test(arguments: ["sta", "sat-sun-mon", "2 weeks", "sat sun", "6th sat", "32", "0", "2nd", "2nd sat, 15"])
    func `what is no day is not read`(text: String) throws {
        let start = try date(2027, 3, 6)
        #expect(RecurrenceRule(weekly: text, from: start) == nil)
        let isDate = text == "2nd"
        #expect((RecurrenceRule(monthly: text, from: start) == nil) != isDate)
    }

    @Test func `what moves one moves the others as far, to the same times on the wall`() throws {
        let zone = try Zone(berlin)
        let week = try occurrences("FREQ=WEEKLY;COUNT=3", from: "2026-03-14 14:00-17:00", in: berlin)
        let to = try When.parse("2026-03-15 10:00-12:00", now: try instant("2026-01-01T00:00:00Z"), zone: zone)
        let shift = SeriesShift(from: week[0].period, to: to, in: zone)
        #expect(shift.days == 1)
        #expect(
            try week.map { iso(try shift.period(from: $0.period, in: zone), in: zone) } == [
                "2026-03-15T10:00+01:00/2026-03-15T12:00+01:00", "2026-03-22T10:00+01:00/2026-03-22T12:00+01:00",
                "2026-03-29T10:00+02:00/2026-03-29T12:00+02:00",
            ])
    }

    @Test func `a series that wants what it still has overlaps itself, buffers included`() throws {
        let daily = try occurrences("FREQ=DAILY;COUNT=3", from: "2027-03-06 08:00 - 2027-03-07 07:00", in: shanghai)
        let hall = Take(
            Resource(
                id: ResourceID(.init()), kind: .venue, code: "H", name: "Hall", capacity: nil, quantity: nil,
                bufferBefore: 30,
                bufferAfter: 60))
        #expect(seriesOverlap(daily, takes: [], buffers: .none).isEmpty)
        let reasons = seriesOverlap(daily, takes: [hall], buffers: .none)
        #expect(reasons.map(\.rule) == [.seriesOverlap, .seriesOverlap])
        #expect(reasons.first?.subject == "Hall")
        #expect(reasons.first?.period == daily[0].period && reasons.first?.blocked == daily[1].period)
        let long = try occurrences("FREQ=DAILY;COUNT=4", from: "2027-03-06 08:00 - 2027-03-08 07:00", in: shanghai)
        #expect(seriesOverlap(long, takes: [], buffers: .none).count == 3)
    }
}
