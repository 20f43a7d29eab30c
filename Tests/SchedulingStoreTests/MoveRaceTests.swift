import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Clients that move reservations among few places: the old place is lost only if the new one is won.
@Suite(.serialized) struct MoveRaceTests {
    /// Where a reservation stands: its units, and their start.
    private struct Place: Hashable {
        let units: Set<UUID>
        let start: Timestamp
    }

    private func place(of reservation: ReservationID, _ connection: borrowing Connection) throws -> Set<Place> {
        let rows = try connection.run(
            .many("select unit_id, starts_at from poolbook.allocation where reservation_id = $1", [reservation.uuid]) {
                row in (try row.next(UUID.self), try row.next(Timestamp.self))
            })
        return Set(Dictionary(grouping: rows, by: \.1).map { Place(units: Set($0.value.map(\.0)), start: $0.key) })
    }

    /// Reserves two of six venues for each, in hours that do not collide.
    private func reserve(_ count: Int, in pool: SmallPool) throws -> [ReservationID] {
        let store = try pool.store()
        return try (0..<count).map { number in
            let venues = [pool.venues[number % 3 * 2], pool.venues[number % 3 * 2 + 1]]
            let request = pool.request("Event \(number)", during: pool.hour(number / 3), takes: venues)
            let answer = try store.reserve(request, pool.act())
            return try #require(try pool.reservation(answer.reference, in: store)).id
        }
    }

    @Test func `eight clients move their reservations among six venues, and keep the old place when refused`() throws {
        try SmallPool.use { pool in
            let mine = try reserve(8, in: pool)
            let counts = try Clients.run(8, on: pool.database) { client, store in
                let watcher = try pool.database.connect()
                var (won, refused) = (0, 0)
                for _ in 0..<500 {
                    let venues = pool.venues.prefix(6).shuffled().prefix(2)
                    let period = pool.hour(Int.random(in: 0..<4))
                    let before = try place(of: mine[client.number], watcher)
                    let outcome = Outcome { () throws(StoreError) in
                        try store.move(mine[client.number], to: period, takes: venues.map { Take($0) }, pool.act())
                    }
                    let after = try place(of: mine[client.number], watcher)
                    switch outcome {
                    case .won:
                        won += 1
                        let units = Set(venues.map(\.id.uuid))
                        let start = Timestamp(microseconds: period.start.microseconds)
                        #expect(after == [Place(units: units, start: start)])
                    case .refused(let reasons):
                        refused += 1
                        #expect(Set(reasons.map(\.rule)) == [.venueDouble])
                        #expect(after == before)
                    case .failed(let error):
                        Issue.record(error)
                    }
                }
                return (won: won, refused: refused)
            }
            #expect(counts.allSatisfy { $0.won > 0 && $0.refused > 0 })
            try expectSound(pool)
        }
    }

    @Test func `eight clients move anybody's reservations among six venues without a deadlock`() throws {
        try SmallPool.use { pool in
            let all = try reserve(10, in: pool)
            let outcomes = try Clients.run(8, on: pool.database) { _, store in
                (0..<300).map { _ in
                    let venues = pool.venues.prefix(6).shuffled().prefix(2).map { Take($0) }
                    let reservation = all[Int.random(in: 0..<all.count)]
                    let period = pool.hour(Int.random(in: 0..<5))
                    return Outcome { () throws(StoreError) in
                        try store.move(reservation, to: period, takes: venues, pool.act())
                    }
                }
            }.joined()
            #expect(Set(tally(Array(outcomes)).keys) == ["won", "venue.double"])
            #expect(try pool.count("reservation where state = 'confirmed'") == 10)
            #expect(try pool.count("allocation") == 20)
            try expectSound(pool)
        }
    }
}
