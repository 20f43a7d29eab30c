import Foundation
import TestSupport
import Testing

/// A city's open days: 800 venues that list 2,600 events, many of them at once in one place.
@Suite struct CityWeekendTests {
    /// An event as a venue lists it: hours of September 2026.
    private struct Listed: Hashable {
        var venue: Int
        var start: Int
        var end: Int
    }

    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    /// The same events every time. Those that start at one time in one place end at one time, so that it does not
    /// matter to the numbers which of them is bound.
    private let events: [Listed] = {
        var state: UInt64 = 20_260_912
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<2_600).map { _ in
            let venue = next(800)
            let start = 24 * next(6) + 9 + next(9)
            return Listed(venue: venue, start: start, end: start + 1 + (venue + start) % 4)
        }
    }()

    /// How many fit where each venue takes the earliest first.
    private var fitting: Int {
        Dictionary(grouping: events, by: \.venue).values.reduce(0) { sum, listed in
            var free = 0
            var taken = 0
            for event in listed.sorted(by: { $0.start < $1.start }) where event.start >= free {
                free = event.end
                taken += 1
            }
            return sum + taken
        }
    }

    /// How many pairs want one place at one time.
    private var overlaps: Int {
        Dictionary(grouping: events, by: \.venue).values.reduce(0) { sum, listed in
            sum
                + listed.indices.reduce(0) { pairs, one in
                    pairs
                        + listed.indices.count { other in
                            other > one && listed[one].start < listed[other].end
                                && listed[other].start < listed[one].end
                        }
                }
        }
    }

    @Test func `a city's weekend is bound as far as it fits, and nothing is lost or there twice`() throws {
        let pool = try SamplePool()
        let add = try pool.run(
            "pool", "add", "Open days", "--zone", "Europe/London", "--currency", "GBP", "--locale", "en",
            as: pool.administrator())
        #expect(add.code == 0, "\(add)")
        func run(_ arguments: String...) throws -> Answer {
            try pool.run(
                arguments + ["--pool", "Open days", "--locale", "en"], as: pool.administrator(),
                timeout: .seconds(120))
        }
        #expect(try run("org", "add", "open-days").code == 0)

        let venues = try folder.file(
            "venues.csv",
            "code,name,owner\n" + (0..<800).map { "V\($0),Venue \($0),open-days" }.joined(separator: "\n"))
        #expect(try run("import", "venue", venues) == "800 rows: 800 added")

        let rows = events.map {
            "\($0.venue % 7 == 0 ? "Talk" : "Drop in"),V\($0.venue),\(time($0.start)),\(time($0.end)),open-days"
        }
        let file = try folder.file("events.csv", "title,place,start,end,host\n" + rows.joined(separator: "\n"))
        let bound = grouped(fitting)
        let waiting = grouped(events.count - fitting)
        #expect(
            try run("import", "reservation", file, "--map", "place=venue")
                == "2,600 rows: \(bound) bound, \(waiting) wait as requests, 0 the same; \(grouped(overlaps)) pairs overlap"
        )
        #expect(
            try run("import", "reservation", file, "--map", "place=venue")
                == "2,600 rows: 0 bound, 0 wait as requests, 2,600 the same; 0 pairs overlap")
        #expect(try run("import", "venue", venues) == "800 rows: 800 the same")
    }

    private func time(_ hour: Int) -> String {
        let (day, hour) = hour.quotientAndRemainder(dividingBy: 24)
        return "2026-09-\(12 + day)T\(hour < 10 ? "0" : "")\(hour):00:00+01:00"
    }

    private func grouped(_ number: Int) -> String {
        number < 1_000 ? "\(number)" : "\(number / 1_000)," + String("\(number % 1_000 + 1_000)".dropFirst())
    }
}
