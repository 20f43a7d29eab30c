import Reporting
import Scheduling
import SchedulingStore

/// An agenda's rows as bars of time.
struct AgendaPicture {
    let subject: AgendaSubject
    let window: AgendaWindow
    let rows: [Agenda.Row]
    let zone: Zone
    /// The holidays that close.
    let closings: Holidays

    /// Nil where there is no row to draw.
    var timeline: Timeline? {
        let lanes = lanes
        return lanes.isEmpty ? nil : Timeline(head: head, lanes: lanes)
    }

    private var head: Timeline.Window {
        switch subject {
        case .pool: window.days.count == 1 ? hours(of: window.days[0]) : .period(window.period)
        case .resource, .organization: hours(of: window.days[0])
        }
    }

    private var lanes: [Timeline.Lane] {
        switch subject {
        case .pool:
            return rows.map { row in
                let name = row.resource.map { "\($0.code) \($0.name)" } ?? ""
                return Timeline.Lane(.verbatim(name), head, spans: spans(row), open: open(row))
            }
        case .resource:
            return window.days.flatMap { day in
                rows.map { row in Timeline.Lane(heading(day), hours(of: day), spans: spans(row), open: open(row)) }
            }
        case .organization:
            return window.days.flatMap { day in
                let period = period(of: day)
                return rows.filter { $0.entries.contains { $0.blocked.overlaps(period) } }.map { row in
                    let reference = Sentence.verbatim(row.entries.first?.reference ?? "")
                    let heading =
                        window.days.count == 1
                        ? reference : Sentence.joined([heading(day), reference], by: .verbatim(" "))
                    return Timeline.Lane(heading, hours(of: day), spans: spans(row))
                }
            }
        }
    }

    private func heading(_ day: LocalDate) -> Sentence {
        window.days.count == 1 ? .verbatim("") : .rendered { TimeText.shortDay(day, language: $0) }
    }

    private func spans(_ row: Agenda.Row) -> [Timeline.Span] {
        row.entries.map { entry in
            Timeline.Span(entry.period, blocked: entry.blocked, entry.fill, label: label(entry))
        }
    }

    /// What stands in a bar: of what is counted its number, then the title, then whose it is or what it takes.
    private func label(_ entry: AgendaEntry) -> String {
        var words: [String] = []
        if let quantity = entry.quantity { words.append("x \(quantity)") }
        if let title = entry.title { words.append(title) }
        switch subject {
        case .pool, .resource: words += entry.hosts.prefix(1)
        case .organization: words += entry.reservation?.takes.prefix(1) ?? []
        }
        return words.joined(separator: " ")
    }

    /// When a row's resource is open; of several days in one row that is not told.
    private func open(_ row: Agenda.Row) -> [Period]? {
        switch subject {
        case .pool where window.days.count > 1: nil
        case .pool, .resource, .organization: row.resource?.open(within: wholeDays, closings, in: zone)
        }
    }

    // MARK: - Hours

    /// The hours of a day that are shown: as clocks show them where rows of several days stand below one head.
    private func hours(of day: LocalDate) -> Timeline.Window {
        if window.days.count == 1, window.period != wholeDays { return .period(window.period) }
        let (from, to) = hours
        let start = zone.firstInstant(of: day, minute: from * 60)
        let end = zone.firstInstant(of: day, minute: to * 60)
        if window.days.count == 1, let period = Period(start: start, end: end) { return .period(period) }
        return .day(day, from: from, to: to)
    }

    /// From the first to the last hour that matters on any day: while it is open, and while something is on.
    private var hours: (from: Int, to: Int) {
        var (from, to) = (8, 22)
        if let resource = rows.first?.resource, rows.count == 1,
            let open = resource.widestHours(on: window.days, closings)
        {
            (from, to) = (open.lowerBound / 60, (open.upperBound + 59) / 60)
        }
        let entries = rows.flatMap(\.entries)
        for day in window.days {
            let period = period(of: day)
            for entry in entries where entry.fill != .blackout {
                guard let part = entry.blocked.intersection(period) else { continue }
                from = min(from, part.start == period.start ? 0 : zone.local(part.start).time.hour)
                to = max(to, part.end == period.end ? 24 : (zone.local(part.end).time.seconds + 3_599) / 3_600)
            }
        }
        return (from, to)
    }

    private func period(of day: LocalDate) -> Period {
        zone.period(from: day, through: day) ?? window.period
    }

    private var wholeDays: Period {
        zone.period(from: window.days[0], through: window.days[window.days.count - 1]) ?? window.period
    }
}
