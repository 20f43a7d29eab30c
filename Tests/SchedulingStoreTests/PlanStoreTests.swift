import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Plans over the database: what is stored is accepted as a whole.
@Suite struct PlanStoreTests {
    /// As many hours in which b asks for the venue that a has, each paid with so much of one project.
    private func asking(_ count: Int, paying amount: Int64, in pool: SmallPool) throws -> [(
        id: ConflictID, reference: String
    )] {
        let store = try pool.store()
        for round in 0..<count {
            let period = pool.hour(10 + 24 * round, length: 2)
            _ = try store.reserve(pool.request("There \(round)", during: period, takes: [pool.venues[0]]), pool.act())
            _ = try store.reserve(
                pool.request(
                    "Asks \(round)", by: .a, during: period, takes: [pool.venues[0]], payments: [pool.payment(amount)],
                    firmness: .request), pool.act())
        }
        var filter = ConflictFilter()
        filter.states = [.open]
        return try store.conflicts(in: pool.pool.id, filter).map { ($0.conflict.id, $0.conflict.reference) }
    }

    private func plan(
        _ conflicts: [(id: ConflictID, reference: String)], in pool: SmallPool
    ) throws -> (items: [PlanItem], disturbance: Int) {
        let store = try pool.store()
        return try store.plan(
            for: conflicts, in: pool.pool, asking: .administrator, now: try store.snapshot(of: nil).now
        ) { _, _ in true }
    }

    @Test func `what there is money for once is promised once, and all that is promised is done`() throws {
        var small = SmallPool.Plan()
        small.grant = 100_000
        try SmallPool.use(small) { pool in
            let conflicts = try asking(3, paying: 40_000, in: pool)
            #expect(conflicts.count == 3)
            let found = try plan(conflicts, in: pool)
            let left = found.items.filter { $0.proposal == nil && $0.by == nil }
            #expect(found.items.count { $0.proposal != nil } == 2)
            #expect(left.map { $0.why.map(\.rule) } == [[.moneyShort]])
            let store = try pool.store()
            let answer = try store.keep(found.items, disturbance: found.disturbance, reason: "all", pool.act())
            #expect(answer.cleared == 2)
            for item in try store.cleared(byPlan: answer.reference, in: pool.pool.id) {
                let done = try store.resolve(item.conflict, .plan(item.plan), reason: "all", pool.act())
                #expect(done.changes.map(\.state) == [.confirmed])
            }
            #expect(try pool.count("conflict where state = 'open'") == 1)
            try expectClean(pool)
        }
    }

    @Test func `a plan is tried without a trace`() throws {
        try SmallPool.use { pool in
            let conflicts = try asking(3, paying: 1_000, in: pool)
            let before = try ["reservation", "audit", "command", "entry", "allocation"].map(pool.count)
            #expect(try plan(conflicts, in: pool).items.allSatisfy { $0.proposal != nil })
            #expect(try ["reservation", "audit", "command", "entry", "allocation"].map(pool.count) == before)
            #expect(try pool.count("conflict where state = 'open'") == 3)
        }
    }
}
