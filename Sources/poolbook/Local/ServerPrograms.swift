import Foundation

/// One PostgreSQL server that is installed on this machine.
struct ServerPrograms: Equatable, Sendable {
    /// The directory of initdb, pg_ctl, postgres and psql.
    let directory: String
    /// The major version, such as 15.
    let major: Int

    /// The oldest major version that poolbook works with.
    static let oldest = 15
    /// The programs without which a directory is no server's.
    private static let needed = ["initdb", "pg_ctl", "postgres", "psql"]

    func path(of program: String) -> String { directory + "/" + program }

    /// Chooses among what is installed: the data's own version where there is data, else the first that is new enough.
    ///
    /// - Parameter candidates: in order of preference.
    static func choose(
        among candidates: [ServerPrograms], forDataOf version: Int?
    ) throws(LocalError) -> ServerPrograms {
        if let version {
            guard let own = candidates.first(where: { $0.major == version }) else {
                throw .serverVersionMissing(version)
            }
            return own
        }
        if let fit = candidates.first(where: { $0.major >= oldest }) { return fit }
        if let newest = candidates.map(\.major).max() { throw .serverTooOld(newest) }
        throw .noServer
    }

    /// The major version in what `postgres --version` or a file PG_VERSION says.
    static func major(in text: String) -> Int? {
        let words = text.split(whereSeparator: \.isWhitespace)
        for word in words {
            if let number = Int(word.prefix(while: \.isNumber)) { return number }
        }
        return nil
    }

    /// What is installed: first what pg_config names, then Debian's directories, the newest first.
    static func installed() -> [ServerPrograms] {
        var found: [ServerPrograms] = []
        if let directory = try? Child("pg_config", ["--bindir"]).run().output.trimmed, isComplete(directory),
            let text = try? Child(directory + "/postgres", ["--version"]).run().output,
            let major = major(in: text)
        {
            found.append(ServerPrograms(directory: directory, major: major))
        }
        let debian = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
        for major in versions.compactMap({ Int($0) }).sorted(by: >) {
            let directory = "\(debian)/\(major)/bin"
            if isComplete(directory) { found.append(ServerPrograms(directory: directory, major: major)) }
        }
        return found
    }

    private static func isComplete(_ directory: String) -> Bool {
        directory.hasPrefix("/")
            && needed.allSatisfy { FileManager.default.isExecutableFile(atPath: directory + "/" + $0) }
    }
}
