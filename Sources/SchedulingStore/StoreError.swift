public import Postgres
public import Scheduling

/// Everything that the store throws.
public enum StoreError: Error, Sendable {
    /// Rules refuse the act; nothing was written.
    case refused([Reason])
    /// The caller's roles do not allow the act, or not for this organization; one of these would. Nothing was written.
    case notPermitted(needs: [String])
    /// What was named does not exist, or not for the caller. Nothing was written.
    case notFound(kind: String, name: String)
    /// Rows or fields cannot be stored; nothing was written.
    case badData([Problem])
    /// The key was used for an act with other content. Nothing was written.
    case keyReused
    /// The login is a member of no pool, of none by that name, or of several. Nothing was written.
    case noPool(known: [String])
    /// The login was a member, and is retired since a day. Nothing was written.
    case membershipEnded(LocalDate)
    /// The pool names a time zone or currency that this program does not know.
    case unknownSetting(String)
    /// No server answers, or it lets nobody in. Nothing was written.
    case unreachable(ConnectionFailure)
    /// The connection broke while the act was under way: its key tells whether it was done.
    case lost
    /// Others held what the act needs for too long, or the server is short of something. Nothing was written.
    case busy
    /// The act was interrupted; nothing was written.
    case interrupted
    /// The database does not serve this program's surface, but these.
    case otherSurface(served: [Int])
    /// The database is newer or older than this program's migrations expect.
    case migration(MigrationProblem)
    /// The server answered in a way that the program does not expect.
    case unexpected(PostgresError)
    /// A function answered with JSON that is not of this type.
    case unreadable(String)

    /// One field of one row that cannot be stored.
    public struct Problem: Sendable, Hashable, Decodable {
        /// The row's number in the file or list; nil for a single thing.
        public let row: Int?
        /// The field's key.
        public let field: String?
        /// `taken`, `unknown`, `foreign-role`, or the name of a constraint.
        public let problem: String?
        /// The value.
        public let value: String?
    }
}

extension StoreError {
    /// What a server's or connection's error means for a command.
    public init(_ error: PostgresError) {
        switch error {
        case .connection(let failure):
            self = .unreachable(failure)
        case .lost:
            self = .lost
        case .server(let server):
            self = StoreError(server)
        case .transactionAborted, .parameter, .decoding, .arity, .unsupportedCopy:
            self = .unexpected(error)
        }
    }

    private init(_ error: ServerError) {
        let detail = error.detail ?? "null"
        switch error.sqlState {
        case .refusedByRule:
            self = Self.decoded(detail) { (reasons: [ReasonRow]) in .refused(reasons.map(\.reason)) }
        case .keyReused:
            self = .keyReused
        case .notPermitted:
            self = Self.decoded(detail) { (found: Needs) in .notPermitted(needs: found.needs) }
        case .notFound:
            self = Self.decoded(detail) { (found: Missing) in .notFound(kind: found.kind, name: found.name) }
        case .badData:
            self = Self.decoded(detail) { (problems: [Problem]) in .badData(problems) }
        case .insufficientPrivilege:
            self = .notPermitted(needs: [])
        case .checkViolation, .uniqueViolation, .notNullViolation, .foreignKeyViolation, .exclusionViolation:
            let problem = Problem(row: nil, field: error.column, problem: error.constraint, value: nil)
            self = .badData([problem])
        case .lockNotAvailable, .queryCanceled, .tooManyConnections, .diskFull, .serializationFailure,
            .deadlockDetected, .adminShutdown, .cannotConnectNow:
            self = .busy
        default:
            self = .unexpected(.server(error))
        }
    }

    private struct Needs: Decodable { let needs: [String] }
    private struct Missing: Decodable {
        let kind: String
        let name: String
    }

    private static func decoded<Detail: Decodable>(_ text: String, _ make: (Detail) -> StoreError) -> StoreError {
        do throws(StoreError) {
            return make(try decodedJSON(text))
        } catch {
            return error
        }
    }
}

extension SQLState {
    static let refusedByRule = SQLState(rawValue: "PB001")
    static let tried = SQLState(rawValue: "PB002")
    static let keyReused = SQLState(rawValue: "PB003")
    static let notPermitted = SQLState(rawValue: "PB004")
    static let notFound = SQLState(rawValue: "PB005")
    static let badData = SQLState(rawValue: "PB006")
    static let progress = SQLState(rawValue: "PB100")
}
