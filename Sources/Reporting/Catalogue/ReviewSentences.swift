// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What people read while they go through conflicts one by one.
public enum ReviewSentences {
    public static let help = Sentence(
        en: "Goes through what is open, one by one, with single keys.", zh: "逐项处理未处理的冲突，单键操作。")
    public static let helpKeys = Sentence(
        en: """
            Needs a terminal. Its keys:
              a-e  apply a proposal
              k    keeps what stands and declines what came later
              w    waives for a week
              s    skips
              q    ends
              ?    explains
            """,
        zh: """
            需要终端。按键:
              a-e  采用方案
              k    保留已有的、谢绝后来的
              w    暂缓一周
              s    跳过
              q    结束
              ?    说明
            """)
    public static let needsTerminal = Sentence(
        en: "this needs a terminal; without one: poolbook conflict resolve --help",
        zh: "此命令需要终端；没有终端时: poolbook conflict resolve --help")
    public static let nothingOpen = Sentence(en: "nothing is open", zh: "没有未处理的冲突")
    public static let keys = Sentence(
        en:
            "  a-e apply a proposal · k keep what stands, decline what came later · w waive for a week · s skip · q quit",
        zh: "  a-e 采用方案 · k 保留已有的、谢绝后来的 · w 暂缓一周 · s 跳过 · q 结束")

    /// What is asked about each.
    public static func question(_ first: String?, _ last: String?) -> Sentence {
        guard let first, let last else {
            return Sentence(
                en: "(k)eep what stands, (w)aive, (s)kip, (q)uit, (?)", zh: "k 保留已有的、w 暂缓、s 跳过、q 结束、?")
        }
        let letters = first == last ? first : "\(first)-\(last)"
        return Sentence(
            en: "apply \(letters), (k)eep what stands, (w)aive, (s)kip, (q)uit, (?)",
            zh: "\(letters) 采用方案、k 保留已有的、w 暂缓、s 跳过、q 结束、?")
    }

    public static func sum(_ resolved: Int, of count: Int) -> Sentence {
        Sentence(
            en: "\(grouped(resolved)) of \(grouped(count)) resolved",
            zh: "\(grouped(count)) 项中已处理 \(grouped(resolved)) 项")
    }
}
