/// A day of the proleptic Gregorian calendar, in no particular zone.
///
/// It is kept as a count of days, so that every value is a real date and arithmetic cannot trap.
public struct LocalDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let days: Int32

    /// The day that lies this many days after 1970-01-01, or before it where the count is negative.
    public init(daysSince1970: Int32) {
        days = daysSince1970
    }

    /// The day with this year, month (1 to 12) and day of the month; nil if there is none, or its year is not 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= LocalDate.length(ofMonth: month, year: year)
        else { return nil }
        days = Int32(LocalDate.dayNumber(year: year, month: month, day: day))
    }

    /// The Monday of a week of ISO 8601 (1 to 53: the first has the 4th of January); nil if the year has no such week.
    public init?(year: Int, week: Int) {
        guard (1...53).contains(week), let fourth = LocalDate(year: year, month: 1, day: 4) else { return nil }
        let monday = fourth.startOfWeek.adding(days: 7 * (week - 1))
        guard monday.week == (year, week) else { return nil }
        self = monday
    }

    /// How many days this day lies after 1970-01-01; negative before it.
    public var daysSince1970: Int { Int(days) }

    /// The year, counted as astronomers do: 0 is the year before 1.
    public var year: Int { civil.year }

    /// The month, 1 to 12.
    public var month: Int { civil.month }

    /// The day of the month, 1 to 31.
    public var day: Int { civil.day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let sinceMonday = (daysSince1970 + 3).quotientAndFloor(by: 7).remainder
        return Weekday(rawValue: sinceMonday + 1) ?? .monday
    }

    /// The day that lies `count` days later, or earlier where it is negative; at the edge of what can be kept it stays there.
    public func adding(days count: Int) -> LocalDate {
        let (sum, overflow) = daysSince1970.addingReportingOverflow(count)
        return LocalDate(daysSince1970: overflow ? (count > 0 ? .max : .min) : Int32(clamping: sum))
    }

    /// The same day of the month `count` months later, or that month's last day where it is shorter.
    public func adding(months count: Int) -> LocalDate {
        let bounded = min(max(count, -100_000_000), 100_000_000)
        let start = civil
        let months = (start.year * 12 + start.month - 1 + bounded).quotientAndFloor(by: 12)
        let month = months.remainder + 1
        let day = min(start.day, LocalDate.length(ofMonth: month, year: months.quotient))
        let number = LocalDate.dayNumber(year: months.quotient, month: month, day: day)
        return LocalDate(daysSince1970: Int32(clamping: number))
    }

    /// The Monday of the week that holds this day.
    public var startOfWeek: LocalDate { adding(days: 1 - weekday.rawValue) }

    /// The week of ISO 8601 that holds this day; around New Year its year may be the one before or after.
    public var week: (year: Int, number: Int) {
        let thursday = startOfWeek.adding(days: 3)
        let newYear = LocalDate.dayNumber(year: thursday.year, month: 1, day: 1)
        return (thursday.year, (thursday.daysSince1970 - newYear) / 7 + 1)
    }

    /// The first day of the month that holds this day.
    public var startOfMonth: LocalDate { adding(days: 1 - day) }

    /// The last day of the month that holds this day.
    public var endOfMonth: LocalDate { startOfMonth.adding(months: 1).adding(days: -1) }

    /// ISO 8601, as in `2027-03-06`; years outside 0 to 9999 carry a sign.
    public var description: String {
        let (year, month, day) = civil
        let digits = padded(year.magnitude, to: 4)
        let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
        return "\(sign)\(digits)-\(padded(month.magnitude, to: 2))-\(padded(day.magnitude, to: 2))"
    }

    /// The earlier day is the lesser one.
    public static func < (left: LocalDate, right: LocalDate) -> Bool {
        left.days < right.days
    }

    /// How many days a month (1 to 12) has in a year.
    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Days since 1970-01-01 of a date that is known to exist, in any year.
    ///
    /// Years are counted from March, in eras of 400 years, which puts the leap day at the end of both.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.quotientAndFloor(by: 400)
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (daysSince1970 + 719_468).quotientAndFloor(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }
}

extension BinaryInteger {
    /// Division that rounds down, so that the remainder is never negative for a positive divisor.
    func quotientAndFloor(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

/// A number in decimal, with zeros in front up to a width.
func padded(_ number: UInt, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
