import ICalendar
import Testing

/// What is a recurrence rule and what is not.
@Suite struct RuleTextTests {
    @Test(
        arguments: [
            ("FREQ=HOURLY", .tooFine("HOURLY")), ("FREQ=SECONDLY;COUNT=2", .tooFine("SECONDLY")),
            ("INTERVAL=2", .noFrequency), ("", .unreadable("")), ("FREQ=WEEKLY;", .unreadable("")),
            ("FREQ=FORTNIGHTLY", .badValue(part: "FREQ", value: "FORTNIGHTLY")),
            ("FREQ=DAILY;INTERVAL=0", .badValue(part: "INTERVAL", value: "0")),
            ("FREQ=DAILY;INTERVAL=100000", .badValue(part: "INTERVAL", value: "100000")),
            ("FREQ=DAILY;COUNT=0", .badValue(part: "COUNT", value: "0")),
            ("FREQ=DAILY;COUNT=99999999999999999999", .badValue(part: "COUNT", value: "99999999999999999999")),
            ("FREQ=DAILY;COUNT=3;UNTIL=20270101", .notTogether("COUNT", "UNTIL")),
            ("FREQ=DAILY;UNTIL=20270229", .badValue(part: "UNTIL", value: "20270229")),
            ("FREQ=DAILY;UNTIL=2027022Z", .badValue(part: "UNTIL", value: "2027022Z")),
            ("FREQ=DAILY;COUNT=1;COUNT=2", .repeated("COUNT")), ("FREQ=DAILY;BYEASTER=1", .unknownPart("BYEASTER")),
            ("RSCALE=CHINESE;FREQ=YEARLY", .unknownPart("RSCALE")),
            ("FREQ=WEEKLY;BYDAY=XX", .badValue(part: "BYDAY", value: "XX")),
            ("FREQ=WEEKLY;BYDAY=", .badValue(part: "BYDAY", value: "")),
            ("FREQ=WEEKLY;BYDAY=2SA", .notTogether("BYDAY=2SA", "FREQ=WEEKLY")),
            ("FREQ=MONTHLY;BYDAY=54SA", .badValue(part: "BYDAY", value: "54SA")),
            ("FREQ=MONTHLY;BYMONTHDAY=0", .badValue(part: "BYMONTHDAY", value: "0")),
            ("FREQ=MONTHLY;BYMONTHDAY=32", .badValue(part: "BYMONTHDAY", value: "32")),
            ("FREQ=WEEKLY;BYMONTHDAY=1", .notTogether("BYMONTHDAY", "FREQ=WEEKLY")),
            ("FREQ=MONTHLY;BYYEARDAY=1", .notTogether("BYYEARDAY", "FREQ=MONTHLY")),
            ("FREQ=MONTHLY;BYWEEKNO=1", .notTogether("BYWEEKNO", "FREQ=MONTHLY")),
            ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", .notTogether("BYDAY=1MO", "BYWEEKNO")),
            ("FREQ=MONTHLY;BYSETPOS=1", .nothingToChoose),
            ("FREQ=YEARLY;BYMONTH=13", .badValue(part: "BYMONTH", value: "13")),
            ("FREQ=DAILY;BYHOUR=24", .badValue(part: "BYHOUR", value: "24")),
            ("FREQ=DAILY;WKST=MONDAY", .badValue(part: "WKST", value: "MONDAY")), ("RRULE", .unreadable("RRULE")),
        ] as [(String, RecurrenceError)])
    func `what is no rule says why`(text: String, expected: RecurrenceError) {
        #expect(throws: expected) { try RecurrenceRule(text) }
    }

    @Test(arguments: [
        ("rrule:freq=weekly;byday=sa,mo", "FREQ=WEEKLY;BYDAY=MO,SA"), ("FREQ=DAILY;INTERVAL=1", "FREQ=DAILY"),
        ("BYDAY=+2SA;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=2SA"), ("FREQ=DAILY;BYHOUR=9,9,8", "FREQ=DAILY;BYHOUR=8,9"),
        ("FREQ=DAILY;UNTIL=20270101T000000Z", "FREQ=DAILY;UNTIL=20270101T000000Z"),
        ("FREQ=DAILY;UNTIL=20270101", "FREQ=DAILY;UNTIL=20270101"), ("FREQ=WEEKLY;WKST=SU", "FREQ=WEEKLY;WKST=SU"),
        ("FREQ=YEARLY;BYSETPOS=-1;BYDAY=FR;BYMONTH=12", "FREQ=YEARLY;BYMONTH=12;BYDAY=FR;BYSETPOS=-1"),
    ])
    func `a rule is written in one way, whatever way it was`(text: String, expected: String) throws {
        #expect(try RecurrenceRule(text).description == expected)
    }

    @Test(arguments: [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30,31",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYDAY=53MO;BYMONTH=3",
    ])
    func `a rule that never comes true gives nothing, and ends`(text: String) throws {
        #expect(try RecurrenceRule(text).first(from: nine(2027, 3, 6), before: nine(2037, 3, 6)) == nil)
    }

    @Test func `what one day holds is bounded`() throws {
        let minutes = (0...59).map(String.init).joined(separator: ",")
        #expect(throws: RecurrenceError.tooLong) {
            try RecurrenceRule("FREQ=DAILY;BYHOUR=1,2;BYMINUTE=\(minutes);BYSETPOS=1")
        }
        #expect(throws: RecurrenceError.tooLong) {
            try RecurrenceRule("FREQ=DAILY;BYDAY=" + [String](repeating: "MO", count: 400).joined(separator: ","))
        }
    }

    @Test func `a start that the rule does not contain comes first and is counted`() throws {
        let rule = try RecurrenceRule("FREQ=WEEKLY;BYDAY=SU;COUNT=3")
        #expect(!rule.yields(nine(2027, 3, 6)))
        #expect(
            rule.occurrences(from: nine(2027, 3, 6), before: nine(2030, 1, 1), limit: 10)
                == [nine(2027, 3, 6), nine(2027, 3, 7), nine(2027, 3, 14)])
    }

    @Test func `days of a month without a month are those of every month`() throws {
        let rule = try RecurrenceRule("FREQ=YEARLY;BYMONTHDAY=15;COUNT=3")
        #expect(
            rule.occurrences(from: nine(2027, 11, 15), before: nine(2030, 1, 1), limit: 10)
                == [nine(2027, 11, 15), nine(2027, 12, 15), nine(2028, 1, 15)])
    }
}
