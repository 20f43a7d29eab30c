/// What a way out has to know beside the reservations: the time, the pool's rules, and who asks.
public struct Circumstances: Sendable {
    /// The database's time.
    public let now: Instant
    /// The pool's zone, its rules and its holidays.
    public let context: RuleContext
    /// The pool's currency.
    public let currency: Currency
    /// Who would carry a proposal out.
    public let asker: Question.Asker
    /// How fast people walk in the pool.
    public let walkingSpeed: WalkingSpeed

    /// All of it.
    public init(
        now: Instant, context: RuleContext, currency: Currency, asker: Question.Asker,
        walkingAt speed: WalkingSpeed = .usual
    ) {
        walkingSpeed = speed
        self.now = now
        self.context = context
        self.currency = currency
        self.asker = asker
    }

    /// A claim's question for a need: as it would be asked if the claim were reserved anew.
    func question(_ need: Need, for claim: Claim, during periods: [Period], besides broken: Set<Rule>) -> Question {
        let reservation = claim.reservation
        var question = Question(
            need, during: periods, buffers: reservation.buffers,
            attendance: broken.contains(.venueTooSmall) ? nil : reservation.attendance,
            kind: broken.contains(.eventStaff) ? nil : reservation.kind,
            hosts: zip(reservation.organizations, reservation.hosts).map { AskedHost($0, share: $1.share) },
            now: now, in: context, currency: currency, speed: walkingSpeed)
        question.asker = asker
        return question
    }

    /// What the program's rules say against a claim with other places, or as it is.
    func reasons(against claim: Claim, at place: Placed) -> [Reason] {
        let asked = Asked(
            takes: place.takes, attendance: claim.reservation.attendance, kind: claim.reservation.kind,
            features: claim.features, skills: claim.skills)
        return reasonsAgainst(asked, during: place.period, in: context).refusing
    }

    /// What it costs; the most that can be where that cannot be worked out.
    func cost(of place: Placed, ledBy leader: OrganizationID?) -> Cost? {
        try? Cost(of: place.takes, during: place.period, ledBy: leader, in: context.zone, currency: currency)
    }
}
