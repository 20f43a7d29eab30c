import Scheduling
import SchedulingStore

/// What came from these calendars before.
struct CalendarKnown {
    private var rows: [CalendarKey: CalendarEntryRow] = [:]
    private var taken: Set<ReservationID> = []

    init(_ rows: [CalendarEntryRow]) {
        self.rows = Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What an entry is by what is known of it.
    enum Standing {
        /// Not known; or known as gone by its file, and back: then the one before gives its place up.
        case new(replacing: ReservationID?)
        /// As the file had it before.
        case same
        /// Changed in the file, in nothing that matters here.
        case noted(CalendarEntryRow)
        /// Changed in the file; what stands follows.
        case changed(CalendarEntryRow, before: CalendarContent)
        /// Called off in the file.
        case gone(CalendarEntryRow)
        /// Called off or over here.
        case calledOffHere(CalendarEntryRow)
    }

    /// Looks an entry up; what is looked up is not missing.
    mutating func take(_ key: CalendarKey, _ content: CalendarContent) -> Standing {
        guard let row = row(key, content), taken.insert(row.reservation).inserted else {
            return .new(replacing: nil)
        }
        let before = row.content
        switch row.state {
        case .cancelled, .expired, .closed:
            guard let before, before != content else { return .same }
            if before.isGone { return content.isGone ? .noted(row) : .new(replacing: row.reservation) }
            return content.isGone ? .noted(row) : .calledOffHere(row)
        case .hold, .confirmed, .request:
            if content.isGone { return .gone(row) }
            guard let before, before == content else { return .changed(row, before: before ?? content) }
            return row.key == key ? .same : .noted(row)
        }
    }

    /// An entry that came once and comes again now, or the other way round, is still the one at its start.
    private func row(_ key: CalendarKey, _ content: CalendarContent) -> CalendarEntryRow? {
        if let row = rows[key] { return row }
        let start = key.originalStart == nil ? content.period.start : nil
        let other = rows[CalendarKey(source: key.source, uid: key.uid, originalStart: start)]
        guard let other, !taken.contains(other.reservation) else { return nil }
        return key.originalStart == nil || other.content?.period.start == key.originalStart ? other : nil
    }

    /// What stands, is still to come, and was not looked up, of some calendars, each by its source and name.
    func missing(in calendars: Set<String>, _ now: Instant) -> [CalendarEntryRow] {
        rows.values.filter { row in
            guard !taken.contains(row.reservation), row.period.end > now,
                calendars.contains("\(row.source) \(row.calendar)")
            else { return false }
            switch row.state {
            case .hold, .confirmed, .request: return true
            case .cancelled, .expired, .closed: return false
            }
        }.sorted { ($0.period, $0.reference) < ($1.period, $1.reference) }
    }
}

extension CalendarEntryRow {
    var key: CalendarKey { CalendarKey(source: source, uid: uid, originalStart: originalStart) }

    var content: CalendarContent? { CalendarContent(entry) }
}
