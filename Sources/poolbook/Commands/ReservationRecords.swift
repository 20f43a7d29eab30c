import Reporting
import Scheduling
import SchedulingStore

/// Reservations as they are listed and shown.
enum ReservationRecords {
    static func table(_ rows: [ReservationRow]) -> Table {
        Table(
            [
                Column("reference", Headings.reference), Column("when", Headings.when),
                Column("state", Headings.state), Column("title", Headings.title), Column("takes", Headings.takes),
                Column("hosts", Headings.hosts), Column("kind", Headings.kind, for: .programs),
                Column("brand", Headings.brand, for: .programs),
            ],
            rows: rows.map { row in
                [
                    .text(row.reference), .period(row.period), row.state.cell, .text(row.title), .list(row.takes),
                    .list(row.hosts), .optional(row.kind), .optional(row.brand),
                ]
            })
    }

    static func record(
        _ row: ReservationRow, _ cost: Cost, paid: Money?, _ money: [CommitmentRow], currency: Currency,
        conflicts: Table?
    ) -> Record {
        var fields = [
            Record.Field("reference", Headings.reference, .text(row.reference)),
            Record.Field("title", Headings.title, .text(row.title)),
            Record.Field("state", Headings.state, row.state.cell),
            Record.Field("when", Headings.when, .period(row.period)),
            Record.Field("takes", Headings.takes, .list(row.takes)),
            Record.Field("kind", Headings.kind, .optional(row.kind)),
            Record.Field("brand", Headings.brand, .optional(row.brand)),
            Record.Field("attendance", Headings.attendance, .optional(row.attendance)),
            Record.Field("buffer_before", Headings.bufferBefore, .integer(row.buffers.before)),
            Record.Field("buffer_after", Headings.bufferAfter, .integer(row.buffers.after)),
        ]
        if let series = row.series { fields.append(.init("series", Headings.series, .text(series))) }
        fields.append(.init("cost", Headings.cost, .money(cost.total)))
        fields.append(.init("paid", Headings.paid, paid.map(Cell.money) ?? .empty))
        if let expiry = row.expiresAt { fields.append(.init("until", Headings.until, .instant(expiry))) }
        fields.append(.init("created_by", Headings.createdBy, .optional(row.createdBy)))
        fields.append(.init("created_at", Headings.createdAt, .instant(row.createdAt)))
        var outcome: [Record.Part] = []
        if let closing = row.closing {
            fields += closed(closing)
            outcome = [Record.Part("figures", Headings.figures, .figures(closing.outcome.figures))]
        }
        return Record(
            fields,
            parts: [
                Record.Part("hosts", Headings.hosts, hosts(row)), cost.part,
                Record.Part("money", Headings.money, table(money, currency: currency)),
            ] + outcome + [conflicts].compactMap(\.self).map { Record.Part("conflicts", Headings.inConflict, $0) })
    }

    private static func closed(_ closing: ReservationRow.Closing) -> [Record.Field] {
        [
            Record.Field("attended", Headings.attended, .integer(closing.outcome.attended)),
            Record.Field("note", Headings.note, .optional(closing.outcome.note)),
            Record.Field("closed_by", Headings.closedBy, .optional(closing.closedBy)),
            Record.Field("closed_at", Headings.closedAt, .instant(closing.closedAt)),
        ]
    }

    private static func hosts(_ row: ReservationRow) -> Table {
        Table(
            [Column("host", Headings.host), Column("share", Headings.share, .trailing)],
            rows: zip(row.hosts, row.shares).map { name, share in
                [.text(name), (try? Share(partsPerMillion: share)).map(Cell.share) ?? .empty]
            })
    }

    private static func table(_ rows: [CommitmentRow], currency: Currency) -> Table {
        Table(
            [
                Column("project", Headings.project), Column("category", Headings.category),
                Column("fund", Headings.fund), Column("year", Headings.year),
                Column("reserved", Headings.reserved, .trailing), Column("committed", Headings.committed, .trailing),
                Column("spent", Headings.spent, .trailing), Column("released", Headings.released, .trailing),
            ],
            rows: rows.map { row in
                [.text(row.project), .text(row.category), .text(row.fund), .text("\(row.year)")]
                    + [row.reserved, row.committed, row.spent, row.released].map {
                        .money(Money(minorUnits: $0, currency: currency))
                    }
            })
    }
}
