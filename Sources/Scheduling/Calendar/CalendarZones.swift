public import ICalendar

/// The zones that a calendar file names.
///
/// A name is looked for as somebody said, then in the tz database, whole and by its end, then by what the file itself
/// says of it: another name, or the changes of its offset.
public struct CalendarZones: Sendable {
    private let said: [String: Zone]
    private var definitions: [String: Component] = [:]
    private var known: [String: Zone?] = [:]

    /// The zones of a calendar; `said` are those that somebody named for it.
    public init(_ calendar: Component, said: [String: Zone] = [:]) {
        self.said = said
        for zone in calendar.components where zone.name == "VTIMEZONE" {
            if let name = zone["TZID"]?.text { definitions[name] = zone }
        }
    }

    /// The zone of a name; nil where nothing fits.
    public mutating func zone(named name: String) -> Zone? {
        if let zone = known[name] { return zone }
        let zone = said[name] ?? Self.database(name) ?? definitions[name].flatMap { Self.zone($0, named: name) }
        known[name] = .some(zone)
        return zone
    }

    /// Names such as `/mozilla.org/20050126_1/Europe/Berlin` end with one of the tz database.
    private static func database(_ name: String) -> Zone? {
        guard name.utf8.count <= 200 else { return nil }
        let words = name.split(separator: "/", omittingEmptySubsequences: true)
        for count in [words.count, 3, 2] where (1...3).contains(count) && count <= words.count {
            if let zone = try? Zone(words.suffix(count).joined(separator: "/")) { return zone }
        }
        return nil
    }

    private static func zone(_ definition: Component, named name: String) -> Zone? {
        if let zone = definition["X-LIC-LOCATION"].flatMap({ database($0.text) }) { return zone }
        let observances = definition.components.filter { ["STANDARD", "DAYLIGHT"].contains($0.name) }
        guard (1...200).contains(observances.count) else { return nil }
        var changes: [ZoneChange] = []
        var first: (at: Int, offset: Int)?
        for observance in observances {
            guard let from = offset(observance["TZOFFSETFROM"]), let to = offset(observance["TZOFFSETTO"]),
                let onsets = onsets(of: observance, from: from)
            else { return nil }
            for onset in onsets {
                let at = LocalDateTime(onset).secondsSince1970 - from
                if at < first?.at ?? .max { first = (at, from) }
                changes.append(ZoneChange(at: at, offset: to))
            }
        }
        guard let first else { return nil }
        changes.sort { ($0.at, $0.offset) < ($1.at, $1.offset) }
        return Zone(defined: name, first: first.offset, changes: changes)
    }

    /// When an observance begins, up to the year 2100.
    private static func onsets(of observance: Component, from: Int) -> [FloatingTime]? {
        guard let start = observance["DTSTART"].flatMap({ WrittenTime($0.value) }), case .floating(let start) = start,
            let horizon = FloatingTime(year: 2100, month: 1, day: 1)
        else { return nil }
        var onsets = [start]
        for property in observance.all("RRULE").prefix(4) {
            guard var rule = try? RecurrenceRule(property.value), rule.frequency == .yearly else { return nil }
            if case .until(.universal(let time)) = rule.end {
                let local = LocalDateTime(secondsSince1970: LocalDateTime(time).secondsSince1970 + from)
                rule.end = local.floating.map { .until(.floating($0)) } ?? .never
            }
            onsets += rule.occurrences(from: start, before: horizon, limit: 600)
        }
        for property in observance.all("RDATE").prefix(600) {
            for text in property.list.prefix(600) {
                guard case .floating(let time) = WrittenTime(text) else { return nil }
                onsets.append(time)
            }
        }
        return Array(Set(onsets))
    }

    private static func offset(_ property: Property?) -> Int? {
        guard let text = property?.value, let sign = text.first, "+-".contains(sign) else { return nil }
        let digits = text.dropFirst().utf8.map { Int($0) - 48 }
        guard [4, 6].contains(digits.count), digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let parts = stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        guard parts[0] < 24, parts.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        let size = zip(parts, [3_600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        return sign == "-" ? -size : size
    }
}
