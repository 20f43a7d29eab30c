import ArgumentParser
import Reporting
import Scheduling

/// A page of the manual, made from the definitions that `--help` is made from.
struct ManualPage {
    let command: CommandNode
    private var roff: Roff

    /// The program's own page, then one for each of its commands.
    static var all: [ManualPage] {
        [ManualPage(CommandTree.root)] + CommandTree.root.shown.map(ManualPage.init)
    }

    /// Options that mean the same everywhere.
    private static let everywhere: Set<String> = [
        "pool", "as", "locale", "json", "dry-run", "key", "version", "help",
    ]

    /// `poolbook` or `poolbook-reserve`.
    var name: String { isProgram ? "poolbook" : "poolbook-" + command.commandName }

    var text: String { roff.text }

    private var isProgram: Bool { command.commandName == CommandTree.root.commandName }

    private init(_ command: CommandNode) {
        self.command = command
        let isProgram = command.commandName == CommandTree.root.commandName
        let title = isProgram ? "poolbook" : "poolbook-" + command.commandName
        roff = Roff(
            title: title.uppercased(), version: "poolbook " + Poolbook.configuration.version,
            manual: Speech.text(ManualSentences.manual))
        section(ManualSentences.name)
        roff.line(Roff.escaped(title) + " \\- " + Roff.escaped(withoutStop(command.abstract ?? "")))
        section(ManualSentences.synopsis)
        if isProgram { writeProgram() } else { writeCommand() }
        writeEnd()
    }

    private mutating func section(_ title: Sentence) { roff.section(Speech.text(title)) }

    private func withoutStop(_ text: String) -> String {
        text.last == "." || text.last == "。" ? String(text.dropLast()) : text
    }

    // MARK: - The program

    private mutating func writeProgram() {
        roff.line(
            "\(Roff.bold("poolbook")) \(Roff.italic(Speech.text(ManualSentences.commandWord))) "
                + "[\(Roff.italic(Speech.text(ManualSentences.optionsWord)))]")
        section(ManualSentences.description)
        roff.paragraph(Speech.text(ManualSentences.program))
        section(ManualSentences.commands)
        for group in Poolbook.configuration.groupedSubcommands {
            roff.subsection(group.name)
            for type in group.subcommands where type.configuration.shouldDisplay {
                let name = type.configuration.commandName ?? ""
                roff.item("\(Roff.bold("poolbook-" + name))(1)", type.configuration.abstract)
            }
        }
        let options = CommandTree.root.subcommand("cancel")?.options ?? []
        writeEverywhere(options)
        for topic in Topic.allCases where topic != .exitCodes {
            roff.section(Speech.text(topic.title).uppercased())
            topic.parts.forEach { write($0) }
        }
    }

    private mutating func write(_ part: TopicPart) {
        switch part {
        case .paragraph(let sentence): roff.paragraph(Speech.text(sentence))
        case .examples(_, let examples): write(examples)
        }
    }

    private mutating func write(_ examples: [TopicPart.Example]) {
        for example in examples { roff.item(Roff.bold(Speech.text(example.text)), Speech.text(example.meaning)) }
    }

    // MARK: - A command

    private mutating func writeCommand() {
        let commands = command.shown
        let lines =
            commands.isEmpty
            ? [synopsis([command])]
            : (command.defaultSubcommand == nil ? [] : [synopsis([command], as: command.running)])
                + commands.map { synopsis([command, $0]) }
        roff.line(lines.joined(separator: "\n.br\n"))
        section(ManualSentences.description)
        roff.paragraph(command.abstract ?? "")
        if let discussion = command.discussion {
            let lines = discussion.split(separator: "\n").map(String.init)
            lines.count > 1 ? roff.verbatim(lines) : roff.paragraph(discussion)
        }
        if commands.isEmpty {
            write(positionals: command)
            let own = command.options.filter { !Self.everywhere.contains($0.key) }
            if !own.isEmpty { section(ManualSentences.options) }
            own.forEach { write($0) }
        } else {
            section(ManualSentences.commands)
            commands.forEach { write(subcommand: $0) }
        }
        var seen: Set<String> = []
        let shared = ([command] + commands).flatMap(\.options)
            .filter { Self.everywhere.contains($0.key) && seen.insert($0.key).inserted }
        writeEverywhere(shared)
    }

    private func synopsis(_ path: [CommandNode], as running: CommandNode? = nil) -> String {
        let node = running ?? path.last ?? command
        let words = (["poolbook"] + path.map(\.commandName)).joined(separator: " ")
        let arguments = node.positionals.map { argument in
            let name = Roff.italic(argument.valueName ?? "") + (argument.isRepeating ? " ..." : "")
            return argument.isOptional ? "[\(name)]" : name
        }
        let required = node.options.filter { !$0.isOptional && $0.kind == .option }.map(Self.term)
        return
            ([Roff.bold(words)] + arguments + required + ["[\(Roff.italic(Speech.text(ManualSentences.optionsWord)))]"])
            .joined(separator: " ")
    }

    private mutating func write(subcommand node: CommandNode) {
        roff.subsection("poolbook \(command.commandName) \(node.commandName)")
        let isDefault = command.defaultSubcommand == node.commandName
        roff.paragraph(
            [node.abstract ?? "", isDefault ? Speech.text(ManualSentences.bare) : ""]
                .filter { !$0.isEmpty }.joined(separator: " "))
        (node.positionals + node.options.filter { !Self.everywhere.contains($0.key) }).forEach { write($0) }
    }

    private mutating func write(positionals node: CommandNode) {
        guard !node.positionals.isEmpty else { return }
        section(ManualSentences.arguments)
        node.positionals.forEach { write($0) }
    }

    private mutating func write(_ argument: ArgumentNode) {
        let text = Usage.translated(argument.abstract ?? "")
        roff.item(Self.term(argument), text)
    }

    /// `-m, --reason reason`.
    private static func term(_ argument: ArgumentNode) -> String {
        let names = argument.spellings.map(Roff.bold).joined(separator: ", ")
        let value = argument.kind == .flag ? "" : Roff.italic(argument.valueName ?? "")
        return [names, value].filter { !$0.isEmpty }.joined(separator: " ")
    }

    // MARK: - Every page

    private mutating func writeEverywhere(_ options: [ArgumentNode]) {
        let shared = options.filter { Self.everywhere.contains($0.key) }
        if !shared.isEmpty { section(ManualSentences.everywhere) }
        shared.forEach { write($0) }
    }

    private mutating func writeEnd() {
        section(ManualSentences.exitStatus)
        Topic.exitCodes.parts.forEach { write($0) }
        if isProgram {
            section(ManualSentences.environment)
            write(ManualSentences.environmentRows)
            section(ManualSentences.files)
            write(ManualSentences.fileRows)
        }
        let examples = ManualSentences.examples(command.commandName)
        if !examples.isEmpty {
            section(ManualSentences.examples)
            write(examples)
        }
        section(ManualSentences.seeAlso)
        let others =
            isProgram
            ? ["poolbook-help", "poolbook-reserve", "psql"] : ["poolbook", "poolbook-help"].filter { $0 != name }
        roff.line(others.map { Roff.bold($0) + "(1)" }.joined(separator: ", "))
    }
}
