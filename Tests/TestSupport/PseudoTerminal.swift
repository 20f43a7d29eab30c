internal import Foundation

/// A program on a terminal of its own: what it shows is read, and what it asks is answered.
public final class PseudoTerminal {
    private let master: Int32
    private let process: pid_t
    /// Everything that was shown so far, with line feeds alone between lines.
    public private(set) var shown = ""
    private var read = ""

    /// Starts a program on a new terminal; a shell in between, so that the terminal is the session's own.
    public init(_ program: String, _ arguments: [String], environment: [String: String], folder: String) throws {
        // Glibc's module has no posix_openpt; these are what it does.
        let (unlock, nameIt): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
        var (locked, number): (Int32, UInt32) = (0, 0)
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, nameIt, &number) == 0 else {
            throw ChildProcess.Failed(description: "no pseudo-terminal")
        }
        let terminal = "/dev/pts/\(number)"
        let script = "cd '\(folder)' && exec setsid -c -w \"$0\" \"$@\""
        process = try ChildProcess.start(
            "sh", ["-c", script, program] + arguments, environment: environment, input: terminal, output: terminal,
            complaint: terminal)
    }

    deinit { close(master) }

    /// Reads until a text is shown that was not waited for before, and then types a line, if there is one.
    public func when(_ text: String, type line: String? = nil) throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while !read.contains(text) {
            guard ContinuousClock.now < deadline, readMore() else {
                throw ChildProcess.Failed(description: "not shown: \(text)\n\(shown)")
            }
        }
        if let range = read.range(of: text) { read = String(read[range.upperBound...]) }
        if let line { type(line + "\n") }
    }

    /// Types characters.
    public func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// Reads to the end, and returns the exit code.
    public func end() throws -> Int32 {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline, readMore() {}
        return try ChildProcess.wait(for: process, timeout: .seconds(30), what: "the program on a terminal")
    }

    /// Whether there is, or may be, more.
    private func readMore() -> Bool {
        var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        // What was shown last may have come between the look for it and the end.
        guard poll(&request, 1, 200) > 0 || hasEnded && poll(&request, 1, 0) > 0 else {
            return kill(process, 0) == 0 && !hasEnded
        }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Foundation.read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        let text = String(decoding: buffer[..<count], as: UTF8.self).replacing("\r\n", with: "\n")
        shown += text
        read += text
        return true
    }

    private var hasEnded: Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo == SIGCHLD
    }
}
