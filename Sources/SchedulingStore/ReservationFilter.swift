internal import Postgres
public import Scheduling

/// Which reservations to list. Of several of one sort any will do; what is empty or nil filters nothing.
public struct ReservationFilter: Sendable {
    /// These.
    public var ids: [ReservationID]?
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
    /// With one of these in their title, in any case.
    public var titles: [String] = []
    /// In one of these states.
    public var states: [Reservation.State] = []

    /// All of them.
    public init() {}

    /// What must be true of a row of the view of reservations.
    func conditions(in pool: PoolID) -> Conditions {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let ids { conditions.require("reservation_id = any (?)", ids.map(\.uuid)) }
        if let period {
            // No reservation is longer, so the index by start is enough.
            conditions.require("starts_at > ?::timestamptz - interval '370 days'", period.start.timestamp)
            conditions.require("starts_at < ?", period.end.timestamp)
            conditions.require("ends_at > ?", period.start.timestamp)
        }
        for group in resources {
            conditions.require("reservation_id in (\(Self.items) and items.resource_id = any (?))", group.map(\.uuid))
        }
        if !owners.isEmpty {
            conditions.require("reservation_id in (\(Self.items) and items.owner_id = any (?))", owners.map(\.uuid))
        }
        if !projects.isEmpty {
            conditions.require("reservation_id in (\(Self.items) and items.project_id = any (?))", projects.map(\.uuid))
        }
        if !funds.isEmpty {
            conditions.require(
                """
                reservation_id in (
                    select commitments.reservation_id
                    from poolbook_1.commitments
                    where commitments.pool_id = $1
                        and commitments.fund_id = any (?)
                )
                """, funds.map(\.uuid))
        }
        if !hosts.isEmpty { conditions.require("host_ids && ?", hosts.map(\.uuid)) }
        if !kinds.isEmpty { conditions.require("lower(kind) = any (?)", kinds.map { $0.lowercased() }) }
        if !titles.isEmpty { conditions.require("title ilike any (?)", titles.map(Conditions.pattern)) }
        if !states.isEmpty { conditions.require("state = any (?)", states.map(\.rawValue)) }
        return conditions
    }

    private static let items = "select items.reservation_id from poolbook_1.items where items.pool_id = $1"
}

/// What must be true of a row, all of it, and the values that it is compared with.
struct Conditions {
    private(set) var parameters: [any PostgresValue] = []
    private var texts: [String] = []

    /// Adds a condition in which `?` stands for a value.
    mutating func require(_ text: String, _ value: some PostgresValue) {
        texts.append(text.replacing("?", with: parameter(value)))
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
