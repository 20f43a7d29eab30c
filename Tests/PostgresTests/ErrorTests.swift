import Testing

@testable import Postgres

@Suite struct ErrorTests {
    @Test func `only serialization failures and deadlocks are worth a retry`() {
        func error(_ state: SQLState) -> PostgresError { .server(ServerError(sqlState: state, message: "")) }
        #expect(error(.serializationFailure).isTransient)
        #expect(error(.deadlockDetected).isTransient)
        #expect(!error(.exclusionViolation).isTransient)
        #expect(!PostgresError.lost(LostConnection(message: "")).isTransient)
    }

    @Test func `a failed log-in is classified by its state, in any language`() {
        let text = "connection to server failed: FATAL:  57P03: das Datenbanksystem startet\nLOCATION:  f, x.c:1\n"
        let failure = ConnectionFailure(verboseMessage: text, password: .met)
        #expect(failure.reason == .unavailable)
        #expect(failure.sqlState == .cannotConnectNow)
        #expect(failure.message == "connection to server failed: FATAL:  das Datenbanksystem startet")
    }

    @Test(arguments: [
        ("no such user", ConnectionFailure.Reason.authentication),
        ("SASL authentication failed", .authentication),
        ("\"trust\" authentication failed", .authentication),
        ("no such database: x", .databaseMissing),
        ("no more connections allowed (max_client_conn)", .tooManyConnections),
        ("unsupported startup parameter: options", .other),
    ])
    func `what PgBouncer does not let through is told by its words`(words: String, reason: ConnectionFailure.Reason) {
        let text = "connection to server failed: FATAL:  08P01: \(words)\nLOCATION:  f, x.c:1\n"
        #expect(ConnectionFailure(verboseMessage: text, password: .met).reason == reason)
    }

    @Test func `a password that nobody gave is a matter of authentication`() {
        let text = "connection to server failed: fe_sendauth: no password supplied"
        #expect(ConnectionFailure(verboseMessage: text, password: .missing).reason == .authentication)
        #expect(ConnectionFailure(verboseMessage: text, password: .met).reason == .other)
    }

    @Test(arguments: ["", ":", ":  ", ":  1", "a:  12345", "::  ABCDE :", "é:  ÄÖÜÄÖ: x"])
    func `a message without a state has none`(text: String) {
        #expect(ConnectionFailure(verboseMessage: text, password: .met).sqlState == nil)
    }
}
