import Testing

@testable import Scheduling

/// A time that is told apart from an earlier one: what is not written is as it was there.
@Suite struct WhenLikeTests {
    private func read(_ text: String, like earlier: String, in zone: String = "Asia/Shanghai") throws -> String {
        let zone = try Zone(zone)
        let now = try #require(Instant(iso8601: "2027-02-25T09:12:00+08:00"))
        let earlier = try When.parse(earlier, now: now, zone: zone)
        return TimeText.period(
            try When.parse(text, like: earlier, now: now, zone: zone), zone: zone, language: .english)
    }

    @Test func `a day alone keeps the times`() throws {
        #expect(try read("03-13", like: "2027-03-06 14:00-17:00") == "Sat 2027-03-13 14:00-17:00")
        #expect(try read("sun", like: "2027-03-06 14:00-17:00") == "Sun 2027-02-28 14:00-17:00")
        #expect(try read("明天", like: "2027-03-06 14:00-17:00") == "Fri 2027-02-26 14:00-17:00")
    }

    @Test func `a day alone keeps times over midnight`() throws {
        #expect(
            try read("03-13", like: "2027-03-06 22:00-02:00") == "Sat 2027-03-13 22:00-02:00")
        #expect(try read("03-13", like: "2027-03-06 18:00-24:00") == "Sat 2027-03-13 18:00-24:00")
    }

    @Test func `a day alone keeps the length of what lasts for days`() throws {
        #expect(
            try read("04-01", like: "2027-03-06 14:00 - 2027-03-08 12:00")
                == "Thu 2027-04-01 14:00 - Sat 2027-04-03 12:00")
    }

    @Test func `times alone keep the day, past or not`() throws {
        #expect(try read("15:00-18:00", like: "2027-03-06 14:00-17:00") == "Sat 2027-03-06 15:00-18:00")
        #expect(try read("08:00+90m", like: "2027-01-04 14:00-17:00") == "Mon 2027-01-04 08:00-09:30")
    }

    @Test func `a day and a time keep the length`() throws {
        #expect(try read("sat 10:00", like: "2027-03-06 14:00-17:00") == "Sat 2027-02-27 10:00-13:00")
    }

    @Test func `a whole time is read as it stands`() throws {
        #expect(try read("03-07 09:00-10:00", like: "2027-03-06 14:00-17:00") == "Sun 2027-03-07 09:00-10:00")
    }

    @Test func `times that the night of the clock change does not have are refused there as anywhere`() throws {
        #expect(throws: WhenError.self) {
            try read("2027-03-28", like: "2027-03-06 02:15-02:45", in: "Europe/Berlin")
        }
    }

    @Test(
        arguments: [
            ("+1h", "Sat 2027-03-06 15:00-18:00"), ("+90m", "Sat 2027-03-06 15:30-18:30"),
            ("-30m", "Sat 2027-03-06 13:30-16:30"), ("1h later", "Sat 2027-03-06 15:00-18:00"),
            ("1h30m earlier", "Sat 2027-03-06 12:30-15:30"), ("+1d", "Sun 2027-03-07 14:00-17:00"),
            ("-1w", "Sat 2027-02-27 14:00-17:00"), ("+1d2h", "Sun 2027-03-07 16:00-19:00"),
            ("+12h", "Sun 2027-03-07 02:00-05:00"), ("推迟1小时", "Sat 2027-03-06 15:00-18:00"),
            ("提前 30 分钟", "Sat 2027-03-06 13:30-16:30"), ("1小时后", "Sat 2027-03-06 15:00-18:00"),
            ("一周后", nil), ("2天前", "Thu 2027-03-04 14:00-17:00"), ("＋1ｈ", "Sat 2027-03-06 15:00-18:00"),
            ("1h", nil), ("+1h later", nil), ("-1h earlier", nil), ("+", nil), ("+1", nil), ("+5000w", "-"),
            ("+9999w", nil),
        ] as [(String, String?)])
    func `so much later or earlier keeps the length`(text: String, expected: String?) throws {
        guard let expected else {
            #expect(throws: WhenError.self) { try read(text, like: "2027-03-06 14:00-17:00") }
            return
        }
        guard expected != "-" else {
            #expect(throws: Never.self) { try read(text, like: "2027-03-06 14:00-17:00") }
            return
        }
        #expect(try read(text, like: "2027-03-06 14:00-17:00") == expected)
    }

    @Test func `days later have the same times on the clock, hours later are as many as they say`() throws {
        let berlin = "Europe/Berlin"
        #expect(try read("+1d", like: "2027-03-27 14:00-17:00", in: berlin) == "Sun 2027-03-28 14:00-17:00")
        #expect(try read("+2h", like: "2027-03-28 00:30-01:30", in: berlin) == "Sun 2027-03-28 03:30-04:30")
        #expect(throws: WhenError.self) { try read("+1d", like: "2027-03-27 02:30-02:45", in: berlin) }
        #expect(
            try read("+1w", like: "2027-03-06 14:00 - 2027-03-08 12:00")
                == "Sat 2027-03-13 14:00 - Mon 2027-03-15 12:00")
        #expect(try read("+1d", like: "2027-03-06 22:00-02:00") == "Sun 2027-03-07 22:00-02:00")
    }
}
