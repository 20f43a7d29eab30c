import Foundation
import Scheduling
import Testing

@Suite struct RateTests {
    static let typed: [(String, Int64, Rate.Unit, String)] = [
        ("200/hour 场租", 20_000, .hour, "场租"), ("200/小时 场租", 20_000, .hour, "场租"),
        ("200/小时场租", 20_000, .hour, "场租"), ("¥1,250.50/day rent and fees", 125_050, .day, "rent and fees"),
        ("50 / 天 物料", 5_000, .day, "物料"), ("800／次 场租", 80_000, .use, "场租"), ("８００元/USE 场租", 80_000, .use, "场租"),
        ("0.01/h a", 1, .hour, "a"), ("10,000,000,000/use a", Rate.limit, .use, "a"),
    ]

    @Test(arguments: typed)
    func `a rate is read as people type it`(text: String, units: Int64, unit: Rate.Unit, category: String) throws {
        let rate = Rate(Money(minorUnits: units, currency: .cny), per: unit, category: category)
        #expect(try Rate(text, currency: .cny) == rate)
    }

    static let wrong: [(String, RateError)] = [
        ("", .notARate("")), ("200", .notARate("200")), ("200/", .notARate("200/")),
        ("200/hour", .notARate("200/hour")),
        ("200/小时", .notARate("200/小时")), ("200/week 场租", .unknownUnit("week")),
        ("200/hourly x", .unknownUnit("hourly")),
        ("x/hour a", .amount(.notAnAmount("x"))), ("0/hour a", .amount(.notAnAmount("0"))),
        ("-5/hour a", .amount(.notAnAmount("-5"))), ("1.005/day a", .amount(.tooManyDecimals("1.005", .cny))),
        ("10,000,000,000.01/use a", .amount(.overflow)), ("200/hour a\u{7}b", .notARate("200/hour a\u{7}b")),
    ]

    @Test(arguments: wrong)
    func `what is no rate is refused, by what is wrong with it`(text: String, error: RateError) {
        #expect(throws: error) { try Rate(text, currency: .cny) }
    }

    @Test(arguments: Rate.Unit.allCases, Language.allCases)
    func `what is printed is read back as the same rate`(unit: Rate.Unit, language: Language) throws {
        let rate = Rate(Money(minorUnits: 123_456_789, currency: .cny), per: unit, category: "场租 (hall)")
        #expect(try Rate(rate.text(in: language), currency: .cny) == rate)
    }

    @Test func `hours are charged by the exact time and rounded once, half up`() throws {
        let cost = { (minutes: Int, units: Int64) in try charged(units, .hour, "2027-03-06T14:00:00", minutes: minutes)
        }
        #expect(try cost(180, 20_000) == 60_000)
        #expect(try cost(90, 20_001) == 30_002)
        #expect(try cost(20, 100) == 33)
        #expect(try cost(40, 100) == 67)
        #expect(try cost(1, 29) == 0)
        #expect(try cost(1, 30) == 1)
        #expect(try charged(29, .hour, "2027-03-06T14:00:00", minutes: 1, quantity: 3) == 1)
    }

    @Test func `an hour is an hour, whatever the clocks do`() throws {
        // Berlin, 28 March 2027: 02:00 becomes 03:00, so from 01:00 to 04:00 it is two hours; in October four.
        let spring = try charged(1_000, .hour, from: "2027-03-28T01:00:00+01:00", to: "2027-03-28T04:00:00+02:00")
        let autumn = try charged(1_000, .hour, from: "2027-10-31T01:00:00+02:00", to: "2027-10-31T04:00:00+01:00")
        #expect(spring == 2_000)
        #expect(autumn == 4_000)
    }

    @Test func `days are those of the local calendar that a period touches`() throws {
        let days = { (start: String, end: String) in try charged(100, .day, from: start, to: end) / 100 }
        #expect(try days("2027-03-06T00:00:00+01:00", "2027-03-07T00:00:00+01:00") == 1)
        #expect(try days("2027-03-06T22:00:00+01:00", "2027-03-07T00:00:01+01:00") == 2)
        #expect(try days("2027-03-06T23:59:00+01:00", "2027-03-08T00:01:00+01:00") == 3)
        // The short day of the year, from its first moment to its last, is one day; in UTC it would be two.
        #expect(try days("2027-03-28T00:00:00+01:00", "2027-03-29T00:00:00+02:00") == 1)
        #expect(try days("2027-10-31T00:00:00+02:00", "2027-11-01T00:00:00+01:00") == 1)
    }

    @Test func `a use is charged once, however long it is, and for each piece`() throws {
        #expect(try charged(80_000, .use, "2027-03-06T14:00:00", minutes: 6_000) == 80_000)
        #expect(try charged(500, .use, "2027-03-06T14:00:00", minutes: 60, quantity: 120) == 60_000)
        #expect(try charged(500, .day, "2027-03-06T14:00:00", minutes: 60, quantity: 3) == 1_500)
    }

    @Test func `a cost too large to be added up is refused`() throws {
        #expect(throws: MoneyError.overflow) {
            try charged(Rate.limit, .use, "2027-03-06T14:00:00", minutes: 60, quantity: Int(Int32.max))
        }
        #expect(throws: MoneyError.overflow) {
            try charged(Rate.limit, .hour, "2027-03-06T14:00:00", minutes: 500_000, quantity: 1_000)
        }
    }

    private func charged(
        _ units: Int64, _ unit: Rate.Unit, _ start: String, minutes: Int, quantity: Int = 1
    ) throws -> Int64 {
        let start = try instant(start + "+01:00")
        let period = try #require(Period(start: start, end: start + .seconds(60 * minutes)))
        return try charged(units, unit, period, quantity)
    }

    private func charged(_ units: Int64, _ unit: Rate.Unit, from start: String, to end: String) throws -> Int64 {
        try charged(units, unit, try #require(Period(start: try instant(start), end: try instant(end))), 1)
    }

    private func charged(_ units: Int64, _ unit: Rate.Unit, _ period: Period, _ quantity: Int) throws -> Int64 {
        let rate = Rate(Money(minorUnits: units, currency: .eur), per: unit, category: "rent")
        return try rate.cost(of: period, quantity: quantity, in: Zone(berlin)).minorUnits
    }
}

@Suite struct CostTests {
    private let union = OrganizationID(UUID())
    private let league = OrganizationID(UUID())

    @Test func `a reservation costs what its venues, people and pieces do, by category`() throws {
        let cost = try cost([
            Take(resource("hall", "200/hour rent", owner: union)),
            Take(resource("lawyer", "500/use fees", owner: union)),
            Take(resource("tents", "50/day rent", owner: union), quantity: 3),
            Take(resource("chairs", nil, owner: union)),
        ])
        #expect(cost.lines.map(\.amount.minorUnits) == [60_000, 50_000, 15_000])
        #expect(cost.needs == [need("rent", 75_000), need("fees", 50_000)])
        #expect(cost.total.minorUnits == 125_000)
    }

    @Test func `what the leading host owns is free, and what a co-host owns is not`() throws {
        let takes = [
            Take(try resource("hall", "800/use rent", owner: league)),
            Take(try resource("lawyer", "500/use fees", owner: union)),
        ]
        #expect(try cost(takes, leader: league).needs == [need("fees", 50_000)])
        #expect(try cost(takes, leader: union).needs == [need("rent", 80_000)])
        #expect(try cost(takes, leader: OrganizationID(UUID())).total.minorUnits == 130_000)
    }

    @Test func `what is unpaid is what no amount of its category covers`() throws {
        let cost = try cost([
            Take(resource("hall", "800/use rent", owner: union)),
            Take(resource("lawyer", "500/use fees", owner: union)),
        ])
        #expect(cost.unpaid(after: []) == cost.needs)
        #expect(
            cost.unpaid(after: [need("rent", 50_000), need("other", 99_000)]) == [
                need("rent", 30_000), need("fees", 50_000),
            ])
        #expect(cost.unpaid(after: [need("rent", 50_000), need("rent", 30_000), need("fees", 90_000)]) == [])
    }

    private func need(_ category: String, _ units: Int64) -> Cost.Need {
        Cost.Need(category, Money(minorUnits: units, currency: .cny))
    }

    private func resource(_ name: String, _ rate: String?, owner: OrganizationID) throws -> Resource {
        Resource(
            id: ResourceID(UUID()), kind: .venue, code: name, name: name, owner: owner,
            rate: try rate.map { try Rate($0, currency: .cny) })
    }

    private func cost(_ takes: [Take], leader: OrganizationID? = nil) throws -> Cost {
        let start = try instant("2027-03-06T14:00:00+08:00")
        let period = try #require(Period(start: start, end: start + .seconds(3 * 3_600)))
        return try Cost(of: takes, during: period, ledBy: leader, in: Zone(shanghai), currency: .cny)
    }
}
