import Reporting
import Scheduling
import SchedulingStore

/// What an act did to a reservation, in words for people.
enum Deed {
    case reserved, held, requested, confirmed, moved, cancelled

    /// What was done, or what would be.
    func sentence(_ doing: Doing) -> Sentence {
        switch (self, doing) {
        case (.reserved, .done): AnswerSentences.reserved
        case (.reserved, .tried): AnswerSentences.wouldReserve
        case (.held, .done): AnswerSentences.held
        case (.held, .tried): AnswerSentences.wouldHold
        case (.requested, .done): AnswerSentences.requested
        case (.requested, .tried): AnswerSentences.wouldRequest
        case (.confirmed, .done): AnswerSentences.confirmed
        case (.confirmed, .tried): AnswerSentences.wouldConfirm
        case (.moved, .done): AnswerSentences.moved
        case (.moved, .tried): AnswerSentences.wouldMove
        case (.cancelled, .done): AnswerSentences.cancelled
        case (.cancelled, .tried): AnswerSentences.wouldCancel
        }
    }

    /// How what was reserved came to be.
    init(reserving state: Reservation.State) {
        switch state {
        case .hold: self = .held
        case .request: self = .requested
        case .confirmed, .closed, .cancelled, .expired: self = .reserved
        }
    }
}

extension Desk {
    /// Says what became of a reservation: a line with what, when and where, then its money line by line.
    func answer(
        _ deed: Deed, _ answer: ReservationAnswer, title: String, takes: [String], _ doing: Doing,
        charge: Charge = .none
    ) {
        let currency = self.currency
        let money = (answer.money ?? []).map { row in
            (row, amount: Money(minorUnits: row.amount, currency: currency))
        }
        var lines = [headline(deed, answer, title: title, takes: takes, doing)]
        let approvals = (answer.approvals ?? []).map(\.approval)
        if let expiry = answer.expiresAt, approvals.isEmpty {
            let until = Cell.instant(expiry).sentence(in: zone)
            lines.append(AnswerSentences.heldUntil(until, answer.reference, doing))
        }
        lines += charge.lines(answer.money ?? [], answer.state)
        if deed == .cancelled, !money.isEmpty { lines.append(AnswerSentences.moneyBack) }
        lines += money.map { row, amount in
            .verbatim("  \(row.project) \(row.category) \(amount) (\(row.fund))")
        }
        lines += charge.linesBelow(answer.money ?? [], answer.state) + warningLines(answer)
        lines += conflictLines(answer.conflicts, doing)

        var fields = [
            Record.Field("reference", Headings.reference, doing == .tried ? .empty : .text(answer.reference)),
            Record.Field("title", Headings.title, .text(title)),
            Record.Field("state", Headings.state, answer.state.cell),
        ]
        if let before = answer.periodBefore { fields.append(.init("before", Headings.before, .period(before))) }
        if let period = answer.period { fields.append(.init("when", Headings.when, .period(period))) }
        fields.append(.init("takes", Headings.takes, .list(takes)))
        if let expiry = answer.expiresAt { fields.append(.init("until", Headings.until, .instant(expiry))) }
        fields += charge.fields(answer.money ?? [], answer.state)
        fields.append(.init("dry_run", Headings.dryRun, .flag(doing == .tried)))
        let table = Table(
            [
                Column("project", Headings.project), Column("category", Headings.category),
                Column("amount", Headings.amount, .trailing), Column("fund", Headings.fund),
            ],
            rows: money.map { row, amount in
                [.text(row.project), .text(row.category), .money(amount), .text(row.fund)]
            })
        let isChange = deed == .moved && answer.state == .confirmed
        let waits = isChange ? ApprovalSentences.changeWaits : ApprovalSentences.waits(doing)
        let parts =
            charge.parts(answer.money ?? [], answer.state) + [Record.Part("money", Headings.money, table)]
            + warningParts(answer) + conflictParts(answer.conflicts, doing)
        guard !approvals.isEmpty else { return self.answer(lines, record: Record(fields, parts: parts)) }
        let asked = Table.approvals(approvals, in: currency, doing)
        self.answer(
            Document([.init(.lines(lines)), .init(.table(asked), heading: waits)]),
            record: Record(
                fields, parts: parts + [Record.Part("approvals", ApprovalSentences.approvals, asked)]))
    }

    /// What soft rules say against it, a line each.
    func warningLines(_ answer: ReservationAnswer) -> [Sentence] {
        (answer.warnings?.reasons ?? []).map { AnswerSentences.warning($0.rule.rawValue, reasons.sentence($0)) }
    }

    /// The same for programs; nothing where nothing is said.
    func warningParts(_ answer: ReservationAnswer) -> [Record.Part] {
        answer.warnings.map { [Record.Part("warnings", Headings.warnings, .reasons($0.reasons, reasons))] } ?? []
    }

    private func headline(
        _ deed: Deed, _ answer: ReservationAnswer, title: String, takes: [String], _ doing: Doing
    ) -> Sentence {
        let when = [answer.periodBefore, answer.period].compactMap(\.self)
            .map { Cell.period($0).sentence(in: zone) }
        let list = Cell.list(takes).sentence(in: zone)
        let isHeld = deed == .moved && answer.state == .confirmed && !(answer.approvals ?? []).isEmpty
        let done = isHeld ? ApprovalSentences.heldChange(deed.sentence(doing)) : deed.sentence(doing)
        let parts =
            [Sentence.joined([done, .verbatim(":")], by: .verbatim(""))]
            + (doing == .tried ? [] : [.verbatim(answer.reference)]) + [.verbatim(title)]
        return Sentence.joined(
            [
                Sentence.joined(parts, by: .verbatim(" ")), Sentence.joined(when, by: .verbatim(" -> ")), list,
            ], by: .verbatim("  "))
    }
}

extension Reservation {
    /// What it takes, by name, equipment with its number.
    var takeNames: [String] { resources.map(\.text) }
}

extension Take {
    /// The resource's name, equipment with its number.
    var text: String { resource.name + (quantity.map { " x \($0)" } ?? "") }
}
