import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Migrations go forward, one runner at a time, and end well after whatever happened to an earlier run.
@Suite struct MigrationTests {
    private static let migrations = Result { try Migrations(directory: TestDatabase.sqlDirectory) }
    private static let schema = Result { try TestDatabase.use { $0.dump() } }

    /// Migrates as a program does, on a connection of its own.
    @discardableResult
    private func migrate(_ database: TestDatabase, _ copy: SQLCopy? = nil) throws -> MigrationOutcome {
        let migrations = try copy.map { try Migrations(directory: $0.directory) } ?? Self.migrations.get()
        return try database.store().migrate(migrations)
    }

    private func problem(_ body: () throws -> Void) -> MigrationProblem? {
        let error = failure(body)
        guard case .migration(let problem) = error else {
            Issue.record("\(String(describing: error))")
            return nil
        }
        return problem
    }

    /// Expects the schema of a database that was migrated in peace.
    private func expectWhole(_ database: TestDatabase) throws {
        let (found, expected) = (database.dump(), try Self.schema.get())
        if found != expected {
            Issue.record("\(found.difference(from: expected).prefix(20).map(String.init(describing:)))")
        }
        let applied: [String] = try database.connect().values(
            "select name from poolbook.migration order by version")
        #expect(applied == (try SQLCopy().files(in: "migrations").map { String($0.dropFirst(11).dropLast(4)) }))
    }

    @Test func `eight at once apply each migration once, and all end well`() throws {
        for _ in 0..<3 {
            try TestDatabase.use(.empty) { database in
                let migrations = try Self.migrations.get()
                let outcomes = try Clients.run(8, on: database) { _, store in try store.migrate(migrations) }
                let names = outcomes.flatMap(\.applied)
                #expect(names.sorted() == Set(names).sorted())
                #expect(outcomes.count { $0.surface == .renewed } == 1)
                try expectWhole(database)
                #expect(try migrate(database).applied.isEmpty)
            }
        }
    }

    @Test func `two databases of one server are migrated at the same time`() throws {
        try TestDatabase.use(.empty) { one in
            try TestDatabase.use(.empty) { other in
                let migrations = try Self.migrations.get()
                _ = try Clients.run(8, on: one) { client, _ in
                    try (client.number % 2 == 0 ? one : other).store().migrate(migrations)
                }
                try expectWhole(one)
                try expectWhole(other)
            }
        }
    }

    @Test func `killed after any statement, the next run ends well`() throws {
        try TestDatabase.use(.empty) { database in
            let whole = try SQLCopy()
            let poisoned = try SQLCopy()
            var kills = 0
            for path in try whole.files(in: "migrations") {
                let text = try whole.text(of: path)
                for end in SQLCopy.statementEnds(of: text) {
                    try poisoned.write(text[..<end] + "\n" + Self.death, to: path)
                    guard case .lost = failure({ try migrate(database, poisoned) }) else {
                        Issue.record("not killed: \(path)")
                        return
                    }
                    kills += 1
                }
                try poisoned.write(text, to: path)
            }
            #expect(kills > 60)
            // With every migration whole, those before the last were applied on the way; now the surface.
            for path in try whole.files(in: "functions") + whole.files(in: "views") + ["privileges.sql"] {
                let text = try whole.text(of: path)
                for end in SQLCopy.statementEnds(of: text).dropLast() {
                    try poisoned.write(text[..<end] + "\n" + Self.death, to: path)
                    guard case .lost = failure({ try migrate(database, poisoned) }) else {
                        Issue.record("not killed: \(path)")
                        return
                    }
                }
                try poisoned.write(text, to: path)
            }
            #expect(try migrate(database).surface == .renewed)
            try expectWhole(database)
        }
    }

    private static let death = "reset role; select pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid());"

    @Test func `killed at any moment, the next run ends well`() throws {
        for attempt in 0..<12 {
            try TestDatabase.use(.empty) { database in
                let isOver = Collected<Bool>()
                let killer = Thread {
                    Thread.sleep(forTimeInterval: 0.005 + Double(attempt) * 0.025)
                    do {
                        let connection = try PrivateCluster.shared.connect()
                        let kill = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1"
                        _ = try connection.values(kill, [database.name], as: Bool.self)
                    } catch {
                        Issue.record(error)
                    }
                    isOver.append(true)
                }
                killer.start()
                do {
                    try migrate(database)
                } catch let error as StoreError {
                    switch error {
                    case .lost, .unreachable: break
                    default: Issue.record(error)
                    }
                }
                while isOver.all.isEmpty { Thread.sleep(forTimeInterval: 0.001) }
                try migrate(database)
                try expectWhole(database)
            }
        }
    }

    @Test func `a migration that has changed is refused by name, and nothing is done`() throws {
        try TestDatabase.use { database in
            let before = database.dump()
            let copy = try SQLCopy()
            let changed = try copy.files(in: "migrations")[3]
            try copy.write(try copy.text(of: changed) + "\n-- Another word.\n", to: changed)
            try copy.write("create table poolbook.never (n integer);", to: "migrations/9000_never.sql")
            let name = String(changed.dropFirst(11).dropLast(4))
            #expect(problem { try migrate(database, copy) } == .changed(name: name))
            #expect(database.dump() == before)
        }
    }

    @Test func `a newer database is refused, and left as it is`() throws {
        try TestDatabase.use { database in
            try database.connect().run(.none("insert into poolbook.migration values (9000, '9000_later', 'x', now())"))
            let before = database.dump()
            #expect(problem { try migrate(database) } == .newer(version: 9_000))
            #expect(database.dump() == before)
        }
    }

    @Test func `files that are not there are named`() {
        let error = failure { try Migrations(directory: URL(filePath: "/nowhere")) }
        guard case .migration(.filesMissing(let directory)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(directory == "/nowhere")
    }

    @Test func `a later migration is applied alone, and told`() throws {
        try TestDatabase.use { database in
            let copy = try SQLCopy()
            try copy.write("create table poolbook.later (n integer);", to: "migrations/9000_later.sql")
            let told = Collected<String>()
            let store = try database.store()
            let outcome = try store.migrate(try Migrations(directory: copy.directory)) { told.append($0) }
            #expect(outcome.applied == ["9000_later"])
            #expect(outcome.surface == .kept)
            #expect(told.all == ["9000_later"])
        }
    }

    @Test func `functions and views are made anew when they change, and kept otherwise`() throws {
        try TestDatabase.use { database in
            #expect(try migrate(database).surface == .kept)
            for path in ["functions/money.sql", "views/pool.sql", "privileges.sql"] {
                let copy = try SQLCopy()
                try copy.write(try copy.text(of: path) + "\n-- Another word.\n", to: path)
                #expect(try migrate(database, copy).surface == .renewed)
                #expect(try migrate(database, copy).surface == .kept)
            }
            #expect(try migrate(database).surface == .renewed)
            try expectWhole(database)
        }
    }
}

/// A program works with every database that serves its surface.
@Suite struct SurfaceTests {
    @Test func `a program works with a newer database that still serves its surface`() throws {
        try SmallPool.use { pool in
            try pool.database.connect().script(
                """
                create schema poolbook_2;
                insert into poolbook.migration values (9000, '9000_later', 'x', now());
                alter table poolbook.reservation add column later text;
                """)
            let store = try pool.store(as: .a)
            #expect(try store.snapshot(of: nil).pool.id == pool.pool.id)
            let answer = try store.reserve(pool.request(takes: [pool.venues[0]]), pool.act())
            #expect(try pool.reservation(answer.reference, in: store)?.state == .confirmed)
        }
    }

    @Test func `a program says which surfaces there are where its own is not among them`() throws {
        try SmallPool.use { pool in
            let connection = try pool.database.connect()
            try connection.script("drop schema poolbook_1 cascade; create schema poolbook_2")
            for login in ["postgres", SmallPool.login(of: .a)] {
                let store = try pool.database.store(as: login)
                for error in [
                    failure { try store.snapshot(of: nil) },
                    failure { try store.busy([pool.hall.id], during: pool.hour(0), in: pool.pool.id) },
                    failure { try store.venues(seating: 1, in: pool.pool.id, pool.pool.currency) },
                    failure { try store.reserve(pool.request(takes: [pool.hall]), pool.act()) },
                ] {
                    guard case .otherSurface(served: [2]) = error else {
                        Issue.record("\(login): \(String(describing: error))")
                        continue
                    }
                }
            }
        }
    }

    @Test func `a database without poolbook serves no surface`() throws {
        try TestDatabase.use(.empty) { database in
            let store = try database.store()
            guard case .otherSurface(served: []) = failure({ try store.snapshot(of: nil) }) else {
                Issue.record("not told")
                return
            }
        }
    }
}
