internal import Foundation
internal import Postgres
public import Scheduling

extension Store {
    /// What others have on within fourteen days of a time in some districts, as far as the caller may see it: the nearest
    /// in time first, of a thousand on either side.
    public func events(
        around moment: Instant, in districts: [String], notOf organization: OrganizationID?, in pool: PoolID
    ) throws(StoreError) -> [SimilarEvent] {
        let side = { (condition: String, order: String) in
            """
            (
                select reservation_id, starts_at
                from poolbook_1.reservations
                where pool_id = $1
                    and \(condition)
                    and state in ('hold', 'confirmed', 'request')
                    and ($4::uuid is null or $4 <> all (host_ids))
                order by starts_at \(order)
                limit 1000
            )
            """
        }
        return try read(
            .many(
                """
                select reference, title, kind, brand, starts_at, ends_at, hosts
                from poolbook_1.reservations
                where pool_id = $1
                    and reservation_id = any (array(
                        select near.reservation_id
                        from (
                            \(side("starts_at >= $2 and starts_at < $2 + interval '14 days'", "asc"))
                            union all
                            \(side("starts_at < $2 and starts_at > $2 - interval '14 days'", "desc"))
                        ) as near
                        join poolbook_1.reservation_items as item
                            on item.pool_id = $1
                            and item.reservation_id = near.reservation_id
                        join poolbook_1.resources as venue
                            on venue.pool_id = $1
                            and venue.resource_id = item.resource_id
                        where venue.district = any ($3)
                    ))
                order by abs(extract(epoch from starts_at - $2)), reference
                """, [pool.uuid, moment.timestamp, districts, organization?.uuid]
            ) { row in
                SimilarEvent(
                    reference: try row.next(), title: try row.next(), kind: try row.next(), brand: try row.next(),
                    period: try row.nextPeriod(), hosts: try row.next())
            })
    }
}
