import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// What names stand for, looked up in one round trip.
struct Directory {
    private let matches: [Snapshot.Name: [Snapshot.Match]]
    private let nearest: [Snapshot.Name: [String]]

    init(names: [Snapshot.Name], _ snapshot: Snapshot) {
        matches = Dictionary(zip(names, snapshot.matches), uniquingKeysWith: { first, _ in first })
        nearest = snapshot.nearest
    }

    /// The one thing that a name stands for.
    func match(_ name: Snapshot.Name) throws -> Snapshot.Match {
        let found = matches[name] ?? []
        guard let first = found.first, !name.text.isEmpty else {
            throw FieldProblem(
                expected: FailureSentences.notFound(
                    kind: name.kind.rawValue, name: name.text, nearest: nearest[name] ?? []))
        }
        guard found.count == 1 else {
            throw FieldProblem(
                expected: FailureSentences.several(
                    kind: name.kind.rawValue, name: name.text, matches: found.map { "\($0.code)  \($0.name)" }))
        }
        return first
    }

    func id(of name: Snapshot.Name) throws -> UUID { try match(name).id }

    func resource(_ name: Snapshot.Name) throws -> Resource {
        guard let resource = try match(name).resource else {
            throw FieldProblem(expected: FailureSentences.notFound(kind: name.kind.rawValue, name: name.text))
        }
        return resource
    }
}
