internal import Foundation
internal import Postgres
public import Scheduling

/// What a pool lets every member know of a reservation that does not concern them.
public struct SharedReservation: Sendable, Hashable, Decodable {
    /// What people type for it.
    public let reference: String
    /// The hosts' names, the first of which leads.
    public let hosts: [String]
    /// What it is called; nil where the pool keeps that to those whom it concerns.
    public let title: String?
}

/// When a resource is taken or closed, buffers included, as the database keeps it: a day of a unit at most.
public struct BusyRow: Sendable {
    /// The resource.
    public let resource: ResourceID
    /// When.
    public let period: Period
    /// By what; nil for a blackout, and where it does not concern the caller.
    public let reservation: ReservationID?
    /// How many of it, where it is counted.
    public let quantity: Int?
    /// What the pool lets every member know of what takes it; nil where that is nothing.
    public let shared: SharedReservation?
}

extension Store {
    /// When resources (nil: all of them) are taken by reservations within a period; blackouts are listed apart.
    public func busyRows(
        of resources: [ResourceID]?, during period: Period, in pool: PoolID
    ) throws(StoreError) -> [BusyRow] {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let resources { conditions.require("resource_id = any (?)", resources.map(\.uuid)) }
        conditions.require("starts_at < ?", period.end.timestamp)
        conditions.require("ends_at > ?", period.start.timestamp)
        let from = conditions.parameter(period.start.timestamp)
        // No allocation of a unit is longer than a day, and no quantity is kept longer than a reservation lasts.
        return try read(
            .many(
                """
                select resource_id, starts_at, ends_at, reservation_id, null::integer, shared
                from poolbook_1.busy
                where \(conditions.text)
                    and starts_at > \(from)::timestamptz - interval '25 hours'
                    and not is_blackout
                union all
                select resource_id, starts_at, ends_at, reservation_id, quantity, shared
                from poolbook_1.busy_quantities
                where \(conditions.text)
                    and starts_at > \(from)::timestamptz - interval '374 days'
                order by 1, 2, 3
                """, conditions.parameters
            ) { row in
                let resource = ResourceID(try row.next())
                let period = try row.nextPeriod()
                return BusyRow(
                    resource: resource, period: period, reservation: try row.next(UUID?.self).map(ReservationID.init),
                    quantity: try row.next(Int32?.self).map(Int.init),
                    shared: try row.next(JSONText?.self).flatMap { try? decodedJSON($0.text) })
            })
    }

    /// The blackouts of resources (nil: all of them) within a period.
    public func blackouts(
        of resources: [ResourceID]?, during period: Period, in pool: PoolID
    ) throws(StoreError) -> [BlackoutRow] {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let resources { conditions.require("resource_id = any (?)", resources.map(\.uuid)) }
        conditions.require("starts_at < ?", period.end.timestamp)
        conditions.require("ends_at > ?", period.start.timestamp)
        return try blackouts(conditions)
    }

    /// Resources by their identifiers, in order of their codes.
    public func resources(_ ids: [ResourceID], in pool: PoolID) throws(StoreError) -> [Resource] {
        try read(
            .many(
                """
                select
                    resource_id, kind, code, name, capacity, quantity, buffer_before, buffer_after, to_jsonb(hours),
                    special_hours, on_holidays
                from poolbook_1.resources
                where pool_id = $1
                    and resource_id = any ($2)
                order by array_position(array['venue', 'staff', 'equipment'], kind), code
                """, [pool.uuid, ids.map(\.uuid)]
            ) { row in
                Resource(
                    id: ResourceID(try row.next()),
                    kind: try row.next(parsing: Resource.Kind.init(rawValue:)),
                    code: try row.next(),
                    name: try row.next(),
                    capacity: try row.next(Int32?.self).map(Int.init),
                    quantity: try row.next(Int32?.self).map(Int.init),
                    bufferBefore: Int(try row.next(Int32.self)),
                    bufferAfter: Int(try row.next(Int32.self)),
                    hours: OpeningHours(rows: try decodedJSON(try row.next(JSONText.self).text)),
                    special: try row.nextSpecialHours(),
                    onHolidays: try row.next(parsing: OnHolidays.init(rawValue:)))
            })
    }

    /// How many resources of each kind there are that are not retired on a day.
    public func resourceCounts(in pool: PoolID, on day: LocalDate) throws(StoreError) -> [Resource.Kind: Int] {
        let rows = try read(
            .many(
                """
                select kind, count(*)
                from poolbook_1.resources
                where pool_id = $1
                    and (retired_from is null or retired_from > $2::text::date)
                group by kind
                """, [pool.uuid, day.description]
            ) { row in (try row.next(parsing: Resource.Kind.init(rawValue:)), Int(try row.next(Int64.self))) })
        return Dictionary(rows, uniquingKeysWith: +)
    }
}
