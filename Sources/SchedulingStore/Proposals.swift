internal import Foundation
internal import Postgres
public import Scheduling

/// A way out of a conflict as it is kept.
public struct KeptProposal: Sendable {
    /// Its letter.
    public let letter: String
    /// What kind of way out it is.
    public let kind: Proposal.Kind
    /// What it means.
    public let effects: Effects
    /// How much it disturbs.
    public let disturbance: Int
    /// When it was found.
    public let proposedAt: Instant
    /// Whether all that it touches is as it was then.
    public let isCurrent: Bool
}

/// The best way out of a conflict that is kept, as far as a list tells it.
public struct BestProposal: Sendable {
    /// Its letter.
    public let letter: String
    /// What kind of way out it is.
    public let kind: Proposal.Kind
}

/// What came of a way out that the database did and took back.
enum Trial {
    /// It does it, once those have agreed who are named in it.
    case accepted(Proposal)
    /// It refuses it.
    case refused([Reason])

    /// It, where it is done.
    var accepted: Proposal? {
        switch self {
        case .accepted(let proposal): proposal
        case .refused: nil
        }
    }
}

/// A conflict that was looked into.
struct LookedInto {
    let rule: Rule
    let claims: [Claim]
    let around: Neighbourhood
    let proposals: [Proposal]
    /// What speaks against the claimant's being elsewhere.
    let obstacles: [Reason]
}

extension Store {
    /// Finds the ways out of a conflict anew, five at most, the one that disturbs least first: each would be accepted by
    /// the database as it is now. None where there is no such conflict.
    ///
    /// For coordinators, administrators and the reporter.
    public func proposals(
        for conflict: ConflictID, in pool: Pool, asking asker: Question.Asker, now: Instant
    ) throws(StoreError) -> [Proposal] {
        var found = try look(at: conflict, in: pool, asking: asker, now: now)?.proposals ?? []
        var tried: Set<Proposal> = []
        // The best are tried by the database itself, and what it refuses makes room for others.
        while true {
            let best = ProposalMaker.lettered(found)
            let untried = best.filter { !tried.contains($0) }
            guard !untried.isEmpty else { return best }
            for (proposal, trial) in zip(untried, try self.tried(untried, for: conflict, in: pool.id)) {
                found = found.compactMap { $0 == proposal ? trial.accepted : $0 }
                if let sure = trial.accepted { tried.insert(sure) }
            }
        }
    }

    /// Every way out of a conflict that the database accepts now.
    public func everyProposal(
        for conflict: ConflictID, in pool: Pool, asking asker: Question.Asker, now: Instant
    ) throws(StoreError) -> [Proposal] {
        let found = try look(at: conflict, in: pool, asking: asker, now: now)?.proposals ?? []
        return try tried(found, for: conflict, in: pool.id).compactMap(\.accepted)
    }

    /// Ways out as the database does them and takes them back.
    func tried(
        _ proposals: [Proposal], for conflict: ConflictID, in pool: PoolID
    ) throws(StoreError) -> [Trial] {
        guard !proposals.isEmpty else { return [] }
        let rows = JSONText(encodedJSON(proposals.map(ProposalRow.init)))
        let statement = surfaceCall("try_ways", [pool.uuid, conflict.uuid, rows])
        let verdicts: [Verdict] = try decodedJSON(try read(statement).text)
        return zip(proposals, verdicts).map { proposal, verdict in
            guard verdict.reasons.isEmpty else { return .refused(verdict.reasons.map(\.reason)) }
            return .accepted(proposal.needing(verdict.approvals.map { Organization(id: $0.id, name: $0.name) }))
        }
    }

    /// Looks into a conflict: what it is about, what surrounds it, and every way out; nil where there is none such.
    func look(
        at conflict: ConflictID, in pool: Pool, asking asker: Question.Asker, now: Instant
    ) throws(StoreError) -> LookedInto? {
        guard let found = try `case`(conflict, in: pool), let claimant = found.claims.first else { return nil }
        let context = RuleContext(zone: pool.zone, book: pool.rules, holidays: pool.holidays)
        let around = try neighbourhood(of: found.claims, in: pool, pool.rules)
        let subject = ResourceID(found.subject)
        let isResource = found.claims.contains { claim in
            claim.reservation.resources.contains { $0.resource.id == subject }
        }
        let maker = ProposalMaker(
            rule: found.rule,
            subject: isResource || around.named.contains { $0.resource.id == subject } ? subject : nil,
            claimant: claimant, others: Array(found.claims.dropFirst()), in: around,
            Circumstances(
                now: now, context: context, currency: pool.currency, asker: asker,
                walkingAt: pool.settings.walkingSpeed))
        return LookedInto(
            rule: found.rule, claims: found.claims, around: around,
            proposals: try accepted(maker.proposals(), of: found.claims, in: pool.id), obstacles: maker.obstacles())
    }

    /// Keeps ways out of a conflict, lettered in their order, in place of those that were kept before.
    public func keep(_ proposals: [Proposal], for conflict: ConflictID, in pool: PoolID) throws(StoreError) {
        let rows = JSONText(encodedJSON(proposals.map(ProposalRow.init)))
        _ = try read(
            .one(
                "select poolbook_1.keep_proposals($1, $2, $3)::text", [pool.uuid, conflict.uuid, rows]
            ) { row in try row.next(String.self) })
    }

    /// The ways out of a conflict that are kept.
    public func keptProposals(of conflict: ConflictID, in pool: PoolID) throws(StoreError) -> [KeptProposal] {
        let rows = try read(
            .many(
                """
                select letter, kind, effects, disturbance, proposed_at, is_current
                from poolbook_1.proposals
                where pool_id = $1
                    and conflict_id = $2
                order by letter
                """, [pool.uuid, conflict.uuid]
            ) { row in
                (
                    letter: try row.next(String.self), kind: try row.next(String.self),
                    effects: try row.next(JSONText.self), disturbance: try row.next(Int32.self),
                    at: Instant(try row.next(Timestamp.self)), isCurrent: try row.next(Bool.self)
                )
            })
        var kept: [KeptProposal] = []
        for row in rows {
            let effects: EffectsRow = try decodedJSON(row.effects.text)
            guard let kind = Proposal.Kind(rawValue: row.kind) else { continue }
            kept.append(
                KeptProposal(
                    letter: row.letter, kind: kind, effects: effects.effects, disturbance: Int(row.disturbance),
                    proposedAt: row.at, isCurrent: row.isCurrent))
        }
        return kept
    }

    /// The best way out of each of some conflicts that is kept, where what it touches is still as it was.
    public func bestProposals(
        of conflicts: [ConflictID], in pool: PoolID
    ) throws(StoreError) -> [ConflictID: BestProposal] {
        guard !conflicts.isEmpty else { return [:] }
        let rows = try read(
            .many(
                """
                select conflict_id, letter, kind
                from poolbook_1.proposals
                where pool_id = $1
                    and conflict_id = any ($2)
                    and letter = 'a'
                    and is_current
                """, [pool.uuid, conflicts.map(\.uuid)]
            ) { row in
                (
                    ConflictID(try row.next(UUID.self)), letter: try row.next(String.self),
                    kind: try row.next(parsing: Proposal.Kind.init(rawValue:))
                )
            })
        return Dictionary(
            rows.map { ($0.0, BestProposal(letter: $0.letter, kind: $0.kind)) }, uniquingKeysWith: { one, _ in one })
    }

    /// Those of the proposals that the database's limits let through, with who would have to agree to each.
    private func accepted(_ proposals: [Proposal], of claims: [Claim], in pool: PoolID) throws(StoreError) -> [Proposal]
    {
        let looked = proposals.map { $0.lookedAt(claims) }
        let verdicts = try verdicts(on: looked.flatMap(\.self), in: pool)
        var (left, result) = (verdicts[...], [Proposal]())
        for (proposal, changes) in zip(proposals, looked) {
            let own = left.prefix(changes.count)
            left = left.dropFirst(changes.count)
            guard own.allSatisfy(\.refusing.isEmpty) else { continue }
            let approvers = own.flatMap(\.approvals).map { Organization(id: $0.id, name: $0.name) }
            result.append(proposal.needing(unique(approvers)))
        }
        return result
    }
}

extension Proposal {
    /// The reservations as they would be, for the database to look at.
    fileprivate func lookedAt(_ claims: [Claim]) -> [LookedAt] {
        steps.flatMap { step -> [LookedAt] in
            switch step {
            case .cancel: return []
            case .move(let target, let placed, let payments, _):
                return looked(target, [placed], payments, claims)
            case .merge(let kept, _, let joint): return looked(kept, [joint.placed], joint.payments, claims)
            case .split(let target, let parts): return looked(target, parts, nil, claims)
            }
        }
    }

    private func looked(_ target: Target, _ places: [Placed], _ payments: [Payment]?, _ claims: [Claim]) -> [LookedAt] {
        guard let claim = claims.first(where: { $0.id == target.id }), let leader = claim.reservation.leader else {
            return []
        }
        let amount = (payments ?? claim.reservation.payments).reduce(Int64(0)) { $0 + $1.amount.minorUnits }
        return places.map {
            LookedAt(target.id, ledBy: leader, kind: claim.reservation.kind, at: $0, costing: amount)
        }
    }
}
