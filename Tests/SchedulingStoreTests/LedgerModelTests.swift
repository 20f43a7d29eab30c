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
        var bench = try LedgerBench(pool, seed: seed)
        let store = try pool.store()
        let connection = try pool.database.connect()
        for step in 1...count {
            let act = bench.draw()
            let (expected, found) = try bench.both(act, store)
            try #require(expected == found, "seed \(seed), step \(step): \(act)")
            try #require(try bench.linesAgree(connection), "seed \(seed), step \(step): \(act)")
            if step % 500 == 0 || step == count {
                try #require(try bench.commitmentsAgree(connection), "seed \(seed), step \(step)")
            }
        }
        print(
            "ledger: \(bench.tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
        )
    }

    @Test func `what 8 clients did at once is the same, replayed line by line in the order of its numbers`() throws {
        let count = Self.number("POOLBOOK_LEDGER_ACTS", 640) / 8
        let seed = UInt64(Self.number("POOLBOOK_LEDGER_SEED", Int.random(in: 1...1_000_000)))
        print("ledger: 8 clients, \(count) acts each from seed \(seed)")
        try SmallPool.use { pool in
            let setUp = try LedgerBench(pool, seed: seed)
            let terms = setUp.model.terms
            _ = try Clients.run(8, on: pool.database) { client, store in
                var bench = LedgerBench(pool, terms, seed: seed &+ UInt64(client.number))
                for _ in 1...count { _ = try bench.database(bench.draw(), store) }
            }
            try replay(pool.database, atLeast: count)
            try expectSound(pool)
        }
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
        for (id, line) in try LedgerBench.lines(connection) {
            let replayed = balances[id] ?? [:]
            #expect(
                line
                    == LedgerModel.Line(
                        granted: -(replayed["outside"] ?? 0), available: replayed["available"] ?? 0,
                        reserved: replayed["reserved"] ?? 0, committed: replayed["committed"] ?? 0,
                        spent: replayed["spent"] ?? 0))
        }
        #expect(entries.count > count)
    }
}
