internal import Postgres
public import Scheduling

/// What `doctor` looks at.
public struct Health: Sendable {
    /// The checks, by their stable names.
    public enum Check: String, Sendable, CaseIterable {
        /// PostgreSQL 15 or later.
        case serverVersion = "server.version"
        /// UTF-8.
        case encoding = "server.encoding"
        /// What the constraints need.
        case extensions = "database.extensions"
        /// All applied, none changed.
        case migrations = "database.migrations"
        /// Served, and as this program makes it.
        case surface = "database.surface"
        /// The same as here, to two seconds.
        case clock = "server.clock"
        /// Known here.
        case zones = "pool.zone"
        /// A dead client lets go of its locks.
        case connectionCheck = "setting.client_connection_check_interval"
        /// Nobody waits for ever.
        case lockTimeout = "setting.lock_timeout"
        /// Nothing runs for ever.
        case statementTimeout = "setting.statement_timeout"
        /// What was acknowledged is kept.
        case durability = "setting.durability"
        /// None for anybody but the four roles, and no changing of what is append-only.
        case tables = "privilege.tables"
        /// None for everybody.
        case functions = "privilege.functions"
        /// None without a search path.
        case definerFunctions = "privilege.definer-functions"
        /// None but the reader.
        case viewOwners = "privilege.view-owners"
        /// On and forced everywhere.
        case rowSecurity = "privilege.row-security"
        /// None that owns anything can log in or get round row security.
        case roles = "privilege.roles"
        /// On, where a network lies between.
        case encryption = "connection.tls"
        /// Whoever moves money has somebody else who may agree.
        case secondPerson = "money.second-person"
        /// The reporter of each pool that the caller keeps has done its work within twice its schedule.
        case heartbeat = "reporter.heartbeat"
    }

    /// How a check came out.
    public enum Verdict: String, Sendable {
        /// All is well.
        case good
        /// It works, and could be better.
        case warning
        /// It must be mended.
        case bad
    }

    /// One check, how it came out, and what was found.
    public struct Finding: Sendable {
        /// The check.
        public let check: Check
        /// How it came out.
        public let verdict: Verdict
        /// What was found: a version, a setting, names.
        public let found: String
    }

    /// The findings, in the order of the checks.
    public let findings: [Finding]
}

extension Store {
    /// Looks at the server, the database and the connection.
    ///
    /// `clock` is the program's own time before the server is asked.
    public func examine(_ migrations: Migrations, clock: Instant) throws(StoreError) -> Health {
        var findings: [Health.Finding] = []
        func note(_ check: Health.Check, _ verdict: Health.Verdict, _ found: String) {
            findings.append(Health.Finding(check: check, verdict: verdict, found: found))
        }

        let version = Int(connection.serverVersion)
        note(.serverVersion, version >= 150_000 ? .good : .bad, "\(version / 10_000).\(version % 10_000)")
        let encoding = connection.parameter("server_encoding") ?? "?"
        note(.encoding, encoding == "UTF8" ? .good : .bad, encoding)

        let extensions = try texts("select extname || ' ' || extversion from pg_extension where extname = 'btree_gist'")
        note(.extensions, extensions.isEmpty ? .bad : .good, extensions.first ?? "btree_gist: -")

        let served = try read(Self.servedSurfaces)
        guard served.contains(Self.surface) else {
            note(.surface, .bad, served.map(String.init).joined(separator: ", "))
            return Health(findings: findings)
        }
        try examine(migrations, note)

        let now = try read(.one("select clock_timestamp()") { row in Instant(try row.next()) })
        let skew = abs((now - clock).components.seconds)
        note(.clock, skew <= 2 ? .good : .warning, "\(skew) s")
        let zones = try texts("select distinct zone from poolbook_1.pools order by 1")
        let unknown = zones.filter { (try? Zone($0)) == nil }
        note(.zones, unknown.isEmpty ? .good : .bad, (unknown.isEmpty ? zones : unknown).joined(separator: ", "))

        for (check, setting) in [
            (Health.Check.connectionCheck, "client_connection_check_interval"), (.lockTimeout, "lock_timeout"),
            (.statementTimeout, "statement_timeout"),
        ] {
            let value = try texts("select current_setting('\(setting)')").first ?? "0"
            note(check, value == "0" ? .warning : .good, value)
        }
        let unsafe = try texts(
            """
            select name || ' = ' || setting
            from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit')
                and setting in ('off', 'local')
            """)
        note(.durability, unsafe.isEmpty ? .good : .bad, unsafe.joined(separator: ", "))

        for (check, query) in Self.privilegeQueries {
            let found = try texts(query)
            note(check, found.isEmpty ? .good : .bad, found.joined(separator: ", "))
        }
        let alone = try texts(
            """
            select pools.name || ': ' || string_agg(one.login, ', ' order by one.login)
            from poolbook_1.members as one
            join poolbook_1.pools on pools.pool_id = one.pool_id
            where one.roles && '{finance,administrator}'
                and exists (select 1 from poolbook_1.funds where funds.pool_id = one.pool_id)
                and (one.retired_from is null or one.retired_from > now())
                and not exists (
                    select 1
                    from poolbook_1.members as other
                    where other.pool_id = one.pool_id
                        and other.login <> one.login
                        and (other.retired_from is null or other.retired_from > now())
                        and (
                            'administrator' = any (other.roles)
                            or 'finance' = any (other.roles)
                                and (other.organization is null or other.organization = one.organization)
                        )
                )
            group by pools.name
            order by pools.name
            """)
        note(.secondPerson, alone.isEmpty ? .good : .warning, alone.isEmpty ? "-" : alone.joined(separator: "; "))
        let silent = try texts(
            """
            select name || ' ' || silent_since
            from poolbook_1.heartbeats
            where silent_since is not null
            order by name
            """)
        note(.heartbeat, silent.isEmpty ? .good : .bad, silent.isEmpty ? "-" : silent.joined(separator: ", "))
        switch link {
        case .socket: note(.encryption, .good, "socket")
        case .network:
            let encrypted = try texts(
                "select version || ' ' || cipher from pg_stat_ssl where pid = pg_backend_pid() and ssl")
            note(.encryption, encrypted.isEmpty ? .warning : .good, encrypted.first ?? "-")
        }
        return Health(findings: findings)
    }

    /// How the program reaches the server.
    public enum Link: Sendable {
        /// By a Unix socket.
        case socket
        /// By the network.
        case network
    }

    /// By what the connection goes.
    public var link: Link { connection.host.isEmpty || connection.host.hasPrefix("/") ? .socket : .network }

    private func examine(
        _ migrations: Migrations, _ note: (Health.Check, Health.Verdict, String) -> Void
    ) throws(StoreError) {
        let had = try read(
            .many("select version, checksum from poolbook_1.migrations order by version") { row in
                (version: Int(try row.next(Int32.self)), checksum: try row.next(String.self))
            })
        var wrong: [String] = []
        for file in migrations.files {
            let checksum = try self.checksum(of: file.sql)
            let earlier = had.first { $0.version == file.version }
            if earlier?.checksum != checksum { wrong.append(file.name) }
        }
        note(.migrations, wrong.isEmpty ? .good : .bad, wrong.isEmpty ? "\(had.count)" : wrong.joined(separator: ", "))
        let surface = try texts("select checksum from poolbook_1.surfaces where version = \(Self.surface)").first
        let expected = try checksum(of: migrations.surface)
        note(.surface, surface == expected ? .good : .warning, "\(Self.surface)")
    }

    private func texts(_ sql: String) throws(StoreError) -> [String] {
        try read(.many(sql) { row in try row.next(String.self) })
    }

    /// What must find nothing.
    static var privilegeQueries: [(Health.Check, String)] {
        [
            (
                .tables,
                """
                select distinct
                    relation.oid::regclass || ': ' || grantee.name || ' ' || lower(granted.privilege_type)
                from pg_class as relation
                cross join lateral aclexplode(relation.relacl) as granted
                cross join lateral (
                    select case granted.grantee when 0 then 'public' else granted.grantee::regrole::text end as name
                ) as grantee
                where relation.relnamespace = 'poolbook'::regnamespace
                    and relation.relkind in ('r', 'p')
                    and (
                        grantee.name not in (
                            'poolbook_owner', 'poolbook_writer', 'poolbook_reader', 'poolbook_logins'
                        )
                        or relation.relname in ('entry', 'audit', 'command')
                        and granted.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
                    )
                """
            ),
            (
                .functions,
                """
                select function.oid::regprocedure::text
                from pg_proc as function
                cross join lateral aclexplode(
                    coalesce(function.proacl, acldefault('f', function.proowner))
                ) as granted
                where function.pronamespace::regnamespace::text ~ '^poolbook(_[0-9]+)?$'
                    and granted.grantee = 0
                """
            ),
            (
                .definerFunctions,
                """
                select oid::regprocedure::text
                from pg_proc
                where pronamespace::regnamespace::text ~ '^poolbook(_[0-9]+)?$'
                    and prosecdef
                    and not coalesce(array_to_string(proconfig, ','), '') ~ 'search_path=.*pg_temp'
                """
            ),
            (
                .viewOwners,
                """
                select oid::regclass::text
                from pg_class
                where relnamespace::regnamespace::text ~ '^poolbook(_[0-9]+)?$'
                    and relkind in ('v', 'm')
                    and relowner::regrole::text <> 'poolbook_reader'
                """
            ),
            (
                .rowSecurity,
                """
                select oid::regclass::text
                from pg_class
                where relnamespace::regnamespace::text ~ '^poolbook(_[0-9]+)?$'
                    and relkind in ('r', 'p')
                    and not (relrowsecurity and relforcerowsecurity)
                """
            ),
            (
                .roles,
                """
                select rolname::text
                from pg_roles
                where rolname in ('poolbook_owner', 'poolbook_writer', 'poolbook_reader', 'poolbook_logins')
                    and (rolsuper or rolbypassrls or rolcanlogin)
                """
            ),
        ]
    }
}
