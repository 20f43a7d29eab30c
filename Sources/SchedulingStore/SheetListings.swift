internal import Foundation
internal import Postgres
public import Scheduling

/// A reservation with everything that a row of a file says of it.
public struct ReservationSheetRow: Sendable {
    /// One thing that it asks for, by code.
    public struct Item: Sendable, Hashable, Decodable {
        /// What kind of resource; nil for money.
        public let kind: Resource.Kind?
        /// The resource; nil for money.
        public let resource: ResourceID?
        /// The resource's code, or the project's.
        public let code: String
        /// How many, of equipment.
        public let quantity: Int?
        /// The project; nil for a resource.
        public let project: ProjectID?
        /// The category of money; nil for any.
        public let category: String?
        /// Minor units of the pool's currency.
        public let amount: Int64?
    }

    /// Its identifier.
    public let id: ReservationID
    /// What people type for it.
    public let reference: String
    /// What can be done with it.
    public let state: Reservation.State
    /// When.
    public let period: Period
    /// Minutes kept free around it.
    public let buffers: Buffers
    /// When it was entered.
    public let createdAt: Instant
    /// How often it was written.
    public let version: Int
    /// What the event is called.
    public let title: String
    /// What kind of event it is.
    public let kind: String?
    /// Under which name it is held with others.
    public let brand: String?
    /// How many are expected.
    public let attendance: Int?
    /// The hosts with their shares, the leading one first.
    public let hosts: [Scheduling.Host]
    /// The hosts' codes, in their order.
    public let hostCodes: [String]
    /// What it takes, in order, and the money of it that the caller may know.
    public let items: [Item]
}

/// Which reservations a file has; nil means any.
public struct ReservationSheetFilter: Sendable {
    /// When.
    public var period: Period?
    /// Only in these states.
    public var states: [Reservation.State]?
    /// Only these, by reference.
    public var references: [String]?

    /// All of them.
    public init() {}
}

/// A grant as a row of a file has it: an entry of the journal, known by its line and its number there.
public struct GrantEntryRow: Sendable {
    /// The fund's code.
    public let fund: String
    /// The project's code.
    public let project: String
    /// The category.
    public let category: String
    /// The fiscal year.
    public let year: Int
    /// Its number in the journal of its line.
    public let entry: Int64
    /// Minor units of the pool's currency.
    public let amount: Int64
}

extension Store {
    /// Reads the reservations that concern the caller, by time, page by page, all as of one instant.
    ///
    /// `page` is given the rows of each page and how many there are in all.
    public func reservationSheet(
        in pool: PoolID, _ filter: ReservationSheetFilter, pageSize: Int = 1_000,
        _ page: ([ReservationSheetRow], Int) throws(StoreError) -> Void
    ) throws(StoreError) {
        try connection.transaction(.snapshot, failure: { StoreError($0) }) { () throws(StoreError) in
            let total = try read(count(in: pool, filter))
            var last: ReservationSheetRow?
            while true {
                let rows = try read(rows(in: pool, filter, after: last, limit: pageSize))
                try page(rows, total)
                guard rows.count == pageSize else { return }
                last = rows.last
            }
        }
    }

    /// The grants that the caller may see, in the order of their lines.
    public func grants(in pool: PoolID) throws(StoreError) -> [GrantEntryRow] {
        try read(
            .many(
                """
                select line.fund, line.project, line.category, line.fiscal_year, entry.number, entry.amount
                from poolbook_1.entries as entry
                join poolbook_1.budget_lines as line
                    on line.pool_id = entry.pool_id
                    and line.line_id = entry.line_id
                where entry.pool_id = $1
                    and entry.act = 'grant'
                order by line.project, line.fiscal_year, line.category, line.fund, entry.number
                """, [pool.uuid]
            ) { row in
                GrantEntryRow(
                    fund: try row.next(), project: try row.next(), category: try row.next(),
                    year: Int(try row.next(Int16.self)), entry: try row.next(), amount: try row.next())
            })
    }
}

private let chosen = """
    from poolbook_1.reservations as reservation
    where reservation.pool_id = $1
        and reservation.starts_at < coalesce($3, 'infinity')
        and reservation.starts_at > coalesce($2, '-infinity') - interval '370 days'
        and reservation.ends_at > coalesce($2, '-infinity')
        and ($4 is null or reservation.state = any ($4))
        and ($5 is null or reservation.reference = any ($5))
    """

private func parameters(_ pool: PoolID, _ filter: ReservationSheetFilter) -> [any PostgresValue] {
    [
        pool.uuid, filter.period?.start.timestamp, filter.period?.end.timestamp, filter.states?.map(\.rawValue),
        filter.references,
    ]
}

private func count(in pool: PoolID, _ filter: ReservationSheetFilter) -> Statement<Int> {
    .one("select count(*) \(chosen)", parameters(pool, filter)) { row in Int(try row.next(Int64.self)) }
}

private func rows(
    in pool: PoolID, _ filter: ReservationSheetFilter, after last: ReservationSheetRow?, limit: Int
) -> Statement<[ReservationSheetRow]> {
    .many(
        """
        select
            reservation.reservation_id, reservation.reference, reservation.state, reservation.starts_at,
            reservation.ends_at, reservation.buffer_before, reservation.buffer_after, reservation.created_at,
            reservation.version, reservation.title, reservation.kind, reservation.brand, reservation.attendance,
            reservation.host_ids, reservation.shares,
            array(
                select organization.code
                from unnest(reservation.host_ids) with ordinality as host (organization_id, position)
                join poolbook_1.organizations as organization
                    on organization.pool_id = reservation.pool_id
                    and organization.organization_id = host.organization_id
                order by host.position
            ),
            (
                select coalesce(
                    jsonb_agg(
                        jsonb_build_object(
                            'kind', item.kind, 'resource', item.resource_id, 'quantity', item.quantity,
                            'code', coalesce(item.code, item.project), 'project', item.project_id,
                            'category', item.category, 'amount', item.amount
                        )
                        order by item.position
                    ),
                    '[]'
                )
                from poolbook_1.reservation_items as item
                where item.pool_id = reservation.pool_id
                    and item.reservation_id = reservation.reservation_id
                    and coalesce(item.code, item.project) is not null
            )
        \(chosen)
            and ($6 is null or (reservation.starts_at, reservation.reference) > ($6, $7))
        order by reservation.starts_at, reservation.reference
        limit $8
        """,
        parameters(pool, filter) + [last?.period.start.timestamp, last?.reference, Int64(limit)]
    ) { row in
        let id = ReservationID(try row.next())
        let reference: String = try row.next()
        let state: Reservation.State = try row.next(parsing: Reservation.State.init(rawValue:))
        let period = try row.nextPeriod()
        let buffers = Buffers(before: Int(try row.next(Int32.self)), after: Int(try row.next(Int32.self)))
        let createdAt = Instant(try row.next())
        let version = Int(try row.next(Int32.self))
        let title: String = try row.next()
        let kind: String? = try row.next()
        let brand: String? = try row.next()
        let attendance = try row.next(Int32?.self).map(Int.init)
        let hosts = zip(try row.next([UUID].self), try row.next([Int32].self))
        return ReservationSheetRow(
            id: id, reference: reference, state: state, period: period, buffers: buffers, createdAt: createdAt,
            version: version, title: title, kind: kind, brand: brand, attendance: attendance,
            hosts: try hosts.map { Scheduling.Host(OrganizationID($0), share: try Share(partsPerMillion: Int($1))) },
            hostCodes: try row.next(), items: try decodedJSON(try row.next(JSONText.self).text))
    }
}
