internal import CLibPQ

extension Connection {
    /// What the server keeps of a password: a SCRAM-SHA-256 verifier with a salt of its own, made here.
    ///
    /// The password itself is not sent. Throws `.connection` where libpq cannot make one.
    public func verifier(of password: String, for role: String) throws(PostgresError) -> String {
        for text in [password, role] where text.utf8.contains(0) {
            throw .connection(ConnectionFailure(reason: .invalidParameter, message: "NUL byte"))
        }
        guard let verifier = PQencryptPasswordConn(handle, password, role, "scram-sha-256") else {
            throw .connection(ConnectionFailure(reason: .other, message: String(cString: PQerrorMessage(handle))))
        }
        defer { PQfreemem(verifier) }
        return String(cString: verifier)
    }

    /// What libpq made of parameters, environment and service file; empty if unset, and for a password always.
    public func setting(_ keyword: String) -> String {
        ["password", "sslpassword"].contains(keyword) ? "" : Connecting.setting(handle, keyword)
    }

    /// The server's port.
    public var port: String { String(cString: PQport(handle)) }

    /// How the way to the server is kept from others.
    public enum Transport: String, Equatable, Sendable {
        /// A socket of this machine.
        case socket
        /// Everybody on the way can read.
        case plain
        /// Encrypted, whoever is at the other end.
        case encrypted
        /// Encrypted, and the server has proved its name.
        case verified
    }

    /// How the way to the server is kept from others.
    public var transport: Transport {
        if host.hasPrefix("/") || host.hasPrefix("@") { return .socket }
        guard PQsslInUse(handle) == 1 else { return .plain }
        return setting("sslmode") == "verify-full" ? .verified : .encrypted
    }

    /// The password that it was given, for a program that is to come in likewise; empty where there was none.
    public var password: String { PQpass(handle).map { String(cString: $0) } ?? "" }

    /// Whether the server asked for a password.
    public var usedPassword: Bool { PQconnectionUsedPassword(handle) == 1 }
}
