import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// Says what an edit changed: what was, and what is now; and what of the cost stays unpaid where it changed what
    /// costs or pays.
    func answerEdit(_ answer: ReservationAnswer, costing cost: Cost, _ doing: Doing) {
        guard let before = answer.before, let after = answer.after else { return }
        let changes = changes(before, after)
        let approvals = (answer.approvals ?? []).map(\.approval)
        let isHeld = !approvals.isEmpty && answer.state == .confirmed
        let done = isHeld ? ApprovalSentences.heldChange(did(doing)) : did(doing)
        let head = Sentence.joined(
            [
                Sentence.joined([done, .verbatim(":")], by: .verbatim("")), .verbatim(answer.reference),
                .verbatim(after.title),
            ], by: .verbatim(" "))
        let lines = changeLines(answer)
        let same = Sentence.joined([.verbatim(""), AnswerSentences.nothingDiffers], by: .verbatim("  "))
        let table = Table(
            [Column("field", Headings.what), Column("before", Headings.before), Column("after", Headings.after)],
            rows: changes.map { [.text($0.key), $0.before, $0.after] })
        let told = [head] + (lines.isEmpty ? [same] : lines) + unpaid(cost, before, after) + warningLines(answer)
        let fields = [
            Record.Field("reference", Headings.reference, .text(answer.reference)),
            Record.Field("title", Headings.title, .text(after.title)),
            Record.Field("state", Headings.state, answer.state.cell),
            Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
        ]
        let parts = [Record.Part("changes", Headings.changes, table)] + warningParts(answer)
        guard !approvals.isEmpty else { return self.answer(told, record: Record(fields, parts: parts)) }
        let asked = Table.approvals(approvals, in: currency, doing)
        let waits = isHeld ? ApprovalSentences.changeWaits : ApprovalSentences.waits(doing)
        self.answer(
            Document([.init(.lines(told)), .init(.table(asked), heading: waits)]),
            record: Record(
                fields, parts: parts + [Record.Part("approvals", ApprovalSentences.approvals, asked)]))
    }

    /// What an edit changed, line by line.
    func changeLines(_ answer: ReservationAnswer) -> [Sentence] {
        guard let before = answer.before, let after = answer.after else { return [] }
        return changeLines(before, after)
    }

    /// What is different between two contents of a reservation, line by line.
    func changeLines(_ before: ReservationContent, _ after: ReservationContent) -> [Sentence] {
        changes(before, after).map { change in
            let values = [change.before, change.after].map { $0.sentence(in: zone) }
            return Sentence.joined(
                [.verbatim(""), change.heading, Sentence.joined(values, by: .verbatim(" -> "))], by: .verbatim("  "))
        }
    }

    private func unpaid(
        _ cost: Cost, _ before: ReservationContent, _ after: ReservationContent
    ) -> [Sentence] {
        let paid = (after.payments ?? []).map { Cost.Need($0.category ?? "", money($0.amount)) }
        let isOther =
            before.period != after.period || before.takes != after.takes || before.payments != after.payments
            || before.hosts != after.hosts
        let left = cost.unpaid(after: paid)
        guard isOther, !left.isEmpty else { return [] }
        return [AnswerSentences.cost(cost, unpaid: left, paid: paid.isEmpty ? .nobody : .somebody)]
    }

    private func did(_ doing: Doing) -> Sentence {
        switch doing {
        case .done: AnswerSentences.edited
        case .tried: AnswerSentences.wouldEdit
        }
    }

    /// One thing that an edit changed.
    private struct Change {
        let key: String
        let heading: Sentence
        let before: Cell
        let after: Cell
    }

    private func changes(_ before: ReservationContent, _ after: ReservationContent) -> [Change] {
        zip(cells(of: before), cells(of: after)).compactMap { before, after in
            guard before.cell != after.cell else { return nil }
            return Change(key: before.key, heading: before.heading, before: before.cell, after: after.cell)
        }
    }

    private func cells(of content: ReservationContent) -> [(key: String, heading: Sentence, cell: Cell)] {
        let takes = (content.takes ?? []).map { take in
            take.name + (take.quantity.map { " x \($0)" } ?? "")
        }
        let payments = (content.payments ?? []).map { payment in
            ([payment.project] + [payment.category].compactMap(\.self) + ["\(money(payment.amount))"])
                .joined(separator: " ")
        }
        let hosts = (content.hosts ?? []).map { host in
            host.name + ((try? Share(partsPerMillion: host.share)).map { " \($0)" } ?? "")
        }
        return [
            ("title", Headings.title, .text(content.title)),
            ("when", Headings.when, content.period.map(Cell.period) ?? .empty),
            ("takes", Headings.takes, list(takes)),
            ("hosts", Headings.hosts, list(hosts)),
            ("pay", Headings.pay, list(payments)),
            ("attendance", Headings.attendance, .optional(content.attendance)),
            ("kind", Headings.kind, .optional(content.kind)),
            ("brand", Headings.brand, .optional(content.brand)),
            ("buffer_before", Headings.bufferBefore, .integer(content.bufferBefore)),
            ("buffer_after", Headings.bufferAfter, .integer(content.bufferAfter)),
        ]
    }

    private func list(_ items: [String]) -> Cell { items.isEmpty ? .empty : .list(items) }
}
