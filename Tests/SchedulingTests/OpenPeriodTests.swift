import Scheduling
import Testing

@Suite struct OpenPeriodTests {
    private func open(_ hours: String, _ range: String, _ name: String) throws -> [String] {
        let zone = try Zone(name)
        let period = try When.parseRange(range, now: instant("2026-01-15T12:00Z"), zone: zone)
        return try resource(hours: hours).open(within: period, .none, in: zone).map {
            TimeText.period($0, zone: zone, language: .english)
        }
    }

    @Test func `opening hours are periods of each day`() throws {
        #expect(
            try open("mon-fri 09:00-12:00, mon-fri 14:00-18:00, sat 10:00-24:00", "2026-03-06..2026-03-08", berlin) == [
                "Fri 2026-03-06 09:00-12:00", "Fri 2026-03-06 14:00-18:00", "Sat 2026-03-07 10:00-24:00",
            ])
        #expect(try open("always", "2026-03-06", berlin) == ["Fri 2026-03-06 00:00-24:00"])
        #expect(try open("mon 09:00-12:00", "2026-03-06", berlin) == [])
        #expect(try open("daily 00:00-24:00", "2026-03-06..2026-03-07", berlin).count == 1)
    }

    @Test func `opening hours in a night on which clocks change begin when clocks show them, or would have`() throws {
        #expect(try open("sun 02:30-05:00", "2026-03-29", berlin) == ["Sun 2026-03-29 03:00-05:00"])
        #expect(try open("sun 01:00-02:30", "2026-10-25", berlin) == ["Sun 2026-10-25 01:00-02:30(+02:00)"])
        #expect(try open("sun 02:15-05:00", "2026-10-04", lordHowe) == ["Sun 2026-10-04 02:30-05:00"])
    }
}
