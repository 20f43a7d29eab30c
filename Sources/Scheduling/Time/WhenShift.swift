extension When {
    /// Whether a text says by how much something is to be later or earlier: `+1h`, `-30m`, `1h earlier`, `推迟1小时`.
    public static func readsShift(_ text: String) -> Bool { WhenScanner.shift(text) != nil }
}

extension WhenReader {
    /// A period so many seconds later, or earlier: whole days keep its times on the clock, the rest goes by the clock's
    /// hands, so that it lasts as long as before.
    func shifted(_ earlier: Period, by seconds: Int) throws(WhenError) -> Period {
        let (days, rest) = (seconds / 86_400, Duration.seconds(seconds % 86_400))
        var period = earlier
        if days != 0 {
            let start = zone.local(earlier.start)
            let date = start.date.adding(days: days)
            period = try self.period(
                DayPhrase(day: .date(year: date.year, month: date.month, day: date.day)), ClockPhrase(start.time),
                earlier.end(in: zone))
        }
        guard let moved = Period(start: period.start + rest, end: period.end + rest) else { return period }
        return moved
    }
}

extension Period {
    /// Its end as it is kept on another day: the same time on the clock, or of what lasts for days the length.
    func end(in zone: Zone) -> EndPhrase {
        let (start, end) = (zone.local(start), zone.local(end))
        let isWithinADay = end.secondsSince1970 - start.secondsSince1970 <= 86_400
        return isWithinADay ? .clock(ClockPhrase(end.time)) : .after(Int(duration.components.seconds))
    }
}

extension ClockPhrase {
    /// A time of day that was not written, to the second.
    init(_ time: LocalTime) {
        self.init(hour: time.hour, minute: time.minute, second: time.second)
    }
}

extension WhenScanner {
    /// What stands before a length of time, or after it, and whether it is later then.
    private static let before: [(String, Int)] = [
        ("+", 1), ("-", -1), ("推迟", 1), ("延后", 1), ("往后", 1), ("提前", -1), ("提早", -1), ("往前", -1),
    ]
    private static let after: [(String, Int)] = [("later", 1), ("earlier", -1), ("后", 1), ("前", -1)]

    /// All of a text as seconds by which something is to be later, or earlier where they are less than nothing; nil where
    /// it says nothing of the kind, or more than a hundred years.
    static func shift(_ text: String) -> Int? {
        var scanner = WhenScanner(text)
        scanner.skipSpace()
        let sign = scanner.meaning(among: before)
        scanner.skipSpace()
        guard let seconds = scanner.spanSeconds(), seconds <= Span.longest else { return nil }
        scanner.skipSpace()
        let later = scanner.meaning(among: after)
        scanner.skipSpace()
        // One of the two says which way; both would be a riddle.
        guard scanner.isAtEnd, (sign == nil) != (later == nil) else { return nil }
        return (sign ?? later ?? 1) * seconds
    }
}
