// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read for the acts of the record. The record names them in English, which programs and `--act` take.
public enum ActSentences {
    /// What was done: `moved`. An act that this program does not know reads as the record names it.
    public static func did(_ act: String) -> Sentence {
        known[act] ?? .verbatim(act)
    }

    /// Every act that has words, in the order of their names.
    public static var acts: [String] { known.keys.sorted() }

    private static let known: [String: Sentence] = [
        "reserve": Sentence(en: "reserved", zh: "预订"),
        "confirm": Sentence(en: "confirmed", zh: "确认"),
        "move": Sentence(en: "moved", zh: "改期"),
        "edit": Sentence(en: "changed", zh: "更改"),
        "cancel": Sentence(en: "cancelled", zh: "取消"),
        "close": Sentence(en: "closed", zh: "办结"),
        "expire": Sentence(en: "expired", zh: "到期"),
        "promote": Sentence(en: "promoted", zh: "递补"),
        "import": Sentence(en: "imported", zh: "导入"),
        "release": Sentence(en: "money released", zh: "释放资金"),
        "rejected": Sentence(en: "released after a no", zh: "因拒绝而释放"),
        "expired": Sentence(en: "released at its deadline", zh: "到期释放"),
        "withdrawn": Sentence(en: "withdrawn", zh: "撤回"),
        "change.ask": Sentence(en: "change asked for", zh: "申请更改"),
        "change.hold": Sentence(en: "change held", zh: "更改待同意"),
        "change.approved": Sentence(en: "change agreed to", zh: "更改获同意"),
        "change.rejected": Sentence(en: "change refused", zh: "更改被拒绝"),
        "change.withdrawn": Sentence(en: "change withdrawn", zh: "更改已撤回"),
        "change.expired": Sentence(en: "change expired", zh: "更改已过期"),
        "approval.ask": Sentence(en: "asked to agree", zh: "征求同意"),
        "approval.approved": Sentence(en: "approved", zh: "同意"),
        "approval.rejected": Sentence(en: "rejected", zh: "拒绝"),
        "approval.withdrawn": Sentence(en: "request withdrawn", zh: "撤回申请"),
        "approval.expired": Sentence(en: "request expired", zh: "申请过期"),
        "blackout.add": Sentence(en: "closed for a time", zh: "停用"),
        "blackout.remove": Sentence(en: "opened again", zh: "恢复使用"),
        "hours.set": Sentence(en: "opening hours set", zh: "设置开放时间"),
        "resource.save": Sentence(en: "saved", zh: "保存"),
        "venue.retire": Sentence(en: "retired", zh: "停用"),
        "staff.retire": Sentence(en: "retired", zh: "停用"),
        "equipment.retire": Sentence(en: "retired", zh: "停用"),
        "org.save": Sentence(en: "organization saved", zh: "保存组织"),
        "org.retire": Sentence(en: "organization retired", zh: "停用组织"),
        "org.standing": Sentence(en: "agrees beforehand", zh: "设置事先同意"),
        "member.save": Sentence(en: "member saved", zh: "保存成员"),
        "member.retire": Sentence(en: "member retired", zh: "停用成员"),
        "member.succeed": Sentence(en: "passed on", zh: "移交"),
        "project.save": Sentence(en: "project saved", zh: "保存项目"),
        "project.retire": Sentence(en: "project retired", zh: "停用项目"),
        "fund.save": Sentence(en: "fund saved", zh: "保存资金"),
        "fund.retire": Sentence(en: "fund retired", zh: "停用资金"),
        "fund.grant": Sentence(en: "money granted", zh: "拨款"),
        "fund.revise": Sentence(en: "grant revised", zh: "调整拨款"),
        "pool.add": Sentence(en: "pool made", zh: "新建资源库"),
        "pool.edit": Sentence(en: "pool changed", zh: "更改资源库"),
        "pool.set": Sentence(en: "settings changed", zh: "更改设置"),
        "pool.resume": Sentence(en: "quiet ended", zh: "结束静默"),
        "pool.retire": Sentence(en: "pool retired", zh: "停用资源库"),
        "rule.set": Sentence(en: "rule set", zh: "设置规则"),
        "quota.add": Sentence(en: "quota added", zh: "添加配额"),
        "quota.remove": Sentence(en: "quota removed", zh: "取消配额"),
        "import.holiday": Sentence(en: "holidays imported", zh: "导入节假日"),
        "invoice.add": Sentence(en: "bill entered", zh: "录入账单"),
        "invoice.pay": Sentence(en: "bill paid", zh: "支付账单"),
        "invoice.credit": Sentence(en: "bill credited", zh: "冲减账单"),
        "transfer": Sentence(en: "money transferred", zh: "调剂资金"),
        "relief.add": Sentence(en: "relief given", zh: "发放慰问"),
        "relief.remove": Sentence(en: "relief taken back", zh: "撤回慰问"),
        "period.close": Sentence(en: "period closed", zh: "结账"),
        "period.seal": Sentence(en: "the record has this hash", zh: "记录的哈希值"),
        "period.reopen": Sentence(en: "period opened again", zh: "重新打开期间"),
        "reverse": Sentence(en: "reversed", zh: "冲销"),
        "conflict.see": Sentence(en: "conflict found", zh: "发现冲突"),
        "conflict.gone": Sentence(en: "conflict gone", zh: "冲突消失"),
        "conflict.resolve": Sentence(en: "conflict resolved", zh: "处理冲突"),
        "conflict.wait": Sentence(en: "resolved once agreed to", zh: "待同意后处理"),
        "conflict.reopen": Sentence(en: "conflict open again", zh: "冲突重新打开"),
        "conflict.undo": Sentence(en: "resolution undone", zh: "撤销处理"),
        "conflict.object": Sentence(en: "objected to", zh: "提出异议"),
        "conflict.note": Sentence(en: "note for the chair", zh: "转告值班方"),
        "undo": Sentence(en: "as it was before", zh: "恢复原状"),
        "duty.roster": Sentence(en: "chair planned", zh: "排定值班"),
        "duty.swap": Sentence(en: "chair exchanged", zh: "对调值班"),
    ]

    // MARK: - The record

    public static let when = Sentence(en: "when", zh: "时间")
    public static let subject = Sentence(en: "of", zh: "对象")
    public static let act = Sentence(en: "what", zh: "操作")
    public static let by = Sentence(en: "by", zh: "操作人")
    public static let why = Sentence(en: "why", zh: "原因")
    public static let change = Sentence(en: "change", zh: "变化")
    public static let since = Sentence(en: "since", zh: "起始")
    public static let givenBy = Sentence(en: "given by", zh: "授予人")
    public static let nothingRecorded = Sentence(
        en: "The record has nothing of it that concerns you.", zh: "没有与您有关的记录。")

    public static func more(_ limit: Int) -> Sentence {
        Sentence(
            en: "The newest \(limit); more: --limit N, or --since and --until",
            zh: "最新 \(limit) 条；更多: --limit N, 或 --since 和 --until")
    }

    public static let helpLog = Sentence(
        en: "Read the record: who did what, when and why.", zh: "查看记录: 谁在何时做了什么, 为什么。")
    public static let helpLogExample = Sentence(
        en: """
            The newest comes first. -p tells before and after, field by field.
              poolbook log R-7K3M -p
              poolbook log --since 2027-01-01 --by sunw
              poolbook log --act rule.set --act pool
            """,
        zh: """
            最新的在前。-p 逐项显示前后变化。
              poolbook log R-7K3M -p
              poolbook log --since 2027-01-01 --by sunw
              poolbook log --act rule.set --act pool
            """)
    public static let helpReference = Sentence(
        en:
            "What it is about: a reference such as R-7K3M or C-4F2, or a code, login or name; without it, everything.",
        zh: "对象: 编号 (例如 R-7K3M、C-4F2)，或任何事物的代码、登录名或名称；不写则为全部。")

    /// A name that nothing in the record has.
    public static func nothingCalled(_ name: String) -> Sentence {
        Sentence(
            en: "there is nothing called \"\(name)\" that you can see; look for it in the record of a day: "
                + "poolbook log --since DAY",
            zh: "没有您可见的“\(name)”；可按日期查看记录: poolbook log --since DAY")
    }

    public static let helpBy = Sentence(en: "By this member: the login.", zh: "由该成员操作: 登录名。")
    public static let helpSince = Sentence(en: "From this day on, such as 2027-03-01.", zh: "自该日起，例如 2027-03-01。")
    public static let helpUntil = Sentence(en: "Up to this day, which is in.", zh: "至该日（含）。")
    public static let helpOrganization = Sentence(
        en: "What concerns this organization.", zh: "与该组织有关的。")
    public static let helpAct = Sentence(
        en: "Of this act, such as move or rule.set, or of all that begin so before the dot. May be repeated.",
        zh: "此类操作，例如 move 或 rule.set，也可只写点号前的部分。可重复。")
    public static let helpPatch = Sentence(
        en: "Before and after, field by field.", zh: "逐项显示前后变化。")
    public static let helpRights = Sentence(
        en: "Who has which roles, since when, and who gave them.", zh: "谁有哪些角色、自何时起、由谁授予。")
    public static let helpAsOf = Sentence(
        en: "With --rights: at the end of this day, such as 2027-02-28.", zh: "与 --rights 一起: 该日结束时，例如 2027-02-28。")
    public static let asOfNeedsRights = Sentence(
        en: "--as-of tells rights: add --rights", zh: "--as-of 用于查看权限: 请加上 --rights")

    // MARK: - Notices

    public static let helpNotices = Sentence(
        en: "What others did that concerns you, the newest first.", zh: "他人所做的与您有关的事项，最新的在前。")
    public static let helpAll = Sentence(
        en: "Also what you have read already.", zh: "包括已读的。")
    public static let helpKeep = Sentence(
        en: "Leave them unread.", zh: "保留为未读。")
    public static let nothingNew = Sentence(
        en: "Nothing new that concerns you. Earlier ones: poolbook notices --all",
        zh: "没有与您有关的新事项。以前的: poolbook notices --all")
    /// A request that was bound, and waits for somebody.
    public static let held = Sentence(en: "held", zh: "保留")
    /// What was, and what is.
    public static func became(_ before: Sentence, _ after: Sentence) -> Sentence {
        Sentence(en: "\(before.en) -> \(after.en)", zh: "\(before.zh) → \(after.zh)")
    }
    public static let forYou = Sentence(en: "you are booked", zh: "您已被预订")
    public static let isNew = Sentence(en: "new", zh: "新")
    public static let command = Sentence(en: "command", zh: "命令")
}
