/// A date and a time of day as a calendar file writes them, in no particular zone, to the second.
///
/// It is a real date from year 1 to 9999; whether a zone's clocks ever show it is not known here.
public struct FloatingTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 59.
    public let second: Int

    /// The moment with these parts; nil where the calendar or the clock has none.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= FloatingTime.length(ofMonth: month, year: year),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// The basic form of ISO 8601 that calendar files use: `20270306T140000`.
    public var description: String {
        dateText + "T" + digits(hour, 2) + digits(minute, 2) + digits(second, 2)
    }

    /// The date alone: `20270306`.
    var dateText: String { digits(year, 4) + digits(month, 2) + digits(day, 2) }

    /// The earlier one on the wall is the lesser one.
    public static func < (left: FloatingTime, right: FloatingTime) -> Bool {
        (left.year, left.month, left.day, left.secondOfDay) < (right.year, right.month, right.day, right.secondOfDay)
    }

    private var secondOfDay: Int { hour * 3_600 + minute * 60 + second }

    /// How many days a month (1 to 12) has in a year.
    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

/// A number that is not negative, with zeros in front up to a width.
private func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
