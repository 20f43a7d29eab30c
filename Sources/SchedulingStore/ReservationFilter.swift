internal import Postgres
public import Scheduling

/// Which reservations to list. Of several of one sort any will do; what is empty or nil filters nothing.
public struct ReservationFilter: Sendable {
    /// These.
    public var ids: [ReservationID]?
    /// Of this series.
    public var series: SeriesID?
    /// Some of whose time is in it.
    public var period: Period?
    /// With one of each of these groups.
    public var resources: [[ResourceID]] = []
    /// Hosted by one of these.
    public var hosts: [OrganizationID] = []
    /// With something that one of these owns.
    public var owners: [OrganizationID] = []
    /// Paid by one of these, as far as the caller may see their money.
    public var projects: [ProjectID] = []
    /// Paid from one of these, as far as the caller may see its money.
    public var funds: [FundID] = []
    /// Of one of these kinds, in any case.
    public var kinds: [String] = []
    /// Of one of these brands.
    public var brands: [String] = []
    /// With one of these in their title, in any case.
    public var titles: [String] = []
    /// In one of these states.
    public var states: [Reservation.State] = []

    /// All of them.
    public init() {}

    /// What must be true of a row of the view of reservations, but for its period.
    private func conditions(in pool: PoolID) -> Conditions {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let ids { conditions.require("reservation_id = any (?)", ids.map(\.uuid)) }
        if let series { conditions.require("series_id = ?", series.uuid) }
        for group in resources {
            // As an array it is looked up once, by the index of a resource's reservations.
            conditions.require(
                """
                reservation_id = any (array(
                    select item.reservation_id
                    from poolbook_1.reservation_items as item
                    where item.pool_id = $1
                        and item.resource_id = any (?)
                ))
                """, group.map(\.uuid))
        }
        if !owners.isEmpty { conditions.require(Self.has("reservation_items", "owner_id"), owners.map(\.uuid)) }
        if !projects.isEmpty { conditions.require(Self.has("reservation_items", "project_id"), projects.map(\.uuid)) }
        if !funds.isEmpty { conditions.require(Self.has("commitments", "fund_id"), funds.map(\.uuid)) }
        if !hosts.isEmpty { conditions.require("host_ids && ?", hosts.map(\.uuid)) }
        if !kinds.isEmpty { conditions.require("lower(kind) = any (?)", kinds.map { $0.lowercased() }) }
        if !brands.isEmpty { conditions.require("brand = any (?)", brands) }
        if !titles.isEmpty { conditions.require("title ilike any (?)", titles.map(Conditions.pattern)) }
        if !states.isEmpty { conditions.require("state = any (?)", states.map(\.rawValue)) }
        return conditions
    }

    /// That a reservation has one of some values in a column of what belongs to it.
    private static func has(_ view: String, _ column: String) -> String {
        """
        exists (
            select 1
            from poolbook_1.\(view) as its
            where its.pool_id = $1
                and its.reservation_id = reservations.reservation_id
                and its.\(column) = any (?)
        )
        """
    }

    /// A query of the identifiers of what is asked for, the earliest first, and its parameters.
    ///
    /// Nothing but identifiers, so that what a reservation takes is gathered for those only that are shown. A period is
    /// asked for in two parts: what began within a day before it, and what lasts longer than a day, by its own index.
    func identifiers(in pool: PoolID, limit: Int?) -> (sql: String, parameters: [any PostgresValue]) {
        var conditions = conditions(in: pool)
        var parts = [""]
        if let period {
            conditions.require("starts_at < ?", period.end.timestamp)
            conditions.require("ends_at > ?", period.start.timestamp)
            let start = conditions.parameter(period.start.timestamp)
            parts = [
                "and starts_at > \(start)::timestamptz - interval '1 day'",
                """
                and starts_at <= \(start)::timestamptz - interval '1 day'
                and starts_at > \(start)::timestamptz - interval '370 days'
                and ends_at - starts_at > interval '1 day'
                """,
            ]
        }
        let first = limit.map { " order by starts_at, reference limit \(conditions.parameter(Int64($0)))" } ?? ""
        let selects = parts.map { part in
            """
            (
                select reservation_id, starts_at, reference
                from poolbook_1.reservations
                where \(conditions.text)
                    \(part)
                \(first)
            )
            """
        }
        return ("select * from (\(selects.joined(separator: " union all "))) as found\(first)", conditions.parameters)
    }
}

/// What must be true of a row, all of it, and the values that it is compared with.
struct Conditions {
    private(set) var parameters: [any PostgresValue] = []
    private var texts: [String] = []

    /// Adds a condition in which `?` stands for a value.
    mutating func require(_ text: String, _ value: some PostgresValue) {
        texts.append(text.replacing("?", with: parameter(value)))
    }

    /// Adds a condition without a value.
    mutating func require(_ text: String) {
        texts.append(text)
    }

    /// Adds a value, and says what stands for it.
    mutating func parameter(_ value: some PostgresValue) -> String {
        parameters.append(value)
        return "$\(parameters.count)"
    }

    /// The condition of a statement.
    var text: String { texts.joined(separator: "\n    and ") }

    /// What `ilike` finds a part by.
    static func pattern(_ part: String) -> String {
        let plain = part.reduce(into: "") { result, character in
            if "%_\\".contains(character) { result.append("\\") }
            result.append(character)
        }
        return "%\(plain)%"
    }
}
