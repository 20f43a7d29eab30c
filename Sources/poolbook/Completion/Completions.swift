import Reporting
import Scheduling
import SchedulingStore

/// What a word can be completed to.
struct Candidate: Equatable {
    let text: String
    var about = ""
}

/// What may stand at the cursor, and what follows it.
struct Completions: Equatable {
    enum Then: String {
        /// The next word.
        case word
        /// More of the same word, such as a number after `=`.
        case more
        /// A file is meant: the shell knows them.
        case files
    }

    var candidates: [Candidate] = []
    var then = Then.word

    static let none = Completions()

    /// Words that are always the same.
    static func words(_ words: [String], beginning: String) -> Completions {
        Completions(candidates: words.filter { $0.begins(beginning) }.map { Candidate(text: $0) })
    }
}

extension String {
    /// Whether it begins so, in either case.
    func begins(_ beginning: String) -> Bool { lowercased().hasPrefix(beginning.lowercased()) }
}

/// Looks up what has names in the pool.
protocol NameSource {
    func names(of kinds: [Snapshot.Name.Kind], beginning: String) -> [KnownName]
    func pools() -> [String]
}

/// Finds what may stand at the cursor.
struct Completer {
    let line: CommandLineSoFar
    let source: any NameSource

    var completions: Completions {
        switch line.place {
        case .option: options
        case .value(let option, let before): values(of: option).behind(before)
        case .word(let number): word(number)
        }
    }

    /// The long options that were not given yet.
    private var options: Completions {
        let free = line.running.options.filter { $0.isRepeating || line.given[$0.key] == nil }
        return Completions(
            candidates: free.compactMap { option in
                option.spellings.last.flatMap { name in
                    name.begins(line.typed) ? Candidate(text: name, about: option.abstract ?? "") : nil
                }
            })
    }

    private func word(_ number: Int) -> Completions {
        guard line.path.dropFirst().first?.commandName != "help" else { return helpWords }
        var found = Completions.none
        let positionals = line.running.positionals
        let position = positionals.last?.isRepeating == true ? min(number, positionals.count - 1) : number
        if positionals.indices.contains(position) { found = values(of: positionals[position]) }
        if number == 0, let command = line.path.last {
            found.candidates += command.shown.filter { $0.commandName.begins(line.typed) }
                .map { Candidate(text: $0.commandName, about: $0.abstract ?? "") }
        }
        guard found == .none, line.typed.isEmpty, positionals.count <= number else { return found }
        return options
    }

    private var helpWords: Completions {
        let words = line.arguments
        let (path, rest) = CommandTree.descend(words)
        guard rest.isEmpty, let command = path.last else { return .none }
        let topics = words.isEmpty ? Topic.allCases.map { Candidate(text: $0.rawValue) } : []
        let commands = command.shown.map { Candidate(text: $0.commandName, about: $0.abstract ?? "") }
        return Completions(candidates: (commands + topics).filter { $0.text.begins(line.typed) })
    }

    private func values(of argument: ArgumentNode) -> Completions {
        switch CompletionSource(argument, of: line.words) {
        case .nothing: return .none
        case .files: return Completions(then: .files)
        case .words(let words): return .words(words, beginning: line.typed)
        case .pools: return .words(source.pools(), beginning: line.typed)
        case .names(let kinds, let states): return names(of: kinds, states)
        case .nameAndMore(let kind, let sign):
            guard !line.typed.contains(sign) else { return .none }
            var found = names(of: [kind], nil)
            found.candidates = found.candidates.map { Candidate(text: $0.text + sign, about: $0.about) }
            found.then = .more
            return found
        case .list(let kind):
            let done = line.typed.lastIndex(of: ";").map { String(line.typed[...$0]) } ?? ""
            let typed = line.typed.dropFirst(done.count).drop { $0 == " " }
            return names(of: [kind], nil, typed: String(typed)).behind(done.isEmpty ? "" : done + " ")
        }
    }

    /// Codes that begin as typed, and names and aliases where something was typed; each with what it stands for.
    private func names(
        of kinds: [Snapshot.Name.Kind], _ states: Set<Reservation.State>?, typed: String? = nil
    ) -> Completions {
        let typed = typed ?? line.typed
        let isReference = kinds == [.reservation] || kinds == [.blackout]
        let beginning = isReference ? reference(typed, kinds == [.blackout] ? "B-" : "R-") : typed
        let found = source.names(of: kinds, beginning: beginning)
            .filter { known in states.map { known.state.map($0.contains) ?? false } ?? true }
        let codes = found.filter { $0.code.begins(beginning) }.map { Candidate(text: $0.code, about: $0.name) }
        let names = found.flatMap { known in
            ([known.name] + known.aliases).filter { !isReference && !typed.isEmpty && $0.begins(typed) }
                .map { Candidate(text: $0, about: known.code) }
        }
        return Completions(candidates: codes + names.filter { name in !codes.contains { $0.text == name.text } })
    }

    /// A beginning of a reference as references are written.
    private func reference(_ typed: String, _ letter: String) -> String {
        let plain = String(
            typed.uppercased().map { $0 == "I" || $0 == "L" ? "1" : $0 == "O" ? "0" : $0 })
        return letter.hasPrefix(plain) || plain.hasPrefix(letter) ? plain : letter + plain
    }
}

extension Completions {
    /// The same behind something that stands in the same word.
    fileprivate func behind(_ text: String) -> Completions {
        var result = self
        result.candidates = candidates.map { Candidate(text: text + $0.text, about: $0.about) }
        return result
    }
}
