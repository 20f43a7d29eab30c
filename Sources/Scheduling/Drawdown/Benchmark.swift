/// What part of a year's money should be spent by when, in parts per million.
public struct Benchmark: Sendable, Hashable {
    /// What part by the end of each of the twelve months, rising to the whole; empty: in equal parts by the day.
    public let months: [Int]

    /// In equal parts by the day.
    public static let linear = Benchmark(months: [])

    /// A fund's own curve, or none.
    public init(months: [Int]) {
        self.months = months.count == 12 ? months : []
    }

    /// What part should be spent by the end of a day, of the money of a fiscal year.
    ///
    /// Within a month of a curve it rises in equal parts by the day.
    public func share(by day: LocalDate, of year: Int) -> Int {
        guard day.year >= year else { return 0 }
        guard day.year == year else { return 1_000_000 }
        let length = day.endOfMonth.day
        guard !months.isEmpty else {
            let (first, last) = FiscalYear.days(of: year)
            return 1_000_000 * (day.daysSince1970 - first.daysSince1970 + 1)
                / (last.daysSince1970 - first.daysSince1970 + 1)
        }
        let before = day.month == 1 ? 0 : months[day.month - 2]
        return before + (months[day.month - 1] - before) * day.day / length
    }
}

/// The year to which a budget line belongs: the calendar's.
public enum FiscalYear {
    /// Its first day and its last.
    public static func days(of year: Int) -> (first: LocalDate, last: LocalDate) {
        let bounded = min(max(year, 1), 9998)
        guard let first = LocalDate(year: bounded, month: 1, day: 1) else {
            preconditionFailure("every year has a first day")
        }
        return (first, first.adding(months: 12).adding(days: -1))
    }
}

/// How a fund counts its execution rate, by the name that it is kept under.
public enum RateFormula: String, Sendable, Hashable, CaseIterable {
    /// Spent / granted.
    case spent
    /// (Committed + spent) / granted.
    case obligated
    /// What was billed, less credits, / granted.
    case invoiced

    /// What of the money counts as executed.
    public func executed(_ balances: Balances, invoiced: Int64) -> Int64 {
        switch self {
        case .spent: balances.spent
        case .obligated: balances.committed + balances.spent
        case .invoiced: invoiced
        }
    }
}

/// A part of a whole in parts per million, rounded towards zero; nothing of nothing.
public func partsPerMillion(_ part: Int64, of whole: Int64) -> Int {
    guard whole != 0 else { return 0 }
    return Int(clamping: Int128(part) * 1_000_000 / Int128(whole))
}
