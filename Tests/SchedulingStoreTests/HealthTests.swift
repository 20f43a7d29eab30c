import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// What `doctor` finds.
@Suite struct HealthTests {
    private func examine(
        _ database: TestDatabase, as login: String = "postgres", migrations directory: URL = TestDatabase.sqlDirectory
    ) throws -> [Health.Check: Health.Finding] {
        let clock = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        let health = try database.store(as: login).examine(try Migrations(directory: directory), clock: clock)
        return Dictionary(uniqueKeysWithValues: health.findings.map { ($0.check, $0) })
    }

    /// What the test cluster leaves out on purpose; and the pool's one administrator moves money alone.
    private let expected: [Health.Check: Health.Verdict] = [
        .connectionCheck: .warning, .lockTimeout: .warning, .statementTimeout: .warning, .durability: .bad,
        .secondPerson: .warning,
    ]

    @Test(arguments: ["postgres", SmallPool.login(of: .a)])
    func `a fresh database is well, but for the settings of the test cluster`(login: String) throws {
        try SmallPool.use { pool in
            let findings = try examine(pool.database, as: login)
            #expect(findings.count == Health.Check.allCases.count)
            // An officer keeps no money, and is told of nobody who does.
            #expect(findings[.secondPerson]?.found == (login == "postgres" ? "Test pool: postgres" : "-"))
            for check in Health.Check.allCases where check != .secondPerson || login == "postgres" {
                let finding = findings[check]
                #expect(finding?.verdict == expected[check] ?? .good, "\(check): \(finding?.found ?? "-")")
            }
            #expect(findings[.durability]?.found == "fsync = off")
            #expect(findings[.zones]?.found == "Asia/Shanghai")
        }
    }

    @Test func `each thing that is broken is found by its name`() throws {
        let damages: [(Health.Check, sql: String, found: String)] = [
            (
                .definerFunctions,
                """
                create function poolbook_1.careless() returns integer language sql security definer return 1;
                revoke execute on function poolbook_1.careless() from public
                """,
                "poolbook_1.careless()"
            ),
            (
                .definerFunctions,
                """
                create function poolbook_1.half_careful() returns integer language sql security definer
                set search_path = poolbook return 1;
                revoke execute on function poolbook_1.half_careful() from public
                """,
                "poolbook_1.half_careful()"
            ),
            (
                .viewOwners,
                "create view poolbook_1.everything as select title from poolbook.event",
                "poolbook_1.everything"
            ),
            (.tables, "grant insert on poolbook.reservation to public", "poolbook.reservation: public insert"),
            (.tables, "grant update on poolbook.entry to poolbook_writer", "poolbook.entry: poolbook_writer update"),
            (.functions, "grant execute on function poolbook_1.refuse(jsonb) to public", "poolbook_1.refuse(jsonb)"),
            (.rowSecurity, "create table poolbook.open (n integer)", "poolbook.open"),
            (.rowSecurity, "alter table poolbook.event no force row level security", "poolbook.event"),
            (.migrations, "update poolbook.migration set checksum = 'x' where version = 3", "0003_pools_and_people"),
            (.surface, "update poolbook.surface set checksum = 'x'", "1"),
            (.zones, "update poolbook.pool set zone = 'Mars/Olympus'", "Mars/Olympus"),
        ]
        for (check, sql, found) in damages {
            try SmallPool.use { pool in
                try pool.database.connect().script(sql)
                let findings = try examine(pool.database)
                #expect(findings[check]?.verdict == (check == .surface ? .warning : .bad))
                #expect(findings[check]?.found == found)
                for (other, finding) in findings where other != check {
                    #expect(finding.verdict == expected[other] ?? .good, "\(other) after \(sql)")
                }
            }
        }
    }

    @Test func `a database that misses a migration, or the surface, is told apart`() throws {
        try TestDatabase.use { database in
            let copy = try SQLCopy()
            try copy.write("create table poolbook.later (n integer);", to: "migrations/9000_later.sql")
            let findings = try examine(database, migrations: copy.directory)
            #expect(findings[.migrations]?.verdict == .bad)
            #expect(findings[.migrations]?.found == "9000_later")
        }
        try TestDatabase.use(.empty) { database in
            let findings = try examine(database)
            #expect(findings[.surface]?.verdict == .bad)
            #expect(findings[.extensions]?.verdict == .bad)
        }
    }

    @Test func `a clock that is wrong is told`() throws {
        try SmallPool.use { pool in
            let health = try pool.store().examine(
                try Migrations(directory: TestDatabase.sqlDirectory), clock: pool.hour(0).start)
            #expect(health.findings.first { $0.check == .clock }?.verdict == .warning)
        }
    }
}
