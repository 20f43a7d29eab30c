import Foundation
import ICalendar
import Reporting
import Scheduling
import SchedulingStore

/// A series as a calendar has it: one entry that comes again, and what is otherwise of single occurrences.
struct CalendarSeries {
    let texts: CalendarEventTexts
    let zone: Zone
    let pool: PoolID

    /// The entries of the occurrences of one segment.
    func components(_ rows: [CalendarRow], _ occurrence: [ReservationID: SeriesOccurrenceRow]) -> [Component] {
        let standing = rows.filter(\.stands)
        let shown = standing.isEmpty ? rows : standing
        let starts = Dictionary(
            shown.compactMap { row in occurrence[row.id].map { ($0.originalStart, row) } },
            uniquingKeysWith: { one, other in one.changedAt > other.changedAt ? one : other })
        guard let segment = rows.lazy.compactMap({ occurrence[$0.id] }).first,
            let dates = SeriesDates(
                rule: segment.rule, starts: segment.starts, standing: Set(starts.keys), in: zone),
            let typical = typical(starts),
            let period = Period(start: dates.start, end: dates.start + typical.period.duration)
        else { return rows.map { texts.entry($0).component } }

        let uid = CalendarEventTexts.uid(
            "\(segment.series.uuidString.lowercased())-\(segment.segment)", in: pool)
        let occasion = CalendarEventTexts.Occasion(
            uid: uid, sequence: rows.reduce(0) { $0 + $1.version },
            changed: rows.map(\.changedAt).max() ?? typical.changedAt, reference: segment.reference)
        var master = texts.component(typical, period, occasion)
        if let rule = dates.rule { master.properties.append(Property("RRULE", value: rule.description)) }
        master.properties += dates.also.map { texts.time("RDATE", $0) } + dates.except.map { texts.time("EXDATE", $0) }
        let others = starts.sorted { $0.key < $1.key }.filter { start, row in
            row.period != Period(start: start, end: start + typical.period.duration) || row.content != typical.content
        }
        return [master]
            + others.map { start, row in
                var change = texts.component(row, row.period, occasion)
                change.properties.insert(texts.time("RECURRENCE-ID", start), at: 1)
                return change
            }
    }

    /// The occurrence that most are like.
    private func typical(_ starts: [Instant: CalendarRow]) -> CalendarRow? {
        let groups = Dictionary(grouping: starts) { start, row in
            "\(row.content) \(row.period.duration) \(row.period.start == start)"
        }.values.map { $0.sorted { $0.key < $1.key } }
        return groups.max { one, other in
            (one.count, other.first?.key ?? .distantPast) < (other.count, one.first?.key ?? .distantPast)
        }?.first?.value
    }
}

extension CalendarRow {
    /// Whether it takes, or asks for, its time.
    var stands: Bool {
        switch state {
        case .hold, .confirmed, .request, .closed: true
        case .cancelled, .expired: false
        }
    }

    /// What a reader of it sees, but for when it is.
    fileprivate var content: String {
        let names = hosts.map(\.name) + takes.map(\.name)
        return ([title, kind ?? "", state.rawValue] + names).joined(separator: "\u{1F}")
    }
}
