import Reporting
import Scheduling
import SchedulingStore

/// What a command does to several occurrences of a series.
struct SeriesChange {
    let series: Series
    /// What is still to come of it and is meant, the earliest first.
    let occurrences: [Reservation]
    let bar: ProgressBar

    /// What is meant by a command line: all that is still to come, or what of it is from a day on.
    init(_ series: Series, _ days: SeriesDays, _ write: WriteOptions, in desk: Desk, bar: ProgressBar) throws {
        self.series = series
        self.bar = bar
        let from = try days.from.map { try desk.day($0) }
        occurrences = series.ahead(of: desk.snapshot.now, from: from, in: desk.zone)
        // What was done under a key is answered again, though nothing may be left of it to do.
        guard !occurrences.isEmpty || write.key != nil else {
            throw Failure(.badData, SeriesSentences.nothingAhead(series.reference))
        }
    }
}

extension Desk {
    /// The reservation that stands on a day of a series, or that last did.
    func occurrence(of series: Series, on text: String) throws -> Reservation {
        let date = try day(text)
        guard let day = series.day(on: date, in: zone) else {
            throw Failure(.badData, SeriesSentences.notThatDay(series.reference, date))
        }
        guard let reservation = day.reservation else {
            throw Failure(.badData, SeriesSentences.leftOutDay(series.reference, date))
        }
        return reservation
    }

    /// Where a change of several leads: each to its new period, as the first of them; or each by as much, where it says by
    /// how much.
    func shifted(_ change: SeriesChange, by text: String?) throws -> (periods: [Period], isLater: Bool, days: Int) {
        let old = change.occurrences.map(\.period)
        guard let text, let first = old.first else { return (old, false, 0) }
        guard !When.readsShift(text) else {
            let new = try old.map { try period(text, like: $0) }
            let start = new.first?.start ?? first.start
            let days = [first.start, start].map { zone.local($0).date.daysSince1970 }
            return (new, start > first.start, days[1] - days[0])
        }
        let shift = SeriesShift(from: first, to: try period(text, like: first), in: zone)
        let new = try old.map { period in
            try recurring { () throws(RecurrenceProblem) in try shift.period(from: period, in: zone) }
        }
        return (new, shift.isLater, shift.days)
    }

    /// Changes occurrences into what is asked for each, in one act, and says what was and what is.
    func change(
        _ change: SeriesChange, into requests: [(request: Request, payments: JSONValue.PaymentsOfRow, own: [Reason])],
        isLater: Bool, days: Int, reason: String?, _ act: Act, _ doing: Doing
    ) throws {
        let occurrences = change.occurrences
        let planned = zip(occurrences.indices, requests).map { index, asked in
            Occurrence(
                number: index + 1, originalStart: asked.request.period.start, period: asked.request.period)
        }
        if let first = requests.first?.request {
            let overlap = seriesOverlap(planned, takes: first.takes, buffers: first.buffers)
            guard overlap.isEmpty else { throw Failure.refused(overlap, writer: reasons) }
        }
        let rows = zip(occurrences, requests).enumerated().map { index, pair in
            JSONValue(
                pair.0.id, version: pair.0.version, row: index + 1, into: pair.1.request, payments: pair.1.payments)
        }
        let own = requests.enumerated().flatMap { index, asked in
            asked.own.map { reason in
                var reason = reason
                reason.row = index + 1
                return reason
            }
        }
        // Days that moved follow the rule no more.
        let rule = days == 0 ? change.series.rules.last ?? nil : nil
        let answer = try doingSeries(change.bar, own, of: planned.map(\.period), .skip) { () throws(StoreError) in
            try store.editSeries(
                change.series.id, rule: rule, reason: reason, isLater ? rows.reversed() : rows,
                own.isEmpty ? act : act.collectingReasons)
        } act: {
            act
        }
        let soft = requests.flatMap { warnings(against: $0.request) }
        answerChange(
            answer, title: requests.first?.request.title ?? change.series.example?.title ?? "", soft, doing)
    }

    private func answerChange(_ answer: SeriesEditAnswer, title: String, _ own: [Reason], _ doing: Doing) {
        let changed = answer.changed.sorted { $0.startsAt < $1.startsAt }
        let isMoved = changed.contains { $0.before?.period != $0.after?.period }
        let table = Table(
            [
                Column("reference", Headings.reference),
                Column("before", Headings.before, for: isMoved ? .everybody : .programs),
                Column("when", Headings.when), Column("takes", Headings.takes),
            ],
            rows: changed.map { one in
                let takes = (one.after?.takes ?? []).map { $0.name + ($0.quantity.map { " x \($0)" } ?? "") }
                return [
                    .text(one.reference), one.before?.period.map(Cell.period) ?? .empty,
                    one.period.map(Cell.period) ?? .empty, .list(takes),
                ]
            }, head: .hidden)
        let head = Sentence.joined(
            [
                SeriesSentences.changed(changed.count, doing), .verbatim(answer.reference), .verbatim(title),
            ], by: .verbatim(" "))
        var sections = [Document.Section(.table(table), heading: head)]
        let lines = isMoved ? [] : changed.first.map(changeLines) ?? []
        if !lines.isEmpty { sections.append(.init(.lines(lines))) }
        let soft = own + changed.flatMap { $0.warnings?.reasons ?? [] }
        if !soft.isEmpty { sections.append(.init(.lines(warningLines(soft)))) }
        self.answer(
            Document(sections),
            record: Record(
                [
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("title", Headings.title, .text(title)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ], parts: [Record.Part("occurrences", SeriesSentences.occurrences, table)] + warningParts(soft)))
    }

    /// Cancels occurrences of a series and says what is free and what is back.
    func cancel(
        _ series: Series, _ reservations: [Reservation], reason: String?, _ act: Act, _ bar: ProgressBar, _ doing: Doing
    ) throws {
        let ids = reservations.map(\.id)
        let answer = try doingSeries(bar, [], of: reservations.map(\.period), .skip) { () throws(StoreError) in
            try store.cancelSeries(series.id, ids, reason: reason, act)
        } act: {
            act
        }
        let table = Table(
            [
                Column("reference", Headings.reference), Column("when", Headings.when),
                Column("takes", Headings.takes),
            ],
            rows: answer.cancelled.map { one in
                [.text(one.reference), one.period.map(Cell.period) ?? .empty, .list(one.takes ?? [])]
            }, head: .hidden)
        let money = Table.money(answer.money, in: currency)
        let head = Sentence.joined(
            [
                .verbatim(answer.reference), .verbatim(series.example?.title ?? ""),
                SeriesSentences.cancelled(answer.cancelled.count, remaining: answer.remaining, doing),
            ], by: .verbatim("  "))
        var sections = [Document.Section(.table(table), heading: head)]
        if !money.rows.isEmpty { sections.append(.init(.table(money), heading: AnswerSentences.moneyBack)) }
        if answer.cancelled.count == 1, doing == .done, let one = answer.cancelled.first {
            let day = zone.local(one.startsAt).date
            sections.append(.init(.lines([SeriesSentences.takeAgain(answer.reference, day)])))
        }
        self.answer(
            Document(sections),
            record: Record(
                [
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("cancelled", SeriesSentences.cancelledHeading, .integer(answer.cancelled.count)),
                    Record.Field("to_come", SeriesSentences.toCome, .integer(answer.remaining)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ],
                parts: [
                    Record.Part("occurrences", SeriesSentences.occurrences, table),
                    Record.Part("money", Headings.money, money),
                ]))
    }
}
