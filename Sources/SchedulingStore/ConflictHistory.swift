internal import Foundation
internal import Postgres
public import Scheduling

/// What became of a conflict at one time.
public struct ConflictEvent: Sendable {
    /// When.
    public let at: Instant
    /// What was done.
    public let act: String
    /// What it became.
    public let state: Conflict.State?
    /// Whose act it was; nil for the program's own.
    public let by: String?
    /// Where it was decided, by what.
    public let kind: Resolution.Kind?
    /// Why, as far as somebody said so.
    public let reason: String?
}

/// What an organization has had of the sort of thing that a conflict is about, in the quarter that now is in.
public struct ConflictUse: Sendable {
    /// The organization.
    public let organization: OrganizationID
    /// How many reservations.
    public let reservations: Int
    /// For how long together.
    public let minutes: Int64
}

extension Store {
    /// What became of a conflict, the first thing first.
    public func history(of conflict: ConflictID, in pool: PoolID) throws(StoreError) -> [ConflictEvent] {
        try read(
            .many(
                "select recorded_at, act, state, by, kind, reason from poolbook_1.conflict_history($1, $2)",
                [pool.uuid, conflict.uuid]
            ) { row in
                ConflictEvent(
                    at: Instant(try row.next()), act: try row.next(),
                    state: try row.next(String?.self).flatMap(Conflict.State.init(rawValue:)), by: try row.next(),
                    kind: try row.next(String?.self).flatMap(Resolution.Kind.init(rawValue:)),
                    reason: try row.next())
            })
    }

    /// What the hosts of a conflict's sides have had of such things in this quarter.
    public func use(around conflict: ConflictID, in pool: PoolID) throws(StoreError) -> [ConflictUse] {
        try read(
            .many(
                "select organization_id, reservations, minutes from poolbook_1.conflict_use($1, $2)",
                [pool.uuid, conflict.uuid]
            ) { row in
                ConflictUse(
                    organization: OrganizationID(try row.next(UUID.self)),
                    reservations: Int(try row.next(Int64.self)), minutes: try row.next())
            })
    }
}
