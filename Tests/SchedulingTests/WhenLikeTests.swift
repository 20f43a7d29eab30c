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
}
