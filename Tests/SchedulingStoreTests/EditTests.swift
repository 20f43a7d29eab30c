import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// An edit changes anything of a reservation at once, or nothing of it.
@Suite struct EditTests {
    /// A reservation of the first venue, two chairs and 700 in the first hour, as organization a sees it.
    private func made(
        _ pool: SmallPool, _ store: borrowing Store, firmness: Request.Firmness = .confirmed
    ) throws -> Reservation {
        let answer = try store.reserve(
            pool.request(takes: [pool.venues[0]], chairs: 2, payments: [pool.payment(700)], firmness: firmness),
            pool.act())
        return try #require(try pool.reservation(answer.reference, in: store))
    }

    @Test func `title, time, place and money change in one act`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let standing = try made(pool, store)
            let request = pool.request(
                "Assembly", during: pool.hour(5), takes: [pool.venues[1]], payments: [pool.payment(900)])
            let answer = try store.edit(standing, into: request, reason: "grown", pool.act())

            #expect(answer.before?.title == "Meeting")
            #expect(answer.after?.title == "Assembly")
            #expect(answer.before?.payments?.map(\.amount) == [700])
            #expect(answer.after?.payments?.map(\.amount) == [900])
            #expect(answer.after?.period == pool.hour(5))
            #expect(try pool.budgetLine() == [1_000_000, 999_100, 0, 900])
            #expect(try pool.count("quantity_allocation") == 0)
            let after = try #require(try pool.reservation(standing.reference, in: store))
            #expect(after.version == standing.version + 1)
            #expect(after.resources.map(\.resource.id) == [pool.venues[1].id])
            // The old place is free again.
            _ = try store.reserve(pool.request(takes: [pool.venues[0]]), pool.act())
            try expectClean(pool)
        }
    }

    @Test func `a hold stays a hold, and its money reserved`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let standing = try made(pool, store, firmness: .hold(.seconds(3_600)))
            let request = pool.request(takes: [pool.venues[0]], payments: [pool.payment(1_200)])
            let answer = try store.edit(standing, into: request, reason: nil, pool.act())
            #expect(answer.state == .hold)
            #expect(try pool.budgetLine() == [1_000_000, 998_800, 1_200, 0])
            try expectClean(pool)
        }
    }

    @Test func `what cannot be had changes nothing, and every reason is told`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let standing = try made(pool, store)
            _ = try store.reserve(pool.request(takes: [pool.venues[1]]), pool.act())
            let before = try pool.footprint()
            let request = pool.request(takes: [pool.venues[1]], payments: [pool.payment(2_000_000)])
            let found = reasons { try store.edit(standing, into: request, reason: nil, pool.act()) }
            #expect(Set(found.map(\.rule)) == [.venueDouble, .moneyShort])
            #expect(try pool.footprint() == before)
            #expect(try pool.budgetLine() == [1_000_000, 999_300, 0, 700])
        }
    }

    @Test func `who looked at an older version is told that it was changed`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let standing = try made(pool, store)
            let first = pool.request("First", takes: [pool.venues[0]])
            _ = try store.edit(standing, into: first, reason: nil, pool.act())
            let second = pool.request("Second", takes: [pool.venues[0]])
            let found = reasons { try store.edit(standing, into: second, reason: nil, pool.act()) }
            #expect(found.map(\.rule) == [.reservationChanged])
        }
    }

    @Test func `of eight who edit what they saw one wins`() throws {
        try SmallPool.use { pool in
            for round in 0..<10 {
                let store = try pool.store(as: .a)
                let standing = try made(pool, store)
                let outcomes = try Clients.run(8, on: pool.database) { client, own in
                    let request = pool.request(
                        "Edit \(client.number)", during: pool.hour(client.number + 1), takes: [pool.venues[1]],
                        payments: [pool.payment(Int64(100 * (client.number + 1)))])
                    try client.together()
                    return Outcome { () throws(StoreError) in
                        try own.edit(standing, into: request, reason: nil, pool.act())
                    }
                }
                #expect(tally(outcomes) == ["won": 1, "reservation.changed": 7], "round \(round)")
                _ = try store.cancel(standing.id, reason: nil, pool.act())
            }
            #expect(try pool.budgetLine() == [1_000_000, 1_000_000, 0, 0])
            try expectSound(pool)
        }
    }

    @Test func `the same edit under its key is done once and answers the same`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let standing = try made(pool, store)
            let request = pool.request("Again", takes: [pool.venues[2]], payments: [pool.payment(800)])
            let first = try store.edit(standing, into: request, reason: nil, pool.act(key: "edit"))
            let second = try store.edit(standing, into: request, reason: nil, pool.act(key: "edit"))
            #expect(first.version == second.version)
            #expect(first.before == second.before)
            #expect(first.after == second.after)
            #expect(try pool.budgetLine() == [1_000_000, 999_200, 0, 800])
        }
    }

    @Test func `a tried edit answers the same and writes nothing`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let standing = try made(pool, store)
            let before = try pool.footprint()
            let request = pool.request("Tried", during: pool.hour(3), takes: [pool.venues[2]])
            let answer = try store.edit(standing, into: request, reason: nil, pool.act(mode: .try))
            #expect(answer.after?.title == "Tried")
            #expect(try pool.footprint() == before)
        }
    }

    @Test func `a co-host that is asked for money reads what it is asked of, and edits once it has agreed`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let standing = try made(pool, store)
            let stranger = try pool.store(as: .b)
            let takeover = pool.request("Taken over", takes: [pool.venues[0]])
            #expect(try pool.reservation(standing.reference, in: stranger)?.title == nil)
            #expect(failure { try stranger.edit(standing, into: takeover, reason: nil, pool.act()) } != nil)

            let half = try Share("50%")
            let hosts = [Host(pool.organization(.a), share: half), Host(pool.organization(.b), share: half)]
            let joint = Request(
                title: "Joint", kind: nil, attendance: 40, hosts: hosts, period: standing.period, buffers: .none,
                takes: standing.resources, payments: standing.payments, firmness: .confirmed)
            let held = try store.edit(standing, into: joint, reason: nil, pool.act())
            let waiting = try #require(try pool.reservation(standing.reference, in: stranger))
            #expect(waiting.title == standing.title)
            guard
                case .notPermitted = failure({
                    try stranger.edit(waiting, into: takeover, reason: nil, pool.act())
                })
            else {
                Issue.record("who is asked has changed it")
                return
            }
            let asked = [Snapshot.Name(.approval, try #require(held.approvals?.first).reference)]
            let approval = try #require(
                try stranger.snapshot(of: pool.pool.name, names: asked).matches.first?.first)
            #expect(try stranger.approve(approval.id, reason: nil, pool.act()).subject?.title == "Joint")
            let seen = try #require(try pool.reservation(standing.reference, in: stranger))
            #expect(seen.title == "Joint")
            #expect(seen.hosts == hosts)

            // The co-host changes the attendance; the other's money is not touched for it.
            let more = Request(
                title: "Joint", kind: nil, attendance: 60, hosts: hosts, period: seen.period, buffers: .none,
                takes: seen.resources, payments: seen.payments, firmness: .confirmed)
            _ = try stranger.edit(seen, into: more, reason: nil, pool.act())
            #expect(try pool.reservation(standing.reference, in: store)?.attendance == 60)
            #expect(try pool.budgetLine() == [1_000_000, 999_300, 0, 700])
            try expectClean(pool)
        }
    }
}
