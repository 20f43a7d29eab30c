import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Several who would resolve one conflict at one moment, and the very end of a term of the chair.
@Suite(.serialized) struct ChairRaceTests {
    /// A conflict, and the request that makes it.
    private struct Wanted: Sendable {
        let conflict: ConflictID
        let claimant: ReservationID
    }

    /// Logins of two coordinators of organization a and one of b, on whose roster a is and then b.
    private func coordinators(in pool: SmallPool) throws -> [String] {
        let store = try pool.store()
        let run = String(UInt32.random(in: 0...(.max)), radix: 36)
        let logins = ["test_chair_a_\(run)", "test_chair_b_\(run)", "test_next_\(run)"]
        let members = zip(logins, [SmallPool.Party.a, .a, .b]).map { login, party in
            JSONValue.object([
                "login": .string(login), "name": .string("Coordinator of \(party.rawValue)"),
                "organization_id": .string(pool.organization(party).uuid.uuidString),
                "roles": .array([.string("coordinator")]),
            ])
        }
        _ = try store.save(.member, .add, members, pool.act())
        let today = pool.pool.zone.local(try store.snapshot(of: nil).now).date
        let length = try #require(TermLength("60d"))
        _ = try store.write(
            NewRoster(
                from: today, through: today.adding(days: 119), every: length,
                organizations: [pool.organization(.a), pool.organization(.b)]), reason: nil, pool.act())
        return logins
    }

    /// As many hours in which a has a venue that c asks for.
    private func conflicts(_ count: Int, in pool: SmallPool) throws -> [Wanted] {
        let owner = try pool.store(as: .a)
        let asker = try pool.store(as: .c)
        for round in 0..<count {
            let period = pool.hour(round)
            _ = try owner.reserve(pool.request("Stands", during: period, takes: [pool.venues[0]]), pool.act())
            _ = try asker.reserve(
                pool.request("Asks", by: .c, during: period, takes: [pool.venues[0]], firmness: .request), pool.act())
        }
        let rows = try pool.database.connect().run(
            .many("select conflict_id, claimant_id from poolbook.conflict order by starts_at", []) { row in
                Wanted(conflict: ConflictID(try row.next(UUID.self)), claimant: ReservationID(try row.next(UUID.self)))
            })
        #expect(rows.count == count)
        return rows
    }

    /// What declining the request comes to: `done`, or the rules that refuse it.
    private func declining(
        _ wanted: Wanted, in pool: SmallPool, _ store: borrowing Store
    ) throws -> String {
        do throws(StoreError) {
            let step = WayOut.cancelling(wanted.claimant, version: 1)
            _ = try store.resolve(wanted.conflict, .steps(.decline, [step]), reason: nil, pool.act())
            return "done"
        } catch {
            guard case .refused(let reasons) = error else { throw error }
            return reasons.map(\.rule.rawValue).joined(separator: " ")
        }
    }

    @Test func `of two coordinators who resolve one conflict at one moment one does, and the other is told`() throws {
        try SmallPool.use { pool in
            let logins = try coordinators(in: pool)
            let all = try conflicts(100, in: pool)
            let outcomes = try Clients.run(2, on: pool.database) { client, _ in
                let store = try pool.database.store(as: logins[client.number])
                return try all.map { wanted -> String in
                    try client.together()
                    return try declining(wanted, in: pool, store)
                }
            }
            for round in all.indices {
                #expect(Set([outcomes[0][round], outcomes[1][round]]) == ["done", "conflict.state"], "\(round)")
            }
            try expectSound(pool)
        }
    }

    @Test func `at the very end of a term one chair resolves or the next, a thousand times, and never the other`()
        throws
    {
        try SmallPool.use { pool in
            let logins = try coordinators(in: pool)
            let all = try conflicts(1_000, in: pool)
            let outcomes = try Clients.run(2, on: pool.database) { client, _ in
                let store = try pool.database.store(as: logins[client.number == 0 ? 0 : 2])
                let clock = try pool.database.connect()
                return try all.map { wanted -> (outcome: String, outside: Int64) in
                    if client.number == 0 {
                        // The term ends a moment after both have begun, or has just ended.
                        try clock.run(
                            .none(
                                """
                                with change as (
                                    select clock_timestamp() + (random() * 8 - 1) * interval '1 millisecond' as at
                                )
                                update poolbook.duty_term
                                set
                                    starts_at = case when previous_ends_at is null then starts_at else change.at end,
                                    ends_at = case when previous_ends_at is null then change.at else ends_at end,
                                    previous_ends_at = case when previous_ends_at is not null then change.at end
                                from change
                                """))
                    }
                    try client.together()
                    let outcome = try declining(wanted, in: pool, store)
                    try client.together()
                    let outside: Int64 = try clock.value(
                        """
                        select count(*)
                        from poolbook.resolution
                        join poolbook.duty_term using (pool_id, term_id)
                        join poolbook.member
                            on member.pool_id = resolution.pool_id
                            and member.member_id = resolution.resolved_by
                        where resolution.conflict_id = '\(wanted.conflict.uuid)'
                            and (
                                resolution.resolved_at < duty_term.starts_at
                                or resolution.resolved_at >= duty_term.ends_at
                                or member.organization_id <> duty_term.organization_id
                            )
                        """)
                    try client.together()
                    return (outcome, outside)
                }
            }
            let known: Set = ["done", "duty.not-on-duty", "conflict.state"]
            for round in all.indices {
                let both = [outcomes[0][round], outcomes[1][round]]
                #expect(both.allSatisfy { known.contains($0.outcome) && $0.outside == 0 }, "\(round): \(both)")
                #expect(both.count { $0.outcome == "done" } <= 1, "\(round)")
            }
            for client in outcomes {
                let seen = Set(client.map(\.outcome))
                #expect(seen.isSuperset(of: ["done", "duty.not-on-duty"]))
            }
            try expectSound(pool)
        }
    }
}
