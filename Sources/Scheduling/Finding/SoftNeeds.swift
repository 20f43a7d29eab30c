/// What soft rules make of a need: what they ask costs an offer its place, and leaves nothing out.
extension Question {
    /// What the venue must be like, without what is only warned of, or not looked at.
    public var bindingVenue: VenueNeed? {
        guard var venue = need.venue else { return nil }
        if !refuses(.venueTooSmall) { venue.capacity = nil }
        if !refuses(.venueFeature) { venue.features = [] }
        return venue
    }

    /// Whether a rule refuses in the pool.
    func refuses(_ rule: Rule) -> Bool { context.book.strength(of: rule) == .hard }

    /// The places that people are to fill, those that were asked for first.
    var places: [Place] {
        people.enumerated().flatMap { index, need in
            // Whom a kind of event requires must be there; whom somebody asked for, as strongly as the rule says.
            let unfilled: Place.Unfilled =
                index < self.need.people.count && !refuses(.staffSkill) ? .warnsAtMost : .refuses
            return [Place](repeating: Place(skill: need.skill, unfilled: unfilled), count: need.count)
        }
    }
}

/// A place that one person fills.
struct Place: Sendable, Hashable {
    /// What becomes of what nobody can do.
    enum Unfilled: Sendable, Hashable {
        /// Nothing can be offered.
        case refuses
        /// It is offered all the same.
        case warnsAtMost
    }

    /// What the person is there for.
    let skill: String
    /// What becomes of it where nobody is left.
    let unfilled: Unfilled
}

extension [Place] {
    /// The skills for which nobody was chosen.
    func missing(in crew: [Offer.Chosen]) -> [String] {
        var filled = crew.map(\.skill)
        return map(\.skill).filter { skill in
            guard let index = filled.firstIndex(of: skill) else { return true }
            filled.remove(at: index)
            return false
        }
    }
}
