// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What `--help` says of drawdown, statement, ledger and verify.
public enum MoneyHelp {
    public static let group = Sentence(en: "Money", zh: "资金")
    public static let drawdown = Sentence(
        en: "How much of each grant is left, promised and spent, and whether that is on pace.",
        zh: "各项拨款剩余、承诺和支出多少，进度如何。")
    public static let drawdownNotes = Sentence(
        en:
            "Without a name: every project whose money you may read, the one furthest behind its curve first. Committed is "
            + "what is promised and neither spent nor given back; spent is what was paid; the rate is reckoned by the "
            + "fund's formula, the curve is what should be executed by now. poolbook help pace explains every "
            + "column by an example.",
        zh: "不写名称: 列出您可查看资金的全部项目，落后最多者在前。承诺指已承诺、尚未支出也未退回的金额；支出指已支付的金额；"
            + "执行率按资金的公式计算，进度标准为截至目前应执行的比例。帮助中另有一个主题以实例说明每一列。")
    public static let drawdownName = Sentence(
        en: "A project, fund or organization, or an event by its reference; without it, all.",
        zh: "项目、资金或组织，或活动编号；不写则为全部。")
    public static let by = Sentence(
        en: "project, fund, category, month, event or host.", zh: "project、fund、category、month、event 或 host。")
    public static let byName = Sentence(en: "option --by", zh: "选项 --by")
    public static let asOf = Sentence(
        en: "As of the end of this day, by what counts for it.", zh: "截至当日结束，按入账日期计。")
    public static let knownAt = Sentence(
        en: "As it was known then: without what was recorded later.", zh: "以当时所知为准: 不含之后登记的内容。")
    public static let year = Sentence(
        en: "The fiscal year; without it, that of the day.", zh: "年度；不写则为该日所在年度。")
    public static let format = Sentence(
        en: "text, json, csv, hledger or html.", zh: "text、json、csv、hledger 或 html。")
    public static let formatName = Sentence(en: "option --format", zh: "选项 --format")
    public static let output = Sentence(
        en: "Write to this file; without it, to standard output.", zh: "写入此文件；不写则输出到标准输出。")
}
