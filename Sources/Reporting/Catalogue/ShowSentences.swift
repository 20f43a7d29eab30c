// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What people read where they look at one thing by its code.
public enum ShowSentences {
    public static let help = Sentence(
        en: "Show a reservation, or whatever else has a code or a name.", zh: "显示一项预订，或其他有编号、名称的事物。")
    public static let helpExample = Sentence(
        en: """
            Every code that poolbook prints is understood.
              poolbook show R-7K3M
              poolbook show A-4F
              poolbook show DS-01
            """,
        zh: """
            凡 poolbook 显示过的编号均可查看。
              poolbook show R-7K3M
              poolbook show A-4F
              poolbook show DS-01
            """)
    public static let helpReference = Sentence(
        en:
            "A reference (R, S series, C conflict, P plan, A approval, I bill, T transfer, B closure, Q quota), an offer's "
            + "code, or a code, name or login.",
        zh: "编号 (R 预订、S 系列、C 冲突、P 计划、A 同意、I 账单、T 调剂、B 停用、Q 配额)、方案编号，或代码、名称、登录名。")

    public static func nothing(_ text: String, nearest: [String]) -> Sentence {
        let rest = nearest.isEmpty ? lists : SuggestionSentences.meant(nearest)
        return Sentence(
            en: "there is nothing called \"\(text)\" that you can see\(rest.en)",
            zh: "没有您可见的“\(text)”\(rest.zh)")
    }

    private static let lists = Sentence(
        en: "; list what there is: poolbook list, poolbook venue list and so on",
        zh: "；列出已有的: poolbook list、poolbook venue list 等")

    public static func noPlan(_ text: String) -> Sentence {
        Sentence(
            en: "there is no plan \"\(text)\"; make one: poolbook conflict plan --all",
            zh: "没有计划“\(text)”；生成: poolbook conflict plan --all")
    }

    public static let askedAt = Sentence(en: "asked", zh: "申请时间")
    public static let decidedBy = Sentence(en: "answered by", zh: "答复人")
    public static let decidedAt = Sentence(en: "answered", zh: "答复时间")

    public static let transferWaits = Sentence(en: "waits for a second person", zh: "等待第二人同意")
    public static let transferDone = Sentence(en: "done", zh: "已完成")
    public static let transferDeclined = Sentence(en: "declined, or not answered in time", zh: "被拒绝或逾期未答复")
    public static let transferReversed = Sentence(en: "reversed", zh: "已冲销")
}
