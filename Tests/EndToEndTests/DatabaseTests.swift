import Foundation
import Postgres
import TestSupport
import Testing

/// What an administrator of a database does: migrate, look after it, test it.
@Suite struct DatabaseTests {
    /// A database without anything of poolbook on the sample's server, and the superuser's settings for it.
    private func withEmptyDatabase(_ body: (LocalServer, [String: String]) throws -> Void) throws {
        let server = try SamplePool().server
        let name = "empty_\(UInt32.random(in: 0...(.max)))"
        try server.connect(to: "postgres").run(.none("create database \(name) template template0"))
        defer { try? server.connect(to: "postgres").run(.none("drop database \(name) with (force)")) }
        let settings = [
            "PGHOST": server.socketDirectory, "PGPORT": "5432", "PGDATABASE": name, "PGUSER": "postgres",
        ]
        try body(server, server.environment.merging(settings) { $1 })
    }

    @Test func `a database without poolbook says what to run, and is migrated by hand`() throws {
        try withEmptyDatabase { server, environment in
            #expect(
                try BuiltProgram.run(["list"], environment) == """
                    ! poolbook: this database has no pool yet; its administrator runs: poolbook migrate
                    [exit 78]
                    """)
            let health = try BuiltProgram.run(["doctor"], environment)
            #expect(health.code == 78, "\(health)")
            #expect(health.output.contains("poolbook migrate"), "\(health)")
            let first = try BuiltProgram.run(["migrate"], environment)
            #expect(first.output.hasPrefix("  0001_roles\n"), "\(first)")
            #expect(first.output.hasSuffix(" migrations applied; the database is up to date.\n"), "\(first)")
            #expect(
                try BuiltProgram.run(["migrate"], environment) == """
                    The database is up to date.
                    """)
            #expect(
                try BuiltProgram.run(["migrate", "--json"], environment) == """
                    {
                      "applied": [],
                      "surface": "kept"
                    }
                    """)
            #expect(try BuiltProgram.run(["migrate", "--administrator", "amy"], environment).code == 0)
            #expect(
                try BuiltProgram.run(["list"], environment) == """
                    ! poolbook: your login is a member of no pool here
                    !   make one: poolbook pool add NAME --zone ZONE --currency CODE
                    [exit 78]
                    """)
            let amy = environment.merging(["PGUSER": "amy"]) { $1 }
            let add = ["pool", "add", "Town", "--zone", "Europe/Berlin", "--currency", "EUR", "--locale", "en"]
            #expect(
                try BuiltProgram.run(add, amy) == """
                    added: Town
                    """)
            #expect(
                try BuiltProgram.run(["pool", "show"], amy) == """
                    name       Town
                    time zone  Europe/Berlin
                    currency   EUR
                    setting         value    default  meaning
                    language        en       -        what members read who did not say
                    kinds           -        -        what kinds of events there may be
                    brands          -        -        under which brands events are held
                    figures         -        -        what is counted of an event that is over
                    privacy         busy     busy     what members see of others' reservations
                    hold-hours      48       48       a hold keeps, where --hold says nothing
                    approval-hours  72       72       an act waits for the yes of others
                    conflict-hours  72       72       until a conflict is due
                    host-hours      24       24       a host has for what it alone can mend
                    horizon-days    400      400      days ahead conflicts are looked for
                    waitlist        confirm  confirm  what a request becomes that fits again
                    offer-hours     48       48       a place is held for such a request
                    payment-limit   -        -        payments above it take a second person
                    travel-speed    -        -        people travel so fast: rule person.travel
                    walking-speed   80       80       metres a minute that people walk
                    quiet           -        -        nothing is done by itself since then
                    """)
            #expect(
                try BuiltProgram.run(["org", "list"], amy) == """
                    nothing
                    """)
            #expect(try BuiltProgram.run(["migrate"], amy).code == 77)
        }
    }

    @Test func `eight who migrate at once migrate once`() throws {
        try withEmptyDatabase { server, environment in
            let answers = try together(8) { _ in try BuiltProgram.run(["migrate", "--json"], environment) }
            #expect(answers.allSatisfy { $0.code == 0 && $0.complaint.isEmpty }, "\(answers)")
            let applied = try answers.flatMap { (try $0.json() as? [String: Any])?["applied"] as? [String] ?? [] }
            #expect(applied.count >= 9)
            #expect(Set(applied).count == applied.count, "\(applied)")
            let health = try BuiltProgram.run(["doctor"], environment)
            #expect(health.code == 0, "\(health)")
        }
    }

    @Test func `a migration that is not ours stops us`() throws {
        try withEmptyDatabase { server, environment in
            #expect(try BuiltProgram.run(["migrate"], environment).code == 0)
            let connection = try server.connect(to: environment["PGDATABASE"] ?? "")
            let columns = try connection.values(
                "select column_name::text from information_schema.columns where table_name = 'migration'",
                as: String.self)
            #expect(columns.contains("checksum"), "\(columns)")
            try connection.script(
                "alter table poolbook.migration disable trigger all; update poolbook.migration set checksum = 'x' where version = 1"
            )
            #expect(
                try BuiltProgram.run(["migrate"], environment) == """
                    ! poolbook: migration 0001_roles was applied with other content; use the program that applied it
                    [exit 78]
                    """)
        }
    }

    @Test func `the doctor finds the sample's database well`() throws {
        let health = try SamplePool().server.run(["doctor", "--json"])
        #expect(health.code == 0, "\(health)")
        let checks = try #require(try health.json() as? [[String: Any]])
        #expect(checks.count > 10)
        // The clock of this database stands still.
        for check in checks where check["check"] as? String != "server.clock" {
            #expect(check["verdict"] as? String == "good", "\(check)")
        }
    }

    @Test(arguments: [
        "grant insert on poolbook.reservation to public",
        "alter table poolbook.reservation disable row level security",
        "alter function poolbook.now() security definer",
    ])
    func `the doctor finds a broken privilege, and says how to mend it`(harm: String) throws {
        let pool = try SamplePool()
        try pool.connect().script(harm)
        let health = try pool.run("doctor", "--locale", "en", as: pool.administrator())
        #expect(health.code == 78, "\(harm): \(health)")
        #expect(health.output.contains("remove or restore what is named"), "\(harm): \(health)")
    }

    @Test func `pgTAP's own tests of the database pass`() throws {
        try withEmptyDatabase { server, environment in
            #expect(try BuiltProgram.run(["migrate"], environment).code == 0)
            let folder = BuiltProgram.repository.appending(path: "sql/tests").path
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sql") }
            #expect(files.count >= 4)
            let arguments = ["--ext", ".sql"] + files.sorted().map { folder + "/" + $0 }
            let answer = try ChildProcess.run(
                "pg_prove", arguments, environment: environment, timeout: .seconds(120))
            #expect(answer.code == 0, "\(answer)")
            #expect(answer.output.contains("All tests successful."), "\(answer)")
        }
    }
}
