// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What the help of the commands that end conflicts says.
public enum ResolutionHelp {
    public static let plan = Sentence(
        en: "what a plan clears, each conflict by itself", zh: "按整体方案处理，逐项进行")
    public static let resolve = Sentence(
        en: "Ends a conflict in one act: the chair, or an administrator with a reason.",
        zh: "一次处理一个冲突: 由值班方，或由管理员写明原因。")
    public static let resolveExample = Sentence(
        en: """
            Everybody affected is told. What takes more of an organization's money than was set aside waits for its yes.

              poolbook conflict resolve C-4F2 b -m "same subject"
              poolbook conflict resolve C-4F2 --decline R-5JT
              poolbook conflict resolve C-4F2 --move R-5JT "sun 14:00-17:00"
              poolbook conflict resolve C-4F2 --to DS-02
              poolbook conflict resolve C-4F2 --waive --until 2027-03-08
            """,
        zh: """
            所有受影响的组织都会收到通知。超出已安排资金的部分须经相关组织同意。

              poolbook conflict resolve C-4F2 b -m "同一主题"
              poolbook conflict resolve C-4F2 --decline R-5JT
              poolbook conflict resolve C-4F2 --move R-5JT "周日 14:00-17:00"
              poolbook conflict resolve C-4F2 --to "工人文化宫·二楼"
              poolbook conflict resolve C-4F2 --waive --until 2027-03-08
            """)
    public static let undo = Sentence(
        en: "Makes everything that a resolution changed again what it was, while nothing else has built on it.",
        zh: "撤销一次处理，恢复原状；此后已有变动的不能撤销。")
    public static let object = Sentence(
        en: "Objects, within 48 h, to what the chair decided in its own case: the next chair decides.",
        zh: "在 48 小时内对值班方处理自己事项的决定提出异议: 由下一任决定。")
    public static let log = Sentence(
        en: "Who resolved what, when, by what, and how long it took.", zh: "谁在何时以何种方式处理了什么、用时多久。")
    public static let logOrganization = Sentence(
        en: "only in terms of this organization", zh: "仅该组织任期内的")
    public static let logKind = Sentence(
        en: "only by this: place, time, part, person, split, merge, release, decline, waive, move, uphold",
        zh: "仅此方式: place、time、part、person、split、merge、release、decline、waive、move、uphold")

    public static let reference = Sentence(en: "the conflict, such as C-4F2", zh: "冲突编号，例如 C-4F2")
    public static let letter = Sentence(
        en: "the proposal's letter, a to e, as poolbook conflict show has it", zh: "方案字母 a 至 e，见 poolbook conflict show"
    )
    public static let decline = Sentence(
        en: "decline this request, release this hold, or call this reservation off", zh: "谢绝此申请、释放此保留或取消此预订")
    public static let move = Sentence(
        en: "move this reservation: to a time, or elsewhere with --to", zh: "移动此预订: 写时间，或用 --to 写地点")
    public static let to = Sentence(
        en: "to this venue instead; what came later, unless --move names another", zh: "改用此场地；默认移动后来者，或由 --move 指定")
    public static let waive = Sentence(en: "leave it as it is for a while", zh: "暂不处理")
    public static let until = Sentence(en: "until this day", zh: "暂缓至该日")
    public static let uphold = Sentence(
        en: "let stand what was decided, although a party objected", zh: "维持已被提出异议的决定")
}
