import Foundation
import ICalendar
import Reporting
import Scheduling
import SchedulingStore

/// What a venue, a person, an organization, a project or an event has on, as a calendar that other programs read.
///
/// Entries keep their UID, whatever becomes of them, and count how often they were written. What the caller may not know
/// is busy and no more.
struct CalendarExport {
    let desk: Desk
    let subject: CalendarSubject
    let days: WhenOptions

    /// How long what was called off stays in a calendar, and what is over, where nobody says from when.
    static let memory = Duration.seconds(31 * 86_400)

    /// An entry, with what `--json` tells of it.
    struct Entry {
        let component: Component
        let period: Period
        let uid: String
        let reference: String?
        let title: String
        let state: Cell
        let place: String?
        /// The reservation; nil for what is others', and for a blackout.
        var row: CalendarRow?
    }

    /// The entries, by time.
    func entries() throws -> [Entry] {
        let period = try self.period()
        let texts = CalendarEventTexts(desk)
        var filter = self.filter
        var entries: [Entry] = []
        switch subject {
        case .everything, .organization, .project: filter.period = period
        case .reservation, .series: break
        case .resource(let resource):
            filter.period = period
            entries = try others(of: resource, during: period, texts)
        }
        let rows = try desk.store.calendarRows(in: desk.snapshot.pool.id, filter).filter(isShown)
        entries += rows.map(texts.entry)
        return entries.sorted { ($0.period, $0.uid) < ($1.period, $1.uid) }
    }

    /// The reservations that are the subject's, whenever they are.
    private var filter: ReservationFilter {
        var filter = ReservationFilter()
        filter.states = [.hold, .confirmed, .request, .closed, .cancelled, .expired]
        switch subject {
        case .everything: break
        case .organization(let id, _): filter.hosts = [id]
        case .project(let id, _): filter.projects = [id]
        case .reservation(let id, _): filter.ids = [id]
        case .series(let series): filter.ids = series.days.compactMap { $0.reservation?.id }
        case .resource(let resource): filter.resources = [[resource.id]]
        }
        return filter
    }

    /// The entries as components. Occurrences of one series are one entry that comes again: all of them that are the
    /// subject's, those besides the days that are looked at too.
    private func components(_ entries: [Entry]) throws -> [Component] {
        let pool = desk.snapshot.pool.id
        let rows = entries.compactMap(\.row)
        switch subject {
        case .reservation: return entries.map(\.component)
        case .everything, .organization, .project, .resource, .series: break
        }
        let occurrences = Dictionary(
            try desk.store.seriesOccurrences(with: rows.map(\.id), in: pool).map { ($0.reservation, $0) },
            uniquingKeysWith: { first, _ in first })
        guard !occurrences.isEmpty else { return entries.map(\.component) }
        var filter = self.filter
        filter.ids = Array(occurrences.keys)
        let series = CalendarSeries(texts: CalendarEventTexts(desk), zone: desk.zone, pool: pool)
        let segments = Dictionary(grouping: try desk.store.calendarRows(in: pool, filter)) { row in
            occurrences[row.id].map { "\($0.series) \($0.segment)" } ?? ""
        }
        let single = entries.filter { entry in entry.row.map { occurrences[$0.id] == nil } ?? true }
        return single.map(\.component)
            + segments.sorted { $0.key < $1.key }.flatMap { series.components($0.value, occurrences) }
    }

    /// What was called off is told for a while, so that who has it in their calendar loses it there.
    private func isShown(_ row: CalendarRow) -> Bool {
        switch row.state {
        case .hold, .confirmed, .request, .closed: true
        case .cancelled, .expired: row.changedAt > desk.snapshot.now - Self.memory
        }
    }

    /// What takes a resource and is not the caller's to know; what takes it as a part of another; and when it is closed.
    private func others(
        of resource: Resource, during period: Period, _ texts: CalendarEventTexts
    ) throws -> [Entry] {
        let pool = desk.snapshot.pool.id
        let busy = try desk.store.busyRows(of: [resource.id], during: period, in: pool)
        var taking = ReservationFilter()
        taking.ids = Array(Set(busy.compactMap(\.reservation)))
        let known = try desk.store.calendarRows(in: pool, taking)
        let ids = Set(known.map(\.id))
        let unknown = busy.filter { row in row.reservation.map { !ids.contains($0) } ?? true }
        let blocked = AgendaEntry.byResource(
            busy: unknown, reservations: [], blackouts: [], resources: [resource], during: period, in: desk.zone)
        let blackouts = try desk.store.blackouts(of: [resource.id], during: period, in: pool)
        return (blocked[resource.id] ?? []).map { texts.busy($0.period, resource) }
            + known.filter { row in !row.takes.contains { $0.id == resource.id } }.map(texts.entry)
            + blackouts.map(texts.closed)
    }

    /// From a month ago on, unless days are given.
    private func period() throws -> Period {
        let (first, last) = try days.days(desk)
        let start = first?.start ?? min(desk.zone.startOfDay(desk.today) - Self.memory, last?.start ?? .distantFuture)
        let end = last?.end ?? max(start, desk.snapshot.now) + .seconds(3_660 * 86_400)
        guard let period = Period(start: start, end: end) else {
            throw Failure(.badData, FailureSentences.daysTwice)
        }
        return period
    }

    /// The calendar as a file has it.
    func text(_ entries: [Entry]) throws -> String {
        let language = desk.renderer.language == .english ? "EN" : "ZH"
        let name = subject.name(desk)
        var calendar = Component(
            "VCALENDAR",
            [
                Property("VERSION", value: "2.0"), Property("PRODID", value: "-//poolbook//poolbook//\(language)"),
                Property("CALSCALE", value: "GREGORIAN"), Property("X-WR-CALNAME", text: name),
                Property("X-WR-TIMEZONE", text: desk.zone.identifier),
            ])
        let whole = entries.dropFirst().reduce(entries.first?.period) { $0?.hull($1.period) }
        if let whole { calendar.components.append(Component(desk.zone, covering: whole)) }
        calendar.components += try components(entries)
        return calendar.text
    }
}

extension ExportCommand {
    /// Writes a calendar to a file, or to standard output.
    func exportCalendar() throws {
        let names = calendar.names
        guard names.count <= 1 else { throw Failure(.usage, CalendarSentences.oneCalendar) }
        try Desk.open(common, names: names) { desk in
            let export = CalendarExport(desk: desk, subject: try CalendarSubject(names, desk), days: days)
            let file = try output.flatMap { $0 == "-" ? nil : try OutputFile($0, yes ? .silently : .asking) }
            let entries = try export.entries()
            if common.json, file == nil { return desk.answer(table(entries)) }
            let text = try export.text(entries)
            guard let file, let output else {
                let shown = Terminal.isOutput ? printable(text, lines: .kept) : text
                return FileHandle.standardOutput.write(Data(shown.utf8))
            }
            try file.add(text)
            try file.finish()
            desk.answer(
                [CalendarSentences.written(output, entries: entries.count)],
                record: Record([
                    Record.Field("file", Headings.file, .text(output)),
                    Record.Field("rows", Headings.rows, .integer(entries.count)),
                ]))
        }
    }

    private func table(_ entries: [CalendarExport.Entry]) -> Table {
        Table(
            [
                Column("uid", Headings.reference), Column("reference", Headings.reference),
                Column("when", Headings.when), Column("state", Headings.state), Column("title", Headings.title),
                Column("place", Headings.venue),
            ],
            rows: entries.map { entry in
                [
                    .text(entry.uid), .optional(entry.reference), .period(entry.period), entry.state,
                    .text(entry.title), .optional(entry.place),
                ]
            })
    }
}
