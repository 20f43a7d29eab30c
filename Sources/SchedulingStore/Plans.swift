public import Foundation
internal import Postgres
public import Scheduling

/// What a plan does about one conflict.
public struct PlanItem: Sendable {
    /// The conflict.
    public let conflict: ConflictID
    /// What people type for it.
    public let reference: String
    /// The way out that is taken; nil where it is not cleared.
    public let proposal: Proposal?
    /// The conflict, by its reference, whose way out clears this one as well.
    public let by: String?
    /// Why it is not cleared.
    public let why: [Reason]
    /// What would clear it, though not beside what the plan does, or only at the price of calling something off.
    public let nearest: Proposal?
}

/// What became of a plan that was kept.
public struct PlanAnswer: Sendable, Decodable {
    /// What people type for it.
    public let reference: String
    /// How much it disturbs.
    public let disturbance: Int
    /// How many conflicts it clears.
    public let cleared: Int
    /// Of how many.
    public let conflicts: Int
}

extension Store {
    /// How many ways out of one conflict a plan chooses among.
    private static let most = 8

    /// Finds ways out of conflicts together, which disturb the least. `progress` is told how many are looked at, and ends it
    /// by answering no: what is found until then is planned.
    public func plan(
        for conflicts: [(id: ConflictID, reference: String)], in pool: Pool, asking asker: Question.Asker, now: Instant,
        progress: (Int, Int) -> Bool
    ) throws(StoreError) -> (items: [PlanItem], disturbance: Int) {
        var looked: [Looked] = []
        for (number, conflict) in conflicts.enumerated() {
            guard progress(number, conflicts.count) else { break }
            looked.append(
                Looked(
                    conflict.id, conflict.reference, try look(at: conflict.id, in: pool, asking: asker, now: now),
                    most: Self.most, zone: pool.zone))
        }
        // Who stopped the looking wants a plan of what was found.
        let goesOn = looked.count < conflicts.count ? { (_: Int, _: Int) in true } : progress
        var draft = PlanDraft(looked)
        let quotas = try quotaCounting(in: pool.id)
        var settled: Set<[Int]> = []
        // What is chosen is tried by the database itself, each alone and then together with what it shares something
        // with; what it refuses makes room for others.
        while true {
            let maker = draft.maker
            let chosen = maker.plan { _, _ in goesOn(looked.count, conflicts.count) }
            let untried = draft.untried(of: chosen)
            for option in untried {
                guard goesOn(looked.count, conflicts.count) else {
                    // Nobody waits for the rest: what was not tried is not promised.
                    let sure = chosen.filter { draft.isSure($0) }
                    return (draft.items(taking: sure, of: maker), maker.disturbance(of: sure))
                }
                let trial = try tried([draft.proposals[option]], for: draft.conflict(of: option).id, in: pool.id)
                draft.note(trial[0], of: option)
            }
            guard untried.isEmpty else { continue }
            let groups = draft.together(chosen, quotas).filter { !settled.contains($0) }
            for group in groups {
                guard goesOn(looked.count, conflicts.count) else {
                    let sure = chosen.filter { draft.isOption($0) }
                    return (draft.items(taking: sure, of: maker), maker.disturbance(of: sure))
                }
                settled.insert(group)
                for (option, trial) in zip(group, try triedTogether(group, of: draft, in: pool.id)) {
                    draft.note(trial, of: option, among: group)
                }
            }
            if chosen.allSatisfy(draft.isOption) {
                return (draft.items(taking: chosen, of: maker), maker.disturbance(of: chosen))
            }
        }
    }

    /// The conflicts that a plan clears, by its reference, in the order of theirs; empty where there is no such plan.
    public func cleared(
        byPlan reference: String, in pool: PoolID
    ) throws(StoreError) -> [(plan: UUID, conflict: ConflictID, reference: String)] {
        try read(
            .many(
                """
                select plan.plan_id, item.conflict_id, item.conflict
                from poolbook_1.plans as plan
                join poolbook_1.plan_items as item
                    on item.pool_id = plan.pool_id
                    and item.plan_id = plan.plan_id
                where plan.pool_id = $1
                    and plan.reference = $2
                    and item.kind is not null
                order by item.conflict
                """, [pool.uuid, reference]
            ) { row in (try row.next(), ConflictID(try row.next()), try row.next()) })
    }

    /// Keeps a plan: whoever holds the chair, or an administrator with a reason.
    public func keep(
        _ items: [PlanItem], disturbance: Int, reason: String?, _ act: Act
    ) throws(StoreError) -> PlanAnswer {
        let rows = JSONText(encodedJSON(items.map(PlanItemRow.init)))
        return try self.act(act.call("keep_plan", [Int32(clamping: disturbance), rows, reason]))
    }
}

/// An item of a plan as it is stored.
private struct PlanItemRow: Encodable {
    let conflictId: UUID
    let kind: String?
    let steps: [StepRow]?
    let effects: EffectsRow?
    let why: [WhyRow]?

    /// A reason as the database gives one.
    struct WhyRow: Encodable {
        let rule: String
        var name: String?
        var startsAt: String?
        var endsAt: String?
        var asked: Int64?
        var free: Int64?
        var word: String?
        var reference: String?
    }

    init(_ item: PlanItem) {
        conflictId = item.conflict.uuid
        kind = item.proposal?.kind.rawValue
        steps = item.proposal?.steps.map(StepRow.init)
        effects = item.proposal.map { EffectsRow($0.effects) }
        let reasons = item.why.map { reason in
            WhyRow(
                rule: reason.rule.rawValue, name: reason.subject,
                startsAt: reason.period?.start.iso8601(offset: 0), endsAt: reason.period?.end.iso8601(offset: 0),
                asked: reason.asked, free: reason.free, word: reason.word)
        }
        let elsewhere = item.by.map { [WhyRow(rule: Rule.needOther.rawValue, reference: $0)] }
        why = item.proposal == nil ? elsewhere ?? reasons : nil
    }
}
