internal import Foundation
public import Postgres

/// A PostgreSQL server of this test run alone, on a socket in a directory of its own.
///
/// It is stopped at the end of the run, and, by a watcher, after a crash of it.
/// `POOLBOOK_TEST_SERVER`, a connection string, names another server to use instead.
public struct PrivateCluster: Sendable {
    /// The one cluster, started by the first test that needs it and stopped at exit.
    public static let shared = PrivateCluster()

    /// The directory of data and socket; empty for a server that was given.
    public let directory: String
    let conninfo: String

    private init() {
        if let given = ProcessInfo.processInfo.environment["POOLBOOK_TEST_SERVER"] {
            directory = ""
            conninfo = given
            return
        }
        let path = Self.shell("d=$(mktemp -d /tmp/pg.XXXXXX) && chmod 755 $d && printf %s $d")
        let start = """
            set -e
            bin=$(pg_config --bindir)
            initdb="$bin/initdb -D \(path)/data -U postgres -A trust -E UTF8 --locale=C --no-sync"
            start="$bin/pg_ctl -D \(path)/data -l \(path)/log -w start"
            run="sh -c"
            if [ $(id -u) = 0 ]; then chown postgres \(path); run="runuser -u postgres -- sh -c"; fi
            cd \(path)
            $run "$initdb"
            {
                echo "listen_addresses = ''"
                echo "unix_socket_directories = '\(path)'"
                echo "fsync = off"
                echo "max_connections = 200"
                echo "autovacuum_naptime = 5s"
            } >> \(path)/data/postgresql.conf
            sed -i '1i local all locked reject' \(path)/data/pg_hba.conf
            $run "$start"
            stop="$bin/pg_ctl -D \(path)/data -m immediate stop"
            ( cd /
              while kill -0 \(getpid()); do sleep 1; done
              $run "$stop"
              rm -rf \(path)
            ) < /dev/null > /dev/null 2>&1 &
            """
        _ = Self.shell(start)
        directory = path
        conninfo = "host=\(path) user=postgres dbname=postgres"
        atexit { PrivateCluster.shared.stop() }
    }

    /// A new connection; `options` are added to the cluster's own.
    public func connect(
        _ options: [(keyword: String, value: String)] = [], onNotice: (@Sendable (Notice) -> Void)? = nil
    ) throws(PostgresError) -> Connection {
        try Connection(parameters + options, onNotice: onNotice)
    }

    /// What connects to it.
    var parameters: [(keyword: String, value: String)] { [("dbname", conninfo)] }

    private func stop() {
        let stop = "$(pg_config --bindir)/pg_ctl -D \(directory)/data -m immediate stop"
        let asRoot = "runuser -u postgres -- sh -c '\(stop)'"
        _ = Self.shell("cd /; if [ $(id -u) = 0 ]; then \(asRoot); else \(stop); fi; rm -rf \(directory)")
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
