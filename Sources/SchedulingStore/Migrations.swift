public import Foundation
internal import Postgres

/// The SQL that makes the database: migrations, which only go forward, and the surface, which is made anew when it
/// changes.
public struct Migrations: Sendable {
    struct File: Sendable {
        let version: Int
        let name: String
        let sql: String
    }

    let files: [File]
    let surface: String

    /// Reads `migrations/`, `functions/`, `views/` and `privileges.sql` below a directory.
    public init(directory: URL) throws(StoreError) {
        func sql(in folder: String) throws -> [(name: String, sql: String)] {
            try FileManager.default.contentsOfDirectory(
                at: directory.appendingPathComponent(folder), includingPropertiesForKeys: nil
            )
            .filter { $0.pathExtension == "sql" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
        }
        do {
            files = try sql(in: "migrations").map { file in
                File(version: Int(file.name.prefix(4)) ?? 0, name: file.name, sql: file.sql)
            }
            let privileges = directory.appendingPathComponent("privileges.sql")
            surface =
                try (sql(in: "functions") + sql(in: "views")).map(\.sql).joined(separator: "\n")
                + String(contentsOf: privileges, encoding: .utf8)
        } catch {
            throw .migration(.filesMissing(directory: directory.path))
        }
    }
}

/// What keeps a database from being migrated, or a program from working with it.
public enum MigrationProblem: Sendable, Hashable {
    /// The program's SQL files are not where they belong.
    case filesMissing(directory: String)
    /// A migration that was applied has another content in this program.
    case changed(name: String)
    /// The database has had a migration that this program does not know: it is newer.
    case newer(version: Int)
}

/// What a migration did.
public struct MigrationOutcome: Sendable {
    /// The names of the migrations that were applied now.
    public let applied: [String]
    /// Whether functions and views were made anew.
    public let surface: SurfaceOutcome

    /// What became of functions and views.
    public enum SurfaceOutcome: Sendable {
        /// They were as they should be.
        case kept
        /// They were made anew.
        case renewed
    }
}

extension Store {
    /// Brings the database to this program's shape: each migration in a transaction of its own, one runner at a time.
    ///
    /// Killed at any point it leaves what was committed, and the next run goes on from there. Throws `.migration`
    /// where the database is newer or an applied migration has changed; nothing is done then.
    public func migrate(
        _ migrations: Migrations, onEach tell: (String) -> Void = { _ in }
    ) throws(StoreError) -> MigrationOutcome {
        try alone { (store) throws(StoreError) in try store.run(script: Self.bookkeeping) }
        let known = Set(migrations.files.map(\.version))
        if let newer = try applied().keys.filter({ !known.contains($0) }).max() {
            throw .migration(.newer(version: newer))
        }

        var applied: [String] = []
        func note(_ file: Migrations.File) {
            applied.append(file.name)
            tell(file.name)
        }
        for file in migrations.files.dropLast() {
            if try alone({ (store) throws(StoreError) in try store.apply(file) }) { note(file) }
        }
        // The last of them and the surface together: nobody meets new tables with old functions.
        let (isNew, surface) = try alone { (store) throws(StoreError) in
            let isNew = if let last = migrations.files.last { try store.apply(last) } else { false }
            return (isNew, try store.renewSurface(migrations.surface))
        }
        if isNew, let last = migrations.files.last { note(last) }
        return MigrationOutcome(applied: applied, surface: surface)
    }

    /// The migrations that the database has had, with the checksum of each, for one who may migrate.
    private func applied() throws(StoreError) -> [Int: String] {
        let rows = try read(
            .many("select version, checksum from poolbook.migration") { row in
                (Int(try row.next(Int32.self)), try row.next(String.self))
            })
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Applies a migration unless it was; its own row comes first, so that a second runner waits or finds it.
    private func apply(_ file: Migrations.File) throws(StoreError) -> Bool {
        let checksum = try self.checksum(of: file.sql)
        if let earlier = try applied()[file.version] {
            guard earlier == checksum else { throw .migration(.changed(name: file.name)) }
            return false
        }
        try read(
            .none(
                """
                insert into poolbook.migration (version, name, checksum, applied_at)
                values ($1, $2, $3, clock_timestamp())
                """,
                [Int32(file.version), file.name, checksum]))
        try run(script: file.sql + "\nreset role")
        return true
    }

    private func renewSurface(_ sql: String) throws(StoreError) -> MigrationOutcome.SurfaceOutcome {
        let checksum = try self.checksum(of: sql)
        let earlier = try read(
            .maybe("select checksum from poolbook.surface where version = $1", [Int32(Self.surface)]) { row in
                try row.next(String.self)
            })
        guard earlier != checksum else { return .kept }
        try run(
            script: """
                drop schema if exists poolbook_\(Self.surface) cascade;
                create schema poolbook_\(Self.surface);
                set local search_path = poolbook, poolbook_\(Self.surface);
                \(sql)
                """)
        try read(
            .none(
                """
                insert into poolbook.surface (version, checksum, applied_at)
                values ($1, $2, clock_timestamp())
                on conflict (version) do update
                set
                    checksum = excluded.checksum,
                    applied_at = excluded.applied_at
                """,
                [Int32(Self.surface), checksum]))
        return .renewed
    }

    func checksum(of text: String) throws(StoreError) -> String {
        try read(.one("select encode(sha256(convert_to($1, 'UTF8')), 'hex')", [text]) { row in try row.next() })
    }

    /// A transaction that no other migrating program runs at the same time.
    private func alone<Output>(
        _ body: (borrowing Store) throws(StoreError) -> Output
    ) throws(StoreError) -> Output {
        try connection.transaction(failure: StoreError.init) { () throws(StoreError) in
            try run(
                script: """
                    set local client_min_messages = warning;
                    select pg_advisory_xact_lock(hashtextextended('poolbook migrate', 0))
                    """)
            return try body(self)
        }
    }

    private static var bookkeeping: String {
        """
        create schema if not exists poolbook;
        create table if not exists poolbook.migration (
            version integer not null,
            name text not null,
            checksum text not null,
            applied_at timestamptz not null,
            constraint migration_pkey primary key (version)
        );
        create table if not exists poolbook.surface (
            version integer not null,
            checksum text not null,
            applied_at timestamptz not null,
            constraint surface_pkey primary key (version)
        );
        comment on table poolbook.migration is 'The migrations that the database has had.';
        comment on table poolbook.surface is 'The surfaces of functions and views that it serves.';
        """
    }
}
