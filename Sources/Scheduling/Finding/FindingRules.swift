/// The one place where finding asks what speaks against a resource, or an event, in a period: by the same rules that
/// refuse a reservation, and by those that say what a need is.
struct FindingRules {
    let question: Question
    let supply: Supply
    /// What the opening of each resource says to each period, because many have the same hours.
    private let open: [Opening: [Closed]]

    /// When something is open.
    private struct Opening: Hashable {
        let hours: OpeningHours
        let special: [SpecialHours]
        let onHolidays: OnHolidays

        init(_ resource: Resource) {
            (hours, special, onHolidays) = (resource.hours, resource.special, resource.onHolidays)
        }
    }

    /// Whether hours and holidays refuse a period.
    private enum Closed { case yes, no }

    init(_ question: Question, _ supply: Supply) {
        self.question = question
        self.supply = supply
        let all = (supply.venues + supply.people + supply.named).map(\.resource)
        let one = Dictionary(all.map { (Opening($0), $0) }, uniquingKeysWith: { first, _ in first })
        open = one.mapValues { resource in
            question.periods.map { period in
                Self.openingReasons(resource, period, in: question.context).refusing.isEmpty ? .no : .yes
            }
        }
    }

    /// What speaks against a period, whatever is taken in it.
    func reasons(against period: Period) -> [Reason] {
        (period.end <= question.now ? [Reason(.periodPast, period: period)] : []) + refused(nil, period)
    }

    /// What speaks against anything that is to be allocated as units in the period of a number.
    func reasons(against candidate: Candidate, in number: Int) -> [Reason] {
        let (resource, period) = (candidate.resource, question.periods[number])
        var reasons: [Reason] = []
        if open[Opening(resource)]?[number] == .yes {
            reasons += Self.openingReasons(resource, period, in: question.context).refusing
        }
        reasons += retired(resource, period)
        if isGuarded(resource, .owner) {
            var reason = Reason(.resourceOwner, subject: resource.name)
            reason.host = candidate.owner
            reasons.append(reason)
        }
        if let taken = taken(candidate, during: period) {
            reasons.append(
                Reason(resource.kind == .staff ? .personDouble : .venueDouble, subject: resource.name, period: taken))
        }
        reasons += refused(resource.id, period)
        if resource.kind == .venue, let attendance = question.attendance {
            reasons +=
                [venueTooSmall(resource, attendance: attendance)].compactMap(\.self).strong(in: question.context)
                .refusing
        }
        return reasons
    }

    private func refused(_ resource: ResourceID?, _ period: Period) -> [Reason] {
        supply.refused.isEmpty ? [] : supply.refused[Supply.Refused(resource, period)] ?? []
    }

    /// Whether not everybody may have a resource, and neither may who asks.
    func isGuarded(_ resource: Resource, _ access: Resource.Access) -> Bool {
        guard resource.access == access else { return false }
        switch question.asker {
        case .administrator: return false
        case .office: return true
        case .member(let organization): return resource.owner != organization
        }
    }

    /// What speaks against a venue as the one that is needed, whenever that is.
    func reasons(against venue: Candidate, as need: VenueNeed) -> [Reason] {
        let (resource, name) = (venue.resource, venue.resource.name)
        let own =
            venueFeature(need.features, in: [resource])
            + [venueTooSmall(resource, seating: need.capacity)].compactMap(\.self)
        var reasons = own.strong(in: question.context).refusing
        let isOther = !need.among.isEmpty && !need.among.contains(resource.id)
        if isOther || need.except.contains(resource.id) || need.near?.venue == resource.id {
            reasons.append(Reason(.needOther, subject: name))
        }
        if !need.districts.isEmpty, !need.districts.contains(venue.district ?? "") {
            var reason = Reason(.needDistrict, subject: name)
            reason.categories = need.districts
            reasons.append(reason)
        }
        if let near = need.near, let reach = near.reach {
            let (distance, limit) = (question.distance(to: venue), reach.metres(at: question.speed))
            if distance.map({ $0 > limit }) ?? true {
                var reason = Reason(.needDistance, subject: name)
                reason.asked = Int64(limit)
                reason.free = distance.map(Int64.init)
                reason.word = near.name
                reasons.append(reason)
            }
        }
        return reasons
    }

    /// What speaks against a person as one who can do something in the period of a number.
    func reasons(against person: Candidate, asSkilledIn skill: String, in number: Int) -> [Reason] {
        let day = question.zone.local(question.periods[number].start).date
        return staffSkill([skill], among: [person.resource], on: day)
            + [skillExpired(person.resource, on: day)].compactMap(\.self).strong(in: question.context).refusing
    }

    /// What speaks against what is taken by name, all of it.
    func reasonsAgainstNamed(in number: Int) -> [Reason] {
        let period = question.periods[number]
        return question.need.named.flatMap { take -> [Reason] in
            switch take.resource.kind {
            case .equipment: return reasons(against: take, during: period)
            case .venue, .staff:
                guard let candidate = supply.named.first(where: { $0.resource.id == take.resource.id }) else {
                    return []
                }
                let day = question.zone.local(period.start).date
                return reasons(against: candidate, in: number)
                    + [skillExpired(take.resource, on: day)].compactMap(\.self).strong(in: question.context).refusing
            }
        }
    }

    /// What speaks against a number of something counted.
    private func reasons(against take: Take, during period: Period) -> [Reason] {
        var reasons = Self.openingReasons(take.resource, period, in: question.context).refusing
        reasons += retired(take.resource, period)
        let (wanted, free) = (take.quantity ?? 1, free(take.resource, during: period))
        if wanted > free {
            var reason = Reason(.equipmentShort, subject: take.resource.name, period: period)
            reason.asked = Int64(wanted)
            reason.free = Int64(free)
            reasons.append(reason)
        }
        return reasons
    }

    /// How many of something counted are free at every instant of a period.
    func free(_ resource: Resource, during period: Period) -> Int {
        let rows = supply.quantities.filter { $0.resource == resource.id && $0.period.overlaps(period) }
        // Most are taken where one of them begins, or at the start.
        let moments = [period.start] + rows.map(\.period.start).filter { period.contains($0) }
        let most =
            moments.map { moment in
                rows.filter { $0.period.contains(moment) }.reduce(0) { $0 + $1.count }
            }.max() ?? 0
        return max(0, (resource.quantity ?? 0) - most)
    }

    /// What hours and holidays say, each with the strength of its rule.
    private static func openingReasons(_ resource: Resource, _ period: Period, in context: RuleContext) -> [Reason] {
        [resourceHours(resource, period, in: context), resourceHoliday(resource, period, in: context)]
            .compactMap(\.self).strong(in: context)
    }

    private func retired(_ resource: Resource, _ period: Period) -> [Reason] {
        guard let from = resource.retiredFrom, question.zone.startOfDay(from) < period.end else { return [] }
        var reason = Reason(.resourceRetired, subject: resource.name, period: period)
        reason.day = from
        return [reason]
    }

    /// The first time in what a period blocks of a candidate that somebody has of it; nil where nobody has any.
    private func taken(_ candidate: Candidate, during period: Period) -> Period? {
        let blocked = blocked(period, for: candidate.resource, buffers: question.buffers)
        for unit in candidate.units {
            if let found = supply.taken[unit].first(where: { $0.overlaps(blocked) }) { return found }
        }
        return nil
    }
}

extension [Reason] {
    /// Each with the strength of its rule in a pool; without those of rules that are off.
    func strong(in context: RuleContext) -> [Reason] {
        compactMap { reason in
            var reason = reason
            reason.strength = context.book.strength(of: reason.rule)
            return reason.strength == .off ? nil : reason
        }
    }
}
