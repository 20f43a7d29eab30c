import Scheduling
import Testing

@Suite struct ClockChangeTests {
    @Test(arguments: [
        (berlin, "2026-03-29", "02:30", ["2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"]),
        (newYork, "2026-03-08", "02:30", ["2026-03-08T01:30:00-05:00", "2026-03-08T03:30:00-04:00"]),
        (lordHowe, "2026-10-04", "02:10", ["2026-10-04T01:40:00+10:30", "2026-10-04T02:40:00+11:00"]),
    ])
    func `a time that clocks skip is refused with the nearest ones`(
        name: String, day: String, time: String, nearest: [String]
    ) throws {
        let zone = try Zone(name)
        let skipped = try local("\(day)T\(time)")
        let error = #expect(throws: WhenError.self) { try read("\(day) \(time)-06:00", zone: name) }
        guard case .gap(skipped, zone, let moments) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(moments.map(zone.iso8601) == nearest)
        #expect(throws: WhenError.self) { try read("\(day) 00:30-\(time)", zone: name) }
    }

    @Test(arguments: [
        (berlin, "2026-10-25", "02:30"), (newYork, "2026-11-01", "01:30"), (lordHowe, "2026-04-05", "01:45"),
    ])
    func `a time that comes twice is refused with spellings that settle it`(name: String, day: String, time: String)
        throws
    {
        let zone = try Zone(name)
        let twice = try local("\(day)T\(time)")
        for text in ["\(day) \(time)-06:00", "\(day) 00:30-\(time)", "\(day) \(time)+1h"] {
            let error = #expect(throws: WhenError.self) { try read(text, zone: name) }
            guard case .fold(twice, zone, let spellings) = error else {
                Issue.record("\(text): \(String(describing: error))")
                continue
            }
            #expect(spellings.count == 2)
            let periods = try spellings.map { try When.parse($0, now: instant(thursday), zone: zone) }
            #expect(periods == periods.sorted() && Set(periods).count == 2)
        }
    }

    @Test(arguments: [
        ("2026-10-25 02:30(+02:00)-04:00", "2026-10-25T02:30+02:00/2026-10-25T04:00+01:00"),
        ("2026-10-25 02:30(+01:00)-04:00", "2026-10-25T02:30+01:00/2026-10-25T04:00+01:00"),
        ("2026-10-25 02:50(+02:00)-02:10(+01:00)", "2026-10-25T02:50+02:00/2026-10-25T02:10+01:00"),
        ("2026-10-25 02:30（+02:00）-02:30（+01:00）", "2026-10-25T02:30+02:00/2026-10-25T02:30+01:00"),
        ("2026-10-25T02:30+02:00/PT1H", "2026-10-25T02:30+02:00/2026-10-25T02:30+01:00"),
        ("2026-10-24 22:00+8h", "2026-10-24T22:00+02:00/2026-10-25T05:00+01:00"),
        ("2026-10-24 22:00-06:00", "2026-10-24T22:00+02:00/2026-10-25T06:00+01:00"),
        ("2026-03-28 22:00-06:00", "2026-03-28T22:00+01:00/2026-03-29T06:00+02:00"),
    ])
    func `an offset says which of two times is meant`(text: String, expected: String) throws {
        #expect(try read(text, now: "2026-01-01T00:00Z", zone: berlin) == expected)
    }

    @Test func `both ends that come twice leave three readings`() throws {
        let error = #expect(throws: WhenError.self) { try read("2026-10-25 02:10-02:50", zone: berlin) }
        guard case .fold(_, _, let spellings) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(spellings.count == 3)
    }

    @Test func `an offset that is not in force is refused`() throws {
        let zone = try Zone(berlin)
        let twice = try local("2026-10-25T02:30")
        #expect(throws: WhenError.otherOffset(twice, zone: zone, written: 10_800)) {
            try read("2026-10-25 02:30(+03:00)-04:00", zone: berlin)
        }
    }

    @Test(arguments: [
        (berlin, "2026-03-29", 23), (berlin, "2026-10-25", 25), (newYork, "2026-03-08", 23),
        ("Africa/Cairo", "2026-04-24", 23),
        ("America/Havana", "2026-11-01", 25),
    ])
    func `a day has the hours that it has`(name: String, day: String, hours: Int) throws {
        let zone = try Zone(name)
        let period = try When.parseRange(day, now: instant(thursday), zone: zone)
        #expect(period.duration == .seconds(hours * 3_600))
        #expect(try When.parse("\(day) 12:00-24:00", now: instant(thursday), zone: zone).end == period.end)
    }
}
