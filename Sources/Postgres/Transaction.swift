internal import CLibPQ

/// How a transaction sees and changes the database.
public enum TransactionMode: Sendable {
    /// Each statement sees what was committed before it; may write.
    case readCommitted
    /// Every statement sees the same state, that of the first; may not write.
    case snapshot
    /// Every statement sees the same state, that of the first; may write, and fails where another changed it since.
    case steady

    var begin: String {
        switch self {
        case .readCommitted: "begin isolation level read committed, read write"
        case .snapshot: "begin isolation level repeatable read, read only"
        case .steady: "begin isolation level repeatable read, read write"
        }
    }
}

extension Connection {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// Transactions do not nest. `.lost` means that the outcome is unknown if it came from the commit;
    /// `.transactionAborted` that `body` returned although a statement of its had failed.
    public func transaction<Output>(
        _ mode: TransactionMode = .readCommitted, _ body: () throws(PostgresError) -> Output
    ) throws(PostgresError) -> Output {
        try transaction(mode, failure: { $0 }, body)
    }

    /// Runs `body`, which throws errors of its own kind, in a transaction; `failure` makes one of an error of this module.
    public func transaction<Output, Failure: Error>(
        _ mode: TransactionMode = .readCommitted,
        failure: (PostgresError) -> Failure,
        _ body: () throws(Failure) -> Output
    ) throws(Failure) -> Output {
        precondition([PQTRANS_IDLE, PQTRANS_UNKNOWN].contains(transactionStatus), "transactions do not nest")
        try translating(failure) { () throws(PostgresError) in try script(mode.begin) }
        let output: Output
        do throws(Failure) {
            output = try body()
        } catch {
            // If this fails the connection is gone, and the server rolls back by itself.
            try? script("rollback")
            throw error
        }
        try translating(failure) { () throws(PostgresError) in try commit() }
        return output
    }

    /// Commits; the server would answer a commit of a failed transaction with a rollback and no error.
    private func commit() throws(PostgresError) {
        guard transactionStatus != PQTRANS_INERROR else {
            try script("rollback")
            throw .transactionAborted
        }
        try script("commit")
    }

    private func translating<Failure: Error>(
        _ failure: (PostgresError) -> Failure, _ body: () throws(PostgresError) -> Void
    ) throws(Failure) {
        do throws(PostgresError) {
            try body()
        } catch {
            throw failure(error)
        }
    }
}
