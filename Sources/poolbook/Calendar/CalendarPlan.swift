import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// What is to become of the entries of calendar files: new ones, those that changed in the file, those that are gone; the
/// rest is the same.
struct CalendarPlan {
    /// What is sent, in the order in which it may bind.
    private(set) var rows: [JSONValue] = []
    /// The new entries, in that order.
    private(set) var claims: [CalendarClaim] = []
    /// What the answer tells beside what the database does.
    private(set) var counts = Counts()
    /// Entries that are no longer in their calendar, and stand.
    private(set) var missing: [CalendarEntryRow] = []
    /// Reservations that were called off here, whose entries changed afterwards.
    private(set) var leftAlone: [String] = []
    /// Reservations whose entries changed, and fit no more: they give their places up.
    private(set) var givingUp: [String] = []
    /// The numbers of the entries that changed.
    let changedNumbers: Set<Int>
    private let entries: [CalendarSorting.Entry]
    private let files: CalendarFiles

    struct Counts {
        var entries = 0
        var organizations = 0
        var same = 0
    }

    init(
        _ sorted: CalendarSorting.Sorted, _ files: CalendarFiles, _ directory: Directory, _ desk: Desk,
        _ options: CalendarImportOptions, unfit: Set<Int> = []
    ) throws {
        entries = sorted.entries
        self.files = files
        var hosts: [String: Organization] = [:]
        for code in Set(entries.map(\.host)) {
            let match = try directory.match(Snapshot.Name(.organization, code))
            hosts[code] = Organization(id: OrganizationID(match.id), name: match.name)
        }
        try Self.checkHosts(entries, hosts, files, desk)
        counts.entries = entries.count
        counts.organizations = hosts.count

        let sources = hosts.mapValues { CalendarKey.source(of: $0.id) }
        var known = CalendarKnown(
            try desk.store.calendarEntries(of: Array(sources.values), in: desk.snapshot.pool.id))
        var changes = CalendarChanges(desk: desk, directory: directory)
        var cancelled: [JSONValue] = []
        for entry in entries {
            guard let host = hosts[entry.host], let source = sources[entry.host] else { continue }
            let key = CalendarKey(
                source: source, uid: entry.occurrence.uid, originalStart: entry.occurrence.originalStart)
            let content = CalendarContent(entry.occurrence, title: entry.title)
            let calendar = files.calendar(of: entry.file)
            let link = CalendarLink(key: key, calendar: calendar, content: content)
            switch known.take(key, content) {
            case .new(let replaced):
                guard entry.occurrence.status != .cancelled else {
                    counts.same += 1
                    continue
                }
                guard !entry.venues.isEmpty || !entry.staff.isEmpty else {
                    // At a place that nobody knows, and to be skipped.
                    counts.entries -= 1
                    continue
                }
                let claim = try CalendarClaim(
                    entry, host: host, link: link, replaces: replaced, directory, desk,
                    options.request ? .request : .confirmed)
                claims.append(claim)
            case .same: counts.same += 1
            case .noted(let row):
                counts.same += 1
                changes.note(row, link)
            case .calledOffHere(let row): leftAlone.append(row.reference)
            case .gone(let row): cancelled.append(link.row(cancelling: row, number: entry.number))
            case .changed(let row, let before): changes.add(entry, row, before, link)
            }
        }
        missing = known.missing(
            in: Set(entries.map { "\(sources[$0.host] ?? "") \(files.calendar(of: $0.file))" }), desk.snapshot.now)
        if options.cancelMissing {
            cancelled += missing.map { row in
                var content = row.content
                content?.status = CalendarContent.missing
                return CalendarLink(key: row.key, calendar: row.calendar, content: content)
                    .row(cancelling: row, number: 0)
            }
        }
        claims = CalendarClaim.inOrder(claims)
        let changed = try changes.rows(unfit: unfit)
        counts.same += changed.same
        changedNumbers = changes.numbers
        givingUp = changed.givingUp
        rows = cancelled + changed.rows + claims.map(\.row) + changed.claims.map(\.row)
        claims += changed.claims
    }

    /// Only their own officers and administrators import an organization's calendar.
    private static func checkHosts(
        _ entries: [CalendarSorting.Entry], _ hosts: [String: Organization], _ files: CalendarFiles, _ desk: Desk
    ) throws {
        let member = desk.snapshot.member
        guard !member.roles.contains("administrator") else { return }
        var problems: [CalendarFiles.Problem] = []
        for (code, host) in hosts where host.id != member.organization?.id {
            guard let entry = entries.first(where: { $0.host == code }) else { continue }
            problems.append(
                CalendarFiles.Problem(
                    file: entry.file, line: entry.occurrence.line,
                    sentence: CalendarImportSentences.othersCalendar(host.name)))
        }
        guard problems.isEmpty else { throw files.failure(problems) }
    }

    /// What the answer tells even where the act was done before under its key.
    var told: JSONValue {
        .object([
            "entries": .integer(Int64(counts.entries)), "organizations": .integer(Int64(counts.organizations)),
            "same": .integer(Int64(counts.same)),
        ])
    }

    /// What the store says of rows by their numbers, with the file's own lines where there is one file.
    func told(_ error: StoreError) -> StoreError {
        switch error {
        case .refused(let reasons):
            let byNumber = Dictionary(entries.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
            return .refused(
                reasons.map { reason in
                    var reason = reason
                    let entry = reason.row.flatMap { byNumber[$0] }
                    reason.row = files.files.count == 1 ? entry?.occurrence.line : nil
                    return reason
                })
        default: return error
        }
    }
}

/// An entry with where it is kept, for the rows that are sent.
struct CalendarLink {
    let key: CalendarKey
    let calendar: String
    let content: CalendarContent?

    /// What every row says of its entry.
    var members: [String: JSONValue] {
        [
            "calendar": .string(calendar), "entry": content?.json ?? .null,
            "original_start": key.originalStart.map { .string($0.iso8601(offset: 0)) } ?? .null,
        ]
    }

    /// A row that cancels a reservation.
    func row(cancelling row: CalendarEntryRow, number: Int) -> JSONValue {
        named(row, number: number).with(["stands": .integer(1), "cancels": .integer(1)])
    }

    /// A row that only keeps what the file says now.
    func row(noting row: CalendarEntryRow) -> JSONValue {
        named(row, number: 0).with(["stands": .integer(1)])
    }

    private func named(_ row: CalendarEntryRow, number: Int) -> JSONValue {
        JSONValue(row.reservation, version: row.version, row: number, into: nil).with(members)
    }
}

extension JSONValue {
    /// The object with other members.
    func with(_ members: [String: JSONValue]) -> JSONValue {
        guard case .object(let own) = self else { return self }
        return .object(own.merging(members) { $1 })
    }
}
