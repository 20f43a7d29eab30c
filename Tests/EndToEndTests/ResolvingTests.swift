import Foundation
import TestSupport
import Testing

/// Resolving a conflict of the sample, from the chair's side and from the others'.
@Suite struct ResolvingTests {
    let pool: SamplePool
    /// The sample's request for a hall that another has, and the conflict that it makes.
    let request: String
    let conflict: String

    init() throws {
        pool = try SamplePool()
        #expect(try pool.roster("union,women,youth").code == 0)
        let connection = try pool.connect()
        let row = try connection.values(
            """
            select conflict.reference || ' ' || reservation.reference
            from poolbook.conflict
            join poolbook.reservation on reservation.reservation_id = conflict.claimant_id
            where conflict.rule = 'venue.double'
            """, as: String.self)
        let parts = try #require(row.first).split(separator: " ").map(String.init)
        (conflict, request) = (parts[0], parts[1])
    }

    private func resolve(_ arguments: String..., as login: String = "sunw") throws -> Answer {
        try pool.run(["conflict", "resolve"] + arguments + ["--locale", "en"], as: login)
    }

    @Test func `a plan clears the sample's conflicts, each by itself, and only once`() throws {
        let planned = try pool.run("conflict", "plan", "--all", "--locale", "en", as: "sunw").output
        let plan = try #require(planned.split(separator: ":").first.map(String.init))
        #expect(planned.hasPrefix("\(plan): 2 of 2 cleared"), "\(planned)")
        let tried = try resolve("--plan", plan, "-n", "-m", "together")
        #expect(tried.code == 0 && tried.output.contains("Would resolve: \(conflict) venue.double"), "\(tried)")
        let done = try resolve("--plan", plan, "-m", "together", "--key", "k")
        #expect(done.code == 0 && done.output.contains("Resolved: \(conflict) venue.double"), "\(done)")
        #expect(try pool.run("conflict", "list", "--locale", "en", as: "sunw") == "no conflict")
        #expect(try resolve("--plan", plan, "-m", "together", "--key", "k") == done.description)
        let again = try resolve("--plan", plan, "-m", "together")
        #expect(again.code == 1 && again.complaint.contains("0 resolved, 2 left: "), "\(again)")
        #expect(try resolve("--plan", "P-ZZZZ", "-m", "together").code == 65)
        #expect(try resolve(conflict, "--plan", plan).code == 64)
    }

    @Test func `the chair declines a request, tries it first, and undoes it`() throws {
        #expect(
            try resolve(conflict, "--decline", request, "-n") == """
                Would resolve: \(conflict) venue.double
                  \(request) 创业沙龙  declined
                """)
        let before = try pool.rowCounts()
        #expect(
            try resolve(conflict, "--decline", request, "-m", "first come", "--key", "k") == """
                Resolved: \(conflict) venue.double
                  \(request) 创业沙龙  declined
                2 other organizations are told. Undo: poolbook conflict undo \(conflict)
                """)
        #expect(try pool.rowCounts() != before)
        #expect(try resolve(conflict, "--decline", request, "-m", "first come", "--key", "k").code == 0)
        #expect(
            try resolve(conflict, "--decline", request) == """
                ! Refused for 1 reason. Nothing was written.
                !   conflict.state  \(conflict) was resolved by 市总工会 at Thu 2027-02-25 09:12
                [exit 1]
                """)
        #expect(
            try pool.run("conflict", "log", "--locale", "en", as: "liwei").output.contains("declined  \(request)"))
        #expect(
            try pool.run("conflict", "undo", conflict, as: "sunw") == """
                已撤销: \(conflict) 恢复原状
                  \(request) 创业沙龙  2027-03-12 周五 13:00-16:00  东胜区文化宫·大厅  申请中
                """)
        #expect(try pool.run("conflict", "undo", conflict, as: "sunw").code == 1)
    }

    @Test func `what is moved says from where to where, in both languages`() throws {
        let there = [conflict, "--to", "工人文化宫·二楼", "-n"]
        #expect(
            try resolve(there[0], there[1], there[2], there[3]) == """
                Would resolve: \(conflict) venue.double
                  \(request) 创业沙龙  stands now
                    takes  东胜区文化宫·大厅 -> 工人文化宫·二楼
                """)
        #expect(
            try pool.run(["conflict", "resolve"] + there, as: "sunw") == """
                将处理: \(conflict) venue.double
                  \(request) 创业沙龙  现已落实
                    占用  东胜区文化宫·大厅 -> 工人文化宫·二楼
                """)
        #expect(
            try resolve(conflict, "--move", request, "03-13", "13:00-16:00") == """
                Resolved: \(conflict) venue.double
                  \(request) 创业沙龙  stands now
                    when  Fri 2027-03-12 13:00-16:00 -> Sat 2027-03-13 13:00-16:00
                2 other organizations are told. Undo: poolbook conflict undo \(conflict)
                """)
        #expect(try pool.run("show", request, "--json").output.contains("\"confirmed\""))
    }

    @Test func `who does not hold the chair is told who does, and the note goes on to them`() throws {
        #expect(
            try resolve(conflict, "--decline", request, "-m", "ours was first", as: "yangfan") == """
                ! Refused for 1 reason. Nothing was written.
                !   duty.not-on-duty  市总工会 holds the chair since Fri 2027-01-01 00:00
                ! Passed on to 市总工会 with your note.
                [exit 1]
                """)
        #expect(
            try pool.connect().values(
                "select reason from poolbook.command where act = 'conflict.note'", as: String.self)
                == ["ours was first"])
        #expect(try resolve(conflict, "--decline", request, as: "yangfan").complaint.contains("With -m your note"))
        #expect(try resolve(conflict, "--decline", request, as: "liwei").code == 77)
        try pool.setClock("2027-03-01 00:00+08")
        #expect(
            try resolve(conflict, "--decline", request).complaint.contains(
                "duty.not-on-duty  市妇联 holds the chair since Mon 2027-03-01 00:00"))
        #expect(try resolve(conflict, "--decline", request, as: "zhaomin").code == 0)
    }

    @Test func `an administrator steps in with a reason`() throws {
        let administrator = try pool.administrator()
        #expect(
            try resolve(conflict, "--decline", request, as: administrator) == """
                ! Refused for 1 reason. Nothing was written.
                !   duty.reason  an administrator steps in for the chair with a reason only; say it with -m
                [exit 1]
                """)
        #expect(
            try resolve(conflict, "--decline", request, "-m", "nobody is there", as: administrator).output.contains(
                "You stepped in for the chair; your reason is on record."))
        #expect(
            try pool.run("conflict", "log", "--locale", "en", as: administrator).output.contains("an administrator"))
    }

    @Test func `a conflict is waived until a day, which is in`() throws {
        #expect(
            try resolve(conflict, "--waive", "--until", "2027-03-08", "-m", "let us see") == """
                Waived: \(conflict) venue.double until Tue 2027-03-09 00:00
                2 other organizations are told. Undo: poolbook conflict undo \(conflict)
                """)
        #expect(try resolve(conflict, "--waive").code == 64)
        #expect(try resolve(conflict, "--waive", "--until", "2027-02-01").code == 65)
    }

    @Test func `the chair's own case is marked, and the other party objects`() throws {
        // Women's federation holds the chair: it asks for what the union has.
        try pool.setClock("2027-03-02 09:00+08")
        let reserved = try pool.run(
            "reserve", "妇女之家", "2027-03-20 09:00-11:00", "--venue", "DS-01", "--locale", "en", as: "sunw")
        #expect(reserved.code == 0, "\(reserved)")
        let asked = try pool.run(
            "reserve", "巾帼讲堂", "2027-03-20 09:00-11:00", "--venue", "DS-01", "--request", "--json", as: "zhaomin")
        #expect(asked.code == 0, "\(asked)")
        let stands = try #require(reserved.reference)
        let own = try #require(
            try pool.connect().values(
                "select reference from poolbook.conflict order by first_seen_at desc limit 1", as: String.self
            ).first)
        #expect(
            try resolve(own, "--decline", stands, as: "zhaomin").output.contains(
                "the other parties may object for 48 h"))
        #expect(
            try pool.run("conflict", "object", own, "-m", "不公", "--locale", "en", as: "hejun") == """
                Objected: \(own) is open again
                  团市委 decides, who holds the chair from Sat 2027-05-01
                """)
        #expect(try resolve(own, "--uphold", as: "zhaomin").complaint.contains("conflict.contested"))
        #expect(
            try resolve(own, "--uphold", "-m", "fair", as: pool.administrator()).output.hasPrefix("Upheld: \(own)"))
    }

    @Test func `what cannot be read says what would do`() throws {
        #expect(try resolve(conflict).code == 64)
        #expect(try resolve(conflict, "a", "--decline", request).code == 64)
        #expect(
            try resolve(conflict, "--decline", "R-ZZZZ") == """
                ! poolbook: "R-ZZZZ" is none of the reservations of \(conflict)
                [exit 65]
                """)
        #expect(
            try resolve(conflict, "e") == """
                ! poolbook: there is no proposal "e" that you can see
                ! poolbook: look for ways out first: poolbook conflict show \(conflict)
                [exit 65]
                """)
        #expect(try resolve("C-ZZZZZ", "a").code == 65)
        #expect(
            try resolve(conflict, "--to", "QS-A", "--move", request, "03-13 23:00-23:30", "-n").complaint.contains(
                "resource.hours"))
    }

    @Test func `the next chair reads what is open, what was put off and what was done`() throws {
        #expect(try resolve(conflict, "--waive", "--until", "2027-03-08", "-m", "let us see").code == 0)
        let page = try pool.run("duty", "handover", "--locale", "en", as: "zhaomin")
        let lines = page.output.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(4) == [
                "市总工会 -> 市妇联, Mon 2027-03-01", "Resolved 1 (waived 1), median 0 min", "Open 1",
                "Waived until: \(conflict) (Tue 2027-03-09 00:00)",
            ])
        #expect(page.output.contains("person.double  律师-03"))
        #expect(try pool.run("duty", "handover", as: "zhaomin").output.contains("已暂缓至: \(conflict)"))
    }

    @Test func `a letter is applied with one key`() throws {
        let review = "\(BuiltProgram.path) conflict review --locale en -m seen"
        let typed = "(sleep 3; printf a; sleep 3; printf q; sleep 1)"
        let keys = "\(typed) | script -qec \"stty cols 200; \(review)\" /dev/null"
        let environment = pool.environment("sunw").merging(pool.server.environment) { one, _ in one }
        let answer = try ChildProcess.run("/bin/sh", ["-c", keys], environment: environment)
        #expect(answer.output.contains("1 of 2 resolved"), "\(answer)")
    }

    @Test func `what its host alone can mend goes to the host first, and to the coordinator past its deadline`() throws
    {
        #expect(try pool.run("venue", "edit", "DS-01", "--capacity", "20", as: pool.administrator()).code == 0)
        #expect(try pool.run("report", "conflicts", as: pool.administrator()).code != 70)
        let list = ["conflict", "list", "--rule", "venue.too-small", "--locale", "en"]
        let first = try pool.run(list, as: "sunw").output
        #expect(first.contains("its host's") && !first.contains("the coordinator's"), "\(first)")
        // The others only: who names one of these means it.
        let planned = try pool.run("conflict", "plan", "--all", "-n", "--locale", "en", as: "sunw").output
        #expect(planned.hasPrefix("2 of 2 cleared"), "\(planned)")
        try pool.setClock("2027-02-26 12:00:00+08")
        let later = try pool.run(list, as: "sunw").output
        // Where all are the coordinator's, nobody is told so of each.
        #expect(later.contains("venue.too-small") && !later.contains("its host's"), "\(later)")
        #expect(
            try !pool.run("conflict", "plan", "--all", "-n", "--locale", "en", as: "sunw").output.hasPrefix("2 of 2"))
    }

    @Test func `a plan is the chair's, and what it comes to is one document`() throws {
        let other = try pool.run("conflict", "plan", "--all", "--locale", "en", as: "zhaomin")
        #expect(other.complaint.contains("duty.not-on-duty"), "\(other)")
        #expect(try pool.run("conflict", "plan", "--all", as: pool.administrator()).complaint.contains("duty.reason"))
        let planned = try pool.run("conflict", "plan", "--all", "--json", as: "sunw").json() as? [String: Any]
        let plan = try #require(planned?["reference"] as? String)
        let done = try resolve("--plan", plan, "-m", "together", "--json").json() as? [String: Any]
        #expect(done?["resolved"] as? Int == 2)
        #expect((done?["items"] as? [Any])?.isEmpty == false)
    }

    @Test func `what is open is gone through with single keys, and the terminal is as it was`() throws {
        let review = "\(BuiltProgram.path) conflict review --locale en"
        let typed = "(sleep 2; printf s; sleep 1; printf k; sleep 2; printf q; sleep 1)"
        let keys = "\(typed) | script -qec \"stty cols 200; \(review); stty -a | grep -o ' icanon'\" /dev/null"
        let environment = pool.environment("sunw").merging(pool.server.environment) { one, _ in one }
        let answer = try ChildProcess.run("/bin/sh", ["-c", keys], environment: environment)
        #expect(answer.output.contains("[2/2]"), "\(answer)")
        #expect(answer.output.contains("\n  a  R-"), "\(answer)")
        #expect(answer.output.contains("apply a-"), "\(answer)")
        #expect(answer.output.contains("declined"), "\(answer)")
        #expect(answer.output.contains("1 of 2 resolved"), "\(answer)")
        #expect(answer.output.contains(" icanon"), "\(answer)")
        #expect(
            try pool.run("conflict", "review", "--locale", "en", as: "sunw") == """
                ! poolbook: this needs a terminal; without one: poolbook conflict resolve --help
                [exit 64]
                """)
    }
}
