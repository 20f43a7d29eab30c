/// Finds the least that has to change for a conflict to end: values in, values out, and the same answer always.
///
/// Every way out is found by ``Finder`` and checked by the functions of the rules, so that it breaks nothing that was not
/// broken before. What only the database knows (quotas, rest, travel, money) is asked of it afterwards.
public struct ProposalMaker: Sendable {
    let rule: Rule
    let subject: ResourceID?
    let claimant: Claim
    let others: [Claim]
    let neighbourhood: Neighbourhood
    let circumstances: Circumstances

    /// A conflict by its rule, what it is about where that is a resource, who came later, and who is in the way.
    public init(
        rule: Rule, subject: ResourceID?, claimant: Claim, others: [Claim], in neighbourhood: Neighbourhood,
        _ circumstances: Circumstances
    ) {
        self.rule = rule
        self.subject = subject
        self.claimant = claimant
        self.others = others
        self.neighbourhood = neighbourhood
        self.circumstances = circumstances
    }

    /// Every way out, the one that disturbs least first; of equals the claimant's. ``lettered(_:)`` keeps the best.
    public func proposals() -> [Proposal] {
        let found = byClaimant() + byOthers() + merged() + declined() + released()
        return found.enumerated().sorted { one, other in
            (one.element.disturbance, one.offset) < (other.element.disturbance, other.offset)
        }.map(\.element)
    }

    /// Five at most of what is left of the proposals, in their order: of each kind and side the best first, and always
    /// one that makes one event of two and one that calls something off, where there are.
    public static func lettered(_ proposals: [Proposal]) -> [Proposal] {
        let ranked = proposals.enumerated().sorted { one, other in
            (one.element.disturbance, one.offset) < (other.element.disturbance, other.offset)
        }
        let certain = [Proposal.Kind.merge, .decline].compactMap { kind in ranked.first { $0.element.kind == kind } }
        var seen: Set<[String]> = []
        let first = ranked.filter { seen.insert([$0.element.kind.rawValue, "\($0.element.isByOthers)"]).inserted }
        let second = ranked.filter { rest in !first.contains { $0.offset == rest.offset } }
        let others = (first + second).filter { other in !certain.contains { $0.offset == other.offset } }
        return (certain + others).prefix(5).sorted {
            ($0.element.disturbance, $0.offset) < ($1.element.disturbance, $1.offset)
        }.map(\.element)
    }

    // MARK: - Who gives way

    /// The claimant goes elsewhere, or simply stands where that has become possible.
    private func byClaimant() -> [Proposal] {
        let around = neighbourhood.without([claimant.id])
        var ways = self.ways(for: claimant, in: around)
        if claimant.reservation.state == .request, isFree(claimant, in: around) {
            ways.insert(Way(.place, claimant.reservation.placed), at: 0)
        }
        return ways.map { way in
            proposal(way.kind, [(claimant, .claimant, way)], againstWho: others)
        }
    }

    /// The claimant stays, and each of the others goes elsewhere.
    private func byOthers() -> [Proposal] {
        guard !others.isEmpty, others.count <= 3, others.allSatisfy({ mayChange($0) }) else { return [] }
        let gone = neighbourhood.without(others.map(\.id) + [claimant.id])
        guard isFree(claimant, in: gone) else { return [] }
        let around = gone.with(claimant, at: claimant.reservation.placed)
        let stays = (claim: claimant, party: Effects.Party.claimant, way: Way.stays(claimant))
        guard others.count > 1 else {
            return ways(for: others[0], in: around).map { way in
                proposal(way.kind, [(others[0], .other, way), stays], againstWho: [claimant])
            }
        }
        var (left, moved) = (around, [(claim: Claim, party: Effects.Party, way: Way)]())
        for other in others {
            guard let best = ways(for: other, in: left).first(where: { $0.parts.isEmpty }) else { return [] }
            left = left.with(other, at: best.placed)
            moved.append((other, .other, best))
        }
        return [proposal(moved[0].way.kind, moved + [stays], againstWho: [claimant])]
    }

    /// Those in the way give up what they only hold.
    private func released() -> [Proposal] {
        guard !others.isEmpty, others.allSatisfy({ $0.reservation.state == .hold }),
            isFree(claimant, in: neighbourhood.without(others.map(\.id) + [claimant.id]))
        else { return [] }
        return [
            calledOff(
                .release, others.map { ($0, .other) }, staying: Way.stays(claimant), inFavourOf: [claimant])
        ]
    }

    /// The claimant does not take place.
    private func declined() -> [Proposal] {
        guard mayChange(claimant) else { return [] }
        return [calledOff(.decline, [(claimant, .claimant)], staying: nil, inFavourOf: others)]
    }

    /// Whether a reservation is still to come, and in a state that can be left.
    private func mayChange(_ claim: Claim) -> Bool {
        switch claim.reservation.state {
        case .hold, .confirmed, .request: claim.reservation.period.end > circumstances.now
        case .closed, .cancelled, .expired: false
        }
    }

    /// Whether a claim can have what it wants, as it wants it.
    func isFree(_ claim: Claim, in around: Neighbourhood) -> Bool {
        let question = circumstances.question(
            Need(named: claim.reservation.resources), for: claim, during: [claim.reservation.period],
            besides: broken(by: claim))
        return !Finder(question, in: around.supply).possiblePeriods.isEmpty
            && isSound(claim.reservation.placed, for: claim)
    }

    /// The rules that a claim breaks already and that the conflict is not about.
    func broken(by claim: Claim) -> Set<Rule> {
        Set(
            circumstances.reasons(against: claim, at: claim.reservation.placed).filter { !isAbout($0) }.map(\.rule))
    }

    /// Whether a claim with other places breaks nothing that it did not break before, and not what the conflict is about.
    func isSound(_ place: Placed, for claim: Claim) -> Bool {
        let before = circumstances.reasons(against: claim, at: claim.reservation.placed).filter { !isAbout($0) }
        return circumstances.reasons(against: claim, at: place).allSatisfy { reason in
            before.contains { $0.rule == reason.rule && $0.subject == reason.subject && $0.word == reason.word }
        }
    }

    private func isAbout(_ reason: Reason) -> Bool {
        guard reason.rule == rule else { return false }
        guard let subject, let name = neighbourhood.candidate(subject)?.resource.name else { return true }
        return reason.subject == nil || reason.subject == name
    }
}
