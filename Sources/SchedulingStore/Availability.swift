internal import Foundation
internal import Postgres
public import Scheduling

extension Store {
    /// When resources are taken or closed within a period, buffers included, whoever has them.
    public func busy(_ resources: [ResourceID], during period: Period, in pool: PoolID) throws(StoreError) -> [Busy] {
        try read(
            .many(
                """
                select busy.resource_id, busy.starts_at, busy.ends_at
                from poolbook_1.busy
                where busy.pool_id = $1
                    and busy.resource_id = any ($2)
                    and busy.starts_at < $4
                    and busy.starts_at > $3 - interval '25 hours'
                    and busy.ends_at > $3
                """,
                [pool.uuid, resources.map(\.uuid), period.start.timestamp, period.end.timestamp]
            ) { row in
                let resource = ResourceID(try row.next())
                let period = Period(start: Instant(try row.next()), end: Instant(try row.next()))
                return period.map { Busy(resource, $0) }
            }
        ).compactMap(\.self)
    }

    /// Venues of at least a capacity, the closest in size first, a hundred at most.
    public func venues(
        seating capacity: Int, in pool: PoolID, _ currency: Currency
    ) throws(StoreError) -> [Resource] {
        try read(
            .many(
                """
                select resource_id, code, name, (
                        select organization_id
                        from poolbook_1.organizations
                        where organizations.pool_id = resources.pool_id
                            and organizations.code = resources.owner
                    ),
                    capacity, quantity, buffer_before, buffer_after, to_jsonb(hours),
                    special_hours, on_holidays, features, retired_from, rate_amount, rate_unit, rate_category, access
                from poolbook_1.resources
                where pool_id = $1
                    and kind = 'venue'
                    and coalesce(capacity, 0) >= $2
                order by capacity, code
                limit 100
                """,
                [pool.uuid, Int32(clamping: capacity)]
            ) { row in
                let id = ResourceID(try row.next())
                let (code, name) = (try row.next(String.self), try row.next(String.self))
                var venue = Resource(
                    id: id,
                    kind: .venue,
                    code: code,
                    name: name,
                    owner: try row.next(UUID?.self).map { OrganizationID($0) },
                    capacity: try row.next(Int32?.self).map(Int.init),
                    quantity: try row.next(Int32?.self).map(Int.init),
                    bufferBefore: Int(try row.next(Int32.self)),
                    bufferAfter: Int(try row.next(Int32.self)),
                    hours: OpeningHours(rows: try decodedJSON(try row.next(JSONText.self).text)),
                    special: try row.nextSpecialHours(),
                    onHolidays: try row.next(parsing: OnHolidays.init(rawValue:)),
                    features: try row.next(),
                    retiredFrom: try row.nextDay(),
                    rate: Rate(
                        try row.next(), try row.next(String?.self).flatMap(Rate.Unit.init(rawValue:)), try row.next(),
                        in: currency)
                )
                venue.access = try row.next(parsing: Resource.Access.init(rawValue:))
                return venue
            })
    }
}
