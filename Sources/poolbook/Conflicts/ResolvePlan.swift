import Reporting
import Scheduling
import SchedulingStore

extension ConflictResolve {
    /// Resolves what a plan clears, each conflict by itself: what cannot be done any more is told, and the rest is done.
    func resolve(plan text: String) throws {
        try Desk.open(common) { desk in
            let reference = text.reference("P")
            let items = try desk.store.cleared(byPlan: reference, in: desk.snapshot.pool.id)
            guard !items.isEmpty else {
                throw Failure(.badData, FailureSentences.notFound(kind: "plan", name: text))
            }
            let key = write.key ?? Act.newKey()
            var left: [(reference: String, reasons: [Reason])] = []
            for item in items {
                let act = Act(
                    pool: desk.snapshot.pool.id, key: "\(key) \(item.reference)",
                    content: "conflict.resolve plan \(reference) \(reason ?? "")", mode: write.dryRun ? .try : .act)
                do throws(StoreError) {
                    let answer = try desk.store.resolve(item.conflict, .plan(item.plan), reason: reason, act)
                    desk.answer(answer, write.doing)
                } catch {
                    guard case .refused(let reasons) = error else {
                        throw Failure(error, reasons: desk.reasons, key: act.key)
                    }
                    left.append((item.reference, reasons))
                }
            }
            guard !left.isEmpty else { return }
            var failure = Failure.refused(left.flatMap(\.reasons), writer: desk.reasons)
            failure.add(ResolutionSentences.planLeft(items.count - left.count, left.map(\.reference), write.doing))
            throw failure
        }
    }
}
