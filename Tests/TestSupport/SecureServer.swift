internal import Foundation
public import Postgres

/// A PostgreSQL server as an administrator would run it: over TCP with TLS, passwords by SCRAM, and a log of every
/// statement. The superuser comes through its socket.
public final class SecureServer: Sendable {
    /// Its directory, with the socket, `server.log` and `root.crt`.
    public let directory: String
    /// Its port on `localhost`.
    public let port: String

    /// Starts one, which ends with this process.
    public init() throws {
        let port = String(try Self.freePort())
        self.port = port
        directory = PrivateCluster.shell("d=$(mktemp -d /tmp/pbs.XXXXXX) && chmod 755 $d && printf %s $d")
        let path = directory
        _ = PrivateCluster.shell(
            """
            set -e
            bin=$(pg_config --bindir)
            cd \(path)
            openssl req -new -x509 -days 3650 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
                -subj /CN=localhost -addext subjectAltName=DNS:localhost -out root.crt -keyout server.key 2>/dev/null
            chmod 644 root.crt; chmod 600 server.key
            run="sh -c"
            if [ $(id -u) = 0 ]; then chown -R postgres \(path); run="runuser -u postgres -- sh -c"; fi
            $run "$bin/initdb -D \(path)/data -U postgres -A trust -E UTF8 --locale=C --no-sync"
            cat >> data/postgresql.conf <<'END'
            listen_addresses = 'localhost'
            port = \(port)
            unix_socket_directories = '\(path)'
            fsync = off
            ssl = on
            ssl_cert_file = '\(path)/root.crt'
            ssl_key_file = '\(path)/server.key'
            log_statement = 'all'
            log_connections = on
            log_min_duration_statement = 0
            log_parameter_max_length_on_error = -1
            END
            cat > data/pg_hba.conf <<'END'
            local   all postgres trust
            hostssl all all localhost scram-sha-256
            host    all all all reject
            END
            $run "$bin/pg_ctl -D \(path)/data -l \(path)/server.log -w start"
            stop="$bin/pg_ctl -D \(path)/data -m immediate stop"
            ( cd /
              while kill -0 \(getpid()) && test -d \(path); do sleep 1; done
              $run "$stop"
              rm -rf \(path)
            ) < /dev/null > /dev/null 2>&1 &
            """)
    }

    deinit {
        let stop = "$(pg_config --bindir)/pg_ctl -D \(directory)/data -m immediate stop"
        let asRoot = "runuser -u postgres -- sh -c '\(stop)'"
        _ = PrivateCluster.shell("cd /; if [ $(id -u) = 0 ]; then \(asRoot); else \(stop); fi; rm -rf \(directory)")
    }

    /// The superuser's settings.
    public func superuser(_ database: String = "poolbook") -> [String: String] {
        ["PGHOST": directory, "PGPORT": port, "PGDATABASE": database, "PGUSER": "postgres"]
    }

    /// Settings with which somebody who has a password comes in, through TLS and nothing else.
    public func settings(_ login: String, password: String, database: String = "poolbook") -> [String: String] {
        [
            "PGHOST": "localhost", "PGPORT": port, "PGDATABASE": database, "PGUSER": login, "PGPASSWORD": password,
            "PGSSLMODE": "verify-full", "PGSSLROOTCERT": directory + "/root.crt",
        ]
    }

    /// The superuser's connection.
    public func connect(to database: String = "poolbook") throws(PostgresError) -> Connection {
        try Connection([("host", directory), ("port", port), ("user", "postgres"), ("dbname", database)])
    }

    /// What the server has logged.
    public func log() throws -> String {
        try String(contentsOfFile: directory + "/server.log", encoding: .utf8)
    }

    /// A port that nobody listens on at the moment.
    private static func freePort() throws -> UInt16 {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && getsockname(listener, address, &length) == 0
            }
        }
        guard bound else { throw ChildProcess.Failed(description: "no port is free") }
        return UInt16(bigEndian: address.sin_port)
    }
}
