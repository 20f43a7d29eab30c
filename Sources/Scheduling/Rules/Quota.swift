/// What an organization may have of some resources, or spend, in a period of the calendar.
public struct Quota: Sendable, Hashable {
    /// What a quota counts.
    public enum Measure: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Hours of each resource that it is about, kept in minutes.
        case hours
        /// Reservations.
        case count
        /// Money, kept in minor units.
        case money
    }

    /// How long its periods are.
    public enum Length: String, Sendable, Hashable, CaseIterable, Decodable {
        /// From midnight to midnight.
        case day
        /// From Monday on.
        case week
        /// Of the calendar.
        case month
        /// Three months, from January on.
        case quarter
        /// Of the calendar.
        case year

        /// The days of the period that holds a day.
        public func days(around day: LocalDate) -> ClosedRange<LocalDate> {
            switch self {
            case .day: day...day
            case .week: day.startOfWeek...day.startOfWeek.adding(days: 6)
            case .month: day.startOfMonth...day.endOfMonth
            case .quarter:
                {
                    let first = day.startOfMonth.adding(months: -((day.month - 1) % 3))
                    return first...first.adding(months: 2).endOfMonth
                }()
            case .year:
                day.startOfMonth.adding(
                    months: 1 - day.month)...day.startOfMonth.adding(months: 12 - day.month).endOfMonth
            }
        }
    }
}
