import Reporting
import Scheduling
import SchedulingStore

extension Store {
    /// What names that stand for nothing may have meant, among what the caller can see; one query where there are such.
    borrowing func nearest(to names: [Snapshot.Name], in snapshot: Snapshot) -> [Snapshot.Name: [String]] {
        let known = Set(zip(names, snapshot.matches).filter { !$1.isEmpty }.map(\.0.text))
        let lost = Set(names.filter { !known.contains($0.text) && !$0.text.isEmpty })
        // A file may have thousands of them: its reader reads the first.
        let texts = Set(lost.map(\.text)).sorted().prefix(100)
        guard !texts.isEmpty,
            let all = try? self.names(
                of: Set(lost.map(\.kind)).sorted { $0.rawValue < $1.rawValue }, inPool: snapshot.pool.name, limit: 5_000
            )
        else { return [:] }
        var result: [Snapshot.Name: [String]] = [:]
        for text in texts {
            let kinds = Set(lost.filter { $0.text == text }.map(\.kind))
            let candidates = all.filter { kinds.contains($0.kind) }
            let near = Scheduling.nearest(to: bare(text, kinds), among: candidates.map(\.nameable)).map(\.code)
            let found = candidates.filter { near.contains($0.nameable.code) }.prefix(3)
            let shown = found.map { $0.name == $0.code ? $0.code : "\($0.code) \($0.name)" }
            for kind in kinds { result[Snapshot.Name(kind, text)] = shown }
        }
        return result
    }
}

extension KnownName {
    /// References are told apart by what follows their letter: one of four characters bears one slip.
    fileprivate var nameable: Nameable {
        Nameable(bare(code, [kind]), names: [name] + aliases)
    }
}

/// A reference without its letter; any other name as it is.
private func bare(_ text: String, _ kinds: Set<Snapshot.Name.Kind>) -> String {
    guard !kinds.isDisjoint(with: [.reservation, .blackout]) else { return text }
    return text.uppercased().replacing(/^[RB]-/, with: "")
}

extension Failure {
    /// What the store could not do before the pool was known; a pool that was named is named again.
    init(_ error: StoreError, pool: String?) {
        switch error {
        case .noPool(let known) where pool.map { !known.contains($0) } ?? false && !known.isEmpty:
            let near = nearest(to: pool ?? "", among: known.map { Nameable($0) }).map(\.code)
            self.init(
                .configuration, SuggestionSentences.noSuchPool(pool ?? "", known: known, nearest: near))
        case _: self.init(error, reasons: nil)
        }
    }
}

extension Failure {
    /// What the argument parser refused, where more can be said than it knows.
    init?(refused arguments: [String], complaint: String) {
        if let stray = Stray(arguments: arguments) {
            self = stray.failure
            return
        }
        let line = CommandLineSoFar(words: arguments + [""], in: CommandTree.root)
        // Where something is missing too, the parser speaks of that alone.
        let options = line.running.options.flatMap(\.spellings).map { Nameable($0) }
        for name in line.unknown where complaint.contains("Missing expected") {
            let near = nearest(to: name, among: options).map(\.code)
            guard near.isEmpty else {
                let command = line.path.map(\.commandName).joined(separator: " ")
                self.init(.usage, SuggestionSentences.noOption(name, of: command, nearest: near))
                return
            }
        }
        let positionals = line.running.positionals
        guard line.strangers.isEmpty, line.arguments.count > positionals.count,
            let place = positionals.firstIndex(where: { $0.key == "when" }), line.arguments.indices.contains(place)
        else { return nil }
        let time = line.arguments[place...].joined(separator: " ")
        guard When.reads(time) else { return nil }
        self.init(.usage, SuggestionSentences.unquoted(time))
    }
}

/// A word that stands where a subcommand should, and is none.
struct Stray {
    let word: String
    /// The commands on the way to it.
    let path: [CommandNode]
    private let after: String?

    init(word: String, path: [CommandNode]) {
        (self.word, self.path, after) = (word, path, nil)
    }

    /// The one in a command line that the parser refused; nil where something else is wrong with it.
    init?(arguments: [String]) {
        let line = CommandLineSoFar(words: arguments + [""], in: CommandTree.root)
        guard line.strangers.isEmpty, let word = line.arguments.first, let last = line.path.last, !last.shown.isEmpty
        else { return nil }
        (self.word, path, after) = (word, line.path, line.arguments.dropFirst().first)
        // Where an argument may stand, only a misspelt subcommand is one.
        guard last.running.positionals.isEmpty || !near.isEmpty else { return nil }
    }

    var failure: Failure {
        Failure(.usage, SuggestionSentences.noCommand(word, of: words(path), nearest: near))
    }

    private func words(_ path: [CommandNode]) -> String { path.map(\.commandName).joined(separator: " ") }

    /// The commands that may have been meant, in full.
    private var near: [String] {
        guard let last = path.last else { return [] }
        let here = Scheduling.nearest(to: word, among: last.shown.map { Nameable($0.commandName) })
        guard here.isEmpty, path.count == 1 else { return here.map { words(path) + " " + $0.code } }
        if Topic(words: [word]) != nil { return ["poolbook help \(word)"] }
        // `add venue` for `venue add`.
        let groups = last.shown.filter { $0.subcommand(word) != nil }
        return groups.filter { $0.commandName == after }.map { "poolbook \($0.commandName) \(word)" }
    }
}
