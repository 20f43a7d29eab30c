/// A time of day on a clock, in no particular zone, to the second; 24:00 is the end of the day.
public struct LocalTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since midnight, 0 to 86,400.
    public let seconds: Int

    /// The start of the day, 00:00.
    public static let midnight = LocalTime(checked: 0)

    /// The end of the day, 24:00.
    public static let endOfDay = LocalTime(checked: 86_400)

    /// The time this many seconds after midnight; nil outside 0 to 86,400.
    public init?(seconds: Int) {
        guard (0...86_400).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// The time with this hour (0 to 24), minute and second; nil if there is none, or it lies after 24:00:00.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.init(seconds: hour * 3_600 + minute * 60 + second)
    }

    init(checked seconds: Int) {
        self.seconds = seconds
    }

    /// The hour, 0 to 24.
    public var hour: Int { seconds / 3_600 }

    /// The minute, 0 to 59.
    public var minute: Int { seconds / 60 % 60 }

    /// The second, 0 to 59.
    public var second: Int { seconds % 60 }

    /// ISO 8601, as in `14:00`; seconds are shown only where there are some.
    public var description: String {
        let short = "\(padded(hour.magnitude, to: 2)):\(padded(minute.magnitude, to: 2))"
        return second == 0 ? short : "\(short):\(padded(second.magnitude, to: 2))"
    }

    /// The earlier time is the lesser one.
    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        left.seconds < right.seconds
    }
}

/// A date and a time of day, in no particular zone; what a calendar and a clock on a wall show together.
public struct LocalDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The day.
    public let date: LocalDate

    /// The time of day, before 24:00.
    public let time: LocalTime

    /// A date and a time of day; 24:00 becomes 00:00 of the day after, so that equal moments are equal values.
    public init(_ date: LocalDate, _ time: LocalTime) {
        self.date = time == .endOfDay ? date.adding(days: 1) : date
        self.time = time == .endOfDay ? .midnight : time
    }

    /// Seconds from 1970-01-01T00:00 to this, on a clock that never changes.
    var secondsSince1970: Int {
        date.daysSince1970 * 86_400 + time.seconds
    }

    init(secondsSince1970 seconds: Int) {
        let (days, rest) = seconds.quotientAndFloor(by: 86_400)
        date = LocalDate(daysSince1970: Int32(clamping: days))
        time = LocalTime(checked: rest)
    }

    /// ISO 8601 without an offset, as in `2027-03-06T14:00`.
    public var description: String { "\(date)T\(time)" }

    /// The earlier one on the wall is the lesser one.
    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}
