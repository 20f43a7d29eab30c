extension When {
    /// Reads a period that is told apart from an earlier one: what is not written is as it was there.
    ///
    /// A day alone (`03-13`, `sat`) keeps the clock times; a day and a time (`sat 15:00`) keep the length; times alone
    /// (`15:00-18:00`) keep the day. Everything else reads as `parse` does.
    public static func parse(
        _ text: String, like earlier: Period, now: Instant, zone: Zone
    ) throws(WhenError) -> Period {
        let reader = WhenReader(now: now, zone: zone)
        let (start, end) = (zone.local(earlier.start), zone.local(earlier.end))
        switch try syntax(of: text) {
        case .days(.day(let day), through: nil):
            let sameTimes = ClockPhrase(end.time)
            let isWithinADay = end.secondsSince1970 - start.secondsSince1970 <= 86_400
            return try reader.period(
                day, ClockPhrase(start.time), isWithinADay ? .clock(sameTimes) : .after(earlier.seconds))
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

extension ClockPhrase {
    /// A time of day that was not written, to the second.
    fileprivate init(_ time: LocalTime) {
        self.init(hour: time.hour, minute: time.minute, second: time.second)
    }
}

extension Period {
    fileprivate var seconds: Int { Int(duration.components.seconds) }
}
