import Scheduling
import Testing

@Suite struct WhenTests {
    @Test(arguments: [
        "2027-03-06 14:00-17:00", "03-06 14:00-17:00", "2027/3/6 14:00-17:00", "2027.3.6 14:00-17:00",
        "2027年3月6日 14:00-17:00",
        "3月6日14:00-17:00", "3月6号 14:00至17:00", "２０２７－０３－０６　１４：００—１７：００", "2027-03-06 14:00～17:00",
        "2027-03-06 14:00 – 17:00", "Sat 2027-03-06 14:00-17:00", "2027-03-06 周六 14:00-17:00",
        "Sat 2027-03-06 (周六) 14:00-17:00", "2027-03-06（星期六）14:00-17:00", "6 Mar 14:00-17:00",
        "Sat 6 March 2027, 14:00-17:00",
        "Mar 6 14:00-17:00", "2027-03-06 14:00+3h", "03-06 14:00 +2h60m", "3月6日 14:00+180分钟", "2027-03-06 14-17",
        "下周六 14-17",
        "2027-03-06 14:00 - 2027-03-06 17:00", "2027-03-06T14:00+08:00/2027-03-06T17:00+08:00",
        "2027-03-06T14:00/17:00",
        "2027-03-06T14:00+08:00/PT3H", "2027-03-06T06:00Z/PT180M", "2027-03-06T14:00:00/2027-03-06T17:00:00",
    ])
    func `one afternoon is written in many ways`(text: String) throws {
        #expect(try read(text) == "2027-03-06T14:00+08:00/2027-03-06T17:00+08:00")
    }

    @Test(arguments: [
        "2027-03-06", "2027/3/6", "2027.3.6", "2027年3月6日", "２０２７年３月６日", "２０２７／０３／０６", "Sat 6 Mar 2027", "2027-03-06 周六",
    ])
    func `a date with its year needs no now`(text: String) throws {
        #expect(try When.parseDate(text) == date(2027, 3, 6))
    }

    @Test(arguments: ["03-06", "3月6日", "tomorrow", "saturday", "2027-03", "2027", "2027-03-06 14:00", ""])
    func `a day that depends on today is no date`(text: String) {
        #expect(throws: WhenError.self) { try When.parseDate(text) }
    }

    @Test(arguments: [
        ("sat 14:00-17:00", "27"), ("saturday 14:00-17:00", "27"), ("周六 14:00-17:00", "27"), ("礼拜六14:00-17:00", "27"),
        ("星期六 14-17", "27"), ("sat 14-17", "27"), ("SAT 14:00+3h", "27"), ("thu 14:00-17:00", "25"),
        ("本周日 14-17", "28"),
        ("周日 14:00-17:00", "28"), ("星期天 14:00-17:00", "28"), ("today 14:00-17:00", "25"), ("今天 14:00-17:00", "25"),
        ("tomorrow 14-17", "26"), ("明天14:00-17:00", "26"), ("后天 14:00-17:00", "27"), ("14:00-17:00", "25"),
        ("14:00+3h", "25"),
    ])
    func `a day is seen from today`(text: String, day: String) throws {
        #expect(try read(text) == "2027-02-\(day)T14:00+08:00/2027-02-\(day)T17:00+08:00")
    }

    @Test(arguments: [
        ("thu 09:00-10:00", "2027-03-04"), ("09:00-10:00", "2027-02-26"), ("today 09:00-10:00", "2027-02-25"),
        ("02-25 09:00-10:00", "2027-02-25"), ("02-24 09:00-10:00", "2028-02-24"), ("02-29 09:00-10:00", "2028-02-29"),
        ("12-31 09:00-10:00", "2027-12-31"), ("01-01 09:00-10:00", "2028-01-01"), ("fri 09:00-10:00", "2027-02-26"),
    ])
    func `what is past today comes again`(text: String, day: String) throws {
        #expect(try read(text) == "\(day)T09:00+08:00/\(day)T10:00+08:00")
    }

    @Test(arguments: [
        ("2027-12-31 22:00-02:00", "2027-12-31T22:00+08:00/2028-01-01T02:00+08:00"),
        ("2027-12-31 22:00-24:00", "2027-12-31T22:00+08:00/2028-01-01T00:00+08:00"),
        ("2028-02-28 08:00-00:00", "2028-02-28T08:00+08:00/2028-02-29T00:00+08:00"),
        ("2028-02-29 20:00+6h", "2028-02-29T20:00+08:00/2028-03-01T02:00+08:00"),
        ("2027-03-06 14:00 - 2027-03-08 12:00", "2027-03-06T14:00+08:00/2027-03-08T12:00+08:00"),
        ("fri 18:00 - sun 12:00", "2027-02-26T18:00+08:00/2027-02-28T12:00+08:00"),
        ("12-31 18:00 - 01-01 02:00", "2027-12-31T18:00+08:00/2028-01-01T02:00+08:00"),
        ("sat 00:00-24:00", "2027-02-27T00:00+08:00/2027-02-28T00:00+08:00"),
        ("2027-02-28 23:59:59-24:00", "2027-02-28T23:59:59+08:00/2027-03-01T00:00+08:00"),
        ("2027-03-06 00:00 - 2027-03-07 24:00", "2027-03-06T00:00+08:00/2027-03-08T00:00+08:00"),
    ])
    func `periods go over midnight, months and years`(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(arguments: [
        ("2027-03", "2027-03-01", "2027-04-01"), ("2027年3月", "2027-03-01", "2027-04-01"),
        ("2027Q1", "2027-01-01", "2027-04-01"),
        ("2027-q4", "2027-10-01", "2028-01-01"), ("2027", "2027-01-01", "2028-01-01"),
        ("2027年", "2027-01-01", "2028-01-01"),
        ("2028-02", "2028-02-01", "2028-03-01"), ("2027-03-06", "2027-03-06", "2027-03-07"),
        ("3月6日", "2027-03-06", "2027-03-07"),
        ("2027-03-06..2027-03-10", "2027-03-06", "2027-03-11"), ("2027-03-06 - 2027-03-10", "2027-03-06", "2027-03-11"),
        ("03-06..03-10", "2027-03-06", "2027-03-11"), ("12-24..01-06", "2027-12-24", "2028-01-07"),
        ("3月6日至3月10日", "2027-03-06", "2027-03-11"), ("2027-03..2027-05", "2027-03-01", "2027-06-01"),
        ("2027..2028", "2027-01-01", "2029-01-01"), ("sat", "2027-02-27", "2027-02-28"),
        ("thu", "2027-02-25", "2027-02-26"),
        ("today", "2027-02-25", "2027-02-26"), ("昨天", "2027-02-24", "2027-02-25"),
        ("sat..sun", "2027-02-27", "2027-03-01"),
        ("this week", "2027-02-22", "2027-03-01"), ("next  week", "2027-03-01", "2027-03-08"),
        ("本周", "2027-02-22", "2027-03-01"),
        ("下周", "2027-03-01", "2027-03-08"), ("this month", "2027-02-01", "2027-03-01"),
        ("下个月", "2027-03-01", "2027-04-01"),
        ("last year", "2026-01-01", "2027-01-01"), ("今年", "2027-01-01", "2028-01-01"),
        ("Sat 6 Mar", "2027-03-06", "2027-03-07"),
        ("2027-02-28", "2027-02-28", "2027-03-01"), ("下周六", "2027-03-06", "2027-03-07"),
    ])
    func `in a range of days the last one is in`(text: String, first: String, next: String) throws {
        #expect(try readRange(text) == "\(first)T00:00+08:00/\(next)T00:00+08:00")
    }

    @Test func `a range may also have times`() throws {
        #expect(try readRange("sat 14:00-17:00") == "2027-02-27T14:00+08:00/2027-02-27T17:00+08:00")
    }

    @Test func `a day or a moment is read alone`() throws {
        let (zone, now) = (try Zone(shanghai), try instant(thursday))
        #expect(try When.parseDay("03-06", now: now, zone: zone) == date(2027, 3, 6))
        #expect(try When.parseDay("周六", now: now, zone: zone) == date(2027, 2, 27))
        #expect(throws: WhenError.notOneDay("2027-03")) { try When.parseDay("2027-03", now: now, zone: zone) }
        let noon = try instant("2027-03-06T12:00+08:00")
        for text in ["2027-03-06 12:00", "Sat 6 Mar 12:00", "2027-03-06T12:00", "2027-03-06T04:00:00Z"] {
            #expect(try When.parseInstant(text, now: now, zone: zone) == noon)
        }
        #expect(throws: WhenError.noSuchTime("28:00")) { try When.parseInstant("sat 28:00", now: now, zone: zone) }
        #expect(try When.parseInstant("2027-03-31 24:00", now: now, zone: zone) == instant("2027-03-31T16:00Z"))
    }

    @Test(arguments: [
        "", " ", "soon", "14-17", "14:00", "2027-03-06 14:00-17:00 x", "sat 14:0-17:00", "2027-3-6-", "P3D", "2027Q5",
        "3/6 14:00-17:00",
        "2027-03-06 14:00+", "2027-03-06 14:00+3", "satx 14:00-17:00", "٣ 14:00-17:00", "\u{202E}sat 14:00-17:00",
        "20270306 14:00-17:00",
        "-14:00-17:00", "2027-03-06 14:00--", "99999999999999999999-01-01", "next sat 14:00-17:00",
    ])
    func `what is no time is refused as it was written`(text: String) {
        #expect(throws: WhenError.unreadable(text)) { try read(text) }
    }

    @Test func `a refusal says what is wrong`() throws {
        func refused(_ text: String) -> WhenError? {
            #expect(throws: WhenError.self) { try read(text) }
        }
        #expect(refused("2027-02-29 14:00-17:00") == .noSuchDate("2027-02-29"))
        #expect(refused("2月30日 14:00-17:00") == .noSuchDate("02-30"))
        #expect(refused("2027-13-01 14:00-17:00") == .noSuchDate("2027-13-01"))
        #expect(refused("0000-01-01 14:00-17:00") == .noSuchDate("0000-01-01"))
        #expect(refused("sat 25:00-26:00") == .noSuchTime("25:00"))
        #expect(refused("sat 14:00-14:60") == .noSuchTime("14:60"))
        #expect(refused("sat 24:00-24:00") == .noSuchTime("24:00"))
        #expect(refused("sun 2027-03-06 14:00-17:00") == .otherWeekday(try date(2027, 3, 6), written: .sunday))
        #expect(refused("2027-03-06") == .timeMissing(try date(2027, 3, 6)))
        #expect(refused("2027-03-06 14:00") == .endMissing(try local("2027-03-06T14:00")))
        #expect(refused("sat 9-11") == .hoursOrDate("sat 9-11"))
        #expect(
            refused("2027-03-06 17:00-14:00")
                == .endBeforeStart(start: try local("2027-03-06T17:00"), end: try local("2027-03-06T14:00")))
        #expect(
            refused("2027-03-06 14:00-14:00")
                == .endBeforeStart(start: try local("2027-03-06T14:00"), end: try local("2027-03-06T14:00")))
        #expect(
            refused("2027-03-06 14:00+0h")
                == .endBeforeStart(start: try local("2027-03-06T14:00"), end: try local("2027-03-06T14:00")))
        #expect(refused("2027-03-06 14:00+367d") == .tooLong(limit: When.longestPeriod))
        #expect(refused("2027-03-06 14:00+999999999w") == .tooLong(limit: When.longestPeriod))
        #expect(refused("2027-03-06 14:00 - 2029-03-06 14:00") == .tooLong(limit: When.longestPeriod))
        #expect(refused("2027-03-06 14:00(+09:00)-17:00") != nil)
        #expect(throws: WhenError.self) { try readRange("2027-03-10..2027-03-06") }
        #expect(throws: WhenError.self) { try readRange("03-09..03-08") }
    }
}
