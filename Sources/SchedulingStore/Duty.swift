public import Foundation
internal import Postgres
public import Scheduling

/// Who is to hold the chair from a day through another, in turn.
public struct NewRoster: Sendable {
    /// The first day.
    public let from: LocalDate
    /// The last day, which is in.
    public let through: LocalDate
    /// How long each term is.
    public let every: TermLength
    /// The organizations, in turn.
    public let organizations: [OrganizationID]

    /// A roster.
    public init(from: LocalDate, through: LocalDate, every: TermLength, organizations: [OrganizationID]) {
        self.from = from
        self.through = through
        self.every = every
        self.organizations = organizations
    }
}

/// What became of the roster.
public struct RosterAnswer: Sendable, Decodable {
    /// One term.
    public struct Term: Sendable, Decodable {
        /// Its identifier.
        public let id: UUID
        /// The organization's name.
        public let organization: String
        /// Its start.
        public let startsAt: Instant
        /// Its end.
        public let endsAt: Instant

        /// From when until when.
        public var period: Period? { Period(start: startsAt, end: endsAt) }
    }

    /// How many terms that had not begun were replaced; nil for an exchange.
    public let replaced: Int?
    /// The terms as they are now.
    public let terms: [Term]
}

extension Store {
    /// Who holds the chair of a pool, when.
    public func roster(of pool: PoolID) throws(StoreError) -> Roster {
        let terms: [DutyTerm?] = try read(
            .many(
                """
                select term_id, organization_id, organization, code, starts_at, ends_at, resolved
                from poolbook_1.duty_terms
                where pool_id = $1
                order by starts_at
                """, [pool.uuid]
            ) { row in
                let id = try row.next(UUID.self)
                let organization = Organization(id: OrganizationID(try row.next(UUID.self)), name: try row.next())
                let code = try row.next(String.self)
                let (start, end) = (Instant(try row.next(Timestamp.self)), Instant(try row.next(Timestamp.self)))
                let resolved = try row.next(Int64.self)
                return Period(start: start, end: end).map { period in
                    DutyTerm(
                        id: id, organization: organization, code: code, period: period, resolved: Int(resolved))
                }
            })
        return Roster(terms.compactMap(\.self))
    }

    /// Writes who holds the chair; what has not begun there is replaced.
    public func write(_ roster: NewRoster, reason: String?, _ act: Act) throws(StoreError) -> RosterAnswer {
        try self.act(
            act.call(
                "write_roster",
                [
                    roster.from.calendarDay, roster.through.adding(days: 1).calendarDay, Int32(roster.every.months),
                    Int32(roster.every.days), roster.organizations.map(\.uuid), reason,
                ]))
    }

    /// Exchanges who holds the chair in two terms.
    public func swap(_ one: UUID, _ other: UUID, reason: String?, _ act: Act) throws(StoreError) -> RosterAnswer {
        try self.act(act.call("swap_terms", [one, other, reason]))
    }
}
