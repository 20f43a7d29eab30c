/// One change of what is asked, by which something may fit that did not.
public enum Relaxation: Sendable, Hashable {
    /// For fewer people than this.
    case capacity(Int)
    /// Without a feature.
    case feature(String)
    /// Anywhere.
    case district
    /// Further away.
    case distance
    /// Without the people of a skill.
    case skill(String)
    /// Without something that is taken by name.
    case named(String)
    /// At times around those that were asked for.
    case times
    /// Without the money that was to pay.
    case money
}

extension Question {
    /// The changes that can be made of it, those first that change least of the event. What soft rules ask leaves nothing
    /// out, and is no change.
    public var relaxations: [Relaxation] {
        var found: [Relaxation] = [.times]
        if let venue = need.venue {
            if venue.near?.reach != nil { found.append(.distance) }
            if !venue.districts.isEmpty { found.append(.district) }
            if refuses(.venueFeature) { found += venue.features.map(Relaxation.feature) }
            if refuses(.venueTooSmall), let capacity = venue.capacity { found.append(.capacity(capacity)) }
        }
        if refuses(.staffSkill) { found += need.people.map { Relaxation.skill($0.skill) } }
        found += need.named.map { Relaxation.named($0.resource.name) }
        if !payments.isEmpty { found.append(.money) }
        return found
    }

    /// The same question with a change.
    public func relaxed(by change: Relaxation) -> Question {
        var question = self
        switch change {
        case .capacity: question.need.venue?.capacity = nil
        case .feature(let feature): question.need.venue?.features.removeAll { $0 == feature }
        case .district: question.need.venue?.districts = []
        case .distance: question.need.venue?.near?.reach = nil
        case .skill(let skill): question.need.people.removeAll { $0.skill == skill }
        case .named(let name): question.need.named.removeAll { $0.resource.name == name }
        case .times: question.periods = timesAround
        case .money: question.payments = []
        }
        return question
    }

    /// The same length on the same day by half hours, and at the same time of day up to a week around.
    private var timesAround: [Period] {
        guard let first = periods.first else { return [] }
        return times(around: first, days: 7, after: now, in: zone).filter { !periods.contains($0) }
    }
}

/// The same length on the same day by half hours up to ten hours around, then at the same time of day up to some days
/// around; the nearer first, of what begins after an instant.
func times(around period: Period, days: Int, after now: Instant, in zone: Zone) -> [Period] {
    let local = zone.local(period.start)
    let steps = (1...20).flatMap { [$0, -$0] }.map { Duration.seconds($0 * 1_800) }
    let sameDay = steps.compactMap { Period(start: period.start + $0, end: period.end + $0) }
        .filter { zone.local($0.start).date == local.date && zone.local($0.end - .seconds(1)).date == local.date }
    let otherDays = (1...days).flatMap { [$0, -$0] }.compactMap { day -> Period? in
        let starts = zone.instants(of: LocalDateTime(local.date.adding(days: day), local.time))
        return starts.first.flatMap { Period(start: $0, end: $0 + period.duration) }
    }
    return (sameDay + otherDays).filter { $0.start > now }
}
