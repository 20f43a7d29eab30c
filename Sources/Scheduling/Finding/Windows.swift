/// Times of one length within hours of some days: `--on sat --between 13:00-18:00 --in 2027-03 --for 3h`.
public struct Windows: Sendable, Hashable {
    /// The weekdays.
    public let weekdays: Set<Weekday>
    /// The minutes of the day between which it is.
    public let minutes: Range<Int>
    /// How long it is.
    public let length: Duration

    /// How many times one question may have.
    public static let limit = 1_000

    /// Windows of some weekdays.
    public init(on weekdays: Set<Weekday>, between minutes: Range<Int>, for length: Duration) {
        self.weekdays = weekdays
        self.minutes = minutes
        self.length = length
    }

    /// Each time that is still to come, by half hours from the first minute, in order; one more than the limit at most.
    public func periods(within days: Period, after now: Instant, in zone: Zone) -> [Period] {
        var found: [Period] = []
        var date = zone.local(days.start).date
        while zone.startOfDay(date) < days.end, found.count <= Self.limit {
            if weekdays.contains(date.weekday) {
                let closes = zone.firstInstant(of: date, minute: minutes.upperBound)
                for minute in stride(from: minutes.lowerBound, to: minutes.upperBound, by: 30) {
                    guard let time = LocalTime(seconds: minute * 60),
                        let start = zone.instants(of: LocalDateTime(date, time)).first,
                        let period = Period(start: start, end: start + length)
                    else { continue }
                    if period.end <= closes, period.start > now, days.contains(period) { found.append(period) }
                }
            }
            date = date.adding(days: 1)
        }
        return found
    }
}
