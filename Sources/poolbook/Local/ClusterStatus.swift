import Foundation

/// What `poolbook local status` tells.
struct ClusterStatus: Sendable {
    enum State: String, Sendable {
        case absent, stopped, running
    }

    let state: State
    let directory: String
    let socket: String
    /// Of the server that runs, such as "15.20"; else of the data, such as "15"; nil where there is none.
    let version: String?
    /// The disk space that the directory takes.
    let bytes: Int64?

    /// One JSON object with the keys bytes, directory, socket, state and version; null where there is none.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let keys = Keys(bytes: bytes, directory: directory, socket: socket, state: state.rawValue, version: version)
        return (try? encoder.encode(keys)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private struct Keys: Encodable {
        let bytes: Int64?
        let directory: String
        let socket: String
        let state: String
        let version: String?

        enum CodingKeys: CodingKey { case bytes, directory, socket, state, version }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(bytes, forKey: .bytes)
            try container.encode(directory, forKey: .directory)
            try container.encode(socket, forKey: .socket)
            try container.encode(state, forKey: .state)
            try container.encode(version, forKey: .version)
        }
    }
}

extension EmbeddedCluster {
    /// What there is; changes nothing and waits for nobody.
    func status() -> ClusterStatus {
        guard exists else {
            return ClusterStatus(
                state: .absent, directory: paths.root, socket: paths.socketDirectory, version: nil, bytes: nil)
        }
        let running = isRunning
        return ClusterStatus(
            state: running ? .running : .stopped, directory: paths.root, socket: paths.socketDirectory,
            version: (running ? serverVersion : nil) ?? dataVersion.map(String.init),
            bytes: Files.bytes(under: paths.root))
    }

    private var serverVersion: String? {
        guard let psql = try? psql else { return nil }
        let answer = try? Child(
            psql,
            [
                "--host=\(paths.socketDirectory)", "--port=\(Self.port)", "--username=\(Self.superuser)",
                "--dbname=postgres", "--no-psqlrc", "--no-align", "--tuples-only", "--command=show server_version",
            ]
        ).run()
        guard let answer, answer.status == 0 else { return nil }
        return answer.output.split(separator: " ").first.map { String($0).trimmed }
    }

    /// The psql of the server's own version.
    private var psql: String {
        get throws(LocalError) {
            try ServerPrograms.choose(among: ServerPrograms.installed(), forDataOf: dataVersion).path(of: "psql")
        }
    }

    /// Becomes psql, as the superuser, on the pool's database; the arguments go to psql as they are.
    ///
    /// - Parameter name: begins each prompt, so that nobody takes this server for the pool's.
    func becomeShell(arguments: [String], name: String) throws(LocalError) -> Never {
        guard exists else { throw .absent }
        guard isRunning else { throw .stopped }
        let psql = try psql
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("PG") }
        environment["PGHOST"] = paths.socketDirectory
        environment["PGPORT"] = "\(Self.port)"
        environment["PGUSER"] = Self.superuser
        environment["PGDATABASE"] = Self.database
        let words = [psql, "--set=PROMPT1=\(name) %/%R%x%# ", "--set=PROMPT2=\(name) %/%R%x%# "] + arguments
        var argv = words.map { strdup($0) }
        argv.append(nil)
        var envp = environment.map { strdup("\($0.key)=\($0.value)") }
        envp.append(nil)
        execve(psql, argv, envp)
        throw .noProgram(psql)
    }
}
