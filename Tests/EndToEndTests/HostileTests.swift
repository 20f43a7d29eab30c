import Foundation
import Postgres
import Reporting
import TestSupport
import Testing

@testable import poolbook

/// Texts that mean something to a terminal, a spreadsheet, a page, a mail or a journal do no harm, whoever sends them and
/// wherever they come out.
@Suite struct HostileTests {
    static let texts = [
        "<script>alert(1)</script>", "\" onload=\"x", "=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "-2+3",
        "\u{1B}[2J\u{1B}]0;x\u{7}", "\u{202E}gnp.exe", "a\r\nBcc: all@example.org", "{{title}}{{{title}}}",
        "\u{2066}x\u{200F}", "\u{9B}31m", "]]></svg>", "--><b>", "a\nX-EVIL:1\nBEGIN:VEVENT\nEND:VCALENDAR",
        "x\n    assets:evil  1000000", "\u{FEFF}z\u{200B}", "%n%s%x$(id)`id`;'", "..\u{2F}..\u{2F}etc",
        "\u{2028}y\u{85}", "\u{FF1D}1+1", "\t=1", "a;b\\,c\"d", "\u{E0041}\u{E0042}",
    ]

    // MARK: - What is typed

    /// Every command that takes words, each by its path; those that start servers or write where they are told have
    /// tests of their own.
    static let commands: [(path: [String], node: CommandNode)] = leaves(of: CommandTree.root, [])
        .filter { !["local", "completion", "manual", "__complete"].contains($0.path.first ?? "") }

    private static func leaves(of node: CommandNode, _ path: [String]) -> [(path: [String], node: CommandNode)] {
        let below = node.shown.filter { $0.commandName != "help" }
        return below.isEmpty ? [(path, node)] : below.flatMap { leaves(of: $0, path + [$0.commandName]) }
    }

    /// `POOLBOOK_HOSTILE=all` for every option, each with every text; otherwise a part of them.
    private static let isThorough = ProcessInfo.processInfo.environment["POOLBOOK_HOSTILE"] == "all"

    @Test(arguments: 0..<4) func `a hostile word does no harm in any place of any command`(part: Int) throws {
        let pool = try SamplePool()
        let folder = try TemporaryDirectory()
        var number = part
        func attempt(_ arguments: [String]) throws {
            var environment = pool.server.environment.merging(pool.environment("yangfan")) { $1 }
            environment["HOME"] = folder.path
            let script = "cd \(folder.path) && exec \"$@\""
            let answer = try ChildProcess.run(
                "/bin/sh", ["-c", script, "sh", BuiltProgram.path] + arguments, environment: environment)
            #expect(answer.code < 128 && answer.code != 70, "\(arguments): \(answer)")
            Self.expectHarmless(answer.everything, "\(arguments)")
        }
        for (index, command) in Self.commands.enumerated() where index % 4 == part {
            let words = command.node.positionals
            if !words.isEmpty {
                for _ in 0..<(Self.isThorough ? Self.texts.count : 1) {
                    number += 1
                    try attempt(command.path + ["--"] + words.map { _ in Self.texts[number % Self.texts.count] })
                }
            }
            for option in command.node.options where option.kind == .option {
                number += 1
                guard let spelling = option.spellings.last, Self.isThorough || number % 5 == 0 else { continue }
                for text in Self.isThorough ? Self.texts : [Self.texts[number % Self.texts.count]] {
                    try attempt(command.path + words.map { _ in "A" } + ["\(spelling)=\(text)"])
                }
            }
        }
    }

    // MARK: - What is read

    /// Every command that reads, with what it needs.
    static let readings: [[String]] = [
        [], ["list"], ["list", "--from", "2027-01-01", "--to", "2027-12-31"], ["agenda", "2027-03-06"],
        ["agenda", "DS-01", "2027-03-06", "--week"], ["find", "2027-03-06 14:00-17:00"],
        ["find", "2027-03-06 14:00-17:00", "--capacity", "20", "--timeline"], ["notices", "--all"], ["log"],
        ["inbox"], ["org", "list"], ["member", "list"], ["member", "list", "--rights"], ["venue", "list"],
        ["staff", "list"], ["equipment", "list"], ["fund", "list"], ["project", "list"], ["org", "show", "youth"],
        ["venue", "show", "DS-01"], ["staff", "show", "LS-03"], ["equipment", "show", "chairs"],
        ["fund", "show", "own-fund"], ["project", "show", "warm-city"], ["member", "show", "liwei"], ["pool", "show"],
        ["pool", "list"], ["pool", "holidays"], ["blackout", "list"], ["hours", "show", "DS-01"], ["rule", "list"],
        ["quota", "list"], ["conflict", "list", "--each"], ["conflict", "log"], ["conflict", "plan", "--all", "-n"],
        ["duty", "list"], ["duty", "show"], ["invoice", "list"], ["relief", "list"],
        ["period", "list"], ["drawdown"], ["drawdown", "warm-city", "--by", "event"], ["drawdown", "--by", "host"],
        ["statement", "warm-city"], ["ledger"], ["whoami"], ["report", "conflicts", "-n", "--always"], ["verify"],
    ]
    static let formats: [(name: String, commands: [[String]])] = [
        ("csv", [["drawdown"], ["report", "conflicts", "-n", "--always"]]),
        ("html", [["drawdown"], ["report", "conflicts", "-n", "--always"]]),
        ("hledger", [["drawdown"]]),
    ]
    static let exports = [
        "org", "member", "venue", "staff", "equipment", "fund", "project", "grant", "reservation", "holiday",
    ]

    @Test func `hostile names in the database do no harm in any format of any command`() throws {
        let pool = try hostilePool()
        let administrator = try pool.administrator()
        for language in ["en", "zh-Hans"] {
            for arguments in Self.readings {
                let answer = try pool.run(arguments + ["--locale", language], as: administrator)
                #expect([0, 1].contains(answer.code), "\(arguments): \(answer)")
                Self.expectHarmless(answer.everything, "\(arguments)")
            }
        }
        for arguments in Self.readings where !arguments.isEmpty {
            let answer = try pool.run(arguments + ["--json"], as: administrator)
            guard answer.code != 64 else { continue }
            Self.expectHarmless(answer.everything, "\(arguments) --json")
            for line in answer.output.split(separator: "\n").prefix(1) where line == "{" || line == "[" {
                _ = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
            }
        }
        for (name, commands) in Self.formats {
            for arguments in commands {
                let answer = try pool.run(arguments + ["--format", name, "--locale", "en"], as: administrator)
                #expect([0, 1].contains(answer.code), "\(arguments) \(name): \(answer)")
                try Self.expectHarmless(answer.output, as: name, "\(arguments)")
            }
        }
    }

    @Test func `hostile names are exported so that a spreadsheet or a calendar only shows them`() throws {
        let pool = try hostilePool()
        let administrator = try pool.administrator()
        for kind in Self.exports {
            let answer = try pool.run("export", kind, as: administrator)
            #expect(answer.code == 0, "\(kind): \(answer)")
            try Self.expectHarmless(answer.output, as: "csv", kind)
            // A file has every name as it is; a terminal shows it, and does nothing else.
            let environment = pool.server.environment.merging(pool.environment(administrator)) { $1 }
            let terminal = try PseudoTerminal(
                BuiltProgram.path, ["export", kind], environment: environment, folder: pool.server.home.path)
            #expect(try terminal.end() == 0)
            // The line that says how far it has come is the program's own.
            let shown = terminal.shown.replacing("\r\n", with: "\n").replacing("\r\u{1B}[K", with: "")
            Self.expectHarmless(shown, kind)
        }
        let calendar = try pool.run("export", "calendar", "--org", "youth", as: administrator)
        #expect(calendar.code == 0, "\(calendar)")
        let steering = calendar.output.unicodeScalars.filter {
            $0.properties.isBidiControl || $0.properties.generalCategory == .control && $0 != "\r" && $0 != "\n"
        }
        #expect(steering.isEmpty, "\(steering.map { String($0.value, radix: 16) })")
        let lines = calendar.output.split(separator: "\r\n")
        #expect(lines.allSatisfy { !$0.hasPrefix("X-EVIL") && !$0.hasPrefix("Bcc") && $0.utf8.count <= 75 })
        #expect(lines.filter { $0 == "BEGIN:VCALENDAR" }.count == 1)
        #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == lines.filter { $0 == "END:VEVENT" }.count)
    }

    @Test func `a mail about hostile names has the headers that it should have, and no others`() throws {
        let pool = try hostilePool()
        let sink = try MailSink()
        try pool.connect().script(
            "update poolbook.organization set email = 'office@x.example' where code in ('youth', 'science')"
        )
        let options = ["--mail", "--from", "a@b.example", "--sendmail", sink.program]
        let sent = try pool.run(["report", "conflicts"] + options, as: "dashboard")
        #expect(sent.code == 0, "\(sent)")
        Self.expectHarmless(sent.everything, "report")
        let messages = try sink.messages()
        #expect(!messages.isEmpty)
        for message in messages {
            let head = message.source.components(separatedBy: "\n\n")[0]
            #expect(!head.lowercased().contains("\nbcc") && !head.contains("\nX-EVIL"), "\(head)")
            #expect(message.source.utf8.allSatisfy { $0 == 10 || (32...126).contains($0) })
            try Self.expectHarmless(message.text, as: "text", "mail")
            try Self.expectHarmless(message.html, as: "html", "mail")
        }
    }

    /// The sample with every name and text in it hostile, also such as the database itself would refuse.
    private func hostilePool() throws -> SamplePool {
        let pool = try SamplePool()
        let list = Self.texts.map { "'" + $0.replacing("'", with: "''") + "'" }.joined(separator: ", ")
        let columns = [
            "organization.name", "member.name", "resource.name", "resource.district", "resource.address", "fund.name",
            "project.name", "event.title", "blackout.reason", "holiday.name", "invoice.payee", "invoice.number",
            "relief.note", "outcome.note", "command.reason",
        ]
        try pool.connect().script(
            """
            create or replace function poolbook.is_line(value text) returns boolean
            language sql immutable parallel safe
            return true;
            create function public.hostile(number bigint) returns text
            language sql immutable
            return (array[\(list)])[1 + number % \(Self.texts.count)]
            """)
        for column in columns {
            let parts = column.split(separator: ".")
            try pool.connect().script(
                """
                do $$
                begin
                    update poolbook.\(parts[0]) as changed
                    set \(parts[1]) = public.hostile(numbered.number) || case
                        when '\(parts[1])' in ('name', 'title') then ' ' || numbered.number else '' end
                    from (
                        select ctid as place, row_number() over (order by ctid) as number
                        from poolbook.\(parts[0])
                    ) as numbered
                    where numbered.place = changed.ctid
                        and changed.\(parts[1]) is not null;
                end
                $$
                """)
        }
        return pool
    }

    // MARK: - What is harmless

    static func expectHarmless(_ text: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let bad = text.unicodeScalars.filter { scalar in
            scalar != "\n"
                && [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
        #expect(bad.isEmpty, "\(what): \(bad.map { String($0.value, radix: 16) })", sourceLocation: sourceLocation)
    }

    /// The cells as a spreadsheet reads them, with what guards them.
    private static func cells(of text: String) -> [String] {
        var (cells, cell, isQuoted) = ([String](), "", false)
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case ",", "\n":
                guard !isQuoted else { cell.append(character); continue }
                cells.append(cell)
                cell = ""
            default: cell.append(character)
            }
        }
        return cells
    }

    static func expectHarmless(
        _ output: String, as format: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let text = output.hasPrefix("\u{FEFF}") ? String(output.unicodeScalars.dropFirst()) : output
        switch format {
        case "csv":
            let cells = Self.cells(of: text)
            #expect(!cells.isEmpty, "\(what)", sourceLocation: sourceLocation)
            for cell in cells {
                let isFormula = cell.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
                #expect(
                    !isFormula || cell.wholeMatch(of: /-[0-9]+(\.[0-9]+)?/) != nil, "\(what): \(cell)",
                    sourceLocation: sourceLocation)
            }
        case "html":
            expectHarmless(text, what, sourceLocation: sourceLocation)
            for part in ["<script", "onload=\"", "--><b>", "]]></svg>"] {
                #expect(!text.contains(part), "\(what): \(part)", sourceLocation: sourceLocation)
            }
        default:
            expectHarmless(text, what, sourceLocation: sourceLocation)
            #expect(
                !text.split(separator: "\n").contains {
                    $0.trimmingCharacters(in: .whitespaces).hasPrefix("assets:evil")
                },
                "\(what)", sourceLocation: sourceLocation)
        }
    }
}
