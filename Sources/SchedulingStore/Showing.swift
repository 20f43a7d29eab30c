public import Foundation
internal import Postgres
public import Scheduling

/// An approval with all that came of it.
public struct ShownApproval: Sendable {
    /// What is asked, of whom, about what.
    public let row: ApprovalRow
    /// When it was asked.
    public let askedAt: Instant
    /// Who answered, where the caller may know them.
    public let decidedBy: String?
    /// When.
    public let decidedAt: Instant?
    /// Why.
    public let reason: String?
    /// Whether it waits for the caller.
    public let isMine: Bool
}

/// A transfer as it is shown.
public struct TransferRow: Sendable {
    /// What became of a transfer.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It waits for a second person.
        case waiting
        /// The money has moved.
        case done
        /// A second person said no, or nobody answered.
        case declined
        /// It was undone.
        case reversed
    }

    /// What people type for it.
    public let reference: String
    /// Minor units.
    public let amount: Int64
    /// The line that gives; nil where it is not the caller's to read.
    public let from: String?
    /// The line that gets, likewise.
    public let to: String?
    /// What became of it.
    public let state: State
    /// When it was asked for.
    public let askedAt: Instant
    /// When it was decided.
    public let endedAt: Instant?
    /// The approval that it waits for.
    public let approval: String?
}

/// What members may know of a reservation that does not concern them.
public struct SharedShown: Sendable, Decodable {
    /// What people type for it.
    public let reference: String
    /// Its title; nil where the pool does not show titles.
    public let title: String?
    /// Who holds it.
    public let hosts: [String]?
    /// Its start.
    public let startsAt: Instant
    /// Its end.
    public let endsAt: Instant
    /// What it takes.
    public let takes: [String]

    /// When it is.
    public var period: Period? { Period(start: startsAt, end: endsAt) }
}

/// A plan as it was kept.
public struct ShownPlan: Sendable {
    /// What it does about one conflict.
    public struct Item: Sendable {
        /// The conflict, as people type it.
        public let conflict: String
        /// What kind of way out it takes; nil where it has none of its own.
        public let kind: Proposal.Kind?
        /// What that means.
        public let effects: Effects?
    }

    /// What people type for it.
    public let reference: String
    /// Who made it, where the caller may know them.
    public let madeBy: String?
    /// When.
    public let madeAt: Instant
    /// How much it disturbs.
    public let disturbance: Int
    /// What it does, conflict by conflict.
    public let items: [Item]
}

extension Store {
    /// What members may know of a reservation that does not concern them; nil where that is nothing.
    public func sharedReservation(called reference: String, in pool: PoolID) throws(StoreError) -> SharedShown? {
        let text = try read(
            .one(
                "select poolbook_1.shared_reservation($1, $2)", [pool.uuid, reference]
            ) { row in try row.next(JSONText?.self) })
        return try text.map { text throws(StoreError) in try decodedJSON(text.text) }
    }

    /// An approval that the caller may see; nil where there is none.
    public func approval(_ id: UUID, in pool: PoolID) throws(StoreError) -> ShownApproval? {
        try read(
            .maybe(
                """
                select
                    reference, organization, what, expires_at, state, asked_for, asked_by, asked_why, reservation, title, starts_at,
                    ends_at, asked_at, decided_by, decided_at, reason, is_mine
                from poolbook_1.approvals
                where pool_id = $1
                    and approval_id = $2
                """, [pool.uuid, id]
            ) { row in
                ShownApproval(
                    row: try row.nextApproval(), askedAt: Instant(try row.next(Timestamp.self)),
                    decidedBy: try row.next(), decidedAt: try row.next(Timestamp?.self).map(Instant.init),
                    reason: try row.next(), isMine: try row.next(Bool?.self) ?? false)
            })
    }

    /// A transfer between lines that the caller may read; nil where there is none.
    public func transfer(_ id: UUID, in pool: PoolID) throws(StoreError) -> TransferRow? {
        func line(_ name: String) -> String { "concat_ws('/', \(name).project, \(name).category, \(name).fiscal_year)" }
        return try read(
            .maybe(
                """
                select
                    transfer.reference, transfer.amount,
                    case when giving.line_id is not null then \(line("giving")) end,
                    case when getting.line_id is not null then \(line("getting")) end,
                    transfer.state, transfer.asked_at, transfer.ended_at, approval.reference
                from poolbook_1.transfers as transfer
                left join poolbook_1.budget_lines as giving
                    on giving.pool_id = transfer.pool_id
                    and giving.line_id = transfer.from_line_id
                left join poolbook_1.budget_lines as getting
                    on getting.pool_id = transfer.pool_id
                    and getting.line_id = transfer.to_line_id
                left join poolbook_1.approvals as approval
                    on approval.pool_id = transfer.pool_id
                    and approval.subject_id = transfer.transfer_id
                    and approval.state = 'waiting'
                where transfer.pool_id = $1
                    and transfer.transfer_id = $2
                limit 1
                """, [pool.uuid, id]
            ) { row in
                TransferRow(
                    reference: try row.next(), amount: try row.next(), from: try row.next(), to: try row.next(),
                    state: try row.next(parsing: TransferRow.State.init(rawValue:)),
                    askedAt: Instant(try row.next(Timestamp.self)),
                    endedAt: try row.next(Timestamp?.self).map(Instant.init), approval: try row.next())
            })
    }

    /// A closure by its reference; nil where there is none.
    public func blackout(called reference: String, in pool: PoolID) throws(StoreError) -> BlackoutRow? {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        conditions.require("reference = ?", reference)
        return try blackouts(conditions).first
    }

    /// The plans whose references begin with a text: none, the one that is meant, or several.
    public func plans(called beginning: String, in pool: PoolID) throws(StoreError) -> [String] {
        try read(
            .many(
                """
                select reference
                from poolbook_1.plans
                where pool_id = $1
                    and starts_with(reference, $2)
                order by reference <> $2, reference
                limit 10
                """, [pool.uuid, beginning]
            ) { row in try row.next() })
    }

    /// A plan by its reference, with what it does as far as that concerns the caller; nil where there is none.
    public func plan(called reference: String, in pool: PoolID) throws(StoreError) -> ShownPlan? {
        let head = try read(
            .maybe(
                """
                select plan_id, made_by, made_at, disturbance
                from poolbook_1.plans
                where pool_id = $1
                    and reference = $2
                """, [pool.uuid, reference]
            ) { row in
                (
                    id: try row.next(UUID.self), madeBy: try row.next(String?.self),
                    madeAt: Instant(try row.next(Timestamp.self)), disturbance: Int(try row.next(Int32.self))
                )
            })
        guard let head else { return nil }
        let rows = try read(
            .many(
                """
                select conflict, kind, effects
                from poolbook_1.plan_items
                where pool_id = $1
                    and plan_id = $2
                order by kind is null, conflict
                """, [pool.uuid, head.id]
            ) { row in (try row.next(String.self), try row.next(String?.self), try row.next(JSONText?.self)) })
        var items: [ShownPlan.Item] = []
        for (conflict, kind, text) in rows {
            let effects: EffectsRow? = try text.map { text throws(StoreError) in try decodedJSON(text.text) }
            items.append(
                ShownPlan.Item(
                    conflict: conflict, kind: kind.flatMap(Proposal.Kind.init(rawValue:)), effects: effects?.effects))
        }
        return ShownPlan(
            reference: reference, madeBy: head.madeBy, madeAt: head.madeAt, disturbance: head.disturbance, items: items)
    }
}
