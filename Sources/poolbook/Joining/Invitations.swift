import ArgumentParser
import Foundation
import Postgres
import Reporting
import Scheduling
import SchedulingStore

/// Where invitations are put, and which server they name.
struct InvitationOptions: ParsableArguments {
    @Option(help: help(JoiningHelp.invitation, valueName: "folder")) var invitation: String?
    @Option(help: help(JoiningHelp.address, valueName: "host[:port]")) var address: String?

    var isEmpty: Bool { invitation == nil && address == nil }

    /// The address, in its parts.
    func parsedAddress() throws -> (host: String, port: String?)? {
        guard let address else { return nil }
        let isBracketed = address.hasPrefix("[")
        let parts = isBracketed ? address.dropFirst().split(separator: "]", maxSplits: 1).map(String.init) : []
        let (host, rest) =
            isBracketed
            ? (parts.first ?? "", parts.count > 1 ? parts[1] : "")
            : {
                let colon = address.firstIndex(of: ":") ?? address.endIndex
                return (String(address[..<colon]), String(address[colon...]))
            }()
        let port = rest.isEmpty ? nil : String(rest.dropFirst())
        let isHost =
            !host.isEmpty && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-:%_".contains($0)) }
        let isPort = port.map { UInt16($0) ?? 0 > 0 } ?? true
        guard isHost, isPort, rest.isEmpty || rest.hasPrefix(":") else {
            throw Failure(.usage, JoiningSentences.badAddress(address))
        }
        return (host, port)
    }
}

/// What `member add` takes beside a member's fields.
struct MemberAdding: AddingOptions {
    @OptionGroup var invitation: InvitationOptions

    var invitations: InvitationOptions? { invitation }
}

/// Secrets for new logins, and the files that carry them to their owners.
///
/// A server behind a socket is this machine's: who is on it needs no invitation, unless somebody asks for one.
struct Invitations {
    private let folder: String
    private let address: (host: String, port: String?)?
    private let secrets: [String: String]
    /// By login, what the server is to keep.
    let verifiers: [String: String]

    /// Makes secrets for logins, where the caller's server takes invitations; looks at the places of the files first.
    init(for logins: [String], _ options: InvitationOptions?, _ desk: Desk) throws {
        guard let options, !logins.isEmpty, desk.store.place.transport != .socket || !options.isEmpty else {
            (address, folder, secrets, verifiers) = (nil, "", [:], [:])
            return
        }
        address = try options.parsedAddress()
        folder = options.invitation ?? "."
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            access(folder, W_OK) == 0
        else { throw Failure(.badData, JoiningSentences.noFolder(folder)) }
        for login in logins { try Self.check(Self.path(folder, login)) }
        secrets = Dictionary(logins.map { ($0, oneTimeSecret()) }, uniquingKeysWith: { first, _ in first })
        var verifiers: [String: String] = [:]
        for (login, secret) in secrets { verifiers[login] = try desk.store.verifier(of: secret, for: login) }
        self.verifiers = verifiers
    }

    /// The salt of a verifier, by which the database tells it from others.
    private static func stamp(_ verifier: String) -> String? {
        let parts = verifier.split(separator: "$")
        return parts.count == 3 ? String(parts[1]) : nil
    }

    private static func path(_ folder: String, _ login: String) -> String {
        (folder == "." ? "" : folder + "/") + "\(login).poolbook"
    }

    /// An earlier invitation may be replaced; anything else stays.
    private static func check(_ path: String) throws {
        switch FileFacts.unfollowed(path)?.kind {
        case nil: break
        case .file where Invitation.isOne(path): break
        case .file: throw Failure(.badData, JoiningSentences.inTheWay(path))
        case .directory, .symbolicLink, .other: throw Failure(.badData, ExportSentences.notAFile(path))
        }
    }

    /// An invitation that is in its place.
    struct Written {
        let login: String
        let path: String
        let validUntil: Instant
        let isForThisMachine: Bool
    }

    /// Writes the invitation of one login that was given its secret; nil where it was given none, or where the act
    /// had been done before with another secret, whose file is where it was put then.
    func write(_ login: String, validUntil: Instant?, stamp: String?, _ desk: Desk) throws -> Written? {
        guard let validUntil, let secret = secrets[login], let verifier = verifiers[login],
            Self.stamp(verifier) == stamp
        else { return nil }
        let invitation = Invitation(
            desk, login: login, secret: secret, validUntil: validUntil, address: address)
        let path = Self.path(folder, login)
        do {
            let file = try OutputFile(path, .silently, readers: .owner)
            try file.add(invitation.text())
            try file.finish()
        } catch let failure as Failure {
            throw Failure(failure.exit, lines: failure.lines + [JoiningSentences.askAnew(login)])
        }
        let isLocal =
            invitation.host.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(invitation.host)
        return Written(login: login, path: path, validUntil: validUntil, isForThisMachine: isLocal)
    }
}

extension Invitations {
    /// Rows of members with what the server is to keep of their secrets.
    func adding(to rows: [JSONValue]) -> [JSONValue] {
        rows.map { row in
            guard case .object(var fields) = row, case .string(let login) = fields["login"],
                let verifier = verifiers[login]
            else { return row }
            fields["verifier"] = .string(verifier)
            return .object(fields)
        }
    }

    /// Writes the invitations of those whose logins are new.
    func write(_ saved: [SavedRow], _ doing: Doing, _ desk: Desk) throws -> [Written] {
        guard doing == .done else { return [] }
        return try saved.compactMap { try write($0.code, validUntil: $0.invitedUntil, stamp: $0.stamp, desk) }
    }
}

extension Invitations.Written {
    /// The same for programs.
    var fields: [Record.Field] {
        [
            Record.Field("invitation", JoiningSentences.invitation, .text(path)),
            Record.Field("valid_until", JoiningSentences.validUntil, .instant(validUntil)),
        ]
    }

    /// What is said of it, and how its owner uses it.
    func lines(in zone: Zone) -> [Sentence] {
        let name = (path as NSString).lastPathComponent
        let end = Cell.instant(validUntil).sentence(in: zone)
        return [JoiningSentences.invited(path, until: end), JoiningSentences.handOver(name)]
            + (isForThisMachine ? [JoiningSentences.onlyThisMachine] : [])
    }
}

extension [Invitations.Written] {
    /// One in its own lines; of several where each is, and once how their owners use them.
    func lines(in zone: Zone) -> [Sentence] {
        guard count > 1, let first else { return flatMap { $0.lines(in: zone) } }
        let end = Cell.instant(first.validUntil).sentence(in: zone)
        return map { .verbatim("  \($0.path)") } + [JoiningSentences.invited(count, until: end)]
            + [JoiningSentences.handOver("LOGIN.poolbook")]
            + (first.isForThisMachine ? [JoiningSentences.onlyThisMachine] : [])
    }

    var table: Table {
        Table(
            [
                Column("login", Headings.login), Column("invitation", JoiningSentences.invitation),
                Column("valid_until", JoiningSentences.validUntil),
            ], rows: map { [.text($0.login), .text($0.path), .instant($0.validUntil)] })
    }
}
