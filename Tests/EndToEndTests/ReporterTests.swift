import Foundation
import Postgres
import TestSupport
import Testing

/// The reporter as cron runs it, over the sample pool.
@Suite struct ReporterTests {
    @Test func `what is new is said once, and one line is left in the log`() throws {
        let pool = try ReporterPool()
        try pool.conflict("C-4F2")
        try pool.conflict("C-4F3", rule: "money.short", severity: 3)
        let first = try pool.report()
        #expect(
            first == """
                2 conflicts open: 2 new
                Nobody holds the chair
                New
                  reference  rule         when                        place/person      parties         open for  due                   to see to it
                  C-4F2      venue twice  Tue 2027-03-02 19:00-20:40  青少年活动中心·A  市科协, 团市委  0 hours   Sun 2027-02-28 09:12  poolbook conflict show C-4F2
                  C-4F3      money short  Tue 2027-03-02 19:00-20:40  青少年活动中心·A  市科协, 团市委  0 hours   Sun 2027-02-28 09:12  poolbook conflict show C-4F3
                ! poolbook report conflicts: done in 0 ms; 2 open, 2 new, 0 escalated, 0 over; 0 told, 0 delivered, 0 not delivered
                """)
        #expect(
            try pool.report() == """
                ! poolbook report conflicts: done in 0 ms; 2 open, 0 new, 0 escalated, 0 over; 0 told, 0 delivered, 0 not delivered
                """)
        try pool.settle("C-4F2", state: "gone")
        #expect(try pool.report("--always").output.contains("Over since last time\n"))
        let seen = try pool.report("--always", "--json")
        let record = try #require(try seen.json() as? [String: Any])
        #expect(record["open"] as? Int == 1, "\(seen)")
        #expect(try pool.report("--always", "--format", "csv").output.hasPrefix("reference,news,rule,"))
        #expect(try pool.report("--always", "--format", "html").output.hasPrefix("<!DOCTYPE html>"))
    }

    @Test func `what stands is looked at with every rule, and what is mended is over at the next run`() throws {
        let sample = try SamplePool()
        try sample.connect().script("delete from poolbook.conflict")
        let first = try sample.run("report", "conflicts", "--json", as: "dashboard")
        let record = try #require(try first.json() as? [String: Any], "\(first)")
        let found = try #require(record["conflicts"] as? [[String: Any]])
        let double = try #require(found.first { $0["rule"] as? String == "venue.double" }, "\(first)")
        let claimant = try #require(double["claimant"] as? String)
        #expect(
            try sample.run("cancel", claimant, "-y", "-m", "mended", as: sample.administrator()).code == 0)
        let second = try sample.run("report", "conflicts", "--json", as: "dashboard")
        let news = try #require(try second.json() as? [String: Any], "\(second)")
        let over = (news["conflicts"] as? [[String: Any]] ?? []).filter { $0["news"] as? String == "ended" }
        #expect(over.contains { $0["reference"] as? String == double["reference"] as? String }, "\(second)")
        #expect(try sample.run("report", "conflicts", as: "dashboard").output == "")
    }

    @Test func `who is booked is told of what others did to the event`() throws {
        let pool = try ReporterPool()
        let connection = try pool.sample.connect()
        try connection.script(
            """
            update poolbook.member set email = 'dashboard@office.example' where login = 'dashboard';
            update poolbook.resource
            set member_id = (select member_id from poolbook.member where login = 'dashboard')
            where code = 'LS-03'
            """)
        let administrator = try pool.sample.administrator()
        let booked = try pool.sample.run(
            "reserve", "法律咨询", "2027-04-06 09:00-10:00", "--staff", "LS-03", "--host", "youth", as: administrator)
        #expect(booked.code == 0, "\(booked)")
        try pool.sample.setClock("2027-02-25 09:20+08")
        let sink = try MailSink()
        #expect(try pool.report("--mail", "--from", "a@b.example", "--sendmail", sink.program).code == 0)
        let told = try #require(try sink.messages().first { $0.recipient == "dashboard@office.example" })
        #expect(told.text.contains("Done to what you are booked for\n"), "\(told.text)")
        #expect(told.text.contains("法律咨询"), "\(told.text)")
        #expect(try pool.report("--mail", "--from", "a@b.example", "--sendmail", sink.program).code == 0)
        #expect(try sink.messages().filter { $0.recipient == "dashboard@office.example" }.count == 1)
    }

    @Test func `the language is the reader's, whatever a scheduler's environment says`() throws {
        let pool = try ReporterPool()
        try pool.conflict("C-4F2")
        let tried = try pool.sample.run(
            ["report", "conflicts", "-n"], as: pool.sample.administrator(),
            with: ["LC_ALL": "C", "LANG": "en_US.UTF-8"])
        #expect(tried.output.hasPrefix("未决冲突 1 项: 新增 1\n"), "\(tried)")
    }

    @Test func `a try writes nothing, an officer may not, and the private server has to be meant`() throws {
        let pool = try ReporterPool()
        try pool.conflict("C-4F2")
        let before = try pool.sample.rowCounts()
        #expect(try pool.report("-n").output.hasPrefix("1 conflict open: 1 new\n"))
        #expect(try pool.sample.rowCounts() == before)
        #expect(try pool.sample.run("report", "conflicts", as: "liwei").code == 77)
        let local = try pool.sample.server.run(["report", "conflicts", "--locale", "en"])
        #expect(local.code == 78, "\(local)")
        #expect(local.complaint.contains("--local"), "\(local)")
    }

    @Test func `a second run leaves at once, with its own exit code`() throws {
        let pool = try ReporterPool()
        let other = try pool.sample.connect(as: "dashboard")
        try other.transaction { () throws(PostgresError) in
            try other.script("select poolbook_1.guard_run(pool_id) from poolbook_1.pools")
            do {
                let second = try pool.report()
                #expect(
                    second == """
                        ! poolbook: another run works on this pool; nothing was done
                        [exit 79]
                        """)
            } catch {
                Issue.record(error)
            }
        }
        #expect(try pool.report().code == 0)
    }

    @Test func `news is an exit code only where that is asked for`() throws {
        let pool = try ReporterPool()
        try pool.conflict("C-4F2")
        #expect(try pool.report("--exit-code").code == 1)
        #expect(try pool.report("--exit-code").code == 0)
    }

    @Test func `each reader has their own mail, in their language, and what fails is kept and reported`() throws {
        let pool = try ReporterPool()
        try pool.conflict("C-4F2")
        let sink = try MailSink()
        let failing = try sink.script("fails", "echo 'mailbox full' >&2; exit 75")
        let failed = try pool.report("--mail", "--from", "poolbook@qt.example", "--sendmail", failing)
        #expect(failed.code == 74, "\(failed)")
        #expect(failed.complaint.contains("2 told, 0 delivered, 2 not delivered"), "\(failed)")
        let next = try pool.report("--mail", "--from", "poolbook@qt.example", "--sendmail", sink.program)
        #expect(next.output.contains("Could not be delivered\n"), "\(next)")
        #expect(next.output.contains("exit 75: mailbox full"), "\(next)")
        #expect(try sink.messages().isEmpty, "It is too early to try again")
        try pool.sample.setClock("2027-02-25 09:20+08")
        #expect(try pool.report("--mail", "--from", "poolbook@qt.example", "--sendmail", sink.program).code == 0)
        let messages = try sink.messages()
        #expect(Set(messages.map(\.recipient)) == ["office@youth.example", "office@science.example"])
        let toScience = try #require(messages.first { $0.recipient == "office@science.example" })
        #expect(toScience.text.hasPrefix("未决冲突 1 项: 新增 1\n"), "\(toScience.text)")
        #expect(toScience.html.contains("lang=\"zh-Hans\""))
        let toYouth = try #require(messages.first { $0.recipient == "office@youth.example" })
        #expect(toYouth.text.hasPrefix("1 conflict open: 1 new\n"), "\(toYouth.text)")
        #expect(toYouth.text.contains("poolbook conflict show C-4F2"))
    }

    @Test func `files are kept by day, and measurements for a dashboard`() throws {
        let pool = try ReporterPool()
        try pool.conflict("C-4F2")
        let folder = try TemporaryDirectory()
        _ = try folder.file("conflicts-2020-01-01.html", "old")
        _ = try folder.file("notes.txt", "mine")
        let metrics = folder.path + "/poolbook.prom"
        #expect(try pool.report("--output", folder.path, "--metrics", metrics).code == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(
            names == [
                "conflicts-2027-02-25.csv", "conflicts-2027-02-25.html", "conflicts-2027-02-25.json",
                "conflicts-2027-02-25.txt", "notes.txt", "poolbook.prom",
            ])
        let text = try String(contentsOfFile: metrics, encoding: .utf8)
        #expect(text.contains("poolbook_conflicts_open{pool=\"群团资源共享库\",rule=\"venue.double\"} 1\n"), "\(text)")
        #expect(text.contains("poolbook_report_good{pool=\"群团资源共享库\"} 1\n"))
    }

    /// `POOLBOOK_REPORTER_KILLS=200` for the whole of it.
    @Test func `killed at any point, nothing is lost, and what is repeated has the same identifier`() throws {
        let kills = Int(ProcessInfo.processInfo.environment["POOLBOOK_REPORTER_KILLS"] ?? "") ?? 20
        let pool = try ReporterPool()
        let sink = try MailSink()
        let arguments = ["report", "conflicts", "--mail", "--from", "a@b.example", "--sendmail", sink.program]
        let environment = pool.sample.server.environment.merging(pool.sample.environment("dashboard")) { $1 }
        let begun = ContinuousClock.now
        #expect(try pool.report("--mail", "--from", "a@b.example", "--sendmail", sink.program).code == 0)
        let whole = (ContinuousClock.now - begun) / .milliseconds(1)
        var written: [String] = []
        for number in 0..<kills {
            let reference = "C-" + String(1_000 + number)
            try pool.conflict(reference)
            written.append(reference)
            // Up to somewhat more than a whole run takes.
            _ = try ChildProcess.run(
                BuiltProgram.path, arguments, environment: environment,
                killedAfter: .milliseconds(Double.random(in: 0...max(60, whole * 1.2))))
        }
        // Whoever was killed is gone, but its last sendmail may still be at work.
        #expect(try pool.report("--mail", "--from", "a@b.example", "--sendmail", sink.program).code == 0)
        let connection = try pool.sample.connect()
        let identifiers = try connection.values("select delivery_id::text from poolbook.delivery", as: String.self)
        let waiting: Int64 = try connection.value("select count(*) from poolbook.delivery where delivered_at is null")
        #expect(waiting == 0)
        let messages = try sink.messages()
        #expect(Set(messages.map { $0.identifier.split(separator: "@")[0] }) == Set(identifiers.map { Substring($0) }))
        for (identifier, same) in Dictionary(grouping: messages, by: \.identifier) {
            #expect(Set(same.map(\.source)).count == 1, "\(identifier) says one thing only")
        }
        for recipient in ["office@youth.example", "office@science.example"] {
            let told = messages.filter { $0.recipient == recipient }.map(\.text).joined()
            #expect(written.allSatisfy { told.contains($0) }, "\(recipient) was told of everything")
        }
    }

    @Test func `whoever keeps the pool is told on a terminal that the reporter is silent, and the doctor too`() throws {
        let pool = try ReporterPool()
        #expect(try pool.report("--every", "15min").code == 0)
        let administrator = try pool.sample.administrator()
        #expect(try pool.sample.run("doctor", as: administrator).code == 0)
        try pool.sample.setClock("2027-02-25 10:12+08")
        let health = try pool.sample.run("doctor", "--locale", "en", as: administrator)
        #expect(health.code == 78, "\(health)")
        #expect(health.output.contains("reporter.heartbeat"), "\(health)")
    }
}

/// A sample pool whose reporter is `dashboard`, with addresses of two organizations.
struct ReporterPool {
    let sample: SamplePool

    init() throws {
        sample = try SamplePool()
        try sample.connect().script(
            """
            update poolbook.organization set email = 'office@' || code || '.example' where code in ('youth', 'science');
            update poolbook.organization set locale = 'en' where code = 'youth';
            -- What the sample itself has is another test's.
            delete from poolbook.conflict;
            update poolbook.pool set horizon_days = 1;
            """)
    }

    /// Runs the reporter.
    func report(_ options: String...) throws -> Answer {
        try sample.run(["report", "conflicts"] + options, as: "dashboard")
    }

    /// Writes a conflict of the youth league's first evening class, beyond what a scan of this pool looks at.
    func conflict(_ reference: String, rule: String = "venue.double", severity: Int = 2) throws {
        try sample.connect().script(
            """
            insert into poolbook.conflict (
                pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id,
                severity, detail, starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
            )
            select
                pool_id, md5('\(reference)')::uuid, '\(reference)', '\(rule)', resource_id, md5('\(reference)')::uuid,
                array[reservation_id], 'reservation', reservation_id, \(severity),
                jsonb_build_object('rule', '\(rule)'), reservation.starts_at, reservation.ends_at, party_ids,
                poolbook.now(), poolbook.now(), poolbook.now() + interval '3 days', 'open', 1
            from poolbook.reservation
            join poolbook.reservation_item using (pool_id, reservation_id)
            join poolbook.resource using (pool_id, resource_id)
            where resource.name = '青少年活动中心·A'
            order by reservation.starts_at
            limit 1
            """)
    }

    /// Ends a conflict.
    func settle(_ reference: String, state: String) throws {
        try sample.connect().script(
            "update poolbook.conflict set state = '\(state)' where reference = '\(reference)'")
    }
}

/// A program in the place of sendmail, which keeps each message in a file.
struct MailSink {
    private let folder: TemporaryDirectory
    /// Where it is.
    let program: String

    /// A message that arrived.
    struct Message {
        let source: String
        let recipient: String
        let identifier: String
        let text: String
        let html: String
    }

    init() throws {
        folder = try TemporaryDirectory()
        let path = folder.path + "/messages"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        program = try Self.write(
            folder, "sendmail", "f=$(mktemp '\(path)/XXXXXX.part') && cat > \"$f\" && mv \"$f\" \"${f%.part}\"")
    }

    /// Another program in its place.
    func script(_ name: String, _ body: String) throws -> String { try Self.write(folder, name, body) }

    private static func write(_ folder: TemporaryDirectory, _ name: String, _ body: String) throws -> String {
        let path = try folder.file(name, "#!/bin/sh\n\(body)\n")
        chmod(path, 0o755)
        return path
    }

    func messages() throws -> [Message] {
        let path = folder.path + "/messages"
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasSuffix(".part") }.sorted().map
        {
            name in
            let source = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
            func header(_ name: String) -> String {
                let line = source.split(separator: "\n").first { $0.hasPrefix(name + ": <") } ?? ""
                return String(line.dropFirst(name.count + 3).dropLast())
            }
            let bodies = source.components(separatedBy: "Content-Transfer-Encoding: base64\n\n").dropFirst().map {
                part in
                let lines = part.split(separator: "\n", omittingEmptySubsequences: false).prefix {
                    !$0.hasPrefix("--=")
                }
                return String(decoding: Data(base64Encoded: lines.joined()) ?? Data(), as: UTF8.self)
            }
            return Message(
                source: source, recipient: header("To"), identifier: header("Message-ID"), text: bodies.first ?? "",
                html: bodies.last ?? "")
        }
    }
}
