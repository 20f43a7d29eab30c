import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Holds that have run out are freed by whoever meets them, with their money.
@Suite struct HoldTests {
    /// A hold of a venue and 700 in the pool's first hour, for a length of time.
    private func hold(_ pool: SmallPool, _ venue: Int = 0, seconds: Int) -> Request {
        pool.request(
            takes: [pool.venues[venue]], chairs: 2, payments: [pool.payment(700)], firmness: .hold(.seconds(seconds)))
    }

    private func id(_ answer: ReservationAnswer, _ pool: SmallPool, _ store: borrowing Store) throws -> ReservationID {
        try #require(try pool.reservation(answer.reference, in: store)).id
    }

    @Test func `the next writer frees a hold that has run out, with its money`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let start = pool.hour(-100).start
            try pool.database.set(.frozen(start))
            let held = try store.reserve(hold(pool, seconds: 3_600), pool.act())
            #expect(try pool.budgetLine() == [1_000_000, 999_300, 700, 0])

            try pool.database.set(.frozen(start + .seconds(3_599)))
            let early = pool.request(takes: [pool.venues[0]])
            #expect(reasons { try store.reserve(early, pool.act()) }.map(\.rule) == [.venueDouble])

            try pool.database.set(.frozen(start + .seconds(3_600)))
            let elsewhere = pool.request(during: pool.hour(9), takes: [pool.venues[5]])
            _ = try store.reserve(elsewhere, pool.act())
            #expect(try pool.reservation(held.reference, in: store)?.state == .expired)
            #expect(try pool.budgetLine() == [1_000_000, 1_000_000, 0, 0])
            #expect(try pool.count("quantity_allocation") == 0)
            try expectClean(pool)
        }
    }

    @Test func `eight writers meet holds that have run out: one has the place, the money is exact`() throws {
        try SmallPool.use { pool in
            for round in 0..<15 {
                let start = pool.hour(-200 + round).start
                try pool.database.set(.frozen(start))
                let store = try pool.store(as: .a)
                for venue in 0..<4 { _ = try store.reserve(hold(pool, venue, seconds: 60), pool.act()) }
                try pool.database.set(.frozen(start + .seconds(60)))
                let outcomes = try Clients.run(8, on: pool.database) { _, own in
                    let request = pool.request(takes: [pool.venues[0]], payments: [pool.payment(1_000)])
                    return Outcome { () throws(StoreError) in try own.reserve(request, pool.act()) }
                }
                #expect(tally(outcomes) == ["won": 1, "venue.double": 7])
                #expect(try pool.budgetLine() == [1_000_000, 999_000, 0, 1_000])
                let winner = try #require(outcomes.compactMap(\.answer).first)
                _ = try store.cancel(try id(winner, pool, store), reason: nil, pool.act())
            }
            #expect(try pool.count("reservation where state = 'expired'") == 60)
            try expectSound(pool)
        }
    }

    @Test func `a hold that has run out cannot be confirmed or moved`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let start = pool.hour(-100).start
            try pool.database.set(.frozen(start))
            let held = try store.reserve(hold(pool, seconds: 60), pool.act())
            let id = try id(held, pool, store)
            try pool.database.set(.frozen(start + .seconds(60)))
            let found = reasons { try store.confirm(id, pool.act()) }
            #expect(found.map(\.rule) == [.holdExpired])
            #expect(found.first?.subject == held.reference)
            #expect(found.first?.period?.end == start + .seconds(60))
            let moved = reasons { try store.move(id, to: pool.hour(3), takes: nil, pool.act()) }
            #expect(moved.map(\.rule) == [.holdExpired])
        }
    }

    @Test func `a hold ends when its event begins, if not before`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            try pool.database.set(.frozen(pool.hour(-2).start))
            let held = try store.reserve(hold(pool, seconds: 48 * 3_600), pool.act())
            #expect(held.expiresAt == pool.hour(0).start)
        }
    }

    @Test(arguments: [0, -1])
    func `at the instant of its end a hold is confirmed or expires, never both`(microseconds: Int) throws {
        try SmallPool.use { pool in
            for round in 0..<15 {
                let start = pool.hour(-200 + round).start
                try pool.database.set(.frozen(start))
                let store = try pool.store(as: .a)
                let held = try store.reserve(hold(pool, seconds: 60), pool.act())
                let held2 = try id(held, pool, store)
                try pool.database.set(.frozen(start + .seconds(60) + .microseconds(microseconds)))
                let outcomes = try Clients.run(8, on: pool.database) { client, own in
                    let request = pool.request(takes: [pool.venues[0]], payments: [pool.payment(1_000)])
                    return Outcome { () throws(StoreError) in
                        client.number % 2 == 0
                            ? try own.confirm(held2, pool.act()) : try own.reserve(request, pool.act())
                    }
                }
                let confirmed = tally(outcomes.indices.filter { $0 % 2 == 0 }.map { outcomes[$0] })
                let reserved = tally(outcomes.indices.filter { $0 % 2 == 1 }.map { outcomes[$0] })
                if microseconds < 0 {
                    #expect(confirmed == ["won": 1, "reservation.state": 3])
                    #expect(reserved == ["venue.double": 4])
                    #expect(try pool.budgetLine() == [1_000_000, 999_300, 0, 700])
                } else {
                    #expect(confirmed["won"] == nil)
                    #expect(Set(confirmed.keys).isSubset(of: ["hold.expired", "reservation.state"]))
                    #expect(reserved == ["won": 1, "venue.double": 3])
                    #expect(try pool.budgetLine() == [1_000_000, 999_000, 0, 1_000])
                }
                let winner = try #require(outcomes.compactMap(\.answer).first)
                _ = try store.cancel(try id(winner, pool, store), reason: nil, pool.act())
            }
            try expectSound(pool)
        }
    }

    @Test func `around its end a hold is confirmed or its place is free, while the clock runs`() throws {
        try SmallPool.use { pool in
            // How early the clients come: nearer the end each time that the hold was confirmed, else farther from it.
            var margin = 2
            for round in 0..<15 {
                let store = try pool.store(as: .a)
                // A minute of the pool takes 200 ms here.
                try pool.database.set(.fast(from: pool.hour(-400 + 5 * round).start, factor: 300))
                let held = try store.reserve(hold(pool, seconds: 60), pool.act())
                let reservation = try id(held, pool, store)
                let early = Duration.seconds(margin)
                let outcomes = try Clients.run(6, on: pool.database) { client, own in
                    let request = pool.request(takes: [pool.venues[0]], payments: [pool.payment(1_000)])
                    let end = try #require(held.expiresAt)
                    while try own.snapshot(of: nil).now + early < end {}
                    return Outcome { () throws(StoreError) in
                        client.number % 2 == 0
                            ? try own.confirm(reservation, pool.act()) : try own.reserve(request, pool.act())
                    }
                }
                let winners = outcomes.compactMap(\.answer)
                #expect(winners.count <= 1)
                let state = try #require(try pool.reservation(held.reference, in: store)).state
                margin = state == .confirmed ? margin / 2 : min(2 * margin + 1, 40)
                let place = try pool.count("allocation where ends_at > '\(pool.hour(-1).start)'")
                #expect(place == (winners.isEmpty && state == .expired ? 0 : 1))
                for winner in winners { _ = try store.cancel(try id(winner, pool, store), reason: nil, pool.act()) }
                if state == .hold { _ = failure { try store.confirm(reservation, pool.act()) } }
            }
            try expectSound(pool)
        }
    }
}
