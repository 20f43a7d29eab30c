import ICalendar
import Testing

/// The examples of RFC 5545, section 3.8.5.3, with the dates that it gives for them.
///
/// Each starts at 09:00 of its first date, in local time. `…` says that the rule goes on.
@Suite struct RFC5545Tests {
    @Test(arguments: [
        ("FREQ=DAILY;COUNT=10", "1997 9-2 9-3 9-4 9-5 9-6 9-7 9-8 9-9 9-10 9-11"),
        ("FREQ=DAILY;INTERVAL=2", "1997 9-2 9-4 9-6 9-8 9-10 9-12 9-14 9-16 9-18 9-20 9-22 9-24 9-26 9-28 9-30 10-2 …"),
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997 9-2 9-12 9-22 10-2 10-12"),
        ("FREQ=WEEKLY;COUNT=10", "1997 9-2 9-9 9-16 9-23 9-30 10-7 10-14 10-21 10-28 11-4"),
        (
            "FREQ=WEEKLY;UNTIL=19971224T000000Z",
            "1997 9-2 9-9 9-16 9-23 9-30 10-7 10-14 10-21 10-28 11-4 11-11 11-18 11-25 12-2 12-9 12-16 12-23"
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
            "1997 9-2 9-16 9-30 10-14 10-28 11-11 11-25 12-9 12-23 1998 1-6 1-20 2-3 2-17 …"
        ),
        (
            "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
            "1997 9-2 9-4 9-9 9-11 9-16 9-18 9-23 9-25 9-30 10-2"
        ),
        ("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997 9-2 9-4 9-9 9-11 9-16 9-18 9-23 9-25 9-30 10-2"),
        (
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
            """
            1997 9-1 9-3 9-5 9-15 9-17 9-19 9-29 10-1 10-3 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24
            11-26 11-28 12-8 12-10 12-12 12-22
            """
        ),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997 9-2 9-4 9-16 9-18 9-30 10-2 10-14 10-16"),
        ("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997 9-5 10-3 11-7 12-5 1998 1-2 2-6 3-6 4-3 5-1 6-5"),
        ("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997 9-5 10-3 11-7 12-5"),
        (
            "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
            "1997 9-7 9-28 11-2 11-30 1998 1-4 1-25 3-1 3-29 5-3 5-31"
        ),
        ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997 9-22 10-20 11-17 12-22 1998 1-19 2-16"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", "1997 9-28 10-29 11-28 12-29 1998 1-29 2-26 …"),
        ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997 9-2 9-15 10-2 10-15 11-2 11-15 12-2 12-15 1998 1-2 1-15"),
        (
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
            "1997 9-30 10-1 10-31 11-1 11-30 12-1 12-31 1998 1-1 1-31 2-1"
        ),
        (
            "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
            "1997 9-10 9-11 9-12 9-13 9-14 9-15 1999 3-10 3-11 3-12 3-13"
        ),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
            "1997 9-2 9-9 9-16 9-23 9-30 11-4 11-11 11-18 11-25 1998 1-6 1-13 1-20 1-27 3-3 3-10 3-17 3-24 3-31 …"
        ),
        (
            "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
            "1997 6-10 7-10 1998 6-10 7-10 1999 6-10 7-10 2000 6-10 7-10 2001 6-10 7-10"
        ),
        (
            "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
            "1997 3-10 1999 1-10 2-10 3-10 2001 1-10 2-10 3-10 2003 1-10 2-10 3-10"
        ),
        (
            "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
            "1997 1-1 4-10 7-19 2000 1-1 4-9 7-18 2003 1-1 4-10 7-19 2006 1-1"
        ),
        ("FREQ=YEARLY;BYDAY=20MO", "1997 5-19 1998 5-18 1999 5-17 …"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997 5-12 1998 5-11 1999 5-17 …"),
        (
            "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
            "1997 3-13 3-20 3-27 1998 3-5 3-12 3-19 3-26 1999 3-4 3-11 3-18 3-25 …"
        ),
        (
            "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
            """
            1997 6-5 6-12 6-19 6-26 7-3 7-10 7-17 7-24 7-31 8-7 8-14 8-21 8-28
            1998 6-4 6-11 6-18 6-25 7-2 7-9 7-16 7-23 7-30 8-6 8-13 8-20 8-27
            1999 6-3 6-10 6-17 6-24 7-1 7-8 7-15 7-22 7-29 8-5 8-12 8-19 8-26 …
            """
        ),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            "1998 2-13 3-13 11-13 1999 8-13 2000 10-13 …"
        ),
        (
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
            "1997 9-13 10-11 11-8 12-13 1998 1-10 2-7 3-7 4-11 5-9 6-13 …"
        ),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            "1996 11-5 2000 11-7 2004 11-2 …"
        ),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997 9-4 10-7 11-6"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            "1997 9-29 10-30 11-27 12-30 1998 1-29 2-26 3-30 …"
        ),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997 8-5 8-10 8-19 8-24"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997 8-5 8-17 8-19 8-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007 1-15 1-30 2-15 3-15 3-30"),
    ])
    func `an example of the RFC gives the dates that it prints`(text: String, dates: String) throws {
        let expected = days(dates)
        let start = try #require(expected.first)
        let rule = try RecurrenceRule(text)
        let limit = dates.hasSuffix("…") ? expected.count : 1_000
        let horizon = try #require(FloatingTime(year: 2030, month: 1, day: 1))
        #expect(rule.occurrences(from: start, before: horizon, limit: limit) == expected)
        #expect(rule.yields(start))
        #expect(try RecurrenceRule(rule.description) == rule)
    }

    @Test(arguments: ["FREQ=DAILY;UNTIL=19971224T000000Z", "FREQ=DAILY;UNTIL=19971224T000000"])
    func `daily until Christmas Eve is every day up to the 23rd`(text: String) throws {
        let found = try RecurrenceRule(text).occurrences(from: nine(1997, 9, 2), before: nine(2000, 1, 1), limit: 1_000)
        // September has 29 left, then 31, 30 and 23 days.
        #expect(found.count == 113)
        #expect(found.first == nine(1997, 9, 2) && found.last == nine(1997, 12, 23))
    }

    @Test(arguments: [
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
    ])
    func `every day in January for three years, said in either way`(text: String) throws {
        let found = try RecurrenceRule(text).occurrences(from: nine(1998, 1, 1), before: nine(2010, 1, 1), limit: 1_000)
        let expected = [1998, 1999, 2000].flatMap { year in (1...31).map { nine(year, 1, $0) } }
        #expect(found == expected)
    }

    @Test func `every twenty minutes of a working day comes as times of a daily rule`() throws {
        let rule = try RecurrenceRule("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40")
        let found = rule.occurrences(from: nine(1997, 9, 2), before: nine(1997, 9, 4), limit: 1_000)
        let times = [2, 3].flatMap { day in
            (9...16).flatMap { hour in
                [0, 20, 40].compactMap { FloatingTime(year: 1997, month: 9, day: day, hour: hour, minute: $0) }
            }
        }
        #expect(found == times)
    }

    @Test(arguments: [
        "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", "FREQ=MINUTELY;INTERVAL=15;COUNT=6",
        "FREQ=MINUTELY;INTERVAL=90;COUNT=4", "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
    ])
    func `an example that is finer than a day is refused`(text: String) throws {
        let error = #expect(throws: RecurrenceError.self) { try RecurrenceRule(text) }
        guard case .tooFine = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

/// 09:00 of a day.
func nine(_ year: Int, _ month: Int, _ day: Int) -> FloatingTime {
    guard let time = FloatingTime(year: year, month: month, day: day, hour: 9) else {
        preconditionFailure("no such day: \(year)-\(month)-\(day)")
    }
    return time
}

/// 09:00 of the days of a table: a year stands before its first day.
func days(_ table: String) -> [FloatingTime] {
    var year = 0
    var days: [FloatingTime] = []
    for word in table.split(whereSeparator: \.isWhitespace) where word != "…" {
        let numbers = word.split(separator: "-").compactMap { Int($0) }
        if numbers.count == 1 { year = numbers[0] } else { days.append(nine(year, numbers[0], numbers[1])) }
    }
    return days
}
