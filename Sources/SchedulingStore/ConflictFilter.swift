internal import Postgres
public import Scheduling

/// Which conflicts to read. Of several of one sort any will do; what is empty or nil filters nothing.
public struct ConflictFilter: Sendable {
    /// These.
    public var ids: [ConflictID]?
    /// Those whose reference begins so.
    public var reference: String?
    /// Some of whose time is in it.
    public var period: Period?
    /// About one of these.
    public var resources: [ResourceID] = []
    /// That concern one of these.
    public var parties: [OrganizationID] = []
    /// Of one of these rules.
    public var rules: [Rule] = []
    /// That became one of these.
    public var states: [Conflict.State] = []
    /// With one of these among the claimant and the others.
    public var reservations: [ReservationID] = []
    /// Of the cause of this conflict.
    public var cause: ConflictID?

    /// All of them.
    public init() {}

    func conditions(in pool: PoolID) -> Conditions {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let ids { conditions.require("conflict_id = any (?)", ids.map(\.uuid)) }
        if let reference { conditions.require("starts_with(reference, ?)", reference) }
        if let period {
            conditions.require("starts_at < ?", period.end.timestamp)
            conditions.require("ends_at > ?", period.start.timestamp)
        }
        if !resources.isEmpty { conditions.require("subject_id = any (?)", resources.map(\.uuid)) }
        if !parties.isEmpty { conditions.require("party_ids && ?", parties.map(\.uuid)) }
        if !rules.isEmpty { conditions.require("rule = any (?)", rules.map(\.rawValue)) }
        if !states.isEmpty {
            conditions.require("state = any (?)", states.map(\.rawValue))
            if Set(states).isSubset(of: [.open, .waived]) { conditions.require("may_stand") }
        }
        if !reservations.isEmpty { conditions.require("claimant_id || other_ids && ?", reservations.map(\.uuid)) }
        if let cause {
            conditions.require(
                """
                (cause_kind, cause_id) in (
                    select like_it.cause_kind, like_it.cause_id
                    from poolbook_1.conflicts as like_it
                    where like_it.pool_id = $1
                        and like_it.conflict_id = ?
                )
                """, cause.uuid)
        }
        return conditions
    }
}

/// How conflicts of one cause are listed.
public enum ConflictGrouping: Sendable {
    /// The most urgent of each cause, which stands for all of them.
    case byCause
    /// Each by itself.
    case each
}
