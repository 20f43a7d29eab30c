import ArgumentParser
import Foundation

/// A command as the argument parser describes it: what help, completion, suggestions and the manual are made from.
struct CommandNode: Decodable, Sendable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let defaultSubcommand: String?
    let subcommands: [CommandNode]?
    let arguments: [ArgumentNode]?

    /// The subcommands that are shown, each name once: the parser adds a `help` of its own.
    var shown: [CommandNode] {
        var seen: Set<String> = []
        return (subcommands ?? []).filter { $0.shouldDisplay != false && seen.insert($0.commandName).inserted }
    }

    func subcommand(_ name: String) -> CommandNode? { shown.first { $0.commandName == name } }

    /// What runs when no subcommand is named: the default one, or the command itself.
    var running: CommandNode { defaultSubcommand.flatMap(subcommand) ?? self }

    var options: [ArgumentNode] { (arguments ?? []).filter { $0.kind != .positional && $0.shouldDisplay != false } }

    var positionals: [ArgumentNode] { (arguments ?? []).filter { $0.kind == .positional } }

    /// The option or flag of a name, hyphens included.
    func option(_ name: String) -> ArgumentNode? { options.first { $0.spellings.contains(name) } }
}

/// An argument, an option with a value or a flag.
struct ArgumentNode: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
        case positional, option, flag
    }

    struct Name: Decodable, Sendable {
        let kind: String
        let name: String
    }

    let kind: Kind
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let shouldDisplay: Bool?
    let isOptional: Bool
    let isRepeating: Bool

    /// Its names with their hyphens, the long ones last.
    var spellings: [String] {
        (names ?? []).sorted { $0.kind > $1.kind }.map { ($0.kind == "short" ? "-" : "--") + $0.name }
    }

    /// What tables know it by: the long name, or what stands in angle brackets.
    var key: String { names?.last { $0.kind == "long" }?.name ?? valueName ?? "" }
}

/// The whole tree, the program itself at its root.
enum CommandTree {
    static let root: CommandNode = {
        struct Dump: Decodable {
            let command: CommandNode
        }
        // The parser writes this JSON of itself; a test reads it.
        let dump = try? JSONDecoder().decode(Dump.self, from: Data(Poolbook._dumpHelp().utf8))
        return dump?.command
            ?? CommandNode(
                commandName: "poolbook", abstract: nil, discussion: nil, shouldDisplay: true, defaultSubcommand: nil,
                subcommands: nil, arguments: nil)
    }()

    /// The deepest command that words lead to, and the words that are left.
    static func descend(_ words: [String]) -> (path: [CommandNode], rest: [String]) {
        var path = [root]
        var rest = words[...]
        while let word = rest.first, let next = path.last?.subcommand(word) {
            path.append(next)
            rest = rest.dropFirst()
        }
        return (path, Array(rest))
    }

    /// The commands' types on the way that words name, as far as they name one.
    static func types(_ words: [String]) -> [any ParsableCommand.Type] {
        var types: [any ParsableCommand.Type] = [Poolbook.self]
        for word in words {
            guard
                let next = types.last?.configuration.subcommands.first(where: { $0.configuration.commandName == word })
            else { break }
            types.append(next)
        }
        return types
    }
}
