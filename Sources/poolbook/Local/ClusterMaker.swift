import Foundation

/// Makes the data directory, all of it or none: it is built under another name and renamed at the end.
struct ClusterMaker {
    let paths: LocalPaths
    let programs: ServerPrograms
    let user: ServerUser

    /// Where unfinished data directories lie; a leftover of an interrupted start is removed by the next one.
    private var workshop: String { paths.root + "/unfinished" }

    func make() throws(LocalError) {
        try makeOwned(paths.socketDirectory)
        _ = try Child("rm", ["-rf", "--one-file-system", "--", workshop, paths.data]).run()
        try makeOwned(workshop)
        let unfinished = workshop + "/data"
        let creation = try Child(
            programs.path(of: "initdb"),
            [
                "--pgdata=\(unfinished)", "--encoding=UTF8", "--locale=C.UTF-8",
                "--username=\(EmbeddedCluster.superuser)",
                "--auth-local=trust", "--auth-host=reject", "--data-checksums", "--no-instructions",
            ], as: user, lifetime: .endsWithUs
        ).run()
        guard creation.status == 0 else {
            try Files.replace(paths.log, with: creation.output)
            throw .notCreated(log: paths.log)
        }
        try includeSettings(in: unfinished + "/postgresql.conf")
        guard rename(unfinished, paths.data) == 0 else { throw .file(paths.data, error: errno) }
        _ = rmdir(workshop)
    }

    /// Points the data directory's configuration to the settings beside it, which only the caller can write.
    private func includeSettings(in configuration: String) throws(LocalError) {
        let file = open(configuration, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw .file(configuration, error: errno) }
        defer { close(file) }
        let bytes = Array("\ninclude '../\((paths.settings as NSString).lastPathComponent)'\n".utf8)
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw .file(configuration, error: errno)
        }
    }

    private func makeOwned(_ directory: String) throws(LocalError) {
        try Files.makeDirectory(directory, mode: 0o700)
        try Files.give(directory, to: user)
    }
}
