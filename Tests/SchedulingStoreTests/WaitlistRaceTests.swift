import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Places that become free at the same moment, and who waits for them.
@Suite(.serialized) struct WaitlistRaceTests {
    private static let hours = 100

    /// In each hour a has two venues, by a reservation each, and c asks for both, with chairs.
    private func waiting(in pool: SmallPool) throws -> [[ReservationID]] {
        let owner = try pool.store(as: .a)
        let asker = try pool.store(as: .c)
        return try (0..<Self.hours).map { hour in
            let standing = try pool.venues.prefix(2).map { venue in
                let answer = try owner.reserve(
                    pool.request("Stands", during: pool.hour(hour), takes: [venue]), pool.act())
                return try #require(try pool.reservation(answer.reference, in: owner)).id
            }
            _ = try asker.reserve(
                pool.request(
                    "Asks", by: .c, during: pool.hour(hour), takes: Array(pool.venues.prefix(2)), chairs: 1,
                    firmness: .request), pool.act())
            return standing
        }
    }

    private func giveUp(_ standing: [[ReservationID]], in pool: SmallPool) throws {
        let owner = try pool.store(as: .a)
        for id in standing.joined() { _ = try owner.cancel(id, reason: nil, pool.act()) }
    }

    @Test func `two who give up at one moment what a third waits for let the third stand, without a deadlock`() throws {
        try SmallPool.use { pool in
            let standing = try waiting(in: pool)
            _ = try Clients.run(2, on: pool.database) { client, _ in
                let store = try pool.store(as: .a)
                for hour in 0..<Self.hours {
                    try client.together()
                    let act = pool.act()
                    _ = try store.cancel(standing[hour][client.number], reason: nil, act)
                    _ = try store.promote(freedBy: act)
                }
            }
            let states: [String] = try pool.database.connect().values(
                """
                select distinct reservation.state
                from poolbook.reservation
                join poolbook.event using (pool_id, event_id)
                where event.title = 'Asks'
                """)
            #expect(states == ["confirmed"])
            try expectSound(pool)
        }
    }

    @Test func `several who promote at one moment let each request stand once, and the reporter finds what is left`()
        throws
    {
        try SmallPool.use { pool in
            try giveUp(try waiting(in: pool), in: pool)
            let promoted = try Clients.run(4, on: pool.database) { client, store in
                try client.together()
                return try store.promoteAll(in: pool.pool.id, key: "run \(client.number)").map(\.reference)
            }
            #expect(Set(promoted.joined()).count == Self.hours)
            #expect(promoted.joined().count == Self.hours)
            #expect(try pool.store().promoteAll(in: pool.pool.id, key: "again").isEmpty)
            try expectSound(pool)
        }
    }
}
