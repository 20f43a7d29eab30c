import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// What names stand for, looked up in one round trip.
struct Directory {
    private let matches: [Snapshot.Name: [Snapshot.Match]]
    private let snapshot: Snapshot

    init(names: [Snapshot.Name], _ snapshot: Snapshot) {
        matches = Dictionary(zip(names, snapshot.matches), uniquingKeysWith: { first, _ in first })
        self.snapshot = snapshot
    }

    /// What the pool's money is counted in.
    var currency: Currency { snapshot.pool.currency }

    /// A match as a project that is asked to pay.
    func payer(_ match: Snapshot.Match) -> Payer { snapshot.payer(match) }

    /// The one thing that a name stands for.
    func match(_ name: Snapshot.Name) throws -> Snapshot.Match {
        let found = matches[name] ?? []
        guard let first = found.first, !name.text.isEmpty else {
            throw FieldProblem(
                expected: FailureSentences.notFound(
                    kind: name.kind.rawValue, name: name.text, nearest: snapshot.nearest[name] ?? []))
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
