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
            var done: [ResolutionAnswer] = []
            var left: [(reference: String, reasons: [Reason])] = []
            var acts: [Act] = []
            for item in items {
                let act = Act(
                    pool: desk.snapshot.pool.id, key: "\(key) \(item.reference)",
                    content: "conflict.resolve plan \(reference) \(reason ?? "")", mode: write.dryRun ? .try : .act)
                do throws(StoreError) {
                    let answer = try desk.store.resolve(item.conflict, .plan(item.plan), reason: reason, act)
                    if !desk.isJSON { desk.answer(desk.document(of: answer, write.doing), after: done.count) }
                    done.append(answer)
                    acts.append(act)
                } catch {
                    guard case .refused(let reasons) = error else {
                        throw Failure(error, reasons: desk.reasons, key: act.key)
                    }
                    left.append((item.reference, reasons))
                }
            }
            // Who waits comes next when all of the plan is done: it was tried so, without anybody in between.
            acts.forEach(desk.promote)
            if desk.isJSON { desk.answer(record(of: reference, done: done, left: left)) }
            let sum = ResolutionSentences.planDone(done.count, left: left.map(\.reference), write.doing)
            guard !left.isEmpty else {
                if !desk.isJSON { desk.answer(Document([.init(.lines([sum]))]), after: done.count) }
                return
            }
            var failure = Failure.refused(left.flatMap(\.reasons), writer: desk.reasons)
            failure.add(sum)
            throw failure
        }
    }

    /// All of it in one document, for programs.
    private func record(
        of plan: String, done: [ResolutionAnswer], left: [(reference: String, reasons: [Reason])]
    ) -> Record {
        Record(
            [
                Record.Field("plan", ResolutionSentences.byPlan, .text(plan)),
                Record.Field("resolved", DutySentences.resolved, .integer(done.count)),
                Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
            ],
            parts: [
                Record.Part("items", ResolutionSentences.changes, items(done)),
                Record.Part("left", ProposalSentences.left, items(left)),
            ])
    }

    /// What was resolved, a row for each reservation that was changed.
    private func items(_ done: [ResolutionAnswer]) -> Table {
        Table(
            [
                Column("conflict", ProposalSentences.conflict), Column("rule", Headings.rule),
                Column("kind", ResolutionSentences.kind), Column("waived_until", Headings.until),
                Column("do", ResolutionSentences.kind), Column("reference", Headings.reference),
                Column("title", Headings.title), Column("was", ResolutionSentences.was),
                Column("state", Headings.state), Column("when", Headings.when), Column("takes", Headings.takes),
            ],
            rows: done.flatMap { answer in
                answer.changes.map { change in
                    [
                        .text(answer.reference), .text(answer.rule),
                        .state(ResolutionSentences.kind(answer.kind), key: answer.kind.rawValue),
                        answer.waivedUntil.map(Cell.instant) ?? .empty, .text(change.do), .text(change.reference),
                        .text(change.title), change.was.cell, change.state.cell,
                        change.after.period.map(Cell.period) ?? .empty,
                        .list((change.after.takes ?? []).map(\.name)),
                    ]
                }
            })
    }

    private func items(_ left: [(reference: String, reasons: [Reason])]) -> Table {
        Table(
            [Column("conflict", ProposalSentences.conflict), Column("rules", Headings.rule)],
            rows: left.map { [.text($0.reference), .list($0.reasons.map(\.rule.rawValue))] })
    }
}
