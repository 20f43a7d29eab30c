internal import CLibPQ

/// A message of the server that is no error of the statement, such as `raise notice` or a warning at log-in.
///
/// Its texts come from the database and may hold control characters: clean them before a terminal sees them.
public struct Notice: Equatable, Sendable {
    /// How urgent it is.
    public enum Severity: String, Sendable {
        /// For developers of the server.
        case debug = "DEBUG"
        /// For the server's log.
        case log = "LOG"
        /// Asked for by the statement.
        case info = "INFO"
        /// Worth knowing.
        case notice = "NOTICE"
        /// A likely mistake.
        case warning = "WARNING"
        /// An error outside any statement.
        case error = "ERROR"
        /// The end of the session, for example by an administrator, while nothing ran.
        case fatal = "FATAL"
        /// The end of all sessions.
        case panic = "PANIC"
    }

    /// How urgent it is.
    public let severity: Severity
    /// Its state; `00000` where there is none.
    public let sqlState: SQLState
    /// Its one line, in the server's language.
    public let message: String
    /// The server's own function that spoke, such as `SyncRepWaitForLSN`; the same in every language.
    public let routine: String?

    init(result: OpaquePointer) {
        let name = diagnostic(result, DIAG_SEVERITY)
        severity = name.flatMap(Severity.init(rawValue:)) ?? .notice
        sqlState = SQLState(rawValue: diagnostic(result, DIAG_SQLSTATE) ?? "00000")
        message = diagnostic(result, DIAG_MESSAGE) ?? ""
        routine = diagnostic(result, DIAG_ROUTINE)
    }
}

/// Where a connection's notices go, at an address that libpq can keep.
///
/// Without one, libpq would print them on standard error.
final class NoticeSink: Sendable {
    private let handler: (@Sendable (Notice) -> Void)?

    init(_ handler: (@Sendable (Notice) -> Void)?) {
        self.handler = handler
    }

    /// Makes the sink the receiver of `connection`; it must live as long as that.
    func install(on connection: OpaquePointer) {
        PQsetNoticeReceiver(
            connection,
            { context, result in
                guard let context, let result else { return }
                let sink = Unmanaged<NoticeSink>.fromOpaque(context).takeUnretainedValue()
                sink.handler?(Notice(result: result))
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }
}
