public import Foundation
internal import Postgres
public import Scheduling

/// A conflict as it is read, with the names of what it is about and comes from.
public struct ConflictRow: Sendable {
    /// The conflict.
    public let conflict: Conflict
    /// `venue`, `staff`, `equipment`, `line`, `organization` or `reservation`: what the rule is about.
    public let subjectKind: String
    /// Its name; nil where the rule is about the claimant itself.
    public let subject: String?
    /// Its code; nil where it has none.
    public let subjectCode: String?
    /// What it comes from, in words; nil where that is the claimant or an import.
    public let cause: String?
    /// The closure that it comes from, as people type it.
    public let causeReference: String?
    /// Why that closure is.
    public let causeReason: String?
    /// How many conflicts come from the same cause, of those that were asked for; 1 where they were asked for one by one.
    public let ofOneCause: Int
    /// The claimant and the others, the earliest first.
    public let sides: [ConflictSide]

    /// The reservation that came later, or that alone breaks the rule.
    public var claimant: ConflictSide? { sides.first(where: \.isClaimant) }
    /// Those that are in its way.
    public var others: [ConflictSide] { sides.filter { !$0.isClaimant } }
}

/// A reservation that is in conflict, as much of it as the other parties may know.
public struct ConflictSide: Sendable {
    /// Its conflict.
    public let conflict: ConflictID
    /// Whether it came later, or alone breaks the rule.
    public let isClaimant: Bool
    /// Its identifier.
    public let id: ReservationID
    /// What people type for it.
    public let reference: String
    /// What the event is called.
    public let title: String
    /// What can be done with it.
    public let state: Reservation.State
    /// When it is.
    public let period: Period
    /// Who hosts it, the leading one first.
    public let hosts: [Organization]
    /// How many are expected.
    public let attendance: Int?
    /// Since when it stands, or asks.
    public let createdAt: Instant
    /// What a step compares it with.
    public let version: Int
}

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
        if !states.isEmpty { conditions.require("state = any (?)", states.map(\.rawValue)) }
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

extension Store {
    /// The conflicts that concern the caller, the worst and most urgent first, a limited number of lines.
    public func conflicts(
        in pool: PoolID, _ filter: ConflictFilter, _ grouping: ConflictGrouping = .each, limit: Int = 10_000
    ) throws(StoreError) -> [ConflictRow] {
        let rows = try conflictLines(in: pool, filter, grouping, limit: limit)
        let sides = try sides(of: rows.map(\.id), in: pool)
        return rows.map { $0.row(sides: sides[$0.id] ?? []) }
    }

    /// How many lines `conflicts` would have without a limit.
    public func countConflicts(
        in pool: PoolID, _ filter: ConflictFilter, _ grouping: ConflictGrouping
    ) throws(StoreError) -> Int {
        let conditions = filter.conditions(in: pool)
        let counted =
            switch grouping {
            case .byCause: "count(distinct (cause_kind, cause_id))"
            case .each: "count(*)"
            }
        let sql = "select \(counted) from poolbook_1.conflicts where \(conditions.text)"
        return Int(try read(.one(sql, conditions.parameters) { row in try row.next(Int64.self) }))
    }

    private func conflictLines(
        in pool: PoolID, _ filter: ConflictFilter, _ grouping: ConflictGrouping, limit: Int
    ) throws(StoreError) -> [ConflictLine] {
        var conditions = filter.conditions(in: pool)
        let most = conditions.parameter(Int64(limit))
        let (count, first) =
            switch grouping {
            case .byCause:
                (
                    "count(*) over (partition by cause_kind, cause_id)",
                    "row_number() over (partition by cause_kind, cause_id order by severity desc, due_at, reference)"
                )
            case .each: ("1::bigint", "1::bigint")
            }
        return try read(
            .many(
                """
                select
                    conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity,
                    detail, starts_at, ends_at, party_ids, first_seen_at, last_seen_at, hosts_until, due_at, state,
                    waived_until, version, subject_kind, subject, subject_code, cause, cause_reference, cause_reason, of_one
                from (
                    select conflicts.*, \(count) as of_one, \(first) as place
                    from poolbook_1.conflicts
                    where \(conditions.text)
                ) as listed
                where place = 1
                order by severity desc, due_at, reference
                limit \(most)
                """, conditions.parameters
            ) { row in try ConflictLine(&row) })
    }

    /// What may be known of each side of conflicts.
    private func sides(
        of conflicts: [ConflictID], in pool: PoolID
    ) throws(StoreError) -> [ConflictID: [ConflictSide]] {
        guard !conflicts.isEmpty else { return [:] }
        let found = try read(
            .many(
                """
                select
                    conflict_id, is_claimant, reservation_id, reference, title, state, starts_at, ends_at, host_ids,
                    hosts, attendance, created_at, version
                from poolbook_1.conflict_sides($1, $2)
                """, [pool.uuid, conflicts.map(\.uuid)]
            ) { row in
                let conflict = ConflictID(try row.next(UUID.self))
                let isClaimant = try row.next(Bool.self)
                let id = ReservationID(try row.next(UUID.self))
                let (reference, title) = (try row.next(String.self), try row.next(String.self))
                let state = try row.next(parsing: Reservation.State.init(rawValue:))
                let period = try row.nextPeriod()
                let hosts = zip(try row.next([UUID].self), try row.next([String].self))
                return ConflictSide(
                    conflict: conflict, isClaimant: isClaimant, id: id, reference: reference, title: title,
                    state: state, period: period,
                    hosts: hosts.map { Organization(id: OrganizationID($0), name: $1) },
                    attendance: try row.next(Int32?.self).map(Int.init), createdAt: Instant(try row.next()),
                    version: Int(try row.next(Int32.self)))
            })
        return Dictionary(grouping: found, by: \.conflict)
    }
}

/// A row of the view of conflicts.
private struct ConflictLine: Sendable {
    let id: ConflictID
    private let reference: String
    private let identity: Conflict.Identity
    private let others: [ReservationID]
    private let cause: Conflict.Cause
    private let severity: Conflict.Severity
    private let reason: Reason
    private let period: Period
    private let parties: [OrganizationID]
    private let firstSeen: Instant
    private let lastSeen: Instant
    private let hostsUntil: Instant?
    private let due: Instant
    private let state: Conflict.State
    private let waivedUntil: Instant?
    private let version: Int
    private let subjectKind: String
    private let subject: String?
    private let subjectCode: String?
    private let causeName: String?
    private let causeReference: String?
    private let causeReason: String?
    private let ofOneCause: Int

    init(_ row: inout Row) throws {
        id = ConflictID(try row.next(UUID.self))
        reference = try row.next()
        identity = Conflict.Identity(
            try row.next(parsing: Rule.init(rawValue:)), subject: ID(try row.next(UUID.self)),
            claimant: ReservationID(try row.next(UUID.self)))
        others = try row.next([UUID].self).map(ReservationID.init)
        cause = Conflict.Cause(
            try row.next(parsing: Conflict.Cause.Kind.init(rawValue:)), ID(try row.next(UUID.self)))
        severity = try row.next(parsing: { (value: Int16) in Conflict.Severity(rawValue: Int(value)) })
        let detail: ReasonRow = try decodedJSON(try row.next(JSONText.self).text)
        reason = detail.reason
        period = try row.nextPeriod()
        parties = try row.next([UUID].self).map { OrganizationID($0) }
        firstSeen = Instant(try row.next())
        lastSeen = Instant(try row.next())
        hostsUntil = try row.next(Timestamp?.self).map { Instant($0) }
        due = Instant(try row.next())
        state = try row.next(parsing: Conflict.State.init(rawValue:))
        waivedUntil = try row.next(Timestamp?.self).map { Instant($0) }
        version = Int(try row.next(Int32.self))
        subjectKind = try row.next()
        subject = try row.next()
        subjectCode = try row.next()
        causeName = try row.next()
        causeReference = try row.next()
        causeReason = try row.next()
        ofOneCause = Int(try row.next(Int64.self))
    }

    func row(sides: [ConflictSide]) -> ConflictRow {
        var reason = reason
        if let other = sides.first(where: { !$0.isClaimant }) {
            reason.by = "\(other.reference) \(other.title)"
            reason.host = other.hosts.first?.name
        }
        let conflict = Conflict(
            id: id, reference: reference, identity: identity, others: others, cause: cause, severity: severity,
            reason: reason, period: period, parties: parties, firstSeen: firstSeen, lastSeen: lastSeen,
            hostsUntil: hostsUntil, due: due, state: state, waivedUntil: waivedUntil, version: version)
        return ConflictRow(
            conflict: conflict, subjectKind: subjectKind, subject: subject, subjectCode: subjectCode, cause: causeName,
            causeReference: causeReference, causeReason: causeReason, ofOneCause: ofOneCause, sides: sides)
    }
}

/// A conflict that an act made, as its answer tells it.
public struct NewConflict: Sendable, Decodable {
    /// What people type for it; of a try it means nothing.
    public let reference: String
    /// Its rule.
    public let rule: String
    /// How many are in the claimant's way.
    public let others: Int
    /// When it is to be settled.
    public let dueAt: Instant
}

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
                "select recorded_at, act, state, by from poolbook_1.conflict_history($1, $2)",
                [pool.uuid, conflict.uuid]
            ) { row in
                ConflictEvent(
                    at: Instant(try row.next()), act: try row.next(),
                    state: try row.next(String?.self).flatMap(Conflict.State.init(rawValue:)), by: try row.next())
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
