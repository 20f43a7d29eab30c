internal import Foundation
public import Postgres
internal import Synchronization

/// The sample pool of `config/sample`, at nine in the morning of the 25th of February 2027, in a database of one test.
///
/// The server is one for the whole run; the program made it and loaded it.
public final class SamplePool: Sendable {
    /// The server.
    public let server: LocalServer
    /// Its database.
    public let database: String

    /// Where the program reaches it.
    private let socketDirectory: String

    /// When it is, in every sample pool.
    public static let now = "2027-02-25 09:12+08"

    /// The server with the sample and, to copy from, a database to which nobody connects.
    private static let shared: Result<LocalServer, any Error> = Result {
        let server = try LocalServer()
        atexit { try? SamplePool.shared.get().destroy() }
        try load(server)
        try server.connect(to: "postgres").run(.none("create database sample template poolbook"))
        return server
    }

    /// Stops a server's clock and loads the sample into its own database.
    public static func load(_ server: LocalServer) throws {
        try server.connect().script(
            """
            create or replace function poolbook.now() returns timestamptz
            language sql volatile parallel safe
            return timestamptz '\(now)'
            """)
        let load = BuiltProgram.repository.appending(path: "config/sample/load.sh").path
        let answer = try ChildProcess.run(load, [BuiltProgram.path], environment: server.environment)
        guard answer.code == 0 else { throw ChildProcess.Failed(description: "load.sh: \(answer)") }
    }

    /// PgBouncer before that server, where `POOLBOOK_POOLER` is set: all that the program does in any test goes through it.
    private static let bouncer: Result<PgBouncer?, any Error> = Result {
        guard ProcessInfo.processInfo.environment["POOLBOOK_POOLER"] != nil else { return nil }
        let bouncer = try PgBouncer(before: shared.get().socketDirectory)
        atexit { try? SamplePool.bouncer.get()?.stop() }
        return bouncer
    }

    /// A pool of one's own.
    public init() throws {
        server = try Self.shared.get()
        socketDirectory = try Self.bouncer.get()?.directory ?? server.socketDirectory
        database = "copy_\(Self.count.add(1, ordering: .relaxed).newValue)"
        try server.connect(to: "postgres").run(.none("create database \(database) template sample"))
    }

    /// The login of whoever made the pool: the caller's, on the local server.
    public func administrator() throws -> String {
        let sql = "select distinct login from poolbook.member where 'administrator' = any (roles)"
        return try connect().value(sql, as: String.self)
    }

    private static let count = Atomic<Int>(0)

    deinit {
        let drop = "drop database if exists \(database) with (force)"
        _ = try? server.connect(to: "postgres").run(.none(drop))
    }

    /// Stops the clock of this pool at another instant.
    public func setClock(_ now: String) throws {
        try connect().script(
            """
            create or replace function poolbook.now() returns timestamptz
            language sql volatile parallel safe
            return timestamptz '\(now)'
            """)
    }

    /// Runs the program as one of the pool's members.
    public func run(
        _ arguments: String..., as login: String = "liwei", with more: [String: String] = [:]
    ) throws -> Answer {
        try run(arguments, as: login, with: more)
    }

    /// Runs the program as one of the pool's members.
    public func run(
        _ arguments: [String], as login: String = "liwei", with more: [String: String] = [:],
        timeout: Duration = .seconds(60)
    ) throws -> Answer {
        try server.run(arguments, environment(login).merging(more) { $1 }, timeout: timeout)
    }

    /// Writes who holds the chair in 2027, two months each, the organizations in turn.
    public func roster(_ organizations: String) throws -> Answer {
        let terms = ["--from", "2027-01-01", "--every", "2mo", "--to", "2027-12", "--orgs", organizations]
        return try run(["duty", "roster"] + terms, as: administrator())
    }

    /// libpq's settings for a member.
    public func environment(_ login: String) -> [String: String] {
        ["PGHOST": socketDirectory, "PGPORT": "5432", "PGDATABASE": database, "PGUSER": login]
    }

    /// A connection, the superuser's unless said otherwise.
    public func connect(as login: String = "postgres") throws(PostgresError) -> Connection {
        try server.connect(to: database, as: login)
    }

    /// How many rows each table has: what nothing written leaves alone.
    public func rowCounts() throws -> [String] {
        let connection = try connect()
        let tables = "select relname from pg_class where relnamespace = 'poolbook'::regnamespace and relkind = 'r'"
        return try connection.values("\(tables) order by relname", as: String.self).map { table in
            let count: Int64 = try connection.value("select count(*) from poolbook.\"\(table)\"")
            return "\(table) \(count)"
        }
    }
}
