internal import Foundation

/// A program that runs beside a test until it is ended.
public struct RunningProgram: Sendable {
    private let process: pid_t

    /// Ends it, and all that it started.
    public func end() {
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    fileprivate init(_ process: pid_t) { self.process = process }
}

extension ChildProcess {
    /// Starts a program that runs beside the test; what it complains of goes to a file.
    public static func background(
        _ program: String, _ arguments: [String], environment: [String: String], complaint: String
    ) throws -> RunningProgram {
        RunningProgram(
            try start(
                program, arguments, environment: environment, input: "/dev/null", output: "/dev/null",
                complaint: complaint))
    }
}
