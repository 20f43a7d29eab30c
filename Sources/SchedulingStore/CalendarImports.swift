internal import Postgres
public import Scheduling

/// What came from a calendar file: the reservation, and what the file said of it last.
public struct CalendarEntryRow: Sendable {
    /// The reservation.
    public let reservation: ReservationID
    /// What people type for it.
    public let reference: String
    /// How often it was written.
    public let version: Int
    /// What can be done with it now.
    public let state: Reservation.State
    /// When it is now.
    public let period: Period
    /// What it is called now.
    public let title: String
    /// Whose calendars it is from.
    public let source: String
    /// Its UID there.
    public let uid: String
    /// Of an entry that comes again, when this one was first meant to be.
    public let originalStart: Instant?
    /// What the calendar called itself.
    public let calendar: String
    /// What the file said of it.
    public let entry: JSONValue
}

/// What became of imported calendars.
public struct CalendarAnswer: Sendable, Decodable {
    /// What the program counted when the act was done.
    public struct Told: Sendable, Decodable {
        /// Occurrences of entries that were looked at.
        public let entries: Int
        /// Whose they are.
        public let organizations: Int
        /// Those that were as they had been.
        public let same: Int
    }

    /// A new entry that waits as a request.
    public struct Waiting: Sendable, Decodable {
        /// Its row.
        public let row: Int
        let reasons: [ReasonRow]

        /// Whether it would stand if its place, or its person, were free.
        public var isForAPlace: Bool {
            let rules: [Rule] = [
                .venueDouble, .personDouble, .venuePartAndWhole, .bufferBefore, .bufferAfter, .equipmentShort,
            ]
            return reasons.contains { reason in rules.contains { $0.rawValue == reason.rule } }
        }
    }

    /// What the program counted.
    public let told: Told
    /// New entries that stand now.
    public let bound: Int
    /// New entries that wait as requests.
    public let requests: Int
    /// Reservations whose entries changed.
    public let changed: [ReservationAnswer]
    /// Reservations whose entries are gone.
    public let cancelled: [ReservationAnswer]
    /// Pairs, with what stood before, that want one place at one time.
    public let overlaps: Int
    /// How many of the requests are in conflict; nil of an answer that was given before conflicts were written.
    public let conflicts: Int?
    /// Which wait, and why.
    public let waiting: [Waiting]
    /// The soft rules that what was bound breaks, each with its row.
    public let warnings: ReservationAnswer.Warnings?
}

extension Store {
    /// Imports the entries of calendar files in one act, in the order of the rows.
    public func importCalendars(_ rows: [JSONValue], told: JSONValue, _ act: Act) throws(StoreError) -> CalendarAnswer {
        try self.act(
            act.call("import_calendars", [JSONText(JSONValue.array(rows).text), JSONText(told.text)]))
    }

    /// What came from some sources of calendars before, as far as it concerns the caller.
    public func calendarEntries(of sources: [String], in pool: PoolID) throws(StoreError) -> [CalendarEntryRow] {
        try read(
            .many(
                """
                select
                    entry.reservation_id, reservation.reference, reservation.version, reservation.state,
                    reservation.starts_at, reservation.ends_at, reservation.title, entry.source, entry.uid,
                    entry.original_start, entry.calendar, entry.content
                from poolbook_1.calendar_entries as entry
                join poolbook_1.reservations as reservation
                    on reservation.pool_id = entry.pool_id
                    and reservation.reservation_id = entry.reservation_id
                where entry.pool_id = $1
                    and entry.source = any ($2)
                """, [pool.uuid, sources]
            ) { row in
                let id = ReservationID(try row.next())
                let reference: String = try row.next()
                let version = Int(try row.next(Int32.self))
                let state = try row.next(parsing: Reservation.State.init(rawValue:))
                let period = try row.nextPeriod()
                return CalendarEntryRow(
                    reservation: id, reference: reference, version: version, state: state, period: period,
                    title: try row.next(), source: try row.next(), uid: try row.next(),
                    originalStart: try row.next(Timestamp?.self).map { Instant($0) }, calendar: try row.next(),
                    entry: try decodedJSON(try row.next(JSONText.self).text))
            })
    }
}
