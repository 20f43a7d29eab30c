import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// What came of a reservation is recorded once it has begun, and stays with it.
@Suite struct ClosingTests {
    @Test func `what was counted is read as it was recorded, and corrected as a whole`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let made = try store.reserve(
                pool.request(takes: [pool.venues[0]], payments: [pool.payment(500)]), pool.act())
            let id = try #require(try pool.reservation(made.reference, in: store)).id
            let outcome = Scheduling.Outcome(attended: 40, figures: ["new_cases": 3, "家庭": 12], note: "Full house")
            #expect(reasons { try store.close(id, outcome, pool.act()) }.map(\.rule) == [.periodFuture])

            try pool.database.set(.frozen(pool.hour(0).start))
            let answer = try store.close(id, outcome, pool.act())
            #expect(answer.state == .closed && answer.outcome == .added && answer.figures == outcome.figures)
            var filter = ReservationFilter()
            filter.states = [.closed]
            let row = try #require(try store.reservations(in: pool.pool.id, filter).first)
            #expect(row.closing?.outcome == outcome)

            let less = Scheduling.Outcome(attended: 38, figures: [:], note: nil)
            #expect(try store.close(id, less, pool.act()).outcome == .changed)
            #expect(try store.reservations(in: pool.pool.id, filter).first?.closing?.outcome == less)
            let refused = reasons { try store.move(id, to: pool.hour(5), takes: nil, pool.act()) }
            #expect(refused.map(\.rule) == [.reservationState] && refused.first?.state == .closed)
            try expectClean(pool)
        }
    }

    @Test func `two who close at once leave one record`() throws {
        try SmallPool.use { pool in
            let id = try one(pool)
            try pool.database.set(.frozen(pool.hour(0).start))
            let answers = try Clients.run(4, on: pool.database) { client, own in
                try client.together()
                let outcome = Scheduling.Outcome(attended: client.number, figures: [:], note: nil)
                return try own.close(id, outcome, pool.act())
            }
            #expect(answers.map(\.version).sorted() == [2, 3, 4, 5])
            #expect(try pool.count("outcome") == 1)
            try expectSound(pool)
        }
    }

    /// A reservation of the first hour.
    private func one(_ pool: SmallPool) throws -> ReservationID {
        let store = try pool.store(as: .a)
        let made = try store.reserve(pool.request(takes: [pool.venues[0]]), pool.act())
        return try #require(try pool.reservation(made.reference, in: store)).id
    }
}
