import ICalendar
import Testing

@testable import Scheduling

/// The days of a series as a calendar has them: whatever stands, and nothing else.
@Suite struct SeriesDatesTests {
    private let berlin: Zone

    init() throws { berlin = try Zone("Europe/Berlin") }

    private func days(_ list: String...) throws -> [Instant] {
        try list.map { berlin.instant(try #require(time($0))) }
    }

    private func time(_ text: String) -> FloatingTime? {
        guard case .floating(let time) = WrittenTime("2027\(text)T140000") else { return nil }
        return time
    }

    /// What a reader makes of them.
    private func read(_ dates: SeriesDates) throws -> [Instant] {
        var found: Set<Instant> = [dates.start]
        if var rule = dates.rule {
            guard case .until(.universal(let last)) = rule.end else { return [] }
            rule.end = .until(.floating(try #require(berlin.floating(Zone.utc.instant(last)))))
            let horizon = try #require(FloatingTime(year: 2100, month: 1, day: 1))
            let first = try #require(berlin.floating(dates.start))
            found.formUnion(rule.occurrences(from: first, before: horizon, limit: 1_000).map(berlin.instant))
        }
        return found.union(dates.also).subtracting(dates.except).sorted()
    }

    @Test func `a weekly series keeps the wall's time through the night when clocks change`() throws {
        let starts = try days("0320", "0327", "0403", "0410")
        let dates = try #require(
            SeriesDates(rule: "FREQ=WEEKLY;COUNT=4", starts: starts, standing: Set(starts), in: berlin))
        #expect(dates.rule?.description == "FREQ=WEEKLY;UNTIL=20270410T120000Z")
        #expect(dates.also.isEmpty && dates.except.isEmpty)
        #expect(try read(dates) == starts)
    }

    @Test func `what was left out, called off or taken elsewhere is written as it stands`() throws {
        let starts = try days("0306", "0313", "0320", "0327", "0331")
        let standing = Set(try days("0306", "0320", "0331"))
        let dates = try #require(
            SeriesDates(rule: "FREQ=WEEKLY", starts: starts, standing: standing, in: berlin))
        #expect(dates.also == (try days("0331")))
        #expect(dates.except == (try days("0313", "0327")))
        #expect(try read(dates) == standing.sorted())
    }

    @Test func `of a first day on which nothing stands the start is taken out`() throws {
        let starts = try days("0306", "0313")
        let dates = try #require(
            SeriesDates(rule: "FREQ=WEEKLY", starts: starts, standing: [starts[1]], in: berlin))
        #expect(dates.except == [starts[0]])
        #expect(try read(dates) == [starts[1]])
    }

    @Test(arguments: [nil, "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY"])
    func `days that no rule gives are listed`(rule: String?) throws {
        let starts = try days("0306", "0311", "0402")
        let dates = try #require(SeriesDates(rule: rule, starts: starts, standing: Set(starts), in: berlin))
        #expect(dates.rule == nil)
        #expect(dates.also == Array(starts.dropFirst()))
        #expect(try read(dates) == starts)
    }

    @Test func `of no day there is nothing`() {
        #expect(SeriesDates(rule: "FREQ=DAILY", starts: [], standing: [], in: berlin) == nil)
    }
}
