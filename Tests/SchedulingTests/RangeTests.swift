import Scheduling
import Testing

@Suite struct RangeTests {
    /// Seen from Thursday 2027-02-25.
    @Test(arguments: [
        ("2027-W10", "2027-03-08", "2027-03-15"), ("2027W10", "2027-03-08", "2027-03-15"),
        ("2027-w1", "2027-01-04", "2027-01-11"), ("2026-W53", "2026-12-28", "2027-01-04"),
        ("2027年第10周", "2027-03-08", "2027-03-15"), ("2027-W10..2027-W11", "2027-03-08", "2027-03-22"),
        ("weekend", "2027-02-27", "2027-03-01"), ("this weekend", "2027-02-27", "2027-03-01"),
        ("next weekend", "2027-03-06", "2027-03-08"), ("周末", "2027-02-27", "2027-03-01"),
        ("下周末", "2027-03-06", "2027-03-08"), ("下周", "2027-03-01", "2027-03-08"),
        ("this quarter", "2027-01-01", "2027-04-01"), ("下季度", "2027-04-01", "2027-07-01"),
        ("last quarter", "2026-10-01", "2027-01-01"), ("2027年第1季度", "2027-01-01", "2027-04-01"),
        ("2027年第四季度", "2027-10-01", "2028-01-01"), ("2027 Q2", "2027-04-01", "2027-07-01"),
        ("March", "2027-03-01", "2027-04-01"), ("3月", "2027-03-01", "2027-04-01"),
        ("feb", "2027-02-01", "2027-03-01"), ("1月", "2028-01-01", "2028-02-01"),
        ("Mar 2028", "2028-03-01", "2028-04-01"), ("march..may", "2027-03-01", "2027-06-01"),
        ("11月至1月", "2027-11-01", "2028-02-01"), ("tomorrow", "2027-02-26", "2027-02-27"),
        ("明天", "2027-02-26", "2027-02-27"), ("大后天", "2027-02-28", "2027-03-01"),
        ("saturday", "2027-02-27", "2027-02-28"), ("周六", "2027-02-27", "2027-02-28"),
        ("星期日", "2027-02-28", "2027-03-01"), ("本月", "2027-02-01", "2027-03-01"),
        ("上个月", "2027-01-01", "2027-02-01"), ("明年", "2028-01-01", "2029-01-01"),
        ("2028-02-29", "2028-02-29", "2028-03-01"), ("02-29", "2028-02-29", "2028-03-01"),
        ("2028-02", "2028-02-01", "2028-03-01"), ("12-31..01-01", "2027-12-31", "2028-01-02"),
    ])
    func `days that have a name are read in both languages`(text: String, first: String, next: String) throws {
        #expect(try readRange(text) == "\(first)T00:00+08:00/\(next)T00:00+08:00")
    }

    @Test(arguments: [
        ("2027-W53", WhenError.noSuchDate("2027-W53")), ("2027-W00", .noSuchDate("2027-W00")),
        ("2027Q5", .unreadable("2027Q5")), ("13月", .unreadable("13月")), ("nextweek", .unreadable("nextweek")),
    ])
    func `days that no calendar has are refused`(text: String, error: WhenError) {
        #expect(throws: error) { try readRange(text) }
    }

    @Test func `months without a year that go backwards are a slip`() {
        #expect(throws: WhenError.self) { try readRange("5月..3月") }
    }

    /// On the last moments of a day, a month and a year, today is still today.
    @Test(arguments: [
        ("2027-02-28T23:59:59+08:00", "this month", "2027-02-01", "2027-03-01"),
        ("2027-02-28T23:59:59.999999+08:00", "today", "2027-02-28", "2027-03-01"),
        ("2027-03-01T00:00:00+08:00", "this month", "2027-03-01", "2027-04-01"),
        ("2027-12-31T23:59:59+08:00", "this year", "2027-01-01", "2028-01-01"),
        ("2027-12-31T23:59:59+08:00", "tomorrow", "2028-01-01", "2028-01-02"),
        ("2028-01-01T00:00:00+08:00", "last year", "2027-01-01", "2028-01-01"),
        ("2028-02-29T12:00:00+08:00", "02-29", "2028-02-29", "2028-03-01"),
        ("2028-02-29T12:00:00+08:00", "next month", "2028-03-01", "2028-04-01"),
        ("2028-03-31T12:00:00+08:00", "last month", "2028-02-01", "2028-03-01"),
        ("2027-01-01T00:00:00+08:00", "this week", "2026-12-28", "2027-01-04"),
        ("2027-12-31T23:59:59+08:00", "12-31", "2027-12-31", "2028-01-01"),
    ])
    func `the edges of months and years`(now: String, text: String, first: String, next: String) throws {
        let zone = try Zone(shanghai)
        let period = try When.parseRange(text, now: instant(now), zone: zone)
        #expect(zone.iso8601(period.start) == "\(first)T00:00:00+08:00", "\(text)")
        #expect(zone.iso8601(period.end) == "\(next)T00:00:00+08:00", "\(text)")
    }

    @Test(arguments: [
        (berlin, "2026-03-29", "2026-03", 23 * 60, 743 * 60), (berlin, "2026-10-25", "2026-10", 25 * 60, 745 * 60),
        (newYork, "2026-03-08", "2026-03", 23 * 60, 743 * 60), (newYork, "2026-11-01", "2026-11", 25 * 60, 721 * 60),
        (lordHowe, "2026-10-04", "2026-10", 23 * 60 + 30, 743 * 60 + 30),
        (lordHowe, "2026-04-05", "2026-04", 24 * 60 + 30, 720 * 60 + 30),
    ])
    func `a day and a month have the minutes that they have`(
        name: String, day: String, month: String, minutes: Int, ofMonth: Int
    ) throws {
        let zone = try Zone(name)
        let now = try instant("2026-01-15T12:00Z")
        #expect(try When.parseRange(day, now: now, zone: zone).duration == .seconds(minutes * 60))
        #expect(try When.parseRange(month, now: now, zone: zone).duration == .seconds(ofMonth * 60))
        let week = try When.parseRange("\(day)..\(day)", now: now, zone: zone)
        #expect(zone.local(week.end).time == .midnight)
    }

    @Test func `a week of ISO 8601 has its Thursday in its year`() throws {
        for number in try date(2000, 1, 1).daysSince1970..<date(2060, 1, 1).daysSince1970 {
            let day = LocalDate(daysSince1970: Int32(number))
            let (year, week) = day.week
            #expect(LocalDate(year: year, week: week) == day.startOfWeek, "\(day)")
            #expect(day.startOfWeek.adding(days: 3).year == year, "\(day)")
        }
        #expect(LocalDate(year: 2027, week: 53) == nil && LocalDate(year: 2026, week: 53) != nil)
    }
}
