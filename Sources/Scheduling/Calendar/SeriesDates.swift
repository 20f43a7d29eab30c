public import ICalendar

/// The days of a series as a calendar writes them: a start, a rule, and what the rule has not or has too much.
public struct SeriesDates: Sendable, Hashable {
    /// The first day that the series was to have.
    public let start: Instant
    /// What gives the others, up to the last; nil where there is none, or none that can be written.
    public let rule: RecurrenceRule?
    /// Days beside those of the rule.
    public let also: [Instant]
    /// Days of the rule, or the start, on which nothing stands.
    public let except: [Instant]

    /// The days on which something stands, of those that a series was to have; nil where it was to have none.
    ///
    /// A rule is counted out in the zone, so that the wall's time stays, and ends with the last day, whatever it says
    /// itself: what it gives besides is taken out.
    public init?(rule text: String?, starts: [Instant], standing: Set<Instant>, in zone: Zone) {
        let all = Set(starts).union(standing)
        guard let start = all.min(), let last = all.max() else { return nil }
        var rule = text.flatMap { try? RecurrenceRule($0) }
        var given: Set<Instant> = [start]
        if rule != nil, let first = zone.floating(start), let end = zone.floating(last + .seconds(1)) {
            rule?.end = .never
            let times = rule?.occurrences(from: first, before: end, limit: CalendarEntries.mostOccurrences) ?? []
            given.formUnion(times.map(zone.instant))
            rule?.end = Zone.utc.floating(last).map { .until(.universal($0)) } ?? .never
        }
        // A rule that hits less than it misses says nothing: then the days are listed.
        if given.count > 2 * all.count + 2 || given.count == 1 { (rule, given) = (nil, [start]) }
        self.start = start
        self.rule = rule
        also = standing.subtracting(given).sorted()
        except = given.subtracting(standing).sorted()
    }
}
