import Foundation
import TestSupport
import Testing

/// Wrong and hostile arguments: one sentence naming what and where, a fitting exit code, and nothing written.
@Suite struct BadInputTests {
    static let slot = "03-07 10:00-11:00"

    static let table: [(arguments: [String], answer: String)] = [
        (
            ["reserve", "A", slot, "--venue", "Atlantis"],
            """
            ! poolbook: there is no venue "Atlantis" that you can see; list them: poolbook venue list
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "文化宫"],
            """
            ! poolbook: "文化宫" may be any venue of these; write one of their codes:
            !   DS-01  东胜区文化宫·大厅
            !   DS-01A  东胜区文化宫·大厅东区
            !   DS-01B  东胜区文化宫·大厅西区
            !   DS-02  东胜区文化宫·回廊
            !   DS-03  东胜区文化宫·大厅+回廊
            !   DS-07  工人文化宫·二楼
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", ""],
            """
            ! poolbook: there is no venue "" that you can see; list them: poolbook venue list
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "x' or 1=1; drop table poolbook.pool; --"],
            """
            ! poolbook: there is no venue "x' or 1=1; drop table poolbook.pool; --" that you can see; list them: poolbook venue list
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "%"],
            """
            ! poolbook: there is no venue "%" that you can see; list them: poolbook venue list
            [exit 65]
            """
        ),
        (
            ["reserve", "A", "02-30 10:00-11:00", "--venue", "NC-02"],
            """
            ! poolbook: the calendar has no 02-30
            [exit 65]
            """
        ),
        (
            ["reserve", "A", "03-07 12:00-11:00", "--venue", "NC-02"],
            """
            ! poolbook: the end 2027-03-07 11:00 does not come after the start 2027-03-07 12:00
            [exit 65]
            """
        ),
        (
            ["reserve", "A", "03-07 12:00-12:00", "--venue", "NC-02"],
            """
            ! poolbook: the end 2027-03-07 12:00 does not come after the start 2027-03-07 12:00
            [exit 65]
            """
        ),
        (
            ["reserve", "A", "03-07 25:00-26:00", "--venue", "NC-02"],
            """
            ! poolbook: no clock shows 25:00
            [exit 65]
            """
        ),
        (
            ["reserve", "A", "03-07", "--venue", "NC-02"],
            """
            ! poolbook: 2027-03-07 needs hours; write for example 2027-03-07 14:00-17:00
            [exit 65]
            """
        ),
        (
            ["reserve", "A", "", "--venue", "NC-02"],
            """
            ! poolbook: "" is no time; write 2027-03-06 14:00-17:00, 03-06 14:00+3h or sat 14:00-17:00
            [exit 65]
            """
        ),
        (
            ["reserve", "A", "mon 2027-03-07 10:00-11:00", "--venue", "NC-02"],
            """
            ! poolbook: 2027-03-07 is a Sun, not a Mon
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--host", "women=101%"],
            """
            ! poolbook: "101%" is not between 0% and 100%
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--host", "women=60%", "--host", "arts=60%"],
            """
            ! poolbook: the shares add up to 120.0000%, not to 100%
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--host", "women", "--host", "市妇联"],
            """
            ! poolbook: an organization is named as host twice
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--pay", "youth-guard=-5"],
            """
            ! poolbook: pay "youth-guard=-5": "-5" is no amount; write it as 30000 or 30,000.00
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--pay", "youth-guard=0"],
            """
            ! poolbook: pay "youth-guard=0": "0" is no amount; write it as 30000 or 30,000.00
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--pay", "youth-guard=99999999999999999999"],
            """
            ! poolbook: pay "youth-guard=99999999999999999999": the amount is too large to be kept
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--pay", "youth-guard=1.005"],
            """
            ! poolbook: pay "youth-guard=1.005": "1.005" has too many decimals; CNY has 2
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--pay", "youth-guard/=5"],
            """
            ! poolbook: pay "youth-guard/=5": PROJECT, PROJECT/CATEGORY, or one of them with =AMOUNT or =PERCENT% is expected, such as youth/rent=800.00
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--pay", "youth-guard=120%"],
            """
            ! poolbook: pay "youth-guard=120%": "120%" is not between 0% and 100%
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "DS-01", "--pay", "youth-guard=60%", "--pay", "youth-guard=50%"],
            """
            ! poolbook: the shares add up to 110.0000%, not to 100%
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--pay", "youth-guard"],
            """
            ! poolbook: say what to reserve: --venue, --staff, --equipment or --pay
            [exit 64]
            """
        ),
        (
            ["venue", "edit", "QS-A", "--rate", "200/week 场租"],
            """
            ! poolbook: rate "200/week 场租": "week" is not counted; write /hour, /day or /use, a blank, and what pays: 200/hour rent
            [exit 65]
            """
        ),
        (
            ["venue", "edit", "QS-A", "--rate", "200"],
            """
            ! poolbook: rate "200": "200" is no rate; write an amount, /hour, /day or /use, and what pays: 200/hour rent
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--equipment", "chairs=-1"],
            """
            ! poolbook: equipment "chairs=-1": a name with a number is expected, such as chairs=20
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--equipment", "chairs=99999999999"],
            """
            ! poolbook: equipment "chairs=99999999999": a name with a number is expected, such as chairs=20
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--attendance=-1"],
            """
            ! poolbook: attendance "-1": a number is expected
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--attendance", "many"],
            """
            ! poolbook: The value 'many' is invalid for '--attendance <attendance>'
            ! Help:  --attendance <attendance>  How many are expected.
            ! Usage: poolbook reserve [<options>] [<title>] [<when>]
            !   See 'poolbook reserve --help' for more information.
            [exit 64]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--hold", "99999999999999h"],
            """
            ! poolbook: "99999999999999h" is no length of time; write 48h, 90m, 3d or 1h30m
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--hold", "soon"],
            """
            ! poolbook: "soon" is no length of time; write 48h, 90m, 3d or 1h30m
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--hold", "5h", "--request"],
            """
            ! poolbook: --hold keeps places, --request only asks for them; write one of the two
            [exit 64]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--buffer-after", "99999h"],
            """
            ! poolbook: clearing (min) "99999h": minutes from 0 to 1440 are expected
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--key", ""],
            """
            ! poolbook: key "" cannot be used
            [exit 65]
            """
        ),
        (
            ["reserve", "A", slot, "--venue", "NC-02", "--kind", "a\u{7}b"],
            """
            ! poolbook: kind "ab": one line of text without control characters is expected
            [exit 65]
            """
        ),
        (
            ["reserve", "", slot, "--venue", "NC-02"],
            """
            ! poolbook: title "": one line of text without control characters is expected
            [exit 65]
            """
        ),
        (
            ["reserve", "a\tb\u{1b}[31m", slot, "--venue", "NC-02"],
            """
            ! poolbook: title "a b[31m": one line of text without control characters is expected
            [exit 65]
            """
        ),
        (
            ["reserve", "a\u{202e}b", slot, "--venue", "NC-02"],
            """
            ! poolbook: title "ab": one line of text without control characters is expected
            [exit 65]
            """
        ),
        (
            ["reserve", " A ", slot, "--venue", "NC-02"],
            """
            ! poolbook: title " A ": one line of text without control characters is expected
            [exit 65]
            """
        ),
        (
            ["show", "R-ZZZZZZ"],
            """
            ! poolbook: there is no reservation "R-ZZZZZZ" that you can see; list them: poolbook list
            [exit 65]
            """
        ),
        (
            ["show", ""],
            """
            ! poolbook: there is nothing called "" that you can see; list what there is: poolbook list, poolbook venue list and so on
            [exit 65]
            """
        ),
        (
            ["list", "--from", "13-45"],
            """
            ! poolbook: "13-45" is no time; write for example 2027-03-06, sat, next week, 2027-03 or 2027-03-06..2027-03-10
            [exit 65]
            """
        ),
        (
            ["list", "--state", "bogus"],
            """
            ! poolbook: state "bogus": one of these is expected: hold, confirmed, request, closed, cancelled, expired
            [exit 65]
            """
        ),
        (
            ["list", "--from", "03-08", "--to", "03-01"],
            """
            ! poolbook: the end 2027-03-01 00:00 does not come after the start 2027-03-08 00:00
            [exit 65]
            """
        ),
        (
            ["list", "--limit", "0"],
            """
            ! poolbook: rows "0": a number is expected
            [exit 64]
            """
        ),
        (
            ["lst"],
            """
            ! poolbook: poolbook has no command "lst"; did you mean poolbook list?
            [exit 64]
            """
        ),
        (
            ["list", "--jsn"],
            """
            ! poolbook: Unknown option '--jsn'. Did you mean '--json'?
            ! Usage: poolbook list [<options>] [<when>]
            !   See 'poolbook list --help' for more information.
            [exit 64]
            """
        ),
        (
            ["list", "--json=yes"],
            """
            ! poolbook: The option '--json' does not take any value, but 'yes' was specified.
            ! Usage: poolbook list [<options>] [<when>]
            !   See 'poolbook list --help' for more information.
            [exit 64]
            """
        ),
        (
            ["venue", "add", "N", "--owner", "nobody"],
            """
            ! poolbook: owner "nobody": there is no organization "nobody" that you can see; list them: poolbook org list
            [exit 65]
            """
        ),
        (
            ["venue", "add", "N", "--owner", "youth", "--latitude", "91"],
            """
            ! poolbook: latitude "91": degrees are expected, such as 39.8167
            [exit 65]
            """
        ),
        (
            ["venue", "add", "N", "--owner", "youth", "--capacity", "200人"],
            """
            ! poolbook: seats "200人": a number is expected; write 200
            [exit 65]
            """
        ),
        (
            ["venue", "add", "N", "--owner", "youth", "--hours", "mon 25:00-26:00"],
            """
            ! poolbook: open "mon 25:00-26:00": "mon 25:00-26:00" is no opening hours; write mon-fri 09:00-21:00, sat 10:00-18:00
            [exit 65]
            """
        ),
        (
            ["venue", "add", "a b", "--owner", "youth"],
            """
            ! poolbook: code "a b": a code is expected: up to 40 characters, no blank, comma, semicolon, equals, slash, percent or quote
            [exit 65]
            """
        ),
        (
            ["venue", "add", "QS-A", "--owner", "youth"],
            """
            ! poolbook: code "QS-A" is in use already
            [exit 65]
            """
        ),
        (
            ["venue", "edit", "QS-A"],
            """
            ! poolbook: nothing is given that should change; --help lists what can be
            [exit 64]
            """
        ),
        (
            ["member", "add", "O'Hara", "--org", "youth"],
            """
            ! poolbook: login "O'Hara": a login is expected: lower-case letters, digits, _ . and -, beginning with a letter
            ! poolbook: roles "": it may not be empty
            [exit 65]
            """
        ),
        (
            ["member", "add", "wang", "--org", "youth", "--roles", "king"],
            """
            ! poolbook: roles "king": one of these is expected: officer, coordinator, finance, administrator, auditor, reporter
            [exit 65]
            """
        ),
        (
            ["blackout", "add", "QS-A", "2027-03-09..2027-03-08", "-m", "x"],
            """
            ! poolbook: the end 2027-03-09 00:00 does not come after the start 2027-03-09 00:00
            [exit 65]
            """
        ),
        (
            ["blackout", "remove", "B-ZZZZ"],
            """
            ! poolbook: there is no blackout "B-ZZZZ" that you can see; list them: poolbook blackout list
            [exit 65]
            """
        ),
        (
            ["hours", "set", "QS-A", "always and ever"],
            """
            ! poolbook: open "always and ever": "always and ever" is no opening hours; write mon-fri 09:00-21:00, sat 10:00-18:00
            [exit 65]
            """
        ),
        (
            ["pool", "add", "X", "--zone", "Mars/Base", "--currency", "CNY"],
            """
            ! poolbook: time zone "Mars/Base": a time zone is expected, such as Asia/Shanghai
            [exit 65]
            """
        ),
        (
            ["pool", "add", "X", "--zone", "../../etc/passwd", "--currency", "CNY"],
            """
            ! poolbook: time zone "../../etc/passwd": a time zone is expected, such as Asia/Shanghai
            [exit 65]
            """
        ),
        (
            ["pool", "add", "X", "--zone", "Asia/Shanghai", "--currency", "XXY"],
            """
            ! poolbook: "XXY" is no currency known here; write a code such as CNY
            [exit 65]
            """
        ),
        (
            ["import", "planet", "x.csv"],
            """
            ! poolbook: kind "planet": one of these is expected: org, member, venue, staff, equipment, fund, project, grant, reservation, holiday, calendar
            [exit 64]
            """
        ),
        (
            ["import", "venue", "/no/such/file.csv"],
            """
            ! poolbook: /no/such/file.csv cannot be read
            [exit 65]
            """
        ),
        (
            ["list", "--as", "sunw"],
            """
            ! poolbook: --as works on the local pool only; elsewhere everybody logs in as themselves
            [exit 64]
            """
        ),
    ]

    @Test func `bad input gets a sentence and changes nothing`() throws {
        let pool = try SamplePool()
        let before = try pool.rowCounts()
        for (arguments, expected) in Self.table {
            let answer = try pool.run(arguments + ["--locale", "en"], as: "yangfan")
            #expect(answer == expected, "\(arguments)")
            #expect([64, 65].contains(answer.code), "\(arguments): \(answer)")
            #expect(answer.output.isEmpty, "\(arguments): \(answer)")
            expectOwnWords(answer)
            #expect(try pool.rowCounts() == before, "\(arguments)")
        }
    }

    @Test func `the same input is refused as clearly in Chinese`() throws {
        let pool = try SamplePool()
        for (arguments, _) in Self.table {
            let answer = try pool.run(arguments, as: "yangfan", with: ["LANG": "zh_CN.UTF-8"])
            let isChinese = answer.complaint.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            #expect(isChinese, "\(arguments): \(answer)")
            expectOwnWords(answer)
        }
    }

    @Test func `100 kB of anything is refused in a line`() throws {
        let pool = try SamplePool()
        let before = try pool.rowCounts()
        let long = String(repeating: "长", count: 33_000)
        let commands = [
            ["reserve", long, Self.slot, "--venue", "NC-02"],
            ["reserve", "A", long, "--venue", "NC-02"],
            ["reserve", "A", Self.slot, "--venue", long],
            ["reserve", "A", Self.slot, "--venue", "NC-02", "--kind", long],
            ["reserve", "A", Self.slot, "--venue", "NC-02", "--key", long],
            ["reserve", "A", Self.slot, "--venue", "NC-02", "--pay", long],
            ["reserve", "A", Self.slot, "--venue", "NC-02", "--pay", "youth-guard=\(long)"],
            ["reserve", "A", Self.slot, "--venue", "NC-02", "--host", "\(long)=10%"],
            ["reserve", "A", Self.slot, "--venue", "NC-02", "--equipment", long],
            ["reserve", "A", Self.slot, "--venue", "NC-02", "--hold", long],
            ["show", long], ["list", "--from", long], ["list", "--state", long], ["list", "--pool", long],
            ["venue", "add", long, "--owner", "youth"], ["venue", "edit", "QS-A", "--district", long],
            ["venue", "edit", "QS-A", "--hours", long], ["blackout", "add", "QS-A", "03-07", "-m", long],
            ["import", long, "x.csv"], ["import", "venue", long], [long], ["list", "--\(long)"], ["list", long],
        ]
        for command in commands {
            let answer = try pool.run(command + ["--locale", "en"], as: "yangfan")
            let name = command.map { $0.prefix(20) }
            #expect([64, 65, 78].contains(answer.code), "\(name): \(answer.code)")
            #expect(answer.output.isEmpty, "\(name)")
            #expect(answer.complaint.utf8.count < 1_500, "\(name): \(answer.complaint.utf8.count) bytes")
            expectOwnWords(answer)
        }
        #expect(try pool.rowCounts() == before)
    }

    @Test func `a language that is not spoken is named`() throws {
        let pool = try SamplePool()
        for command in [["list", "--locale", "fr"], ["--locale", "fr", "list"], ["list", "--locale=fr"]] {
            #expect(
                try pool.run(command, with: ["LANG": "en_US.UTF-8"]) == """
                    ! poolbook: "fr" is no language of poolbook; write en or zh-Hans
                    [exit 64]
                    """, "\(command)")
        }
    }

    @Test func `one absurd grant does not spoil the sums`() throws {
        let pool = try SamplePool()
        for key in ["1", "2"] {
            _ = try pool.run(
                "fund", "grant", "own-fund", "worker-care", "92233720368547758.07", "--category", "场租", "--key", key,
                as: "qianfang")
        }
        #expect(try pool.run("project", "list", as: "qianfang").code == 0)
        #expect(try pool.run("project", "show", "worker-care", as: "qianfang").code == 0)
    }

    /// No words of the server's or of the language's runtime, and nothing that steers a terminal.
    private func expectOwnWords(_ answer: Answer) {
        for raw in ["ERROR:", "DETAIL", "Fatal error", "Sources/", "SQLSTATE", "\u{1b}", "\u{202e}"] {
            #expect(!answer.everything.contains(raw), "\(raw) in \(answer.everything.prefix(500))")
        }
        // Constraints have names of at least three words.
        #expect(answer.everything.firstMatch(of: /\([a-z]+(_[a-z]+){2,}\)/) == nil, "\(answer)")
    }
}
