import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// What became of one try.
enum Outcome: Sendable {
    case won(ReservationAnswer)
    case refused([Reason])
    case failed(StoreError)

    /// Runs an act, and keeps what it throws.
    init(_ act: () throws(StoreError) -> ReservationAnswer) {
        do throws(StoreError) {
            self = .won(try act())
        } catch {
            if case .refused(let reasons) = error { self = .refused(reasons) } else { self = .failed(error) }
        }
    }

    /// The answer of one who won.
    var answer: ReservationAnswer? {
        if case .won(let answer) = self { answer } else { nil }
    }

    /// The rules by which one was refused; empty for anything else.
    var rules: [Rule] {
        if case .refused(let reasons) = self { reasons.map(\.rule) } else { [] }
    }
}

/// How often each thing happened, by its name: `won`, the rules that refused, or the error.
func tally(_ outcomes: [Outcome]) -> [String: Int] {
    Dictionary(grouping: outcomes) { outcome in
        switch outcome {
        case .won: "won"
        case .refused(let reasons): Set(reasons.map(\.rule.rawValue)).sorted().joined(separator: " ")
        case .failed(let error): "\(error)"
        }
    }.mapValues(\.count)
}

/// The error of the store that `body` throws, or nil and a recorded issue if it throws none.
func failure<Output: ~Copyable>(
    _ body: () throws -> Output, sourceLocation: SourceLocation = #_sourceLocation
) -> StoreError? {
    #expect(throws: StoreError.self, sourceLocation: sourceLocation) { _ = try body() }
}

/// The reasons for which `body` is refused, or a recorded issue if it is not.
func reasons<Output>(
    _ body: () throws -> Output, sourceLocation: SourceLocation = #_sourceLocation
) -> [Reason] {
    let error = failure(body, sourceLocation: sourceLocation)
    guard case .refused(let reasons) = error else {
        Issue.record("not refused, but \(String(describing: error))", sourceLocation: sourceLocation)
        return []
    }
    return reasons
}

/// Expects that everything holds in a pool which always must.
func expectClean(_ pool: SmallPool, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let problems = try Ledger.problems(in: pool.database)
    #expect(problems == [], sourceLocation: sourceLocation)
}

/// Expects that everything holds in a pool which always must, and that nobody ran into a deadlock; every connection to
/// it must be out of scope.
func expectSound(_ pool: SmallPool, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let deadlocks = try pool.database.deadlocks()
    #expect(deadlocks == 0, sourceLocation: sourceLocation)
    try expectClean(pool, sourceLocation: sourceLocation)
}
