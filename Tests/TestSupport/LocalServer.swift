internal import Foundation
public import Postgres
internal import Synchronization

/// A server that the program itself has made, in a directory of its own.
public final class LocalServer: Sendable {
    /// Its directory; the data directory and the home of whoever runs the program.
    public let home: TemporaryDirectory
    private let watcher: Mutex<pid_t?> = Mutex(nil)

    /// Makes one and starts it.
    public init() throws {
        home = try TemporaryDirectory()
        try watch()
        let answer = try run(["local", "start"])
        guard answer.code == 0 else { throw ChildProcess.Failed(description: "\(answer)") }
    }

    /// Removes it, also after a crash of the tests.
    private func watch() throws {
        let script = """
            cd /
            while kill -0 \(getpid()) && test -d "$HOME"; do sleep 1; done
            "$0" local destroy -y
            rm -rf "$HOME"
            """
        let process = try ChildProcess.start(
            "sh", ["-c", script, BuiltProgram.path], environment: environment, input: "/dev/null", output: "/dev/null",
            complaint: "/dev/null")
        watcher.withLock { $0 = process }
    }

    deinit { destroy() }

    /// Stops it and removes its directory.
    public func destroy() {
        _ = try? run(["local", "destroy", "-y"])
        watcher.withLock { process in
            if let process { kill(-process, SIGKILL) }
            process = nil
        }
        try? FileManager.default.removeItem(atPath: home.path)
    }

    /// The environment in which the program finds this server.
    public var environment: [String: String] { BuiltProgram.environment(home: home.path) }

    /// Where its socket is.
    public var socketDirectory: String { home.path + "/poolbook/local/socket" }

    /// Runs the program on its database.
    public func run(
        _ arguments: [String], _ more: [String: String] = [:], timeout: Duration = .seconds(60)
    ) throws -> Answer {
        try BuiltProgram.run(
            arguments, environment.merging(more) { $1 }, timeout: timeout)
    }

    /// A connection, the superuser's unless said otherwise.
    public func connect(
        to database: String = "poolbook", as login: String = "postgres"
    ) throws(PostgresError) -> Connection {
        try Connection([("host", socketDirectory), ("port", "5432"), ("user", login), ("dbname", database)])
    }
}
