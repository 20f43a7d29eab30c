/// How fast money goes, and where that leads: of one project, or of whatever was added up.
///
/// A month is counted by its days: on 25 February one month and 25/28 have passed. Nothing here is a floating point
/// number; amounts are rounded towards zero.
public struct Pace: Sendable, Hashable {
    /// What it was reckoned from.
    public struct Basis: Sendable, Hashable {
        /// What the money has become.
        public var balances: Balances
        /// What counts as executed, by each fund's formula.
        public var executed: Int64
        /// What should be executed by now, by each fund's curve.
        public var due: Int64
        /// What was spent in this month and the two before it.
        public var recent: Int64
        /// What of the rest would lapse at the end of the year, in parts per million, by each fund's rule.
        public var lapsing: Int

        /// A basis.
        public init(balances: Balances, executed: Int64, due: Int64, recent: Int64, lapsing: Int) {
            self.balances = balances
            self.executed = executed
            self.due = due
            self.recent = recent
            self.lapsing = lapsing
        }
    }

    /// The execution rate, in parts per million of what is granted.
    public let rate: Int
    /// What part should be executed by now.
    public let benchmark: Int
    /// What was spent in a month, on average of those of the year that have passed.
    public let burn: Int64
    /// What was spent in a month, on average of this one and the two before it.
    public let recentBurn: Int64
    /// What will be spent by the end of the year: what is, and the more of what is promised and of the burn going on.
    public let projected: Int64
    /// The day on which nothing is left to spend at this pace; nil where the year ends first.
    public let runsOut: LocalDate?
    /// What the projection leaves unspent.
    public let unspent: Int64
    /// What of that would lapse.
    public let lapses: Int64

    /// By how much the rate is ahead of the benchmark, in parts per million; behind it where negative.
    public var gap: Int { rate - benchmark }

    /// Reckons the pace of a fiscal year's money as of a day.
    public init(_ basis: Basis, asOf day: LocalDate, year: Int) {
        let balances = basis.balances
        rate = partsPerMillion(basis.executed, of: balances.granted)
        benchmark = partsPerMillion(basis.due, of: balances.granted)
        let (first, last) = FiscalYear.days(of: year)
        let now = min(max(day, first), last)
        let length = now.endOfMonth.day
        // Months that have passed, and those of them that the recent spending is of, as so many days of this month.
        let passed = (now.month - 1) * length + now.day
        let recent = min(now.month - 1, 2) * length + now.day
        let left = day > last ? 0 : day < first ? 12 * length : 12 * length - passed
        burn = Self.scaled(balances.spent, length, by: passed)
        recentBurn = day > last ? 0 : Self.scaled(basis.recent, length, by: recent)
        let pace = recentBurn > 0 ? recentBurn : burn
        projected = balances.spent + max(balances.committed, Self.scaled(pace, left, by: length))
        let usable = balances.granted - balances.lapsed
        unspent = max(0, usable - projected)
        lapses = Int64(clamping: Int128(unspent) * Int128(basis.lapsing) / 1_000_000)
        runsOut = Self.day(usable - balances.spent, at: pace, from: day, through: last)
    }

    /// The day on which so much is gone at a monthly pace.
    private static func day(_ rest: Int64, at pace: Int64, from day: LocalDate, through last: LocalDate) -> LocalDate? {
        guard pace > 0, day <= last else { return nil }
        guard rest > 0 else { return day }
        let days = Int128(rest) * 365 / (Int128(pace) * 12)
        guard days <= Int128(last.daysSince1970 - day.daysSince1970) else { return nil }
        return day.adding(days: Int(days))
    }

    private static func scaled(_ amount: Int64, _ factor: Int, by divisor: Int) -> Int64 {
        Int64(clamping: Int128(amount) * Int128(factor) / Int128(divisor))
    }
}
