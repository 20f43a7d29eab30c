import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// Says what ended a conflict: what changed for whom, what waits, and how it is undone.
    func answer(_ answer: ResolutionAnswer, _ doing: Doing) {
        self.answer(document(of: answer, doing), record: record(of: answer, doing))
    }

    /// The same for people.
    func document(of answer: ResolutionAnswer, _ doing: Doing) -> Document {
        let approvals = answer.changes.flatMap { $0.approvals.map(\.approval) }
        let waits = answer.kind != .waive && answer.waivedUntil != nil
        var head =
            waits
            ? ResolutionSentences.waits(answer.reference, answer.rule, doing)
            : ResolutionSentences.resolved(answer.reference, answer.rule, answer.kind, doing)
        if let until = answer.waivedUntil, !waits {
            head = .joined(
                [head, ResolutionSentences.until(Cell.instant(until).sentence(in: zone))], by: .verbatim(" "))
        }
        var lines = [head] + answer.changes.flatMap(changeLines)
        if answer.isOwnCase { lines.append(ResolutionSentences.judgedOwn) }
        if answer.steppedIn { lines.append(ResolutionSentences.steppedIn) }
        if doing == .done { lines.append(ResolutionSentences.undoing(answer.reference, told: answer.told)) }
        var sections = [Document.Section(.lines(lines))]
        if !approvals.isEmpty {
            let asked = Table.approvals(approvals, in: currency, doing)
            sections.append(.init(.table(asked), heading: ApprovalSentences.waits(doing)))
        }
        return Document(sections)
    }

    /// The same for programs.
    private func record(of answer: ResolutionAnswer, _ doing: Doing) -> Record {
        let approvals = answer.changes.flatMap { $0.approvals.map(\.approval) }
        let changes = Table(
            [
                Column("do", ResolutionSentences.kind), Column("reference", Headings.reference),
                Column("title", Headings.title), Column("was", ResolutionSentences.was),
                Column("state", Headings.state), Column("when", Headings.when), Column("takes", Headings.takes),
            ],
            rows: answer.changes.map { change in
                [
                    .text(change.do), .text(change.reference), .text(change.title), change.was.cell, change.state.cell,
                    change.after.period.map(Cell.period) ?? .empty, .list((change.after.takes ?? []).map(\.name)),
                ]
            })
        let asked = Table.approvals(approvals, in: currency, doing)
        return Record(
            [
                Record.Field("reference", Headings.reference, .text(answer.reference)),
                Record.Field("rule", Headings.rule, .text(answer.rule)),
                Record.Field(
                    "kind", ResolutionSentences.kind,
                    .state(ResolutionSentences.kind(answer.kind), key: answer.kind.rawValue)),
                Record.Field(
                    "waived_until", Headings.until, answer.waivedUntil.map(Cell.instant) ?? .empty),
                Record.Field("own_case", ResolutionSentences.ownCase, .flag(answer.isOwnCase)),
                Record.Field("told", ResolutionSentences.told, .integer(answer.told)),
                Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
            ],
            parts: [
                Record.Part("changes", ResolutionSentences.changes, changes),
                Record.Part("approvals", ApprovalSentences.approvals, asked),
            ])
    }

    /// What became of one reservation.
    private func changeLines(_ change: ResolutionAnswer.Change) -> [Sentence] {
        let hosts = (change.after.hosts ?? []).map(\.name).joined(separator: ", ")
        let name = Sentence.verbatim("\(change.reference) \(change.title)")
        switch change.do {
        case "cancel":
            return [indented([name, ResolutionSentences.ended(change.was)])]
        case "merge" where !change.approvals.isEmpty:
            return [indented([ResolutionSentences.mergesOnceAgreed(change.reference, change.other ?? "-")])]
        case "merge":
            return [
                indented([
                    ResolutionSentences.merged(change.reference, change.other ?? "-", change.title, hosts)
                ])
            ] + changeLines(change.before, change.after).map { indented([$0]) }
        case "split" where !change.approvals.isEmpty:
            return [indented([name, ResolutionSentences.splitsOnceAgreed])]
        case "split":
            let parts = ([change.reference] + change.new).joined(separator: ", ")
            return [indented([ResolutionSentences.split(change.reference, change.title, parts)])]
        case _:
            let became = ResolutionSentences.moved(change.was, change.state, !change.approvals.isEmpty)
            return [indented([name, became])] + changeLines(change.before, change.after).map { indented([$0]) }
        }
    }

    private func indented(_ sentences: [Sentence]) -> Sentence {
        .joined([.verbatim("")] + sentences, by: .verbatim("  "))
    }
}
