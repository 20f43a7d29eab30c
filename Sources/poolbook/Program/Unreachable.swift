import Postgres
import Reporting

extension Failure {
    /// Why there is no connection, in words of our own: the server's and libpq's are not shown.
    static func unreachable(_ failure: ConnectionFailure) -> Failure {
        switch failure.reason {
        case .refused: Failure(.unreachable, FailureSentences.refusedConnection)
        case .timedOut: Failure(.unreachable, FailureSentences.timedOut)
        case .authentication: Failure(.notPermitted, FailureSentences.notLetIn)
        case .databaseMissing: Failure(.configuration, FailureSentences.databaseMissing)
        case .tooManyConnections, .unavailable: Failure(.tryAgain, FailureSentences.unavailable)
        case .invalidParameter: Failure(.configuration, FailureSentences.invalidServer)
        case .closed, .other: Failure(.unreachable, FailureSentences.notReached)
        }
    }
}
