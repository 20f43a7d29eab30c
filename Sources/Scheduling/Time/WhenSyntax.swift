/// A time as it was written, before it is known what day today is and in which zone.
enum WhenSyntax {
    /// From a time of day, on a day or whenever the clock shows it next, to an end.
    case fixed(DayPhrase?, ClockPhrase, EndPhrase)
    /// One moment: a day and a time.
    case moment(DayPhrase, ClockPhrase)
    /// Days, months and the like: the last one is in.
    case days(DaysPhrase, through: DaysPhrase?)
}

/// A day, and the weekdays that were written beside its date.
struct DayPhrase {
    enum Day {
        case date(year: Int?, month: Int, day: Int)
        case weekday(Weekday)
        case weekdayOfWeek(Weekday, later: Int)
        case later(Int)
    }

    var day: Day
    var weekdays: [Weekday] = []
}

/// A time of day, and the offset that was written after it.
struct ClockPhrase {
    enum Offset {
        case none
        /// One of the zone's own, which says which of two equal times is meant.
        case settling(Int)
        /// Any, as in ISO 8601: the zone does not matter.
        case absolute(Int)
    }

    var hour: Int
    var minute: Int
    var second: Int
    var offset = Offset.none
}

/// The end of a period.
enum EndPhrase {
    case clock(ClockPhrase)
    case dayAndClock(DayPhrase, ClockPhrase)
    case after(Int)
}

/// A day or several that have one name.
enum DaysPhrase {
    case day(DayPhrase)
    case year(Int)
    case quarter(year: Int, Int)
    case month(year: Int?, Int)
    /// A week of ISO 8601: the first of a year has its 4th of January.
    case week(year: Int, Int)
    case weekLater(Int)
    case weekendLater(Int)
    case monthLater(Int)
    case quarterLater(Int)
    case yearLater(Int)

    /// Whether it is a date or a month whose year is left to the reader.
    var hasNoYear: Bool {
        switch self {
        case .day(let day): if case .date(year: nil, month: _, day: _) = day.day { true } else { false }
        case .month(let year, _): year == nil
        case .year, .quarter, .week, .weekLater, .weekendLater, .monthLater, .quarterLater, .yearLater: false
        }
    }
}

/// What a text may mean.
enum WhenReading {
    case nothing
    case one(WhenSyntax)
    /// As in `sat 9-11`: hours, or the 11th of September.
    case hoursOrDate
}

extension WhenScanner {
    /// Reads all of a text.
    static func read(_ text: String) -> WhenReading {
        var start = WhenScanner(text)
        start.skipSpace()
        if let iso = start.whole({ $0.isoPeriod() }) ?? start.whole({ $0.isoMoment() }) { return .one(iso) }
        let days = start.whole { $0.days() }
        let fixed = start.whole { $0.fixed(end: .clock) } ?? start.whole { $0.fixed(end: .day) }
        switch (days, fixed) {
        case (.some, .some): return .hoursOrDate
        case (let syntax?, nil), (nil, let syntax?): return .one(syntax)
        case (nil, nil): return start.whole { $0.moment() }.map { .one($0) } ?? .nothing
        }
    }

    /// What `body` reads, if nothing is left after it.
    private func whole(_ body: (inout WhenScanner) -> WhenSyntax?) -> WhenSyntax? {
        var scanner = self
        guard let syntax = body(&scanner) else { return nil }
        scanner.skipSpace()
        return scanner.isAtEnd ? syntax : nil
    }

    // MARK: ISO 8601

    private mutating func isoDayAndClock() -> (DayPhrase, ClockPhrase)? {
        guard let (year, month, day) = isoDate(), take("t"), let clock = isoClock() else { return nil }
        return (DayPhrase(day: .date(year: year, month: month, day: day)), clock)
    }

    private mutating func isoClock() -> ClockPhrase? {
        guard let (hour, minute, second) = clock() else { return nil }
        let offset = isoOffset().map(ClockPhrase.Offset.absolute) ?? .none
        return ClockPhrase(hour: hour, minute: minute, second: second, offset: offset)
    }

    private mutating func isoMoment() -> WhenSyntax? {
        isoDayAndClock().map { .moment($0.0, $0.1) }
    }

    private mutating func isoPeriod() -> WhenSyntax? {
        guard let (day, start) = isoDayAndClock(), take("/") else { return nil }
        if let (endDay, end) = attempt({ $0.isoDayAndClock() }) {
            return .fixed(day, start, .dayAndClock(endDay, end.inheriting(start.offset)))
        }
        if let end = attempt({ $0.isoClock() }) { return .fixed(day, start, .clock(end.inheriting(start.offset))) }
        return spanSeconds().map { .fixed(day, start, .after($0)) }
    }

    // MARK: Periods

    private enum EndKind {
        case clock, day
    }

    private mutating func fixed(end kind: EndKind) -> WhenSyntax? {
        let day = attempt { $0.dayBeforeClock() }
        skipSpace()
        guard let start = clockPhrase(hourOnly: day != nil) else { return nil }
        let span = attempt { scanner -> Int? in
            scanner.skipSpace()
            return scanner.take("+") ? scanner.spanSeconds() : nil
        }
        if let span { return .fixed(day, start, .after(span)) }
        guard dash() else { return nil }
        switch kind {
        case .clock:
            return clockPhrase(hourOnly: day != nil).map { .fixed(day, start, .clock($0)) }
        case .day:
            guard let endDay = dayBeforeClock() else { return nil }
            skipSpace()
            return clockPhrase(hourOnly: true).map { .fixed(day, start, .dayAndClock(endDay, $0)) }
        }
    }

    private mutating func moment() -> WhenSyntax? {
        guard let day = dayBeforeClock() else { return nil }
        skipSpace()
        return clockPhrase(hourOnly: false).map { .moment(day, $0) }
    }

    /// A day that a time of day follows; `sat 9-11` is first tried as a weekday and hours.
    private mutating func dayBeforeClock() -> DayPhrase? {
        let short = attempt { scanner -> DayPhrase? in
            guard let weekday = scanner.weekday() else { return nil }
            var ahead = scanner
            ahead.skipSpace()
            return ahead.clockPhrase(hourOnly: true) != nil && ahead.dashAndClockToEnd()
                ? DayPhrase(day: .weekday(weekday)) : nil
        }
        return short ?? day()
    }

    private mutating func dashAndClockToEnd() -> Bool {
        guard dash(), clockPhrase(hourOnly: true) != nil else { return false }
        skipSpace()
        return isAtEnd
    }

    /// `14:00`, `14:00:05`, `02:30(+02:00)`; also `14` where a day has been read before it.
    private mutating func clockPhrase(hourOnly: Bool) -> ClockPhrase? {
        attempt { scanner in
            let hour = { (scanner: inout WhenScanner) -> (hour: Int, minute: Int, second: Int)? in
                guard hourOnly, let hour = scanner.digits(1...2)?.value, hour <= 24 else { return nil }
                return (hour, 0, 0)
            }
            guard let (hour, minute, second) = scanner.clock() ?? scanner.attempt(hour) else { return nil }
            let offset = scanner.attempt { scanner -> Int? in
                scanner.skipSpace()
                guard scanner.take("("), let offset = scanner.isoOffset(), scanner.take(")") else { return nil }
                return offset
            }
            return ClockPhrase(
                hour: hour, minute: minute, second: second, offset: offset.map(ClockPhrase.Offset.settling) ?? .none)
        }
    }
}

extension ClockPhrase {
    /// This, with the offset of the start where it has none of its own, as ISO 8601 wants it.
    fileprivate func inheriting(_ start: Offset) -> ClockPhrase {
        var phrase = self
        switch phrase.offset {
        case .none: phrase.offset = start
        case .settling, .absolute: break
        }
        return phrase
    }
}
