/// A bundle that serves a need: a venue, people and equipment in one period, with why it is offered and what it costs.
public struct Offer: Sendable, Hashable {
    /// Why an offer stands where it stands.
    public enum Merit: Sendable, Hashable {
        /// The leading organization owns the venue.
        case own
        /// No other is nearer.
        case nearest
        /// No other costs less, and others do.
        case cheapest
        /// So much of the venue would be used, in parts of a hundred.
        case full(Int)
        /// What the person can do is valid until a day not long after.
        case skillEnds(String, LocalDate)
        /// Its owner has to agree first.
        case approval(String)
    }

    /// When.
    public let period: Period
    /// The venue that was chosen; nil where none is needed.
    public let venue: Candidate?
    /// The people that were chosen, in the order of what is needed, each with the skill.
    public let people: [Chosen]
    /// All that it takes: what was chosen, then what was named.
    public let takes: [Take]
    /// What that costs.
    public let cost: Cost
    /// How far the venue is from where it is to be near, in metres.
    public let distance: Int?
    /// What speaks for it.
    public let merits: [Merit]
    /// The soft rules that it breaks: what reserving it would warn of.
    public var warnings: [Reason] = []
    /// The skills for which nobody is left, where that only warns.
    public var missing: [String] = []

    /// Somebody who was chosen for a skill.
    public struct Chosen: Sendable, Hashable {
        /// The person.
        public let person: Candidate
        /// What for.
        public let skill: String

        /// The last day on which the skill is valid.
        public var validUntil: LocalDate? { person.skill(skill)?.validUntil }
    }

    /// What each of the things that it takes was asked for as, nil for what was named; then what was asked for and nothing
    /// serves.
    public func needs(_ need: Need) -> [Need?] {
        let chosen =
            (venue == nil ? [] : [Need(venue: need.venue)]) + people.map { Need(people: [PeopleNeed($0.skill)]) }
        return chosen + need.named.map { _ in nil } + missing.map { Need(people: [PeopleNeed($0)]) }
    }
}

/// What came of a question.
public struct Findings: Sendable {
    /// The best offers, the best first.
    public var offers: [Offer]
    /// How many bundles of a venue (or of people) on a day fit in all, before money is asked.
    public let fitting: Int
    /// How many venues were looked at.
    public let venues: Int
    /// Why nothing was offered: what speaks against each thing that came closest. Empty where something was.
    public let reasons: [Reason]

    /// The same without some of the offers.
    public func without(_ refused: [Offer]) -> Findings {
        Findings(
            offers: offers.filter { !refused.contains($0) }, fitting: fitting, venues: venues, reasons: reasons)
    }
}
