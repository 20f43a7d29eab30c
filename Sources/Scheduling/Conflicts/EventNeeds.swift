/// What an event needs beside what it takes by name: looked at again as it was when it was booked.
public struct EventNeeds: Sendable {
    /// The reservation.
    public let reservation: ReservationID
    /// When it is.
    public let period: Period
    /// Whether it stands or waits.
    public let holding: StandingPlace.Holding
    /// What an act compares it with.
    public let version: Int
    /// What kind of event it is.
    public let kind: String?
    /// What it takes.
    public let resources: [Resource]
    /// What its venues were to have.
    public let features: [String]
    /// What its people were to be able to do.
    public let skills: [String]

    /// All of it.
    public init(
        reservation: ReservationID, period: Period, holding: StandingPlace.Holding, version: Int, kind: String?,
        resources: [Resource], features: [String], skills: [String]
    ) {
        self.reservation = reservation
        self.period = period
        self.holding = holding
        self.version = version
        self.kind = kind
        self.resources = resources
        self.features = features
        self.skills = skills
    }

    /// What it lacks: of each rule the first thing.
    public func findings(in context: RuleContext, now: Instant) -> [Conflict.Finding] {
        let day = context.zone.local(period.start).date
        let staff = resources.filter { $0.kind == .staff }
        let reasons =
            venueFeature(features, in: resources.filter { $0.kind == .venue })
            + staffSkill(skills, among: staff, on: day) + eventStaff(kind, among: staff, on: day, in: context.book)
        var seen: Set<Rule> = []
        return reasons.strong(in: context).filter { seen.insert($0.rule).inserted }.map { reason in
            Conflict.Finding(
                Conflict.Identity(reason.rule, subject: ID(reservation.uuid), claimant: reservation),
                severity: Conflict.severity(of: reason, holding, from: period.start, now: now), reason: reason,
                period: period, versions: [version])
        }
    }
}
