public import Foundation
internal import Postgres
public import Scheduling

/// What an organization agrees to beforehand, as it is listed.
public struct StandingApprovalRow: Sendable {
    /// The leading host it is for; nil for every one.
    public let host: String?
    /// Up to how many minor units; nil for any.
    public let amount: Int64?
    /// For events until this day; nil for ever.
    public let until: LocalDate?
}

/// What became of asking to join an event, or of taking that back.
public struct JoinAnswer: Sendable, Decodable {
    /// What people type for the event.
    public let reference: String
    /// Its start.
    public let startsAt: Instant
    /// Its end.
    public let endsAt: Instant
    /// The share asked for, in parts per million; nil where it was taken back.
    public let share: Int?
    /// What that comes to, in minor units.
    public let amount: Int64?
    /// What it waits for.
    public let approvals: [ApprovalAnswer]?
    /// The approval that was taken back.
    public let approval: String?

    /// When the event is.
    public var period: Period? { Period(start: startsAt, end: endsAt) }
}

extension Store {
    /// What an organization agrees to beforehand, in its order.
    public func standingApprovals(of organization: UUID, in pool: PoolID) throws(StoreError) -> [StandingApprovalRow] {
        try read(
            .many(
                """
                select host, amount, valid_until
                from poolbook_1.standing_approvals
                where pool_id = $1
                    and organization_id = $2
                order by position
                """, [pool.uuid, organization]
            ) { row in
                StandingApprovalRow(host: try row.next(), amount: try row.next(), until: try row.nextDay())
            })
    }

    /// Sets all that an organization agrees to beforehand: each with its host, its minor units and its last day.
    public func setStandingApprovals(
        of organization: UUID, _ standing: [(host: OrganizationID?, amount: Int64?, until: LocalDate?)],
        reason: String?, _ act: Act
    ) throws(StoreError) -> SavedRow {
        let rows = standing.map { one in
            JSONValue.object([
                "for_id": one.host.map { .string($0.uuid.uuidString.lowercased()) } ?? .null,
                "amount": one.amount.map(JSONValue.integer) ?? .null,
                "valid_until": one.until.map { .string($0.description) } ?? .null,
            ])
        }
        return try self.act(
            act.call("set_standing_approvals", [organization, JSONText(JSONValue.array(rows).text), reason]))
    }

    /// Asks the leading host of an event for co-hosting, with a share of the cost that projects pay: each for any
    /// category or for one.
    public func join(
        _ reference: String, share: Share, paidBy payments: [(project: ProjectID, category: String?)], reason: String?,
        _ act: Act
    ) throws(StoreError) -> JoinAnswer {
        try self.act(
            act.call(
                "join_event",
                [
                    reference, Int32(share.partsPerMillion), payments.map(\.project.uuid), payments.map(\.category),
                    reason,
                ]))
    }

    /// Takes back what the caller's organization has asked to join.
    public func withdrawJoin(_ reference: String, reason: String?, _ act: Act) throws(StoreError) -> JoinAnswer {
        try self.act(act.call("withdraw_join", [reference, reason]))
    }
}
