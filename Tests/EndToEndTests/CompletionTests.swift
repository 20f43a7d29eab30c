import Foundation
import TestSupport
import Testing

/// Completion in the shells themselves: what the tabulator would put there.
@Suite struct CompletionTests {
    let pool: SamplePool
    let folder: TemporaryDirectory

    init() throws {
        pool = try SamplePool()
        folder = try TemporaryDirectory()
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/poolbook", withDestinationPath: BuiltProgram.path)
        for shell in ["bash", "zsh", "fish"] {
            let answer = try BuiltProgram.run(["completion", shell], environment())
            #expect(answer.code == 0 && answer.complaint.isEmpty, "\(answer)")
            _ = try folder.file("complete." + shell, answer.output)
        }
    }

    private func environment(_ login: String = "liwei") -> [String: String] {
        var all = pool.server.environment.merging(pool.environment(login)) { $1 }
        all["PATH"] = folder.path + ":" + (all["PATH"] ?? "")
        all["LC_ALL"] = "C.UTF-8"
        return all
    }

    /// What a shell offers for each line, by its own script.
    private func offers(_ shell: String, _ lines: [String], as login: String = "liwei") throws -> [[String]] {
        var script: String
        switch shell {
        case "bash":
            script = """
                source '\(folder.path)/complete.bash'
                COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
                try() { COMP_LINE=$1 COMP_POINT=${#1}; _poolbook poolbook; printf '%s\\n' "${COMPREPLY[@]}" ----; }

                """
            for line in lines { script += "try \(quoted(line))\n" }
        case "zsh":
            script = """
                compdef() { : }
                compadd() { print -rl -- $texts }
                _files() { print FILES }
                source '\(folder.path)/complete.zsh'
                try() { words=(${(z)1}); [[ $1 = *' ' ]] && words+=(''); CURRENT=$#words; PREFIX=$words[-1]
                    _poolbook; print -- ---- }

                """
            for line in lines { script += "try \(quoted(line))\n" }
        default:
            script = "source '\(folder.path)/complete.fish'\n"
            for line in lines { script += "complete -C \(quoted(line)) | string replace -r '\\t.*' ''; echo ----\n" }
        }
        let file = try folder.file("try." + shell, script)
        let answer = try ChildProcess.run(shell, [file], environment: environment(login))
        #expect(answer.complaint.isEmpty, "\(answer)")
        return answer.output.components(separatedBy: "----\n").dropLast().map { part in
            part.split(separator: "\n").map(String.init)
        }
    }

    private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `names of the pool complete by their codes and beginnings`(shell: String) throws {
        let offers = try offers(
            shell,
            [
                "poolbook res", "poolbook venue show DS-0", "poolbook venue show 工人",
                "poolbook reserve A sat --venue 东胜区文化宫·回", "poolbook reserve A sat --staff ls-0",
                "poolbook reserve A sat --equipment cha", "poolbook reserve A sat --pay youth-",
                "poolbook list --state h", "poolbook import ven", "poolbook list --locale ",
                "poolbook reserve A sat --host 市妇", "poolbook venue ", "poolbook help exi",
            ])
        #expect(
            offers.map { $0.sorted() } == [
                ["reserve", "restore"], ["DS-01", "DS-01A", "DS-01B", "DS-02", "DS-03", "DS-07"], ["工人文化宫·二楼"],
                ["东胜区文化宫·回廊"], ["LS-01", "LS-03", "LS-05", "LS-07"], ["chairs="], ["youth-guard/"], ["hold"], ["venue"],
                ["en", "zh-Hans"], ["市妇联"], ["add", "edit", "list", "retire", "show"], ["exit-codes"],
            ])
    }

    @Test func `bash replaces what it sees as the word`() throws {
        let offers = try offers(
            "bash",
            [
                "poolbook reserve A --host=市妇", "poolbook venue show Palace\\ G", "poolbook venue show \"Palace G",
                "poolbook venue show 'Palace G", "poolbook venue show Palace G", "poolbook list --venue=\"Palace G",
            ])
        #expect(
            offers == [
                ["市妇联"], ["Palace\\ Gallery"], ["Palace Gallery"], ["Palace Gallery"], [], ["Palace Gallery"],
            ])
    }

    @Test func `a person at bash's prompt presses the tabulator`() throws {
        let typed = """
            source '\(folder.path)/complete.bash'
            poolbook venue show 工人\t --json
            exit

            """
        let keys = try folder.file("keys", typed)
        let answer = try ChildProcess.run(
            "script", ["-qec", "stty cols 200; bash --norc --noprofile -i", "/dev/null"],
            environment: environment().merging(["TERM": "dumb"]) { $1 }, input: keys)
        #expect(answer.output.contains("\"code\": \"DS-07\""), "\(answer)")
    }

    @Test func `references complete for what can be done with them`() throws {
        let confirm = try run("zsh", "confirm", "")
        let requests = try pool.run("list", "--state", "request", "--state", "hold", "--json")
        let expected = try #require(try requests.json() as? [[String: Any]]).compactMap { $0["reference"] as? String }
        #expect(!expected.isEmpty)
        #expect(confirm.map { String($0.prefix { $0 != "\t" }) }.sorted() == expected.sorted())
        let one = try #require(expected.first)
        #expect(try run("zsh", "confirm", one.dropFirst(2).lowercased()).count == 1)
        #expect(try run("zsh", "blackout", "remove", "") == [])
    }

    @Test func `nobody is offered what they cannot see`() throws {
        let foreign = try #require(try pool.run("list", "--org", "arts", as: "bairu").reference)
        #expect(try run("zsh", "show", foreign, as: "bairu").count == 1)
        #expect(try run("zsh", "show", foreign) == [])
        #expect(try run("zsh", "member", "show", "bai") == [])
        #expect(try run("zsh", "list", "--pool", "群") == ["群团资源共享库"])
        #expect(try run("zsh", "venue", "show", "DS-02", "--pool", "Nowhere") == [])
        #expect(try run("zsh", "--pool", "Nowhere", "venue", "show", "DS") == [])
        #expect(try run("zsh", "venue", "show", "--pool", "Nowhere", "DS") == [])
        #expect(try run("zsh", "venue", "show", "--pool", "群团资源共享库", "DS-07") == ["DS-07\t工人文化宫·二楼"])
    }

    @Test func `--as on the line is heeded on the local pool`() throws {
        let server = pool.server
        let words = ["---complete", "zsh", "member", "list", "--as", "yangf"]
        #expect(try server.run(words).output == "word\nyangfan\t杨帆\n")
        let known = ["---complete", "zsh", "--as", "yangfan", "venue", "show", "--as", "nobody-here", "DS-07"]
        #expect(try server.run(known).output == "word\n")
    }

    @Test func `where no pool answers, completion is silent`() throws {
        let nowhere = BuiltProgram.environment(home: folder.path)
        for more in [[:], ["PGHOST": folder.path], ["PGHOST": "no.such.host.invalid"]] {
            let answer = try BuiltProgram.run(
                ["---complete", "zsh", "venue", "show", "D"], nowhere.merging(more) { $1 })
            #expect(answer == "word")
        }
        #expect(try BuiltProgram.run(["---complete", "tcsh", "x"], nowhere) == "")
        #expect(try BuiltProgram.run(["---complete"], nowhere) == "")
    }

    @Test func `a name that is a command is inserted, not run`() throws {
        let name = "$(touch \(folder.path)/run) `id`; & x"
        let admin = try pool.administrator()
        let added = try pool.run("venue", "add", name, "--code", "trap", "--owner", "youth", as: admin)
        #expect(added.code == 0, "\(added)")
        let offers = try offers("bash", ["poolbook venue show \\$", "poolbook venue show tra"])
        let expected = "\\$\\(touch\\ \(folder.path)/run\\)\\ \\`id\\`\\;\\ \\&\\ x"
        #expect(offers == [[expected], ["trap"]])
        #expect(try self.offers("zsh", ["poolbook venue show tra"]) == [["trap"]])
        #expect(try self.offers("fish", ["poolbook venue show tra"]) == [["trap"]])
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/run"))
    }

    @Test func `without a name, the login's shell is meant`() throws {
        let zsh = try BuiltProgram.run(["completion"], environment().merging(["SHELL": "/usr/bin/zsh"]) { $1 })
        #expect(zsh.output.hasPrefix("#compdef poolbook\n"))
        let none = environment().merging(["SHELL": "/bin/sh", "LANG": "en_US.UTF-8"]) { $1 }
        #expect(
            try BuiltProgram.run(["completion"], none) == """
                ! poolbook: say for which shell: poolbook completion SHELL, where SHELL is one of bash, zsh, fish
                [exit 64]
                """)
        #expect(
            try BuiltProgram.run(["completion", "bsh", "--locale", "zh-Hans"], none) == """
                ! poolbook: shell 类型 “bsh”: 应为以下之一: bash, zsh, fish；是否指 bash 或 zsh?
                [exit 64]
                """)
    }

    /// The candidates that a shell would be answered.
    private func run(_ words: String..., as login: String = "liwei") throws -> [String] {
        let answer = try pool.run(["---complete"] + words, as: login)
        #expect(answer.code == 0 && answer.complaint.isEmpty, "\(answer)")
        return answer.output.split(separator: "\n").dropFirst().map(String.init)
    }
}
