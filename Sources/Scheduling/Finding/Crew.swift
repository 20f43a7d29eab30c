/// Chooses people for skills: each person for one of them, the cheapest crew first. A place that may stay empty stays so
/// only where nobody is left for it.
final class Crew {
    private let rules: FindingRules
    /// Who can do something on a day, the best first: asked once for all the times of a day.
    private var able: [Key: [(person: Candidate, cost: Int64)]] = [:]

    private struct Key: Hashable {
        let skill: String
        let day: LocalDate
        let length: Duration
    }

    /// What it costs to leave a place empty: more than anybody costs whatever soft rules say against them.
    private static let nobody: Int64 = 1 << 55

    private let places: [Place]

    init(rules: FindingRules) {
        self.rules = rules
        places = rules.question.places
    }

    private var question: Question { rules.question }

    /// The best crew for a period; nil where there is none. Nobody of `without` is in it.
    func best(in number: Int, without: Set<ResourceID> = []) -> [Offer.Chosen]? {
        guard !places.isEmpty else { return [] }
        let gone = without.union(question.need.named.map(\.resource.id))
        var known: [ResourceID: Bool] = [:]
        func isFree(_ person: Candidate) -> Bool {
            if let free = known[person.resource.id] { return free }
            let free = !gone.contains(person.resource.id) && rules.reasons(against: person, in: number).isEmpty
            known[person.resource.id] = free
            return free
        }
        // Of each skill as many as there are places are enough: who is beyond them is never needed.
        var pool: [ResourceID: (person: Candidate, costs: [String: Int64])] = [:]
        for skill in Set(places.map(\.skill)) {
            let free = ranked(by: skill, in: number).lazy.filter { isFree($0.person) }
            let best = (rules.mayWarn ? warnedLast(Array(free), in: number) : Array(free.prefix(places.count)))
                .prefix(places.count)
            for (person, cost) in best {
                pool[person.resource.id, default: (person, [:])].costs[skill] = cost
            }
        }
        let people = pool.values.sorted { $0.person.resource.code < $1.person.resource.code }
        // Each place that may stay empty has a nobody of its own.
        let empty = places.indices.filter { places[$0].unfilled == .warnsAtMost }
        let costs = places.indices.map { place in
            people.map { $0.costs[places[place].skill] } + empty.map { $0 == place ? Self.nobody : nil }
        }
        return assignment(costs).flatMap { chosen in
            let crew = zip(places, chosen).compactMap { place, person in
                person < people.count ? Offer.Chosen(person: people[person].person, skill: place.skill) : nil
            }
            return crew.isEmpty && !takesMore ? nil : crew
        }
    }

    /// Whether something is taken besides people; nobody at all is no offer.
    private var takesMore: Bool { question.need.venue != nil || !question.need.named.isEmpty }

    /// Who breaks no soft rule comes before who does, whatever they cost; who breaks fewer before who breaks more.
    private func warnedLast(
        _ people: [(person: Candidate, cost: Int64)], in number: Int
    ) -> [(person: Candidate, cost: Int64)] {
        people.map { one in
            let warnings = Int64(min(rules.warnings(against: one.person, in: number), 3))
            return (person: one.person, cost: one.cost + warnings << 53)
        }.sorted { $0.cost < $1.cost }
    }

    /// Several crews, each with somebody else than those before it: the best one first.
    func several(in number: Int, atMost limit: Int) -> [[Offer.Chosen]] {
        guard let first = best(in: number) else { return [] }
        var (found, seen, tried) = ([first], Set([ids(first)]), [Set<ResourceID>()])
        var index = 0
        while index < found.count, found.count < limit {
            for chosen in found[index] {
                let without = tried[index].union([chosen.person.resource.id])
                guard let next = best(in: number, without: without), next.count == first.count,
                    seen.insert(ids(next)).inserted
                else { continue }
                found.append(next)
                tried.append(without)
            }
            index += 1
        }
        return Array(found.prefix(limit))
    }

    private func ids(_ crew: [Offer.Chosen]) -> Set<ResourceID> { Set(crew.map(\.person.resource.id)) }

    /// Those who can do something, the cheapest first; then those whose skill lasts, then by code.
    private func ranked(by skill: String, in number: Int) -> [(person: Candidate, cost: Int64)] {
        let period = question.periods[number]
        let day = question.zone.local(period.start).date
        let key = Key(skill: skill, day: day, length: period.duration)
        if let known = able[key] { return known }
        let found = rules.supply.people
            .filter { rules.reasons(against: $0, asSkilledIn: skill, in: number).isEmpty }
            .map { person in
                let ends = person.skill(skill)?.endsSoon(after: day) ?? false
                return (person, question.amount(of: Take(person.resource), during: period), ends ? 1 : 0)
            }
            .sorted { ($0.1, $0.2, $0.0.resource.code) < ($1.1, $1.2, $1.0.resource.code) }
            .enumerated()
            .map { rank, found in
                let cost = min(found.1, 1 << 40) * 4_096 + Int64(found.2) * 2_048 + Int64(min(rank, 2_047))
                return (person: found.0, cost: cost)
            }
        able[key] = found
        return found
    }
}

extension Skill {
    /// Whether it ends within ninety days after a day.
    func endsSoon(after day: LocalDate) -> Bool {
        validUntil.map { $0 < day.adding(days: 90) } ?? false
    }
}

extension Question {
    /// What a take costs in minor units; what the leading organization owns is free.
    func amount(of take: Take, during period: Period) -> Int64 {
        guard let rate = take.resource.rate, leader == nil || take.resource.owner != leader else { return 0 }
        return (try? rate.cost(of: period, quantity: take.quantity ?? 1, in: zone).minorUnits) ?? Cost.limit
    }
}
