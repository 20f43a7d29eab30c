import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Ways out of conflicts over the database: what is proposed can be done, and what is done ends the conflict.
@Suite struct ProposalStoreTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }

        mutating func one<Value>(of values: [Value]) -> Value { values[Int(next() % UInt64(values.count))] }
    }

    @Test func `a request for what is taken has ways out, which are kept by letter and grow old`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            let hour = pool.hour(10, length: 2)
            _ = try store.reserve(pool.request("There", during: hour, takes: [pool.venues[0]]), pool.act())
            let later = try store.reserve(
                pool.request("Later", by: .b, during: hour, takes: [pool.venues[0]], firmness: .request), pool.act())
            let conflict = try conflict(later.reference, "There", on: pool.venues[0], pool)
            let found = try store.proposals(for: conflict, in: pool.pool, asking: .administrator, now: now(store))
            #expect(found.map(\.kind).contains(.place) && found.map(\.kind).contains(.decline))
            #expect(found.count <= 5)
            try store.keep(found, for: conflict, in: pool.pool.id)
            let kept = try store.keptProposals(of: conflict, in: pool.pool.id)
            #expect(kept.map(\.letter) == Array(["a", "b", "c", "d", "e"].prefix(found.count)))
            #expect(kept.map(\.effects) == found.map(\.effects))
            #expect(!kept.contains { !$0.isCurrent })
            let reservation = try #require(try pool.reservation(later.reference, in: store))
            _ = try store.move(reservation.id, to: pool.hour(50, length: 2), takes: nil, pool.act())
            let stale = try store.keptProposals(of: conflict, in: pool.pool.id)
            #expect(stale.contains { !$0.isCurrent })
        }
    }

    @Test func `a proposal that is applied at once is accepted, ends the conflict and breaks nothing`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = Dice(state: seed)
        try SmallPool.use { pool in
            let store = try pool.store()
            try furnish(pool, &dice, store)
            var applied = 0
            for number in 0..<60 {
                guard let conflict = try clash(number, pool, &dice, store) else { continue }
                let found = try store.everyProposal(
                    for: conflict.id, in: pool.pool(in: store), asking: .administrator, now: now(store))
                #expect(found.contains { $0.kind == .decline }, "seed \(seed)")
                let simple = found.filter { $0.kind != .merge && $0.kind != .split }
                guard !simple.isEmpty else { continue }
                let proposal = dice.one(of: simple)
                do {
                    try apply(proposal, pool, store)
                } catch {
                    Issue.record("seed \(seed), \(number): \(proposal.steps): \(error)")
                    continue
                }
                let claimant = try #require(try pool.reservation(conflict.claimant, in: store))
                #expect(claimant.state == (proposal.kind == .decline ? .cancelled : .confirmed), "seed \(seed)")
                applied += 1
            }
            #expect(applied > 5, "seed \(seed)")
            let overlaps = try overlaps(pool)
            #expect(overlaps == 0, "seed \(seed)")
        }
    }

    // MARK: - A pool with conflicts

    private func now(_ store: borrowing Store) throws -> Instant { try store.snapshot(of: nil).now }

    private func furnish(_ pool: SmallPool, _ dice: inout Dice, _ store: borrowing Store) throws {
        try pool.database.connect().script(
            """
            insert into poolbook.skill (pool_id, resource_id, skill)
            select pool_id, resource_id, 'law' from poolbook.resource where kind = 'staff'
            """)
        if dice.one(of: [true, false]) {
            _ = try store.set(.personDaily, .hard, values: ["": .number(300)], reason: nil, pool.act())
        }
        if dice.one(of: [true, false]) {
            _ = try store.set(.personRest, .hard, values: ["": .number(60)], reason: nil, pool.act())
        }
        for number in 0..<25 { _ = try? take("Taken \(number)", .confirmed, pool, &dice, store) }
    }

    private func take(
        _ title: String, _ firmness: Request.Firmness, _ pool: SmallPool, _ dice: inout Dice, _ store: borrowing Store
    ) throws -> ReservationAnswer {
        let venue = dice.one(of: pool.venues.prefix(3) + [pool.hall] + pool.halves)
        let people: [Resource] = dice.one(of: [[], [], [pool.staff[0]], [pool.staff[1]]])
        let period = pool.hour(dice.one(of: Array(8..<60)), length: dice.one(of: [1, 2, 3]))
        let request = pool.request(
            title, by: dice.one(of: [.a, .b, .c]), during: period, takes: [venue] + people,
            chairs: dice.one(of: [nil, 3]), firmness: firmness)
        return try store.reserve(request, pool.act())
    }

    /// Asks for what somebody has, and names the conflict.
    private func clash(
        _ number: Int, _ pool: SmallPool, _ dice: inout Dice, _ store: borrowing Store
    ) throws -> (id: ConflictID, claimant: String)? {
        let title = "Asked \(number)"
        guard let asked = try? take(title, .request, pool, &dice, store),
            let mine = try pool.reservation(asked.reference, in: store)
        else { return nil }
        let rows = try pool.database.connect().values(
            """
            select distinct event.title
            from poolbook.allocation
            join poolbook.resource_unit using (pool_id, unit_id)
            join poolbook.reservation using (pool_id, reservation_id)
            join poolbook.event using (pool_id, event_id)
            where resource_unit.resource_id = '\(mine.resources[0].resource.id.uuid)'
                and allocation.starts_at < '\(mine.period.end)'
                and allocation.ends_at > '\(mine.period.start)'
            order by event.title
            """, as: String.self)
        guard rows.count == 1, let other = rows.first else { return nil }
        return (
            try conflict(asked.reference, other, on: mine.resources[0].resource, pool), claimant: asked.reference
        )
    }

    /// The conflict of a request with another reservation, written where no act has written it.
    private func conflict(
        _ claimant: String, _ other: String, on venue: Resource, _ pool: SmallPool
    ) throws -> ConflictID {
        let connection = try pool.database.connect()
        try connection.script(
            """
            insert into poolbook.conflict (
                pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity,
                detail, starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
            )
            select
                claimant.pool_id, gen_random_uuid(), 'C-' || substr(claimant.reference, 3), 'venue.double',
                '\(venue.id.uuid)', claimant.reservation_id, array[other.reservation_id], 'reservation',
                claimant.reservation_id, 2, '{"rule": "venue.double"}', claimant.starts_at, claimant.ends_at,
                claimant.party_ids, now(), now(), claimant.starts_at, 'open', 1
            from poolbook.reservation as claimant
            join poolbook.event on event.title = '\(other)'
            join poolbook.reservation as other on other.event_id = event.event_id
            where claimant.reference = '\(claimant)'
            on conflict do nothing
            """)
        let id = try connection.value(
            """
            select conflict.conflict_id
            from poolbook.conflict
            join poolbook.reservation on reservation.reservation_id = conflict.claimant_id
            where reservation.reference = $1
                and conflict.rule = 'venue.double'
                and conflict.subject_id = $2
            """, [claimant, venue.id.uuid], as: UUID.self)
        return ConflictID(id)
    }

    /// Does what a proposal says by the acts that there are for it.
    private func apply(_ proposal: Proposal, _ pool: SmallPool, _ store: borrowing Store) throws {
        for step in proposal.steps {
            switch step {
            case .cancel(let target):
                _ = try store.cancel(target.id, reason: nil, pool.act())
            case .move(let target, let placed, _, let standing):
                _ = try store.move(target.id, to: placed.period, takes: placed.takes, pool.act())
                if standing == .confirmed { _ = try store.confirm(target.id, pool.act()) }
            case .merge, .split: break
            }
        }
    }

    private func overlaps(_ pool: SmallPool) throws -> Int64 {
        try pool.database.connect().value(
            """
            select count(*)
            from poolbook.allocation as one
            join poolbook.allocation as other using (pool_id, unit_id)
            where one.starts_at < other.starts_at
                and one.ends_at > other.starts_at
            """, as: Int64.self)
    }
}

extension SmallPool {
    /// The pool with the rules that it has by now.
    fileprivate func pool(in store: borrowing Store) throws -> Pool { try store.snapshot(of: nil).pool }
}
