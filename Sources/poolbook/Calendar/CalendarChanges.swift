import Reporting
import Scheduling
import SchedulingStore

/// Reservations whose entries changed in their files: just what differs there changes here.
struct CalendarChanges {
    let desk: Desk
    let directory: Directory
    private var changed: [Change] = []
    private var noted: [JSONValue] = []

    private struct Change {
        let entry: CalendarSorting.Entry
        let row: CalendarEntryRow
        let before: CalendarContent
        let link: CalendarLink
    }

    init(desk: Desk, directory: Directory) {
        self.desk = desk
        self.directory = directory
    }

    mutating func add(
        _ entry: CalendarSorting.Entry, _ row: CalendarEntryRow, _ before: CalendarContent, _ link: CalendarLink
    ) {
        changed.append(Change(entry: entry, row: row, before: before, link: link))
    }

    mutating func note(_ row: CalendarEntryRow, _ link: CalendarLink) { noted.append(link.row(noting: row)) }

    /// The numbers of the entries that changed.
    var numbers: Set<Int> { Set(changed.map(\.entry.number)) }

    /// What is to be sent of changed entries.
    struct Rows {
        var rows: [JSONValue] = []
        /// How many reservations stand already as their entries are now.
        var same = 0
        /// Entries that fit no more, and wait as requests.
        var claims: [CalendarClaim] = []
        /// The reservations that give their places up for those.
        var givingUp: [String] = []
    }

    /// The rows to send. An entry against whose change a rule of the program stands, or the database did, waits as a
    /// request, as a new one would; what stood in its old place is called off.
    func rows(unfit: Set<Int>) throws -> Rows {
        var found = Rows(rows: noted)
        guard !changed.isEmpty else { return found }
        let standing = try standing()
        for change in changed {
            guard let row = standing.rows[change.row.reservation] else { continue }
            let request = try request(change, row, standing.resources)
            guard let request else {
                found.rows.append(change.link.row(noting: change.row))
                found.same += 1
                continue
            }
            let against =
                row.state == .request
                ? []
                : reasonsAgainst(request.asked, during: request.period, in: desk.ruleContext).refusing
            guard against.isEmpty, !unfit.contains(change.entry.number) else {
                found.rows.append(
                    JSONValue(row.id, version: row.version, row: change.entry.number, into: nil)
                        .with(["stands": .integer(1), "cancels": .integer(1)]))
                found.claims.append(
                    CalendarClaim(change.entry, changed: request, from: row, link: change.link, in: desk.currency))
                found.givingUp.append(row.reference)
                continue
            }
            found.rows.append(
                JSONValue(row.id, version: row.version, row: change.entry.number, into: request)
                    .with(change.link.members))
        }
        return found
    }

    /// What stands, with what it takes.
    private func standing() throws -> (
        rows: [ReservationID: ReservationSheetRow], resources: [ResourceID: Resource]
    ) {
        var filter = ReservationSheetFilter()
        filter.references = changed.map(\.row.reference)
        var found: [ReservationSheetRow] = []
        try desk.store.reservationSheet(in: desk.snapshot.pool.id, filter) { page, _ in found += page }
        let ids = Set(found.flatMap { $0.items.compactMap(\.resource) })
        let resources = try desk.store.resources(Array(ids), in: desk.snapshot.pool.id)
        return (
            Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            Dictionary(resources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        )
    }

    /// The reservation as it is to be: what did not change in the file stays as it is here. Nil where nothing differs.
    private func request(
        _ change: Change, _ row: ReservationSheetRow, _ resources: [ResourceID: Resource]
    ) throws -> Request? {
        let (before, after) = (change.before, CalendarContent(change.entry.occurrence, title: change.entry.title))
        let title = before.title == after.title ? row.title : after.title
        let period = before.period == after.period ? row.period : after.period
        let standing = row.items.compactMap { item in
            item.resource.flatMap { resources[$0] }.map { Take($0, quantity: item.quantity) }
        }
        var takes = standing
        if before.place != after.place, !change.entry.venues.isEmpty {
            let venues = try change.entry.venues.map { Take(try directory.resource(Snapshot.Name(.venue, $0))) }
            takes = venues + standing.filter { $0.resource.kind != .venue }
        }
        let isSame =
            title == row.title && period == row.period
            && takes.map(\.resource.id) == standing.map(\.resource.id)
        guard !isSame else { return nil }
        return Request(
            title: title, kind: row.kind, brand: row.brand, attendance: row.attendance, hosts: row.hosts,
            period: period, buffers: row.buffers, takes: takes, payments: [], firmness: .confirmed)
    }
}
