import ArgumentParser
import Foundation
import Postgres
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook login`: turns an invitation into a service, a password of one's own, and the first screen.
struct LoginCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("login", JoiningHelp.login) }

    @Argument(help: help(JoiningHelp.invitationFile)) var file: String
    @Option(help: help(JoiningHelp.service, valueName: "name")) var service: String?
    @Option(help: help(HelpSentences.locale)) var locale: String?

    func run() throws {
        let invitation = try Invitation(file: file)
        if let service, !Self.isServiceName(service) { throw Failure(.usage, JoiningSentences.badService(service)) }
        try Terminal.mayAskForSecrets()
        let now = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        if let end = invitation.end, end <= now {
            throw Failure(.notPermitted, JoiningSentences.expired, JoiningSentences.askAnew(invitation.login))
        }
        var services = ServiceFile(try Belongings.text(of: Belongings.services))
        let standing = services.service(leadingTo: invitation.parameters)
        let name = try name(for: invitation, standing, services)
        let certificate = try invitation.rootCertificate.map {
            try Belongings.file(Belongings.configurationFolder + "/\(name).crt", $0, readers: .usual)
        }
        let trusting = certificate.map { [(keyword: "sslrootcert", value: $0.beside)] } ?? []
        let store = try Self.store(invitation, trusting + [("password", invitation.secret)], standing)
        let snapshot = try Self.snapshot(of: invitation.pool, store)
        let spoken = Speech.asked ?? snapshot.member.language ?? snapshot.pool.language
        let renderer = Terminal.renderer(language: spoken, zone: snapshot.pool.zone)
        Speech.print(renderer.text(JoiningSentences.greeting(snapshot, store.place)))

        let password = try SecretPrompt.newPassword(unlike: [invitation.secret, invitation.login, invitation.pool])
        let verifier = try Self.explained { () throws(StoreError) in
            try store.verifier(of: password, for: invitation.login)
        }
        var keywords = invitation.parameters
        if certificate != nil {
            keywords.append(("sslrootcert", Belongings.configurationFolder + "/\(name).crt"))
        }
        if standing != name { services.add(name, keywords) }
        var passwords = PasswordFile(try Belongings.text(of: Belongings.passwords))
        passwords.set(password, for: PasswordFile.Place(store.place))
        let isOneOfSeveral = (try? store.snapshot(of: nil)) == nil
        let configuration = try Belongings.configuration(
            withService: name, pool: isOneOfSeveral ? snapshot.pool.name : nil)
        // Everything is on the disk before the server is told: what can fail, fails while the invitation is good.
        var files = try [
            Belongings.file(Belongings.services, services.text, readers: .usual),
            Belongings.file(Belongings.passwords, passwords.text, readers: .owner),
        ]
        if let certificate { files.append(certificate) }
        if let configuration {
            files.append(try Belongings.file(Belongings.configuration, configuration, readers: .usual))
        }
        try Self.setPassword(verifier, store, again: invitation.parameters + trusting + [("password", password)])
        for file in files { try file.finish() }

        let isDefault = try Server.isDefault(service: name)
        let lines =
            [JoiningSentences.saved(service: name, file: Belongings.passwords)]
            + (isDefault ? [] : [JoiningSentences.notTheDefault(service: name)])
        Speech.print(lines.map(renderer.text).joined(separator: "\n"))
        guard isDefault else { return }
        let language = locale.map { ["--locale", $0] } ?? []
        try DayCommand.parse(["--pool", snapshot.pool.name] + language).run()
    }

    private static func isServiceName(_ name: String) -> Bool {
        (1...40).contains(name.count) && !".-".contains(name.first ?? ".")
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_.-".contains($0)) }
    }

    /// The name of the service: the one that leads there already, the one asked for, or one from the pool's initials.
    private func name(for invitation: Invitation, _ standing: String?, _ services: ServiceFile) throws -> String {
        if let standing, service == nil || service == standing { return standing }
        guard let service else { return services.freeName(like: initials(of: invitation.pool)) }
        guard services.freeName(like: service) == service else {
            throw Failure(.usage, JoiningSentences.serviceTaken(service, Belongings.services))
        }
        return service
    }

    private static func store(
        _ invitation: Invitation, _ more: [(keyword: String, value: String)], _ standing: String?
    ) throws -> Store {
        let parameters = invitation.parameters + more + [("application_name", "poolbook"), ("connect_timeout", "10")]
        do throws(StoreError) {
            return try Store(parameters)
        } catch {
            guard case .unreachable(let failure) = error else { throw Failure(error, reasons: nil) }
            switch failure.reason {
            case .authentication:
                let why = standing.map(JoiningSentences.joinedAlready) ?? JoiningSentences.usedUp
                throw Failure(.notPermitted, why, JoiningSentences.askAnew(invitation.login))
            case .other where invitation.tls.hasPrefix("verify"):
                throw Failure(.unreachable, JoiningSentences.notVerified(invitation.host))
            case .refused, .timedOut, .databaseMissing, .tooManyConnections, .unavailable, .invalidParameter, .closed,
                .other:
                throw Failure(error, reasons: nil)
            }
        }
    }

    private static func snapshot(of pool: String, _ store: borrowing Store) throws -> Snapshot {
        do throws(StoreError) {
            return try store.snapshot(of: pool)
        } catch {
            throw Failure(error, reasons: nil)
        }
    }

    /// What the store throws, as a failure.
    static func explained<Output: ~Copyable>(_ body: () throws(StoreError) -> Output) throws -> Output {
        do throws(StoreError) {
            return try body()
        } catch {
            throw Failure(error, reasons: nil)
        }
    }

    /// Sets the caller's password; where the connection broke meanwhile, whether it is set is found out.
    static func setPassword(
        _ verifier: String, _ store: borrowing Store, again: [(keyword: String, value: String)]
    ) throws {
        do throws(StoreError) {
            try store.setPassword(verifier: verifier)
        } catch {
            if case .lost = error, (try? Store(again + [("connect_timeout", "10")])) != nil { return }
            throw Failure(error, reasons: nil)
        }
    }
}

extension PasswordFile.Place {
    init(_ place: ServerPlace) {
        self.init(host: place.host, port: place.port, database: place.database, login: place.login)
    }
}
