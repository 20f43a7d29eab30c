/// What the money of a line, or of many lines, has become, in minor units of the pool's currency.
///
/// Granted is what came from outside less what went there; it is always the sum of what is available, reserved,
/// committed, spent and lapsed.
public struct Balances: Sendable, Hashable {
    /// Grants, without what was revised, transferred or carried over since.
    public var original: Int64
    /// What there is to draw on in all.
    public var granted: Int64
    /// What holds have set aside.
    public var reserved: Int64
    /// What is promised and neither spent nor given back.
    public var committed: Int64
    /// What was paid, less refunds.
    public var spent: Int64
    /// What can no longer be used.
    public var lapsed: Int64
    /// What reservations gave back; it is part of what is available.
    public var released: Int64

    /// So much of each; by default nothing.
    public init(
        original: Int64 = 0, granted: Int64 = 0, reserved: Int64 = 0, committed: Int64 = 0, spent: Int64 = 0,
        lapsed: Int64 = 0, released: Int64 = 0
    ) {
        self.original = original
        self.granted = granted
        self.reserved = reserved
        self.committed = committed
        self.spent = spent
        self.lapsed = lapsed
        self.released = released
    }

    /// What can still be promised.
    public var available: Int64 { granted - reserved - committed - spent - lapsed }

    /// Both together.
    public static func + (left: Balances, right: Balances) -> Balances {
        Balances(
            original: left.original + right.original, granted: left.granted + right.granted,
            reserved: left.reserved + right.reserved, committed: left.committed + right.committed,
            spent: left.spent + right.spent, lapsed: left.lapsed + right.lapsed,
            released: left.released + right.released)
    }
}

extension Sequence where Element == Balances {
    /// All of them together.
    public var total: Balances { reduce(Balances(), +) }
}
