public import Foundation
internal import Postgres
public import Scheduling

/// A reservation as it is listed.
public struct ReservationRow: Sendable {
    /// Its identifier.
    public let id: UUID
    /// What people type for it.
    public let reference: String
    /// What can be done with it.
    public let state: Reservation.State
    /// When.
    public let period: Period
    /// Minutes kept free around it.
    public let buffers: Buffers
    /// When a hold ends by itself.
    public let expiresAt: Instant?
    /// When it was entered.
    public let createdAt: Instant
    /// Who entered it.
    public let createdBy: String?
    /// What the event is called.
    public let title: String
    /// What kind of event it is.
    public let kind: String?
    /// How many are expected.
    public let attendance: Int?
    /// The hosts' names, the leading one first.
    public let hosts: [String]
    /// Parts per million, in the order of the hosts.
    public let shares: [Int]
    /// What it takes, by name, equipment with its number.
    public let takes: [String]
    /// Under which name it is held with others.
    public let brand: String?
    /// What came of it, and when that was recorded and by whom.
    public let closing: Closing?

    /// What came of a reservation, and who recorded it.
    public struct Closing: Sendable {
        /// What came of it.
        public let outcome: Outcome
        /// When it was recorded, last of all.
        public let closedAt: Instant
        /// Who recorded it.
        public let closedBy: String?
    }
}

/// Money that a reservation has set aside, in minor units.
public struct CommitmentRow: Sendable {
    /// The project.
    public let project: String
    /// The fund, or the project where a fund was asked for.
    public let fund: String
    /// The category.
    public let category: String
    /// The fiscal year.
    public let year: Int
    /// What holds have set aside.
    public let reserved: Int64
    /// What stands committed and is not spent.
    public let committed: Int64
    /// What is spent.
    public let spent: Int64
    /// What was given back.
    public let released: Int64
}

/// Which reservations to list; nil means any.
public struct ReservationFilter: Sendable {
    /// Its identifier.
    public var id: ReservationID?
    /// When.
    public var period: Period?
    /// Only with this resource.
    public var resource: ResourceID?
    /// Only hosted by this organization.
    public var host: OrganizationID?
    /// Only of this brand.
    public var brand: String?
    /// Only in one of these states.
    public var states: [Reservation.State]?
    /// How many at most.
    public var limit: Int

    /// All of them, up to a limit.
    public init(limit: Int = 200) {
        self.limit = limit
    }
}

extension Store {
    /// The reservations that concern the caller, by time.
    public func reservations(
        in pool: PoolID, _ filter: ReservationFilter
    ) throws(StoreError) -> [ReservationRow] {
        try read(
            .many(
                """
                select
                    reservation_id, reference, state, starts_at, ends_at, buffer_before, buffer_after, expires_at,
                    created_at, created_by, title, kind, attendance, hosts, shares, takes, brand, attended, figures,
                    note, closed_at, closed_by
                from poolbook_1.reservations
                where pool_id = $1
                    and ($2 is null or reservation_id = $2)
                    and starts_at < coalesce($4, 'infinity')
                    and starts_at > coalesce($3, '-infinity') - interval '370 days'
                    and ends_at > coalesce($3, '-infinity')
                    and ($5 is null or $5 = any (resource_ids))
                    and ($6 is null or $6 = any (host_ids))
                    and ($7 is null or state = any ($7))
                    and ($9 is null or brand = $9)
                order by starts_at, reference
                limit $8
                """,
                [
                    pool.uuid, filter.id?.uuid, filter.period?.start.timestamp, filter.period?.end.timestamp,
                    filter.resource?.uuid, filter.host?.uuid, filter.states?.map(\.rawValue), Int64(filter.limit),
                    filter.brand,
                ]
            ) { row in
                ReservationRow(
                    id: try row.next(), reference: try row.next(),
                    state: try row.next(parsing: Reservation.State.init(rawValue:)), period: try row.nextPeriod(),
                    buffers: Buffers(before: Int(try row.next(Int32.self)), after: Int(try row.next(Int32.self))),
                    expiresAt: try row.next(Timestamp?.self).map { Instant($0) },
                    createdAt: Instant(try row.next()), createdBy: try row.next(), title: try row.next(),
                    kind: try row.next(), attendance: try row.next(Int32?.self).map(Int.init),
                    hosts: try row.next(), shares: try row.next([Int32].self).map(Int.init), takes: try row.next(),
                    brand: try row.next(), closing: try row.nextClosing())
            })
    }

    /// The money of a reservation, as far as the caller may see its projects.
    public func commitments(
        of reservation: ReservationID, in pool: PoolID
    ) throws(StoreError) -> [CommitmentRow] {
        try read(
            .many(
                """
                select project, fund, category, fiscal_year, reserved, committed, spent, released
                from poolbook_1.commitments
                where pool_id = $1
                    and reservation_id = $2
                order by project, category, fund
                """, [pool.uuid, reservation.uuid]
            ) { row in
                CommitmentRow(
                    project: try row.next(), fund: try row.next(), category: try row.next(),
                    year: Int(try row.next(Int16.self)), reserved: try row.next(), committed: try row.next(),
                    spent: try row.next(), released: try row.next())
            })
    }
}

extension Row {
    /// Reads what came of a reservation from the next five columns; nil where nothing is recorded.
    fileprivate mutating func nextClosing() throws(PostgresError) -> ReservationRow.Closing? {
        let attended = try next(Int32?.self).map(Int.init)
        let figures = try next(JSONText?.self)
        let note = try next(String?.self)
        let closedAt = try next(Timestamp?.self).map { Instant($0) }
        let closedBy = try next(String?.self)
        guard let attended, let closedAt else { return nil }
        let counted: [String: Int]? = figures.flatMap { try? decodedJSON($0.text) }
        return ReservationRow.Closing(
            outcome: Outcome(attended: attended, figures: counted ?? [:], note: note), closedAt: closedAt,
            closedBy: closedBy)
    }
}
