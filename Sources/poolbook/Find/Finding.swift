import Reporting
import Scheduling
import SchedulingStore

/// What was found for a question, with the codes by which it is taken.
struct Found {
    let question: Question
    let supply: Supply
    let findings: Findings
    /// A code for each of the offers; none for who may not reserve.
    let codes: [String]
    /// What would fit if less were asked.
    let changes: [Changed]

    /// What would fit after some changes of the question.
    struct Changed {
        let changes: [Relaxation]
        let offer: Offer
        let code: String?
    }
}

extension Desk {
    /// Which of what is found keeps a code by which it is taken.
    enum Codes {
        case all
        /// What would fit if less were asked.
        case ofChanges
        case none
    }

    /// Finds what fits; where nothing does, the fewest changes by which something would.
    func find(_ question: Question, limit: Int, keeping codes: Codes = .all) throws -> Found {
        let pool = snapshot.pool.id
        let supply = try store.supply(for: question, in: pool)
        let findings = try store.find(question, in: supply, limit: limit, of: pool)
        let kept: [String]
        switch codes {
        case .all: kept = try keep(findings.offers, question)
        case .ofChanges, .none: kept = []
        }
        let changes = findings.offers.isEmpty ? try fewestChanges(question, keeping: codes) : []
        return Found(question: question, supply: supply, findings: findings, codes: kept, changes: changes)
    }

    /// Keeps offers, and returns the code of each; none where the caller may not reserve.
    func keep(_ offers: [Offer], _ question: Question) throws -> [String] {
        guard !Set(snapshot.member.roles).isDisjoint(with: ["officer", "coordinator", "administrator"]) else {
            return []
        }
        return try store.keep(offers, for: question.need, question.buffers, in: snapshot.pool.id)
    }

    /// Tries one change of what is asked after another, then two at a time: what fits by the fewest.
    private func fewestChanges(_ question: Question, keeping codes: Codes) throws -> [Found.Changed] {
        let single = question.relaxations
        let pairs = single.indices.flatMap { one in
            single.indices.filter { $0 > one }.map { [single[one], single[$0]] }
        }
        for changes in [single.map { [$0] }, pairs] {
            let found = try changes.compactMap { try changed(question, by: $0, keeping: codes) }
            guard found.isEmpty else { return Array(found.prefix(5)) }
        }
        return []
    }

    private func changed(
        _ question: Question, by changes: [Relaxation], keeping codes: Codes
    ) throws -> Found.Changed? {
        let relaxed = changes.reduce(question) { $0.relaxed(by: $1) }
        guard !relaxed.periods.isEmpty,
            relaxed.need.venue != nil || !relaxed.need.people.isEmpty || !relaxed.need.named.isEmpty
        else { return nil }
        let supply = try store.supply(for: relaxed, in: snapshot.pool.id)
        let offers = try store.find(relaxed, in: supply, limit: 50, of: snapshot.pool.id).offers
        let best = best(of: offers, after: changes, instead: question)
        return try best.map { offer in
            switch codes {
            case .all, .ofChanges:
                Found.Changed(changes: changes, offer: offer, code: try keep([offer], relaxed).first)
            case .none: Found.Changed(changes: changes, offer: offer, code: nil)
            }
        }
    }

    /// Of what fits after some changes: the largest venue where the number was in the way, what is nearest in time where
    /// that was, else what is ranked first.
    private func best(of offers: [Offer], after changes: [Relaxation], instead question: Question) -> Offer? {
        let asked = question.periods.first?.start ?? question.now
        func distance(_ offer: Offer) -> Duration {
            offer.period.start > asked ? offer.period.start - asked : asked - offer.period.start
        }
        var ranked = Array(offers.enumerated())
        if changes.contains(.times) {
            ranked.sort { (distance($0.element), $0.offset) < (distance($1.element), $1.offset) }
        }
        if changes.contains(where: { if case .capacity = $0 { true } else { false } }) {
            ranked.sort { one, other in
                let seats = [one, other].map { $0.element.venue?.resource.capacity ?? 0 }
                return (-seats[0], one.offset) < (-seats[1], other.offset)
            }
        }
        return ranked.first?.element
    }

    /// Who asks, as far as that matters to whose things they may have.
    var asker: Question.Asker {
        if snapshot.member.roles.contains("administrator") { return .administrator }
        return snapshot.member.organization.map { .member(of: $0.id) } ?? .office
    }
}
