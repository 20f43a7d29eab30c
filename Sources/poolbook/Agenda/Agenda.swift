import Reporting
import Scheduling
import SchedulingStore

/// What an agenda shows: its rows, each with what is on.
struct Agenda {
    /// A resource, with what takes it; or, of an organization, one of its reservations.
    struct Row {
        let resource: Resource?
        let entries: [AgendaEntry]
    }

    let desk: Desk
    let subject: AgendaSubject
    let window: AgendaWindow

    init(_ desk: Desk, of subject: AgendaSubject, during window: AgendaWindow) {
        self.desk = desk
        self.subject = subject
        self.window = window
    }

    /// Its rows, as the database tells them.
    func rows() throws -> [Row] {
        switch subject {
        case .pool: try ofPool()
        case .resource(let resource): [try of(resource)]
        case .organization(let id, _, _): try of(id)
        }
    }

    /// A day on either side is read too, so that what goes over midnight is put together.
    private var wider: Period {
        Period(start: window.period.start - .seconds(90_000), end: window.period.end + .seconds(90_000))
            ?? window.period
    }

    private static let standing: [Reservation.State] = [.hold, .confirmed, .request, .closed]
    private static let all = 1_000_000

    private var pool: PoolID { desk.snapshot.pool.id }

    private func of(_ resource: Resource) throws -> Row {
        let busy = try desk.store.busyRows(of: [resource.id], during: wider, in: pool)
        // What takes a hall may have been reserved as a part of it, or as a larger one.
        var taking = ReservationFilter()
        taking.ids = Array(Set(busy.compactMap(\.reservation)))
        var asking = ReservationFilter()
        asking.resources = [[resource.id]]
        asking.period = wider
        asking.states = [.request]
        let reservations =
            try desk.store.reservations(in: pool, taking, limit: Self.all)
            + desk.store.reservations(in: pool, asking, limit: Self.all)
        let blackouts = try desk.store.blackouts(of: [resource.id], during: wider, in: pool)
        let entries = AgendaEntry.byResource(
            busy: busy, reservations: reservations, blackouts: blackouts, resources: [resource],
            during: window.period, in: desk.zone)
        return Row(resource: resource, entries: entries[resource.id] ?? [])
    }

    private func ofPool() throws -> [Row] {
        let busy = try desk.store.busyRows(of: nil, during: wider, in: pool)
        var filter = ReservationFilter()
        filter.period = wider
        filter.states = Self.standing
        let reservations = try desk.store.reservations(in: pool, filter, limit: Self.all)
        let blackouts = try desk.store.blackouts(of: nil, during: wider, in: pool)
        let ids = Set(busy.map(\.resource) + reservations.flatMap(\.resources) + blackouts.map(\.resource))
        let resources = try desk.store.resources(Array(ids), in: pool)
        let entries = AgendaEntry.byResource(
            busy: busy, reservations: reservations, blackouts: blackouts, resources: resources,
            during: window.period, in: desk.zone)
        return resources.compactMap { resource in
            entries[resource.id].map { Row(resource: resource, entries: $0) }
        }
    }

    private func of(_ organization: OrganizationID) throws -> [Row] {
        var filter = ReservationFilter()
        filter.period = window.period
        filter.hosts = [organization]
        filter.states = Self.standing
        let reservations = try desk.store.reservations(in: pool, filter, limit: Self.all)
        let busy = try desk.store.busyRows(
            of: Array(Set(reservations.flatMap(\.resources))), during: wider, in: pool)
        let pieces = Dictionary(grouping: busy, by: \.reservation).mapValues { $0.map(\.period) }
        return reservations.compactMap { row in
            AgendaEntry(row, pieces: pieces[ReservationID(row.id)] ?? []).map { Row(resource: nil, entries: [$0]) }
        }
    }
}
