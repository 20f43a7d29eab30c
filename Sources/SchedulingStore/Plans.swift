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
        let options = looked.enumerated().flatMap { number, found in
            found.options.map { PlanMaker.Option(of: number, disturbance: $0.0.disturbance, $0.1) }
        }
        let proposals = looked.flatMap { $0.options.map(\.0) }
        let maker = PlanMaker(options, conflicts: looked.count, besides: Self.besides(options, looked))
        let chosen = maker.plan { _, _ in progress(looked.count, conflicts.count) }
        let items = looked.enumerated().map { number, found in
            found.item(
                taking: chosen.first { options[$0].conflict == number }.map { proposals[$0] },
                clearedBy: chosen.first { maker.clearing[number].contains($0) }.map { looked[options[$0].conflict] })
        }
        return (items, maker.disturbance(of: chosen))
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

    /// Which conflicts a way out clears besides its own: places that another conflict's claimant wants, who moves.
    private static func besides(_ options: [PlanMaker.Option], _ looked: [Looked]) -> [Int: [Int]] {
        let byClaimant = Dictionary(grouping: looked.indices.filter { looked[$0].isOfPlaces }) { looked[$0].claimant }
        var besides: [Int: [Int]] = [:]
        for (index, option) in options.enumerated() {
            guard let claimant = looked[option.conflict].claimant, looked[option.conflict].isOfPlaces,
                option.footprint.reservations.contains(claimant)
            else { continue }
            let same = (byClaimant[claimant] ?? []).filter { $0 != option.conflict }
            if !same.isEmpty, option.footprint.reservations.count == 1 { besides[index] = same }
        }
        return besides
    }
}

/// A conflict that was looked at for a plan.
private struct Looked {
    let id: ConflictID
    let reference: String
    let claimant: ReservationID?
    let isOfPlaces: Bool
    let options: [(Proposal, Footprint)]
    let last: Proposal?
    let obstacles: [Reason]

    init(_ id: ConflictID, _ reference: String, _ found: LookedInto?, most: Int, zone: Zone) {
        self.id = id
        self.reference = reference
        claimant = found?.claims.first?.id
        isOfPlaces = found?.rule.isOfPlaces ?? false
        let buffers = Dictionary(
            (found?.claims ?? []).map { ($0.id, $0.reservation.buffers) }, uniquingKeysWith: { one, _ in one })
        let kept = (found?.proposals ?? []).filter { $0.kind != .decline }.prefix(most)
        options = kept.compactMap { proposal in
            found.map { (proposal, proposal.footprint(in: $0.around, buffers: buffers, zone: zone)) }
        }
        last = found?.proposals.first { $0.kind == .decline }
        obstacles = found?.obstacles ?? []
    }

    func item(taking proposal: Proposal?, clearedBy other: Looked?) -> PlanItem {
        var why: [Reason] = []
        if proposal == nil, other == nil {
            // What it could have goes to others of the plan; else what speaks against everything that was looked at.
            why = options.isEmpty ? obstacles : [Reason(.needOther)]
            if why.isEmpty { why = [Reason(.needOther)] }
        }
        return PlanItem(
            conflict: id, reference: reference, proposal: proposal, by: proposal == nil ? other?.reference : nil,
            why: why, nearest: proposal == nil && other == nil ? options.first?.0 ?? last : nil)
    }
}

extension Rule {
    /// Whether it is about who has a place.
    fileprivate var isOfPlaces: Bool {
        [.venueDouble, .personDouble, .equipmentShort, .resourceBlackout, .bufferBefore, .bufferAfter].contains(self)
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
