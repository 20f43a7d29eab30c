internal import ICalendar

/// The times of an entry that comes again: what its rule and its dates give, without its exceptions.
struct EntrySet {
    private let reader: EntryReader
    private let start: EntryReader.Time
    private let length: EntryReader.Length
    private var found: [Instant: (time: EntryReader.Time, length: EntryReader.Length)]
    private var exceptInstants: Set<Instant> = []
    private var exceptDays: Set<LocalDate> = []

    /// The start is one of them.
    init(_ reader: EntryReader, _ start: EntryReader.Time, _ length: EntryReader.Length) {
        (self.reader, self.start, self.length) = (reader, start, length)
        found = [start.instant: (start, length)]
    }

    /// What there is, in order.
    var times: [(time: EntryReader.Time, length: EntryReader.Length)] {
        found.filter { instant, occurrence in
            !exceptInstants.contains(instant)
                && !exceptDays.contains(LocalDateTime(occurrence.time.local).date)
        }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Adds what a rule gives, in the zone of the start, so that the wall's time stays.
    mutating func add(
        _ property: Property, in window: CalendarEntries.Window, _ entries: inout CalendarEntries,
        _ problems: inout [CalendarProblem]
    ) {
        do throws(RecurrenceError) {
            var rule = try RecurrenceRule(property.value)
            if case .until(.universal(let time)) = rule.end {
                // UNTIL is in universal time; the rule is counted out on the wall.
                rule.end = start.zone.floating(Zone.utc.instant(time)).map { .until(.floating($0)) } ?? .never
            }
            guard let horizon = start.zone.floating(window.horizon) else { return }
            let days = LocalDateTime(horizon).date.daysSince1970 - LocalDateTime(start.local).date.daysSince1970
            guard entries.mayExpand(rule.frequency == .daily ? days : days / 4) else {
                problems.append(CalendarProblem(line: property.line, .tooFar))
                return
            }
            let limit = CalendarEntries.mostSteps
            let times = rule.occurrences(from: start.local, before: horizon, limit: limit)
            guard times.count < limit else {
                problems.append(CalendarProblem(line: property.line, .tooOften(limit)))
                return
            }
            for time in times {
                let moved = start.moved(to: time)
                found[moved.instant] = found[moved.instant] ?? (moved, length)
            }
            switch rule.end {
            case .never: entries.leaveOut(\.later)
            case .count(let count): if times.count < count { entries.leaveOut(\.later) }
            case .until(.date(let last)), .until(.floating(let last)), .until(.universal(let last)):
                if last > horizon { entries.leaveOut(\.later) }
            }
        } catch {
            problems.append(CalendarProblem(line: property.line, .rule(error)))
        }
    }

    /// Adds dates, or periods with their own length.
    mutating func add(
        _ properties: [Property], _ zones: inout CalendarZones, _ problems: inout [CalendarProblem]
    ) {
        for property in properties {
            for text in property.list {
                let sides = text.split(separator: "/", maxSplits: 1).map(String.init)
                guard let first = sides.first, let time = reader.time(property, first, &zones, &problems) else {
                    if sides.isEmpty { reader.bad(property, text, &problems) }
                    continue
                }
                var own = length
                if sides.count == 2 {
                    if let duration = WrittenDuration(sides[1]) {
                        own = .nominal(duration)
                    } else if let end = reader.time(property, sides[1], &zones, &problems) {
                        own = .exact(end.instant - time.instant)
                    }
                }
                found[time.instant] = (time, own)
            }
        }
    }

    /// Takes dates out; a day alone takes out what is on that day.
    mutating func except(
        _ properties: [Property], _ zones: inout CalendarZones, _ problems: inout [CalendarProblem]
    ) {
        for property in properties {
            for text in property.list {
                guard let time = reader.time(property, text, &zones, &problems) else { continue }
                if time.isDate, !start.isDate {
                    exceptDays.insert(LocalDateTime(time.local).date)
                } else {
                    exceptInstants.insert(time.instant)
                }
            }
        }
    }
}
