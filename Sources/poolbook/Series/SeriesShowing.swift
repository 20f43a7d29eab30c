import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// Shows a series: its rule, and every day of it with what became of it.
    func showSeries(_ series: Series) {
        let days = Table(
            [
                Column("when", Headings.when), Column("state", Headings.state), Column("takes", Headings.takes),
                Column("reference", Headings.reference), Column("was", SeriesSentences.wasOn),
            ],
            rows: series.days.map { day in
                let moved = day.reservation.map { $0.period.start != day.originalStart } ?? false
                return [
                    day.reservation.map { .period($0.period) } ?? .instant(day.originalStart),
                    day.reservation?.state.cell ?? .state(SeriesSentences.leftOut, key: "left_out"),
                    .list(day.reservation?.takeNames ?? []), (day.reservation?.reference).map(Cell.text) ?? .empty,
                    moved ? .instant(day.originalStart) : .empty,
                ]
            })
        answer(
            Record(
                [
                    Record.Field("reference", Headings.reference, .text(series.reference)),
                    Record.Field("title", Headings.title, (series.example?.title).map(Cell.text) ?? .empty),
                    Record.Field("rule", Headings.rule, (series.rules.first ?? nil).map(Cell.text) ?? .empty),
                    Record.Field("asked", SeriesSentences.askedHeading, .integer(series.days.count)),
                    Record.Field(
                        "to_come", SeriesSentences.toCome, .integer(series.ahead(of: snapshot.now, in: zone).count)),
                    Record.Field("created_by", Headings.createdBy, .optional(series.createdBy)),
                    Record.Field("created_at", Headings.createdAt, .instant(series.createdAt)),
                ], parts: [Record.Part("occurrences", SeriesSentences.occurrences, days)]))
    }
}
