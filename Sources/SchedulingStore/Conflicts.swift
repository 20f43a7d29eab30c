internal import Foundation
internal import Postgres
public import Scheduling

extension Store {
    /// The conflicts that concern the caller, the worst and most urgent first, a limited number of lines.
    public func conflicts(
        in pool: PoolID, _ filter: ConflictFilter, _ grouping: ConflictGrouping = .each, limit: Int = 10_000
    ) throws(StoreError) -> [ConflictRow] {
        try listConflicts(in: pool, filter, grouping, limit: limit).rows
    }

    /// The same, and how many there would be without a limit.
    public func listConflicts(
        in pool: PoolID, _ filter: ConflictFilter, _ grouping: ConflictGrouping, limit: Int
    ) throws(StoreError) -> (rows: [ConflictRow], total: Int) {
        let places = try conflictPlaces(in: pool, filter, grouping, limit: limit)
        let ids = places.map(\.id)
        let lines = try conflictLines(of: ids, in: pool)
        let sides = try sides(of: ids, in: pool)
        let rows = places.compactMap { place in
            lines[place.id].map { $0.row(of: place, sides: sides[place.id] ?? []) }
        }
        return (rows, places.first?.total ?? 0)
    }

    /// Which conflicts are listed, in which order: found without what they are about by name, which is looked up for
    /// those alone.
    private func conflictPlaces(
        in pool: PoolID, _ filter: ConflictFilter, _ grouping: ConflictGrouping, limit: Int
    ) throws(StoreError) -> [ConflictPlace] {
        var conditions = filter.conditions(in: pool)
        let most = conditions.parameter(Int64(limit))
        let (count, rules, first) =
            switch grouping {
            case .byCause:
                (
                    "count(*) over (partition by cause_kind, cause_id)",
                    "min(rule) over (partition by cause_kind, cause_id) <> max(rule) over (partition by cause_kind, cause_id)",
                    "row_number() over (partition by cause_kind, cause_id order by severity desc, due_at, reference)"
                )
            case .each: ("1::bigint", "false", "1::bigint")
            }
        return try read(
            .many(
                """
                select conflict_id, of_one, of_several_rules, count(*) over ()
                from (
                    select
                        conflict_id, severity, due_at, reference, \(count) as of_one, \(rules) as of_several_rules,
                        \(first) as place
                    from poolbook_1.conflicts
                    where \(conditions.text)
                ) as listed
                where place = 1
                order by severity desc, due_at, reference
                limit \(most)
                """, conditions.parameters
            ) { row in try ConflictPlace(&row) })
    }

    private func conflictLines(
        of conflicts: [ConflictID], in pool: PoolID
    ) throws(StoreError) -> [ConflictID: ConflictLine] {
        guard !conflicts.isEmpty else { return [:] }
        let lines = try read(
            .many(
                """
                select
                    conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity,
                    detail, starts_at, ends_at, party_ids, first_seen_at, last_seen_at, hosts_until, due_at, state,
                    waived_until, version, subject_kind, subject, subject_code, cause, cause_reference, cause_reason
                from poolbook_1.conflicts
                where pool_id = $1
                    and conflict_id = any ($2)
                """, [pool.uuid, conflicts.map(\.uuid)]
            ) { row in try ConflictLine(&row) })
        return Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
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

/// One line of a list of conflicts, and how many of its cause it stands for.
private struct ConflictPlace: Sendable {
    let id: ConflictID
    let ofOneCause: Int
    let rules: Conflict.OfOneCause
    /// How many lines there are in all.
    let total: Int

    init(_ row: inout Row) throws {
        id = ConflictID(try row.next(UUID.self))
        ofOneCause = Int(try row.next(Int64.self))
        rules = try row.next(Bool.self) ? .severalRules : .oneRule
        total = Int(try row.next(Int64.self))
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
    }

    func row(of place: ConflictPlace, sides: [ConflictSide]) -> ConflictRow {
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
            causeReference: causeReference, causeReason: causeReason, ofOneCause: place.ofOneCause,
            rules: place.rules, sides: sides)
    }
}
