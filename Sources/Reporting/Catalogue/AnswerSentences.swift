// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// Whether what is answered was done, or only tried.
public enum Doing: Sendable, Hashable {
    /// It was written.
    case done
    /// Nothing was written.
    case tried
}

/// What people read when something was done, or tried.
public enum AnswerSentences {
    public static let reserved = Sentence(en: "Reserved", zh: "已预订")
    public static let wouldReserve = Sentence(en: "Would reserve", zh: "将预订")
    public static let held = Sentence(en: "Held", zh: "已保留")
    public static let wouldHold = Sentence(en: "Would hold", zh: "将保留")
    public static let requested = Sentence(en: "Requested", zh: "已申请")
    public static let wouldRequest = Sentence(en: "Would request", zh: "将申请")
    public static let confirmed = Sentence(en: "Confirmed", zh: "已确认")
    public static let wouldConfirm = Sentence(en: "Would confirm", zh: "将确认")
    public static let moved = Sentence(en: "Moved", zh: "已改期")
    public static let wouldMove = Sentence(en: "Would move", zh: "将改期")
    public static let edited = Sentence(en: "Edited", zh: "已更改")
    public static let wouldEdit = Sentence(en: "Would edit", zh: "将更改")
    public static let nothingDiffers = Sentence(en: "nothing differs from before", zh: "与之前没有不同")
    public static let cancelled = Sentence(en: "Cancelled", zh: "已取消")
    public static let wouldCancel = Sentence(en: "Would cancel", zh: "将取消")
    public static let recorded = Sentence(en: "Closed", zh: "已办结")
    public static let wouldRecord = Sentence(en: "Would close", zh: "将办结")
    public static let corrected = Sentence(en: "Corrected", zh: "已更正")
    public static let wouldCorrect = Sentence(en: "Would correct", zh: "将更正")
    public static let unchanged = Sentence(en: "Unchanged", zh: "未变")

    /// What a soft rule says against what was done.
    public static func warning(_ rule: String, _ reason: Sentence) -> Sentence {
        Sentence(en: "  warning  \(rule)  \(reason.en)", zh: "  提醒  \(rule)  \(reason.zh)")
    }

    /// How many warnings are not told one by one.
    public static func moreWarnings(_ count: Int) -> Sentence {
        Sentence(en: "  \(counted(count, "warning", "warnings")) more", zh: "  另有 \(grouped(count)) 条提醒")
    }

    /// How many came to what was reserved.
    public static func attended(_ count: Int) -> Sentence {
        Sentence(en: "\(grouped(count)) attended", zh: "到场 \(grouped(count)) 人")
    }

    /// What was retired, or taken back: `DS-01 name from a day`; nil where nothing retires any more.
    public static func retired(_ thing: String, from day: LocalDate?, _ doing: Doing) -> Sentence {
        guard let day = day.map(dayText) else {
            return doing == .tried
                ? Sentence(en: "Would not retire: \(thing)", zh: "将恢复使用: \(thing)")
                : Sentence(en: "Not retired any more: \(thing)", zh: "已恢复使用: \(thing)")
        }
        return doing == .tried
            ? Sentence(en: "Would retire: \(thing) from \(day.en)", zh: "将停用: \(thing), 自 \(day.zh) 起")
            : Sentence(en: "Retired: \(thing) from \(day.en)", zh: "已停用: \(thing), 自 \(day.zh) 起")
    }

    /// A thing that was and stays retired from a day, or not retired.
    public static func sameRetirement(_ thing: String, from day: LocalDate?) -> Sentence {
        guard let day = day.map(dayText) else {
            return Sentence(en: "Unchanged: \(thing) is not retired", zh: "未变: \(thing) 没有停用")
        }
        return Sentence(en: "Unchanged: \(thing) is retired from \(day.en)", zh: "未变: \(thing) 自 \(day.zh) 起停用")
    }

    /// The question before a retirement.
    public static func confirmRetire(_ thing: String, from day: LocalDate) -> Sentence {
        let day = dayText(day)
        return Sentence(
            en: "Retire \(thing) from \(day.en)?  Go on?", zh: "停用 \(thing), 自 \(day.zh) 起?  继续?")
    }

    /// Above what stands on a thing from a day on.
    public static func standsOn(_ count: Int, shown: Int, from day: LocalDate) -> Sentence {
        let day = dayText(day)
        let all = Sentence(
            en: "Stands on it from \(day.en) on: \(grouped(count))", zh: "自 \(day.zh) 起其上已有: \(grouped(count))")
        guard shown < count else { return all }
        return Sentence(
            en: "\(all.en); the first \(grouped(shown)) are shown", zh: "\(all.zh)；以下为前 \(grouped(shown)) 项")
    }

    private static func dayText(_ day: LocalDate) -> Sentence { Cell.date(day).sentence(in: .utc) }

    public static let moneyBack = Sentence(en: "Money back", zh: "退回资金")
    /// How long a hold lasts, and what makes it stand.
    public static func heldUntil(_ until: Sentence, _ reference: String, _ doing: Doing) -> Sentence {
        doing == .tried
            ? Sentence(en: "  until \(until.en)", zh: "  保留至 \(until.zh)")
            : Sentence(
                en: "  until \(until.en); it stands once confirmed: poolbook confirm \(reference)",
                zh: "  保留至 \(until.zh)；确认后生效: poolbook confirm \(reference)")
    }

    /// What a reservation costs, by category, and what of it nobody pays: `cost 1,300.00: rent 800.00, fees 500.00;
    /// unpaid: fees 500.00`.
    public static func cost(_ cost: Cost, unpaid left: [Cost.Need], paid: PaidBy) -> Sentence {
        let parts = list(cost.needs)
        let needed =
            cost.needs.count == 1
            ? Sentence(en: "  cost: \(parts.en)", zh: "  费用: \(parts.zh)")
            : Sentence(en: "  cost \(cost.total): \(parts.en)", zh: "  费用 \(cost.total): \(parts.zh)")
        let open = list(left)
        return switch (left.isEmpty, paid) {
        case (true, _): needed
        case (false, .nobody): Sentence(en: "\(needed.en); nobody pays it", zh: "\(needed.zh)；无人支付")
        case (false, .somebody): Sentence(en: "\(needed.en); unpaid: \(open.en)", zh: "\(needed.zh)；未付: \(open.zh)")
        }
    }

    /// Whether any money is taken.
    public enum PaidBy: Sendable {
        /// Some is, if not what is needed.
        case somebody
        /// None is.
        case nobody
    }

    public static let costsNothing = Sentence(
        en: "  it costs nothing by its rates; no money is taken", zh: "  按费率无需付费；未动用资金")

    /// What each host bears: `shares: Union 60%, League 40%`.
    public static func shares(_ hosts: [(name: String, share: Share)]) -> Sentence {
        let parts = Cell.list(hosts.map { "\($0.name) \($0.share)" }).sentence(in: .utc)
        return Sentence(en: "  shares: \(parts.en)", zh: "  份额: \(parts.zh)")
    }

    /// That a move has changed what is to be paid and not what is paid.
    public static func costMoved(to cost: Money, paid: Money) -> Sentence {
        Sentence(
            en: "  cost \(cost), paid \(paid); a move leaves the money as it is",
            zh: "  费用 \(cost), 已付 \(paid)；改期不改变资金")
    }

    /// What would do where shares that were given do not match what is paid.
    public static func leaveSharesOut(_ shares: [Share], _ paid: [Money]) -> Sentence {
        let given = shares.map { "=\($0)" }.joined(separator: ", ")
        let amounts = paid.map(\.description).joined(separator: " : ")
        return Sentence(
            en: "leave out \(given): shares follow what each pays (\(amounts))",
            zh: "去掉 \(given): 份额随各方支付的金额而定 (\(amounts))")
    }

    private static func list(_ needs: [Cost.Need]) -> Sentence {
        Cell.list(needs.map { "\($0.category) \($0.amount)" }).sentence(in: .utc)
    }

    /// Money that was given.
    public static func granted(
        _ amount: String, _ project: String, _ category: String, _ year: String, _ fund: String, _ doing: Doing
    ) -> Sentence {
        doing == .tried
            ? Sentence(
                en: "Would grant: \(amount) to \(project)/\(category) for \(year), of \(fund)",
                zh: "将拨款: \(amount) 给 \(project)/\(category), \(year) 年, 来自 \(fund)")
            : Sentence(
                en: "Granted: \(amount) to \(project)/\(category) for \(year), of \(fund)",
                zh: "已拨款: \(amount) 给 \(project)/\(category), \(year) 年, 来自 \(fund)")
    }

    /// How much was given in a list.
    public static func grantedAll(_ count: Int, _ total: String, _ doing: Doing) -> Sentence {
        let result = Sentence(
            en: "\(counted(count, "grant", "grants")): \(total) in all", zh: "拨款 \(grouped(count)) 笔: 合计 \(total)")
        return Sentence.joined([result, doing == .tried ? nothingWritten : .verbatim("")], by: .verbatim(""))
    }

    public static let closed = Sentence(en: "Closed", zh: "已停用")
    public static let wouldClose = Sentence(en: "Would close", zh: "将停用")
    public static let opened = Sentence(en: "Opened", zh: "已恢复")
    public static let wouldOpen = Sentence(en: "Would open", zh: "将恢复")

    /// A row that was saved: `added: DS-01`.
    public static func saved(_ outcome: Sentence, _ code: String, _ doing: Doing) -> Sentence {
        doing == .tried
            ? Sentence(en: "would be \(outcome.en): \(code)", zh: "将\(outcome.zh): \(code)")
            : Sentence(en: "\(outcome.en): \(code)", zh: "\(outcome.zh): \(code)")
    }

    /// Only the first of a list.
    public static func someOf(_ shown: Int, _ total: Int) -> Sentence {
        Sentence(
            en: "\(grouped(shown)) of \(grouped(total)); --limit \(total) for all",
            zh: "\(grouped(total)) 项中的 \(grouped(shown)) 项；用 --limit \(total) 列出全部")
    }

    /// How many migrations were applied.
    public static func migrated(_ count: Int) -> Sentence {
        count == 0
            ? Sentence(en: "The database is up to date.", zh: "数据库已是最新。")
            : Sentence(
                en: "\(counted(count, "migration", "migrations")) applied; the database is up to date.",
                zh: "已应用 \(grouped(count)) 个迁移；数据库已是最新。")
    }

    /// The question before a cancellation.
    public static func confirmCancel(_ reference: String, _ title: String, _ when: String) -> Sentence {
        Sentence(
            en: "Cancel \(reference) \(title), \(when)?  Go on?", zh: "取消 \(reference) \(title), \(when)？  继续?")
    }

    /// What an import of things did; where one thing was changed, what of it.
    public static func imported(
        rows: Int, added: Int, changed: Int, same: Int, _ change: Sentence?, _ doing: Doing
    ) -> Sentence {
        var parts: [Sentence] = []
        if same > 0 { parts.append(Sentence(en: "\(grouped(same)) the same", zh: "相同 \(grouped(same))")) }
        if changed > 0 {
            let what =
                change.map { Sentence.joined([.verbatim(" ("), $0, .verbatim(")")], by: .verbatim("")) }
                ?? .verbatim("")
            parts.append(Sentence(en: "\(grouped(changed)) changed\(what.en)", zh: "更改 \(grouped(changed))\(what.zh)"))
        }
        if added > 0 { parts.append(Sentence(en: "\(grouped(added)) added", zh: "新增 \(grouped(added))")) }
        let count = Sentence(en: "\(counted(rows, "row", "rows"))", zh: "\(grouped(rows)) 行")
        let result = Sentence.joined(parts, by: .verbatim(", "))
        return Sentence.joined(
            [
                count, .verbatim(parts.isEmpty ? "" : ": "), result,
                doing == .tried ? nothingWritten : .verbatim(""),
            ], by: .verbatim(""))
    }

    /// A line that belongs to the one before it.
    public static func indented(_ line: Sentence) -> Sentence {
        .joined([.verbatim("  "), line], by: .verbatim(""))
    }

    /// How many rows of a file stand as they are, before what the others did.
    public static func standing(_ same: Int, of rows: Int) -> Sentence {
        Sentence(
            en: "\(counted(rows, "row", "rows")): \(grouped(same)) the same",
            zh: "\(grouped(rows)) 行: 相同 \(grouped(same))")
    }

    /// What an import of reservations did.
    public static func importedReservations(
        rows: Int, bound: Int, requests: Int, same: Int, changed: Int = 0, overlaps: Int, _ doing: Doing
    ) -> Sentence {
        let changes =
            changed == 0
            ? Sentence.verbatim("") : Sentence(en: "\(grouped(changed)) changed, ", zh: "更改 \(grouped(changed)), ")
        let result = Sentence(
            en: "\(counted(rows, "row", "rows")): \(grouped(bound)) bound, \(grouped(requests)) wait as requests, "
                + "\(changes.en)\(grouped(same)) the same; \(counted(overlaps, "pair overlaps", "pairs overlap"))",
            zh: "\(grouped(rows)) 行: 落实 \(grouped(bound)), 作为申请等待 \(grouped(requests)), "
                + "\(changes.zh)相同 \(grouped(same))；重叠 \(grouped(overlaps)) 对")
        return Sentence.joined([result, doing == .tried ? nothingWritten : .verbatim("")], by: .verbatim(""))
    }

    private static let nothingWritten = Sentence(en: " (tried; nothing was written)", zh: " (试运行；未写入)")
}
