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

            let admin = try pool.database.connect()
            let standing = "select count(*) from poolbook.reservation where state = 'confirmed'"
            let used = "select coalesce(sum(used), 0)::bigint from poolbook.quota_use"
            let before: Int64 = try admin.value(standing)
            #expect(before <= 40)
            #expect(try admin.value(used, as: Int64.self) == before)

            // What is left of it is had, and no more.
            let own = try pool.store(as: .a)
            let rest = (0..<60).map { number in
                Outcome { () throws(StoreError) in
                    try own.reserve(
                        pool.request(during: pool.hour(100 + number), takes: [pool.venues[0]]), pool.act())
                }
            }
            #expect(rest.count { $0.answer != nil } == Int(40 - before))
            #expect(try admin.value(standing, as: Int64.self) == 40)
            #expect(try admin.value(used, as: Int64.self) == 40)
            try expectSound(pool)
        }
    }
}
