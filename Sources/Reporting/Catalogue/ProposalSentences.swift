// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of ways out of conflicts, and of plans for many.
public enum ProposalSentences {
    public static let proposals = Sentence(en: "Ways out", zh: "处理方案")
    public static let letter = Sentence(en: "way", zh: "方案")
    public static let what = Sentence(en: "what changes", zh: "变动")
    public static let means = Sentence(en: "for whom", zh: "影响")
    public static let kind = Sentence(en: "kind", zh: "类型")
    public static let disturbance = Sentence(en: "disturbance", zh: "影响度")
    public static let people = Sentence(en: "people", zh: "人数")
    public static let organizations = Sentence(en: "organizations", zh: "组织数")
    public static let metres = Sentence(en: "metres", zh: "米")
    public static let minutes = Sentence(en: "minutes", zh: "分钟")
    public static let approvals = Sentence(en: "needs", zh: "须同意")
    public static let extraCost = Sentence(en: "extra cost", zh: "增加费用")
    public static let none = Sentence(en: "no way out was found", zh: "没有可行方案")
    private static let comma = Sentence(en: ", ", zh: ", ")

    // MARK: - What changes

    /// What a way out changes: `R-5JT -> the hall, same time`.
    public static func changes(_ effects: Effects, _ kind: Proposal.Kind, when: (Period) -> Sentence) -> Sentence {
        if let merged = effects.changes.first(where: { $0.deed == .merge }) { return merge(merged) }
        return .joined(effects.changes.map { change($0, kind, when) }, by: Sentence(en: "; ", zh: "；"))
    }

    private static func change(_ change: Effects.Change, _ kind: Proposal.Kind, _ when: (Period) -> Sentence)
        -> Sentence
    {
        let name = change.reference
        switch change.deed {
        case .confirm: return Sentence(en: "\(name) confirmed", zh: "\(name) 确认")
        case .cancel:
            return kind == .release
                ? Sentence(en: "release \(name)", zh: "释放 \(name)") : Sentence(en: "decline \(name)", zh: "谢绝 \(name)")
        case .merge: return merge(change)
        case .split:
            let places = change.to.joined(separator: ", ")
            if places.isEmpty, let period = change.period {
                let time = when(period)
                return Sentence(en: "split \(name): a part on \(time.en)", zh: "\(name) 拆分: 部分改至 \(time.zh)")
            }
            return Sentence(en: "split \(name): some days in \(places)", zh: "\(name) 拆分: 部分日期改至 \(places)")
        case .move:
            let places = change.to.joined(separator: ", ")
            guard let period = change.period else {
                return Sentence(en: "\(name) -> \(places), same time", zh: "\(name) → \(places), 时间不变")
            }
            let time = when(period)
            return places.isEmpty
                ? Sentence(en: "\(name) -> \(time.en)", zh: "\(name) → \(time.zh)")
                : Sentence(en: "\(name) -> \(places), \(time.en)", zh: "\(name) → \(places), \(time.zh)")
        }
    }

    private static func merge(_ change: Effects.Change) -> Sentence {
        let (one, other) = (change.with ?? "", change.reference)
        let places = change.to.isEmpty ? "" : ", " + change.to.joined(separator: ", ")
        return Sentence(
            en: "merge \(one) and \(other): one event of all hosts, shared cost\(places)",
            zh: "\(one) 与 \(other) 合办: 共同主办, 费用分摊\(places)")
    }

    // MARK: - For whom

    /// For whom it is how much, and what it does to their money: `1 org, 180 people, -200.00; needs X`.
    public static func effects(_ effects: Effects, _ currency: Currency) -> Sentence {
        let organizations = effects.organizations.count
        var parts = [
            organizations == 1
                ? Sentence(en: "1 org", zh: "1 个组织")
                : Sentence(en: "\(organizations) orgs", zh: "\(organizations) 个组织")
        ]
        if effects.affected > 0 {
            parts.append(Sentence(en: "\(effects.affected) people", zh: "\(effects.affected) 人"))
        }
        if effects.metres > 0 {
            parts.append(FindSentences.onFoot(effects.walkingSpeed.minutes(for: effects.metres)))
        }
        parts += money(effects.money, currency)
        if !effects.approvals.isEmpty {
            let names = effects.approvals.map(\.name).joined(separator: ", ")
            parts.append(Sentence(en: "needs \(names)", zh: "须 \(names) 同意"))
        }
        return .joined(parts, by: comma)
    }

    private static func money(_ balances: [Effects.Balance], _ currency: Currency) -> [Sentence] {
        let changed = balances.filter { $0.before != $0.after }
        guard changed.count > 1 else {
            return changed.map { balance in
                let difference = Money(minorUnits: balance.after - balance.before, currency: currency)
                let sign = difference.minorUnits > 0 ? "+" : ""
                guard balance.after == 0 else {
                    return Sentence(en: "\(sign)\(difference)", zh: "\(sign)\(difference)")
                }
                let back = Money(minorUnits: balance.before, currency: currency)
                return Sentence(en: "\(back) back", zh: "退回 \(back)")
            }
        }
        return changed.map { balance in
            let (before, after) = (
                Money(minorUnits: balance.before, currency: currency),
                Money(minorUnits: balance.after, currency: currency)
            )
            let name = balance.organization.name
            return Sentence(en: "\(name) \(before) -> \(after)", zh: "\(name) \(before) → \(after)")
        }
    }

    // MARK: - Plans

    public static let helpPlan = Sentence(
        en: "Finds ways out of many conflicts together, which disturb the least, and keeps them as a plan.",
        zh: "为多项冲突统筹影响最小的处理方案，并保存为计划。")
    public static let helpCause = Sentence(
        en: "Those of one cause: the name of what is closed, retired or short, or B-..., or one of the conflicts.",
        zh: "同一起因的冲突: 关闭、停用或不足的场地等名称, 或 B-..., 或其中一项冲突。")
    public static let helpAll = Sentence(en: "All that are open.", zh: "所有未处理的冲突。")
    public static let helpConflicts = Sentence(en: "Conflicts, by reference.", zh: "冲突编号。")
    public static let whichConflicts = Sentence(
        en: "say which: --all, --cause NAME, or references such as C-4F2", zh: "请指明范围: --all, --cause 名称, 或编号如 C-4F2")
    public static let conflict = Sentence(en: "conflict", zh: "冲突")
    public static let left = Sentence(en: "not cleared", zh: "未能处理")
    public static let nearest = Sentence(en: "nearest", zh: "最接近的方案")
    public static let nothingToPlan = Sentence(en: "No conflict is open there.", zh: "没有未处理的冲突。")
    public static let looking = Sentence(en: "looking for ways out", zh: "正在查找方案")

    /// What came of it: `P-91: 5 of 6 cleared, disturbance 212`.
    public static func planned(_ reference: String?, cleared: Int, of all: Int, disturbance: Int) -> Sentence {
        let name = reference.map { "\($0): " } ?? ""
        return Sentence(
            en: "\(name)\(cleared) of \(all) cleared, disturbance \(disturbance)",
            zh: "\(name)可处理 \(cleared)/\(all) 项, 影响度 \(disturbance)")
    }

    /// A conflict that another's way out clears as well.
    public static func clearedWith(_ conflict: String) -> Sentence {
        Sentence(en: "cleared with \(conflict)", zh: "随 \(conflict) 一并处理")
    }

    /// A conflict whose ways out are all taken by others of the plan, or that has none.
    public static let noneFits = Sentence(
        en: "nothing is left that fits beside the rest of the plan", zh: "在计划其他安排之外, 没有可行的方案")

    /// What to do with it.
    public static func resolvePlan(_ reference: String) -> Sentence {
        Sentence(
            en: "Do it: poolbook conflict resolve --plan \(reference) -m REASON",
            zh: "执行: poolbook conflict resolve --plan \(reference) -m 原因")
    }
}
