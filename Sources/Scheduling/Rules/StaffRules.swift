/// `staff.skill`: nobody is left who has a skill that was asked for; one reason for each place that stays empty.
///
/// Each place is another person's. Whose skill ends before the day has it no more.
public func staffSkill(_ skills: [String], among people: [Resource], on day: LocalDate) -> [Reason] {
    unfilled(skills, among: people, on: day).map { skill in
        var reason = Reason(.staffSkill)
        reason.word = skill
        reason.day = day
        return reason
    }
}

/// `skill.expired`: a person can do nothing any more on the day that they once could.
///
/// A skill that ended says nothing against somebody who is there for another one; `staff.skill` and `event.staff` tell
/// what is missing then.
public func skillExpired(_ person: Resource, on day: LocalDate) -> Reason? {
    guard let last = person.skills.max(by: { ($0.validUntil ?? day) < ($1.validUntil ?? day) }),
        person.skills.allSatisfy({ !$0.isValid(on: day) }), let until = last.validUntil
    else { return nil }
    var reason = Reason(.skillExpired, subject: person.name)
    reason.word = last.name
    reason.validity = until...until
    reason.day = day
    return reason
}

/// `event.staff`: such a kind of event requires people whom it does not have.
public func eventStaff(
    _ kind: String?, among people: [Resource], on day: LocalDate, in book: RuleBook
) -> [Reason] {
    guard let kind else { return [] }
    let required = book.words(of: .eventStaff, for: kind)
    return unfilled(required, among: people, on: day).map { skill in
        var reason = Reason(.eventStaff, subject: kind)
        reason.word = skill
        reason.categories = required
        reason.day = day
        return reason
    }
}

/// The places that stay empty when people fill as many as they can, each at most one: augmenting paths.
private func unfilled(_ places: [String], among people: [Resource], on day: LocalDate) -> [String] {
    var placeOf: [Int: Int] = [:]
    func fill(_ place: Int, _ tried: inout Set<Int>) -> Bool {
        for person in people.indices where !tried.contains(person) {
            guard people[person].skills.contains(where: { $0.name == places[place] && $0.isValid(on: day) }) else {
                continue
            }
            tried.insert(person)
            if let other = placeOf[person], !fill(other, &tried) { continue }
            placeOf[person] = place
            return true
        }
        return false
    }
    return places.indices.filter { place in
        var tried: Set<Int> = []
        return !fill(place, &tried)
    }.map { places[$0] }
}
