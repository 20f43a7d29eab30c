/// What a proposal means: for whom, for how far and how late, and for the money.
public struct Effects: Sendable, Hashable {
    /// What an organization has set aside, or asked for, before and after.
    public struct Balance: Sendable, Hashable {
        /// The organization.
        public let organization: Organization
        /// Minor units before.
        public let before: Int64
        /// Minor units after.
        public let after: Int64

        /// All of it.
        public init(_ organization: Organization, before: Int64, after: Int64) {
            self.organization = organization
            self.before = before
            self.after = after
        }
    }

    /// Whose reservation it is.
    public enum Party: String, Sendable, Hashable {
        /// The one that came later.
        case claimant
        /// One that was there.
        case other
    }

    /// What becomes of one reservation, as people read it.
    public struct Change: Sendable, Hashable {
        /// What is done to it.
        public enum Deed: String, Sendable, Hashable {
            case move, confirm, cancel, merge, split
        }

        /// What is done to it.
        public let deed: Deed
        /// Whose it is.
        public let party: Party
        /// Its reference.
        public let reference: String
        /// What it is called.
        public let title: String
        /// Who hosts it.
        public let hosts: [Organization]
        /// How many are expected; nil where nobody said.
        public let attendance: Int?
        /// What it takes no more, by name.
        public let from: [String]
        /// What it takes instead, by name.
        public let to: [String]
        /// When it is from then on; nil where that stays.
        public let period: Period?
        /// The reservation that it becomes one with.
        public let with: String?

        /// All of it.
        public init(
            _ deed: Deed, _ party: Party, reference: String, title: String, hosts: [Organization], attendance: Int?,
            from: [String] = [], to: [String] = [], period: Period? = nil, with: String? = nil
        ) {
            self.deed = deed
            self.party = party
            self.reference = reference
            self.title = title
            self.hosts = hosts
            self.attendance = attendance
            self.from = from
            self.to = to
            self.period = period
            self.with = with
        }
    }

    /// What becomes of each reservation, in the order of the steps.
    public var changes: [Change] = []
    /// What becomes of each organization's money.
    public var money: [Balance] = []
    /// What it costs more than before by the rates, in minor units; negative where it costs less.
    public var extraCost: Int64 = 0
    /// What it cost before.
    public var cost: Int64 = 0
    /// Who has to agree first.
    public var approvals: [Organization] = []
    /// By how many minutes something is later or earlier.
    public var shiftMinutes: Int = 0
    /// Whether something is on another day of the week.
    public var weekday: WeekdayChange = .same
    /// How far something is from where it was, in metres.
    public var metres: Int = 0
    /// How fast that is walked.
    public var walkingSpeed = WalkingSpeed.usual
    /// How much more the others have had in this quarter than who gives way, in parts of a hundred of both; negative
    /// where they have had less.
    public var unfairness: Int = 0

    /// Whether what is moved in time stays on its day of the week.
    public enum WeekdayChange: String, Sendable, Hashable {
        case same, other
    }

    /// Nothing happens yet, where people walk so fast.
    public init(walkingAt speed: WalkingSpeed = .usual) { walkingSpeed = speed }

    /// How many people are expected at what changes.
    public var affected: Int {
        changes.filter { $0.deed != .confirm }.reduce(0) { $0 + ($1.attendance ?? 0) }
    }

    /// The organizations whose events change.
    public var organizations: [OrganizationID] {
        unique(changes.filter { $0.deed != .confirm }.flatMap { $0.hosts.map(\.id) })
    }
}
