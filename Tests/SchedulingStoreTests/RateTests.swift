import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Rates and budget lines on their way through the database.
@Suite struct RateTests {
    @Test func `a rate comes back with its resource, wherever that is named`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let rate = Rate(pool.money(20_000), per: .hour, category: "venue")
            try save(rate, of: pool.hall, in: pool, store)
            let hall = try store.snapshot(of: nil, names: [Snapshot.Name(.venue, "hall")]).matches[0].first?.resource
            #expect(hall?.rate == rate)
            var only = NounFilter()
            only.id = pool.hall.id.uuid
            let row = try store.resources(.venue, in: pool.pool.id, only).first
            #expect(row?.rateAmount == 20_000)
            #expect(row?.rateUnit == .hour)
            #expect(row?.rateCategory == "venue")

            let answer = try store.reserve(
                pool.request(takes: [pool.hall], payments: [pool.payment(500)]), pool.act())
            let standing = try #require(try pool.reservation(answer.reference, in: store))
            #expect(standing.resources.first?.resource.rate == rate)
            #expect(standing.leader == pool.organization(.a))
            #expect(standing.paid == pool.money(500))

            try save(nil, of: pool.hall, in: pool, store)
            #expect(try pool.reservation(answer.reference, in: store)?.resources.first?.resource.rate == nil)
        }
    }

    @Test func `part of a rate, or one that is nothing, is not kept`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            for (fields, constraint): ([String: JSONValue], String) in [
                (["rate_amount": .integer(5)], "resource_rate_is_whole"),
                (rate(.integer(0), "use"), "resource_rate_amount_is_positive"),
                (rate(.integer(5), "week"), "resource_rate_unit_is_known"),
            ] {
                let row = JSONValue.object(fields.merging(["code": .string("hall")]) { $1 })
                #expect(throws: StoreError.self) { try store.save(.venue, .edit, [row], pool.act()) }
                do throws(StoreError) {
                    _ = try store.save(.venue, .edit, [row], pool.act())
                } catch {
                    guard case .badData(let problems) = error else { throw error }
                    #expect(problems.map(\.problem) == [constraint])
                }
            }
        }
    }

    @Test func `a project comes with its lines, and for others than its owners without what is left in them`() throws {
        try SmallPool.use { pool in
            let names = [Snapshot.Name(.project, "project")]
            let mine = try pool.store(as: .a).snapshot(of: nil, names: names)
            let payer = mine.payer(try #require(mine.matches[0].first))
            #expect(payer.id == pool.project)
            #expect(payer.access == .mine)
            #expect(payer.owners == [pool.organization(.a)])
            #expect(payer.lines.map(\.category) == ["venue"])
            #expect(payer.lines.map(\.available) == [1_000_000])
            #expect(payer.lines.map(\.year) == [pool.year])

            let theirs = try pool.store(as: .b).snapshot(of: nil, names: names)
            let other = theirs.payer(try #require(theirs.matches[0].first))
            #expect(other.access == .others)
            #expect(other.lines.map(\.category) == ["venue"])
            #expect(other.lines.map(\.available) == [.max / 4])

            let all = try pool.store().snapshot(of: nil, names: names)
            #expect(all.payer(try #require(all.matches[0].first)).access == .mine)
        }
    }

    @Test func `what is planned is what is taken`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            try save(Rate(pool.money(333), per: .hour, category: "venue"), of: pool.hall, in: pool, store)
            let names = [Snapshot.Name(.venue, "hall"), Snapshot.Name(.project, "project")]
            let snapshot = try store.snapshot(of: nil, names: names)
            let hall = try #require(snapshot.matches[0].first?.resource)
            let payer = snapshot.payer(try #require(snapshot.matches[1].first))
            let period = pool.hour(3, length: 2)
            let zone = pool.pool.zone
            let cost = try Cost(
                of: [Take(hall)], during: period, ledBy: pool.organization(.b), in: zone, currency: pool.pool.currency)
            let host = AskedHost(Organization(id: pool.organization(.a), name: "Union a"))
            let plan = try PaymentPlan(
                for: cost, by: [AskedPayment(payer)], hosts: [host], on: zone.local(period.start).date)
            let answer = try store.reserve(
                pool.request(during: period, takes: [hall], payments: plan.payments), pool.act())
            #expect(answer.money?.map(\.amount) == [666])
            let after = try store.snapshot(of: nil, names: names)
            #expect(after.payer(try #require(after.matches[1].first)).lines.map(\.available) == [1_000_000 - 666])
        }
    }

    @Test func `what a hold that has run out had of a line counts as there`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let start = pool.hour(-100).start
            try pool.database.set(.frozen(start))
            let hold = pool.request(
                takes: [pool.venues[0]], payments: [pool.payment(700)], firmness: .hold(.seconds(3_600)))
            _ = try store.reserve(hold, pool.act())
            let available = {
                let snapshot = try pool.store(as: .a).snapshot(of: nil, names: [Snapshot.Name(.project, "project")])
                return snapshot.payer(try #require(snapshot.matches[0].first)).lines.map(\.available)
            }
            #expect(try available() == [999_300])
            try pool.database.set(.frozen(start + .seconds(3_600)))
            #expect(try available() == [1_000_000])
        }
    }

    private func save(
        _ rate: Rate?, of resource: Resource, in pool: SmallPool, _ store: borrowing Store
    ) throws {
        let row = JSONValue.object([
            "code": .string(resource.code),
            "rate_amount": rate.map { .integer($0.amount.minorUnits) } ?? .null,
            "rate_unit": rate.map { .string($0.unit.rawValue) } ?? .null,
            "rate_category": rate.map { .string($0.category) } ?? .null,
        ])
        _ = try store.save(.venue, .edit, [row], pool.act())
    }

    private func rate(_ amount: JSONValue, _ unit: String) -> [String: JSONValue] {
        ["rate_amount": amount, "rate_unit": .string(unit), "rate_category": .string("venue")]
    }
}
