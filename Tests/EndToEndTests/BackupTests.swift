import Foundation
import Postgres
import TestSupport
import Testing

/// What is backed up comes back elsewhere: the data, the logins with their passwords, and nothing happens by itself.
@Suite(.serialized) struct BackupTests {
    let pool: SamplePool
    let folder: TemporaryDirectory

    init() throws {
        pool = try SamplePool()
        folder = try TemporaryDirectory()
    }

    private func mode(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func `a backup is restored on another server, with its logins, verified and quiet`() throws {
        let elsewhere = try SecureServer()
        try elsewhere.connect(to: "postgres").run(.none("create database poolbook"))
        let held = try pool.run(
            "reserve", "A", "2027-03-07 10:00-11:00", "--venue", "NC-02", "--hold", "2h", "--locale", "en", as: "liwei")
        let reference = try #require(held.reference)
        #expect(try pool.run("verify", "--close-block", as: pool.administrator()).code == 0)
        try pool.connect().script("alter role liwei password 'a password of liwei'")
        let backup = folder.path + "/backup"
        let made = try pool.run("backup", backup, "--locale", "en", as: "postgres")
        #expect(made.code == 0, "\(made)")
        #expect(made.output.contains(/data .* MB, .* rows, 1[78] logins, counts compared/), "\(made)")
        #expect(made.output.contains("群团资源共享库: chain head "), "\(made)")
        #expect(try mode(backup) == 0o700 && mode(backup + "/data.dump") == 0o600)
        #expect(try mode(backup + "/contents.json") == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup"])

        let environment = BuiltProgram.environment(home: folder.path)
        let target = "host=\(elsewhere.directory) port=\(elsewhere.port) user=postgres dbname=poolbook"
        // To a service, as an administrator has it among their own.
        let services = try folder.file(
            "services",
            """
            [qt-test]
            host=\(elsewhere.directory)
            port=\(elsewhere.port)
            user=postgres
            dbname=poolbook

            """)
        let restored = try BuiltProgram.run(
            ["restore", backup, "--service", "qt-test", "--locale", "en"],
            environment.merging(["PGSERVICEFILE": services]) { $1 })
        #expect(restored.code == 0, "\(restored)")
        #expect(
            restored.output.hasSuffix(
                """
                Counts compared, and verified: 0 findings.
                Quiet: no mail, no expiry, no promotion until poolbook pool resume.

                """), "\(restored)")

        // Everybody comes in with the password that they had.
        let liwei = environment.merging(elsewhere.settings("liwei", password: "a password of liwei")) { $1 }
        let shown = try BuiltProgram.run(["show", reference, "--locale", "en"], liwei)
        #expect(try shown == pool.run("show", reference, "--locale", "en", as: "liwei"))
        #expect(try BuiltProgram.run(["whoami"], liwei.merging(["PGPASSWORD": "another"]) { $1 }).code == 77)
        let quiet: Int64 = try elsewhere.connect().value(
            "select count(*) from poolbook.pool where quiet_since is not null")
        #expect(quiet == 1)
        // That it is quiet, since when and why, is in the record as any other change of its settings.
        let acts: [String] = try elsewhere.connect().values(
            """
            select concat_ws(' ', audit.act, audit.change ? 'quiet_since', command.reason)
            from poolbook.audit
            join poolbook.command using (pool_id, command_id)
            where audit.act = 'pool.set'
            """)
        #expect(acts.count == 1 && acts[0].hasPrefix("pool.set t restored by postgres from the backup of "), "\(acts)")
        // The hold has run out, and stays until somebody resumes.
        try elsewhere.connect().script(
            """
            create or replace function poolbook.now() returns timestamptz
            language sql volatile parallel safe
            return timestamptz '2027-02-26 09:12+08'
            """)
        let states = "select state from poolbook.reservation where reference = $1"
        let expire = """
            set session authorization dashboard;
            select poolbook_1.expire(pool_id, gen_random_uuid()::text, 'x', 'act') from poolbook_1.pools
            """
        try elsewhere.connect().script(expire)
        #expect(try elsewhere.connect().value(states, [reference], as: String.self) == "hold")
        try elsewhere.connect().script("update poolbook.pool set quiet_since = null")
        try elsewhere.connect().script(expire)
        #expect(try elsewhere.connect().value(states, [reference], as: String.self) == "expired")

        // Nothing is restored over anything.
        #expect(
            try BuiltProgram.run(["restore", backup, "--database", target, "--locale", "en"], environment) == """
                ! poolbook: the database poolbook is not empty; a backup is restored into a new one: createdb NAME
                [exit 65]
                """)
    }

    /// `poolbook backup` on a terminal, as the superuser.
    private func onTerminal(_ backup: String) throws -> PseudoTerminal {
        let environment = pool.server.environment.merging(pool.environment("postgres")) { $1 }
        return try PseudoTerminal(
            BuiltProgram.path, ["backup", backup, "--locale", "en"],
            environment: environment.merging(["TERM": "dumb"]) { $1 }, folder: folder.path)
    }

    @Test func `a terminal shows how far a backup has come`() throws {
        let terminal = try onTerminal(folder.path + "/backup")
        #expect(try terminal.end() == 0)
        #expect(terminal.shown.contains(/\r\[#+\.+\] \d+\/\d+/), "\(terminal.shown)")
        #expect(terminal.shown.contains("counts compared"))
    }

    @Test func `Control-C in a backup leaves nothing half-written, and nothing that works on`() throws {
        // What the dump has to wait for, and the counting before it has not.
        try pool.connect().script("create table public.held ()")
        let holder = try pool.connect()
        try holder.script("set idle_in_transaction_session_timeout = 0; begin; lock table public.held")
        let terminal = try onTerminal(folder.path + "/backup")
        let waiting =
            "select count(*) from pg_locks join pg_database on pg_database.oid = database "
            + "where datname = current_database() and not granted"
        let watcher = try pool.connect()
        for _ in 0..<300 where try watcher.value(waiting, as: Int64.self) == 0 { Thread.sleep(forTimeInterval: 0.1) }
        #expect(try watcher.value(waiting, as: Int64.self) == 1)
        terminal.type("\u{3}")
        #expect(try terminal.end() == 130)
        #expect(terminal.shown.contains("interrupted; nothing was written"), "\(terminal.shown)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        for _ in 0..<100 where try watcher.value(waiting, as: Int64.self) > 0 { Thread.sleep(forTimeInterval: 0.1) }
        #expect(try watcher.value(waiting, as: Int64.self) == 0, "the dump has ended, too")
        try holder.script("rollback")
    }

    @Test func `who sees a part only backs nothing up`() throws {
        let backup = folder.path + "/backup"
        #expect(
            try pool.run("backup", backup, "--locale", "en", as: "liwei") == """
                ! poolbook: liwei sees a part of the data only, and a backup of a part is none; back up as a superuser, or as a role with BYPASSRLS that may read every table
                [exit 77]
                """)
        _ = try folder.file("backup", "mine")
        #expect(
            try pool.run("backup", backup, "--locale", "en", as: "postgres") == """
                ! poolbook: \(backup) is there already; name a new folder
                [exit 65]
                """)
        #expect(
            try pool.run("restore", folder.path, "--database", "x", "--locale", "en") == """
                ! poolbook: \(folder.path) is no backup of poolbook's, or not a whole one
                [exit 65]
                """)
        #expect(
            try pool.run("restore", folder.path, "--locale", "en") == """
                ! poolbook: say where to, with either --service NAME or --database CONNECTION
                [exit 64]
                """)
    }
}
