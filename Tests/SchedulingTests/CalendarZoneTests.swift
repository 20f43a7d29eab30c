import ICalendar
import Testing

@testable import Scheduling

/// The zones of calendar files, written and read.
@Suite struct CalendarZoneTests {
    private func period(_ zone: Zone, _ from: Int, _ to: Int) throws -> Period {
        let first = try #require(LocalDate(year: from, month: 1, day: 1))
        let last = try #require(LocalDate(year: to, month: 12, day: 31))
        return try #require(zone.period(from: first, through: last))
    }

    @Test func `a zone is written change by change`() throws {
        let zone = try Zone("Europe/Berlin")
        let text = Component(zone, covering: try period(zone, 2027, 2027)).text
        #expect(
            text
                == """
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:STANDARD
                DTSTART:20251231T000000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0100
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20260329T020000
                RDATE:20270328T020000,20280326T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:20261025T030000
                RDATE:20271031T030000,20281029T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                END:VTIMEZONE

                """.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Europe/Dublin",
        "Africa/Casablanca",
        "UTC", "Pacific/Apia",
    ])
    func `a zone that is read from its own text has the same hours`(name: String) throws {
        let zone = try Zone(name)
        let covered = try period(zone, 2026, 2029)
        let written = Component(zone, covering: covered)
        // Under a name that nobody knows, its changes say what it is.
        let renamed = Component("VTIMEZONE", [Property("TZID", text: "Local 1")], components: written.components)
        var zones = CalendarZones(Component("VCALENDAR", components: [renamed]))
        let found = zones.zone(named: "Local 1")
        let read = try #require(found)
        let hours = stride(from: covered.start.secondsSince1970, to: covered.end.secondsSince1970, by: 1_800)
        #expect(
            hours.allSatisfy { second in
                let instant = Instant(secondsSince1970: second)
                return read.offset(at: instant) == zone.offset(at: instant)
            })
    }

    @Test(arguments: [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Beijing", "Asia/Shanghai"),
        ("said", "Asia/Tokyo"),
    ])
    func `a zone is known by name, by the end of it, by another that the file has, or as somebody said`(
        name: String, expected: String
    ) throws {
        let named = Component(
            "VTIMEZONE", [Property("TZID", text: "Beijing"), Property("X-LIC-LOCATION", text: "Asia/Shanghai")])
        var zones = CalendarZones(
            Component("VCALENDAR", components: [named]), said: ["said": try Zone("Asia/Tokyo")])
        #expect(zones.zone(named: name)?.identifier == expected)
    }

    @Test func `Outlook's rules are read from 1601 on`() throws {
        func observance(_ name: String, _ rule: String, _ start: String, _ from: String, _ to: String) -> Component {
            Component(
                name,
                [
                    Property("DTSTART", value: start), Property("RRULE", value: rule),
                    Property("TZOFFSETFROM", value: from), Property("TZOFFSETTO", value: to),
                ])
        }
        let definition = Component(
            "VTIMEZONE", [Property("TZID", text: "W. Europe Standard Time")],
            components: [
                observance(
                    "STANDARD", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "16011028T030000", "+0200", "+0100"),
                observance(
                    "DAYLIGHT", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "16010325T020000", "+0100", "+0200"),
            ])
        var zones = CalendarZones(Component("VCALENDAR", components: [definition]))
        let found = zones.zone(named: "W. Europe Standard Time")
        let zone = try #require(found)
        let berlin = try Zone("Europe/Berlin")
        for text in ["2027-01-15T12:00:00Z", "2027-07-15T12:00:00Z", "2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z"] {
            let instant = try #require(Instant(iso8601: text))
            #expect(zone.offset(at: instant) == berlin.offset(at: instant))
        }
    }

    @Test func `of a zone that nobody knows nothing is guessed`() {
        let bad = Component(
            "VTIMEZONE", [Property("TZID", text: "Bad")],
            components: [Component("STANDARD", [Property("TZOFFSETFROM", value: "+9900")])])
        var zones = CalendarZones(Component("VCALENDAR", components: [bad]))
        #expect(zones.zone(named: "Bad") == nil)
        #expect(zones.zone(named: "Nowhere/At_All") == nil)
        #expect(zones.zone(named: "../etc/passwd") == nil)
    }
}
