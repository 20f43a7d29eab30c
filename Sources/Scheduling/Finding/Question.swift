/// What is to be found: a need, when, and for whom.
public struct Question: Sendable {
    /// What is needed.
    public var need: Need
    /// When: any of these will do.
    public var periods: [Period]
    /// Minutes kept free around it, beside what its venue needs.
    public var buffers: Buffers
    /// The hosts; the first one leads.
    public var hosts: [AskedHost]
    /// What is to pay for it.
    public var payments: [AskedPayment]
    /// The database's time.
    public let now: Instant
    /// The pool's zone, its rules and its holidays.
    public let context: RuleContext
    /// How many are expected.
    public var attendance: Int?
    /// What kind of event it is.
    public var kind: String?
    /// The pool's currency.
    public let currency: Currency
    /// How fast people walk.
    public var speed: WalkingSpeed
    /// Who asks.
    public var asker = Asker.office
    /// What is to be known of when things are taken.
    public var horizon = Horizon.periods

    /// What is to be known of when things are taken.
    public enum Horizon: Sendable, Hashable {
        /// As much as tells what fits.
        case periods
        /// The whole of each day.
        case days
    }

    /// Who asks, as far as that matters to whose things they may have.
    public enum Asker: Sendable, Hashable {
        /// Somebody of an organization.
        case member(of: OrganizationID)
        /// Somebody of the pool's own office.
        case office
        /// An administrator, who may have everything.
        case administrator
    }

    /// A question.
    public init(
        _ need: Need, during periods: [Period], buffers: Buffers = .none, attendance: Int? = nil, kind: String? = nil,
        hosts: [AskedHost] = [], payments: [AskedPayment] = [], now: Instant, in context: RuleContext,
        currency: Currency, speed: WalkingSpeed = .usual
    ) {
        self.need = need
        self.periods = periods
        self.buffers = buffers
        self.hosts = hosts
        self.payments = payments
        self.now = now
        self.context = context
        self.attendance = attendance
        self.kind = kind
        self.currency = currency
        self.speed = speed
    }

    /// Where the pool's days begin.
    public var zone: Zone { context.zone }

    /// The people who are needed: those that were asked for, and those whom such a kind of event requires.
    public var people: [PeopleNeed] {
        guard let kind, context.book.strength(of: .eventStaff) == .hard else { return need.people }
        let asked = need.people.map(\.skill) + need.named.flatMap { $0.resource.skills.map(\.name) }
        let required = context.book.words(of: .eventStaff, for: kind)
        return need.people + unique(required).filter { !asked.contains($0) }.map { PeopleNeed($0) }
    }

    /// How many seats are wanted: that many are needed, or are expected where more only warn.
    var seats: Int? { need.venue?.capacity ?? (need.venue == nil ? nil : attendance) }

    /// The organization that leads; what it owns is free.
    public var leader: OrganizationID? { hosts.first?.organization.id }

    /// How far a candidate is from where it is to be near: 0 in the district; nil where nobody knows, or need not.
    public func distance(to candidate: Candidate) -> Int? {
        guard let near = need.venue?.near else { return nil }
        if let district = near.district, candidate.district == district { return 0 }
        return candidate.location.map { near.location.metres(to: $0) }
    }

    /// The time that has to be known: on each day from the first to the last of its periods, with what the buffers of
    /// some candidates may block around them.
    public func spans(around candidates: [Candidate]) -> [Period] {
        let before = max(buffers.before, candidates.map(\.resource.bufferBefore).max() ?? 0)
        let after = max(buffers.after, candidates.map(\.resource.bufferAfter).max() ?? 0)
        let days = Dictionary(grouping: periods) { zone.local($0.start).date }
        let spans = days.values.compactMap { periods -> Period? in
            guard var start = periods.map(\.start).min(), var end = periods.map(\.end).max() else { return nil }
            switch horizon {
            case .periods: break
            case .days:
                start = zone.startOfDay(zone.local(start).date)
                end = max(end, zone.startOfDay(zone.local(end).date.adding(days: 1)))
            }
            return Period(start: start - .seconds(before * 60), end: end + .seconds(after * 60))
        }
        return spans.sorted().reduce(into: []) { joined, span in
            if let last = joined.last, span.start <= last.end,
                let wider = Period(start: last.start, end: max(last.end, span.end))
            {
                joined[joined.count - 1] = wider
            } else {
                joined.append(span)
            }
        }
    }
}
