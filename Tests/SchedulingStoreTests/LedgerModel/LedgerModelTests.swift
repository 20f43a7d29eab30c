import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// The database keeps the ledger as a model of it does, act by act; `make ledger` runs it for longer.
///
/// `POOLBOOK_LEDGER_ACTS` says how many acts, `POOLBOOK_LEDGER_SEED` from which seed; the seed is printed.
@Suite(.serialized) struct LedgerModelTests {
    private static let settings = ProcessInfo.processInfo.environment

    private static func number(_ name: String, _ usual: Int) -> Int { settings[name].flatMap { Int($0) } ?? usual }

    @Test func `random acts come to the same in the database and in the model, reply and balances`() throws {
        let count = Self.number("POOLBOOK_LEDGER_ACTS", 600)
        let seed = UInt64(Self.number("POOLBOOK_LEDGER_SEED", Int.random(in: 1...1_000_000)))
        print("ledger: \(count) acts from seed \(seed)")
        try SmallPool.use { pool in
            try compare(pool, count, seed)
            try expectSound(pool)
        }
    }

    private func compare(_ pool: SmallPool, _ count: Int, _ seed: UInt64) throws {
        try LedgerDesk.prepare(pool)
        let desk = try LedgerDesk(pool)
        var bench = try LedgerBench(desk, seed: seed, acts: count)
        for step in 1...count {
            let deed = bench.draw()
            let (expected, found) = try bench.both(deed, desk)
            try #require(expected == found, "seed \(seed), step \(step): \(deed)")
            try #require(try bench.linesAgree(desk), "seed \(seed), step \(step): \(deed)")
            let touched = step % 1_000 == 0 || step == count ? nil : deed.reservations(in: bench.model) ?? bench.lately
            try #require(try bench.commitmentsAgree(touched, desk), "seed \(seed), step \(step): \(deed)")
            if touched == nil { try #require(try bench.billsAgree(desk), "seed \(seed), step \(step): \(deed)") }
        }
        print(
            "ledger: until \(bench.model.today), "
                + bench.tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }

    @Test func `what 8 clients did at once is the same, replayed line by line in the order of its numbers`() throws {
        let count = Self.number("POOLBOOK_LEDGER_ACTS", 640) / 8
        let seed = UInt64(Self.number("POOLBOOK_LEDGER_SEED", Int.random(in: 1...1_000_000)))
        print("ledger: 8 clients, \(count) acts each from seed \(seed)")
        try SmallPool.use { pool in
            try together(pool, count, seed)
            try replay(pool.database, atLeast: count)
            try expectSound(pool)
        }
    }

    private func together(_ pool: SmallPool, _ count: Int, _ seed: UInt64) throws {
        try LedgerDesk.prepare(pool)
        let setUp = try LedgerBench(try LedgerDesk(pool), seed: seed, acts: count)
        let tallies = try Clients.run(8, on: pool.database) { client, _ in
            let desk = try LedgerDesk(pool)
            var bench = LedgerBench(like: setUp, seed: seed &+ UInt64(client.number))
            var done = 0
            for _ in 1...count {
                let deed = bench.draw()
                if client.number > 0, case .wait = deed { continue }
                do {
                    if case .done = try bench.database(deed, desk) { done += 1 }
                } catch {
                    Issue.record("client \(client.number): \(deed): \(error)")
                    throw error
                }
            }
            return done
        }
        print("ledger: \(tallies.reduce(0, +)) of \(8 * count) done")
    }

    private func replay(_ database: TestDatabase, atLeast count: Int) throws {
        let connection = try database.connect()
        let entries = try connection.run(
            .many(
                "select line_id, source, target, amount, source_after, target_after from poolbook.entry order by line_id, number"
            ) { row in
                (
                    line: try row.next(UUID.self), source: try row.next(String.self),
                    target: try row.next(String.self), amount: try row.next(Int64.self),
                    sourceAfter: try row.next(Int64?.self), targetAfter: try row.next(Int64?.self)
                )
            })
        var balances: [UUID: [String: Int64]] = [:]
        for entry in entries {
            balances[entry.line, default: [:]][entry.source, default: 0] -= entry.amount
            balances[entry.line, default: [:]][entry.target, default: 0] += entry.amount
            let line = balances[entry.line] ?? [:]
            #expect(entry.sourceAfter == nil || entry.sourceAfter == line[entry.source])
            #expect(entry.targetAfter == nil || entry.targetAfter == line[entry.target])
            #expect(line.allSatisfy { $0.key == "outside" || $0.value >= 0 })
        }
        let columns = LedgerModel.Balance.allCases.filter { $0 != .outside }.map { "\($0)" }
        for column in columns {
            let rows = try connection.run(
                .many("select line_id, granted, \(column) from poolbook.budget_line") { row in
                    (try row.next(UUID.self), try row.next(Int64.self), try row.next(Int64.self))
                })
            for (id, granted, balance) in rows {
                #expect(balances[id]?["outside", default: 0] ?? 0 == -granted)
                #expect(balances[id]?[column, default: 0] ?? 0 == balance)
            }
        }
        #expect(entries.count > count)
    }
}
