internal import Postgres
public import Scheduling

/// What became of logins.
public struct RestoredLogins: Sendable {
    /// Those that were made.
    public let made: Int
    /// Those that were there, and keep their passwords.
    public let kept: Int
}

extension Store {
    /// Whether the caller may make everything that a backup holds.
    public func mayRestore() throws(StoreError) -> Bool {
        try read(.one("select rolsuper from pg_roles where rolname = current_user") { row in try row.next() })
    }

    /// Whether nothing of anybody's is in the database.
    public func isEmpty() throws(StoreError) -> Bool {
        try read(
            .one(
                """
                select not exists (
                        select 1
                        from pg_class
                        join pg_namespace on pg_namespace.oid = pg_class.relnamespace
                        where nspname !~ '^pg_|^information_schema$'
                            and not exists (
                                select 1 from pg_depend where objid = pg_class.oid and deptype = 'e'
                            )
                    )
                    and not exists (select 1 from pg_namespace where nspname ~ '^poolbook')
                """
            ) { row in try row.next() })
    }

    /// The logins among those given that are somebody else's on this server: of none of the six groups.
    public func foreignLogins(among logins: [BackupContents.Login]) throws(StoreError) -> [String] {
        try read(
            .many(
                """
                select login.rolname::text
                from pg_roles as login
                where login.rolname = any ($1)
                    and not exists (
                        select 1
                        from pg_auth_members as granted
                        join pg_roles as in_group on in_group.oid = granted.roleid
                        where granted.member = login.oid
                            and in_group.rolname = any ($2)
                    )
                order by 1
                """, [logins.map(\.name), Self.groups]
            ) { row in try row.next() })
    }

    /// Makes the roles that a backup's data belong to, and the logins that there are not; whoever is there stays as
    /// they are. Nothing of it comes into the server's log.
    public func makeRoles(for logins: [BackupContents.Login]) throws(StoreError) -> RestoredLogins {
        let owners = ["poolbook_owner", "poolbook_writer", "poolbook_reader", "poolbook_logins"]
        let there = Set(try read(.many("select rolname::text from pg_roles") { row in try row.next(String.self) }))
        // As the first migration makes them.
        var lines = ["set local log_statement = 'none'", "set local log_min_duration_statement = -1"]
        lines += ["set local client_min_messages = warning"]
        lines += (owners + Self.groups).filter { !there.contains($0) }.map { "create role \($0) nologin" }
        lines.append("alter role poolbook_logins createrole")
        lines += Self.groups.map { "grant \($0) to poolbook_logins with admin option" }
        for login in logins {
            let name = Self.quoted(login.name)
            if !there.contains(login.name) {
                let password = login.verifier.map { " password \(Self.quotedText($0))" } ?? ""
                let end = login.validUntil.map { " valid until \(Self.quotedText($0))" } ?? ""
                lines.append("create role \(name) \(login.logsIn ? "login" : "nologin")\(password)\(end)")
            }
            lines += login.groups.filter(Self.groups.contains).map { "grant \($0) to \(name)" }
        }
        try run(script: "begin;\n" + lines.map { $0 + ";\n" }.joined() + "commit")
        let kept = logins.count { there.contains($0.name) }
        return RestoredLogins(made: logins.count - kept, kept: kept)
    }

    private static let groups = [
        "poolbook_officer", "poolbook_coordinator", "poolbook_finance", "poolbook_administrator", "poolbook_auditor",
        "poolbook_reporter",
    ]

    /// Makes every pool quiet, and the tables' statistics; nothing else is changed. Quiet is an act as any other, of an
    /// administrator of the pool: its reason says that the pool was restored, and by whom.
    public func settleRestored(reason: String) throws(StoreError) {
        try run(script: "set statement_timeout = 0")
        let keepers = try read(
            .many(
                """
                select distinct on (member.pool_id)
                    member.pool_id,
                    member.login
                from poolbook.member
                join poolbook.pool on pool.pool_id = member.pool_id
                join pg_roles on pg_roles.rolname = member.login
                where 'administrator' = any (member.roles)
                    and member.retired_from is null
                    and pool.quiet_since is null
                order by
                    member.pool_id,
                    member.member_id
                """
            ) { row in (PoolID(try row.next()), try row.next(String.self)) })
        for (pool, keeper) in keepers {
            try run(script: "set session authorization \(Self.quoted(keeper))")
            defer { try? run(script: "reset session authorization") }
            let act = Act(pool: pool, key: Act.newKey(), content: "restore", mode: .act)
            _ = try setPool(.object(["quiet": .string("true")]), reason: reason, act)
        }
        // A pool that nobody keeps any more is quiet all the same.
        try run(
            script: """
                update poolbook.pool
                set quiet_since = clock_timestamp()
                where quiet_since is null
                """)
        try run(script: "analyze")
    }

    /// Runs every check over every pool, as somebody who may; answers how many rows are wrong by check.
    public func verifyAll(
        onEach tell: (Int, Int) -> Void = { _, _ in }
    ) throws(StoreError) -> (pools: Int, wrong: [Verification: Int]) {
        let keepers = try read(
            .many(
                """
                select distinct on (member.pool_id)
                    member.pool_id,
                    member.login
                from poolbook.member
                join pg_roles on pg_roles.rolname = member.login
                where member.roles && array['administrator', 'auditor', 'reporter']
                order by
                    member.pool_id,
                    member.retired_from nulls first,
                    'administrator' = any (member.roles) desc
                """
            ) { row in (PoolID(try row.next()), try row.next(String.self)) })
        var wrong: [Verification: Int] = [:]
        for (number, keeper) in keepers.enumerated() {
            try run(script: "set session authorization \(Self.quoted(keeper.1)); set statement_timeout = 0")
            for (step, check) in Verification.allCases.enumerated() {
                tell(number * Verification.allCases.count + step, keepers.count * Verification.allCases.count)
                let answer = try verify(check, in: keeper.0)
                if answer.wrong > 0 { wrong[check, default: 0] += answer.wrong }
            }
            try run(script: "reset session authorization")
        }
        return (keepers.count, wrong)
    }
}
