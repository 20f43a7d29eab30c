/// Why there is no connection.
public struct ConnectionFailure: Error, Equatable, Sendable {
    /// The kinds of failure that a caller may tell apart.
    public enum Reason: Equatable, Sendable {
        /// Nobody listens at that address or socket, or the name has no address.
        case refused
        /// Nobody answered within `connect_timeout`.
        case timedOut
        /// The server does not let this role in: states of class 28.
        case authentication
        /// The server has no database of that name.
        case databaseMissing
        /// Every connection slot is taken.
        case tooManyConnections
        /// The server is starting, stopping or recovering: it may do later.
        case unavailable
        /// A connection parameter holds a NUL byte.
        case invalidParameter
        /// The connection was open once and is not any more; nothing was sent over it.
        case closed
        /// Anything else, such as an unknown parameter or TLS that cannot be agreed on.
        case other
    }

    /// The kind of failure.
    public let reason: Reason
    /// The state, where a server answered.
    public let sqlState: SQLState?
    /// libpq's words: with host, role and database, without a password.
    public let message: String

    /// Makes a failure of a known kind.
    public init(reason: Reason, sqlState: SQLState? = nil, message: String) {
        self.reason = reason
        self.sqlState = sqlState
        self.message = message
    }
}

extension ConnectionFailure {
    /// Whether libpq would have gone on with a password.
    enum PasswordNeed {
        case missing
        case met
    }

    /// Classifies what libpq says after a failed attempt, errors being verbose.
    ///
    /// libpq hands out no state at this stage, but a verbose message of the server holds one: `FATAL:  3D000: ...`,
    /// the two spaces being part of the form in every language. Of several attempts the last that has one counts.
    init(verboseMessage: String, password: PasswordNeed) {
        let lines = verboseMessage.split(separator: "\n").filter { !$0.hasPrefix("LOCATION:") }
        var state: SQLState?
        let plain = lines.map { line -> String in
            guard let found = Self.state(in: line) else { return String(line) }
            state = found.state
            return String(line[..<found.range.lowerBound] + line[found.range.upperBound...])
        }
        let text = plain.joined(separator: "\n")
        self.init(reason: Self.reason(state, password, text), sqlState: state, message: text)
    }

    /// The first state in a line, and the place of `3D000: `.
    private static func state(in line: Substring) -> (state: SQLState, range: Range<Substring.Index>)? {
        var rest = line[...]
        while let colon = rest.firstIndex(of: ":") {
            rest = rest[rest.index(after: colon)...]
            let candidate = rest.dropFirst(2).prefix(5)
            let isState = candidate.count == 5 && candidate.allSatisfy { "0"..."9" ~= $0 || "A"..."Z" ~= $0 }
            let tail = rest[candidate.endIndex...]
            if rest.hasPrefix("  "), isState, tail.hasPrefix(": ") {
                let end = tail.index(tail.startIndex, offsetBy: 2)
                return (SQLState(rawValue: String(candidate)), candidate.startIndex..<end)
            }
        }
        return nil
    }

    /// PgBouncer gives one state to whatever it does not let through, and always says it in English.
    private static func poolerReason(_ text: String) -> Reason {
        let reasons: [(String, Reason)] = [
            ("no such user", .authentication), ("authentication failed", .authentication),
            ("no such database", .databaseMissing), ("no more connections allowed", .tooManyConnections),
            ("server login failed", .unavailable), ("cannot connect to server", .unavailable),
        ]
        return reasons.first { text.contains($0.0) }?.1 ?? .other
    }

    private static func reason(_ state: SQLState?, _ password: PasswordNeed, _ text: String) -> Reason {
        if let state {
            if state.errorClass == "28" { return .authentication }
            if state == .invalidCatalogName { return .databaseMissing }
            if state == .tooManyConnections { return .tooManyConnections }
            if state.errorClass == "57" { return .unavailable }
            return poolerReason(text)
        }
        if password == .missing { return .authentication }
        let refusals = [
            "Connection refused", "failed: No such file or directory", "could not translate host name",
            "No route to host", "Network is unreachable",
        ]
        if refusals.contains(where: { text.contains($0) }) { return .refused }
        if text.contains("timeout expired") { return .timedOut }
        return .other
    }
}

extension ConnectionFailure: CustomStringConvertible, CustomDebugStringConvertible {
    /// The reason, in words, without host, role or database.
    public var description: String {
        switch reason {
        case .refused: "nobody listens where the database should be"
        case .timedOut: "the database did not answer in time"
        case .authentication: "the database does not let this role in"
        case .databaseMissing: "there is no such database"
        case .tooManyConnections: "the database has no connection left"
        case .unavailable: "the database is starting or stopping"
        case .invalidParameter: "a connection parameter holds a NUL byte"
        case .closed: "the connection is closed"
        case .other: "the connection could not be made"
        }
    }

    /// With libpq's message.
    public var debugDescription: String { "\(description): \(message)" }
}
