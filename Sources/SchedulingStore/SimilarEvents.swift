internal import Foundation
internal import Postgres
public import Scheduling

extension Store {
    /// What others have on within fourteen days of a time in some districts, or in those of some venues, as far as the
    /// caller may see it: the nearest in time first.
    public func events(
        around moment: Instant, in districts: [String], nearTo venues: [ResourceID],
        notOf organization: OrganizationID?, in pool: PoolID
    ) throws(StoreError) -> [SimilarEvent] {
        try read(
            .many(
                "select * from poolbook_1.events_nearby($1, $2, $3, $4, $5)",
                [pool.uuid, moment.timestamp, districts, venues.map(\.uuid), organization?.uuid]
            ) { row in
                SimilarEvent(
                    reference: try row.next(), title: try row.next(), kind: try row.next(), brand: try row.next(),
                    period: try row.nextPeriod(), hosts: try row.next())
            })
    }
}
