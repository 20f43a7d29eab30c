public import Scheduling

// What is refused because of who holds the chair, or because a conflict is not what it was.
extension ReasonWriter {
    func chair(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? reason.host ?? "-"
        return switch reason.rule {
        case .dutyNotOnDuty: notOnDuty(reason)
        case .dutyReason:
            Sentence(
                en: "an administrator steps in for the chair with a reason only; say it with -m",
                zh: "管理员代行值班职责必须说明原因；请用 -m 写明")
        case .dutyNoCoordinator:
            Sentence(
                en: "\(name) has no coordinator who can log in; give one of its members the role first",
                zh: "\(name) 没有可以登录的协调员；请先为其成员授予该角色")
        case .dutyBegun:
            Sentence(
                en: "what has begun stays; write the roster from \(day(reason).en) on",
                zh: "已开始的任期不再更改；请从 \(day(reason).zh) 起排班")
        case .dutyGap:
            Sentence(
                en: "the roster has no gaps, and ends before \(day(reason).en); begin on that day",
                zh: "值班表不留空档, 现有安排止于 \(day(reason).zh) 之前；请从该日起排班")
        case .dutyOver:
            Sentence(
                en: "the term of \(name) is over since \(end(reason).en)", zh: "\(name) 的任期已于 \(end(reason).zh) 结束")
        case _: .verbatim(reason.rule.rawValue)
        }
    }

    func settling(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        return switch reason.rule {
        case .conflictState: notOpen(reason)
        case .conflictChanged: changedSince(reason)
        case .conflictRemains:
            Sentence(
                en: "\(name) would still be there afterwards; look for another way: poolbook conflict show \(name)",
                zh: "这样处理后 \(name) 仍然存在；请另选方案: poolbook conflict show \(name)")
        case .conflictSettled: builtOn(reason)
        case .conflictObjection:
            Sentence(
                en:
                    "nobody can object to how \(name) was resolved but its other parties, within 48 h of a decision in one's own case",
                zh: "只有 \(name) 的其他当事方可以在处理后 48 小时内, 对值班方处理自己事项的决定提出异议")
        case .conflictContested:
            Sentence(
                en: "a party objected to what your organization decided about \(name); the next chair decides",
                zh: "当事方对您的组织就 \(name) 的决定提出了异议；由下一任决定")
        case _: .verbatim(reason.rule.rawValue)
        }
    }

    private func notOnDuty(_ reason: Reason) -> Sentence {
        guard let host = reason.host else {
            return Sentence(
                en:
                    "nobody holds the chair now; an administrator can step in, or write the roster: poolbook duty roster",
                zh: "目前无人值班；可由管理员代行, 或先排班: poolbook duty roster")
        }
        let since = start(reason)
        return Sentence(en: "\(host) holds the chair since \(since.en)", zh: "自 \(since.zh) 起由 \(host) 值班")
    }

    private func notOpen(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        let at = start(reason)
        guard let host = reason.host, reason.period != nil else {
            return switch reason.word {
            case "gone": Sentence(en: "\(name) is no conflict any more", zh: "\(name) 已不再是冲突")
            case "waived":
                Sentence(en: "\(name) is waived; nothing else was done about it", zh: "\(name) 已暂缓, 未作其他处理")
            case _: Sentence(en: "\(name) has not been resolved", zh: "\(name) 尚未处理")
            }
        }
        return Sentence(
            en: "\(name) was resolved by \(host) at \(at.en)", zh: "\(name) 已由 \(host) 于 \(at.zh) 处理")
    }

    private func changedSince(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        let when = time(reason.period)
        let state = reason.state?.sentence ?? .verbatim("-")
        return Sentence(
            en: "\(name) was changed since the way out was found; it is now \(when.en), \(state.en)",
            zh: "方案生成后 \(name) 已有变动；现为 \(when.zh), \(state.zh)")
    }

    private func builtOn(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        guard let by = reason.by else {
            return Sentence(
                en: "what resolved \(name) cannot be undone any more", zh: "\(name) 的处理结果已无法撤销")
        }
        return Sentence(
            en: "what resolved \(name) cannot be undone any more: \(by) was changed since",
            zh: "\(name) 的处理结果已无法撤销: \(by) 此后已有变动")
    }

    private func end(_ reason: Reason) -> Sentence {
        (reason.period.map { Cell.instant($0.end) } ?? .empty).sentence(in: zone)
    }
}
