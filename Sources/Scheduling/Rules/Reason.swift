/// Why something is refused: a rule, and the data that its sentence needs. What the caller may not know is nil.
public struct Reason: Sendable, Hashable {
    /// The rule that is broken.
    public var rule: Rule
    /// How strong it is in the pool: a soft one only warns.
    public var strength: Strength
    /// The name of the resource, project or fund that it is about.
    public var subject: String?
    /// The period that is taken or past, or the opening hours' day.
    public var period: Period?
    /// The period that would be blocked, buffers included.
    public var blocked: Period?
    /// The reservation that stands in the way, by reference and title.
    public var by: String?
    /// The organization that leads it.
    public var host: String?
    /// Why the resource is closed.
    public var blackout: String?
    /// The category of money.
    public var category: String?
    /// The categories there are, or those that cannot be paid.
    public var categories: [String]
    /// What a host bears of the cost.
    public var share: Share?
    /// All of the cost, in minor units.
    public var total: Int64?
    /// The projects that were to pay, by name.
    public var projects: [String]
    /// What they pay, by category.
    public var paid: [Cost.Need]
    /// How much or many were asked for: a count, or minor units of the pool's currency.
    public var asked: Int64?
    /// How much or many there are.
    public var free: Int64?
    /// The day that money is needed for.
    public var day: LocalDate?
    /// The first and last day on which it may be used.
    public var validity: ClosedRange<LocalDate>?
    /// The fiscal year.
    public var year: Int?
    /// The state of the reservation.
    public var state: Reservation.State?
    /// What is missing or not valid any more: a feature, a skill, the name of a holiday, a kind.
    public var word: String?
    /// What would be allowed, as a count, in minutes or minor units.
    public var limit: Int64?
    /// What a quota counts.
    public var counted: Quota.Measure?
    /// What became of the approval.
    public var verdict: Approval.State?
    /// The row of the file that asked for it.
    public var row: Int?
    /// The hours in which the venue is open.
    public var hours: OpeningHours?
    /// What else there is to say of a bill, a line or a period.
    public var matter: MoneyMatter?

    /// A rule with what is known; the rest is set afterwards.
    public init(_ rule: Rule, subject: String? = nil, period: Period? = nil) {
        self.rule = rule
        strength = .hard
        self.subject = subject
        self.period = period
        categories = []
        projects = []
        paid = []
    }
}
