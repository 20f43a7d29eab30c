public import Foundation
public import Postgres
public import Scheduling
public import SchedulingStore
internal import Synchronization

/// A database of one test alone, cloned from a template that was made once.
public struct TestDatabase: Sendable {
    /// What a database begins as.
    public enum Template: Sendable {
        /// Without anything of poolbook.
        case empty
        /// With the tables and the surface, and no pool.
        case migrated
    }

    /// Its name.
    public let name: String
    /// Where it is.
    let cluster: PrivateCluster

    /// Makes a database, and drops it when `body` ends.
    public static func use<Output>(
        _ template: Template = .migrated, _ body: (TestDatabase) throws -> Output
    ) throws -> Output {
        // Roles belong to the cluster: with the first migrated database they are there for all.
        let migrated = try migratedTemplate.get()
        switch template {
        case .empty: return try use(cloneOf: "template0", body)
        case .migrated: return try use(cloneOf: migrated.name, body)
        }
    }

    /// The repository's SQL: migrations, functions, views, privileges.
    public static let sqlDirectory = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "sql")

    static func use<Output>(
        cloneOf template: String, _ body: (TestDatabase) throws -> Output
    ) throws -> Output {
        let database = try make(cloneOf: template)
        defer { try? onServer("drop database \"\(database.name)\" with (force)") }
        return try body(database)
    }

    static func make(cloneOf template: String) throws(PostgresError) -> TestDatabase {
        try make(cloneOf: template, on: .shared)
    }

    /// A migrated database on a server of one test alone, with which it goes.
    public static func migrated(on cluster: PrivateCluster) throws -> TestDatabase {
        let database = try make(cloneOf: "template0", on: cluster)
        _ = try database.store().migrate(try Migrations(directory: sqlDirectory))
        return database
    }

    private static func make(cloneOf template: String, on cluster: PrivateCluster) throws(PostgresError) -> TestDatabase
    {
        let number = count.add(1, ordering: .relaxed).newValue
        let database = TestDatabase(
            name: "test_\(ProcessInfo.processInfo.processIdentifier)_\(number)", cluster: cluster)
        try cluster.connect().run(.none("create database \"\(database.name)\" template \"\(template)\""))
        return database
    }

    private static let count = Atomic<Int>(0)

    private static let migratedTemplate: Result<TestDatabase, any Error> = Result {
        try migrated(on: .shared)
    }

    private static func onServer(_ sql: String) throws(PostgresError) {
        try PrivateCluster.shared.connect().run(.none(sql))
    }
}

extension TestDatabase {
    /// What connects a login, the server's superuser unless said otherwise, to the database.
    public func parameters(as login: String = "postgres") -> [(keyword: String, value: String)] {
        cluster.parameters + [("dbname", name), ("user", login)]
    }

    /// A connection for a login.
    public func connect(
        as login: String = "postgres", onNotice: (@Sendable (Notice) -> Void)? = nil
    ) throws(PostgresError) -> Connection {
        try Connection(parameters(as: login), onNotice: onNotice)
    }

    /// The product's store for a login.
    public func store(
        as login: String = "postgres", onProgress: (@Sendable (Int, Int) -> Void)? = nil
    ) throws(StoreError) -> Store {
        try Store(parameters(as: login), onProgress: onProgress)
    }

    /// Somebody is connected who should have gone.
    public struct StillConnected: Error {}

    /// How many deadlocks the server has broken in this database, once everybody else has left it.
    ///
    /// A server process reports what it counted when it ends; so connections must be out of scope. Throws
    /// `StillConnected` after ten seconds.
    public func deadlocks() throws -> Int64 {
        let connection = try connect()
        let others = "select count(*) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()"
        let deadline = ContinuousClock.now + .seconds(10)
        while try connection.value(others, [name], as: Int64.self) > 0 {
            guard ContinuousClock.now < deadline else { throw StillConnected() }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return try connection.value("select deadlocks from pg_stat_database where datname = $1", [name])
    }

    /// The whole schema as `pg_dump` writes it, one element a line.
    public func dump() -> [String] {
        PrivateCluster.shell(
            "$(pg_config --bindir)/pg_dump --schema-only -d \"\(cluster.conninfo) dbname=\(name)\""
        )
        .split(separator: "\n")
        .map(String.init)
        // Each dump has a random word against injection, and its comments name versions.
        .filter { !$0.hasPrefix("\\") && !$0.hasPrefix("--") }
    }
}

extension TestDatabase {
    /// What `poolbook.now()` is to say.
    public enum Clock: Sendable {
        /// The same instant always.
        case frozen(Instant)
        /// From an instant on, so many times as fast as other clocks.
        case fast(from: Instant, factor: Int)
    }

    /// Replaces the clock of this database, for every session from its next statement on.
    public func set(_ clock: Clock) throws {
        let connection = try connect()
        let expression: String
        switch clock {
        case .frozen(let instant):
            expression = "timestamptz '\(instant)'"
        case .fast(let start, let factor):
            let now: String = try connection.value("select clock_timestamp()::text")
            expression = "timestamptz '\(start)' + (clock_timestamp() - timestamptz '\(now)') * \(factor)"
        }
        try connection.script(
            """
            create or replace function poolbook.now() returns timestamptz
            language sql volatile parallel safe
            return \(expression)
            """)
    }
}
