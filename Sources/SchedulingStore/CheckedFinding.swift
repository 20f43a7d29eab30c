internal import Foundation
internal import Postgres
public import Scheduling

extension Store {
    /// How often offers are looked for again where some were refused.
    private static let rounds = 20

    /// What fits a question in a supply, the best first, and would be accepted: of what fits by the program's rules the
    /// database's own limits (quotas, ceilings, how far ahead, how much people work, rest and travel) are asked, what they
    /// refuse is set aside, and what comes next is looked at. A round trip each time, and one where nothing is refused.
    public func find(
        _ question: Question, in supply: Supply, limit: Int, of pool: PoolID
    ) throws(StoreError) -> Findings {
        var supply = supply
        var findings = Finder(question, in: supply).find(limit: limit)
        guard let leader = question.leader else { return findings }
        for _ in 0..<Self.rounds where !findings.offers.isEmpty {
            let refused = try refused(findings.offers, of: question, ledBy: leader, in: pool)
            guard !refused.isEmpty else { return findings }
            for (offer, reasons) in refused { supply.refuse(offer, because: reasons) }
            findings = Finder(question, in: supply).find(limit: limit)
        }
        return findings.without(try refused(findings.offers, of: question, ledBy: leader, in: pool).map(\.offer))
    }

    private func refused(
        _ offers: [Offer], of question: Question, ledBy leader: OrganizationID, in pool: PoolID
    ) throws(StoreError) -> [(offer: Offer, reasons: [LimitReason])] {
        let changes = offers.map { offer in
            LookedAt(
                ledBy: leader, kind: question.kind, at: Placed(offer.period, offer.takes),
                costing: question.amountPaid(for: offer))
        }
        return try zip(offers, verdicts(on: changes, in: pool))
            .map { (offer: $0, reasons: $1.refusing) }
            .filter { !$0.reasons.isEmpty }
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
}
