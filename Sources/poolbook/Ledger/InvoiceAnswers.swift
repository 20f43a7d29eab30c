import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// Says how a bill was entered: a line, then its split.
    func answerEntered(_ answer: BillAnswer, _ doing: Doing) {
        let bill = LedgerSentences.bill(
            money(answer.amount), answer.payee, answer.number, on: answer.reservation)
        let what = doing == .tried ? bill : .pair(.verbatim(answer.reference), " ", bill)
        let split = answer.parts.flatMap { part in
            lines([part])
                + ((part.amended ?? 0) > 0
                    ? [.pair(.verbatim(""), "    ", LedgerSentences.amended(money(part.amended ?? 0)))] : [])
        }
        self.answer([.pair(LedgerSentences.billed(doing), ": ", what)] + split, record: record(answer, doing))
    }

    /// Says what was paid of a bill, what is due still, and what a last payment gave back.
    func answerPaid(_ answer: BillAnswer, _ doing: Doing) {
        if let approval = answer.approval {
            let what = LedgerSentences.payment(money(answer.moved ?? 0), answer.reference)
            self.answer([what, waiting(approval, answer.others ?? 0, doing)], record: record(answer, doing))
            return
        }
        let paid = LedgerSentences.paid(money(answer.moved ?? 0), of: money(answer.amount), doing)
        let rest = answer.due == 0 ? LedgerSentences.settled : LedgerSentences.due(money(answer.due))
        var text = [
            Sentence.joined(
                [paid, .verbatim("\(answer.reference) \(answer.payee) \(answer.number)"), rest], by: .verbatim("  "))
        ]
        text += lines(answer.parts) + posted(answer.postedIn, for: answer.day)
        text += (answer.released ?? []).map { LedgerSentences.givenBack(money($0.amount ?? 0), $0.line) }
        let open = (answer.open ?? []).map { "\($0.project) \($0.category) \(money($0.amount ?? 0))" }
        if !open.isEmpty { text.append(LedgerSentences.open(answer.reservation, open.joined(separator: ", "))) }
        self.answer(text, record: record(answer, doing))
    }

    /// Says what was credited of a bill, and where a refund went.
    func answerCredited(_ answer: BillAnswer, _ doing: Doing) {
        let rest = answer.due == 0 ? LedgerSentences.settled : LedgerSentences.due(money(answer.due))
        var text = [
            Sentence.joined(
                [
                    LedgerSentences.credited(money(answer.moved ?? 0), doing),
                    .verbatim("\(answer.reference) \(answer.payee) \(answer.number)"), rest,
                ], by: .verbatim("  "))
        ]
        text += lines(answer.parts) + posted(answer.postedIn, for: answer.day)
        if answer.parts.contains(where: { $0.goesTo == "lapsed" }) { text.append(LedgerSentences.lapsed) }
        self.answer(text, record: record(answer, doing))
    }

    /// Into which month something was posted that counts for a day in a closed one; nothing where the day's is open.
    func posted(_ month: LocalDate?, for day: LocalDate?) -> [Sentence] {
        guard let month, let day, (day.year, day.month) != (month.year, month.month) else { return [] }
        return [
            LedgerSentences.posted(
                in: String(month.description.prefix(7)), for: day, closed: String(day.description.prefix(7)))
        ]
    }

    private func record(_ answer: BillAnswer, _ doing: Doing) -> Record {
        let isNew = answer.moved == nil
        return Record(
            [
                Record.Field(
                    "reference", Headings.reference, isNew && doing == .tried ? .empty : .text(answer.reference)),
                Record.Field("reservation", LedgerHeadings.reservation, .text(answer.reservation)),
                Record.Field("payee", LedgerHeadings.payee, .text(answer.payee)),
                Record.Field("number", LedgerHeadings.billNumber, .text(answer.number)),
                Record.Field("category", Headings.category, .text(answer.category)),
                Record.Field("amount", LedgerHeadings.billed, .money(money(answer.amount))),
                Record.Field("now", LedgerHeadings.moved, answer.moved.map { .money(money($0)) } ?? .empty),
                Record.Field("paid", Headings.paid, answer.paid.map { .money(money($0)) } ?? .empty),
                Record.Field("credited", LedgerHeadings.credited, answer.credited.map { .money(money($0)) } ?? .empty),
                Record.Field("due", LedgerHeadings.due, .money(money(answer.due))),
                Record.Field("day", LedgerHeadings.day, answer.day.map { .date($0) } ?? .empty),
            ] + fields(answer.approval, doing),
            parts: [
                Record.Part("parts", LedgerHeadings.parts, table(answer.parts)),
                Record.Part("released", Headings.released, table(answer.released ?? [])),
                Record.Part("open", LedgerHeadings.open, table(answer.open ?? [])),
            ])
    }
}
