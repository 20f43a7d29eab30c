import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// Says what became of the occurrences of a series: how many of each outcome, then each of them, then the money.
    func answerSeries(
        _ answer: SeriesAnswer, title: String, _ occurrences: [Occurrence], _ own: [[Reason]], _ warned: [[Reason]],
        _ doing: Doing
    ) {
        let counts = OccurrenceOutcome.allCases.compactMap { outcome in
            let count = answer.occurrences.count { $0.outcome == outcome }
            return count > 0 || outcome == .held || outcome == .refused ? (outcome: outcome, count: count) : nil
        }
        let tally = SeriesSentences.tally(answer.occurrences.count, counts)
        let head: [Sentence] =
            switch doing {
            case .done: [.verbatim(answer.reference), .verbatim(title), tally]
            case .tried: [SeriesSentences.would, .verbatim(title), tally]
            }
        let planned = Dictionary(occurrences.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let reasonsOf = Dictionary(grouping: own.flatMap(\.self)) { $0.row ?? 0 }
        let notes = answer.occurrences.map { note($0, planned[$0.number], reasonsOf[$0.number] ?? []) }
        let held = Set(answer.occurrences.filter { $0.outcome == .held }.map(\.number))
        let soft =
            zip(occurrences, warned).flatMap { held.contains($0.number) ? $1 : [] }
            + answer.occurrences.flatMap { $0.warnings?.reasons ?? [] }
        let hasNotes = notes.contains { $0 != .empty }
        let columns = [
            Column("number", SeriesSentences.occurrence, .trailing), Column("when", Headings.when),
            Column("takes", Headings.takes), Column("reference", Headings.reference),
            Column("outcome", Headings.outcome),
            Column("reason", Headings.reason, for: hasNotes ? .everybody : .programs),
        ]
        let table = Table(
            columns,
            rows: zip(answer.occurrences, notes).map { one, note in
                [
                    .integer(one.number), one.period.map(Cell.period) ?? .empty,
                    one.takes.map(Cell.list) ?? .empty,
                    doing == .tried ? .empty : one.reference.map(Cell.text) ?? .empty, state(of: one), note,
                ]
            }, head: .hidden)
        let money = Table.money(answer.money, in: currency)
        var sections = [Document.Section(.table(table), heading: Sentence.joined(head, by: .verbatim("  ")))]
        if !money.rows.isEmpty { sections.append(.init(.table(money), heading: Headings.money)) }
        if !soft.isEmpty { sections.append(.init(.lines(warningLines(soft)))) }
        self.answer(
            Document(sections),
            record: Record(
                [
                    Record.Field("reference", Headings.reference, doing == .tried ? .empty : .text(answer.reference)),
                    Record.Field("title", Headings.title, .text(title)),
                    Record.Field("asked", SeriesSentences.askedHeading, .integer(answer.occurrences.count)),
                ]
                    + OccurrenceOutcome.allCases.map { outcome in
                        Record.Field(
                            outcome.rawValue, SeriesSentences.word(outcome),
                            .integer(answer.occurrences.count { $0.outcome == outcome }))
                    } + [Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried))],
                parts: [
                    Record.Part("occurrences", SeriesSentences.occurrences, table),
                    Record.Part("money", Headings.money, money),
                ] + warningParts(soft)))
    }

    private func state(of one: SeriesAnswer.Occurrence) -> Cell {
        let word =
            one.outcome == .held && !(one.approvals ?? []).isEmpty
            ? SeriesSentences.heldForApproval : SeriesSentences.word(one.outcome)
        return .state(word, key: one.outcome.rawValue)
    }

    /// Why an occurrence is not as it was asked for, or not on its day.
    private func note(_ one: SeriesAnswer.Occurrence, _ planned: Occurrence?, _ own: [Reason]) -> Cell {
        var parts: [Sentence] = []
        switch planned?.holiday {
        case .moved(let day, let name): parts.append(SeriesSentences.movedFrom(day, name))
        case .leftOut(let name): parts.append(.verbatim(name))
        case nil: break
        }
        switch one.outcome {
        case .elsewhere, .request, .refused: parts += (own + one.why).map(reasons.sentence)
        case .held, .holiday: break
        }
        guard !parts.isEmpty else { return .empty }
        let joined = Sentence.joined(parts, by: Sentence(en: "; ", zh: "；"))
        return .state(joined, key: joined.en)
    }
}

extension Table {
    /// Money that was taken or given back, line by line.
    static func money(_ money: [ReservationAnswer.Money], in currency: Currency) -> Table {
        Table(
            [
                Column("project", Headings.project), Column("category", Headings.category),
                Column("amount", Headings.amount, .trailing), Column("fund", Headings.fund),
            ],
            rows: money.map { row in
                [
                    .text(row.project), .text(row.category),
                    .money(Money(minorUnits: row.amount, currency: currency)), .text(row.fund),
                ]
            }, head: .hidden)
    }
}
