/// Times as the program prints them; `When` reads all of them back.
///
/// A date is always in the order of ISO 8601, with its weekday. Seconds are shown only where there are some, fractions
/// never. Where clocks show a time twice, its offset follows in parentheses.
public enum TimeText {
    /// A period: `Sat 2027-03-06 14:00-17:00`, or `2027-03-06 周六 14:00-17:00`.
    ///
    /// An end at midnight is 24:00 of the day before. One on the next day stays short up to 12 hours:
    /// `Sat 2027-03-06 22:00-02:00`. Otherwise both dates are shown: `Sat 2027-03-06 14:00 - Mon 2027-03-08 12:00`.
    /// `When.parse` reads it back up to its longest period, as far as the years 1 to 9999 go.
    public static func period(_ period: Period, zone: Zone, language: Language) -> String {
        let start = zone.local(period.start)
        let (end, endTime) = endOfPeriod(period.end, zone: zone)
        let length = 86_400 - start.time.seconds + end.time.seconds
        let overMidnight =
            end.date == start.date.adding(days: 1) && end.time < start.time && length <= 12 * 3_600
        let first = "\(day(start.date, language: language)) \(clock(period.start, zone: zone))"
        if endTime == "24:00", end.date == start.date { return "\(first)-24:00" }
        if endTime != "24:00", end.date == start.date || overMidnight { return "\(first)-\(endTime)" }
        return "\(first) - \(day(end.date, language: language)) \(endTime)"
    }

    /// Whole days as `Sat 2027-03-06` or `2027-03-06..2027-03-10` (the last one is in), and any other period with its times.
    ///
    /// `When.parseRange` reads it back.
    public static func range(_ period: Period, zone: Zone, language: Language) -> String {
        let first = zone.local(period.start).date
        let last = endOfPeriod(period.end, zone: zone)
        guard zone.startOfDay(first) == period.start, last.text == "24:00" else {
            return self.period(period, zone: zone, language: language)
        }
        return first == last.local.date ? day(first, language: language) : "\(first)..\(last.local.date)"
    }

    /// A moment: `Sat 2027-03-06 14:00`, or `2027-03-06 周六 14:00`; `When.parseInstant` reads it back, without its fraction.
    public static func instant(_ instant: Instant, zone: Zone, language: Language) -> String {
        "\(day(zone.local(instant).date, language: language)) \(clock(instant, zone: zone))"
    }

    /// A day: `Sat 2027-03-06`, or `2027-03-06 周六`.
    public static func day(_ date: LocalDate, language: Language) -> String {
        switch language {
        case .english: "\(weekday(date.weekday, language: language)) \(date)"
        case .simplifiedChinese: "\(date) \(weekday(date.weekday, language: language))"
        }
    }

    /// A day without its year: `Sat 6 Mar`, or `3月6日 周六`. It is read back as the next such day.
    public static func shortDay(_ date: LocalDate, language: Language) -> String {
        let weekday = weekday(date.weekday, language: language)
        switch language {
        case .english: return "\(weekday) \(date.day) \(monthNames[date.month - 1])"
        case .simplifiedChinese: return "\(date.month)月\(date.day)日 \(weekday)"
        }
    }

    /// A weekday's short name: `Sat`, or `周六`.
    public static func weekday(_ weekday: Weekday, language: Language) -> String {
        let names =
            switch language {
            case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
            case .simplifiedChinese: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
            }
        return names[weekday.rawValue - 1]
    }

    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The time of day, with the offset where clocks show it twice.
    private static func clock(_ instant: Instant, zone: Zone) -> String {
        let local = zone.local(instant)
        let isTwice = zone.instants(of: local).count > 1
        return isTwice ? "\(local.time)(\(offsetText(zone.offset(at: instant))))" : local.time.description
    }

    /// An end and its time; the first moment of a day is 24:00 of the day before.
    private static func endOfPeriod(_ end: Instant, zone: Zone) -> (local: LocalDateTime, text: String) {
        let local = zone.local(end)
        guard zone.startOfDay(local.date) == end else { return (local, clock(end, zone: zone)) }
        return (LocalDateTime(local.date.adding(days: -1), .midnight), "24:00")
    }
}
