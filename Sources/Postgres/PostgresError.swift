/// Everything that this module throws.
///
/// `description` is bland: it shows no value, no DETAIL and no parameter, and may go into a log. `debugDescription`
/// shows all that is known and is for the person at the keyboard.
public enum PostgresError: Error, Equatable, Sendable {
    /// There is no connection, and the statement, if there was one, was not sent.
    case connection(ConnectionFailure)
    /// The connection broke after the statement was sent: whether it took effect is unknown.
    case lost(LostConnection)
    /// The server refused the statement, which had no effect.
    case server(ServerError)
    /// A transaction went on after one of its statements had failed, and was rolled back instead of committed.
    case transactionAborted
    /// A parameter cannot be sent; nothing was.
    case parameter(ParameterFailure)
    /// A column cannot be read as the type asked for. The statement did take effect.
    case decoding(DecodingFailure)
    /// The statement returned another number of rows than it must. It did take effect.
    case arity(expected: Arity, found: Int)
    /// The statement began a COPY, which this module does not speak.
    case unsupportedCopy

    /// Whether the same transaction, begun anew, may well succeed: a serialization failure or a deadlock.
    public var isTransient: Bool {
        switch self {
        case .server(let error):
            error.sqlState == .serializationFailure || error.sqlState == .deadlockDetected
        case .connection, .lost, .transactionAborted, .parameter, .decoding, .arity, .unsupportedCopy:
            false
        }
    }

    /// The state the server gave, where it gave one.
    public var sqlState: SQLState? {
        switch self {
        case .connection(let failure): failure.sqlState
        case .server(let error): error.sqlState
        case .lost, .transactionAborted, .parameter, .decoding, .arity, .unsupportedCopy: nil
        }
    }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One line without values.
    public var description: String {
        switch self {
        case .connection(let failure): failure.description
        case .lost(let lost): lost.description
        case .server(let error): error.description
        case .transactionAborted: "a statement of the transaction had failed, so it was rolled back"
        case .parameter(let failure): failure.description
        case .decoding(let failure): failure.description
        case .arity(let expected, let found): "the statement must return \(expected) but returned \(found)"
        case .unsupportedCopy: "COPY is not supported"
        }
    }

    /// What is known, values included.
    public var debugDescription: String {
        switch self {
        case .connection(let failure): failure.debugDescription
        case .lost(let lost): lost.debugDescription
        case .server(let error): error.debugDescription
        case .transactionAborted, .parameter, .decoding, .arity, .unsupportedCopy: description
        }
    }
}

/// How many rows a statement must return.
public enum Arity: Equatable, Sendable, CustomStringConvertible {
    /// No row, and no column either.
    case none
    /// No row or one.
    case atMostOne
    /// One row.
    case one
    /// Any number of rows.
    case any

    /// The number, in words.
    public var description: String {
        switch self {
        case .none: "no row"
        case .atMostOne: "at most one row"
        case .one: "one row"
        case .any: "any number of rows"
        }
    }

    func allows(_ count: Int) -> Bool {
        switch self {
        case .none: count == 0
        case .atMostOne: count <= 1
        case .one: count == 1
        case .any: true
        }
    }
}

/// What is known of a connection that broke under a statement.
public struct LostConnection: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What libpq said, and the server's last word where it had time for one; libpq hands out no state for it.
    public let message: String

    /// One line without values.
    public var description: String {
        "the connection was lost while a statement ran, and its outcome is unknown"
    }

    /// With libpq's message.
    public var debugDescription: String { "\(description): \(message)" }
}
