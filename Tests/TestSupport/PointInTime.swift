internal import Foundation

extension PrivateCluster {
    /// Copies a running server's data into a folder, as an administrator does each night.
    public func baseBackup(into folder: String) {
        _ = Self.shell(
            """
            set -e
            bin=$(pg_config --bindir)
            \(Self.asServer("$bin/pg_basebackup -h \(directory) -U postgres -D \(folder) -X stream -c fast"))
            """)
    }

    /// Runs the operations' script, and returns what it says; the server that it makes is gone when `body` ends.
    public static func restored<Output>(
        base: String, archive: String, to time: String, data: String, _ body: (PrivateCluster, String) throws -> Output
    ) throws -> Output {
        defer {
            _ = shell(
                "bin=$(pg_config --bindir); \(asServer("$bin/pg_ctl -D \(data) -m immediate stop || true")); rm -rf \(data)"
            )
        }
        let said = shell(asServer("\(restoreTo) \(base) \(archive) '\(time)' \(data)"))
        return try body(
            PrivateCluster(directory: data, conninfo: "host=\(data) user=postgres dbname=postgres"), said)
    }

    /// What the script says where it cannot restore; it ends with "refused".
    public static func refusal(base: String, archive: String, to time: String, data: String) -> String {
        defer { _ = shell("rm -rf \(data)") }
        return shell(asServer("\(restoreTo) \(base) \(archive) '\(time)' \(data) || echo refused"))
    }

    private static var restoreTo: String {
        BuiltProgram.repository.appending(path: "config/operations/restore-to.sh").path
    }
}

extension TestDatabase {
    /// The database of the same name on another server.
    public func on(_ cluster: PrivateCluster) -> TestDatabase { TestDatabase(name: name, cluster: cluster) }
}
