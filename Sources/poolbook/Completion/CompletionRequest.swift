import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// What a shell asks when somebody presses the tabulator: `poolbook ---complete SHELL …`.
///
/// Bash gives the line up to the cursor and where it breaks words; zsh and fish give the words up to the cursor.
/// The answer's first line says what follows (`word`, `more` or `files`), each other line is a candidate, for zsh and
/// fish with a tabulator and what it stands for.
enum CompletionRequest {
    static let flag = "---complete"

    /// Answers the shell, if it is one that asks; nothing is ever said that is no answer.
    static func answer(_ arguments: [String]) -> Bool {
        guard arguments.dropFirst().first == flag else { return false }
        let rest = Array(arguments.dropFirst(2))
        guard let shell = rest.first.flatMap(Shell.init(rawValue:)) else { return true }
        // Whoever waits for a completion waits no longer than this, whatever the server does.
        signal(SIGALRM) { _ in _exit(0) }
        alarm(3)
        switch shell {
        case .bash: answerBash(rest)
        case .zsh, .fish:
            let found = completions(Array(rest.dropFirst()))
            write(
                found.then,
                found.candidates.map { $0.about.isEmpty ? clean($0.text) : clean($0.text) + "\t" + clean($0.about) })
        }
        return true
    }

    private static func answerBash(_ rest: [String]) {
        guard rest.count > 1 else { return }
        let typed = BashLine(rest[1])
        let found = completions(Array(typed.words.dropFirst()))
        let breaks = rest.count > 2 ? rest[2] : ""
        write(found.then, found.candidates.map { clean(typed.replacement($0.text, breaks: breaks)) })
    }

    static func completions(_ words: [String]) -> Completions {
        let line = CommandLineSoFar(words: words, in: CommandTree.root)
        return Completer(line: line, source: PoolNames(pool: line.given["pool"], login: line.given["as"])).completions
    }

    /// A candidate as one line that steers no terminal.
    private static func clean(_ text: String) -> String { printable(text) }

    private static func write(_ then: Completions.Then, _ lines: [String]) {
        Speech.print(([then.rawValue] + lines).joined(separator: "\n"))
    }
}

/// The names of the pool that was typed, or of the usual one: one connection, one query, and silence where that fails.
struct PoolNames: NameSource {
    let pool: String?
    let login: String?

    /// More than this nobody reads.
    private static let most = 300

    func names(of kinds: [Snapshot.Name.Kind], beginning: String) -> [KnownName] {
        ask { store in
            let pool = try pool ?? Settings.read()?.pool
            return try store.names(of: kinds, inPool: pool, beginning: beginning, limit: Self.most)
        }
    }

    func pools() -> [String] { ask { store in try store.pools().map(\.name) } }

    private func ask<Answer>(_ body: (borrowing Store) throws -> [Answer]) -> [Answer] {
        do {
            var parameters = try Server.find().parameters(actingAs: login)
            parameters.removeAll { $0.keyword == "connect_timeout" }
            return try body(try Store(parameters + [("connect_timeout", "2")]))
        } catch {
            return []
        }
    }
}
