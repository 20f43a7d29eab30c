import Foundation

/// The user that server programs run as.
enum ServerUser: Equatable, Sendable {
    /// Whoever calls: any person but root.
    case caller
    /// The unprivileged user of the Debian package, where root calls: PostgreSQL refuses to run as root.
    case other(name: String, user: UInt32, group: UInt32, home: String)
}

/// What becomes of a program when poolbook itself is killed.
enum ChildLifetime {
    case endsWithUs
    case livesOn
}

/// One run of another program: quiet, with a small environment of its own, and nothing to read.
struct Child {
    let program: String
    let arguments: [String]
    let user: ServerUser
    let lifetime: ChildLifetime

    struct Result {
        let status: Int32
        /// What it printed, errors among it.
        let output: String
    }

    init(
        _ program: String, _ arguments: [String], as user: ServerUser = .caller,
        lifetime: ChildLifetime = .livesOn
    ) {
        self.program = program
        self.arguments = arguments
        self.user = user
        self.lifetime = lifetime
    }

    /// Runs the program to its end.
    ///
    /// Not by Foundation's Process: that one hands a descriptor of its own to the child, and waits until every
    /// descendant has closed it, so for ever where the child leaves a server behind.
    func run() throws(LocalError) -> Result {
        let words = try command
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .noProgram(words[0]) }
        defer { close(ends[0]) }
        let process = spawn(words, output: ends[1])
        close(ends[1])
        guard let process else { throw .noProgram(words[0]) }
        let output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: false)
        let data = (try? output.readToEnd()) ?? Data()
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // The low seven bits are the signal that ended it, if one did.
        let code = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
        return Result(status: code, output: String(decoding: data, as: UTF8.self))
    }

    /// Starts the program with none of our descriptors but the output: a server that kept one, such as the end of a
    /// pipe or a lock of the caller's, would hold it as long as it lives.
    private func spawn(_ words: [String], output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in open.compactMap({ Int32($0) }) where descriptor > STDERR_FILENO {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        // The caller's directory may be closed to the server's user.
        let words = ["/bin/sh", "-c", "cd / && exec \"$@\"", "sh"] + words
        let argv = words.map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var process: pid_t = 0
        return posix_spawn(&process, words[0], &actions, nil, argv, envp) == 0 ? process : nil
    }

    private var command: [String] {
        get throws(LocalError) {
            var switches: [String] = []
            if case .other(_, let user, let group, _) = user {
                switches += ["--reuid=\(user)", "--regid=\(group)", "--init-groups", "--inh-caps=-all"]
            }
            switch lifetime {
            case .endsWithUs: switches.append("--pdeathsig=TERM")
            case .livesOn: break
            }
            let words = [try Self.path(of: program)] + arguments
            if switches.isEmpty { return words }
            return [try Self.path(of: "setpriv")] + switches + ["--"] + words
        }
    }

    /// Only what the programs need: no PG* variable, no locale of the caller's.
    private var environment: [String: String] {
        let home =
            switch user {
            case .caller: ProcessInfo.processInfo.environment["HOME"] ?? "/"
            case .other(_, _, _, let home): home
            }
        return [
            "PATH": Self.searchPath, "HOME": home, "LC_ALL": "C.UTF-8", "PGCONNECT_TIMEOUT": "10",
            // The server's processes keep the top of their heap from act to act, rather than give it back and take it
            // again, page by page.
            "MALLOC_TRIM_THRESHOLD_": "16777216", "MALLOC_TOP_PAD_": "1048576", "MALLOC_MMAP_THRESHOLD_": "16777216",
        ]
    }

    private static var searchPath: String {
        ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    }

    private static func path(of program: String) throws(LocalError) -> String {
        if program.hasPrefix("/") { return program }
        for directory in searchPath.split(separator: ":") where directory.hasPrefix("/") {
            let path = directory + "/" + program
            if FileManager.default.isExecutableFile(atPath: String(path)) { return String(path) }
        }
        throw .noProgram(program)
    }
}

extension String {
    /// Without blanks and line ends around it.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
