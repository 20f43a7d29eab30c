/// What identifies a conflict: the same trouble has the same tomorrow.
public typealias ConflictID = ID<Conflict>

/// A rule that something which stands breaks, or a place that two want.
public struct Conflict: Sendable {
    /// What becomes of it.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// To be seen to; a coordinator resolves it, time or another act may end it.
        case open
        /// Left as it is until a time, then open again.
        case waived
        /// Ended by a coordinator.
        case resolved
        /// Ended because what it was about changed or is past; seen again, it is open again.
        case gone
    }

    /// How bad it is.
    public enum Severity: Int, Sendable, Hashable, CaseIterable, Comparable {
        /// It should be known: a rule that only warns.
        case known = 1
        /// It must be seen to.
        case pressing = 2
        /// What it is about cannot take place as it is.
        case impossible = 3

        /// The worse one is the greater.
        public static func < (one: Severity, other: Severity) -> Bool { one.rawValue < other.rawValue }
    }

    /// What is known of what it comes from; conflicts of one cause are one line with one plan.
    public struct Cause: Sendable, Hashable {
        /// What sort of thing it is.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// Its own claimant.
            case reservation
            /// A closure.
            case blackout
            /// A resource that is retired, shut or too small.
            case resource
            /// A person whose skill has expired.
            case skill
            /// A budget line.
            case line
            /// What was imported in one act.
            case imported = "import"
            /// What a rule of the pool says since it was set.
            case rule
        }

        /// What sort of thing it is.
        public let kind: Kind
        /// The thing: a reservation, a closure, a resource, a line, the command of an import.
        public let id: ID<Cause>

        /// Both of them.
        public init(_ kind: Kind, _ id: ID<Cause>) {
            self.kind = kind
            self.id = id
        }
    }

    /// What the rule is about: a resource, a budget line, or, where it is about the event itself, the reservation.
    public enum Subject {}

    /// What it is, whoever finds it and however often: rule, subject and claimant.
    public struct Identity: Sendable, Hashable {
        /// The rule.
        public let rule: Rule
        /// What it is about.
        public let subject: ID<Subject>
        /// The reservation that came later, or that alone breaks the rule. What waits comes after what stands.
        public let claimant: ReservationID

        /// All of it.
        public init(_ rule: Rule, subject: ID<Subject>, claimant: ReservationID) {
            self.rule = rule
            self.subject = subject
            self.claimant = claimant
        }
    }

    /// What names it in the database.
    public let id: ConflictID
    /// What people type for it.
    public let reference: String
    /// What it is.
    public let identity: Identity
    /// The reservations that are in the claimant's way.
    public let others: [ReservationID]
    /// What it comes from.
    public let cause: Cause
    /// How bad it is.
    public let severity: Severity
    /// Why it is one, as a refusal would say it.
    public let reason: Reason
    /// When what it is about is to be.
    public let period: Period
    /// The organizations that it concerns.
    public let parties: [OrganizationID]
    /// Since when it stands.
    public let firstSeen: Instant
    /// When it was found last.
    public let lastSeen: Instant
    /// Until then it is its host's to mend; nil where it needs a coordinator from the start.
    public let hostsUntil: Instant?
    /// When it is to be settled.
    public let due: Instant
    /// What became of it.
    public let state: State
    /// Until when it is left as it is.
    public let waivedUntil: Instant?
    /// What an act compares it with.
    public let version: Int

    /// The rule.
    public var rule: Rule { identity.rule }
    /// The reservation that came later, or that alone breaks the rule.
    public var claimant: ReservationID { identity.claimant }

    /// All of it.
    public init(
        id: ConflictID, reference: String, identity: Identity, others: [ReservationID], cause: Cause,
        severity: Severity, reason: Reason, period: Period, parties: [OrganizationID], firstSeen: Instant,
        lastSeen: Instant, hostsUntil: Instant?, due: Instant, state: State, waivedUntil: Instant?, version: Int
    ) {
        self.id = id
        self.reference = reference
        self.identity = identity
        self.others = others
        self.cause = cause
        self.severity = severity
        self.reason = reason
        self.period = period
        self.parties = parties
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.hostsUntil = hostsUntil
        self.due = due
        self.state = state
        self.waivedUntil = waivedUntil
        self.version = version
    }

    /// Whether it is still its host's to mend at an instant.
    public func isItsHosts(at now: Instant) -> Bool { hostsUntil.map { now < $0 } ?? false }
}

extension Conflict {
    /// What the conflicts of one cause are.
    public enum OfOneCause: Sendable, Hashable {
        /// They break the same rule.
        case oneRule
        /// Some break another.
        case severalRules
    }
}
