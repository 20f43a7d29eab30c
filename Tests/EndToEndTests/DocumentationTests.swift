import Foundation
import TestSupport
import Testing

/// Every command of the README runs, and answers as it says there.
@Suite struct DocumentationTests {
    @Test func `every command in the README answers as it says`() throws {
        let readme = try String(contentsOf: BuiltProgram.repository.appending(path: "README.md"), encoding: .utf8)
        let blocks = ConsoleBlock.all(in: readme)
        let commands = blocks.filter { $0.skipped == nil }.flatMap(\.commands)
        #expect(commands.count >= 5)
        for block in blocks { #expect(block.skipped != "", "line \(block.line): say why it is not run") }

        let server = try LocalServer()
        defer { server.destroy() }
        try SamplePool.load(server)
        let folder = try TemporaryDirectory()
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/poolbook", withDestinationPath: BuiltProgram.path)
        var environment = server.environment
        environment["PATH"] = folder.path + ":" + (environment["PATH"] ?? "")
        environment["LANG"] = "en_US.UTF-8"
        for command in commands {
            let script = "cd '\(BuiltProgram.repository.path)' && exec 2>&1\n\(command.text)"
            let answer = try ChildProcess.run("sh", ["-c", script], environment: environment)
            #expect(answer.output.trimmingNewlines == command.output, "line \(command.line): \(command.text)")
            #expect(answer.code == command.code, "line \(command.line): \(command.text)")
        }
    }

    @Test func `commands, their continuation, output and exit code are read from a block`() {
        let text = """
            Words.
            ```console
            $ poolbook a \\
                --b
            one

            two
            $ poolbook c   # exit 1
            no
            ```
            <!-- not run: it takes an hour -->
            ```console
            $ poolbook d
            ```
            ```sh
            $ not this
            ```
            """
        let blocks = ConsoleBlock.all(in: text)
        #expect(blocks.map(\.skipped) == [nil, "it takes an hour"])
        #expect(blocks.first?.commands.map(\.text) == ["poolbook a \\\n    --b", "poolbook c"])
        #expect(blocks.first?.commands.map(\.output) == ["one\n\ntwo", "no"])
        #expect(blocks.first?.commands.map(\.code) == [0, 1])
    }

    @Test func `the demo walks through twice`() throws {
        let home = try TemporaryDirectory()
        let environment = BuiltProgram.environment(home: home.path)
        let walk = BuiltProgram.repository.appending(path: "config/sample/walk.sh").path
        defer { _ = try? BuiltProgram.run(["local", "destroy", "-y"], environment) }
        for _ in 1...2 {
            let answer = try ChildProcess.run(walk, [BuiltProgram.path], environment: environment)
            #expect(answer.code == 0, "\(answer)")
            #expect(answer.complaint.isEmpty)
            #expect(answer.output.hasSuffix("To remove it: poolbook local destroy\n"))
        }
    }
}

/// A block of a console in a document.
struct ConsoleBlock {
    struct Command {
        var text: String
        var output: String
        var code: Int32
        let line: Int
    }

    /// The line that opens it.
    let line: Int
    /// Why it is not run; nil where it is.
    let skipped: String?
    var commands: [Command] = []

    /// Every block in a document.
    static func all(in text: String) -> [ConsoleBlock] {
        var blocks: [ConsoleBlock] = []
        var open: ConsoleBlock?
        var above = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if line == "```console" {
                let reason = above.firstMatch(of: /^<!-- not run:(.*)-->$/).map {
                    $0.1.trimmingCharacters(in: .whitespaces)
                }
                open = ConsoleBlock(line: index + 1, skipped: reason)
            } else if var block = open {
                if line == "```" {
                    blocks.append(block.trimmed)
                    open = nil
                } else {
                    block.read(line, number: index + 1)
                    open = block
                }
            }
            above = line
        }
        return blocks
    }

    private mutating func read(_ line: String, number: Int) {
        if line.hasPrefix("$ ") {
            let parts = line.dropFirst(2).firstMatch(of: /^(.*?)\s+# exit ([0-9]+)$/)
            commands.append(
                Command(
                    text: parts.map { String($0.1) } ?? String(line.dropFirst(2)), output: "",
                    code: parts.flatMap { Int32($0.2) } ?? 0, line: number))
        } else if let last = commands.indices.last {
            if commands[last].output.isEmpty, commands[last].text.hasSuffix("\\") {
                commands[last].text += "\n" + line
            } else {
                commands[last].output += line + "\n"
            }
        }
    }

    private var trimmed: ConsoleBlock {
        var block = self
        for index in commands.indices { block.commands[index].output = commands[index].output.trimmingNewlines }
        return block
    }
}

extension String {
    /// Without newlines at its end.
    var trimmingNewlines: String {
        var text = self
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}
