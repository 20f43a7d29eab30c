import Scheduling
import Testing

@Suite struct TimeTextTests {
    @Test(arguments: [
        ("2027-03-06 14:00-17:00", "Sat 2027-03-06 14:00-17:00", "2027-03-06 周六 14:00-17:00"),
        ("2027-03-06 22:00-02:00", "Sat 2027-03-06 22:00-02:00", "2027-03-06 周六 22:00-02:00"),
        ("2027-03-06 20:00-00:00", "Sat 2027-03-06 20:00-24:00", "2027-03-06 周六 20:00-24:00"),
        ("2027-03-06 00:00-24:00", "Sat 2027-03-06 00:00-24:00", "2027-03-06 周六 00:00-24:00"),
        (
            "2027-03-06 14:00 - 2027-03-08 12:00", "Sat 2027-03-06 14:00 - Mon 2027-03-08 12:00",
            "2027-03-06 周六 14:00 - 2027-03-08 周一 12:00"
        ),
        (
            "2027-03-06 09:00 - 2027-03-07 08:00", "Sat 2027-03-06 09:00 - Sun 2027-03-07 08:00",
            "2027-03-06 周六 09:00 - 2027-03-07 周日 08:00"
        ),
        (
            "2027-12-30 14:00 - 2027-12-31 24:00", "Thu 2027-12-30 14:00 - Fri 2027-12-31 24:00",
            "2027-12-30 周四 14:00 - 2027-12-31 周五 24:00"
        ),
        ("2027-02-28 23:59:59-24:00", "Sun 2027-02-28 23:59:59-24:00", "2027-02-28 周日 23:59:59-24:00"),
    ])
    func `a period is printed with its weekday`(text: String, english: String, chinese: String) throws {
        let zone = try Zone(shanghai)
        let period = try When.parse(text, now: instant(thursday), zone: zone)
        #expect(TimeText.period(period, zone: zone, language: .english) == english)
        #expect(TimeText.period(period, zone: zone, language: .simplifiedChinese) == chinese)
    }

    @Test(arguments: [
        ("2026-10-25T02:30+02:00/PT90M", "Sun 2026-10-25 02:30(+02:00)-03:00"),
        ("2026-10-25T02:30+02:00/PT1H", "Sun 2026-10-25 02:30(+02:00)-02:30(+01:00)"),
        ("2026-10-24T23:00+02:00/PT3H", "Sat 2026-10-24 23:00-02:00(+02:00)"),
    ])
    func `a time that comes twice is printed with its offset`(text: String, expected: String) throws {
        let zone = try Zone(berlin)
        let period = try When.parse(text, now: instant(thursday), zone: zone)
        #expect(TimeText.period(period, zone: zone, language: .english) == expected)
    }

    @Test func `days, ranges and moments are printed`() throws {
        let (zone, now, saturday) = (try Zone(shanghai), try instant(thursday), try date(2027, 3, 6))
        #expect(TimeText.shortDay(saturday, language: .english) == "Sat 6 Mar")
        #expect(TimeText.shortDay(saturday, language: .simplifiedChinese) == "3月6日 周六")
        #expect(TimeText.instant(now, zone: zone, language: .english) == "Thu 2027-02-25 09:12")
        for (text, expected) in [
            ("2027-03", "2027-03-01..2027-03-31"), ("sat", "Sat 2027-02-27"),
            ("sat 14-17", "Sat 2027-02-27 14:00-17:00"),
        ] {
            let period = try When.parseRange(text, now: now, zone: zone)
            #expect(TimeText.range(period, zone: zone, language: .english) == expected)
        }
    }
}
