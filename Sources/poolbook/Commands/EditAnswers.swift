import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// Says what an edit changed: what was, and what is now.
    func answerEdit(_ answer: ReservationAnswer, _ doing: Doing) {
        guard let before = answer.before, let after = answer.after else { return }
        let changes = changes(before, after)
        let head = Sentence.joined(
            [
                Sentence.joined([did(doing), .verbatim(":")], by: .verbatim("")), .verbatim(answer.reference),
                .verbatim(after.title),
            ], by: .verbatim(" "))
        let lines = changes.map { change in
            let values = [change.before, change.after].map { $0.sentence(in: zone) }
            return Sentence.joined(
                [.verbatim(""), change.heading, Sentence.joined(values, by: .verbatim(" -> "))], by: .verbatim("  "))
        }
        let same = Sentence.joined([.verbatim(""), AnswerSentences.nothingDiffers], by: .verbatim("  "))
        let table = Table(
            [Column("field", Headings.what), Column("before", Headings.before), Column("after", Headings.after)],
            rows: changes.map { [.text($0.key), $0.before, $0.after] })
        self.answer(
            [head] + (lines.isEmpty ? [same] : lines),
            record: Record(
                [
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("title", Headings.title, .text(after.title)),
                    Record.Field("state", Headings.state, answer.state.cell),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ], parts: [Record.Part("changes", Headings.changes, table)]))
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
