/// Finds what fits a question in a supply, the best first: values in, values out, and the same answer always.
///
/// The score of an offer adds, in points, 5 for each minute on foot, a point for each hundredth of the venue that stays
/// empty, up to 100 for the cost (the dearest of those that fit has 100), 30 for a skill that ends within ninety days,
/// up to 20 for the part of these days that others already have of its owner's venues, 50 for each soft rule that it
/// breaks (whatever reserving it would warn of), 100 for each place that nobody fills (more than is saved by it), and 20
/// for each thing whose owner has to agree. Among equals the earlier period is better, then the lesser code.
public struct Finder: Sendable {
    private let rules: FindingRules
    private let question: Question
    private let loads: [OrganizationID: Int]

    /// Finds in a supply that was loaded for the question.
    public init(_ question: Question, in supply: Supply) {
        self.question = question
        rules = FindingRules(question, supply)
        loads = Self.loads(supply, question)
    }

    /// The best offers, `limit` at most; of a venue one on each day.
    public func find(limit: Int) -> Findings {
        let venues = suitableVenues
        let entries = entries(venues)
        let ranked = ranked(entries)
        var offers: [Offer] = []
        var moneyReasons: [Reason] = []
        for entry in ranked {
            guard offers.count < limit else { break }
            let found = offer(entry)
            let reasons = found.map { money($0) } ?? []
            if let found, reasons.isEmpty {
                offers.append(found)
            } else if moneyReasons.isEmpty {
                moneyReasons = reasons
            }
        }
        let reasons = offers.isEmpty ? (moneyReasons.isEmpty ? obstacles(venues) : moneyReasons) : []
        return Findings(
            offers: withMerits(offers), fitting: entries.count, venues: rules.supply.venues.count, reasons: reasons)
    }

    // MARK: - What fits

    /// A bundle that fits, not yet priced in full.
    private struct Entry {
        let number: Int
        let venue: Candidate?
        let crew: [Offer.Chosen]
        let distance: Int?
        let amount: Int64
        /// The soft rules that it breaks.
        let warnings: [Reason]
        /// The skills for which nobody is left.
        let missing: [String]
    }

    private var suitableVenues: [Candidate] {
        guard let need = question.need.venue else { return [] }
        return rules.supply.venues.filter { rules.reasons(against: $0, as: need).isEmpty }
    }

    private func entries(_ venues: [Candidate]) -> [Entry] {
        let crew = Crew(rules: rules)
        let distances = venues.map { question.distance(to: $0) }
        var found: [Key: Entry] = [:]
        for number in question.periods.indices where isPossible(number) {
            guard question.need.venue != nil else {
                for people in crew.several(in: number, atMost: 20) {
                    keep(entry(number, nil, people, distance: nil), &found)
                }
                continue
            }
            let free = venues.indices.filter { rules.reasons(against: venues[$0], in: number).isEmpty }
            guard !free.isEmpty, let people = crew.best(in: number) else { continue }
            for index in free {
                keep(entry(number, venues[index], people, distance: distances[index]), &found)
            }
        }
        return Array(found.values)
    }

    private func entry(_ number: Int, _ venue: Candidate?, _ crew: [Offer.Chosen], distance: Int?) -> Entry {
        let takes = takes(venue, crew)
        let period = question.periods[number]
        let amount = takes.reduce(0) { $0 + min(question.amount(of: $1, during: period), Cost.limit) }
        return Entry(
            number: number, venue: venue, crew: crew, distance: distance, amount: amount,
            warnings: rules.warnings(against: takes, in: number), missing: question.places.missing(in: crew))
    }

    private func takes(_ venue: Candidate?, _ crew: [Offer.Chosen]) -> [Take] {
        (venue.map { [Take($0.resource)] } ?? []) + crew.map { Take($0.person.resource) } + question.need.named
    }

    private func isPossible(_ number: Int) -> Bool {
        rules.reasons(against: question.periods[number]).isEmpty && rules.reasonsAgainstNamed(in: number).isEmpty
    }

    /// What is one offer and not several: a venue, or some people, on a day.
    private struct Key: Hashable {
        let day: LocalDate
        let venue: ResourceID?
        let people: [ResourceID]
    }

    /// Keeps of the bundles of a venue on a day the one that breaks fewer soft rules, then the cheaper, then the earlier.
    private func keep(_ entry: Entry, _ found: inout [Key: Entry]) {
        let key = Key(
            day: question.zone.local(question.periods[entry.number].start).date, venue: entry.venue?.resource.id,
            people: entry.venue == nil ? entry.crew.map(\.person.resource.id) : [])
        if let standing = found[key],
            (standing.warnings.count, standing.amount, question.periods[standing.number])
                <= (entry.warnings.count, entry.amount, question.periods[entry.number])
        {
            return
        }
        found[key] = entry
    }

    // MARK: - What is best

    private func ranked(_ entries: [Entry]) -> [Entry] {
        let dearest = entries.map(\.amount).max() ?? 0
        let scored = entries.map { (entry: $0, score: score($0, dearest)) }
        return scored.sorted { one, other in
            let (left, right) = (one.entry, other.entry)
            let (first, second) = (question.periods[left.number], question.periods[right.number])
            if one.score != other.score { return one.score < other.score }
            if first != second { return first < second }
            return codes(left).lexicographicallyPrecedes(codes(right))
        }.map(\.entry)
    }

    private func codes(_ entry: Entry) -> [String] {
        [entry.venue?.resource.code ?? ""] + entry.crew.map(\.person.resource.code)
    }

    private func score(_ entry: Entry, _ dearest: Int64) -> Int {
        let walk =
            entry.distance.map { question.speed.minutes(for: $0) * 5 } ?? (question.need.venue?.near == nil ? 0 : 1_000)
        let day = question.zone.local(question.periods[entry.number].start).date
        let ending = entry.crew.count { $0.person.skill($0.skill)?.endsSoon(after: day) ?? false } * 30
        let cost = dearest > 0 ? Int(entry.amount.multipliedFullWidth(by: 100).low / UInt64(dearest)) : 0
        let load = entry.venue.flatMap(\.resource.owner).flatMap { loads[$0] } ?? 0
        let asked = things(entry).count { rules.isGuarded($0.resource, .approval) } * 20
        let fairness = isOwn(entry.venue) ? 0 : load / 5
        let broken = entry.warnings.count * 50 + entry.missing.count * 100
        return asked + walk + empty(entry.venue) + cost + ending + fairness + broken
    }

    private func things(_ entry: Entry) -> [Candidate] {
        [entry.venue].compactMap(\.self) + entry.crew.map(\.person)
    }

    private func isOwn(_ venue: Candidate?) -> Bool {
        question.leader != nil && venue?.resource.owner == question.leader
    }

    /// How much of a venue would stay empty, in parts of a hundred.
    private func empty(_ venue: Candidate?) -> Int {
        guard let wanted = question.seats, let seats = venue?.resource.capacity, seats > 0 else { return 0 }
        return max(0, 100 - wanted * 100 / seats)
    }

    /// Of the days that were loaded, how many parts of a hundred others have of each owner's venues.
    private static func loads(_ supply: Supply, _ question: Question) -> [OrganizationID: Int] {
        let length = question.spans(around: []).reduce(Int64(0)) { $0 + $1.duration.components.seconds }
        var sums: [OrganizationID: (taken: Int64, venues: Int64)] = [:]
        for venue in supply.venues {
            guard let owner = venue.resource.owner else { continue }
            let taken = venue.units.reduce(Int64(0)) { sum, unit in
                sum + supply.taken[unit].reduce(Int64(0)) { $0 + $1.duration.components.seconds }
            }
            let before = sums[owner] ?? (0, 0)
            sums[owner] = (before.taken + taken / Int64(max(1, venue.units.count)), before.venues + 1)
        }
        return sums.mapValues { sum in min(100, Int(sum.taken * 100 / (sum.venues * max(1, length)))) }
    }

    // MARK: - Offers

    private func offer(_ entry: Entry) -> Offer? {
        let period = question.periods[entry.number]
        let takes = takes(entry.venue, entry.crew)
        let cost = try? Cost(
            of: takes, during: period, ledBy: question.leader, in: question.zone, currency: question.currency)
        return cost.map { cost in
            Offer(
                period: period, venue: entry.venue, people: entry.crew, takes: takes, cost: cost,
                distance: entry.distance, merits: [], warnings: entry.warnings, missing: entry.missing)
        }
    }

    /// What speaks against the money of an offer: as it does where it is reserved.
    private func money(_ offer: Offer) -> [Reason] {
        guard !question.payments.isEmpty else { return [] }
        let day = question.zone.local(offer.period.start).date
        do throws(ShareError) {
            let plan = try PaymentPlan(for: offer.cost, by: question.payments, hosts: question.hosts, on: day)
            return plan.reasons + plan.short(of: question.payments, on: day)
        } catch {
            return [Reason(.shareUnpaid)]
        }
    }

    /// What speaks for each, by comparison with the others.
    private func withMerits(_ offers: [Offer]) -> [Offer] {
        let nearest = offers.compactMap(\.distance).min()
        let amounts = offers.map(\.cost.total.minorUnits)
        let dearest = amounts.max() ?? 0
        return offers.map { offer in
            var merits: [Offer.Merit] = []
            if isOwn(offer.venue) { merits.append(.own) }
            if let nearest, offer.distance == nearest { merits.append(.nearest) }
            if offer.cost.total.minorUnits == amounts.min(), offer.cost.total.minorUnits < dearest {
                merits.append(.cheapest)
            }
            if let wanted = question.seats, let seats = offer.venue?.resource.capacity, seats > 0, wanted <= seats {
                merits.append(.full(wanted * 100 / seats))
            }
            let guarded = ([offer.venue].compactMap(\.self) + offer.people.map(\.person)).filter {
                rules.isGuarded($0.resource, .approval)
            }
            merits += unique(guarded.map(\.owner)).map(Offer.Merit.approval)
            let day = question.zone.local(offer.period.start).date
            for chosen in offer.people where chosen.person.skill(chosen.skill)?.endsSoon(after: day) ?? false {
                if let last = chosen.validUntil { merits.append(.skillEnds(chosen.skill, last)) }
            }
            return Offer(
                period: offer.period, venue: offer.venue, people: offer.people, takes: offer.takes, cost: offer.cost,
                distance: offer.distance, merits: merits, warnings: offer.warnings, missing: offer.missing)
        }
    }

    /// Why there is nothing: what speaks against the first of the times, what is named, the venues that would do, and
    /// the people who could do what is needed, or that there are too few of them.
    private func obstacles(_ venues: [Candidate]) -> [Reason] {
        guard let first = question.periods.indices.first else { return [] }
        let named =
            question.periods.indices.map { number in
                rules.reasons(against: question.periods[number]) + rules.reasonsAgainstNamed(in: number)
            }.min { $0.count < $1.count } ?? []
        return named + (question.need.venue == nil ? [] : obstacles(among: venues, in: first)) + missingPeople(first)
    }

    /// What speaks against the venues that would do, three of them at most; or that there are none.
    private func obstacles(among venues: [Candidate], in number: Int) -> [Reason] {
        if venues.isEmpty { return [Reason(.needOther)] }
        guard
            question.periods.indices.allSatisfy({ number in
                venues.allSatisfy { !rules.reasons(against: $0, in: number).isEmpty }
            })
        else { return [] }
        return venues.prefix(3).flatMap { rules.reasons(against: $0, in: number) }
    }

    private func missingPeople(_ number: Int) -> [Reason] {
        let crew = Crew(rules: rules)
        guard !question.periods.indices.contains(where: { crew.best(in: $0) != nil }) else { return [] }
        let period = question.periods[number]
        return question.people.flatMap { need -> [Reason] in
            // Who could do it says more than that nobody does.
            let able = rules.supply.people.filter {
                rules.reasons(against: $0, asSkilledIn: need.skill, in: number).isEmpty
            }
            let against = able.prefix(3).flatMap { rules.reasons(against: $0, in: number) }
            guard against.isEmpty else { return against }
            var reason = Reason(.staffSkill, period: period)
            reason.word = need.skill
            reason.day = question.zone.local(period.start).date
            return [reason]
        }
    }
}

extension Finder {
    /// The people who are free in any of the periods, in order of their codes.
    public var freePeople: [Candidate] {
        let periods = question.periods.indices.filter { rules.reasons(against: question.periods[$0]).isEmpty }
        return rules.supply.people.filter { person in
            periods.contains { rules.reasons(against: person, in: $0).isEmpty }
        }
    }

    /// The periods in which everything that is named is free, open and allowed.
    public var possiblePeriods: [Period] {
        question.periods.indices.filter(isPossible).map { question.periods[$0] }
    }

    /// How many of what is counted are free throughout the first period; what has none left is not in it.
    public func free(_ equipment: [Resource]) -> [(resource: Resource, free: Int)] {
        guard let period = question.periods.first else { return [] }
        return equipment.map { ($0, rules.free($0, during: period)) }.filter { $0.1 > 0 }
    }
}
