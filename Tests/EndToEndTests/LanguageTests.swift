import Foundation
import TestSupport
import Testing

/// English and Simplified Chinese, whole: help, usage errors, answers.
@Suite struct LanguageTests {
    let home: TemporaryDirectory

    init() throws { home = try TemporaryDirectory() }

    private func run(_ arguments: [String], _ more: [String: String] = [:]) throws -> Answer {
        try BuiltProgram.run(arguments, BuiltProgram.environment(home: home.path).merging(more) { $1 })
    }

    /// Every command of the tree by its words, the program itself first.
    private func commands() throws -> [[String]] {
        struct Dump: Decodable {
            let command: Command
        }
        struct Command: Decodable {
            let commandName: String
            let shouldDisplay: Bool
            let subcommands: [Command]?

            func all(below words: [String]) -> [[String]] {
                [words]
                    + (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
                    .flatMap { $0.all(below: words + [$0.commandName]) }
            }
        }
        let answer = try run(["--experimental-dump-help"])
        return try JSONDecoder().decode(Dump.self, from: Data(answer.output.utf8)).command.all(below: [])
    }

    @Test func `every command's help is Chinese throughout`() throws {
        let commands = try commands()
        #expect(commands.count > 40)
        var untranslated: [String] = []
        for command in commands {
            let help = try run(["help"] + command, ["LANG": "zh_CN.UTF-8"])
            #expect(help.code == 0 && help.complaint.isEmpty, "\(command)")
            untranslated += english(in: help.output).map { "\(command.joined(separator: " ")): \($0)" }
        }
        #expect(untranslated == [])
    }

    @Test func `every command's help is English throughout`() throws {
        for command in try commands() {
            let help = try run(["help"] + command, ["LANG": "en_US.UTF-8"])
            #expect(help.code == 0 && help.complaint.isEmpty, "\(command)")
            let chinese = help.output.split(separator: "\n").filter { line in
                line.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) }
            }
            #expect(chinese.allSatisfy { $0.contains("律师") || $0.contains("维权") || $0.contains("场租") }, "\(chinese)")
        }
    }

    /// The lines of a Chinese text that hold two English words in a row.
    ///
    /// Not counted are what is English in every language: command lines and examples (what follows `poolbook`,
    /// quoted text), options, placeholders in angle brackets, and literals.
    private func english(in text: String) -> [String] {
        let literals = [
            "mon-fri", "sat", "sun", "poolbook", "psql", "select 1", "CSV", "JSON", "NTP", "bytes", "directory",
            "socket", "state", "version",
            "bash", "zsh", "fish", "shell", "make install",
        ]
        return text.split(separator: "\n").map(String.init).filter { line in
            var rest = line
            rest = rest.replacing(/^ *(用法: )?poolbook.*$/, with: "")
            rest = rest.replacing(/poolbook [a-z]+( [a-z]+)*/, with: "")
            rest = rest.replacing(/<[^>]*>|\[[^\]]*\]|--?[a-z][a-z-]*|'[^']*'|"[^"]*"/, with: " ")
            for literal in literals { rest = rest.replacing(literal, with: "") }
            return rest.firstMatch(of: /[A-Za-z]{2,} +[a-z]{2,}/) != nil
        }
    }

    @Test(arguments: [
        (
            ["bogus"],
            """
            ! poolbook: poolbook 没有命令“bogus”；列出: poolbook help
            [exit 64]
            """
        ),
        (
            ["reserve"],
            """
            ! poolbook: 请说明要预订什么: --venue、--staff、--equipment 或 --pay
            [exit 64]
            """
        ),
        (
            ["reserve", "A"],
            """
            ! poolbook: 请说明要预订什么: --venue、--staff、--equipment 或 --pay
            [exit 64]
            """
        ),
        (
            ["list", "--bogus"],
            """
            ! poolbook: 没有选项 --bogus
            ! 用法: poolbook list [<options>] [<when>]
            !   更多信息: poolbook list --help
            [exit 64]
            """
        ),
        (
            ["list", "--jsn"],
            """
            ! poolbook: 没有选项 --jsn。是否指 --json?
            ! 用法: poolbook list [<options>] [<when>]
            !   更多信息: poolbook list --help
            [exit 64]
            """
        ),
        (
            ["list", "--from"],
            """
            ! poolbook: 选项 --from <from> 缺少值
            ! 帮助:  --from <from>  起始日期。
            ! 用法: poolbook list [<options>] [<when>]
            !   更多信息: poolbook list --help
            [exit 64]
            """
        ),
        (
            ["list", "--json=yes"],
            """
            ! poolbook: 选项 --json 不带值，却给了“yes”。
            ! 用法: poolbook list [<options>] [<when>]
            !   更多信息: poolbook list --help
            [exit 64]
            """
        ),
        (
            ["list", "sat", "two", "three"],
            """
            ! poolbook: 2 个多余的参数: 'two', 'three'
            ! 用法: poolbook list [<options>] [<when>]
            !   更多信息: poolbook list --help
            [exit 64]
            """
        ),
        (
            ["list", "sat", "two"],
            """
            ! poolbook: 多余的参数“two”
            ! 用法: poolbook list [<options>] [<when>]
            !   更多信息: poolbook list --help
            [exit 64]
            """
        ),
        (
            ["list", "--limit", "x"],
            """
            ! poolbook: --limit <limit> 的值“x”无效
            ! 帮助:  --limit <limit>  最多列出多少项。
            ! 用法: poolbook list [<options>] [<when>]
            !   更多信息: poolbook list --help
            [exit 64]
            """
        ),
        (
            ["reserve", "A", "sat", "--attendance", "x"],
            """
            ! poolbook: --attendance <attendance> 的值“x”无效
            ! 帮助:  --attendance <attendance>  预计人数。
            ! 用法: poolbook reserve [<options>] [<title>] [<when>]
            !   更多信息: poolbook reserve --help
            [exit 64]
            """
        ),
        (
            ["blackout", "add", "DS-01", "03-07"],
            """
            ! poolbook: 缺少参数 --reason <reason>
            ! 帮助:  -m <reason>  原因；会被记录。
            ! 用法: poolbook blackout add <resource> <when> --reason <reason> [--pool <pool>] [--as <as>] [--locale <locale>] [--json] [--dry-run] [--key <key>]
            !   更多信息: poolbook blackout add --help
            [exit 64]
            """
        ),
        (
            ["pool", "add", "X"],
            """
            ! poolbook: 缺少参数 --zone <zone>
            ! 帮助:  --zone <zone>  时区，例如 Asia/Shanghai。
            ! 用法: poolbook pool add <name> --zone <zone> --currency <currency> [--pool <pool>] [--as <as>] [--locale <locale>] [--json] [--dry-run] [--key <key>]
            !   更多信息: poolbook pool add --help
            [exit 64]
            """
        ),
        (
            ["fund", "grant", "a", "b"],
            """
            ! poolbook: 缺少参数 <amount>
            ! 帮助:  <amount>  金额: 30000 或 30,000.00。
            ! 用法: poolbook fund grant [<options>] <fund> <project> <amount> --category <category>
            !   更多信息: poolbook fund grant --help
            [exit 64]
            """
        ),
        (
            ["import"],
            """
            ! poolbook: 缺少参数 <kind>
            ! 帮助:  <kind>  类型: org、member、venue、staff、equipment、fund、project、grant、reservation、holiday（CSV 或 iCalendar），或 calendar。
            ! 用法: poolbook import [<options>] <kind> [<files> ...]
            !   更多信息: poolbook import --help
            [exit 64]
            """
        ),
        (
            ["local", "bogus"],
            """
            ! poolbook: poolbook local 没有命令“bogus”；列出: poolbook help local
            [exit 64]
            """
        ),
        (
            ["local"],
            """
            说明: 在本机的私有服务器上试用 poolbook。

            用法: poolbook local <子命令>

            选项:
              --version               显示版本。
              -h, --help              显示帮助。

            子命令:
              start                   启动本机资源库的服务器；首次使用时先创建。
              stop                    停止本机资源库的服务器；数据不会丢失。
              status                  显示本机资源库是否在运行，以及存放位置。
              psql                    以超级用户身份用 psql 打开本机资源库。
              destroy                 删除本机资源库及其全部内容。

              详细帮助: poolbook help local <子命令>
            """
        ),
        (
            ["venue", "--bogus"],
            """
            ! poolbook: 没有选项 --bogus
            ! 用法: poolbook venue list [--retired] [--owner <owner> ...] [--district <district> ...] [--feature <feature> ...] [--capacity <capacity>] [--pool <pool>] [--as <as>] [--locale <locale>] [--json]
            !   更多信息: poolbook venue list --help
            [exit 64]
            """
        ),
        (
            ["cancel", "R-1", "-x"],
            """
            ! poolbook: 没有选项 -x
            ! 用法: poolbook cancel <reference> [--on <date>] [--from <date>] [--reason <reason>] [--yes] [--pool <pool>] [--as <as>] [--locale <locale>] [--json] [--dry-run] [--key <key>]
            !   更多信息: poolbook cancel --help
            [exit 64]
            """
        ),
    ])
    func `usage errors are Chinese`(arguments: [String], expected: String) throws {
        let answer = try run(arguments, ["LANG": "zh_CN.UTF-8"])
        #expect(answer == expected)
        #expect(english(in: answer.everything) == [])
    }

    @Test func `--locale goes before the member's language, the pool's and the environment's`() throws {
        let pool = try SamplePool()
        let (english, chinese) = ("reference", "编号")
        func language(_ login: String, _ more: String..., environment: [String: String] = [:]) throws -> String {
            String(try pool.run(["list"] + more, as: login, with: environment).output.prefix { !$0.isWhitespace })
        }
        // 李薇 has no language of her own, and the pool is Chinese; Emma Clarke has English.
        #expect(try language("liwei") == chinese)
        #expect(try language("liwei", environment: ["LANG": "en_US.UTF-8"]) == chinese)
        #expect(try language("eclarke") == "reference")
        #expect(try language("eclarke", environment: ["LANG": "zh_CN.UTF-8"]) == english)
        #expect(try language("eclarke", "--locale", "zh-Hans") == chinese)
        #expect(try language("liwei", "--locale", "en") == english)
        #expect(try language("liwei", "--locale=en") == english)
        #expect(try pool.run("--locale", "en", "list").output.hasPrefix(english))
        #expect(try pool.run(["pool", "edit", "--language", "en"], as: pool.administrator()).code == 0)
        #expect(try language("liwei") == english)
        #expect(try language("liwei", environment: ["LANG": "zh_CN.UTF-8"]) == english)
        // Before a pool is reached, the environment decides.
        #expect(try run(["--help"], ["LANG": "zh_CN.UTF-8"]).output.hasPrefix("说明: "))
        #expect(try run(["--help"], ["LANG": "de_DE.UTF-8"]).output.hasPrefix("OVERVIEW: "))
        #expect(try run(["--help"], ["LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"]).output.hasPrefix("OVERVIEW: "))
        #expect(try run(["--help"], ["LC_MESSAGES": "zh_CN.UTF-8"]).output.hasPrefix("说明: "))
    }
}
