import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// A list is imported whole: what fits stands, the rest waits as requests.
@Suite struct ImportTests {
    /// So many events in one venue, three to an hour, of which one fits.
    private func rows(_ count: Int, in pool: SmallPool, paying amount: Int64 = 0) -> [JSONValue] {
        (0..<count).map { number in
            let request = pool.request(
                "Event \(number)", during: pool.hour(number / 3), takes: [pool.venues[0]],
                payments: amount > 0 ? [pool.payment(amount)] : [])
            return JSONValue(request, row: number + 1, uid: "event-\(number)")
        }
    }

    @Test func `rows that fit stand, and the others wait as requests`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            let answer = try store.importReservations(rows(30, in: pool), source: "list", pool.act())
            #expect(answer.rows == 30)
            #expect(answer.bound == 10)
            #expect(answer.requests == 20)
            #expect(answer.same == 0)
            #expect(answer.overlaps == 30)
            #expect(try pool.count("reservation where state = 'request'") == 20)
            #expect(try pool.count("allocation") == 10)
            try expectClean(pool)
        }
    }

    @Test func `a second import of the same list finds all of it`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            _ = try store.importReservations(rows(30, in: pool), source: "list", pool.act())
            let footprint = try pool.footprint().dropLast()
            let again = try store.importReservations(rows(30, in: pool), source: "list", pool.act())
            #expect(again.same == 30)
            #expect(again.bound == 0)
            #expect(again.requests == 0)
            #expect(try pool.footprint().dropLast() == footprint)
            let more = try store.importReservations(rows(33, in: pool), source: "list", pool.act())
            #expect(more.same == 30)
            #expect(more.bound == 1)
            let other = try store.importReservations(rows(3, in: pool), source: "another list", pool.act())
            #expect(other.requests == 3)
        }
    }

    @Test func `the key of an import answers the same again`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            let act = pool.act()
            let first = try store.importReservations(rows(9, in: pool), source: "list", act)
            let footprint = try pool.footprint()
            let second = try store.importReservations(rows(9, in: pool), source: "list", act)
            #expect(second.bound == first.bound)
            #expect(second.same == 0)
            #expect(try pool.footprint() == footprint)
        }
    }

    @Test func `an import that is tried says what it would do`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            let footprint = try pool.footprint()
            let tried = try store.importReservations(rows(9, in: pool), source: "list", pool.act(mode: .try))
            #expect(tried.bound == 3)
            #expect(tried.requests == 6)
            #expect(try pool.footprint() == footprint)
        }
    }

    @Test func `progress is told while a long import runs`() throws {
        try SmallPool.use { pool in
            let told = Collected<[Int]>()
            let store = try pool.database.store { done, total in told.append([done, total]) }
            _ = try store.importReservations(rows(350, in: pool), source: "list", pool.act())
            #expect(told.all == [[100, 350], [200, 350], [300, 350]])
        }
    }

    @Test func `an import pays as far as the money goes`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            let answer = try store.importReservations(rows(9, in: pool, paying: 400_000), source: "list", pool.act())
            #expect(answer.bound == 2)
            #expect(answer.requests == 7)
            #expect(try pool.budgetLine() == [1_000_000, 200_000, 0, 800_000])
            try expectClean(pool)
        }
    }

    @Test func `one row that is not the caller's own keeps all of them out`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let foreign = JSONValue(pool.request(by: .b), row: 4, uid: "foreign")
            guard
                case .notPermitted = failure({
                    try store.importReservations(rows(3, in: pool) + [foreign], source: "list", pool.act())
                })
            else {
                Issue.record("permitted")
                return
            }
            #expect(try pool.count("reservation") == 0)
        }
    }

    @Test func `imports and reservations at once stay sound`() throws {
        try SmallPool.use { pool in
            let outcomes = try Clients.run(6, on: pool.database) { client, store in
                for round in 0..<4 {
                    if client.number < 2 {
                        let rows = (0..<40).map { number in
                            JSONValue(
                                pool.request(
                                    during: pool.hour(Int.random(in: 0..<6)),
                                    takes: Array(pool.venues[..<6].shuffled()[..<2]), payments: [pool.payment(10)]),
                                row: number, uid: "\(client.number) \(round) \(number)")
                        }
                        _ = try store.importReservations(rows, source: "list", pool.act())
                    } else {
                        for _ in 0..<20 {
                            _ = Outcome { () throws(StoreError) in
                                try store.reserve(
                                    pool.request(
                                        during: pool.hour(Int.random(in: 0..<6)),
                                        takes: Array(pool.venues[..<6].shuffled()[..<2]), payments: [pool.payment(10)]),
                                    pool.act())
                            }
                        }
                    }
                }
                return true
            }
            #expect(outcomes.count == 6)
            #expect(try pool.count("reservation where calendar_uid is not null") == 320)
            try expectSound(pool)
        }
    }
}
