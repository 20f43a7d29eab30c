public import Foundation

/// What a program answered: its output, its complaint, and how it ended.
public struct Answer: Sendable, Equatable, CustomStringConvertible {
    /// Standard output.
    public let output: String
    /// Standard error.
    public let complaint: String
    /// The exit code.
    public let code: Int32

    /// An answer of its parts.
    public init(output: String, complaint: String, code: Int32) {
        self.output = output
        self.complaint = complaint
        self.code = code
    }

    /// The whole answer, as the tests write it down: standard output as it is, each line of standard error after
    /// `! `, and last, where it is not 0, `[exit N]`.
    public var description: String {
        var lines = output.isEmpty ? [] : Self.lines(output)
        if !complaint.isEmpty { lines += Self.lines(complaint).map { "! " + $0 } }
        if code != 0 { lines.append("[exit \(code)]") }
        return lines.joined(separator: "\n")
    }

    private static func lines(_ text: String) -> [String] {
        let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
        return body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Whether the whole answer is this text.
    public static func == (answer: Answer, text: String) -> Bool {
        answer.description == text
    }
}

/// Runs programs with an environment of their own.
///
/// Not with `Process`: that waits until every heir of the pipes has ended, a server left behind included.
public enum ChildProcess {
    /// A program could not be run, or did not end in time.
    public struct Failed: Error, CustomStringConvertible {
        /// What happened.
        public let description: String
    }

    /// Runs a program to its end; its input is empty, its output goes to files.
    ///
    /// - Parameter input: a file to read from.
    public static func run(
        _ program: String, _ arguments: [String], environment: [String: String], input: String = "/dev/null",
        timeout: Duration = .seconds(60)
    ) throws -> Answer {
        let files = try TemporaryDirectory()
        defer { withExtendedLifetime(files) {} }
        let (output, complaint) = (files.path + "/1", files.path + "/2")
        let process = try start(
            program, arguments, environment: environment, input: input, output: output, complaint: complaint)
        let status = try wait(for: process, timeout: timeout, what: ([program] + arguments).joined(separator: " "))
        return Answer(
            output: try String(decoding: Data(contentsOf: URL(filePath: output)), as: UTF8.self),
            complaint: try String(decoding: Data(contentsOf: URL(filePath: complaint)), as: UTF8.self), code: status)
    }

    /// Kills a program, which says what it says to nobody, after a time; its exit code if it ended before, else nil.
    public static func run(
        _ program: String, _ arguments: [String], environment: [String: String], killedAfter moment: Duration
    ) throws -> Int32? {
        let nowhere = "/dev/null"
        let process = try start(
            program, arguments, environment: environment, input: nowhere, output: nowhere, complaint: nowhere)
        usleep(UInt32(moment / .microseconds(1)))
        kill(-process, SIGKILL)
        let code = try wait(for: process, timeout: .seconds(60), what: program)
        return code == 128 + SIGKILL ? nil : code
    }

    /// Starts a program in a process group of its own.
    static func start(
        _ program: String, _ arguments: [String], environment: [String: String], input: String, output: String,
        complaint: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let creating = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, creating, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, complaint, creating, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // As from a shell: a test's thread blocks signals, which a program would inherit, and its own programs from it.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))

        var process: pid_t = 0
        let code = withCStrings([program] + arguments) { argv in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) { envp in
                posix_spawnp(&process, program, &actions, &attributes, argv, envp)
            }
        }
        guard code == 0 else { throw Failed(description: "\(program): \(String(cString: strerror(code)))") }
        return process
    }

    /// Waits for a process, and ends its group when it takes too long.
    static func wait(for process: pid_t, timeout: Duration, what: String) throws -> Int32 {
        let deadline = ContinuousClock.now + timeout
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { break }
            guard ended == 0 || errno == EINTR else { throw Failed(description: "\(what): nothing to wait for") }
            guard ContinuousClock.now < deadline else {
                kill(-process, SIGKILL)
                waitpid(process, &status, 0)
                throw Failed(description: "\(what): no end after \(timeout)")
            }
            usleep(2000)
        }
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let strings = texts.map { strdup($0) }
        defer { strings.forEach { free($0) } }
        return body(strings + [nil])
    }
}

/// A directory that is removed when nobody holds it any more.
public final class TemporaryDirectory: Sendable {
    /// Where it is; short, since sockets have short paths.
    public let path: String

    /// Makes one that everybody can pass through.
    public init() throws {
        var template = Array("/tmp/pb.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ChildProcess.Failed(description: "no directory in /tmp") }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        chmod(path, 0o755)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file into it, and returns where it is.
    public func file(_ name: String, _ text: String) throws -> String {
        try file(name, Data(text.utf8))
    }

    /// Writes a file into it, and returns where it is.
    public func file(_ name: String, _ data: Data) throws -> String {
        let file = path + "/" + name
        try data.write(to: URL(filePath: file))
        return file
    }
}
