internal import ICalendar

/// An entry of a calendar with all that the file says of it: the entry itself, and what was changed of single
/// occurrences.
struct Entry {
    let uid: String
    let components: [Component]
    let calendar: Component
    let window: CalendarEntries.Window

    func read(_ zones: inout CalendarZones, into entries: inout CalendarEntries) {
        var problems: [CalendarProblem] = []
        let masters = components.filter { $0["RECURRENCE-ID"] == nil }.map(reader)
        let master = masters.max { $0.revision < $1.revision }
        for part in [master].compactMap(\.self) + components.filter({ $0["RECURRENCE-ID"] != nil }).map(reader) {
            problems += part.check(&zones)
        }
        // What is wrong in it would be told again by each of its occurrences.
        guard problems.isEmpty else { return entries.note(problems) }
        var changes: [Instant: EntryReader] = [:]
        for change in components.filter({ $0["RECURRENCE-ID"] != nil }).map(reader) {
            guard let instant = original(change, master, &zones, &problems) else { continue }
            if let other = changes[instant], change.revision < other.revision { continue }
            changes[instant] = change
        }
        var taken: Set<Instant> = []
        if let master { expand(master, &zones, changes, &taken, into: &entries, &problems) }
        // What was changed stands even where the rule does not have it, and where the entry itself is not in the file.
        for (instant, change) in changes.sorted(by: { $0.key < $1.key }) where !taken.contains(instant) {
            guard let start = change.start(&zones, &problems),
                let length = change.length(from: start, &zones, &problems)
            else { continue }
            add(change, at: start, length, original: instant, into: &entries, &problems)
        }
        entries.note(problems)
    }

    private func reader(_ event: Component) -> EntryReader { EntryReader(event: event, floatingZone: window.zone) }

    /// Which occurrence a component changes.
    private func original(
        _ change: EntryReader, _ master: EntryReader?, _ zones: inout CalendarZones,
        _ problems: inout [CalendarProblem]
    ) -> Instant? {
        guard let property = change.event["RECURRENCE-ID"] else { return nil }
        if property.parameter("RANGE")?.uppercased() == "THISANDFUTURE" {
            problems.append(CalendarProblem(line: property.line, .thisAndFuture))
            return nil
        }
        guard let time = change.time(property, property.value, &zones, &problems) else { return nil }
        // A day alone names the occurrence of that day, at whatever time.
        var ignored: [CalendarProblem] = []
        if time.isDate, let start = master?.start(&zones, &ignored), !start.isDate {
            let local = LocalDateTime(LocalDateTime(time.local).date, LocalDateTime(start.local).time)
            return local.floating.map { start.moved(to: $0).instant }
        }
        return time.instant
    }

    private func expand(
        _ master: EntryReader, _ zones: inout CalendarZones, _ changes: [Instant: EntryReader],
        _ taken: inout Set<Instant>, into entries: inout CalendarEntries, _ problems: inout [CalendarProblem]
    ) {
        guard let start = master.start(&zones, &problems),
            let length = master.length(from: start, &zones, &problems)
        else { return }
        let rule = master.event["RRULE"]
        for (name, properties) in [("RRULE", master.event.all("RRULE")), ("EXRULE", master.event.all("EXRULE"))]
        where properties.count > (name == "RRULE" ? 1 : 0) {
            problems.append(CalendarProblem(line: properties[properties.count - 1].line, .unsupported(name)))
            return
        }
        guard rule != nil || master.event["RDATE"] != nil || !changes.isEmpty else {
            add(master, at: start, length, original: nil, into: &entries, &problems)
            return
        }
        var occurrences = EntrySet(master, start, length)
        occurrences.add(master.event.all("RDATE"), &zones, &problems)
        occurrences.except(master.event.all("EXDATE"), &zones, &problems)
        if let rule { occurrences.add(rule, in: window, &entries, &problems) }
        var count = 0
        for (time, own) in occurrences.times {
            let original = time.instant
            if let change = changes[original] {
                taken.insert(original)
                guard let start = change.start(&zones, &problems),
                    let length = change.length(from: start, &zones, &problems)
                else { continue }
                add(change, at: start, length, original: original, into: &entries, &problems)
                continue
            }
            guard let period = master.period(from: time, own) else {
                problems.append(CalendarProblem(line: master.event.line, .end))
                return
            }
            if period.end > window.now { count += 1 }
            guard count <= CalendarEntries.mostOccurrences else {
                problems.append(
                    CalendarProblem(line: master.event.line, .tooOften(CalendarEntries.mostOccurrences)))
                return
            }
            add(master, at: time, own, original: original, into: &entries, &problems)
        }
    }

    private func add(
        _ reader: EntryReader, at start: EntryReader.Time, _ length: EntryReader.Length, original: Instant?,
        into entries: inout CalendarEntries, _ problems: inout [CalendarProblem]
    ) {
        guard let period = reader.period(from: start, length) else {
            problems.append(CalendarProblem(line: reader.event.line, .end))
            return
        }
        let status = reader.status(of: calendar)
        guard period.end > window.now else { return entries.leaveOut(\.over) }
        guard !reader.isTransparent || status == .cancelled else { return entries.leaveOut(\.transparent) }
        entries.add(
            CalendarOccurrence(
                uid: uid, originalStart: original, title: reader.text("SUMMARY") ?? "",
                place: reader.text("LOCATION"), period: period, status: status, created: reader.moment("CREATED"),
                organizer: reader.organizer, line: reader.event.line))
    }
}
