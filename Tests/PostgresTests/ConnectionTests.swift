import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct ConnectionTests {
    @Test func `a connection knows its server`() throws {
        let connection = try PrivateCluster.shared.connect()
        #expect(connection.serverVersion >= 140_000)
        #expect(connection.parameter("client_encoding") == "UTF8")
        #expect(connection.parameter("no_such_parameter") == nil)
        #expect(connection.user == (try connection.value("select session_user::text")))
        #expect(connection.database == (try connection.value("select current_database()::text")))
        #expect(connection.backendProcessID == (try connection.value("select pg_backend_pid()")))
        #expect(!connection.host.isEmpty)
    }

    @Test func `the encoding is UTF-8 whatever was asked for`() throws {
        let connection = try PrivateCluster.shared.connect([("client_encoding", "LATIN1")])
        #expect(try connection.value("select current_setting('client_encoding')") == "UTF8")
    }

    @Test func `a socket where nobody listens is refused`() {
        let error = failure { try Connection([("host", "/tmp/no-such-directory")]).user }
        #expect(connectionReason(error) == .refused)
        #expect(error?.description == "nobody listens where the database should be")
        let port = failure { try Connection([("host", "127.0.0.1"), ("port", "1")]).user }
        #expect(connectionReason(port) == .refused)
    }

    @Test func `a server that is silent times out`() throws {
        let silent = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(silent) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                #expect(bind(silent, $0, size) == 0 && listen(silent, 1) == 0)
                #expect(getsockname(silent, $0, &size) == 0)
            }
            return UInt16(bigEndian: $0.pointee.sin_port)
        }
        let error = failure {
            try Connection([("host", "127.0.0.1"), ("port", "\(port)"), ("connect_timeout", "1")]).user
        }
        #expect(connectionReason(error) == .timedOut)
    }

    @Test func `a database that is missing is told from a role that is`() {
        let database = failure {
            try PrivateCluster.shared.connect([("dbname", "no_such_database")]).user
        }
        #expect(connectionReason(database) == .databaseMissing)
        #expect(database?.sqlState == .invalidCatalogName)
        let role = failure {
            try PrivateCluster.shared.connect([("user", "no_such_role")]).user
        }
        #expect(connectionReason(role) == .authentication)
        let locked = failure { try PrivateCluster.shared.connect([("user", "locked")]).user }
        #expect(connectionReason(locked) == .authentication)
        #expect(locked?.sqlState == .invalidAuthorization)
    }

    @Test func `a database without a slot left says so`() throws {
        let connection = try PrivateCluster.shared.connect()
        try connection.script("drop role if exists slotless; create role slotless login connection limit 0")
        let error = failure { try PrivateCluster.shared.connect([("user", "slotless")]).user }
        #expect(connectionReason(error) == .tooManyConnections)
    }

    @Test func `a parameter of the connection holds no NUL byte`() {
        let error = failure { try Connection([("user", "a\0b")]).user }
        #expect(connectionReason(error) == .invalidParameter)
    }

    @Test func `an unknown keyword is an error`() {
        let error = failure { try Connection([("colour", "red")]).user }
        #expect(connectionReason(error) == .other)
    }

    @Test func `notices arrive with their severity and are not printed`() throws {
        let notices = Collected<Notice>()
        let connection = try PrivateCluster.shared.connect { notices.append($0) }
        try connection.script("do $$ begin raise warning 'careful' using errcode = 'PB001'; raise notice 'so'; end $$")
        #expect(notices.all.map(\.message) == ["careful", "so"])
        #expect(notices.all.map(\.severity) == [.warning, .notice])
        #expect(notices.all.first?.sqlState == SQLState(rawValue: "PB001"))
        #expect(notices.all.first?.routine == "exec_stmt_raise")
    }

    @Test func `notices of the log-in arrive too`() throws {
        let connection = try PrivateCluster.shared.connect()
        try connection.run(.none("drop database if exists stale"))
        try connection.run(.none("create database stale"))
        // The server warns at each log-in of a collation version that is not the one it was made with.
        try connection.run(.none("update pg_database set datcollversion = '0' where datname = 'stale'"))
        let notices = Collected<Notice>()
        _ = try PrivateCluster.shared.connect([("dbname", "stale")]) { notices.append($0) }.user
        #expect(notices.all.map(\.severity) == [.warning])
    }

    @Test func `a backend killed under a statement leaves the outcome unknown`() throws {
        let connection = try PrivateCluster.shared.connect()
        let backend = connection.backendProcessID
        whenBusy(backend) { other in
            let done: Bool = try other.value("select pg_terminate_backend($1)", [backend])
            #expect(done)
        }
        let error = failure { try connection.run(.none("select pg_sleep(30)")) }
        guard case .lost(let lost) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(lost.message.contains("terminating connection"))
        #expect(error?.description.contains("outcome is unknown") == true)
        let next = failure { try connection.script("select 1") }
        #expect(connectionReason(next) == .closed)
    }

    @Test func `a backend killed between statements means that nothing was sent`() throws {
        let notices = Collected<Notice>()
        let connection = try PrivateCluster.shared.connect { notices.append($0) }
        let other = try PrivateCluster.shared.connect()
        let backend = connection.backendProcessID
        #expect(try other.value("select pg_terminate_backend($1, 5000)", [backend]) == true)
        let error = failure { try connection.run(.none("select pg_sleep(0)")) }
        #expect(connectionReason(error) == .closed)
        #expect(notices.all.map(\.severity) == [.fatal])
    }

    @Test func `a statement is cancelled from another thread, and the connection lives on`() throws {
        let connection = try PrivateCluster.shared.connect()
        let canceller = connection.canceller()
        whenBusy(connection.backendProcessID) { _ in try canceller.cancel() }
        let error = failure { try connection.run(.none("select pg_sleep(30)")) }
        #expect(error?.sqlState == .queryCanceled)
        #expect(try connection.value("select 1") == Int32(1))
    }
}
