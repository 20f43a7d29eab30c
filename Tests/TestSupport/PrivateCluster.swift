internal import Foundation
public import Postgres

/// A PostgreSQL server of this test run alone, on a socket in a directory of its own.
///
/// It is stopped at the end of the run, and, by a watcher, after a crash of it.
/// `POOLBOOK_TEST_SERVER`, a connection string, names another server to use instead of the shared one.
public struct PrivateCluster: Sendable {
    /// The one cluster, started by the first test that needs it and stopped at exit.
    public static let shared = PrivateCluster()

    /// The directory of data and socket; empty for a server that was given.
    public let directory: String
    let conninfo: String

    private init() {
        if let given = ProcessInfo.processInfo.environment["POOLBOOK_TEST_SERVER"] {
            self.init(directory: "", conninfo: given)
            return
        }
        self.init(settings: ["fsync = off", "autovacuum_naptime = 5s"])
        atexit { PrivateCluster.shared.stop() }
    }

    init(directory: String, conninfo: String) {
        self.directory = directory
        self.conninfo = conninfo
    }

    init(settings: [String], data: SmallDisk? = nil, log: SmallDisk? = nil) {
        let path = Self.shell("d=$(mktemp -d /tmp/pg.XXXXXX) && chmod 755 $d && printf %s $d")
        let lines = settings.map { "echo \"\($0)\"" }.joined(separator: "; ")
        let start = """
            set -e
            bin=$(pg_config --bindir)
            \(data.map { "mkdir \($0.path)/data; ln -s \($0.path)/data \(path)/data" } ?? "mkdir \(path)/data")
            initdb="$bin/initdb -D \(path)/data \(log.map { "--wal-segsize=1 --waldir=\($0.path)/wal" } ?? "") -U postgres -A trust -E UTF8 --locale=C --no-sync"
            if [ $(id -u) = 0 ]; then chown postgres \(path) \(path)/data/; chmod 700 \(path)/data/; fi
            \(Self.asServer("$initdb"))
            {
                echo "listen_addresses = ''"
                echo "unix_socket_directories = '\(path)'"
                echo "max_connections = 200"
                \(lines)
            } >> \(path)/data/postgresql.conf
            sed -i '1i local all locked reject' \(path)/data/pg_hba.conf
            \(Self.asServer("$bin/pg_ctl -D \(path)/data -l \(path)/log -w start"))
            ( cd /
              while kill -0 \(getpid()); do sleep 1; done
              \(Self.asServer("$bin/pg_ctl -D \(path)/data -m immediate stop"))
              rm -rf \(path)
            ) < /dev/null > /dev/null 2>&1 &
            """
        _ = Self.shell(start)
        self.init(directory: path, conninfo: "host=\(path) user=postgres dbname=postgres")
    }

    /// A server of one test alone, which may be killed, its data or its write-ahead log on a disk of their own where one
    /// is given; it is gone when `body` ends.
    public static func use<Output>(
        _ settings: [String] = ["fsync = off"], data: SmallDisk? = nil, log: SmallDisk? = nil,
        _ body: (PrivateCluster) throws -> Output
    ) throws -> Output {
        let cluster = PrivateCluster(settings: settings, data: data, log: log)
        defer { cluster.stop() }
        return try body(cluster)
    }

    /// A new connection; `options` are added to the cluster's own.
    public func connect(
        _ options: [(keyword: String, value: String)] = [], onNotice: (@Sendable (Notice) -> Void)? = nil
    ) throws(PostgresError) -> Connection {
        try Connection(parameters + options, onNotice: onNotice)
    }

    /// What connects to it.
    var parameters: [(keyword: String, value: String)] { [("dbname", conninfo)] }

    /// Kills the server and every process of it at once, and starts it again.
    public func crash() {
        _ = Self.shell(
            """
            server=$(head -n 1 \(directory)/data/postmaster.pid)
            kill -STOP $server && kill -KILL $server $(ps -o pid= --ppid $server)
            while kill -0 $server; do sleep 0.01; done 2> /dev/null
            bin=$(pg_config --bindir)
            \(Self.asServer("$bin/pg_ctl -D \(directory)/data -l \(directory)/log -w start"))
            """)
    }

    /// Starts it where it has stopped by itself.
    public func startAgain() {
        _ = Self.shell(
            """
            bin=$(pg_config --bindir)
            \(Self.asServer("$bin/pg_ctl -D \(directory)/data status || $bin/pg_ctl -D \(directory)/data -l \(directory)/log -w start"))
            """)
    }

    func stop() {
        _ = Self.shell(
            """
            bin=$(pg_config --bindir)
            \(Self.asServer("$bin/pg_ctl -D \(directory)/data -m immediate stop || true"))
            rm -rf \(directory)
            """)
    }

    /// A command of a script as the user whom a server accepts.
    static func asServer(_ command: String) -> String {
        "(cd /; if [ $(id -u) = 0 ]; then runuser -u postgres -- sh -c \"\(command)\"; else \(command); fi)"
    }

    /// Runs a script, whose output it returns and whose failure is fatal.
    ///
    /// Not with `Process`: that waits until the server, which inherits its socket, has ended too.
    static func shell(_ script: String) -> String {
        guard let pipe = popen("exec 2>&1; \(script)", "r") else { fatalError("no /bin/sh") }
        var text = ""
        while let line = readLine(from: pipe) { text += line }
        guard pclose(pipe) == 0 else { fatalError("the test cluster: \(text)") }
        return text
    }

    private static func readLine(from file: UnsafeMutablePointer<FILE>) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        return fgets(&buffer, Int32(buffer.count), file).map { String(cString: $0) }
    }
}

extension PrivateCluster {
    /// How much memory the server's processes have for themselves, in kilobytes.
    public func memory() -> Int {
        let text = Self.shell(
            """
            server=$(head -n 1 \(directory)/data/postmaster.pid)
            for process in $(ps -o pid= --ppid $server); do
                cat /proc/$process/smaps_rollup 2> /dev/null || true
            done | awk '/^Private_/ { sum += $2 } END { print sum + 0 }'
            """)
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }
}
