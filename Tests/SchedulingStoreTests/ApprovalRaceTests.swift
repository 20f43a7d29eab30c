import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// A yes, a no and the deadline at the same instant: one of them comes first, and the others find it settled.
@Suite(.serialized) struct ApprovalRaceTests {
    private static let rounds = 1_000

    /// Reservations of organization b, one an hour, each of which waits for a to let its project pay.
    private func waiting(in pool: SmallPool) throws -> [UUID] {
        let store = try pool.store(as: .b)
        for round in 0..<Self.rounds {
            var request = pool.request(
                "Round \(round)", by: .b, during: pool.hour(round), takes: [pool.venues[0]],
                payments: [pool.payment(100)])
            request.agreement = .others
            let answer = try store.reserve(request, pool.act())
            #expect(answer.state == .hold)
        }
        return try pool.database.connect().values(
            """
            select approval.approval_id
            from poolbook.approval
            join poolbook.reservation on reservation.reservation_id = approval.subject_id
            order by reservation.starts_at
            """, as: UUID.self)
    }

    @Test func `approve, reject and the deadline at one instant have one outcome, a thousand times`() throws {
        try SmallPool.use { pool in
            let asked = try waiting(in: pool)
            #expect(asked.count == Self.rounds)
            let outcomes = try Clients.run(3, on: pool.database) { client, _ in
                let clock = try pool.database.connect()
                let store = try pool.store(as: client.number == 2 ? .c : .a)
                return try (0..<Self.rounds).map { round -> String in
                    if client.number == 0 {
                        // The deadline is at hand: a moment after all three have begun.
                        try clock.run(
                            .none(
                                """
                                with due as (
                                    update poolbook.approval
                                    set expires_at = clock_timestamp() + random() * interval '8 milliseconds'
                                    where approval_id = $1
                                    returning subject_id, expires_at
                                )
                                update poolbook.reservation
                                set expires_at = due.expires_at
                                from due
                                where reservation_id = due.subject_id
                                """, [asked[round]]))
                    }
                    try client.together()
                    do throws(StoreError) {
                        switch client.number {
                        case 0: _ = try store.approve(asked[round], reason: nil, pool.act())
                        case 1: _ = try store.reject(asked[round], reason: "no", pool.act())
                        default:
                            // A third who wants the place meets what has run out, or is refused.
                            _ = try store.reserve(
                                pool.request("Next", by: .c, during: pool.hour(round), takes: [pool.venues[0]]),
                                pool.act())
                        }
                        return "done"
                    } catch {
                        guard case .refused(let reasons) = error else { throw error }
                        return reasons.map(\.rule.rawValue).joined(separator: " ")
                    }
                }
            }
            let known: Set = ["done", "approval.settled", "venue.double"]
            #expect(Set(outcomes.joined()).isSubset(of: known))
            for round in 0..<Self.rounds {
                #expect(outcomes[0][round] != "done" || outcomes[1][round] != "done", "\(round)")
                #expect(outcomes[0][round] != "done" || outcomes[2][round] != "done", "\(round)")
            }
            let ended: [String] = try pool.database.connect().values(
                """
                select distinct approval.state || ' ' || reservation.state
                from poolbook.approval
                join poolbook.reservation on reservation.reservation_id = approval.subject_id
                """)
            let possible: Set = ["approved confirmed", "rejected cancelled", "expired expired", "waiting hold"]
            #expect(Set(ended).isSubset(of: possible))
            try expectSound(pool)
        }
    }
}
