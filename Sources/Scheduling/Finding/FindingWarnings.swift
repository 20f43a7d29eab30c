/// What soft rules say of what is found: the same that reserving it would warn of.
extension FindingRules {
    /// Whether any soft rule may say anything.
    var mayWarn: Bool { question.context.book.warns || !supply.warned.isEmpty }

    /// The soft rules that a bundle breaks in the period of a number.
    func warnings(against takes: [Take], in number: Int) -> [Reason] {
        guard mayWarn else { return [] }
        let period = question.periods[number]
        let asked = Asked(
            takes: takes, attendance: question.attendance, seats: question.need.venue?.capacity, kind: question.kind,
            features: question.need.venue?.features ?? [],
            skills: question.need.people.flatMap { [String](repeating: $0.skill, count: $0.count) })
        let own = question.context.book.warns ? reasonsAgainst(asked, during: period, in: question.context).warning : []
        return own + takes.flatMap { warned($0.resource.id, period) } + warned(nil, period)
    }

    /// How many soft rules a person breaks in the period of a number, whoever else is there.
    func warnings(against person: Candidate, in number: Int) -> Int {
        guard mayWarn else { return 0 }
        let period = question.periods[number]
        let own = reasonsAgainst(Asked(takes: [Take(person.resource)]), during: period, in: question.context).warning
        return own.count + warned(person.resource.id, period).count
    }

    private func warned(_ resource: ResourceID?, _ period: Period) -> [Reason] {
        supply.warned.isEmpty ? [] : supply.warned[Supply.Refused(resource, period)] ?? []
    }
}

extension RuleBook {
    /// Whether one of the program's own rules only warns.
    var warns: Bool { soft.contains { $0.owner == .program } }
}
