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
        /// The last lines of it, fit for a terminal.
        var lastLines: [String] { LogLines.last(10, of: output) }
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

    func run() throws(LocalError) -> Result {
        let words = try command
        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = environment
        // The caller's own directory may be closed to the server's user.
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch { throw .noProgram(words[0]) }
        let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
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
        return ["PATH": Self.searchPath, "HOME": home, "LC_ALL": "C.UTF-8", "PGCONNECT_TIMEOUT": "10"]
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

/// Lines of a log, made fit for a terminal.
enum LogLines {
    /// The last lines that are not empty, without control, formatting and direction-changing characters.
    static func last(_ count: Int, of text: String) -> [String] {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            String(
                String.UnicodeScalarView(
                    line.unicodeScalars.filter { scalar in
                        switch scalar.properties.generalCategory {
                        case .control, .format: false
                        default: true
                        }
                    }))
        }
        return Array(lines.filter { !$0.trimmed.isEmpty }.suffix(count))
    }
}

extension String {
    /// Without blanks and line ends around it.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
