import Foundation
import Reporting
import Scheduling
import SchedulingStore

extension Noun {
    /// What there is of it, as a table.
    func table(_ desk: Desk, _ filter: NounFilter = NounFilter()) throws -> Table {
        let pool = desk.snapshot.pool.id
        switch self {
        case .org:
            return Table(
                columns(["code", "name"]),
                rows: try desk.store.organizations(in: pool, filter).map { [.text($0.code), .text($0.name)] })
        case .member:
            return Table(
                columns(["login", "name", "organization", "roles", "locale"]),
                rows: try desk.store.members(in: pool, filter).map { row in
                    [
                        .text(row.login), .text(row.name), .optional(row.organization), .list(row.roles),
                        .optional(row.locale),
                    ]
                })
        case .venue: return try venues(desk, filter)
        case .staff:
            return Table(
                columns(["code", "name", "owner", "skills", "hours"]),
                rows: try desk.store.resources(.staff, in: pool, filter).map { row in
                    [
                        .text(row.code), .text(row.name), .text(row.owner), .list(row.skills),
                        .hours(row.hours),
                    ]
                })
        case .equipment:
            return Table(
                columns(["code", "name", "owner", "quantity"], trailing: ["quantity"]),
                rows: try desk.store.resources(.equipment, in: pool, filter).map { row in
                    [.text(row.code), .text(row.name), .text(row.owner), .optional(row.quantity)]
                })
        case .fund:
            return Table(
                columns(["code", "name", "source", "valid_from", "valid_until", "categories"]),
                rows: try desk.store.funds(in: pool, filter).map { row in
                    [
                        .text(row.code), .text(row.name), .state(Self.source(row.source), key: row.source),
                        .date(row.validFrom), .date(row.validUntil), .list(row.categories),
                    ]
                })
        case .project: return try projects(desk, filter)
        }
    }

    private func venues(_ desk: Desk, _ filter: NounFilter) throws -> Table {
        let rows = try desk.store.resources(.venue, in: desk.snapshot.pool.id, filter)
        if filter.id == nil {
            return Table(
                columns(["code", "name", "owner", "capacity", "district", "hours"], trailing: ["capacity"]),
                rows: rows.map { row in
                    [
                        .text(row.code), .text(row.name), .text(row.owner), .optional(row.capacity),
                        .optional(row.district), .hours(row.hours),
                    ]
                })
        }
        return Table(
            columns(fields.map(\.key)),
            rows: rows.map { row in
                [
                    .text(row.code), .text(row.name), .text(row.owner), .optional(row.capacity),
                    .optional(row.district), .optional(row.address), .optional(row.latitude.map { "\($0)" }),
                    .optional(row.longitude.map { "\($0)" }), .list(row.features), .list(row.aliases),
                    .integer(row.bufferBefore), .integer(row.bufferAfter),
                    .hours(row.hours), .list(row.parts),
                ]
            })
    }

    private func projects(_ desk: Desk, _ filter: NounFilter) throws -> Table {
        let amounts = ["granted", "reserved", "committed", "spent", "available"]
        let headings = [
            Headings.granted, Headings.reserved, Headings.committed, Headings.spent, Headings.available,
        ]
        let currency = desk.currency
        return Table(
            columns(["code", "name", "owners"]) + zip(amounts, headings).map { Column($0, $1, .trailing) },
            rows: try desk.store.projects(in: desk.snapshot.pool.id, filter).map { row in
                [.text(row.code), .text(row.name), .list(row.owners.sorted())]
                    + [row.granted, row.reserved, row.committed, row.spent, row.available].map { amount in
                        amount.map { .money(Money(minorUnits: $0, currency: currency)) } ?? .empty
                    }
            })
    }

    private func columns(_ keys: [String], trailing: Set<String> = []) -> [Column] {
        keys.compactMap { key in
            fields.first { $0.key == key }.map {
                Column(key, $0.heading, trailing.contains(key) ? .trailing : .leading)
            }
        }
    }

    /// What people read for a source of money.
    private static func source(_ key: String) -> Sentence {
        switch Fund.Source(rawValue: key) {
        case .national: Sentence(en: "national", zh: "国家")
        case .regional: Sentence(en: "regional", zh: "省区")
        case .municipal: Sentence(en: "municipal", zh: "市级")
        case .own: Sentence(en: "own", zh: "自有")
        case .donor: Sentence(en: "donor", zh: "捐赠")
        case nil: .verbatim(key)
        }
    }

    /// One of its things, with everything that is known of it.
    func record(_ desk: Desk, _ match: Snapshot.Match) throws -> Record {
        var filter = NounFilter()
        filter.id = match.id
        let table = try table(desk, filter)
        let fields = zip(table.columns, table.rows.first ?? []).map { column, cell in
            Record.Field(column.key, column.heading, cell)
        }
        switch self {
        case .org, .member, .venue, .staff, .equipment: return Record(fields)
        case .fund, .project:
            return Record(fields, parts: [Record.Part("lines", Headings.lines, try lines(desk, match.code))])
        }
    }

    private func lines(_ desk: Desk, _ code: String) throws -> Table {
        let rows = try desk.store.budgetLines(
            ofProject: self == .project ? code : nil, ofFund: self == .fund ? code : nil,
            in: desk.snapshot.pool.id)
        let currency = desk.currency
        return Table(
            [
                Column("year", Headings.year), Column("category", Headings.category),
                Column(self == .project ? "fund" : "project", self == .project ? Headings.fund : Headings.project),
                Column("granted", Headings.granted, .trailing), Column("reserved", Headings.reserved, .trailing),
                Column("committed", Headings.committed, .trailing), Column("spent", Headings.spent, .trailing),
                Column("available", Headings.available, .trailing),
            ],
            rows: rows.map { row in
                [.text("\(row.year)"), .text(row.category), .text(row.fund)]
                    + [row.granted, row.reserved, row.committed, row.spent, row.available].map {
                        .money(Money(minorUnits: $0, currency: currency))
                    }
            })
    }
}

extension Cell {
    /// Opening hours, in English for `--json`, which is the same in every language.
    static func hours(_ hours: OpeningHours) -> Cell {
        .state(.rendered(hours.text), key: hours.text(in: .english))
    }

    static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }
    static func optional(_ number: Int?) -> Cell { number.map(Cell.integer) ?? .empty }
}
