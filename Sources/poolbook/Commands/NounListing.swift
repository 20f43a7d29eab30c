import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Which things a table has, by their retirement.
enum Listed {
    /// Those that are not retired on a day.
    case standing(on: LocalDate)
    /// Those that are or will be retired, with the day.
    case retired
    /// The one that is shown, with the day where it has one.
    case shown(UUID)

    fileprivate var id: UUID? {
        switch self {
        case .standing, .retired: nil
        case .shown(let id): id
        }
    }

    fileprivate func has(_ retiredFrom: LocalDate?) -> Bool {
        switch self {
        case .standing(let day): retiredFrom.map { $0 > day } ?? true
        case .retired: retiredFrom != nil
        case .shown: true
        }
    }

    /// A table of rows, with the day of retirement as its last column where one is to be told.
    fileprivate func table<Row: Retiring>(
        _ columns: [Column], _ rows: [Row], _ cells: (Row) throws -> [Cell]
    ) rethrows -> Table {
        let kept = rows.filter { has($0.retiredFrom) }
        let tellsDay =
            switch self {
            case .standing: false
            case .retired: true
            case .shown: kept.contains { $0.retiredFrom != nil }
            }
        let tellsAccess =
            switch self {
            case .standing, .retired: false
            case .shown: kept.contains { $0.restriction != nil }
            }
        return Table(
            columns + (tellsAccess ? [Column("access", ApprovalSentences.access)] : [])
                + (tellsDay ? [Column("retired_from", Headings.retiredFrom)] : []),
            rows: try kept.map { row in
                let access = row.restriction.map { Cell.state(ApprovalSentences.access($0), key: $0.rawValue) }
                return try cells(row) + (tellsAccess ? [access ?? .empty] : [])
                    + (tellsDay ? [row.retiredFrom.map(Cell.date) ?? .empty] : [])
            })
    }
}

/// What can be retired, as it is listed.
private protocol Retiring {
    var retiredFrom: LocalDate? { get }
    /// Who may reserve it, where not everybody does.
    var restriction: Resource.Access? { get }
}

extension Retiring {
    var restriction: Resource.Access? { nil }
}

extension OrganizationRow: Retiring {}
extension MemberRow: Retiring {}
extension ResourceRow: Retiring {
    var restriction: Resource.Access? { access == .free ? nil : access }
}
extension FundRow: Retiring {}
extension ProjectRow: Retiring {}

extension Noun {
    /// What there is of it, as a table.
    func table(_ desk: Desk, _ listed: Listed, _ filter: NounFilter = NounFilter()) throws -> Table {
        let pool = desk.snapshot.pool.id
        var filter = filter
        filter.id = listed.id
        switch self {
        case .org:
            // Few pools tell kinds of organizations apart: who lists them reads it with one only, as where it is written.
            let rows = try desk.store.organizations(in: pool, filter)
            let guest = Column(
                "guest", AgreementSentences.guest, for: rows.contains(where: \.isGuest) ? .everybody : .programs)
            return listed.table(
                columns(["code", "name"]) + details(["kind", "locale", "email", "telephone"], listed) + [guest],
                rows
            ) { row in
                [
                    .text(row.code), .text(row.name), .optional(row.kind), .optional(row.locale), .optional(row.email),
                    .optional(row.telephone), .flag(row.isGuest),
                ]
            }
        case .member:
            return listed.table(
                columns(["login", "name", "organization", "roles", "locale"])
                    + details(["email", "telephone"], listed),
                try desk.store.members(in: pool, filter)
            ) { row in
                [
                    .text(row.login), .text(row.name), .optional(row.organization), .list(row.roles),
                    .optional(row.locale), .optional(row.email), .optional(row.telephone),
                ]
            }
        case .venue: return try venues(desk, listed, filter)
        case .staff:
            return listed.table(
                columns(["code", "name", "owner", "skills", "hours", "rate"])
                    + details(["email", "telephone", "locale", "member"], listed),
                try desk.store.resources(.staff, in: pool, filter)
            ) { row in
                [
                    .text(row.code), .text(row.name), .text(row.owner), .list(row.skills), .hours(row.hours),
                    .rate(row.rate(in: desk.currency)), .optional(row.contacts.email),
                    .optional(row.contacts.telephone), .optional(row.contacts.locale), .optional(row.contacts.member),
                ]
            }
        case .equipment:
            return listed.table(
                columns(["code", "name", "owner", "quantity", "rate"], trailing: ["quantity"]),
                try desk.store.resources(.equipment, in: pool, filter)
            ) { row in
                [
                    .text(row.code), .text(row.name), .text(row.owner), .optional(row.quantity),
                    .rate(row.rate(in: desk.currency)),
                ]
            }
        case .fund:
            let terms = listed.id == nil ? [] : (FundTerms.fields + FundTerms.occasional).map(\.key)
            return listed.table(
                columns(["code", "name", "source", "valid_from", "valid_until", "categories"] + terms),
                try desk.store.funds(in: pool, filter)
            ) { row in
                [
                    .text(row.code), .text(row.name), .state(Self.source(row.source), key: row.source),
                    .date(row.validFrom), .date(row.validUntil), .list(row.categories),
                ] + (listed.id == nil ? [] : row.terms.cells)
            }
        case .project: return try projects(desk, listed, filter)
        }
    }

    private func venues(_ desk: Desk, _ listed: Listed, _ filter: NounFilter) throws -> Table {
        let rows = try desk.store.resources(.venue, in: desk.snapshot.pool.id, filter)
        guard listed.id != nil else {
            return listed.table(
                columns(["code", "name", "owner", "capacity", "district", "hours", "rate"], trailing: ["capacity"]),
                rows
            ) { row in
                [
                    .text(row.code), .text(row.name), .text(row.owner), .optional(row.capacity),
                    .optional(row.district), .hours(row.hours), .rate(row.rate(in: desk.currency)),
                ]
            }
        }
        return listed.table(columns(fields.map(\.key)), rows) { row in
            [
                .text(row.code), .text(row.name), .text(row.owner), .optional(row.capacity),
                .optional(row.district), .optional(row.address), .optional(row.latitude.map { "\($0)" }),
                .optional(row.longitude.map { "\($0)" }), .list(row.features), .list(row.aliases),
                .integer(row.bufferBefore), .integer(row.bufferAfter),
                .hours(row.hours), .list(row.parts), .rate(row.rate(in: desk.currency)),
            ]
        }
    }

    private func projects(_ desk: Desk, _ listed: Listed, _ filter: NounFilter) throws -> Table {
        let amounts = ["granted", "reserved", "committed", "spent", "available"]
        let headings = [
            Headings.granted, Headings.reserved, Headings.committed, Headings.spent, Headings.available,
        ]
        let currency = desk.currency
        return listed.table(
            columns(["code", "name", "owners"]) + zip(amounts, headings).map { Column($0, $1, .trailing) },
            try desk.store.projects(in: desk.snapshot.pool.id, filter)
        ) { row in
            [.text(row.code), .text(row.name), .list(row.owners)]
                + [row.granted, row.reserved, row.committed, row.spent, row.available].map { amount in
                    amount.map { .money(Money(minorUnits: $0, currency: currency)) } ?? .empty
                }
        }
    }

    private func columns(_ keys: [String], trailing: Set<String> = []) -> [Column] {
        keys.compactMap { key in
            known.first { $0.key == key }.map {
                Column(key, $0.heading, trailing.contains(key) ? .trailing : .leading)
            }
        }
    }

    /// Columns that people read with one thing only, and programs always.
    private func details(_ keys: [String], _ listed: Listed) -> [Column] {
        columns(keys).map { column in
            switch listed {
            case .standing, .retired: Column(column.key, column.heading, column.alignment, for: .programs)
            case .shown: column
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
        let table = try table(desk, .shown(match.id))
        let fields = zip(table.columns, table.rows.first ?? []).map { column, cell in
            Record.Field(column.key, column.heading, cell)
        }
        switch self {
        case .org: return Record(fields, parts: try desk.standingParts(of: match.id))
        case .member, .venue, .staff, .equipment: return Record(fields)
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

    /// A rate, in English for `--json`, which is the same in every language.
    static func rate(_ rate: Rate?) -> Cell {
        rate.map { .state(.rendered($0.text), key: $0.text(in: .english)) } ?? .empty
    }

    static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }
    static func optional(_ number: Int?) -> Cell { number.map(Cell.integer) ?? .empty }
}

extension ResourceRow {
    /// Its rate; nil where it is free.
    func rate(in currency: Currency) -> Rate? { Rate(rateAmount, rateUnit, rateCategory, in: currency) }
}
