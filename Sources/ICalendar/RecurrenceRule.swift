/// A recurrence rule of RFC 5545, DAILY or coarser, with every part the RFC lets it have.
///
/// A value is well-formed: what the RFC forbids does not become one. What it leaves open has one meaning here, see
/// `occurrences(from:before:limit:)`.
public struct RecurrenceRule: Sendable, Hashable, CustomStringConvertible {
    /// How large the step is, before the interval.
    public enum Frequency: String, Sendable, Hashable, CaseIterable {
        /// By days.
        case daily = "DAILY"
        /// By weeks, which begin on `weekStart`.
        case weekly = "WEEKLY"
        /// By months.
        case monthly = "MONTHLY"
        /// By years.
        case yearly = "YEARLY"
    }

    /// A day of the week by its two letters; Monday comes first.
    public enum Day: String, Sendable, Hashable, CaseIterable {
        /// Monday to Sunday.
        case monday = "MO"
        case tuesday = "TU"
        case wednesday = "WE"
        case thursday = "TH"
        case friday = "FR"
        case saturday = "SA"
        case sunday = "SU"
    }

    /// A day of the week, all of them or the nth of the month or year: `SA`, `2SA`, `-1SA`.
    public struct NthDay: Sendable, Hashable, CustomStringConvertible {
        /// Which one, from the end where it is negative; 0 means every one.
        public let position: Int
        /// The day of the week.
        public let day: Day

        /// The nth such day, or every one where `position` is 0; nil beyond 53.
        public init?(_ position: Int, _ day: Day) {
            guard (-53...53).contains(position) else { return nil }
            (self.position, self.day) = (position, day)
        }

        /// As the RFC writes it.
        public var description: String { (position == 0 ? "" : String(position)) + day.rawValue }
    }

    /// Where a rule ends.
    public enum End: Sendable, Hashable {
        /// Nowhere.
        case never
        /// After so many occurrences, the start included.
        case count(Int)
        /// With the last one on or before a moment.
        case until(WrittenTime)
    }

    /// The step.
    public var frequency: Frequency
    /// Every so many steps, 1 to 1,000.
    public var interval = 1
    /// Where it ends.
    public var end = End.never
    /// The first day of a week.
    public var weekStart = Day.monday
    /// BYDAY, in the order of the week.
    public var days: [NthDay] = []
    /// The other BY parts that were given, each sorted and without repetitions.
    public var numbers: [NumberPart: [Int]] = [:]

    /// A rule that steps by a unit, without an end.
    public init(_ frequency: Frequency) {
        self.frequency = frequency
    }

    /// A part with a list of numbers.
    public enum NumberPart: String, Sendable, Hashable, CaseIterable {
        /// In the order in which a rule is written.
        case month = "BYMONTH"
        case week = "BYWEEKNO"
        case yearDay = "BYYEARDAY"
        case monthDay = "BYMONTHDAY"
        case hour = "BYHOUR"
        case minute = "BYMINUTE"
        case second = "BYSECOND"
        case position = "BYSETPOS"

        var range: ClosedRange<Int> {
            switch self {
            case .month: 1...12
            case .week: -53...53
            case .yearDay, .position: -366...366
            case .monthDay: -31...31
            case .hour: 0...23
            case .minute, .second: 0...59
            }
        }

        /// Whether 0 is one of its numbers.
        var hasZero: Bool {
            switch self {
            case .hour, .minute, .second: true
            case .month, .week, .yearDay, .monthDay, .position: false
            }
        }
    }

    /// The rule as RFC 5545 writes it, without `RRULE:`; reading it gives an equal rule.
    public var description: String { parts(end).joined(separator: ";") }

    /// The parts of the rule, with another end.
    func parts(_ end: End) -> [String] {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        switch end {
        case .never: break
        case .count(let count): parts.append("COUNT=\(count)")
        case .until(.date(let date)): parts.append("UNTIL=\(date.dateText)")
        case .until(.floating(let time)): parts.append("UNTIL=\(time)")
        case .until(.universal(let time)): parts.append("UNTIL=\(time)Z")
        }
        if weekStart != .monday { parts.append("WKST=\(weekStart.rawValue)") }
        for part in NumberPart.allCases where part != .position {
            guard let list = numbers[part] else { continue }
            parts.append("\(part.rawValue)=" + list.map(String.init).joined(separator: ","))
        }
        if !days.isEmpty { parts.append("BYDAY=" + days.map(\.description).joined(separator: ",")) }
        if let list = numbers[.position] {
            parts.append("BYSETPOS=" + list.map(String.init).joined(separator: ","))
        }
        return parts
    }
}
