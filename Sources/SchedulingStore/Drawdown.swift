public import Foundation
internal import Postgres
public import Scheduling

/// Which budget lines to look at. Of several of one sort any will do; what is empty or nil filters nothing.
public struct LineFilter: Sendable, Hashable {
    /// These.
    public var ids: [UUID]?
    /// Of these projects.
    public var projects: [UUID] = []
    /// Of these funds.
    public var funds: [UUID] = []
    /// Of projects that one of these organizations owns.
    public var owners: [UUID] = []
    /// In one of these categories.
    public var categories: [String] = []
    /// Of this fiscal year.
    public var year: Int?

    /// All of them.
    public init() {}
}

/// As of when, and as known when.
public struct Viewpoint: Sendable, Hashable {
    /// The last day that counts; nil: all there is.
    public var asOf: LocalDate?
    /// The last instant whose entries count; nil: all there are.
    public var knownAt: Instant?

    /// As of now, or as of a day, and as known now, or at an instant.
    public init(asOf: LocalDate? = nil, knownAt: Instant? = nil) {
        self.asOf = asOf
        self.knownAt = knownAt
    }

    /// Whether it is now, from which everything can be seen.
    public var isNow: Bool { asOf == nil && knownAt == nil }
}

extension Store {
    /// The budget lines whose money the caller may read, by project, year, category and fund; without their balances.
    public func drawdownLines(in pool: PoolID, _ filter: LineFilter) throws(StoreError) -> [DrawdownLine] {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let ids = filter.ids { conditions.require("line_id = any (?)", ids) }
        if !filter.projects.isEmpty { conditions.require("project_id = any (?)", filter.projects) }
        if !filter.funds.isEmpty { conditions.require("fund_id = any (?)", filter.funds) }
        if !filter.owners.isEmpty { conditions.require("owner_ids && ?", filter.owners) }
        if !filter.categories.isEmpty { conditions.require("category = any (?)", filter.categories) }
        if let year = filter.year { conditions.require("fiscal_year = ?", Int16(clamping: year)) }
        return try read(
            .many(
                """
                select
                    line_id, fund, fund_name, project, project_name, owners, category, fiscal_year, curve,
                    rate_formula, carry_over, invoiced, match_share, match_amount, match_from, source
                from poolbook_1.drawdown_lines
                where \(conditions.text)
                order by project, fiscal_year, category, fund
                """, conditions.parameters
            ) { row in
                var line = DrawdownLine(
                    id: try row.next(), fund: .init(code: try row.next(), name: try row.next()),
                    project: .init(code: try row.next(), name: try row.next()), owners: try row.next(),
                    category: try row.next(), year: Int(try row.next(Int16.self)),
                    benchmark: Benchmark(months: try row.next([Int32].self).map(Int.init)),
                    formula: RateFormula(rawValue: try row.next()) ?? .spent,
                    carriedOver: Int(try row.next(Int32.self)), invoiced: try row.next())
                line.matchTerms = MatchTerms(
                    share: Int(try row.next(Int32.self)), amount: try row.next(),
                    sources: MatchTerms.Sources(rawValue: try row.next()) ?? .any)
                line.isOwnMoney = try row.next(String.self) == "own"
                return line
            })
    }

    /// The same lines with their balances from a viewpoint, and what was spent since the first day of a month.
    public func balances(
        of lines: [DrawdownLine], in pool: PoolID, _ viewpoint: Viewpoint, spentSince month: LocalDate
    ) throws(StoreError) -> [DrawdownLine] {
        let sums = try read(
            .many(
                """
                select
                    line_id,
                    sum(original)::bigint,
                    sum(granted)::bigint,
                    sum(reserved)::bigint,
                    sum(committed)::bigint,
                    sum(spent)::bigint,
                    sum(lapsed)::bigint,
                    sum(released)::bigint,
                    coalesce(sum(spent) filter (where month >= $5), 0)::bigint
                from poolbook_1.line_months($1, $2, $3, $4)
                group by line_id
                """, viewpoint.parameters(pool, lines.map(\.id)) + [month.calendarDay]
            ) { row in
                (try row.next(UUID.self), try row.nextBalances(), try row.next(Int64.self))
            })
        let byLine = Dictionary(sums.map { ($0.0, ($0.1, $0.2)) }, uniquingKeysWith: { first, _ in first })
        return lines.map { line in
            var line = line
            if let (balances, recent) = byLine[line.id] {
                line.balances = balances
                line.recent = recent
            }
            if !viewpoint.isNow { line.invoiced = nil }
            return line
        }
    }

    /// What each month moved of lines, in order; months in which nothing moved are left out.
    public func months(
        of lines: [UUID], in pool: PoolID, _ viewpoint: Viewpoint
    ) throws(StoreError) -> [DrawdownMonth] {
        try read(
            .many(
                """
                select
                    month,
                    sum(original)::bigint,
                    sum(granted)::bigint,
                    sum(reserved)::bigint,
                    sum(committed)::bigint,
                    sum(spent)::bigint,
                    sum(lapsed)::bigint,
                    sum(released)::bigint
                from poolbook_1.line_months($1, $2, $3, $4)
                group by month
                order by month
                """, viewpoint.parameters(pool, lines)
            ) { row in DrawdownMonth(month: LocalDate(try row.next()), moved: try row.nextBalances()) })
    }

    /// What events have drawn of lines, by their start.
    public func events(
        of lines: [UUID], in pool: PoolID, _ viewpoint: Viewpoint
    ) throws(StoreError) -> [DrawdownEvent] {
        try read(
            .many(
                """
                select
                    reservation_id, line_id, reference, title, starts_at, ends_at, state, hosts, shares, since, 0::bigint,
                    0::bigint, reserved, committed, spent, 0::bigint, released
                from poolbook_1.event_sums($1, $2, $3, $4)
                order by starts_at, reference, line_id
                """, viewpoint.parameters(pool, lines)
            ) { row in
                let id: UUID = try row.next()
                let line: UUID = try row.next()
                let reference: String = try row.next()
                let title: String = try row.next()
                let start = Instant(try row.next())
                let end = Instant(try row.next())
                guard let period = Period(start: start, end: end) else { throw StoreError.unreadable("Period") }
                return DrawdownEvent(
                    id: id, line: line, reference: reference, title: title, period: period,
                    state: Reservation.State(rawValue: try row.next()) ?? .confirmed, hosts: try row.next(),
                    shares: try row.next([Int32].self).map { try Share(partsPerMillion: Int($0)) },
                    since: try row.nextDay(), balances: try row.nextBalances())
            })
    }

    /// How many requests wait for a year's money of projects, and how much they ask for.
    public func asked(
        of projects: [UUID], year: Int, in pool: PoolID
    ) throws(StoreError) -> [UUID: (requests: Int, amount: Int64)] {
        let rows = try read(
            .many(
                "select project_id, requests, amount from poolbook_1.asked_of($1, $2, $3)",
                [pool.uuid, projects, Int32(clamping: year)]
            ) { row in
                (try row.next(UUID.self), Int(try row.next(Int64.self)), try row.next(Int64.self))
            })
        return Dictionary(rows.map { ($0.0, ($0.1, $0.2)) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A reservation, with the lines that pay for it.
public struct PaidEvent: Sendable, Hashable {
    /// Its identifier.
    public let id: UUID
    /// What people type for it.
    public let reference: String
    /// What its event is called.
    public let title: String
    /// The lines that pay for it and that the caller may read.
    public let lines: [UUID]
}

extension Store {
    /// The reservations whose reference begins so, of those that are paid with money that the caller may read.
    public func paidEvents(beginning reference: String, in pool: PoolID) throws(StoreError) -> [PaidEvent] {
        try read(
            .many(
                """
                select reservation_id, reference, title, line_ids
                from poolbook_1.lines_paying($1, $2)
                order by reference
                """, [pool.uuid, reference]
            ) { row in
                PaidEvent(id: try row.next(), reference: try row.next(), title: try row.next(), lines: try row.next())
            })
    }
}

extension Viewpoint {
    /// What the functions of sums take.
    func parameters(_ pool: PoolID, _ lines: [UUID]) -> [any PostgresValue] {
        [pool.uuid, lines, asOf.map(\.calendarDay), knownAt.map(\.timestamp)]
    }
}

extension Row {
    /// The seven balances, in the order of the sums.
    mutating func nextBalances() throws(PostgresError) -> Balances {
        Balances(
            original: try next(), granted: try next(), reserved: try next(), committed: try next(),
            spent: try next(), lapsed: try next(), released: try next())
    }
}
