internal import Foundation

/// PgBouncer in transaction mode before a server: whoever comes through it has another session with each transaction.
///
/// It knows the server's logins and believes each who they are, as the test servers do.
public final class PgBouncer: Sendable {
    /// Where its socket is; its port is the usual one.
    public let directory: String

    /// Starts one before the server whose socket is in a directory; it ends with its owner, and with this process.
    public init(before socketDirectory: String, connections: Int = 20) throws {
        directory = PrivateCluster.shell("d=$(mktemp -d /tmp/pbb.XXXXXX) && chmod 755 $d && printf %s $d")
        let path = directory
        _ = PrivateCluster.shell(
            """
            set -e
            cat > \(path)/pgbouncer.ini <<'END'
            [databases]
            * = host=\(socketDirectory) port=5432 auth_user=postgres

            [pgbouncer]
            listen_port = 5432
            unix_socket_dir = \(path)
            pidfile = \(path)/pid
            logfile = \(path)/log
            pool_mode = transaction
            auth_type = trust
            auth_query = select usename, coalesce(passwd, '') from pg_shadow where usename = $1
            default_pool_size = \(connections)
            max_client_conn = 1000
            server_idle_timeout = 2
            ignore_startup_parameters = options
            END
            if [ $(id -u) = 0 ]; then chown -R postgres \(path); fi
            bouncer=$(PATH=$PATH:/usr/sbin command -v pgbouncer)
            \(PrivateCluster.asServer("$bouncer -q -d \(path)/pgbouncer.ini"))
            n=0
            while ! test -S \(path)/.s.PGSQL.5432; do
                n=$((n + 1)); test $n -lt 500 || { cat \(path)/log; exit 1; }; sleep 0.01
            done
            ( cd /
              while kill -0 \(getpid()) && test -d \(path); do sleep 1; done
              kill $(cat \(path)/pid)
              rm -rf \(path)
            ) < /dev/null > /dev/null 2>&1 &
            """)
    }

    deinit { stop() }

    /// Ends it.
    public func stop() {
        _ = PrivateCluster.shell("kill $(cat \(directory)/pid) 2> /dev/null; rm -rf \(directory)")
    }

    /// libpq's settings for whoever comes through it.
    public var environment: [String: String] { ["PGHOST": directory, "PGPORT": "5432"] }
}

extension TestDatabase {
    /// The same database, reached through a bouncer.
    public func through(_ bouncer: PgBouncer) -> TestDatabase {
        let conninfo = "host=\(bouncer.directory) user=postgres dbname=postgres"
        return TestDatabase(name: name, cluster: PrivateCluster(directory: cluster.directory, conninfo: conninfo))
    }
}

extension SmallPool {
    /// The same pool, reached through a bouncer.
    public func through(_ bouncer: PgBouncer) -> SmallPool { SmallPool(self, in: database.through(bouncer)) }
}
