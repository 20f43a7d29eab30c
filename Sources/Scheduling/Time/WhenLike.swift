extension When {
    /// Reads a period that is told apart from an earlier one: what is not written is as it was there.
    ///
    /// A day alone (`03-13`, `sat`) keeps the clock times; a day and a time (`sat 15:00`) keep the length; times alone
    /// (`15:00-18:00`) keep the day; so much later or earlier (`+1h`, `-1d`, `1h earlier`) keeps the length. Everything
    /// else reads as `parse` does.
    public static func parse(
        _ text: String, like earlier: Period, now: Instant, zone: Zone
    ) throws(WhenError) -> Period {
        let reader = WhenReader(now: now, zone: zone)
        if let seconds = WhenScanner.shift(text) { return try reader.shifted(earlier, by: seconds) }
        let start = zone.local(earlier.start)
        switch try syntax(of: text) {
        case .days(.day(let day), through: nil):
            return try reader.period(day, ClockPhrase(start.time), earlier.end(in: zone))
        case .moment(let day, let clock):
            return try reader.period(day, clock, .after(earlier.seconds))
        case .fixed(nil, let clock, let end):
            let day = DayPhrase(day: .date(year: start.date.year, month: start.date.month, day: start.date.day))
            return try reader.period(day, clock, end)
        case .fixed, .days:
            return try parse(text, now: now, zone: zone)
        }
    }
}

extension Period {
    fileprivate var seconds: Int { Int(duration.components.seconds) }
}
