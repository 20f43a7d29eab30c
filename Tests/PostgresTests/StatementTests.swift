import Postgres
import TestSupport
import Testing

@Suite struct StatementTests {
    private static func numbers(_ count: Int32) -> (String, [any PostgresValue]) {
        ("select n from generate_series(1, $1) as n", [count])
    }

    private static let read: @Sendable (inout Row) throws -> Int32 = { row in
        try row.next()
    }

    @Test func `many takes any number of rows`() throws {
        let connection = try PrivateCluster.shared.connect()
        for count in [0, 1, 3] as [Int32] {
            let (sql, parameters) = Self.numbers(count)
            #expect(try connection.run(.many(sql, parameters, decode: Self.read)) == (0..<count).map { $0 + 1 })
        }
    }

    @Test(arguments: [0, 2] as [Int32]) func `one takes one row only`(count: Int32) throws {
        let connection = try PrivateCluster.shared.connect()
        let (sql, parameters) = Self.numbers(count)
        let error = failure { try connection.run(.one(sql, parameters, decode: Self.read)) }
        #expect(error == .arity(expected: .one, found: Int(count)))
    }

    @Test func `maybe takes one row or none`() throws {
        let connection = try PrivateCluster.shared.connect()
        let (sql, none) = Self.numbers(0)
        #expect(try connection.run(.maybe(sql, none, decode: Self.read)) == nil)
        #expect(try connection.run(.maybe(sql, [Int32(1)], decode: Self.read)) == 1)
        let error = failure {
            try connection.run(.maybe(sql, [Int32(2)], decode: Self.read))
        }
        #expect(error?.description == "the statement must return at most one row but returned 2")
    }

    @Test func `none takes no row, and a void function`() throws {
        let connection = try PrivateCluster.shared.connect()
        try connection.run(.none("set application_name to 'x'"))
        try connection.run(.none("select pg_sleep(0)"))
        try connection.run(.none(""))
        let error = failure { try connection.run(.none("select 1")) }
        #expect(error == .arity(expected: .none, found: 1))
    }

    @Test func `overloads resolve by the parameters' types`() throws {
        let connection = try PrivateCluster.shared.connect()
        #expect(try connection.value("select pg_typeof(abs($1))::text", [Int16(-1)]) == "smallint")
        #expect(try connection.value("select pg_typeof(abs($1))::text", [Int64(-1)]) == "bigint")
    }

    @Test func `a NUL byte is refused, not truncated`() throws {
        let connection = try PrivateCluster.shared.connect()
        let text = failure { try connection.value("select $2", [1 as Int32, "a\0b"], as: String.self) }
        #expect(text?.description == "parameter $2 holds a NUL byte")
        let array = failure { try connection.value("select $1", [["a", "\0"]], as: [String].self) }
        #expect(array?.description == "parameter $1 holds a NUL byte")
        let json = failure { try connection.value("select $1", [JSONText("\0")], as: JSONText.self) }
        #expect(json?.description == "parameter $1 holds a NUL byte")
        let sql = failure { try connection.script("select 1;\0 drop table x") }
        #expect(sql?.description == "the statement holds a NUL byte")
    }

    @Test func `instants and days that mean infinity or overflow are refused`() throws {
        let connection = try PrivateCluster.shared.connect()
        let values: [any PostgresValue] = [
            Timestamp(microseconds: .min), Timestamp(microseconds: .min + 946_684_800_000_000), CalendarDay(days: .min),
            CalendarDay(days: .min + 10_957),
        ]
        for value in values {
            let error = failure { try connection.run(.none("select $1", [value])) }
            #expect(error?.description == "parameter $1 is outside the range of its type")
        }
    }

    @Test func `more parameters than the protocol counts are refused`() throws {
        let connection = try PrivateCluster.shared.connect()
        let error = failure {
            try connection.run(.none("select 1", [Bool](repeating: true, count: 65_536)))
        }
        #expect(error?.description == "the statement has too many parameters")
    }

    @Test func `an error of the server has its fields and a bland description`() throws {
        let connection = try PrivateCluster.shared.connect()
        try connection.script(
            "create temp table room (code text constraint room_code_once unique); insert into room values ('secret')"
        )
        let error = failure {
            try connection.run(.none("insert into room values ($1)", ["secret"]))
        }
        guard case .server(let server) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(server.sqlState == .uniqueViolation)
        #expect(server.constraint == "room_code_once")
        #expect(server.table == "room")
        #expect(server.detail?.contains("secret") == true)
        #expect("\(server)" == "the server refused the statement (SQLSTATE 23505, constraint room_code_once)")
        #expect(error?.debugDescription.contains("DETAIL: Key (code)=(secret) already exists.") == true)
        #expect(error?.isTransient == false)
    }

    @Test func `COPY is refused and the connection stays usable`() throws {
        let connection = try PrivateCluster.shared.connect()
        #expect(failure { try connection.script("copy (select 1) to stdout") } == .unsupportedCopy)
        try connection.script("create temp table t (n int4)")
        #expect(failure { try connection.script("copy t from stdin") } == .unsupportedCopy)
        #expect(try connection.value("select 1") == Int32(1))
    }
}
