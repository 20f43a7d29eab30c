import Scheduling
import Testing

@Suite struct ZoneTests {
    @Test(arguments: [
        "", "FOO+3", "UTC+3", "EST5EDT4", "CET-1CEST", "../../etc/passwd", "/etc/localtime", "Europe/../Europe/Berlin",
        "Europe",
        "Europe/", "Europe//Berlin", "posix/Europe/Berlin", "right/Europe/Berlin", "localtime", "posixrules", "Factory",
        "zone.tab",
        "tzdata.zi", "europe/berlin", "Europe/Berlin\u{0}", "Europe/Berlin ", "+08:00",
    ])
    func `only names of the tz database are zones`(name: String) {
        #expect(throws: ZoneError.unknown(name)) { try Zone(name) }
    }

    @Test(arguments: [
        "UTC", "Etc/GMT+5", "GMT+0", "PRC", "US/Eastern", "America/Argentina/Buenos_Aires", "America/Port-au-Prince",
    ])
    func `links and fixed offsets of the tz database are zones`(name: String) throws {
        #expect(try Zone(name).identifier == name)
    }

    @Test(arguments: [
        (shanghai, "1900-12-31T15:54:16Z", 29_143), (shanghai, "1986-05-03T17:59:59Z", 28_800),
        (shanghai, "1986-05-03T18:00:00Z", 32_400), (shanghai, "1987-09-12T16:59:59Z", 32_400),
        (shanghai, "1987-09-12T17:00:00Z", 28_800), (shanghai, "1991-09-14T16:59:59Z", 32_400),
        (shanghai, "2099-07-01T00:00:00Z", 28_800),
        (berlin, "2026-03-29T00:59:59Z", 3_600), (berlin, "2026-03-29T01:00:00Z", 7_200),
        (berlin, "2099-10-25T00:59:59Z", 7_200), (berlin, "2099-10-25T01:00:00Z", 3_600),
        (newYork, "2026-11-01T05:59:59Z", -14_400), (newYork, "2026-11-01T06:00:00Z", -18_000),
        (newYork, "2062-03-12T07:00:00Z", -14_400),
        (lordHowe, "2026-04-04T14:59:59Z", 39_600), (lordHowe, "2026-04-04T15:00:00Z", 37_800),
        (lordHowe, "2038-10-02T15:29:59Z", 37_800), (lordHowe, "2038-10-02T15:30:00Z", 39_600),
        ("Europe/Dublin", "1977-12-01T00:00:00Z", 0), ("Europe/Dublin", "2050-07-01T00:00:00Z", 3_600),
        ("Asia/Kathmandu", "2027-01-01T00:00:00Z", 20_700), ("Etc/GMT+5", "2027-01-01T00:00:00Z", -18_000),
    ])
    func `the offset is the tz database's`(name: String, moment: String, offset: Int) throws {
        #expect(try Zone(name).offset(at: instant(moment)) == offset)
    }

    @Test(arguments: [
        (berlin, "2026-03-29T01:59", ["2026-03-29T01:59:00+01:00"]), (berlin, "2026-03-29T02:00", []),
        (berlin, "2026-03-29T02:59", []), (berlin, "2026-03-29T03:00", ["2026-03-29T03:00:00+02:00"]),
        (berlin, "2026-10-25T02:00", ["2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00"]),
        (berlin, "2026-10-25T03:00", ["2026-10-25T03:00:00+01:00"]),
        (newYork, "2026-03-08T02:30", []),
        (newYork, "2026-11-01T01:30", ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"]),
        (lordHowe, "2026-10-04T02:15", []), (lordHowe, "2026-10-04T02:30", ["2026-10-04T02:30:00+11:00"]),
        (lordHowe, "2026-04-05T01:30", ["2026-04-05T01:30:00+11:00", "2026-04-05T01:30:00+10:30"]),
        (lordHowe, "2026-04-05T01:29", ["2026-04-05T01:29:00+11:00"]),
        (lordHowe, "2026-04-05T02:00", ["2026-04-05T02:00:00+10:30"]),
        ("Pacific/Apia", "2011-12-30T12:00", []), ("Pacific/Apia", "2011-12-31T00:00", ["2011-12-31T00:00:00+14:00"]),
        (shanghai, "2027-03-06T14:00", ["2027-03-06T14:00:00+08:00"]),
    ])
    func `clocks show a time once, twice or never`(name: String, wall: String, moments: [String]) throws {
        let zone = try Zone(name)
        #expect(try zone.instants(of: local(wall)).map(zone.iso8601) == moments)
    }

    @Test(arguments: [
        ("Africa/Cairo", 2026, 4, 24, "2026-04-24T01:00:00+03:00"),
        ("America/Havana", 2026, 11, 1, "2026-11-01T00:00:00-04:00"),
        ("Pacific/Apia", 2011, 12, 30, "2011-12-31T00:00:00+14:00"), (berlin, 2026, 3, 29, "2026-03-29T00:00:00+01:00"),
    ])
    func `a day starts at its first moment`(name: String, year: Int, month: Int, day: Int, moment: String) throws {
        let zone = try Zone(name)
        #expect(zone.iso8601(zone.startOfDay(try date(year, month, day))) == moment)
    }

    @Test(arguments: [shanghai, berlin, newYork, lordHowe, "Africa/Casablanca", "Asia/Gaza", "Pacific/Apia"])
    func `every moment is among those of what clocks show then`(name: String) throws {
        let zone = try Zone(name)
        var generator = SeededGenerator(seed: 20_270_306)
        for _ in 0..<2_000 {
            let moment = Instant(secondsSince1970: Int.random(in: 0...4_102_444_800, using: &generator))
            let found = zone.instants(of: zone.local(moment))
            #expect(found.contains(moment) && found == found.sorted() && found.count <= 2)
        }
    }

    @Test func `the edges of time do not trap`() throws {
        for name in [berlin, lordHowe, "UTC"] {
            let zone = try Zone(name)
            for moment in [Instant.distantPast, .distantFuture] {
                #expect(zone.instants(of: zone.local(moment)).count <= 2)
            }
            for day in [LocalDate(daysSince1970: .min), LocalDate(daysSince1970: .max)] {
                _ = zone.startOfDay(day)
            }
        }
    }
}
