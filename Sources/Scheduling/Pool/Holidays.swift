/// The public holidays of a pool, and the days of a weekend that are worked in exchange.
public struct Holidays: Sendable, Hashable {
    /// One of its days.
    public struct Day: Sendable, Hashable {
        /// What a day can be.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// A public holiday.
            case holiday
            /// A day of a weekend that is worked in exchange for a holiday.
            case workday
        }

        /// The day.
        public let date: LocalDate
        /// What it is.
        public let kind: Kind
        /// What the holiday is called.
        public let name: String

        /// All of it.
        public init(_ date: LocalDate, _ kind: Kind, name: String) {
            self.date = date
            self.kind = kind
            self.name = name
        }
    }

    private let days: [LocalDate: Day]

    /// A pool without any.
    public static let none = Holidays([])

    /// Its days; of several on one date the last.
    public init(_ days: [Day]) {
        self.days = Dictionary(days.map { ($0.date, $0) }, uniquingKeysWith: { $1 })
    }

    /// Its days in order.
    public var all: [Day] { days.values.sorted { $0.date < $1.date } }

    /// What a date is, where it is not as any other of its weekday.
    public subscript(date: LocalDate) -> Day? { days[date] }

    /// The name of the holiday that a date is; nil where it is none.
    public func holiday(on date: LocalDate) -> String? {
        days[date].flatMap { $0.kind == .holiday ? $0.name : nil }
    }

    /// Only the days that are worked in exchange: for who is open on holidays.
    public var workdays: Holidays { Holidays(days.values.filter { $0.kind == .workday }) }

    /// The first date from one on that is worked: no holiday, and no day of a weekend unless it is worked in exchange.
    public func workday(from date: LocalDate) -> LocalDate {
        var date = date
        // No country has a year of holidays.
        for _ in 0..<366 where !isWorked(date) { date = date.adding(days: 1) }
        return date
    }

    /// Whether a date is worked.
    public func isWorked(_ date: LocalDate) -> Bool {
        switch days[date]?.kind {
        case .holiday: false
        case .workday: true
        case nil: date.weekday < .saturday
        }
    }
}
