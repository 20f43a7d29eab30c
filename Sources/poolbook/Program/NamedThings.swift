import Reporting
import SchedulingStore

/// What a text may stand for where things of several kinds may be named.
struct NamedThings {
    /// A thing, and its kind.
    typealias Thing = (kind: Snapshot.Name.Kind, match: Snapshot.Match)

    let text: String
    /// What is called just so, in any case; without such, what has the text in its name.
    let found: [Thing]
    /// Whether something is called just so.
    let isExact: Bool

    /// What was found for a text that was looked up under these names.
    init(_ text: String, of names: [Snapshot.Name], in snapshot: Snapshot) {
        let all = zip(names, snapshot.matches).filter { $0.0.text == text && !text.isEmpty }
            .flatMap { name, matches in matches.map { (kind: name.kind, match: $0) } }
        let exact = all.filter { [$0.match.code, $0.match.name].contains { $0.lowercased() == text.lowercased() } }
        self.text = text
        found = exact.isEmpty ? all : exact
        isExact = !exact.isEmpty
    }

    /// The one thing that was found; fails with the sentence given where there is none, and with a list where it may be
    /// any of several.
    func one(orElse nothing: Sentence) throws -> Thing {
        guard let first = found.first else { throw Failure(.badData, nothing) }
        guard found.count == 1 else {
            let list = found.map { thing in
                Sentence.joined(
                    [
                        .verbatim("\(thing.match.code)  \(thing.match.name)"),
                        FailureSentences.kindName(thing.kind.rawValue),
                    ],
                    by: .verbatim("  "))
            }
            throw Failure(.badData, FailureSentences.severalThings(text, list))
        }
        return first
    }
}
