import Foundation
import Postgres
import TestSupport
import Testing

/// The error of this module that `body` throws, or nil and a recorded issue if it throws none.
func failure<Output>(_ body: () throws -> Output) -> PostgresError? {
    #expect(throws: PostgresError.self) { _ = try body() }
}

/// What is wrong with the column, if that is what `error` says.
func decodingProblem(_ error: PostgresError?) -> DecodingFailure.Problem? {
    if case .decoding(let failure) = error { failure.problem } else { nil }
}

/// What is wrong with the connection, if that is what `error` says.
func connectionReason(_ error: PostgresError?) -> ConnectionFailure.Reason? {
    if case .connection(let failure) = error { failure.reason } else { nil }
}

/// Runs `body` on a thread of its own as soon as the backend is busy with a statement.
func whenBusy(_ backend: Int32, _ body: @escaping @Sendable (borrowing Connection) throws -> Void) {
    Thread.detachNewThread {
        do {
            let connection = try PrivateCluster.shared.connect()
            let busy = "select count(*) from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'"
            while try connection.value(busy, [backend], as: Int64.self) == 0 { Thread.sleep(forTimeInterval: 0.01) }
            try body(connection)
        } catch {
            Issue.record(error)
        }
    }
}
