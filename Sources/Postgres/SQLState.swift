/// The five characters by which PostgreSQL names the class and kind of an error.
///
/// Unlike messages they do not change with the server's language. Source: appendix A of the PostgreSQL manual.
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The five characters, for example `23P01`.
    public let rawValue: String

    /// Takes any text: an application may raise states of its own.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The first two characters, which group related states.
    public var errorClass: Substring { rawValue.prefix(2) }

    /// The five characters themselves.
    public var description: String { rawValue }
}

// Names follow the manual's appendix, in camel case.
extension SQLState {
    /// `23505`: two rows with one key.
    public static let uniqueViolation = SQLState(rawValue: "23505")
    /// `23P01`: two rows that an exclusion constraint keeps apart.
    public static let exclusionViolation = SQLState(rawValue: "23P01")
    /// `23514`: a row that a check constraint refuses.
    public static let checkViolation = SQLState(rawValue: "23514")
    /// `23503`: a reference to no row, or from one that is to go.
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    /// `23502`: a missing value in a column that needs one.
    public static let notNullViolation = SQLState(rawValue: "23502")
    /// `40001`: the transaction must be tried again.
    public static let serializationFailure = SQLState(rawValue: "40001")
    /// `40P01`: this transaction was chosen to end a deadlock.
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    /// `42501`: the role may not do this.
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    /// `42883`: no function of that name takes these types.
    public static let undefinedFunction = SQLState(rawValue: "42883")
    /// `42P01`: no such table or view.
    public static let undefinedTable = SQLState(rawValue: "42P01")
    /// `3F000`: no such schema.
    public static let invalidSchemaName = SQLState(rawValue: "3F000")
    /// `3D000`: no such database.
    public static let invalidCatalogName = SQLState(rawValue: "3D000")
    /// `28P01`: the password is wrong.
    public static let invalidPassword = SQLState(rawValue: "28P01")
    /// `28000`: this role may not log in from here.
    public static let invalidAuthorization = SQLState(rawValue: "28000")
    /// `53300`: every connection slot is taken.
    public static let tooManyConnections = SQLState(rawValue: "53300")
    /// `53100`: the server's disk is full.
    public static let diskFull = SQLState(rawValue: "53100")
    /// `55P03`: a lock was not to be had in time.
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// `57014`: the statement was cancelled, by somebody or by its timeout.
    public static let queryCanceled = SQLState(rawValue: "57014")
    /// `57P01`: an administrator ended the session or the server.
    public static let adminShutdown = SQLState(rawValue: "57P01")
    /// `57P03`: the server is starting, stopping or recovering.
    public static let cannotConnectNow = SQLState(rawValue: "57P03")
}
