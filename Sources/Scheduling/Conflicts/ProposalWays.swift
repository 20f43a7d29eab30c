/// How one reservation may be otherwise.
struct Way: Sendable {
    let kind: Proposal.Kind
    let placed: Placed
    /// Several places where it is split; else none.
    var parts: [Placed] = []
    /// How far its venue is from where it was.
    var metres = 0

    init(_ kind: Proposal.Kind, _ placed: Placed) {
        self.kind = kind
        self.placed = placed
    }

    /// As it is.
    static func stays(_ claim: Claim) -> Way { Way(.place, claim.reservation.placed) }
}

extension ProposalMaker {
    /// How many of a kind are looked at: the database may refuse the first.
    private static let most = 3

    /// How far around a time another one is looked for.
    public static let days = 14

    /// How a claim may be otherwise so that the conflict is none: where what surrounds it lets it.
    func ways(for claim: Claim, in around: Neighbourhood) -> [Way] {
        guard claim.reservation.period.end > circumstances.now else { return [] }
        let troubled = troubled(of: claim)
        var found: [Way] = []
        switch troubled?.resource.kind {
        case .venue:
            guard let venue = troubled else { break }
            found =
                parts(of: venue, for: claim, in: around) + places(instead: venue, for: claim, in: around)
                + times(for: claim, in: around) + splits(at: venue, for: claim, in: around)
        case .staff:
            guard let person = troubled else { break }
            found = people(instead: person, for: claim, in: around) + times(for: claim, in: around)
        case .equipment:
            found = times(for: claim, in: around)
        case nil:
            found = rule == .eventStaff || rule == .staffSkill ? people(instead: nil, for: claim, in: around) : []
        }
        return found.filter { way in
            (way.parts.isEmpty ? [way.placed] : way.parts).allSatisfy { isSound($0, for: claim) }
        }
    }

    /// What speaks against the claimant's being elsewhere at its time: why a conflict cannot be cleared so.
    public func obstacles() -> [Reason] {
        let around = neighbourhood.without([claimant.id])
        guard let venue = troubled(of: claimant), venue.resource.kind == .venue else { return [] }
        let need = VenueNeed(
            except: [venue.resource.id], capacity: claimant.capacity(instead: venue), features: claimant.features)
        let rest = claimant.reservation.resources.filter { $0 != venue }
        let question = circumstances.question(
            Need(venue: need, named: rest), for: claimant, during: [claimant.reservation.period],
            besides: broken(by: claimant))
        return Finder(question, in: around.supply).find(limit: 1).reasons
    }

    /// What of a claim is what the conflict is about: the thing itself, or one that shares its units.
    private func troubled(of claim: Claim) -> Take? {
        guard let subject else { return nil }
        let units = Set(neighbourhood.units(of: subject))
        return claim.reservation.resources.first { $0.resource.id == subject }
            ?? claim.reservation.resources.first { !units.isDisjoint(with: neighbourhood.units(of: $0.resource.id)) }
    }

    // MARK: - Elsewhere

    func places(instead venue: Take, for claim: Claim, in around: Neighbourhood) -> [Way] {
        let own = claim.reservation.resources.map(\.resource).filter { $0.kind == .venue }.map(\.id)
        let parts = around.parts(of: venue.resource.id).map(\.resource.id)
        var need = VenueNeed(
            except: own + parts, capacity: claim.capacity(instead: venue), features: claim.features)
        if let old = around.candidate(venue.resource.id), let location = old.location {
            need.near = Near(old.resource.name, at: location, venue: old.resource.id)
        }
        return chosen(.place, need, instead: venue, for: claim, in: around)
    }

    private func parts(of hall: Take, for claim: Claim, in around: Neighbourhood) -> [Way] {
        let parts = around.parts(of: hall.resource.id).map(\.resource.id)
        guard !parts.isEmpty, let attendance = claim.reservation.attendance else { return [] }
        let need = VenueNeed(among: parts, capacity: attendance, features: claim.features)
        return chosen(.part, need, instead: hall, for: claim, in: around)
    }

    /// The venues that serve a need at a claim's time, the best first.
    private func chosen(
        _ kind: Proposal.Kind, _ need: VenueNeed, instead venue: Take, for claim: Claim, in around: Neighbourhood
    ) -> [Way] {
        let rest = claim.reservation.resources.filter { $0 != venue }
        let question = circumstances.question(
            Need(venue: need, named: rest), for: claim, during: [claim.reservation.period], besides: broken(by: claim))
        return Finder(question, in: around.supply).find(limit: Self.most).offers.compactMap { offer in
            guard let place = offer.venue else { return nil }
            let added = offer.people.map { Take($0.person.resource) }
            let takes = claim.reservation.resources.map { $0 == venue ? Take(place.resource) : $0 } + added
            var way = Way(kind, Placed(claim.reservation.period, takes))
            way.metres = kind == .part ? 0 : around.metres(from: venue.resource.id, to: place)
            return way
        }
    }

    // MARK: - At another time

    func times(for claim: Claim, in around: Neighbourhood) -> [Way] {
        let zone = circumstances.context.zone
        let period = claim.reservation.period
        let candidates = Scheduling.times(around: period, days: Self.days, after: circumstances.now, in: zone)
        let question = circumstances.question(
            Need(named: claim.reservation.resources), for: claim, during: candidates, besides: broken(by: claim))
        let free = Finder(question, in: around.supply).possiblePeriods
        let weekday = zone.local(period.start).date.weekday
        // The nearest, and the nearest on the same day of the week: on this day, then in another week.
        let isSame = { (other: Period) in zone.local(other.start).date.weekday == weekday }
        let chosen = free.filter(isSame).prefix(Self.most) + free.filter { !isSame($0) }.prefix(Self.most)
        return chosen.map { Way(.time, Placed($0, claim.reservation.resources)) }
    }

    // MARK: - With somebody else

    private func people(instead person: Take?, for claim: Claim, in around: Neighbourhood) -> [Way] {
        let reservation = claim.reservation
        var need = Need(named: reservation.resources.filter { $0 != person })
        let book = circumstances.context.book
        let skills = person.map { claim.skills(of: $0, in: book) } ?? []
        need.people =
            person == nil
            ? missing(for: claim).map { PeopleNeed($0) } : skills.prefix(1).map { PeopleNeed($0) }
        guard !need.people.isEmpty else { return [] }
        let day = circumstances.context.zone.local(reservation.period.start).date
        var able = around
        able.people = around.people.filter { other in
            other.resource.id != person?.resource.id
                && skills.allSatisfy { skill in other.skill(skill)?.isValid(on: day) ?? false }
        }
        let question = circumstances.question(
            need, for: claim, during: [reservation.period], besides: broken(by: claim))
        return Finder(question, in: able.supply).find(limit: Self.most).offers.compactMap { offer in
            let chosen = offer.people.map { Take($0.person.resource) }
            guard let first = chosen.first else { return nil }
            let kept = reservation.resources.map { $0 == person ? first : $0 }
            return Way(.person, Placed(reservation.period, kept + (person == nil ? chosen : Array(chosen.dropFirst()))))
        }
    }

    /// The skills that nobody of a claim has and that somebody must.
    private func missing(for claim: Claim) -> [String] {
        circumstances.reasons(against: claim, at: claim.reservation.placed)
            .filter { $0.rule == rule }.compactMap(\.word)
    }
}

extension Neighbourhood {
    /// The venues that are made of some of the units of another, and not of all.
    func parts(of hall: ResourceID) -> [Candidate] {
        let units = Set(units(of: hall))
        return (venues + named).filter { venue in
            venue.resource.kind == .venue && Set(venue.units).isStrictSubset(of: units) && !venue.units.isEmpty
        }
    }

    /// How far a venue is from another: nothing in the same district where nobody knows better, else three kilometres.
    func metres(from old: ResourceID, to new: Candidate) -> Int {
        guard let old = candidate(old) else { return 0 }
        if let here = old.location, let there = new.location { return here.metres(to: there) }
        return old.district != nil && old.district == new.district ? 0 : 3_000
    }
}
