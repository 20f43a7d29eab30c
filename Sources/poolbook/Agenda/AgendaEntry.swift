import Reporting
import Scheduling
import SchedulingStore

/// What takes a resource for a time, or asks for it, as far as the reader may know.
struct AgendaEntry {
    let fill: Timeline.Fill
    /// When; of what others have, with its buffers, for these are not told apart.
    let period: Period
    /// When, with its buffers.
    let blocked: Period
    /// How many of it, where it is counted.
    var quantity: Int?
    /// The reservation; nil where the reader may not know it, and for a blackout.
    var reservation: ReservationRow?
    /// What the pool lets everybody know of what others have.
    var shared: SharedReservation?
    /// The blackout.
    var blackout: BlackoutRow?

    /// A reservation that the reader knows; `pieces` are what it takes of a resource.
    init?(_ row: ReservationRow, pieces: [Period], quantity: Int? = nil) {
        switch row.state {
        case .confirmed, .closed: fill = .confirmed
        case .hold: fill = .held
        case .request: fill = .requested
        case .cancelled, .expired: return nil
        }
        period = row.period
        blocked = pieces.reduce(row.period) { $0.hull($1) }
        self.quantity = quantity
        reservation = row
    }

    /// What others have.
    init(taken period: Period, quantity: Int? = nil, shared: SharedReservation?) {
        fill = .taken
        self.period = period
        blocked = period
        self.quantity = quantity
        self.shared = shared
    }

    init(_ row: BlackoutRow) {
        fill = .blackout
        period = row.period
        blocked = row.period
        blackout = row
    }

    var title: String? { reservation?.title ?? blackout?.reason ?? shared?.title }
    var reference: String? { reservation?.reference ?? blackout?.reference ?? shared?.reference }
    /// Whether the reader knows which reservation it is.
    var isKnown: Bool { reservation != nil || shared != nil }
    var hosts: [String] { reservation?.hosts ?? shared?.hosts ?? [] }
}

extension AgendaEntry {
    /// What takes each resource within a period, by its start.
    static func byResource(
        busy: [BusyRow], reservations: [ReservationRow], blackouts: [BlackoutRow], resources: [Resource],
        during period: Period, in zone: Zone
    ) -> [ResourceID: [AgendaEntry]] {
        let known = Dictionary(reservations.map { (ReservationID($0.id), $0) }, uniquingKeysWith: { first, _ in first })
        var entries: [ResourceID: [AgendaEntry]] = [:]
        for (resource, rows) in Dictionary(grouping: busy, by: \.resource) {
            let parties = Dictionary(grouping: rows) { row in row.reservation.flatMap { known[$0] == nil ? nil : $0 } }
            for (reservation, rows) in parties {
                if let row = reservation.flatMap({ known[$0] }) {
                    let entry = AgendaEntry(row, pieces: rows.map(\.period), quantity: rows.first?.quantity)
                    entries[resource, default: []] += entry.map { [$0] } ?? []
                } else {
                    for (shared, rows) in Dictionary(grouping: rows, by: \.shared) {
                        entries[resource, default: []] += others(rows, shared, in: zone)
                    }
                }
            }
        }
        let kinds = Dictionary(resources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for row in reservations where row.state == .request {
            for resource in row.resources.compactMap({ kinds[$0] }) {
                let asked = Scheduling.blocked(row.period, for: resource, buffers: row.buffers)
                entries[resource.id, default: []] += AgendaEntry(row, pieces: [asked]).map { [$0] } ?? []
            }
        }
        for row in blackouts { entries[row.resource, default: []].append(AgendaEntry(row)) }
        return entries.mapValues { list in
            list.filter { $0.blocked.overlaps(period) }.sorted { one, other in
                (one.period, one.reference ?? "") < (other.period, other.reference ?? "")
            }
        }.filter { !$0.value.isEmpty }
    }

    /// What others have: a unit's time is kept in pieces of a day, which are put together again; so are the units of one
    /// hall. What is counted overlaps, and stays as it is.
    private static func others(_ rows: [BusyRow], _ shared: SharedReservation?, in zone: Zone) -> [AgendaEntry] {
        var periods: [Period] = []
        for row in rows.filter({ $0.quantity == nil }).map(\.period).sorted() {
            if let last = periods.last, row.start < last.end || isMidnight(row.start, last.end, in: zone) {
                periods[periods.count - 1] = last.hull(row)
            } else {
                periods.append(row)
            }
        }
        return periods.map { AgendaEntry(taken: $0, shared: shared) }
            + rows.compactMap { row in row.quantity.map { AgendaEntry(taken: row.period, quantity: $0, shared: shared) }
            }
    }

    private static func isMidnight(_ start: Instant, _ end: Instant, in zone: Zone) -> Bool {
        start == end && zone.startOfDay(zone.local(start).date) == start
    }
}

extension Period {
    /// The shortest period that has both in it.
    func hull(_ other: Period) -> Period {
        Period(start: min(start, other.start), end: max(end, other.end)) ?? self
    }
}
