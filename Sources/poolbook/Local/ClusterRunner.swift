import Foundation

/// Starts and stops the server of a data directory that is there; the caller holds the lock.
struct ClusterRunner {
    let paths: LocalPaths
    let programs: ServerPrograms
    let user: ServerUser

    /// The log is set aside when it has grown beyond this.
    private static let longestLog: Int64 = 8 << 20

    private var processes: ServerProcesses { ServerProcesses(dataDirectory: paths.data) }

    /// Starts the server, whatever state the last one left; returns when it takes connections.
    func start() throws(LocalError) {
        try clearRemains()
        try Files.replace(paths.settings, with: ServerSettings.text(for: paths))
        try prepareLog()
        let start = try Child(
            programs.path(of: "pg_ctl"),
            ["start", "--pgdata=\(paths.data)", "--log=\(paths.log)", "--wait", "--timeout=60", "--silent"], as: user
        ).run()
        if start.status == 0 { return }
        if processes.postmaster != nil { throw .notReady(log: paths.log) }
        throw .notStarted(log: paths.log)
    }

    /// Waits for a server that somebody else has started, or that is recovering: a minute at most.
    func waitUntilReady() throws(LocalError) {
        let deadline = ContinuousClock.now + .seconds(60)
        while processes.postmaster?.state != .ready {
            if ContinuousClock.now > deadline { throw .notReady(log: paths.log) }
            usleep(20_000)
        }
    }

    /// Makes the database, if it is not there.
    func makeDatabase() throws(LocalError) {
        let name = EmbeddedCluster.database
        let found = try ask("select 1 from pg_database where datname = '\(name)'")
        if found == "1" { return }
        _ = try ask("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
    }

    /// The answer to one statement, as text.
    private func ask(_ statement: String) throws(LocalError) -> String {
        let answer = try Child(
            programs.path(of: "psql"),
            [
                "--host=\(paths.socketDirectory)", "--port=\(EmbeddedCluster.port)",
                "--username=\(EmbeddedCluster.superuser)", "--dbname=postgres", "--no-psqlrc", "--no-align",
                "--tuples-only", "--quiet", "--command=\(statement)",
            ]
        ).run()
        guard answer.status == 0 else { throw .notPrepared(log: paths.log) }
        return answer.output.trimmed
    }

    /// Ends the server in fast mode, and returns when it is gone: a minute at most.
    static func stop(_ processes: ServerProcesses) throws(LocalError) {
        guard let process = processes.postmaster?.process else { return }
        _ = kill(process, SIGINT)
        guard waits(60, until: { !processes.works(process) }) else { throw .notStopped(process: process) }
    }

    /// Clears what a killed server left, and only when nobody works in the data directory any more.
    private func clearRemains() throws(LocalError) {
        // Backends outlive a killed server for a moment, a busy one for longer: it may still be writing.
        if !Self.waits(3, until: { processes.all.isEmpty }) {
            for process in processes.all { _ = kill(process, SIGTERM) }
            guard Self.waits(20, until: { processes.all.isEmpty }) else {
                throw .notStopped(process: processes.all.first ?? 0)
            }
        }
        // Nobody works here now, so what is left names the dead, or a stranger who was given the number later. A killed
        // server that its parent has not yet collected still counts as alive for the next one: it gets a moment.
        for path in [paths.data + "/postmaster.pid", paths.socket + ".lock"] {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8), let file = PostmasterFile(text: text)
            else { continue }
            _ = Self.waits(3, until: { kill(file.process, 0) != 0 || processes.name(of: file.process) != "postgres" })
            // A server sees by itself through a file that names nobody; one that names somebody would stop it.
            if kill(file.process, 0) == 0 { _ = unlink(path) }
        }
    }

    private func prepareLog() throws(LocalError) {
        if let log = FileFacts.unfollowed(paths.log), log.bytes > Self.longestLog {
            _ = rename(paths.log, paths.log + ".old")
        }
        let file = open(paths.log, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file < 0 {
            guard errno == EEXIST else { throw .file(paths.log, error: errno) }
            return
        }
        close(file)
        try Files.give(paths.log, to: user)
    }

    private static func waits(_ seconds: Int, until condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !condition() {
            if ContinuousClock.now > deadline { return false }
            usleep(20_000)
        }
        return true
    }
}
