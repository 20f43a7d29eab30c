/// What was typed up to the cursor: which command it is, what its options have, and what is being typed.
struct CommandLineSoFar {
    /// What the word at the cursor is.
    enum Place {
        /// A value of an option; what stands before it in the same word.
        case value(ArgumentNode, before: String)
        /// The name of an option.
        case option
        /// A subcommand, or the argument of this number.
        case word(Int)
    }

    /// The commands on the way, the program first.
    private(set) var path: [CommandNode]
    /// The options that were given, by key, with their last value.
    private(set) var given: [String: String] = [:]
    /// Options that no command on the way has, before any argument.
    private(set) var strangers: [String] = []
    /// Options that no command on the way has, wherever they stand.
    private(set) var unknown: [String] = []
    /// The arguments before the cursor.
    private(set) var arguments: [String] = []
    private(set) var place: Place = .option
    /// The part of the word that is to be completed.
    private(set) var typed: String

    /// The command that would run.
    var running: CommandNode { (path.last ?? CommandTree.root).running }

    /// The names of the commands on the way, without the program.
    var words: [String] { path.dropFirst().map(\.commandName) }

    /// - Parameter words: the words after the program's name; the last is the one at the cursor, perhaps empty.
    init(words: [String], in root: CommandNode) {
        path = [root]
        typed = words.last ?? ""
        var awaiting: ArgumentNode?
        var onlyArguments = false
        for word in words.dropLast() {
            if let option = awaiting {
                given[option.key] = word
                awaiting = nil
            } else if !onlyArguments, word == "--" {
                onlyArguments = true
            } else if !onlyArguments, word.hasPrefix("-"), word != "-" {
                awaiting = note(option: word)
            } else if arguments.isEmpty, let next = path.last?.subcommand(word) {
                path.append(next)
            } else {
                arguments.append(word)
            }
        }
        place = placeOfLast(awaiting, onlyArguments)
    }

    /// Notes an option; returns it where its value comes in the next word.
    private mutating func note(option word: String) -> ArgumentNode? {
        let (name, value) = Self.split(word)
        guard let option = running.option(name) ?? path.first?.option(name) else {
            if arguments.isEmpty { strangers.append(name) }
            unknown.append(name)
            return nil
        }
        if option.kind == .option, value == nil { return option }
        given[option.key] = value ?? ""
        return nil
    }

    private mutating func placeOfLast(_ awaiting: ArgumentNode?, _ onlyArguments: Bool) -> Place {
        if let awaiting { return .value(awaiting, before: "") }
        guard !onlyArguments, typed.hasPrefix("-"), typed != "-" || running.positionals.isEmpty else {
            return .word(arguments.count)
        }
        let (name, value) = Self.split(typed)
        guard let value, let option = running.option(name), option.kind == .option else { return .option }
        typed = value
        return .value(option, before: name + "=")
    }

    /// `--name=value` apart.
    private static func split(_ word: String) -> (name: String, value: String?) {
        guard word.hasPrefix("--"), let equals = word.firstIndex(of: "=") else { return (word, nil) }
        return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
}
