internal import Foundation
internal import Postgres
public import Scheduling

extension Store {
    /// How often offers are looked for again where some were refused.
    private static let rounds = 20

    /// What fits a question in a supply, the best first, and would be accepted: of what fits by the program's rules the
    /// database's own limits (quotas, ceilings, how far ahead, how much people work, rest and travel) are asked. What they
    /// refuse is set aside, what they warn of comes later, and what comes next is looked at. A round trip each time, and
    /// one where they say nothing.
    public func find(
        _ question: Question, in supply: Supply, limit: Int, of pool: PoolID
    ) throws(StoreError) -> Findings {
        var supply = supply
        var findings = Finder(question, in: supply).find(limit: limit)
        guard let leader = question.leader else { return findings }
        var known: [Placed: Verdict] = [:]
        for _ in 0..<Self.rounds {
            let new = findings.offers.filter { known[$0.placed] == nil }
            guard !new.isEmpty else { return findings.warned(by: known) }
            let verdicts = try verdicts(on: new.map { $0.lookedAt(question, ledBy: leader) }, in: pool)
            for (offer, verdict) in zip(new, verdicts) {
                known[offer.placed] = verdict
                supply.refuse(offer, because: verdict.refusing)
                supply.warn(of: offer, because: verdict.warning)
            }
            guard verdicts.contains(where: { !$0.reasons.isEmpty }) else { return findings.warned(by: known) }
            findings = Finder(question, in: supply).find(limit: limit)
        }
        let unknown = findings.offers.filter { known[$0.placed] == nil }
        return findings.without(unknown).warned(by: known)
    }
}

extension Offer {
    fileprivate var placed: Placed { Placed(period, takes) }

    /// What the limits are asked of it.
    fileprivate func lookedAt(_ question: Question, ledBy leader: OrganizationID) -> LookedAt {
        LookedAt(ledBy: leader, kind: question.kind, at: placed, costing: question.amountPaid(for: self))
    }
}

extension Findings {
    /// The same, each offer with what the database warns of, too: instead of what was taken for it in the ranking.
    fileprivate func warned(by known: [Placed: Verdict]) -> Findings {
        var findings = self
        findings.offers = offers.map { offer in
            var offer = offer
            let own = offer.warnings.filter { $0.rule.owner == .program }
            offer.warnings = own + (known[offer.placed]?.warning.map(\.reason) ?? [])
            return offer
        }
        return findings
    }
}

extension Question {
    /// What would be set aside for an offer, in minor units; nil where nobody pays.
    fileprivate func amountPaid(for offer: Offer) -> Int64? {
        let day = zone.local(offer.period.start).date
        guard !payments.isEmpty,
            let plan = try? PaymentPlan(for: offer.cost, by: payments, hosts: hosts, on: day)
        else { return nil }
        return plan.payments.reduce(0) { $0 + $1.amount.minorUnits }
    }
}

extension Supply {
    /// Sets aside what was refused of an offer in its period: the people that it is about; else its venue, where it is not
    /// about the period itself; else whatever is asked for then.
    fileprivate mutating func refuse(_ offer: Offer, because limits: [LimitReason]) {
        guard !limits.isEmpty else { return }
        let reasons = limits.map(\.reason)
        let codes = limits.compactMap(\.resource)
        let people = offer.people.map(\.person.resource).filter { codes.contains($0.code) }
        let isOfTime = reasons.contains { $0.rule == .periodTooSoon || $0.rule == .periodTooFar }
        if isOfTime {
            refused[Refused(nil, offer.period)] = reasons
        } else if let person = people.first {
            refused[Refused(person.id, offer.period)] = reasons
        } else if let venue = offer.venue, codes.isEmpty {
            refused[Refused(venue.resource.id, offer.period)] = reasons
        } else if let person = offer.people.first?.person.resource, codes.isEmpty {
            refused[Refused(person.id, offer.period)] = reasons
        } else {
            refused[Refused(nil, offer.period)] = reasons
        }
    }

    /// Remembers what was warned of: each person's, else the venue's, where it is not about the period itself.
    fileprivate mutating func warn(of offer: Offer, because limits: [LimitReason]) {
        for limit in limits {
            let person = offer.takes.first { $0.resource.code == limit.resource && limit.resource != nil }
            let isOfTime = [.periodTooSoon, .periodTooFar].contains(limit.reason.rule)
            let about = person?.resource.id ?? (isOfTime ? nil : offer.venue?.resource.id)
            let place = Refused(about, offer.period)
            // One that many offers tell of is one.
            if !(warned[place] ?? []).contains(where: { $0.rule == limit.reason.rule }) {
                warned[place, default: []].append(limit.reason)
            }
        }
    }
}
