public import Foundation
internal import Postgres
public import Scheduling

/// The kinds of things that can be retired.
public enum Retirable: String, Sendable, CaseIterable {
    case pool, organization, member, venue, staff, equipment, fund, project
}

/// What became of a retirement.
public struct RetirementAnswer: Sendable, Decodable {
    /// What people type for the thing.
    public let code: String
    /// What people read for it.
    public let name: String
    /// The first day on which it takes nothing new; nil where its retirement was taken back.
    public let retiredFrom: LocalDate?
    /// The same, before.
    public let retiredBefore: LocalDate?
    /// Whether anything is different now.
    public let outcome: SavedRow.Outcome
    /// Of a member, how many people who are booked are somebody else now.
    public let resources: Int?
    /// Of a member, how many things that they asked for and that wait were passed on.
    public let approvals: Int?
}

/// What stands on a thing from a day on, as far as the caller may see it.
public struct Standing: Sendable, Decodable {
    /// One thing that stands on it.
    public struct Row: Sendable, Decodable {
        /// `reservation`, `blackout`, `commitment`, `venue`, `staff`, `equipment`, `project` or `member`.
        public let kind: String
        /// What people type for it.
        public let reference: String
        /// What people read for it.
        public let name: String
        /// Its start, where it has one.
        public let startsAt: Instant?
        /// Its end, where it has one.
        public let endsAt: Instant?
        /// Money, in minor units.
        public let amount: Int64?

        /// When it is.
        public var period: Period? {
            guard let startsAt, let endsAt else { return nil }
            return Period(start: startsAt, end: endsAt)
        }
    }

    /// How many there are.
    public let count: Int
    /// The first fifty of them, by time.
    public let rows: [Row]

    /// Nothing.
    public static let nothing = Standing(count: 0, rows: [])
}

extension Store {
    /// What stands on a thing from a day on.
    public func standing(
        on kind: Retirable, _ id: UUID, from day: LocalDate, in pool: PoolID
    ) throws(StoreError) -> Standing {
        let found = try read(
            surfaceCall("standing_on", [pool.uuid, kind.rawValue, id, day.calendarDay]))
        return try decodedJSON(found.text)
    }

    /// Retires a thing from a day on; with no day, takes that back.
    public func retire(
        _ kind: Retirable, _ id: UUID, from day: LocalDate?, reason: String?, _ act: Act
    ) throws(StoreError) -> RetirementAnswer {
        try self.act(
            act.call(
                "retire", [kind.rawValue, id, day?.calendarDay, reason]))
    }

    /// The rules that a standing reservation breaks, because something of it is retired by then.
    public func conflicts(of reservation: ReservationID, in pool: PoolID) throws(StoreError) -> [Reason] {
        try read(
            .many(
                """
                select rule, name, retired_from
                from poolbook_1.retirement_conflicts
                where pool_id = $1
                    and reservation_id = $2
                order by rule, name
                """, [pool.uuid, reservation.uuid]
            ) { row in
                var reason = Reason(try row.next(parsing: Rule.init(rawValue:)), subject: try row.next())
                reason.day = try row.nextDay()
                return reason
            })
    }

    /// Retires a member from a day on, and passes on to another what names them.
    public func retireMember(
        _ member: UUID, from day: LocalDate, successor: UUID, reason: String?, _ act: Act
    ) throws(StoreError) -> RetirementAnswer {
        try self.act(act.call("retire_member", [member, day.calendarDay, successor, reason]))
    }
}
