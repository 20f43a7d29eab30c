public import Foundation
internal import Postgres
public import Scheduling

/// A reservation as a calendar shows it.
public struct CalendarRow: Sendable {
    /// Its identifier.
    public let id: ReservationID
    /// What people type for it.
    public let reference: String
    /// What can be done with it.
    public let state: Reservation.State
    /// When.
    public let period: Period
    /// How often it was written.
    public let version: Int
    /// When it was entered.
    public let createdAt: Instant
    /// When it was written last, as far as the caller may know.
    public let changedAt: Instant
    /// What the event is called.
    public let title: String
    /// What kind of event it is.
    public let kind: String?
    /// The hosts, the leading one first.
    public let hosts: [(id: OrganizationID, name: String)]
    /// What it takes, in order.
    public let takes: [(id: ResourceID, kind: Resource.Kind, name: String)]
}

extension Store {
    /// Reservations as calendars show them, by time.
    public func calendarRows(in pool: PoolID, _ filter: ReservationFilter) throws(StoreError) -> [CalendarRow] {
        let (found, parameters) = filter.identifiers(in: pool, limit: nil)
        return try read(
            .many(
                """
                select
                    reservation.reservation_id, reservation.reference, reservation.state, reservation.starts_at,
                    reservation.ends_at, reservation.version, reservation.created_at,
                    coalesce(
                        (
                            select max(log.recorded_at)
                            from poolbook_1.log
                            where log.pool_id = reservation.pool_id
                                and log.subject_id = reservation.reservation_id
                        ),
                        reservation.created_at
                    ),
                    reservation.title, reservation.kind, reservation.host_ids, reservation.hosts,
                    array(
                        select item.resource_id
                        from poolbook_1.reservation_items as item
                        where item.pool_id = reservation.pool_id
                            and item.reservation_id = reservation.reservation_id
                            and item.resource_id is not null
                        order by item.position
                    ),
                    array(
                        select resource.kind || ' ' || resource.name
                        from poolbook_1.reservation_items as item
                        join poolbook_1.resources as resource
                            on resource.pool_id = item.pool_id
                            and resource.resource_id = item.resource_id
                        where item.pool_id = reservation.pool_id
                            and item.reservation_id = reservation.reservation_id
                        order by item.position
                    )
                from poolbook_1.reservations as reservation
                where reservation.pool_id = $1
                    and reservation.reservation_id
                        = any (array(select found.reservation_id from (\(found)) as found))
                order by reservation.starts_at, reservation.reference
                """, parameters
            ) { row in
                CalendarRow(
                    id: ReservationID(try row.next()), reference: try row.next(),
                    state: try row.next(parsing: Reservation.State.init(rawValue:)), period: try row.nextPeriod(),
                    version: Int(try row.next(Int32.self)), createdAt: Instant(try row.next()),
                    changedAt: Instant(try row.next()), title: try row.next(), kind: try row.next(),
                    hosts: try row.nextPairs().map { (OrganizationID($0), $1) },
                    takes: try row.nextPairs().compactMap { id, text in
                        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
                        guard words.count == 2, let kind = Resource.Kind(rawValue: words[0]) else { return nil }
                        return (ResourceID(id), kind, words[1])
                    })
            })
    }
}

/// An occurrence of a series, with the days that the series was to have.
public struct SeriesOccurrenceRow: Sendable {
    /// The reservation.
    public let reservation: ReservationID
    /// The series.
    public let series: UUID
    /// What people type for the series.
    public let reference: String
    /// Which part of the series, of those that were made or changed together.
    public let segment: Int
    /// When it was first meant to be.
    public let originalStart: Instant
    /// The rule of RFC 5545 that gave the days; nil where they were listed.
    public let rule: String?
    /// When the part's occurrences were to start.
    public let starts: [Instant]
}

extension Store {
    /// All occurrences of the series that some reservations belong to.
    public func seriesOccurrences(
        with reservations: [ReservationID], in pool: PoolID
    ) throws(StoreError) -> [SeriesOccurrenceRow] {
        try read(
            .many(
                """
                select reservation_id, series_id, series, segment, original_start, rule, starts
                from poolbook_1.calendar_occurrences
                where pool_id = $1
                    and series_id = any (array(
                        select its.series_id
                        from poolbook_1.calendar_occurrences as its
                        where its.pool_id = $1
                            and its.reservation_id = any ($2)
                    ))
                """, [pool.uuid, reservations.map(\.uuid)]
            ) { row in
                SeriesOccurrenceRow(
                    reservation: ReservationID(try row.next()), series: try row.next(), reference: try row.next(),
                    segment: Int(try row.next(Int32.self)), originalStart: Instant(try row.next()),
                    rule: try row.next(), starts: try row.next([Timestamp].self).map { Instant($0) })
            })
    }
}

extension Row {
    /// Reads two columns of arrays as pairs.
    fileprivate mutating func nextPairs() throws(PostgresError) -> [(UUID, String)] {
        let ids = try next([UUID].self)
        return Array(zip(ids, try next([String].self)))
    }
}
