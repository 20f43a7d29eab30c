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

    /// What it takes, in the order of their names.
    public let resources: [ResourceID]
    /// The series that it is an occurrence of.
    public let series: String?

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

extension Store {
    /// The reservations that concern the caller, by time, a limited number of them.
    public func reservations(
        in pool: PoolID, _ filter: ReservationFilter, limit: Int
    ) throws(StoreError) -> [ReservationRow] {
        let (found, parameters) = filter.identifiers(in: pool, limit: limit)
        return try read(
            .many(
                """
                select
                    reservation_id, reference, state, starts_at, ends_at, buffer_before, buffer_after, expires_at,
                    created_at, created_by, title, kind, attendance, hosts, shares, takes, brand, attended,
                    figures, note, closed_at, closed_by, resource_ids, series
                from poolbook_1.reservations
                where pool_id = $1
                    and reservation_id = any (array(select found.reservation_id from (\(found)) as found))
                order by starts_at, reference
                """, parameters
            ) { row in
                ReservationRow(
                    id: try row.next(), reference: try row.next(),
                    state: try row.next(parsing: Reservation.State.init(rawValue:)), period: try row.nextPeriod(),
                    buffers: Buffers(before: Int(try row.next(Int32.self)), after: Int(try row.next(Int32.self))),
                    expiresAt: try row.next(Timestamp?.self).map { Instant($0) },
                    createdAt: Instant(try row.next()), createdBy: try row.next(), title: try row.next(),
                    kind: try row.next(), attendance: try row.next(Int32?.self).map(Int.init),
                    hosts: try row.next(), shares: try row.next([Int32].self).map(Int.init), takes: try row.next(),
                    brand: try row.next(), closing: try row.nextClosing(),
                    resources: try row.next([UUID].self).map(ResourceID.init), series: try row.next())
            })
    }

    /// How many reservations there are that concern the caller.
    public func countReservations(in pool: PoolID, _ filter: ReservationFilter) throws(StoreError) -> Int {
        let (found, parameters) = filter.identifiers(in: pool, limit: nil)
        let sql = "select count(*) from (\(found)) as found"
        return Int(try read(.one(sql, parameters) { row in try row.next(Int64.self) }))
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
