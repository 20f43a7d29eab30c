import Foundation
import Postgres
import Reporting
import TestSupport
import Testing

/// What finance and auditors do: drawdown, statement, ledger, verify.
@Suite struct DrawdownTests {
    /// The figures of the sample pool, reckoned from its files by nothing of the product's.
    private func reckoned() throws -> [String: (granted: Int, committed: Int)] {
        func rows(_ name: String) throws -> [[String]] {
            let file = BuiltProgram.repository.appending(path: "config/sample/\(name).csv")
            return try CommaSeparated.rows(in: String(contentsOf: file, encoding: .utf8)).dropFirst().map { $0 }
        }
        func cents(_ text: some StringProtocol) throws -> Int {
            try #require(Int(String(text).replacing(".", with: "")))
        }
        var figures: [String: (granted: Int, committed: Int)] = [:]
        for row in try rows("grants") where row[3] == "2027" {
            figures[row[1], default: (0, 0)].granted += try cents(row[4])
        }
        // Two ask for what others have, and wait.
        for row in try rows("reservations") where !["创业沙龙", "残疾人劳动权益咨询"].contains(row[0]) {
            for payment in row[9].split(separator: "; ") {
                let parts = payment.split(separator: "=")
                let project = String(parts[0].prefix { $0 != "/" })
                figures[project, default: (0, 0)].committed += try cents(parts[1])
            }
        }
        return figures
    }

    @Test func `every figure of the sample pool's drawdown is what its files come to`() throws {
        let answer = try SamplePool().run("drawdown", "--json", as: "qianfang")
        let rows = try #require(try answer.json() as? [[String: Any]])
        let reckoned = try reckoned()
        #expect(rows.count == 9)
        func cents(_ row: [String: Any], _ key: String) -> Int? {
            ((row[key] as? [String: Any])?["amount"] as? String).flatMap { Int($0.filter { $0 != "." }) }
        }
        for row in rows {
            let project = try #require(row["project"] as? String)
            let figures = try #require(reckoned[project])
            #expect(cents(row, "original") == figures.granted, "\(project)")
            #expect(cents(row, "granted") == figures.granted, "\(project)")
            #expect(cents(row, "committed") == figures.committed, "\(project)")
            #expect(cents(row, "available") == figures.granted - figures.committed, "\(project)")
            for key in ["reserved", "spent", "billed", "released", "lapsed", "burn", "recent_burn"] {
                #expect(cents(row, key) == 0, "\(project) \(key)")
            }
            // What is promised is spent by the end of the year; the rest lapses.
            #expect(cents(row, "projected") == figures.committed, "\(project)")
            #expect(cents(row, "unspent") == figures.granted - figures.committed, "\(project)")
            #expect(row["rate"] as? String == "0.0%", "\(project)")
            // 56 of 365 days.
            #expect(row["curve"] as? String == "15.3%", "\(project)")
            #expect(row["gap"] as? String == "-15.3", "\(project)")
            #expect(row["runs_out"] is NSNull, "\(project)")
        }
    }

    @Test func `the worked example of help pace comes to what it says`() throws {
        let pool = try SamplePool()
        try pool.connect().script(
            """
            create temporary table paid as
            select commitment.*, budget_line.entries + 1 as number, budget_line.committed as held
            from poolbook.commitment
            join poolbook.reservation using (pool_id, reservation_id)
            join poolbook.event using (pool_id, event_id)
            join poolbook.budget_line using (pool_id, line_id)
            where title = '青春自护课堂' and category = '师资';
            insert into poolbook.entry (
                pool_id, line_id, number, act, source, target, amount, source_after, target_after, reservation_id,
                command_id, effective_on, period, recorded_at
            )
            select pool_id, line_id, number, 'spend', 'committed', 'spent', 60000, held - 60000, 60000, reservation_id,
                (select command_id from poolbook.command limit 1), '2027-02-25', '2027-02-01', poolbook.now()
            from paid;
            update poolbook.budget_line as line
            set committed = line.committed - 60000, spent = 60000, entries = number
            from paid where line.line_id = paid.line_id;
            update poolbook.commitment as changed
            set committed = 0, spent = 60000
            from paid
            where changed.line_id = paid.line_id and changed.reservation_id = paid.reservation_id
            """)
        let answer = try pool.run("drawdown", "youth-guard", "--json", as: "qianfang")
        let found = try #require(try answer.json() as? [String: Any])
        func amount(_ key: String) -> String? { (found[key] as? [String: Any])?["amount"] as? String }
        #expect(amount("granted") == "300000.00")
        #expect(amount("committed") == "650.00")
        #expect(amount("spent") == "600.00")
        #expect(amount("available") == "298750.00")
        #expect(found["rate"] as? String == "0.2%")
        #expect(found["curve"] as? String == "15.3%")
        #expect(found["gap"] as? String == "-15.1")
        #expect(amount("burn") == "316.98")
        #expect(amount("recent_burn") == "316.98")
        #expect(amount("projected") == "3803.76")
        #expect(amount("unspent") == "296196.24")
        #expect(amount("lapses") == "296196.24")
        let help = try pool.run("help", "pace", "--locale", "en")
        for figure in ["298,750.00", "316.98", "3,803.76", "296,196.24", "-15.1"] {
            #expect(help.output.contains(figure), "\(figure)")
        }
        let verified = try pool.run("verify", "--json", as: "xiejun")
        #expect(verified.code == 0, "\(verified)")
    }

    @Test(arguments: [
        ("liwei", 3), ("chenhao", 3), ("zhaomin", 2), ("qianfang", 9), ("xiejun", 9), ("dashboard", 0), ("hejun", 1),
    ])
    func `everybody sees the drawdown of the projects whose money they may read`(login: String, count: Int) throws {
        let answer = try SamplePool().run("drawdown", "--json", as: login)
        let rows = try #require(try answer.json() as? [[String: Any]])
        #expect(rows.count == count, "\(rows)")
    }

    @Test func `hledger accepts the journal, and finds the same balances`() throws {
        let pool = try SamplePool()
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).journal").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let written = try pool.run("drawdown", "--format", "hledger", "-o", file, "--locale", "en", as: "qianfang")
        #expect(written.code == 0, "\(written)")
        // It reads the file as the locale says.
        let environment = pool.server.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
        func hledger(_ arguments: String...) throws -> Answer {
            try ChildProcess.run("hledger", ["-f", file] + arguments, environment: environment)
        }
        let check = try hledger("check")
        #expect(check.code == 0, "\(check)")
        let balances = try hledger("bal", "--no-total", "youth-guard:.*:committed", "--depth", "1")
        #expect(balances.output.contains("1250.00 CNY") && balances.output.contains("youth-guard"), "\(balances)")
        let all = try hledger("bal", "-N", "outside")
        #expect(all.code == 0 && all.output.contains("-220000.00 CNY  outside:city-fund:youth-guard"), "\(all)")
    }

    @Test func `a dump that is restored elsewhere verifies, and prints the same statements`() throws {
        let pool = try SamplePool()
        let projects = ["youth-guard", "women-rights", "innovation"]
        let before = try projects.map { try pool.run("statement", $0, "2027", "--locale", "en", as: "qianfang").output }
        let other = "restored_\(UInt32.random(in: 0...(.max)))"
        let environment = pool.server.environment.merging(pool.environment("postgres")) { $1 }
        try pool.server.connect(to: "postgres").run(.none("create database \(other) template template0"))
        defer { try? pool.server.connect(to: "postgres").run(.none("drop database \(other) with (force)")) }
        let copied = try ChildProcess.run(
            "sh", ["-c", "pg_dump --format custom | pg_restore --exit-on-error --dbname \(other)"],
            environment: environment)
        #expect(copied.code == 0, "\(copied)")
        let there = ["PGDATABASE": other]
        let after = try projects.map {
            try pool.run("statement", $0, "2027", "--locale", "en", as: "qianfang", with: there).output
        }
        #expect(after == before)
        let verified = try pool.run("verify", "--json", as: "xiejun", with: there)
        #expect(verified.code == 0, "\(verified)")
    }

    @Test func `a row changed behind the functions' back is found, named, and shown against the printed page`() throws {
        let pool = try SamplePool()
        let statement = try pool.run("statement", "innovation", "2027", "--json", as: "qianfang")
        let hash = try #require((try statement.json() as? [String: Any])?["hash"] as? String)
        let page = try pool.run("verify", "--statement", String(hash.prefix(16)), "--locale", "en", as: "xiejun")
        #expect(page.code == 0, "\(page)")
        #expect(page.output.contains("is block 1 of this pool's chain"), "\(page)")
        try pool.connect().script(
            """
            update poolbook.entry set effective_on = effective_on - 1
            where act = 'commit' and line_id = (
                select line_id
                from poolbook.budget_line
                join poolbook.project using (pool_id, project_id)
                where code = 'innovation' and category = '物料' and fiscal_year = 2027
            )
            """)
        let found = try pool.run("verify", "--statement", String(hash.prefix(16)), "--locale", "en", as: "xiejun")
        #expect(found.code == 1, "\(found)")
        #expect(found.output.contains("was changed"), "\(found)")
        #expect(found.output.contains("\"changed\":[2]"), "\(found)")
        let all = try pool.run("verify", "--json", as: "xiejun")
        #expect(all.code == 1, "\(all)")
        #expect(all.output.contains("\"wrong\": 1,"), "\(all)")
    }

    @Test func `a seed draws the same entries for everybody who may read the same`() throws {
        let pool = try SamplePool()
        let sample = ["ledger", "--sample", "5", "--seed", "20270331", "--format", "csv", "--locale", "en"]
        let first = try pool.run(sample, as: "qianfang")
        #expect(first.code == 0, "\(first)")
        #expect(first.output.split(separator: "\n").count == 6, "\(first)")
        #expect(try pool.run(sample, as: "xiejun").output == first.output)
        let other = try pool.run("ledger", "--sample", "5", "--seed", "1", "--format", "csv", as: "xiejun")
        #expect(other.output != first.output)
    }

    @Test func `a page has four pictures in either language, and nothing of it comes from elsewhere`() throws {
        let pool = try SamplePool()
        for locale in ["en", "zh-Hans"] {
            let page = try pool.run("drawdown", "--format", "html", "--locale", locale, as: "qianfang")
            #expect(page.code == 0, "\(page)")
            #expect(page.output.components(separatedBy: "<svg").count == 5)
            #expect(!page.output.contains("http:") && !page.output.contains("https:") && !page.output.contains("{{"))
            #expect(page.output.contains(locale == "en" ? "From granted to available" : "从拨款到可用"))
        }
    }
}
