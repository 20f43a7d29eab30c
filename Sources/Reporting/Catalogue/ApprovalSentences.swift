// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of approvals.
public enum ApprovalSentences {
    public static let approval = Sentence(en: "approval", zh: "同意")
    public static let approvals = Sentence(en: "approvals", zh: "须经同意")
    public static let of = Sentence(en: "of", zh: "由谁")
    public static let purpose = Sentence(en: "for", zh: "事项")
    public static let access = Sentence(en: "access", zh: "使用权限")
    public static let secondPerson = ReasonWriter.secondPerson

    /// Above what is waited for.
    public static func waits(_ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en:
                    "Places and money are kept until these have agreed; all yes confirms it, one no releases all of it.",
                zh: "场地与资金保留至以下各方同意；全部同意即确认, 一方拒绝即全部释放。")
        case .tried:
            Sentence(en: "It would wait for these to agree.", zh: "将等待以下各方同意。")
        }
    }

    /// What was asked of a reservation that stands: `Moved, held: …`.
    public static func heldChange(_ done: Sentence) -> Sentence {
        Sentence(en: "\(done.en), held", zh: "\(done.zh) (待同意)")
    }

    /// Above what a change waits for.
    public static let changeWaits = Sentence(
        en: "What it has is kept, and the new too, until these have agreed; one no leaves it as it is.",
        zh: "原有与新的场地、资金均保留至以下各方同意；一方拒绝则维持原状。")

    /// How each resource may be had.
    public static func access(_ access: Resource.Access) -> Sentence {
        switch access {
        case .free: Sentence(en: "free to all members", zh: "所有成员可用")
        case .approval: Sentence(en: "by approval of its owner", zh: "须经所属组织同意")
        case .owner: Sentence(en: "its owner alone", zh: "仅限所属组织")
        }
    }

    /// What an organization is to agree to: `co-host; 500.00 of 1,300.00 from X, Y`.
    public static func items(_ items: [Approval.Item], in currency: Currency) -> Sentence {
        let projects = items.filter { $0.need == .project }
        let bears = items.first { $0.need == .host }
        var parts: [Sentence] = []
        if let bears {
            let (part, whole) = (money(bears.amount, currency), money(bears.total, currency))
            let names = projects.compactMap(\.name).joined(separator: ", ")
            parts.append(
                names.isEmpty
                    ? Sentence(en: "co-host; \(part) of \(whole)", zh: "合办；承担 \(whole) 中的 \(part)")
                    : Sentence(
                        en: "co-host; \(part) of \(whole) from \(names)", zh: "合办；承担 \(whole) 中的 \(part), 由 \(names) 支付"
                    ))
        } else {
            parts += projects.map { item in
                let (amount, name) = (money(item.amount, currency), item.name ?? "-")
                return Sentence(en: "\(amount) from \(name)", zh: "由 \(name) 支付 \(amount)")
            }
        }
        parts += items.filter { $0.need == .resource }.map { item in
            .verbatim((item.name ?? "-") + (item.quantity.map { " x \($0)" } ?? ""))
        }
        parts += items.compactMap { money($0, currency) }
        return Sentence.joined(parts, by: Sentence(en: ", ", zh: "、"))
    }

    /// What a second person of finance is to agree to; nil for what an organization is.
    private static func money(_ item: Approval.Item, _ currency: Currency) -> Sentence? {
        let (name, amount) = (item.name ?? "-", money(item.amount, currency))
        return switch item.need {
        case .host, .project, .resource: nil
        case .join: joining(item, name, amount, currency)
        case .transfer: Sentence(en: "transfer \(name), \(amount)", zh: "调剂 \(name), \(amount)")
        case .reversal: Sentence(en: "reversal of \(name), \(amount)", zh: "冲销 \(name), \(amount)")
        case .revision: Sentence(en: "grant of \(name) to be \(amount)", zh: "\(name) 的拨款改为 \(amount)")
        case .reopening: Sentence(en: "reopening of \(name)", zh: "重新打开 \(name)")
        case .payment: Sentence(en: "payment of \(name), \(amount)", zh: "支付 \(name), \(amount)")
        }
    }

    /// Somebody who wants to host, too: `X joins as a host; 520.00 of 1,300.00`.
    private static func joining(
        _ item: Approval.Item, _ name: String, _ amount: String, _ currency: Currency
    ) -> Sentence {
        let whole = money(item.total, currency)
        return item.amount == 0
            ? Sentence(en: "\(name) joins as a host", zh: "\(name) 加入合办")
            : Sentence(
                en: "\(name) joins as a host; bears \(amount) of \(whole)", zh: "\(name) 加入合办；承担 \(whole) 中的 \(amount)")
    }

    /// What was answered: `Approved: A-4F2  co-host; 500.00 of 1,300.00`.
    public static func decided(_ verdict: Approval.State, _ doing: Doing) -> Sentence {
        switch (verdict, doing) {
        case (.approved, .done): Sentence(en: "Approved", zh: "已同意")
        case (.approved, .tried): Sentence(en: "Would approve", zh: "将同意")
        case (.rejected, .done): Sentence(en: "Rejected", zh: "已拒绝")
        case (.rejected, .tried): Sentence(en: "Would reject", zh: "将拒绝")
        case (.waiting, _), (.withdrawn, _), (.expired, _): verdict.sentence
        }
    }

    /// What became of the reservation that waited.
    public static func settled(_ verdict: Approval.State, waitsFor count: Int) -> Sentence {
        switch (verdict, count) {
        case (.approved, 0): Sentence(en: "it stands", zh: "已确认生效")
        case (.approved, _):
            Sentence(en: "it goes on to wait for \(counted(count, "other", "others"))", zh: "仍须等待另外 \(count) 方同意")
        case (.rejected, _): Sentence(en: "its places and money are free", zh: "场地与资金已释放")
        case (.waiting, _), (.withdrawn, _), (.expired, _): verdict.sentence
        }
    }

    /// What became of the change that waited.
    public static func settledChange(_ verdict: Approval.State, waitsFor count: Int) -> Sentence {
        switch (verdict, count) {
        case (.approved, 0): Sentence(en: "it is changed", zh: "已按此更改")
        case (.rejected, _): Sentence(en: "it stays as it is", zh: "维持原状")
        case (.approved, _), (.waiting, _), (.withdrawn, _), (.expired, _): settled(verdict, waitsFor: count)
        }
    }

    public static let inbox = Sentence(en: "Waiting for you", zh: "待您处理")
    public static let nothingWaits = Sentence(en: "nothing waits for you", zh: "没有待办事项")
    public static let unclosed = Sentence(en: "Not closed yet", zh: "尚未办结")
    public static let askedBy = Sentence(en: "person who asks", zh: "申请人")
    public static let askedFor = Sentence(en: "asked by", zh: "申请方")
    public static let reservation = Sentence(en: "reservation", zh: "预订")
    public static let office = Sentence(en: "the pool's office", zh: "资源库办公室")

    /// One thing that waits, in a line: who asks, about what.
    public static func asks(_ asker: Sentence, _ items: Sentence) -> Sentence {
        Sentence(en: "\(asker.en) asks: \(items.en)", zh: "\(asker.zh) 申请: \(items.zh)")
    }

    /// What to type to answer.
    public static func commands(_ reference: String) -> Sentence {
        Sentence(
            en: "  poolbook approve \(reference)  or  poolbook reject \(reference) -m REASON",
            zh: "  poolbook approve \(reference)  或  poolbook reject \(reference) -m 原因")
    }

    /// Until when something waits.
    public static func until(_ instant: Sentence) -> Sentence {
        Sentence(en: "until \(instant.en)", zh: "截止 \(instant.zh)")
    }

    private static func money(_ units: Int64?, _ currency: Currency) -> String {
        Money(minorUnits: units ?? 0, currency: currency).description
    }
}
