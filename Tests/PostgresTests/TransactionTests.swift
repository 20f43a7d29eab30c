import Postgres
import TestSupport
import Testing

@Suite struct TransactionTests {
    private func connect() throws -> Connection {
        let connection = try PrivateCluster.shared.connect()
        try connection.script("create temp table entry (n int4)")
        return connection
    }

    private func count(_ connection: borrowing Connection) throws -> Int64 {
        try connection.value("select count(*) from entry")
    }

    @Test func `a transaction commits when its body returns`() throws {
        let connection = try connect()
        let answer = try connection.transaction { () throws(PostgresError) in
            try connection.run(.none("insert into entry values ($1)", [Int32(1)]))
            return try connection.value("select n from entry", as: Int32.self)
        }
        #expect(answer == 1)
        #expect(try count(connection) == 1)
    }

    @Test func `a transaction rolls back when its body throws`() throws {
        let connection = try connect()
        let error = failure {
            try connection.transaction { () throws(PostgresError) in
                try connection.script("insert into entry values (1)")
                try connection.script("select 1/0")
            }
        }
        #expect(error?.sqlState == SQLState(rawValue: "22012"))
        #expect(try count(connection) == 0)
    }

    @Test func `a transaction whose failure was swallowed does not pass for committed`() throws {
        let connection = try connect()
        let error = failure {
            try connection.transaction { () throws(PostgresError) in
                try connection.script("insert into entry values (1)")
                try? connection.script("select 1/0")
            }
        }
        #expect(error == .transactionAborted)
        #expect(try count(connection) == 0)
    }

    @Test func `a body may throw errors of its own`() throws {
        enum Refusal: Error, Equatable {
            case full
            case database(PostgresError)
        }
        let connection = try connect()
        #expect(throws: Refusal.full) {
            try connection.transaction(failure: Refusal.database) { () throws(Refusal) in
                do throws(PostgresError) { try connection.script("insert into entry values (1)") } catch {
                    throw .database(error)
                }
                throw .full
            }
        }
        #expect(try count(connection) == 0)
    }

    @Test func `a deferred constraint speaks at the commit`() throws {
        let connection = try connect()
        try connection.script("alter table entry add constraint entry_n_once unique (n) deferrable initially deferred")
        let error = failure {
            try connection.transaction { () throws(PostgresError) in
                try connection.script("insert into entry values (1), (1)")
            }
        }
        #expect(error?.sqlState == .uniqueViolation)
        #expect(try count(connection) == 0)
    }

    @Test func `a snapshot does not write`() throws {
        let connection = try PrivateCluster.shared.connect()
        let error = failure {
            try connection.transaction(.snapshot) { () throws(PostgresError) in
                try connection.script("create table never (n int4)")
            }
        }
        #expect(error?.sqlState == SQLState(rawValue: "25006"))
    }

    @Test func `a script runs several statements, all or none`() throws {
        let connection = try connect()
        try connection.script("insert into entry values (1); insert into entry values (2);")
        #expect(try count(connection) == 2)
        let error = failure {
            try connection.script("insert into entry values (3); select 1/0; insert into entry values (4)")
        }
        #expect(error?.sqlState == SQLState(rawValue: "22012"))
        #expect(try count(connection) == 2)
    }
}
