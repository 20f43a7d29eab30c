import Foundation
import TestSupport
import Testing

/// `poolbook help`, the manual, and errors that say what to type next.
@Suite struct HelpTests {
    let home: TemporaryDirectory

    init() throws { home = try TemporaryDirectory() }

    private func run(_ arguments: [String], _ more: [String: String] = [:]) throws -> Answer {
        try BuiltProgram.run(arguments, BuiltProgram.environment(home: home.path).merging(more) { $1 })
    }

    @Test func `help alone is the overview, with the topics at its end`() throws {
        let overview = try run(["--help"])
        let help = try run(["help"])
        #expect(help.code == 0 && help.output.hasPrefix(overview.output.trimmingNewlines))
        #expect(
            help.output.hasSuffix(
                """

                Topics, each explained by poolbook help TOPIC:
                  time        How to write times
                  money       How to write amounts, shares and payments
                  pace        How to read a drawdown
                  references  How to name things
                  rights      Who may do what
                  seeing      Who sees what
                  states      What can become of things
                  settings    What a pool sets for itself
                  calendars   How calendars come in and go out
                  operations  How to run the server
                  exit-codes  How a command ends

                """))
        #expect(try run(["help", "venue", "add"]).output == run(["venue", "add", "--help"]).output)
    }

    @Test func `a topic is explained in the reader's language`() throws {
        #expect(
            try run(["help", "exit", "codes"]) == """
                How a command ends

                A script reads from the exit code whether to go on, to mend the command, or to
                try again.

                  0    done
                  1    refused by a rule; nothing was written
                  64   usage
                  65   bad data: something that was typed or is in a file cannot be used, or
                       does not exist
                  69   the database is not reachable
                  70   something unexpected
                  74   a report could not be delivered everywhere; it is kept and tried again
                  75   try again: busy, or the outcome is in doubt; the message has the command
                       that settles it
                  77   not permitted
                  78   configuration: no pool is set up, or the database does not fit this
                       program
                  79   another run of the report works; nothing was done
                  130  interrupted; nothing was written
                """)
        let chinese = try run(["help", "rights", "--locale", "zh-Hans"])
        #expect(chinese.output.hasPrefix("谁可以做什么\n\n成员可有一个或多个角色"), "\(chinese)")
        for role in ["officer", "coordinator", "finance", "administrator", "auditor", "reporter"] {
            #expect(chinese.output.contains("\n  \(role) "), "\(role)")
        }
    }

    @Test(arguments: [
        (["help", "tme"], "! poolbook: there is no command or topic \"tme\"; did you mean time?\n[exit 64]"),
        (
            ["help", "resreve"],
            "! poolbook: there is no command or topic \"resreve\"; did you mean reserve?\n[exit 64]"
        ),
        (["help", "xyzzy"], "! poolbook: there is no command or topic \"xyzzy\"; list them: poolbook help\n[exit 64]"),
        (
            ["resreve", "A", "sat 14:00-17:00", "--venue", "DS-01"],
            "! poolbook: poolbook has no command \"resreve\"; did you mean poolbook reserve?\n[exit 64]"
        ),
        (["venues"], "! poolbook: poolbook has no command \"venues\"; did you mean poolbook venue?\n[exit 64]"),
        (
            ["venue", "lst", "--json"],
            "! poolbook: poolbook venue has no command \"lst\"; did you mean poolbook venue list?\n[exit 64]"
        ),
        (
            ["hours", "shw", "DS-01"],
            "! poolbook: poolbook hours has no command \"shw\"; did you mean poolbook hours show?\n[exit 64]"
        ),
        (
            ["add", "venue", "X"],
            "! poolbook: poolbook has no command \"add\"; did you mean poolbook venue add?\n[exit 64]"
        ),
        (["time"], "! poolbook: poolbook has no command \"time\"; did you mean poolbook help time?\n[exit 64]"),
        (
            ["local", "bogus"],
            "! poolbook: poolbook local has no command \"bogus\"; list them: poolbook help local\n[exit 64]"
        ),
        (
            ["reserve", "A", "sat", "14:00-17:00", "--venue", "DS-01"],
            "! poolbook: a time with blanks in it needs quotation marks: \"sat 14:00-17:00\"\n[exit 64]"
        ),
        (
            ["import", "venus", "x.csv"],
            "! poolbook: kind \"venus\": one of these is expected: org, member, venue, staff, equipment, fund, project, "
                + "grant, reservation, holiday, calendar; did you mean venue?\n[exit 64]"
        ),
        (
            ["venue", "lst", "--locale", "zh-Hans"],
            "! poolbook: poolbook venue 没有命令“lst”；是否指 poolbook venue list?\n[exit 64]"
        ),
        (["bogus", "--locale", "zh-Hans"], "! poolbook: poolbook 没有命令“bogus”；列出: poolbook help\n[exit 64]"),
    ])
    func `what is nearly a command is answered with the command`(arguments: [String], expected: String) throws {
        #expect(try run(arguments) == expected)
    }

    @Test func `options are suggested inside subcommands, in both languages`() throws {
        let list = ["venue", "list", "--jsn"]
        let (english, chinese) = ("Unknown option '--jsn'. Did you mean '--json'?", "没有选项 --jsn。是否指 --json?")
        #expect(try run(list).complaint.hasPrefix("poolbook: \(english)\n"))
        #expect(try run(list, ["LANG": "zh_CN.UTF-8"]).complaint.hasPrefix("poolbook: \(chinese)\n"))
        // What is missing beside it is missing because of it.
        let grant = ["fund", "grant", "a", "b", "5", "--categry", "x"]
        #expect(
            try run(grant) == """
                ! poolbook: poolbook fund grant has no option --categry; did you mean --category?
                [exit 64]
                """)
        #expect(
            try run(grant, ["LANG": "zh_CN.UTF-8"]) == """
                ! poolbook: poolbook fund grant 没有选项 --categry；是否指 --category?
                [exit 64]
                """)
    }

    @Test func `what is nearly a name of the pool is answered with the name`() throws {
        let pool = try SamplePool()
        let slot = "03-07 10:00-11:00"
        let foreign = try #require(try pool.run("list", "--org", "arts", as: "bairu").reference)
        let own = try #require(try pool.run("list").reference)
        let swapped = "R-" + String(own.dropFirst(2).dropLast()) + (own.last == "Z" ? "Y" : "Z")
        let table: [(arguments: [String], answer: String)] = [
            (
                ["venue", "show", "文化官"],
                "there is no venue \"文化官\" that you can see; did you mean DS-01 东胜区文化宫·大厅, "
                    + "DS-01A 东胜区文化宫·大厅东区 or DS-01B 东胜区文化宫·大厅西区?"
            ),
            (
                ["reserve", "A", slot, "--venue", "DS-1"],
                "there is no venue \"DS-1\" that you can see; did you mean DS-01 东胜区文化宫·大厅?"
            ),
            (
                ["reserve", "A", slot, "--venue", "DS-02", "--host", "市妇连"],
                "there is no organization \"市妇连\" that you can see; did you mean women 市妇联?"
            ),
            (
                ["reserve", "A", slot, "--venue", "DS-02", "--pay", "youthguard=5"],
                "pay \"youthguard=5\": there is no project \"youthguard\" that you can see; did you mean youth-guard 青春护航?"
            ),
            (
                ["blackout", "list", "LS-3"],
                "there is no resource \"LS-3\" that you can see; did you mean LS-03 律师-03?"
            ),
            (
                ["venue", "show", "Atlantis"],
                "there is no venue \"Atlantis\" that you can see; list them: poolbook venue list"
            ),
            (
                ["member", "show", "bairuu"],
                "there is no member \"bairuu\" that you can see; list them: poolbook member list"
            ),
            (
                ["reserve", "A", "satturday 14:00-17:00", "--venue", "DS-02"],
                "\"satturday 14:00-17:00\" is no time; did you mean \"saturday 14:00-17:00\"?"
            ),
            (
                ["list", "--state", "holdd"],
                "state \"holdd\": one of these is expected: hold, confirmed, request, closed, cancelled, expired; did you mean hold?"
            ),
        ]
        for (arguments, expected) in table {
            #expect(
                try pool.run(arguments + ["--locale", "en"]) == "! poolbook: \(expected)\n[exit 65]", "\(arguments)")
        }
        let unseen = try pool.run("show", foreign, "--locale", "en")
        #expect(unseen.complaint.hasPrefix("poolbook: there is no reservation \"\(foreign)\" that you can see; "))
        let near = try pool.run("show", swapped, "--locale", "en")
        #expect(near.complaint.contains("; did you mean ") && near.complaint.contains(own), "\(swapped): \(near)")
        #expect(
            try pool.run("venue", "show", "文化官") == """
                ! poolbook: 没有您可见的场地“文化官”；是否指 DS-01 东胜区文化宫·大厅、DS-01A 东胜区文化宫·大厅东区 或 DS-01B 东胜区文化宫·大厅西区?
                [exit 65]
                """)
        #expect(
            try pool.run("list", "--pool", "群团资源共享裤", "--locale", "en") == """
                ! poolbook: you are a member of no pool "群团资源共享裤"; did you mean 群团资源共享库?
                !   yours are:
                !   群团资源共享库
                [exit 78]
                """)
    }

    @Test func `a sheet's names, fields and columns are suggested`() throws {
        let pool = try SamplePool()
        let file = try home.file("v.csv", "code,name,owner\nX-1,新场地,yuoth\n")
        let bad = try pool.run("import", "venue", file, "--locale", "en", as: "yangfan")
        #expect(
            bad.complaint.contains("there is no organization \"yuoth\" that you can see; did you mean youth 团市委?"),
            "\(bad)")
        let field = try pool.run("import", "venue", file, "--map", "name=capcity", "--locale", "en", as: "yangfan")
        #expect(field.complaint.hasSuffix("; did you mean capacity?\n"), "\(field)")
        let column = try pool.run("import", "venue", file, "--map", "onwer=owner", "--locale", "en", as: "yangfan")
        #expect(column.complaint.hasSuffix("it has: code, name, owner; did you mean owner?\n"), "\(column)")
    }

    @Test func `every page of the manual is set without a warning, and Chinese keeps to the width`() throws {
        for (locale, sample) in [("en", "The pool, where you belong to several."), ("zh-Hans", "资源库名称（属于多个时）。")] {
            let folder = home.path + "/" + locale
            #expect(try run(["manual", folder, "--locale", locale]) == "")
            let pages = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(pages.count > 20 && pages.contains("poolbook.1") && pages.contains("poolbook-reserve.1"))
            for page in pages {
                let answer = try ChildProcess.run(
                    "man", ["--warnings", "-l", folder + "/" + page],
                    environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "HOME": home.path])
                #expect(answer.code == 0 && answer.complaint.isEmpty, "\(page): \(answer.complaint)")
                if page == "poolbook-venue.1" { #expect(answer.output.contains(sample), "\(answer)") }
            }
        }
        #expect(try run(["manual", "/proc/nowhere"]).code == 65)
    }

    @Test func `every example of the manual works`() throws {
        let pool = try SamplePool()
        #expect(try run(["manual", home.path + "/man", "--locale", "en"]).code == 0)
        let pages = try FileManager.default.contentsOfDirectory(atPath: home.path + "/man")
        let reading = ["list", "venue list", "venue show", "hours DS-01", "blackout list", "help"]
        var count = 0
        for page in pages {
            let text = try String(contentsOfFile: home.path + "/man/" + page, encoding: .utf8)
            guard let examples = text.components(separatedBy: ".SH \"EXAMPLES\"\n").dropFirst().first else { continue }
            for match in examples.matches(of: /\n\\fBpoolbook (.*)\\fR\n/) {
                let command = match.1.replacing("\\-", with: "-").replacing("\\(aq", with: "'")
                let dry = reading.contains { command.hasPrefix($0) } ? "" : " -n"
                let script = "cd '\(BuiltProgram.repository.path)' && '\(BuiltProgram.path)' \(command)\(dry)"
                let environment = pool.server.environment.merging(
                    pool.environment(try pool.administrator())
                ) { $1 }
                let host = command.hasPrefix("reserve") ? " --host youth" : ""
                let answer = try ChildProcess.run("sh", ["-c", script + host], environment: environment)
                #expect(answer.code == 0, "\(page): \(command): \(answer)")
                count += 1
            }
        }
        #expect(count >= 12)
    }
}
