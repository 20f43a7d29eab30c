import Foundation
import Reporting

extension Settings {
    /// The caller's configuration file, else the machine's; nil where there is none or it cannot be read.
    static let file: Settings? = try? read()

    /// The configuration, or a failure that names what is wrong with its file.
    static func read() throws -> Settings? {
        guard let path = path else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(.configuration, FailureSentences.configuration(path, "YAML"))
        }
        do throws(Problem) {
            return try Settings.parsed(text)
        } catch {
            switch error {
            case .stranger(let key): throw Failure(.configuration, FailureSentences.configuration(path, key))
            case .unreadable(let why): throw Failure(.configuration, FailureSentences.configuration(path, why))
            }
        }
    }

    static var path: String? {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"].map { $0 + "/.config" }
        let folders = [environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home, "/etc"]
        return folders.compactMap { $0.map { $0 + "/poolbook/poolbook.yaml" } }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}

/// The server that a command talks to.
enum Server {
    /// One that libpq's settings or the configuration name.
    case named([(keyword: String, value: String)])
    /// The private one of this machine.
    case embedded(EmbeddedCluster)

    /// Whether a service is where commands go without more being said.
    static func isDefault(service name: String) throws -> Bool {
        switch try? find() {
        case .named(let parameters): parameters.contains { $0.value == "service=\(name)" }
        case .embedded, nil: false
        }
    }

    /// Finds the server, or fails with how to join a pool or try one out.
    static func find() throws -> Server {
        let environment = ProcessInfo.processInfo.environment
        let names = ["PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE"]
        if names.contains(where: { environment[$0]?.isEmpty == false }) { return .named([]) }
        if let server = try Settings.read()?.server { return .named([("dbname", server)]) }
        let cluster = try EmbeddedCluster()
        guard cluster.exists else { throw Failure(.configuration, FailureSentences.noServer) }
        guard cluster.isRunning else { throw Failure(.unreachable, FailureSentences.localStopped) }
        return .embedded(cluster)
    }

    /// libpq's parameters for the caller, or for somebody else on the embedded server.
    func parameters(actingAs login: String?) throws -> [(keyword: String, value: String)] {
        let common = [(keyword: "application_name", value: "poolbook"), ("connect_timeout", "10")]
        switch self {
        case .named(let parameters):
            guard login == nil else { throw Failure(.usage, FailureSentences.asIsLocal) }
            return parameters + common
        case .embedded(let cluster):
            // libpq would take an empty login for the caller's.
            guard login?.isEmpty != true else { throw Failure(.notPermitted, FailureSentences.notLetIn) }
            return cluster.connectionParameters(user: login ?? EmbeddedCluster.callerLogin) + common
        }
    }
}

extension EmbeddedCluster {
    /// The login of whoever runs the program: their name on this machine, as a role's name.
    static var callerLogin: String {
        let name = getpwuid(geteuid()).flatMap { String(validatingCString: $0.pointee.pw_name) } ?? "administrator"
        let plain = name.lowercased().map {
            $0.isASCII && ($0.isLetter || $0.isNumber || "_.-".contains($0)) ? $0 : "_"
        }
        let login = String(plain.prefix(63))
        return login.first.map { $0.isLetter || $0 == "_" } == true && login != superuser
            ? login : "_" + login.prefix(62)
    }
}
