import Foundation
import Reporting

/// A program that reads something and says nothing while all is well: what delivers a report.
struct Errand {
    private let words: [String]
    private let input: String
    private let environment: [String: String]

    /// How long it may take, in seconds: whoever hangs for longer is ended, and tried again another time.
    private static let patience = 120

    init(_ words: [String], reading input: String, _ environment: [String: String] = [:]) {
        self.words = words
        self.input = input
        self.environment = environment
    }

    /// Runs it to its end; nil, or its exit code as a shell would have it, with what it said.
    ///
    /// What it reads and what it prints are files without a name, so that neither side ever waits for the other.
    func run() -> String? {
        guard let source = nameless(), let sink = nameless() else { return "exit 75" }
        defer { [source, sink].forEach { close($0) } }
        let bytes = Array(input.utf8)
        guard bytes.withUnsafeBytes({ write(source, $0.baseAddress, $0.count) }) == bytes.count,
            lseek(source, 0, SEEK_SET) == 0, let process = spawn(source, sink)
        else { return "exit 127" }
        let status = wait(for: process)
        guard status != 0 else { return nil }
        let said = firstLine(of: sink)
        return "exit \(status)" + (said.isEmpty ? "" : ": " + said)
    }

    private func nameless() -> Int32? {
        var path = Array((NSTemporaryDirectory() + "/poolbook.XXXXXX").utf8CString)
        let file = mkstemp(&path)
        guard file >= 0, fcntl(file, F_SETFD, FD_CLOEXEC) == 0 else { return nil }
        unlink(path)
        return file
    }

    private func spawn(_ source: Int32, _ sink: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, source, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, sink, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, sink, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, so that whoever hangs is ended with all that it started; SIGPIPE as programs expect it.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let argv = words.map { strdup($0) } + [nil]
        let envp = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var process: pid_t = 0
        return posix_spawn(&process, words[0], &actions, &attributes, argv, envp) == 0 ? process : nil
    }

    private func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        var steps = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { break }
            if ended < 0, errno != EINTR { return -1 }
            steps += 1
            if steps > Self.patience * 100 { kill(-process, SIGKILL) }
            usleep(10_000)
        }
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }

    private func firstLine(of file: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 400)
        let count = pread(file, &buffer, buffer.count, 0)
        guard count > 0 else { return "" }
        return printable(String(decoding: buffer[..<count], as: UTF8.self).trimmed.firstLine)
    }
}
