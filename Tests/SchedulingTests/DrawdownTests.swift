import Foundation
import Scheduling
import Testing

/// Pace, benchmark and parts, on figures that were reckoned by hand.
@Suite struct DrawdownTests {
    private func day(_ month: Int, _ day: Int, year: Int = 2027) throws -> LocalDate {
        try #require(LocalDate(year: year, month: month, day: day))
    }

    private func line(
        _ balances: Balances, recent: Int64 = 0, benchmark: Benchmark = .linear, formula: RateFormula = .spent,
        carriedOver: Int = 0, invoiced: Int64? = 0
    ) -> DrawdownLine {
        var line = DrawdownLine(
            id: UUID(), fund: .init(code: "f", name: "Fund"), project: .init(code: "p", name: "Project"), owners: ["o"],
            category: "rent", year: 2027, benchmark: benchmark, formula: formula, carriedOver: carriedOver,
            invoiced: invoiced)
        line.balances = balances
        line.recent = recent
        return line
    }

    @Test func `what is available is what nothing else has`() {
        let balances = Balances(granted: 1_000, reserved: 10, committed: 200, spent: 300, lapsed: 40, released: 5)
        #expect(balances.available == 450)
        #expect([balances, balances].total.available == 900)
    }

    @Test func `without a curve the benchmark rises by the day`() throws {
        #expect(Benchmark.linear.share(by: try day(12, 31, year: 2026), of: 2027) == 0)
        #expect(Benchmark.linear.share(by: try day(1, 1), of: 2027) == 1_000_000 / 365)
        #expect(Benchmark.linear.share(by: try day(2, 25), of: 2027) == 56_000_000 / 365)
        #expect(Benchmark.linear.share(by: try day(12, 31), of: 2027) == 1_000_000)
        #expect(Benchmark.linear.share(by: try day(2, 29, year: 2028), of: 2028) == 60_000_000 / 366)
        #expect(Benchmark.linear.share(by: try day(1, 1, year: 2028), of: 2027) == 1_000_000)
    }

    @Test func `a curve rises within its months by the day`() throws {
        let curve = Benchmark(
            months: [
                0, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000, 700_000, 800_000, 900_000, 950_000, 1_000_000,
            ])
        #expect(curve.share(by: try day(1, 31), of: 2027) == 0)
        #expect(curve.share(by: try day(2, 14), of: 2027) == 50_000)
        #expect(curve.share(by: try day(2, 28), of: 2027) == 100_000)
        #expect(curve.share(by: try day(11, 15), of: 2027) == 925_000)
        #expect(curve.share(by: try day(12, 31), of: 2027) == 1_000_000)
    }

    @Test func `each fund's own formula counts what is executed`() throws {
        let balances = Balances(granted: 1_000, committed: 200, spent: 300)
        #expect(RateFormula.spent.executed(balances, invoiced: 350) == 300)
        #expect(RateFormula.obligated.executed(balances, invoiced: 350) == 500)
        #expect(RateFormula.invoiced.executed(balances, invoiced: 350) == 350)
        let pace = [line(balances, formula: .spent), line(balances, formula: .obligated)]
            .pace(asOf: try day(6, 30), year: 2027)
        #expect(pace.rate == 400_000)
        #expect(pace.gap == pace.rate - pace.benchmark)
    }

    @Test func `burn counts the days of the month that have passed`() throws {
        // On 30 June six months have passed: 300.00 spent is 50.00 a month; the last three months had 210.00.
        let pace = [line(Balances(granted: 60_000, committed: 1_000, spent: 30_000), recent: 21_000)]
            .pace(asOf: try day(6, 30), year: 2027)
        #expect(pace.burn == 5_000)
        #expect(pace.recentBurn == 7_000)
        // Six more months of 70.00 make 720.00: more than the 300.00 that are left.
        #expect(pace.projected == 72_000)
        #expect(pace.unspent == 0)
        // 300.00 at 70.00 a month last 300 x 365 / (70 x 12) = 130 days.
        #expect(pace.runsOut == (try day(6, 30)).adding(days: 130))
    }

    @Test func `half a month counts half`() throws {
        // On 15 April three and a half months have passed; of the last three, two and a half.
        let pace = [line(Balances(granted: 100_000, spent: 7_000), recent: 5_000)].pace(
            asOf: try day(4, 15), year: 2027)
        #expect(pace.burn == 2_000)
        #expect(pace.recentBurn == 2_000)
        #expect(pace.projected == 7_000 + 17_000)
    }

    @Test func `what is promised is spent even where nothing was yet`() throws {
        let pace = [line(Balances(granted: 10_000, committed: 4_000), carriedOver: 250_000)]
            .pace(asOf: try day(2, 25), year: 2027)
        #expect(pace.projected == 4_000)
        #expect(pace.unspent == 6_000)
        #expect(pace.lapses == 4_500)
        #expect(pace.runsOut == nil)
    }

    @Test func `a year that is over goes on nowhere, one to come has not begun`() throws {
        let spent = line(Balances(granted: 10_000, spent: 4_000), recent: 3_000)
        let after = [spent].pace(asOf: try day(2, 25, year: 2028), year: 2027)
        #expect(after.projected == 4_000)
        #expect(after.benchmark == 1_000_000)
        #expect(after.runsOut == nil)
        let before = [line(Balances(granted: 10_000))].pace(asOf: try day(2, 25, year: 2026), year: 2027)
        #expect(before.rate == 0)
        #expect(before.benchmark == 0)
        #expect(before.projected == 0)
    }

    @Test func `nothing granted is no rate`() throws {
        let pace = [DrawdownLine]().pace(asOf: try day(2, 25), year: 2027)
        #expect(pace.rate == 0 && pace.benchmark == 0 && pace.unspent == 0 && pace.runsOut == nil)
    }

    @Test func `the parts of the hosts add up to what an event has drawn`() throws {
        let start = Instant(secondsSince1970: 1_800_000_000)
        let period = try #require(Period(start: start, end: start + .seconds(3_600)))
        let thirds = try [333_334, 333_333, 333_333].map { try Share(partsPerMillion: $0) }
        let event = DrawdownEvent(
            id: UUID(), line: UUID(), reference: "R-1", title: "Event", period: period, state: .confirmed,
            hosts: ["A", "B", "C"], shares: thirds, since: nil,
            balances: Balances(reserved: 1, committed: 100, spent: 1_000))
        let parts = [event].byHost(in: .cny)
        #expect(parts.map(\.host) == ["A", "B", "C"])
        #expect(parts.map(\.balances.committed) == [34, 33, 33])
        #expect(parts.map(\.balances).total == event.balances)
    }

    @Test(arguments: [(0, CommitmentAge.month), (30, .month), (31, .twoMonths), (61, .threeMonths), (91, .older)])
    func `a commitment's age is told in days`(days: Int, age: CommitmentAge) throws {
        let today = try day(6, 30)
        #expect(CommitmentAge(since: today.adding(days: -days), asOf: today) == age)
    }
}
