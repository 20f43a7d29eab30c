internal import Foundation
public import Postgres

/// A server and its synchronous standby: nothing is acknowledged before both have it.
///
/// Who connects finds whichever of them takes writes.
public struct StandbyPair: Sendable {
    /// Both, as whoever connects sees them.
    public let cluster: PrivateCluster
    private let primary: PrivateCluster
    private let standby: String

    /// libpq's settings that find whichever of them takes writes.
    public var environment: [String: String] {
        ["PGHOST": "\(primary.directory),\(standby)", "PGTARGETSESSIONATTRS": "read-write"]
    }

    /// Both are gone when `body` ends.
    public static func use<Output>(_ body: (StandbyPair) throws -> Output) throws -> Output {
        try PrivateCluster.use(["fsync = off", "wal_keep_size = 512MB"]) { primary in
            let pair = try StandbyPair(primary)
            defer { pair.removeStandby() }
            return try body(pair)
        }
    }

    private init(_ primary: PrivateCluster) throws {
        self.primary = primary
        standby = PrivateCluster.shell("d=$(mktemp -d /tmp/pgs.XXXXXX) && chmod 755 $d && printf %s $d")
        let source = "host=\(primary.directory) user=postgres application_name=standby"
        _ = PrivateCluster.shell(
            """
            set -e
            bin=$(pg_config --bindir)
            if [ $(id -u) = 0 ]; then chown postgres \(standby); fi
            \(PrivateCluster.asServer("$bin/pg_basebackup -d '\(source)' -D \(standby)/data -R -X stream -c fast"))
            echo "unix_socket_directories = '\(standby)'" >> \(standby)/data/postgresql.conf
            \(PrivateCluster.asServer("$bin/pg_ctl -D \(standby)/data -l \(standby)/log -w start"))
            ( cd /
              while kill -0 \(getpid()) && test -d \(standby); do sleep 1; done
              \(PrivateCluster.asServer("$bin/pg_ctl -D \(standby)/data -m immediate stop"))
              rm -rf \(standby)
            ) < /dev/null > /dev/null 2>&1 &
            """)
        cluster = PrivateCluster(
            directory: primary.directory,
            conninfo:
                "host=\(primary.directory),\(standby) user=postgres dbname=postgres target_session_attrs=read-write")
        // Only the server has this setting, so that the standby waits for nobody once it is promoted.
        try primary.connect().script("alter system set synchronous_standby_names = 'standby'")
        try primary.connect().script("select pg_reload_conf()")
    }

    /// Kills the server, and promotes the standby, which goes on first where it was stopped.
    public func failOver() {
        _ = PrivateCluster.shell(
            """
            server=$(head -n 1 \(primary.directory)/data/postmaster.pid)
            kill -STOP $server && kill -KILL $server $(ps -o pid= --ppid $server)
            while kill -0 $server; do sleep 0.01; done 2> /dev/null
            server=$(head -n 1 \(standby)/data/postmaster.pid)
            kill -CONT $server $(ps -o pid= --ppid $server)
            bin=$(pg_config --bindir)
            \(PrivateCluster.asServer("$bin/pg_ctl -D \(standby)/data -w promote"))
            """)
    }

    /// Stops the standby's processes, or lets them go on: while they are stopped the server acknowledges nothing.
    public func signalStandby(_ signal: String) {
        _ = PrivateCluster.shell(
            """
            server=$(head -n 1 \(standby)/data/postmaster.pid)
            kill -\(signal) $(ps -o pid= --ppid $server) $server
            """)
    }

    /// A superuser's connection to the server alone.
    public func connectToPrimary() throws(PostgresError) -> Connection { try primary.connect() }

    private func removeStandby() {
        _ = PrivateCluster.shell(
            """
            bin=$(pg_config --bindir)
            \(PrivateCluster.asServer("$bin/pg_ctl -D \(standby)/data -m immediate stop || true"))
            rm -rf \(standby)
            """)
    }
}
