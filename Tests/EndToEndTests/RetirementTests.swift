import TestSupport
import Testing

/// From a day on a thing takes nothing new: it leaves the lists, and what stands on it is told.
@Suite struct RetirementTests {
    let pool: SamplePool
    let administrator: String

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
    }

    /// Runs the program in English, as the pool's administrator unless said otherwise.
    private func run(_ arguments: String..., as login: String? = nil) throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: login ?? administrator)
    }

    @Test func `what stands on a venue is shown before it is retired`() throws {
        #expect(
            try run("venue", "retire", "DS-01", "--from", "2027-03-01", "-n").masked == """
                Would retire: DS-01 东胜区文化宫·大厅 from Mon 2027-03-01
                Stands on it from Mon 2027-03-01 on: 2
                  kind         reference  when                        name
                  reservation  R-????     Sat 2027-03-06 18:00-20:30  读书分享会
                  reservation  R-????     Fri 2027-03-12 13:00-16:00  创业沙龙
                """)
        #expect(
            try run("venue", "retire", "DS-01", "--from", "2027-03-01") == """
                ! poolbook: this asks before it acts, and there is no terminal to answer on; add -y
                [exit 64]
                """)
        #expect(try run("venue", "list", "--retired") == "nothing")
        #expect(
            try pool.run("venue", "retire", "DS-01", "--from", "2027-03-01", "-y", "-m", "改建", as: administrator).masked
                == """
                已停用: DS-01 东胜区文化宫·大厅, 自 2027-03-01 周一 起
                自 2027-03-01 周一 起其上已有: 2
                  类型  编号    时间                         名称
                  预订  R-????  2027-03-06 周六 18:00-20:30  读书分享会
                  预订  R-????  2027-03-12 周五 13:00-16:00  创业沙龙
                """)
    }

    @Test func `a retired venue is refused with what is near, and shown in conflict`() throws {
        _ = try run("venue", "retire", "DS-01", "--from", "2027-03-01", "-y")
        #expect(
            try run("reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "DS-01", as: "liwei") == """
                ! Refused for 1 reason. Nothing was written but the offers.
                !   resource.retired  东胜区文化宫·大厅 is retired from Mon 2027-03-01
                ! Nearest
                !   same place  Sun 2027-02-28 14:00-17:00  -                          offer JHNZ
                !   same place  Sat 2027-02-27 14:00-17:00  -                          offer 94VY
                !   same time   Sun 2027-03-07 14:00-17:00  QS-AB  青少年活动中心·A+B  offer ZEZR
                !   same time   Sun 2027-03-07 14:00-17:00  DS-02  东胜区文化宫·回廊   offer KD61
                [exit 1]
                """)
        let reading = try #require(try run("list", "--venue", "DS-01", "--to", "03-06").reference)
        let shown = try run("show", reading)
        #expect(
            shown.output.hasSuffix(
                "In conflict\n  resource.retired  东胜区文化宫·大厅 is retired from Mon 2027-03-01\n"), "\(shown)")
        let data = try #require(try run("show", reading, "--json").json() as? [String: Any])
        #expect((data["conflicts"] as? [[String: String]])?.map { $0["rule"] } == ["resource.retired"])
    }

    @Test func `what is retired leaves the lists on its day, and comes back`() throws {
        _ = try run("venue", "retire", "DS-01", "--from", "2027-03-01", "-y")
        #expect(try run("venue", "list").output.contains("DS-01 "))
        try pool.setClock("2027-03-01 00:00+08")
        #expect(try !run("venue", "list").output.contains("DS-01 "))
        #expect(
            try run("venue", "list", "--retired") == """
                code   name               owner  seats  district  open                 rate             retired from
                DS-01  东胜区文化宫·大厅  union    220  东胜区    Mon-Sun 08:30-22:00  800.00/use 场租  Mon 2027-03-01
                """)
        #expect(try run("venue", "show", "DS-01").output.hasSuffix("retired from    Mon 2027-03-01\n"))
        #expect(try run("venue", "retire", "DS-01", "--undo") == "Not retired any more: DS-01 东胜区文化宫·大厅")
        #expect(
            try run("venue", "retire", "DS-01", "--undo") == "Unchanged: DS-01 东胜区文化宫·大厅 is not retired")
        #expect(try run("venue", "list", "--retired") == "nothing")
    }

    @Test func `a retired member is told so, and acts no more`() throws {
        #expect(try run("member", "retire", "liwei", "-y") == "Retired: liwei 李薇 from Thu 2027-02-25")
        for command in [["list"], ["reserve", "A", "03-07 10:00-11:00", "--venue", "NC-02"]] {
            #expect(
                try pool.run(command + ["--locale", "en"]) == """
                    ! poolbook: your membership ended on Thu 2027-02-25; ask an administrator of the pool
                    [exit 77]
                    """)
        }
        #expect(
            try run("member", "retire", administrator, "-y") == """
                ! Refused for 1 reason. Nothing was written.
                !   member.last-administrator  a pool keeps at least one administrator; name another first
                [exit 1]
                """)
        _ = try run("member", "retire", "liwei", "--undo")
        #expect(try pool.run("list").code == 0)
    }

    @Test(arguments: [
        (["project", "retire", "youth-guard"], "project.retired", "青春护航"),
        (["fund", "retire", "city-fund"], "fund.retired", "市级专项"),
        (["org", "retire", "women"], "host.retired", "市妇联"),
        (["pool", "retire", "群团资源共享库"], "pool.retired", "群团资源共享库"),
    ])
    func `what is retired refuses by its own rule`(command: [String], rule: String, name: String) throws {
        let answer = try pool.run(command + ["--from", "2027-03-01", "-y", "--json"], as: administrator)
        #expect(answer.code == 0, "\(answer)")
        let refused = try run(
            "reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "DS-01", "--host", "women", "--pay",
            "youth-guard/场租=800", as: "liwei")
        #expect(
            refused == """
                ! Refused for 1 reason. Nothing was written.
                !   \(rule)  \(name) is retired from Mon 2027-03-01
                [exit 1]
                """)
    }

    @Test func `what stands is still edited, but for where and when it is`() throws {
        let reference = try #require(
            try pool.run(
                "reserve", "A", "03-07 10:00-11:00", "--venue", "DS-01", "--pay", "youth-guard/场租=800", "--key", "a"
            ).reference)
        _ = try run("project", "retire", "youth-guard", "--from", "2027-03-01", "-y")
        _ = try run("venue", "retire", "DS-01", "--from", "2027-03-01", "-y")
        #expect(try run("edit", reference, "--title", "B", as: "liwei").code == 0)
        #expect(
            try run("edit", reference, "--at", "03-15 10:00-11:00", as: "liwei").complaint.hasPrefix(
                """
                Refused for 2 reasons. Nothing was written.
                  resource.retired  东胜区文化宫·大厅 is retired from Mon 2027-03-01
                  project.retired   青春护航 is retired from Mon 2027-03-01
                """))
    }

    @Test func `a day that is past is no day to retire from`() throws {
        #expect(
            try run("venue", "retire", "DS-01", "--from", "2027-02-24", "-y") == """
                ! poolbook: from "2027-02-24": today or later is expected: 2027-02-25 or after
                [exit 65]
                """)
        #expect(
            try run("venue", "retire", "DS-01", "-y", as: "liwei") == """
                ! poolbook: you may not do this: it is for the organization that it concerns, or an administrator
                [exit 77]
                """)
    }

    @Test func `cancelling, retiring and destroying ask on a terminal, and no means no`() throws {
        let reference = try #require(
            try pool.run("reserve", "A", "03-07 10:00-11:00", "--venue", "NC-02", "--key", "a").reference)
        let before = try pool.rowCounts()
        for (command, question) in [
            (["cancel", reference], "Cancel \(reference) A, Sun 2027-03-07 10:00-11:00?  Go on? [y/N]"),
            (["venue", "retire", "DS-01"], "Retire DS-01 东胜区文化宫·大厅 from Thu 2027-02-25?  Go on? [y/N]"),
        ] {
            let answer = try asked(command, "n")
            #expect(answer.output.contains(question) && answer.output.contains("Left as it is."), "\(answer)")
        }
        #expect(try pool.rowCounts() == before)
        #expect(try asked(["venue", "retire", "DS-01"], "y").output.contains("Retired: DS-01"))
        #expect(try asked(["cancel", reference], "y").output.contains("Cancelled: \(reference)"))
        let kept = try asked(["local", "destroy"], "n")
        #expect(kept.output.contains("with everything in it? [y/N]"), "\(kept)")
        #expect(kept.output.contains("local pool: nothing was removed"), "\(kept)")
    }

    /// What the program says on a pseudo-terminal to somebody who gives one answer.
    private func asked(_ arguments: [String], _ answer: String) throws -> Answer {
        let words = ([BuiltProgram.path] + arguments + ["--locale", "en"]).map { "'\($0)'" }.joined(separator: " ")
        var environment = pool.server.environment.merging(pool.environment(administrator)) { $1 }
        environment["NO_COLOR"] = "1"
        let typed = "(sleep 1; echo \(answer); sleep 1) | script -qec \"stty cols 200; \(words)\" /dev/null"
        return try ChildProcess.run("sh", ["-c", typed], environment: environment)
    }
}
