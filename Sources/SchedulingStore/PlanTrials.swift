internal import Foundation
internal import Postgres
internal import Scheduling

/// What came of a way out that the database did beside others, and took back with them.
enum TrialInPlan {
    /// It does it.
    case accepted
    /// It refuses it.
    case refused([Reason])
    /// There is nothing left to do: the way out of another conflict clears this one as well.
    case clearedBy(ConflictID)
}

/// What the database says of an item of a plan.
private struct VerdictInPlan: Decodable {
    let reasons: [LimitReason]
    let by: UUID?

    var trial: TrialInPlan {
        if let by { return .clearedBy(ConflictID(by)) }
        return reasons.isEmpty ? .accepted : .refused(reasons.map(\.reason))
    }
}

/// An item of a plan as it is tried.
private struct TrialRow: Encodable {
    let conflictId: UUID
    let kind: String
    let steps: [StepRow]

    init(_ conflict: ConflictID, _ proposal: Proposal) {
        conflictId = conflict.uuid
        kind = proposal.kind.rawValue
        steps = proposal.steps.map(StepRow.init)
    }
}

extension Store {
    /// Ways out of several conflicts as the database does them one after the other, and takes them back.
    func triedTogether(
        _ group: [Int], of draft: PlanDraft, in pool: PoolID
    ) throws(StoreError) -> [TrialInPlan] {
        let rows = group.map { TrialRow(draft.conflict(of: $0).id, draft.proposals[$0]) }
        let statement = surfaceCall("try_plan", [pool.uuid, JSONText(encodedJSON(rows))])
        let verdicts: [VerdictInPlan] = try decodedJSON(try read(statement).text)
        return verdicts.map(\.trial)
    }

    /// Whether organizations have quotas in a pool.
    func quotaCounting(in pool: PoolID) throws(StoreError) -> Proposal.QuotaCounting {
        let isCounted = try read(
            .one("select exists (select 1 from poolbook_1.quotas where pool_id = $1)", [pool.uuid]) { row in
                try row.next(Bool.self)
            })
        return isCounted ? .counted : .uncounted
    }
}
