import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Everything that people do, at once, while the clock runs: afterwards all of it still adds up.
@Suite struct DailyBusinessTests {
    /// What a client has made, and may change.
    private struct Mine {
        var reservations: [ReservationID] = []
        var references: [String] = []
        var blackouts: [String] = []
    }

    @Test func `clients that do everything at once leave a sound pool, without a deadlock`() throws {
        try SmallPool.use { pool in
            // An hour of the pool takes a second, so that holds of minutes run out all the time.
            try pool.database.set(.fast(from: pool.hour(0).start, factor: 3_600))
            let outcomes = try Clients.run(10, on: pool.database) { client, store in
                var mine = Mine()
                return try (0..<120).map { _ in try step(pool, store, &mine) }
            }
            let tally = tally(outcomes.flatMap { $0 })
            let rules = Set(Rule.allCases.map(\.rawValue) + ["won", "blackout"])
            for (name, _) in tally {
                #expect(rules.isSuperset(of: name.split(separator: " ").map(String.init)), "\(name)")
            }
            #expect((tally["won"] ?? 0) > 100)
            try expectSound(pool)
        }
    }

    /// One act by chance.
    private func step(_ pool: SmallPool, _ store: borrowing Store, _ mine: inout Mine) throws -> Outcome {
        let places = Array((pool.venues[..<4] + pool.halves + [pool.hall] + pool.staff).shuffled()[..<2])
        let hour = try pool.pool.zone.local(store.snapshot(of: nil).now).time.hour + Int.random(in: 1..<6)
        let period = pool.hour(hour, length: Int.random(in: 1...2))
        let chosen = mine.reservations.randomElement()
        switch (Int.random(in: 0..<10), chosen) {
        case (0..<3, _), (_, nil):
            let firmness: Request.Firmness = [
                .confirmed, .hold(.seconds(600)), .hold(.seconds(3_600)), .request,
            ][Int.random(in: 0..<4)]
            let request = pool.request(
                during: period, takes: places, chairs: Int.random(in: 1...3),
                payments: [pool.payment(Int64.random(in: 1...50_000), category: Bool.random() ? nil : "venue")],
                buffers: Buffers(before: 15 * Int.random(in: 0...1), after: 0), firmness: firmness)
            let outcome = Outcome { () throws(StoreError) in try store.reserve(request, pool.act()) }
            if let answer = outcome.answer, let made = try pool.reservation(answer.reference, in: store) {
                mine.reservations.append(made.id)
                mine.references.append(answer.reference)
            }
            return outcome
        case (3..<5, let chosen?):
            let act = pool.act()
            let outcome = Outcome { () throws(StoreError) in
                try store.move(chosen, to: period, takes: Bool.random() ? nil : places.map { Take($0) }, act)
            }
            _ = try store.promote(freedBy: act)
            return outcome
        case (5..<7, let chosen?):
            return Outcome { () throws(StoreError) in try store.confirm(chosen, pool.act()) }
        case (7, _):
            guard let reference = mine.references.randomElement(),
                let standing = try pool.reservation(reference, in: store)
            else { return .refused([]) }
            let request = pool.request(
                "Edited", during: Bool.random() ? period : standing.period, takes: places,
                payments: [pool.payment(Int64.random(in: 1...50_000))])
            return Outcome { () throws(StoreError) in
                try store.edit(standing, into: request, reason: nil, pool.act())
            }
        case (8, let chosen?):
            let act = pool.act()
            let outcome = Outcome { () throws(StoreError) in try store.cancel(chosen, reason: nil, act) }
            _ = try store.promote(freedBy: act)
            return outcome
        case (_, _):
            if mine.blackouts.isEmpty {
                let resource = places[0].kind == .venue ? places[0] : pool.chairs
                let made = try store.addBlackout(of: resource.id, during: period, reason: "Closed", pool.act())
                mine.blackouts.append(made.reference)
            } else {
                let act = pool.act()
                _ = try store.removeBlackout(reference: mine.blackouts.removeLast(), reason: nil, act)
                _ = try store.promote(freedBy: act)
            }
            return .refused([])
        }
    }

    @Test func `two acts at once have two references, however alike their keys' identifiers are`() throws {
        try SmallPool.use { pool in
            // Keys of one login whose references begin with the same four characters.
            let pairs: [[String]] = try pool.database.connect().run(
                .many(
                    """
                    select (array_agg('k' || number))[1:2]
                    from generate_series(1, 8000) as number
                    group by poolbook.crockford(poolbook.new_id('postgres:k' || number, 2, now()), 4)
                    having count(*) > 1
                    """
                ) { row in try row.next() })
            #expect(pairs.count > 10)
            let answers = try Clients.run(2, on: pool.database) { client, store in
                try pairs.enumerated().map { number, keys in
                    let request = pool.request(during: pool.hour(number), takes: [pool.venues[client.number]])
                    try client.together()
                    return try store.reserve(request, pool.act(key: keys[client.number])).reference
                }
            }
            #expect(Set(answers.joined()).count == 2 * pairs.count)
            try expectSound(pool)
        }
    }

    @Test func `a list that two import at once is imported once`() throws {
        try SmallPool.use { pool in
            for round in 0..<5 {
                let rows = (0..<20).map { number in
                    JSONValue(
                        pool.request(during: pool.hour(round * 20 + number), takes: number % 2 == 0 ? [] : [pool.hall]),
                        row: number, uid: "\(round) \(number)")
                }
                let answers = try Clients.run(4, on: pool.database) { _, store in
                    try store.importReservations(rows, source: "list", pool.act())
                }
                #expect(answers.map(\.bound).sorted() == [0, 0, 0, 20])
                #expect(answers.map(\.same).sorted() == [0, 20, 20, 20])
            }
            try expectSound(pool)
        }
    }

    @Test func `two administrators who dismiss each other leave one`() throws {
        try SmallPool.use { pool in
            let logins = ["test_administrator_1", "test_administrator_2"]
            @Sendable func row(_ login: String, _ role: String) -> JSONValue {
                .object(["login": .string(login), "name": .string(login), "roles": .array([.string(role)])])
            }
            _ = try pool.store().save(.member, .add, logins.map { row($0, "administrator") }, pool.act())
            try pool.dismissTheServersOwn()
            for _ in 0..<10 {
                let errors = try Clients.run(2, on: pool.database) { client, _ in
                    let store = try pool.database.store(as: logins[client.number])
                    let other = logins[1 - client.number]
                    try client.together()
                    do throws(StoreError) {
                        _ = try store.save(.member, .edit, [row(other, "auditor")], pool.act())
                        return "dismissed"
                    } catch {
                        return "\(error)"
                    }
                }
                #expect(errors.count { $0 == "dismissed" } == 1, "\(errors)")
                #expect(try pool.count("member where 'administrator' = any (roles)") == 1)
                try pool.appoint(logins)
            }
        }
    }
}
