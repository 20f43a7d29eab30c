internal import Postgres
public import Scheduling

/// What a backup holds beside the data: what there was at that instant, to compare a restored database with.
public struct BackupContents: Codable, Sendable {
    /// How many rows each table has.
    public let counts: [String: Int]
    /// The last block of each pool that has one, by the pool's name.
    public let heads: [String: String]
    /// The logins of the members.
    public let logins: [Login]

    /// The login of a member, as the server knows it.
    public struct Login: Codable, Sendable {
        /// Its name.
        public let name: String
        /// What the server keeps of its password; nil where it has none, or nobody could read it.
        public let verifier: String?
        /// Until when it may log in; nil for ever.
        public let validUntil: String?
        /// Whether it may log in.
        public let logsIn: Bool
        /// The groups that it is in.
        public let groups: [String]
    }

    /// All rows.
    public var rows: Int { counts.values.reduce(0, +) }
}

/// What the caller may read, for a backup.
public enum BackupRights: Sendable {
    /// Everything.
    case everything
    /// Everything but what the server keeps of passwords.
    case noPasswords
    /// Row security hides some of it.
    case part
}

extension Store {
    /// What the caller may read of the whole database.
    public func backupRights() throws(StoreError) -> BackupRights {
        let (seesAll, seesPasswords) = try read(
            .one(
                """
                select
                    (rolsuper or rolbypassrls) and not exists (
                        select 1
                        from pg_class
                        where relnamespace = 'poolbook'::regnamespace
                            and relkind in ('r', 'p')
                            and not has_table_privilege(pg_class.oid, 'select')
                    ),
                    has_table_privilege('pg_catalog.pg_authid', 'select')
                from pg_roles
                where rolname = current_user
                """
            ) { row in (try row.next(Bool.self), try row.next(Bool.self)) })
        return seesAll ? (seesPasswords ? .everything : .noPasswords) : .part
    }

    /// Begins a transaction that sees one instant, and answers the name by which others see the same.
    public func beginSnapshot() throws(StoreError) -> String {
        try run(
            script: """
                begin isolation level repeatable read, read only;
                set local statement_timeout = 0;
                set local idle_in_transaction_session_timeout = 0
                """)
        return try read(.one("select pg_export_snapshot()") { row in try row.next() })
    }

    /// What the database holds, as the transaction sees it.
    public func backupContents(_ rights: BackupRights) throws(StoreError) -> BackupContents {
        BackupContents(counts: try rowCounts(), heads: try chainHeads(), logins: try memberLogins(rights))
    }

    /// How many rows each table has.
    public func rowCounts() throws(StoreError) -> [String: Int] {
        let tables = try read(
            .many(
                """
                select relname::text
                from pg_class
                where relnamespace = 'poolbook'::regnamespace
                    and relkind = 'r'
                order by relname
                """
            ) { row in try row.next(String.self) })
        var counts: [String: Int] = [:]
        for table in tables {
            counts[table] = try read(
                .one("select count(*) from poolbook.\(Self.quoted(table))") { row in Int(try row.next(Int64.self)) })
        }
        return counts
    }

    private func chainHeads() throws(StoreError) -> [String: String] {
        let heads = try read(
            .many(
                """
                select distinct on (block.pool_id)
                    pool.name,
                    encode(block.hash, 'hex')
                from poolbook.block
                join poolbook.pool on pool.pool_id = block.pool_id
                order by
                    block.pool_id,
                    block.number desc
                """
            ) { row in (try row.next(String.self), try row.next(String.self)) })
        return Dictionary(heads, uniquingKeysWith: { first, _ in first })
    }

    private func memberLogins(_ rights: BackupRights) throws(StoreError) -> [BackupContents.Login] {
        let password =
            switch rights {
            case .everything: ("pg_authid", "login.rolpassword")
            case .noPasswords, .part: ("pg_roles", "null::text")
            }
        return try read(
            .many(
                """
                select
                    login.rolname::text,
                    \(password.1),
                    login.rolvaliduntil::text,
                    login.rolcanlogin,
                    array(
                        select in_group.rolname::text
                        from pg_auth_members as granted
                        join pg_roles as in_group on in_group.oid = granted.roleid
                        where granted.member = login.oid
                            and in_group.rolname like 'poolbook\\_%'
                        order by 1
                    )
                from \(password.0) as login
                where login.rolname in (select member.login from poolbook.member)
                    and not login.rolsuper
                order by 1
                """
            ) { row in
                BackupContents.Login(
                    name: try row.next(), verifier: try row.next(), validUntil: try row.next(),
                    logsIn: try row.next(), groups: try row.next())
            })
    }

    static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
    static func quotedText(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

    /// Runs statements that nobody reads an answer of.
    func run(script: String) throws(StoreError) {
        do throws(PostgresError) {
            try connection.script(script)
        } catch {
            throw StoreError(error)
        }
    }
}
