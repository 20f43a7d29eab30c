import Scheduling
import Testing

/// Where things are, and how far that is.
@Suite struct PlaceTests {
    @Test func `distances are great circles`() throws {
        let paris = try #require(Location("48.8566, 2.3522"))
        let london = try #require(Location("51.5074,-0.1278"))
        #expect((343_000...344_500).contains(paris.metres(to: london)))
        #expect(paris.metres(to: paris) == 0)
        let (west, east) = (try #require(Location("0,179.5")), try #require(Location("0,-179.5")))
        #expect((111_000...111_400).contains(west.metres(to: east)), "over the line where the degrees end")
        #expect(Location("91,0") == nil)
        #expect(Location("here") == nil)
    }

    @Test(arguments: [
        ("20min", 1_600), ("20 分钟", 1_600), ("800m", 800), ("1.5km", 1_500), ("2 公里", 2_000), ("1h", 4_800),
    ])
    func `a reach is a way or minutes on foot`(text: String, metres: Int) throws {
        #expect(try #require(Reach(text)).metres(at: .usual) == metres)
    }

    @Test(arguments: ["", "20", "km", "-5m", "0m", "far", "9999999km"])
    func `anything else is none`(text: String) {
        #expect(Reach(text) == nil)
    }

    @Test func `a begun minute counts`() {
        #expect(WalkingSpeed.usual.minutes(for: 0) == 0)
        #expect(WalkingSpeed.usual.minutes(for: 80) == 1)
        #expect(WalkingSpeed.usual.minutes(for: 81) == 2)
    }

    @Test func `windows are times of one length on some weekdays, by half hours`() throws {
        let zone = try Zone(shanghai)
        let now = try instant(thursday)
        let march = try When.parseRange("2027-03-01..2027-03-14", now: now, zone: zone)
        let windows = Windows(on: [.saturday], between: 13 * 60..<17 * 60, for: .seconds(3 * 3_600))
        #expect(
            windows.periods(within: march, after: now, in: zone).map { iso($0, in: zone) } == [
                "2027-03-06T13:00+08:00/2027-03-06T16:00+08:00", "2027-03-06T13:30+08:00/2027-03-06T16:30+08:00",
                "2027-03-06T14:00+08:00/2027-03-06T17:00+08:00", "2027-03-13T13:00+08:00/2027-03-13T16:00+08:00",
                "2027-03-13T13:30+08:00/2027-03-13T16:30+08:00", "2027-03-13T14:00+08:00/2027-03-13T17:00+08:00",
            ])
    }
}
