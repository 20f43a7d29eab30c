import Reporting
import Scheduling
import SchedulingStore

/// The ways out of conflicts, as they are shown.
extension Desk {
    /// The ways out of a conflict as they are kept; where none are, or what they touch has changed since, they are looked
    /// for anew by who may.
    func proposals(of conflict: ConflictID) throws -> [KeptProposal] {
        let pool = snapshot.pool
        let kept = try store.keptProposals(of: conflict, in: pool.id)
        guard mayPropose, kept.isEmpty || kept.contains(where: { !$0.isCurrent }) else {
            return kept.filter(\.isCurrent)
        }
        let found = try store.proposals(for: conflict, in: pool, asking: asker, now: snapshot.now)
        try store.keep(found, for: conflict, in: pool.id)
        return try store.keptProposals(of: conflict, in: pool.id)
    }

    /// Whether the caller may look for ways out.
    var mayPropose: Bool {
        !Set(snapshot.member.roles).isDisjoint(with: ["coordinator", "administrator", "reporter"])
    }

    /// Ways out by their letters.
    func table(_ proposals: [KeptProposal]) -> Table {
        Table(
            [
                Column("letter", ProposalSentences.letter), Column("what", ProposalSentences.what),
                Column("means", ProposalSentences.means),
                Column("kind", ProposalSentences.kind, for: .programs),
                Column("disturbance", ProposalSentences.disturbance, .trailing, for: .programs),
                Column("people", ProposalSentences.people, .trailing, for: .programs),
                Column("organizations", ProposalSentences.organizations, .trailing, for: .programs),
                Column("metres", ProposalSentences.metres, .trailing, for: .programs),
                Column("minutes", ProposalSentences.minutes, .trailing, for: .programs),
                Column("extra_cost", ProposalSentences.extraCost, .trailing, for: .programs),
                Column("needs", ProposalSentences.approvals, for: .programs),
            ],
            rows: proposals.map { proposal in
                let effects = proposal.effects
                return [.text(proposal.letter)] + cells(effects, proposal.kind) + [
                    .text(proposal.kind.rawValue), .integer(proposal.disturbance), .integer(effects.affected),
                    .integer(effects.organizations.count), .integer(effects.metres), .integer(effects.shiftMinutes),
                    .money(money(effects.extraCost)), .list(effects.approvals.map(\.name)),
                ]
            }, head: .hidden, whenEmpty: ProposalSentences.none)
    }

    /// What a way out changes, and what that means.
    func cells(_ effects: Effects, _ kind: Proposal.Kind) -> [Cell] {
        let what = ProposalSentences.changes(effects, kind) { Cell.period($0).sentence(in: zone) }
        let means = ProposalSentences.effects(effects, currency)
        return [.state(what, key: what.en), .state(means, key: means.en)]
    }
}
