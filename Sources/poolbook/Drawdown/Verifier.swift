import Dispatch
import Scheduling
import SchedulingStore
import Synchronization

/// What one check found, and how long it took.
struct Verified: Sendable {
    let check: Verification
    let answer: Verification.Answer
    let milliseconds: Int
}

/// Checks that wait to be run, each taken by whichever connection is free: in a large pool one of two is busy with the
/// chain of blocks as long as the other is with everything else.
final class Verifier: Sendable {
    private struct State {
        var waiting: [Verification]
        var found: [Verified] = []
        var failure: StoreError?
    }

    private let pool: PoolID
    private let block: Int?
    private let checks: [Verification]
    private let bar = ProgressBar()
    private let state: Mutex<State>

    /// - Parameter block: the block through which the chain is checked; nil for all of it.
    init(_ checks: [Verification], in pool: PoolID, through block: Int?) {
        self.pool = pool
        self.block = block
        self.checks = checks
        // The longest first.
        state = Mutex(State(waiting: checks.filter { $0 != .blocks } + checks.filter { $0 == .blocks }))
    }

    /// Runs the checks on a desk's connection and on another like it, and answers in the order asked.
    func run(on desk: Desk, beside parameters: [(keyword: String, value: String)]) throws -> [Verified] {
        defer { bar.end() }
        return try desk.interruptible { interrupt in
            let other = DispatchGroup()
            if checks.count > 1 {
                DispatchQueue.global().async(group: other) { [self] in
                    // Where the server has no room for it, the first connection does everything.
                    guard let store = try? Store(parameters) else { return }
                    interrupt.cancelsToo(store.canceller())
                    work(on: store)
                }
            }
            work(on: desk.store)
            other.wait()
            let (found, failure) = state.withLock { ($0.found, $0.failure) }
            if interrupt.happened { throw StoreError.interrupted }
            if let failure { throw failure }
            return checks.compactMap { check in found.first { $0.check == check } }
        }
    }

    private func work(on store: borrowing Store) {
        while let check = state.withLock({ $0.waiting.popLast() }) {
            let start = ContinuousClock.now
            do throws(StoreError) {
                let answer = try store.verify(check, in: pool, through: block)
                let took = (ContinuousClock.now - start) / .milliseconds(1)
                let done = state.withLock { state in
                    state.found.append(Verified(check: check, answer: answer, milliseconds: Int(took)))
                    return state.found.count
                }
                bar.show(done, of: checks.count)
            } catch {
                state.withLock { state in
                    state.waiting = []
                    state.failure = state.failure ?? error
                }
            }
        }
    }
}
