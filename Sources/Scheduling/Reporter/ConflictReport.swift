/// What one reader is told of a pool's conflicts at one moment: what is new, worse, open as it was, and over.
///
/// What the reader may not know is nil. Conflicts are listed as far as a report has room; the counts are of all.
public struct ConflictReport: Sendable {
    /// What became of a conflict since the reader was last told.
    public enum News: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Not told before, or seen again after it was over.
        case new
        /// Worse, passed on to the coordinator, or overdue.
        case escalated
        /// As it was told.
        case open
        /// Resolved, waived, or gone by other means.
        case ended
    }

    /// Who has to see to a conflict.
    public enum Stage: Int, Sendable, Hashable {
        /// Its host, who alone can mend it.
        case hosts
        /// The coordinator on duty.
        case coordinators
        /// The coordinator, too late.
        case overdue
    }

    /// What a conflict is about: a resource.
    public struct Subject: Sendable, Hashable {
        /// What kind of resource.
        public let kind: Resource.Kind
        /// What people type for it.
        public let code: String
        /// What people read for it.
        public let name: String

        /// All of it.
        public init(kind: Resource.Kind, code: String, name: String) {
            self.kind = kind
            self.code = code
            self.name = name
        }
    }

    /// A reservation that is part of a conflict.
    public struct Part: Sendable, Hashable {
        /// Its reference and title, its leading host, and how many people it expects.
        public let reference: String?
        /// Its title.
        public let title: String?
        /// The organization that leads it.
        public let host: String?
        /// How many people it expects.
        public let attendance: Int?
        /// Whether it stands, is held or waits.
        public let state: Reservation.State
        /// When it is.
        public let period: Period

        /// All of it.
        public init(
            reference: String?, title: String?, host: String?, attendance: Int?, state: Reservation.State,
            period: Period
        ) {
            self.reference = reference
            self.title = title
            self.host = host
            self.attendance = attendance
            self.state = state
            self.period = period
        }
    }

    /// A way out of a conflict.
    public struct Way: Sendable, Hashable {
        /// What kind of way it is.
        public let kind: Proposal.Kind
        /// What it changes.
        public let effects: Effects

        /// All of it.
        public init(_ kind: Proposal.Kind, _ effects: Effects) {
            self.kind = kind
            self.effects = effects
        }
    }

    /// A conflict as a report has it.
    public struct Item: Sendable {
        /// What people type for it.
        public let reference: String
        /// What became of it.
        public let news: News
        /// Who has to see to it; nil where nobody has any more.
        public let stage: Stage?
        /// 3 cannot take place as it is, 2 must be seen to, 1 should be known.
        public let severity: Int
        /// Whether it is open, waived, resolved or gone.
        public let state: String
        /// Why it is one.
        public let reason: Reason
        /// When what it is about is to be.
        public let period: Period
        /// Since when it stands.
        public let firstSeen: Instant
        /// When it is to be settled.
        public let due: Instant
        /// Until when it is its host's to mend.
        public let hostsUntil: Instant?
        /// Until when it is left as it is.
        public let waivedUntil: Instant?
        /// What it is about, where that is a resource.
        public let subject: Subject?
        /// The reservation that came later, or that alone breaks the rule.
        public let claimant: Part?
        /// The reservations in its way.
        public let others: [Part]
        /// The organizations that it concerns, by name.
        public let parties: [String]
        /// The letter of the best proposal, where there is one.
        public let proposal: String?
        /// What that proposal is, as far as it is known.
        public let way: Way?

        /// All of it.
        public init(
            reference: String, news: News, stage: Stage?, severity: Int, state: String, reason: Reason, period: Period,
            firstSeen: Instant, due: Instant, hostsUntil: Instant?, waivedUntil: Instant?, subject: Subject?,
            claimant: Part?, others: [Part], parties: [String], proposal: String?, way: Way? = nil
        ) {
            self.reference = reference
            self.news = news
            self.stage = stage
            self.severity = severity
            self.state = state
            self.reason = reason
            self.period = period
            self.firstSeen = firstSeen
            self.due = due
            self.hostsUntil = hostsUntil
            self.waivedUntil = waivedUntil
            self.subject = subject
            self.claimant = claimant
            self.others = others
            self.parties = parties
            self.proposal = proposal
            self.way = way
        }

        /// The claimant and the others, by their time.
        public var parts: [Part] {
            ((claimant.map { [$0] } ?? []) + others).sorted {
                ($0.period, $0.reference ?? "") < ($1.period, $1.reference ?? "")
            }
        }

        /// Whether two want one thing at one time.
        public var isDouble: Bool {
            switch reason.rule {
            case .venueDouble, .personDouble: !others.isEmpty
            default: false
            }
        }
    }

    /// Who holds the chair, from when to when.
    public struct Term: Sendable, Hashable {
        /// The organization.
        public let organization: String
        /// Its term.
        public let period: Period

        /// All of it.
        public init(organization: String, period: Period) {
            self.organization = organization
            self.period = period
        }
    }

    /// How many conflicts were open at the end of a day.
    public struct Day: Sendable, Hashable {
        /// The day.
        public let day: LocalDate
        /// How many.
        public let open: Int

        /// All of it.
        public init(day: LocalDate, open: Int) {
            self.day = day
            self.open = open
        }
    }

    /// What could not be delivered yet.
    public struct Undelivered: Sendable, Hashable {
        /// To whom.
        public let name: String
        /// Where to.
        public let address: String?
        /// Since when it waits.
        public let since: Instant
        /// How often it was tried.
        public let tries: Int
        /// When it is tried again.
        public let nextTry: Instant
        /// Why it failed.
        public let failure: String

        /// All of it.
        public init(name: String, address: String?, since: Instant, tries: Int, nextTry: Instant, failure: String) {
            self.name = name
            self.address = address
            self.since = since
            self.tries = tries
            self.nextTry = nextTry
            self.failure = failure
        }
    }

    /// Something that others did to an event that the reader is booked for.
    public struct Notice: Sendable, Hashable {
        /// When.
        public let recordedAt: Instant
        /// What was done, as the record names it.
        public let act: String
        /// What people type for the event's reservation.
        public let reference: String?
        /// The event's title.
        public let title: String?
        /// When the event is.
        public let period: Period?
        /// Whose act it was; nil for the pool's office.
        public let organization: String?
        /// Why.
        public let reason: String?

        /// All of it.
        public init(
            recordedAt: Instant, act: String, reference: String?, title: String?, period: Period?,
            organization: String?, reason: String?
        ) {
            self.recordedAt = recordedAt
            self.act = act
            self.reference = reference
            self.title = title
            self.period = period
            self.organization = organization
            self.reason = reason
        }
    }

    /// When it was so.
    public let asOf: Instant
    /// How many there are of each kind, those that are not listed among them.
    public let counts: [News: Int]
    /// The conflicts that are listed, by their deadline.
    public let items: [Item]
    /// The term that runs, and the next one.
    public let terms: [Term]
    /// How many were open on each of the last days.
    public let trend: [Day]
    /// What could not be delivered.
    public let undelivered: [Undelivered]
    /// What others did to events that the reader is booked for.
    public let notices: [Notice]

    /// All of it.
    public init(
        asOf: Instant, counts: [News: Int], items: [Item], terms: [Term], trend: [Day], undelivered: [Undelivered],
        notices: [Notice] = []
    ) {
        self.asOf = asOf
        self.counts = counts
        self.items = items
        self.terms = terms
        self.trend = trend
        self.undelivered = undelivered
        self.notices = notices
    }

    /// How many there are of a kind.
    public func count(_ news: News) -> Int { counts[news] ?? 0 }

    /// How many are open.
    public var open: Int { count(.new) + count(.escalated) + count(.open) }

    /// Whether the reader is told anything that they were not told before; a first failure of a delivery is.
    public var hasNews: Bool {
        count(.new) + count(.escalated) + count(.ended) > 0 || !notices.isEmpty
            || undelivered.contains { $0.tries == 1 }
    }

    /// The conflicts of a kind that are listed.
    public func items(_ news: News) -> [Item] { items.filter { $0.news == news } }

    /// The open conflicts that are due within a week, or were.
    public var soonDue: [Item] {
        items.filter { $0.news != .ended && $0.due < asOf + .seconds(7 * 86_400) }
    }
}
