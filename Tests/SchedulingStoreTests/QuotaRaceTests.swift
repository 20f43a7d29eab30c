import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Many clients against one quota: never more stands than it allows, and what stands is what was counted.
@Suite(.serialized) struct QuotaRaceTests {
    @Test func `of eight clients who reserve and cancel against a quota exactly what it allows stands`() throws {
        try SmallPool.use { pool in
            var quota = NewQuota(.count, most: 40, per: .year)
            quota.organization = pool.organization(.a)
            quota.kind = .venue
            _ = try pool.store().add(quota, reason: nil, pool.act())

            let outcomes = try Clients.run(8, on: pool.database) { client, own in
                var outcomes: [Outcome] = []
                try client.together()
                for number in 0..<30 {
                    let request = pool.request(
                        "Client \(client.number)", during: pool.hour(number), takes: [pool.venues[client.number]])
                    let outcome = Outcome { () throws(StoreError) in try own.reserve(request, pool.act()) }
                    outcomes.append(outcome)
                    // Every third of those that were had is given back, for somebody else.
                    guard number % 3 == 0, let answer = outcome.answer,
                        let standing = try pool.reservation(answer.reference, in: own)
                    else { continue }
                    _ = try own.cancel(standing.id, reason: nil, pool.act())
                }
                return outcomes
            }
            let tally = tally(outcomes.flatMap(\.self))
            #expect(Set(tally.keys) == ["won", "quota.spent"], "\(tally)")

            let before = try counted(pool)
            #expect(before.standing <= 40 && before.used == before.standing)
            // What is left of it is had, and no more.
            #expect(try reserved(of: 60, in: pool) == Int(40 - before.standing))
            let after = try counted(pool)
            #expect(after.standing == 40 && after.used == 40)
            try expectSound(pool)
        }
    }

    /// How many reservations stand, and how many the quota has counted.
    private func counted(_ pool: SmallPool) throws -> (standing: Int64, used: Int64) {
        let admin = try pool.database.connect()
        return (
            try admin.value("select count(*) from poolbook.reservation where state = 'confirmed'"),
            try admin.value("select coalesce(sum(used), 0)::bigint from poolbook.quota_use")
        )
    }

    /// How many of so many more are had, one after the other.
    private func reserved(of count: Int, in pool: SmallPool) throws -> Int {
        let own = try pool.store(as: .a)
        return (0..<count).count { number in
            Outcome { () throws(StoreError) in
                try own.reserve(
                    pool.request(during: pool.hour(100 + number), takes: [pool.venues[0]]), pool.act())
            }.answer != nil
        }
    }
}
