import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Two events that stand and wait to become one, while either is called off at the moment of the last yes.
@Suite(.serialized) struct WaitingMergeRaceTests {
    private static let rounds = 60

    /// An hour in which a has a venue, paid by its project, and c another; both are to be one event that c pays half of.
    private struct Pair: Sendable {
        let kept: ReservationID
        let other: ReservationID
        var approval: UUID
    }

    private func waiting(in pool: SmallPool) throws -> [Pair] {
        let a = try pool.store(as: .a)
        let c = try pool.store(as: .c)
        let office = try pool.store()
        return try (0..<Self.rounds).map { round in
            let hour = pool.hour(round)
            let kept = try a.reserve(
                pool.request("Keeps \(round)", during: hour, takes: [pool.venues[0]], payments: [pool.payment(100)]),
                pool.act())
            let other = try c.reserve(
                pool.request("Joins \(round)", by: .c, during: hour, takes: [pool.venues[1]]), pool.act())
            let ids = try [kept, other].map { try #require(try pool.reservation($0.reference, in: office)).id }
            let conflict = try conflict(of: ids[1], with: ids[0], in: pool)
            let answer = try office.resolve(
                conflict, .steps(.merge, [joint(ids, "Joint \(round)", hour, pool)]), reason: "alike", pool.act())
            #expect(answer.waivedUntil != nil && answer.changes[0].approvals.count == 1)
            let asked: UUID = try pool.database.connect().value(
                """
                select approval_id
                from poolbook.approval
                join poolbook.reservation on reservation_id = subject_id
                where replaces = $1
                """, [ids[0].uuid])
            return Pair(kept: ids[0], other: ids[1], approval: asked)
        }
    }

    private func conflict(of claimant: ReservationID, with other: ReservationID, in pool: SmallPool) throws
        -> ConflictID
    {
        let id = UUID()
        try pool.database.connect().run(
            .none(
                """
                insert into poolbook.conflict (
                    pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id,
                    severity, detail, starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
                )
                select
                    pool_id, $1, 'C-' || substr(reference, 3), 'person.rest', $2, reservation_id, array[$3::uuid],
                    'reservation', reservation_id, 2, '{"rule": "person.rest"}', starts_at, ends_at, party_ids, now(),
                    now(), starts_at, 'open', 1
                from poolbook.reservation
                where reservation_id = $4
                """, [id, pool.venues[1].id.uuid, other.uuid, claimant.uuid]))
        return ConflictID(id)
    }

    private func joint(_ ids: [ReservationID], _ title: String, _ hour: Period, _ pool: SmallPool) -> JSONValue {
        func uuids(_ ids: [UUID]) -> JSONValue { .array(ids.map { .string($0.uuidString) }) }
        return .object([
            "do": .string("merge"), "reservation_id": .string(ids[0].uuid.uuidString), "version": .integer(1),
            "other_id": .string(ids[1].uuid.uuidString), "other_version": .integer(1), "title": .string(title),
            "host_ids": uuids([pool.organization(.a).uuid, pool.organization(.c).uuid]),
            "shares": .array([.integer(500_000), .integer(500_000)]),
            "starts_at": .string(hour.start.iso8601(offset: 0)), "ends_at": .string(hour.end.iso8601(offset: 0)),
            "resource_ids": uuids(pool.venues.prefix(2).map(\.id.uuid)), "quantities": .array([.null, .null]),
            "project_ids": uuids([pool.project.uuid]), "categories": .array([.string("venue")]),
            "amounts": .array([.integer(100)]),
        ])
    }

    @Test func `a merge that waits is settled once, whoever calls off one of the two at the same moment`() throws {
        try SmallPool.use { pool in
            let pairs = try waiting(in: pool)
            let outcomes = try Clients.run(3, on: pool.database) { client, _ in
                let store = try pool.store(as: client.number == 2 ? .a : .c)
                return try pairs.map { pair -> String in
                    try client.together()
                    do throws(StoreError) {
                        switch client.number {
                        case 0: _ = try store.approve(pair.approval, reason: nil, pool.act())
                        case 1: _ = try store.cancel(pair.other, reason: nil, pool.act())
                        default: _ = try store.cancel(pair.kept, reason: nil, pool.act())
                        }
                        return "done"
                    } catch {
                        guard case .refused(let reasons) = error else { throw error }
                        return reasons.map(\.rule.rawValue).joined(separator: " ")
                    }
                }
            }
            let known: Set = ["done", "approval.settled", "conflict.changed", "reservation.state"]
            #expect(Set(outcomes.joined()).isSubset(of: known), "\(Set(outcomes.joined()))")
            // Whatever came first, one of the two has ended, and neither is there twice.
            let standing: [String] = try pool.database.connect().values(
                """
                select event.title
                from poolbook.reservation
                join poolbook.event using (pool_id, event_id)
                where reservation.state in ('hold', 'confirmed')
                    and event.title not like 'Joint %'
                    and event.title not like 'Keeps %'
                """)
            #expect(standing == [])
            try expectSound(pool)
        }
    }
}
