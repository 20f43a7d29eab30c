import Foundation

/// A private PostgreSQL server in the caller's data directory, reached by a Unix socket only.
///
/// The directory and the server belong to the caller; where root calls, the server runs as the unprivileged user
/// `postgres`. Every change happens under one lock, so two callers at once are safe.
struct EmbeddedCluster: Sendable {
    /// The superuser of the server, and the owner of the database.
    static let superuser = "postgres"
    /// The database that holds the pool.
    static let database = "poolbook"
    /// No port is opened: it only names the socket.
    static let port = 5432
    /// The unprivileged user that the server runs as where root calls; Debian's package makes it.
    static let unprivilegedUser = "postgres"

    let paths: LocalPaths
    private let caller: LocalCaller

    /// Decides where the cluster lies; touches nothing.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(LocalError) {
        if geteuid() == 0 {
            caller = .root
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            caller = .person(home: home)
        } else if let home = getpwuid(geteuid())?.pointee.pw_dir.map({ String(cString: $0) }), home.hasPrefix("/") {
            caller = .person(home: home)
        } else {
            throw .noHome
        }
        paths = try LocalPaths.decide(environment: environment, caller: caller)
    }

    /// Whether a cluster has been made here, running or not.
    var exists: Bool {
        FileFacts.unfollowed(paths.marker)?.kind == .file && FileFacts.followed(paths.data + "/PG_VERSION") != nil
    }

    /// Whether its server process lives; it may still be starting.
    var isRunning: Bool { exists && processes.postmaster != nil }

    /// What libpq needs to reach it: no password, since only its owner and root can enter the socket's directory.
    func connectionParameters(
        user: String = superuser, database: String = database
    ) -> [(keyword: String, value: String)] {
        [
            ("host", paths.socketDirectory), ("port", "\(Self.port)"), ("user", user), ("dbname", database),
            ("sslmode", "disable"), ("gssencmode", "disable"),
        ]
    }

    /// What `start` found or did.
    enum StartOutcome {
        case created, started, alreadyRunning
    }

    /// Makes the cluster where there is none, starts it where it is down, makes the database, and prepares it.
    ///
    /// - Parameter prepareDatabase: migrates and creates the caller's login; runs each time, under the lock, with the
    ///   superuser's connection parameters.
    /// Errors: `LocalError`, or what `prepareDatabase` throws.
    func start(
        prepareDatabase: (_ parameters: [(keyword: String, value: String)]) throws -> Void
    ) throws -> StartOutcome {
        let user = try serverUser()
        try Files.makeDirectories(paths.parent, mode: caller == .root ? 0o755 : 0o700)
        let lock = try LockFile(paths.lock)
        defer { lock.release() }

        try takeDirectory()
        let outcome: StartOutcome
        let programs: ServerPrograms
        if exists {
            programs = try ServerPrograms.choose(among: ServerPrograms.installed(), forDataOf: dataVersion)
            outcome = processes.postmaster == nil ? .started : .alreadyRunning
        } else {
            programs = try ServerPrograms.choose(among: ServerPrograms.installed(), forDataOf: nil)
            try checkReachable(by: user)
            try ClusterMaker(paths: paths, programs: programs, user: user).make()
            outcome = .created
        }
        let runner = ClusterRunner(paths: paths, programs: programs, user: user)
        if outcome != .alreadyRunning { try runner.start() }
        try runner.waitUntilReady()
        try runner.makeDatabase()
        try prepareDatabase(connectionParameters())
        return outcome
    }

    /// What `stop` found or did.
    enum StopOutcome {
        case stopped, wasStopped, absent
    }

    /// Stops the server: sessions are ended, nothing is lost.
    func stop() throws(LocalError) -> StopOutcome {
        guard FileFacts.unfollowed(paths.root) != nil else { return .absent }
        try checkOwner()
        let lock = try LockFile(paths.lock)
        defer { lock.release() }
        guard exists else { return .absent }
        guard processes.postmaster != nil else { return .wasStopped }
        try ClusterRunner.stop(processes)
        return .stopped
    }

    /// What `destroy` found or did.
    enum DestroyOutcome {
        case destroyed, absent
    }

    /// Stops the server and removes its directory, with all that is in it; only a directory that `start` has made.
    func destroy() throws(LocalError) -> DestroyOutcome {
        guard let facts = FileFacts.unfollowed(paths.root) else { return .absent }
        if facts.kind == .symbolicLink { throw .symbolicLink(paths.root) }
        try checkOwner()
        let lock = try LockFile(paths.lock)
        defer { lock.release() }
        guard FileFacts.unfollowed(paths.marker)?.kind == .file else { throw .foreignDirectory(paths.root) }
        if processes.postmaster != nil { try ClusterRunner.stop(processes) }
        // The marker goes last: whoever is interrupted here can destroy again.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: paths.root)) ?? []
        for path in names.map({ paths.root + "/" + $0 }) where path != paths.marker {
            let removal = try Child("rm", ["-rf", "--one-file-system", "--", path]).run()
            guard removal.status == 0 else { throw .file(path, error: EACCES) }
        }
        guard unlink(paths.marker) == 0 else { throw .file(paths.marker, error: errno) }
        guard rmdir(paths.root) == 0 else { throw .file(paths.root, error: errno) }
        return .destroyed
    }

    // MARK: - Parts of the above

    var processes: ServerProcesses { ServerProcesses(dataDirectory: paths.data) }

    /// The major version that the data was made by.
    var dataVersion: Int? {
        (try? String(contentsOfFile: paths.data + "/PG_VERSION", encoding: .utf8)).flatMap(ServerPrograms.major(in:))
    }

    private func serverUser() throws(LocalError) -> ServerUser {
        guard caller == .root else { return .caller }
        guard let entry = getpwnam(Self.unprivilegedUser)?.pointee else {
            throw .noServerUser(Self.unprivilegedUser)
        }
        return .other(
            name: Self.unprivilegedUser, user: entry.pw_uid, group: entry.pw_gid,
            home: entry.pw_dir.map { String(cString: $0) } ?? "/")
    }

    /// Makes our directory and its marker, or recognises it; never takes over what is not ours.
    private func takeDirectory() throws(LocalError) {
        switch FileFacts.unfollowed(paths.root)?.kind {
        case nil: try Files.makeDirectory(paths.root, mode: caller == .root ? 0o755 : 0o700)
        case .directory: break
        case .symbolicLink: throw .symbolicLink(paths.root)
        case .file, .other: throw .foreignDirectory(paths.root)
        }
        try checkOwner()
        if FileFacts.unfollowed(paths.marker)?.kind == .file { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: paths.root), names.isEmpty else {
            throw .foreignDirectory(paths.root)
        }
        try Files.replace(paths.marker, with: "poolbook\n")
    }

    private func checkOwner() throws(LocalError) {
        guard FileFacts.unfollowed(paths.root)?.owner == geteuid() else { throw .otherOwner(paths.root) }
    }

    private func checkReachable(by user: ServerUser) throws(LocalError) {
        guard case .other(let name, _, _, _) = user else { return }
        let test = try Child("test", ["-x", paths.root], as: user).run()
        guard test.status == 0 else { throw .unreachable(paths.root, user: name) }
    }
}
