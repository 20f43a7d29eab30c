import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Many clients want the same at the same time: the pool gives it as often as there is, and says no to the rest.
@Suite(.serialized) struct RaceTests {
    /// Each client's outcome of each round, by round.
    private func rounds(
        _ count: Int, clients: Int, in pool: SmallPool,
        _ ask: @escaping @Sendable (_ round: Int, _ client: Int) -> Request
    ) throws -> [[Outcome]] {
        let outcomes = try Clients.run(clients, on: pool.database) { client, store in
            var outcomes: [Outcome] = []
            for round in 0..<count {
                let request = ask(round, client.number)
                try client.together()
                outcomes.append(Outcome { () throws(StoreError) in try store.reserve(request, pool.act()) })
            }
            return outcomes
        }
        return (0..<count).map { round in outcomes.map { $0[round] } }
    }

    @Test func `of 32 clients who ask for the same slot one has it, a thousand times`() throws {
        try SmallPool.use { pool in
            let rounds = try rounds(1_000, clients: 32, in: pool) { round, client in
                pool.request("Client \(client)", during: pool.hour(round), takes: [pool.venues[0]])
            }
            let bad = rounds.map(tally).filter { $0 != ["won": 1, "venue.double": 31] }
            #expect(bad.isEmpty)
            try expectSound(pool)
        }
    }

    @Test func `of 32 clients who ask for the last of a budget line as many have it as it pays`() throws {
        var plan = SmallPool.Plan()
        plan.grant = 1
        try SmallPool.use(plan) { pool in
            let count = 60
            // A little is left over in each round; it adds up to one more that can be paid, but not in 60.
            let perRound: Int64 = 3 * 700 + 10
            let outcomes = try Clients.run(32, on: pool.database) { client, own in
                var outcomes: [Outcome] = []
                for round in 0..<count {
                    if client.number == 0 {
                        let grant = Grant(
                            fund: pool.fund, project: pool.project, category: "venue", year: pool.year,
                            amount: pool.money(perRound))
                        _ = try own.grant([grant], reason: nil, pool.act())
                    }
                    try client.together()
                    let slot = pool.hour(3 * round + client.number / 12)
                    let request = pool.request(
                        during: slot, takes: [pool.venues[client.number % 12]], payments: [pool.payment(700)])
                    outcomes.append(Outcome { () throws(StoreError) in try own.reserve(request, pool.act()) })
                    try client.together()
                }
                return outcomes
            }
            for round in 0..<count {
                #expect(tally(outcomes.map { $0[round] }) == ["won": 3, "money.short": 29])
            }
            let spent = Int64(count) * 2_100
            #expect(try pool.budgetLine() == [1 + Int64(count) * perRound, 1 + Int64(count) * 10, 0, spent])
            try expectSound(pool)
        }
    }

    @Test func `bundles of four venues in any order are taken whole or not at all`() throws {
        try SmallPool.use { pool in
            let rounds = try rounds(150, clients: 16, in: pool) { round, _ in
                pool.request(during: pool.hour(round), takes: Array(pool.venues.shuffled().prefix(4)))
            }
            for outcomes in rounds {
                let tally = tally(outcomes)
                #expect((1...3).contains(tally["won"] ?? 0))
                #expect(Set(tally.keys).isSubset(of: ["won", "venue.double"]))
                #expect(outcomes.allSatisfy { $0.answer != nil || (1...4).contains(Set($0.rules).count) })
            }
            try expectSound(pool)
        }
    }

    @Test func `ten chairs are given to three who ask for three at a time`() throws {
        try SmallPool.use { pool in
            let rounds = try rounds(100, clients: 16, in: pool) { round, _ in
                pool.request(during: pool.hour(round), chairs: 3)
            }
            #expect(rounds.map(tally).filter { $0 != ["won": 3, "equipment.short": 13] }.isEmpty)
            try expectSound(pool)
        }
    }

    @Test func `bundles of venues, people, chairs and money in any order never deadlock`() throws {
        try SmallPool.use { pool in
            let rounds = try rounds(60, clients: 16, in: pool) { round, client in
                let places = Array(pool.venues[..<6]) + pool.halves + [pool.hall] + pool.staff
                return pool.request(
                    during: pool.hour(round, length: 2), takes: Array(places.shuffled().prefix(3)), chairs: 2,
                    payments: [pool.payment(Int64(client) * 100 + 1, category: nil)],
                    firmness: client % 3 == 0 ? .hold(.seconds(3_600)) : .confirmed)
            }
            let known: Set<Rule> = [
                .venueDouble, .personDouble, .venuePartAndWhole, .equipmentShort, .moneyShort,
            ]
            for outcome in rounds.joined() where outcome.answer == nil {
                #expect(!outcome.rules.isEmpty)
                #expect(known.isSuperset(of: outcome.rules))
            }
            try expectSound(pool)
        }
    }
}
