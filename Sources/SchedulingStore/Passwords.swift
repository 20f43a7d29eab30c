public import Foundation
public import Postgres
public import Scheduling

/// Where a connection leads to, and how.
public struct ServerPlace: Sendable {
    /// A name or address, or the directory of a socket.
    public let host: String
    /// The port.
    public let port: String
    /// The database.
    public let database: String
    /// The caller's login.
    public let login: String
    /// libpq's `sslmode`.
    public let sslMode: String
    /// libpq's `sslrootcert`; empty where nobody set it.
    public let rootCertificate: String
    /// How the way there is kept from others.
    public let transport: Connection.Transport
    /// Whether the server asked for a password.
    public let usedPassword: Bool
    /// The server's major version.
    public let serverMajor: Int
    /// The caller's password, or nothing.
    let password: String

    /// libpq's environment, for a program of PostgreSQL's that is to come in as the caller does: nothing of it is for
    /// other people's eyes, or anybody's arguments.
    public var environment: [String: String] {
        let all = [
            "PGHOST": host, "PGPORT": port, "PGDATABASE": database, "PGUSER": login, "PGSSLMODE": sslMode,
            "PGSSLROOTCERT": rootCertificate, "PGPASSWORD": password,
        ]
        return all.filter { !$0.value.isEmpty }
    }
}

/// What became of an invitation.
public struct InvitationAnswer: Sendable, Decodable {
    /// The login.
    public let code: String
    /// Until when its secret is good.
    public let invitedUntil: Instant
    /// Which verifier it was done with: another where the act had been done before.
    public let stamp: String
}

extension Store {
    /// Where the connection leads to.
    public var place: ServerPlace {
        ServerPlace(
            host: connection.host, port: connection.port, database: connection.database, login: connection.user,
            sslMode: connection.setting("sslmode"), rootCertificate: connection.setting("sslrootcert"),
            transport: connection.transport, usedPassword: connection.usedPassword,
            serverMajor: Int(connection.serverVersion / 10_000), password: connection.password)
    }

    /// What the server keeps of a login's password; made here, so that the password stays here.
    public func verifier(of password: String, for login: String) throws(StoreError) -> String {
        do throws(PostgresError) {
            return try connection.verifier(of: password, for: login)
        } catch {
            throw StoreError(error)
        }
    }

    /// Gives a member a secret, by its verifier, in place of their password.
    public func invite(_ member: UUID, verifier: String, _ act: Act) throws(StoreError) -> InvitationAnswer {
        try self.act(act.call("invite", [member, verifier]))
    }

    /// Sets the caller's own password, by its verifier.
    public func setPassword(verifier: String) throws(StoreError) {
        _ = try read(
            .one("select true from poolbook_\(Self.surface).set_password($1)", [verifier]) { row in
                try row.next(Bool.self)
            })
    }
}
