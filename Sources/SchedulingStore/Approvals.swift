public import Foundation
internal import Postgres
public import Scheduling

/// An approval as an act answers it.
public struct ApprovalAnswer: Sendable, Decodable {
    /// What people type for it.
    public let reference: String
    /// What became of it.
    public let state: Approval.State
    /// The organization that is asked; nil for a second person of finance.
    public let organization: String?
    /// What it is to agree to.
    public let what: [Approval.Item]
    /// When it ends unanswered.
    public let expiresAt: Instant

    /// The same as a value of the domain.
    public var approval: Approval {
        Approval(reference: reference, organization: organization, items: what, expiry: expiresAt)
    }
}

/// What became of an approval that was answered.
public struct DecisionAnswer: Sendable, Decodable {
    /// What it was about, as it is now.
    public struct Subject: Sendable, Decodable {
        /// What people type for it.
        public let reference: String
        /// The event's title.
        public let title: String
        /// What can be done with it now.
        public let state: Reservation.State
        /// Its start.
        public let startsAt: Instant
        /// Its end.
        public let endsAt: Instant

        /// When it is.
        public var period: Period? { Period(start: startsAt, end: endsAt) }
    }

    /// What people type for it.
    public let reference: String
    /// What became of it.
    public let state: Approval.State
    /// The organization that was asked; nil for a second person of finance.
    public let organization: String?
    /// What it was to agree to.
    public let what: [Approval.Item]
    /// When it would have ended.
    public let expiresAt: Instant
    /// What waited for it: a reservation, a change of one, or an act of money.
    public let subjectKind: String
    /// The reservation that waited for it; nil for what is none.
    public let subject: Subject?
    /// What it goes on to wait for.
    public let waitsFor: [ApprovalAnswer]

    /// The approval as a value of the domain.
    public var approval: Approval {
        Approval(reference: reference, organization: organization, items: what, expiry: expiresAt)
    }
}

/// What waits for a yes, as it is listed.
public struct ApprovalRow: Sendable {
    /// The approval.
    public let approval: Approval
    /// What became of it.
    public let state: Approval.State
    /// The organization that asks; nil for the pool's office.
    public let askedFor: String?
    /// Who asks, where the caller may know them.
    public let askedBy: String?
    /// Why, of what a second person is asked for.
    public let why: String?
    /// The reservation that it is about; nil for what is none, or is not for the caller.
    public let reservation: String?
    /// The event's title.
    public let title: String?
    /// When the event is to be.
    public let period: Period?
}

extension Store {
    /// Says yes to what waits for it; with the last yes it stands.
    public func approve(_ approval: UUID, reason: String?, _ act: Act) throws(StoreError) -> DecisionAnswer {
        try self.act(act.call("approve", [approval, reason]))
    }

    /// Says no to what waits for a yes; all that it keeps is released.
    public func reject(_ approval: UUID, reason: String, _ act: Act) throws(StoreError) -> DecisionAnswer {
        try self.act(act.call("reject", [approval, reason]))
    }

    /// What waits for the caller's yes, what ends first before.
    public func approvalsForMe(in pool: PoolID) throws(StoreError) -> [ApprovalRow] {
        try approvals(where: "is_mine", [pool.uuid])
    }

    /// What is asked about a reservation or a change of it and still waits, as far as it concerns the caller.
    public func approvals(waitingFor reservation: String, in pool: PoolID) throws(StoreError) -> [ApprovalRow] {
        try approvals(where: "state = 'waiting' and reservation = $2", [pool.uuid, reservation])
    }

    private func approvals(
        where condition: String, _ parameters: [any PostgresValue]
    ) throws(StoreError) -> [ApprovalRow] {
        try read(
            .many(
                """
                select
                    reference, organization, what, expires_at, state, asked_for, asked_by, asked_why, reservation, title,
                    starts_at, ends_at
                from poolbook_1.approvals
                where pool_id = $1
                    and \(condition)
                order by expires_at, reference
                """, parameters
            ) { row in try row.nextApproval() })
    }

    /// The reservations that an organization hosts, that are over since an instant, and of which nobody has recorded
    /// what came of them.
    public func unclosed(
        hostedBy organization: OrganizationID, before instant: Instant, in pool: PoolID, limit: Int
    ) throws(StoreError) -> [ReservationRow] {
        var filter = ReservationFilter()
        filter.states = [.confirmed]
        filter.hosts = [organization]
        filter.period = Period(start: instant - .seconds(366 * 86_400), end: instant)
        return try reservations(in: pool, filter, limit: limit).filter { $0.period.end <= instant }
    }
}

extension Row {
    /// Reads an approval from the next twelve columns.
    mutating func nextApproval() throws -> ApprovalRow {
        let reference = try next(String.self)
        let organization = try next(String?.self)
        let what: [Approval.Item]? = try? decodedJSON(try next(JSONText.self).text)
        let expiry = Instant(try next(Timestamp.self))
        return ApprovalRow(
            approval: Approval(reference: reference, organization: organization, items: what ?? [], expiry: expiry),
            state: try next(parsing: Approval.State.init(rawValue:)), askedFor: try next(), askedBy: try next(),
            why: try next(), reservation: try next(), title: try next(), period: try nextOptionalPeriod())
    }

    /// Reads a period from the next two columns; nil where they are.
    fileprivate mutating func nextOptionalPeriod() throws(PostgresError) -> Period? {
        let (start, end) = (try next(Timestamp?.self), try next(Timestamp?.self))
        guard let start, let end else { return nil }
        return Period(start: Instant(start), end: Instant(end))
    }
}
