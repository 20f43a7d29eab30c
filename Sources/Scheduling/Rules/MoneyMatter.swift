/// What a reason about a bill, a line or a period tells beside the figures that every reason may have.
public struct MoneyMatter: Sendable, Hashable {
    /// What a project pays of one category.
    public struct Payment: Sendable, Hashable {
        /// The category.
        public let category: String
        /// Minor units.
        public let amount: Int64

        /// Both of them.
        public init(category: String, amount: Int64) {
            self.category = category
            self.amount = amount
        }
    }

    /// The reservation, bill, transfer or period that it is about, as people type it.
    public var reference: String?
    /// The number of a bill, of an entry, or the approval that is waited for.
    public var number: String?
    /// Whose bill it is.
    public var payee: String?
    /// Who entered it; nil where it was the caller.
    public var enteredBy: String?
    /// When it was entered.
    public var enteredAt: Instant?
    /// How much is above what is open, in minor units.
    public var above: Int64?
    /// How much above is tolerated, in minor units.
    public var tolerated: Int64?
    /// The fund's tolerance.
    public var tolerance: Share?
    /// The amount that would do, in minor units.
    public var needed: Int64?
    /// The project that would have to pay it, by code.
    public var project: String?
    /// What that project pays of other categories.
    public var payments: [Payment] = []
    /// The first day on which a fund's money may be set aside.
    public var opens: LocalDate?
    /// The last day on which it may be set aside or paid.
    public var until: LocalDate?
    /// What was to be done: the act of an entry, or `closed` or `open` of a period.
    public var act: String?

    /// Nothing is known yet.
    public init() {}
}
