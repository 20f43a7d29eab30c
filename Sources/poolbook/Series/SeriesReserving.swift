import ICalendar
import Reporting
import Scheduling
import SchedulingStore

/// What `reserve` asks for where the event repeats.
struct SeriesAsked {
    let first: Booking
    let options: SeriesOptions
    let doing: Doing
    /// How far the act has come, on a terminal.
    let bar: ProgressBar
}

extension Desk {
    /// Reserves every occurrence of an event that repeats, in one act, and says what became of each.
    func reserveSeries(_ asked: SeriesAsked, _ act: Act) throws {
        let (first, request) = (asked.first, asked.first.request)
        let (choice, differ) = (try asked.options.conflictChoice(), try asked.options.checkedDiffer())
        let recurrence = try asked.options.recurrence(from: request.period, in: self)
        let occurrences = try recurring { () throws(RecurrenceProblem) in
            try recurrence.occurrences(from: request.period, in: zone, holidays: snapshot.pool.holidays)
        }
        let overlap = seriesOverlap(occurrences, takes: request.takes, buffers: request.buffers)
        guard overlap.isEmpty else { throw Failure.refused(overlap, writer: reasons) }

        var (bookings, paid): ([Booking], [Payment]) = ([], [])
        for occurrence in occurrences {
            let booking = try named { try first.again(during: occurrence.period, after: paid, in: self) }
            bookings.append(booking)
            if occurrence.takesPlace { paid += booking.request.payments }
        }
        let own = zip(occurrences, bookings).map { ownReasons(against: $1, as: $0) }
        let alternatives =
            choice == .alternative
            ? try alternatives(for: bookings, occurrences, refused: own) : bookings.map { _ in [] }
        let rows = occurrences.indices.map { index in
            SeriesRequest.Row(
                occurrences[index], choices: [bookings[index].request] + alternatives[index],
                own[index].isEmpty ? .allowed : .barred)
        }
        let series = SeriesRequest(
            rule: recurrence.rule.description, onConflict: choice, differ: differ, rows: rows, needs: first.needs)
        let isRefused = choice == .refuse && own.contains { !$0.isEmpty }
        let answer = try doingSeries(
            asked.bar, own.flatMap(\.self), of: occurrences.map(\.period), choice, differing: differ
        ) { () throws(StoreError) in
            try store.reserveSeries(series, isRefused ? act.collectingReasons : act)
        } act: {
            act
        }
        let warned = bookings.map { warnings(against: $0.request) }
        answerSeries(answer, title: request.title, occurrences, own, warned, asked.doing)
    }

    /// What the program's own rules say against an occurrence, each with its number.
    func ownReasons(against booking: Booking, as occurrence: Occurrence) -> [Reason] {
        guard occurrence.takesPlace, booking.request.firmness != .request else { return [] }
        let places = reasonsAgainst(booking.request.asked, during: booking.request.period, in: ruleContext)
        return (places.refusing + booking.plan.reasons).map { reason in
            var reason = reason
            reason.row = occurrence.number
            return reason
        }
    }

    /// Does an act on a series; what refuses it is told occurrence by occurrence, the program's own reasons first.
    func doingSeries<Answer>(
        _ bar: ProgressBar, _ own: [Reason], of periods: [Period], _ choice: ConflictChoice,
        differing limit: Int? = nil,
        _ body: () throws(StoreError) -> Answer, act: () -> Act
    ) throws -> Answer {
        defer { bar.end() }
        do {
            return try interruptible { interrupt in
                do throws(StoreError) {
                    return try body()
                } catch {
                    throw interrupt.happened ? StoreError.interrupted : error
                }
            }
        } catch let error as StoreError {
            guard case .refused(let found) = error else { throw Failure(error, reasons: reasons, key: act().key) }
            throw seriesRefusal(own + found, of: periods, choice, limit)
        }
    }

    /// A refusal that says of which occurrence each reason is.
    private func seriesRefusal(
        _ found: [Reason], of periods: [Period], _ choice: ConflictChoice, _ limit: Int?
    ) -> Failure {
        let found = found.enumerated().sorted { ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset) }
            .map(\.element)
        guard found.contains(where: { $0.row != nil }) else { return Failure.refused(found, writer: reasons) }
        func period(_ number: Int?) -> Cell {
            guard let number, periods.indices.contains(number - 1) else { return .empty }
            return .period(periods[number - 1])
        }
        let table = Table(
            [
                Column("occurrence", SeriesSentences.occurrence, .trailing), Column("when", Headings.when),
                Column("rule", Headings.rule), Column("reason", Headings.reason),
            ],
            rows: found.map { reason in
                let sentence = reasons.sentence(reason)
                return [
                    reason.row.map(Cell.integer) ?? .empty, period(reason.row), .text(reason.rule.rawValue),
                    .state(sentence, key: sentence.en),
                ]
            }, head: .hidden)
        let count = Set(found.compactMap(\.row)).count
        var sections = [
            Document.Section(.table(table), key: "refused", heading: SeriesSentences.refused(count, of: periods.count))
        ]
        switch choice {
        case .refuse: sections.append(Document.Section(.lines([SeriesSentences.wayOut])))
        case .skip, .alternative, .request:
            if let limit, count > limit { sections.append(Document.Section(.lines([SeriesSentences.beyond(limit)]))) }
        }
        return Failure(.refused, lines: [], document: Document(sections))
    }
}
