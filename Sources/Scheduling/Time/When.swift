/// Times as people write them, in English, Chinese or ISO 8601, read in a zone at a given now.
///
/// A day is a date (`2027-03-06`, `2027/3/6`, `2027年3月6日`, `6 Mar 2027`), a date without a year (`03-06`, `3月6日`,
/// `6 Mar`: the next one that is not before today), a weekday (`sat`, `周六`, `下周六`), or `today`, `tomorrow`, `后天`
/// and the like. A weekday may stand beside a date, and then it must be right. Weeks start on Monday.
///
/// Of a time that clocks show twice, ISO 8601 with offsets says which is meant, or the offset in parentheses:
/// `2026-10-25T02:30+02:00/2026-10-25T04:00+01:00`, `2026-10-25 02:30(+02:00)-04:00`.
public enum When {
    /// The longest period that `parse` accepts: 366 days.
    public static let longestPeriod = Duration.seconds(366 * 86_400)

    /// Reads a period at certain times: `sat 14:00-17:00`, `03-06 14:00+3h`, `14:00-17:00`, `2027-03-06 14:00 - 2027-03-08 12:00`.
    ///
    /// A weekday is the next one, today if the start is not past; so is a time without any day. Other past times are read
    /// as well: whether they may be booked is not decided here. Hours alone (`sat 14-17`) need a day before them.
    /// Days without times are refused: `parseRange` reads them.
    public static func parse(_ text: String, now: Instant, zone: Zone) throws(WhenError) -> Period {
        let reader = WhenReader(now: now, zone: zone)
        switch try syntax(of: text) {
        case .fixed(let day, let start, let end): return try reader.period(day, start, end)
        case .moment(let day, let clock): throw .endMissing(try reader.local(day, clock))
        case .days(let first, _): throw .timeMissing(try reader.days(first, from: reader.today).first)
        }
    }

    /// Reads a range of days, the last of which is in, or whatever `parse` reads: `2027-03`, `2027Q1`, `2027-W10`, `2027`,
    /// `sat`, `March`, `2027-03-06..2027-03-10`, `next week`, `周末`, `本季度`.
    ///
    /// A weekday is the next one, today included. Days start at the zone's first moment of the day.
    public static func parseRange(_ text: String, now: Instant, zone: Zone) throws(WhenError) -> Period {
        let reader = WhenReader(now: now, zone: zone)
        switch try syntax(of: text) {
        case .days(let first, let last): return try reader.period(from: first, through: last)
        case .fixed(let day, let start, let end): return try reader.period(day, start, end)
        case .moment(let day, let clock): throw .endMissing(try reader.local(day, clock))
        }
    }

    /// Reads one day: `2027-03-06`, `03-06`, `sat`, `today`, `后天`.
    public static func parseDay(_ text: String, now: Instant, zone: Zone) throws(WhenError) -> LocalDate {
        let reader = WhenReader(now: now, zone: zone)
        switch try syntax(of: text) {
        case .days(.day(let day), nil): return try reader.date(day, from: reader.today)
        case .days, .fixed, .moment: throw .notOneDay(WhenScanner.shown(text))
        }
    }

    /// Reads a date with its year, which needs no now: `2027-03-06`, `2027/3/6`, `2027.3.6`, `2027年3月6日`.
    public static func parseDate(_ text: String) throws(WhenError) -> LocalDate {
        guard case .days(.day(let day), nil) = try syntax(of: text), case .date(year: .some, _, _) = day.day else {
            throw .unreadable(WhenScanner.shown(text))
        }
        let reader = WhenReader(now: Instant(secondsSince1970: 0), zone: .utc)
        return try reader.date(day, from: reader.today)
    }

    /// Reads one moment: `2027-03-06 14:00`, `sat 14:00`, `2027-03-06T14:00:00+08:00`; of a day alone, its first.
    public static func parseInstant(_ text: String, now: Instant, zone: Zone) throws(WhenError) -> Instant {
        if let instant = Instant(iso8601: text) { return instant }
        let reader = WhenReader(now: now, zone: zone)
        switch try syntax(of: text) {
        case .moment(let day, let clock): return try reader.instant(day, clock)
        case .days(.day(let day), nil): return zone.startOfDay(try reader.date(day, from: reader.today))
        case .days, .fixed: throw .unreadable(WhenScanner.shown(text))
        }
    }

    static func syntax(of text: String) throws(WhenError) -> WhenSyntax {
        switch WhenScanner.read(text) {
        case .one(let syntax): return syntax
        case .hoursOrDate: throw .hoursOrDate(WhenScanner.shown(text))
        case .nothing: throw .unreadable(WhenScanner.shown(text))
        }
    }
}
