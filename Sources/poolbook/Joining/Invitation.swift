import Foundation
import Reporting
import Scheduling
import SchedulingStore
import Yams

/// What a new member needs to join a pool: where it is, who they are, and a secret that is good once.
struct Invitation: Codable {
    var pool: String
    var login: String
    var secret: String
    var validUntil: String
    var host: String
    var port: String
    var database: String
    var tls: String
    /// The certificate that the server's is checked against, itself; nil where the machine's own will do.
    var rootCertificate: String?

    enum CodingKeys: String, CodingKey {
        case pool, login, secret
        case validUntil = "valid-until"
        case host, port, database, tls
        case rootCertificate = "root-certificate"
    }

    /// Reads an invitation file.
    init(file path: String) throws {
        guard let facts = FileFacts.followed(path) else { throw Failure(.badData, JoiningSentences.noFile(path)) }
        guard facts.kind == .file, facts.bytes < 1 << 20,
            let text = try? String(contentsOfFile: path, encoding: .utf8), text.hasPrefix(Self.mark),
            let invitation = try? YAMLDecoder().decode(Invitation.self, from: text)
        else { throw Failure(.badData, JoiningSentences.noInvitation(path)) }
        self = invitation
    }

    /// An invitation to the pool and server of a desk.
    init(
        _ desk: Desk, login: String, secret: String, validUntil: Instant, address: (host: String, port: String?)?
    ) {
        let place = desk.store.place
        pool = desk.snapshot.pool.name
        self.login = login
        self.secret = secret
        self.validUntil = desk.zone.iso8601(validUntil)
        host = address?.host ?? place.host
        port = address?.port ?? place.port
        database = place.database
        // Who is told a name goes over the network: never without TLS, whatever the caller's own socket does.
        let isWeak = ["disable", "allow", "prefer"].contains(place.sslMode)
        tls = address != nil && isWeak ? "require" : place.sslMode
        rootCertificate = Self.rootCertificate(of: place)
    }

    /// The text of the certificate that the caller's connection trusts; nil where that is the machine's own.
    private static func rootCertificate(of place: ServerPlace) -> String? {
        guard place.sslMode.hasPrefix("verify"), place.rootCertificate != "system" else { return nil }
        let usual = (ProcessInfo.processInfo.environment["HOME"] ?? "") + "/.postgresql/root.crt"
        let path = place.rootCertificate.isEmpty ? usual : place.rootCertificate
        // The bundle of a machine's own authorities is on every machine.
        guard !path.hasPrefix("/etc/ssl/certs/ca-certificates") else { return nil }
        return try? String(contentsOfFile: path, encoding: .utf8)
    }

    private static let mark = "#poolbook-invitation"

    /// Whether a file is an invitation, by its first line.
    static func isOne(_ path: String) -> Bool {
        (try? String(contentsOfFile: path, encoding: .utf8))?.hasPrefix(mark) == true
    }

    /// The file's text.
    func text() throws -> String {
        let encoder = YAMLEncoder()
        encoder.options.allowUnicode = true
        let head = JoiningSentences.fileHead(login: login)
        return "\(Self.mark)\n" + [head.en, head.zh].map { "# \($0)\n" }.joined() + (try encoder.encode(self))
    }

    /// When it ends; nil where the file was changed.
    var end: Instant? { Instant(iso8601: validUntil) }

    /// libpq's keywords, without the secret and the certificate.
    var parameters: [(keyword: String, value: String)] {
        [("host", host), ("port", port), ("dbname", database), ("user", login), ("sslmode", tls)]
    }
}

/// A secret that nobody guesses: 130 random bits, in characters that are hard to confuse.
func oneTimeSecret() -> String {
    var random = SystemRandomNumberGenerator()
    let characters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    return String((0..<26).map { _ in characters[Int(random.next(upperBound: UInt64(characters.count)))] })
}
