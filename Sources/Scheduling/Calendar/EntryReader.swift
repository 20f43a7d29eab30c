internal import ICalendar

/// Reads the properties of one `VEVENT`, noting those that cannot be used.
struct EntryReader {
    /// When something is, as a file says it: where its wall clock hangs, and what it shows.
    struct Time {
        let local: FloatingTime
        let zone: Zone
        let isDate: Bool

        var instant: Instant { isDate ? zone.startOfDay(LocalDateTime(local).date) : zone.instant(local) }

        /// The same kind of time, elsewhere on the wall.
        func moved(to local: FloatingTime) -> Time { Time(local: local, zone: zone, isDate: isDate) }
    }

    /// How long something lasts.
    enum Length {
        /// Whole days of the calendar, and seconds.
        case nominal(WrittenDuration)
        /// Whole days of the calendar.
        case days(Int)
        /// Exactly so long.
        case exact(Duration)
    }

    let event: Component
    let floatingZone: Zone

    func start(_ zones: inout CalendarZones, _ problems: inout [CalendarProblem]) -> Time? {
        guard let property = event["DTSTART"] else {
            problems.append(CalendarProblem(line: event.line, .missing("DTSTART")))
            return nil
        }
        return time(property, property.value, &zones, &problems)
    }

    /// A time by its value and its zone; a zone beside universal time or a date says nothing.
    func time(
        _ property: Property, _ text: String, _ zones: inout CalendarZones, _ problems: inout [CalendarProblem]
    ) -> Time? {
        switch WrittenTime(text) {
        case .date(let date): return Time(local: date, zone: floatingZone, isDate: true)
        case .universal(let time): return Time(local: time, zone: .utc, isDate: false)
        case .floating(let time):
            guard let name = property.parameter("TZID") else {
                return Time(local: time, zone: floatingZone, isDate: false)
            }
            guard let zone = zones.zone(named: name) else {
                problems.append(CalendarProblem(line: property.line, .zone(String(name.prefix(60)))))
                return nil
            }
            return Time(local: time, zone: zone, isDate: false)
        case nil:
            bad(property, text, &problems)
            return nil
        }
    }

    /// How long it lasts, from its start: of a day alone a day, of a time alone nothing.
    func length(
        from start: Time, _ zones: inout CalendarZones, _ problems: inout [CalendarProblem]
    ) -> Length? {
        if let property = event["DTEND"] {
            guard let end = time(property, property.value, &zones, &problems) else { return nil }
            guard end.isDate == start.isDate else {
                bad(property, property.value, &problems)
                return nil
            }
            if start.isDate {
                let first = LocalDateTime(start.local).date.daysSince1970
                // A day alone that ends on itself is a day, as some programs write it.
                return .days(max(LocalDateTime(end.local).date.daysSince1970 - first, 1))
            }
            return .exact(end.instant - start.instant)
        }
        guard let property = event["DURATION"] else { return start.isDate ? .days(1) : .exact(.zero) }
        guard let duration = WrittenDuration(property.value) else {
            bad(property, property.value, &problems)
            return nil
        }
        return .nominal(duration)
    }

    /// The period from a start on; nil where it has no length, or more than a year.
    func period(from start: Time, _ length: Length) -> Period? {
        let end: Instant
        switch length {
        case .exact(let duration): end = start.instant + duration
        case .days(let days):
            end = start.zone.startOfDay(LocalDateTime(start.local).date.adding(days: days))
        case .nominal(let duration):
            let local = LocalDateTime(start.local)
            let day = LocalDateTime(local.date.adding(days: duration.days), local.time)
            let base = day.floating.map { start.moved(to: $0).instant } ?? start.instant
            end = base + .seconds(duration.seconds)
        }
        guard let period = Period(start: start.instant, end: end), period.duration <= When.longestPeriod else {
            return nil
        }
        return period
    }

    /// A moment in universal time, as CREATED has it; nil where there is none that can be read: it is only a remark.
    func moment(_ name: String) -> Instant? {
        switch event[name].flatMap({ WrittenTime($0.value) }) {
        case .universal(let time): Zone.utc.instant(time)
        case .date, .floating, nil: nil
        }
    }

    /// How often it was changed, then when: of two texts of one entry the newer one counts.
    var revision: (sequence: Int, moment: Instant) {
        let sequence = event["SEQUENCE"].flatMap { Int($0.value) } ?? 0
        return (sequence, moment("LAST-MODIFIED") ?? moment("DTSTAMP") ?? .distantPast)
    }

    /// How firmly it stands.
    func status(of calendar: Component) -> CalendarOccurrence.Status {
        if calendar["METHOD"]?.value.uppercased() == "CANCEL" { return .cancelled }
        switch event["STATUS"]?.value.uppercased() {
        case "CANCELLED": return .cancelled
        case "TENTATIVE": return .tentative
        case .some, nil: return .confirmed
        }
    }

    var isTransparent: Bool { event["TRANSP"]?.value.uppercased() == "TRANSPARENT" }

    /// Who invites: by name, or else by the address without its scheme.
    var organizer: String? {
        guard let property = event["ORGANIZER"] else { return nil }
        if let name = property.parameter("CN"), !name.isEmpty { return name }
        return property.value.split(separator: ":", maxSplits: 1).last.map(String.init)
    }

    /// A text of one property; nil where it is missing or empty.
    func text(_ name: String) -> String? {
        guard let text = event[name]?.text, !text.allSatisfy(\.isWhitespace) else { return nil }
        return text
    }

    func bad(_ property: Property, _ text: String, _ problems: inout [CalendarProblem]) {
        problems.append(
            CalendarProblem(line: property.line, .value(property: property.name, String(text.prefix(60)))))
    }
}
