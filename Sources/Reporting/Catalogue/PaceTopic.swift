// Each sentence says itself what it is for.

/// What `poolbook help pace` says: every column, and a worked example that a test works again.
extension TopicSentences {
    private typealias Row = TopicPart.Example

    static let pace: [TopicPart] = [
        .paragraph(
            Sentence(
                en: "Money of a budget line (fund, project, category, year) is always in one of five places, and every "
                    + "entry of the ledger moves an amount from one to another:",
                zh: "每条预算 (资金、项目、类别、年度) 的钱总在五处之一，日记账的每条分录将一笔金额从一处移到另一处:")),
        .examples(
            .word,
            [
                Row("available", Sentence(en: "what can still be promised", zh: "可用: 尚可承诺的金额")),
                Row(
                    "reserved", Sentence(en: "set aside by a hold or a transfer that waits", zh: "预留: 被保留的预订或等待中的调剂占用")),
                Row("committed", Sentence(en: "promised, and neither spent nor given back", zh: "承诺: 已承诺，尚未支出也未退回")),
                Row("spent", Sentence(en: "paid, less refunds; billed is shown apart", zh: "支出: 已支付，扣除退款；已开票另列")),
                Row("lapsed", Sentence(en: "can no longer be used", zh: "失效: 不能再使用")),
            ]),
        .paragraph(
            Sentence(
                en:
                    "Granted is the sum of the five: originally what was granted, then what was revised, transferred or "
                    + "carried over. Given back is what reservations returned; it is available again.",
                zh: "拨款是五者之和: 原拨款加上之后的调整、调剂和结转。退回是预订交还的金额，已重新可用。")),
        .paragraph(
            Sentence(
                en:
                    "Rate: by each fund's formula, spent / granted unless it says otherwise. Curve: what should be executed by "
                    + "the day, in equal parts by the day or by the fund's own twelve months. Gap: rate less curve, in "
                    + "percentage points. Spent a month: of the months that have passed, and lately of this month and the "
                    + "two before it; a month that has begun counts by its days. Projected: what is spent, and the more of "
                    + "what is committed and of the pace going on. Outlook: the day on which that pace uses everything up, "
                    + "or what it leaves at the year's end, of which the fund's rule carries a part over and the rest lapses.",
                zh: "执行率: 按各资金的公式，默认为 支出 / 拨款。进度标准: 截至当日应执行的比例，按天均分或按资金自定的十二个月。差距: 执行率减进度标准，"
                    + "以百分点计。月均支出: 已过月份的平均；近三月月均为本月及前两个月的平均；未满的月份按天计。预计支出: 已支出，"
                    + "加上承诺与按此进度继续支出两者中较大者。预计: 按此进度用尽的日期，或年底结余，其中按资金规则结转一部分，其余失效。")),
        .paragraph(
            Sentence(
                en: "A worked example, the project youth-guard of the sample pool on 25 February 2027. Granted: "
                    + "200,000.00 + 20,000.00 + 50,000.00 + 30,000.00 = 300,000.00. Two events are committed: 300.00 and "
                    + "600.00 + 350.00, together 1,250.00; available is 300,000.00 - 1,250.00 = 298,750.00. Now 600.00 of that "
                    + "is billed and paid: spent 600.00, committed 650.00, available as before. Rate: 600.00 / 300,000.00 = "
                    + "0.2%. Curve: 25 February is day 56 of 365, 15.3%. Gap: -15.1. Spent a month: one month and 25 days of "
                    + "28 have passed, 53/28; 600.00 x 28 / 53 = 316.98. Projected: 316.98 goes on for 12 - 53/28 = 283/28 "
                    + "months, 3,203.76, more than the 650.00 committed; 600.00 + 3,203.76 = 3,803.76. Left at the year's "
                    + "end: 300,000.00 - 3,803.76 = 296,196.24, all of which lapses, since these funds carry nothing over.",
                zh: "实例: 示例资源库的项目 youth-guard (青春护航)，2027 年 2 月 25 日。拨款: 200,000.00 + 20,000.00 + 50,000.00 + "
                    + "30,000.00 = 300,000.00。两个活动已承诺: 300.00 以及 600.00 + 350.00，共 1,250.00；可用为 300,000.00 - "
                    + "1,250.00 = 298,750.00。随后其中 600.00 开票并支付: 支出 600.00，承诺 650.00，可用不变。执行率: 600.00 / "
                    + "300,000.00 = 0.2%。进度标准: 2 月 25 日为 365 天中的第 56 天，15.3%。差距: -15.1。月均支出: 已过一个月又 28 天中的 "
                    + "25 天，即 53/28 个月；600.00 x 28 / 53 = 316.98。预计支出: 316.98 继续 12 - 53/28 = 283/28 个月，为 "
                    + "3,203.76，大于承诺的 650.00；600.00 + 3,203.76 = 3,803.76。年底结余: 300,000.00 - 3,803.76 = "
                    + "296,196.24，因这些资金不结转，全部失效。")),
        .examples(
            .command,
            [
                Row("poolbook drawdown", Sentence(en: "all projects, the furthest behind first", zh: "全部项目，落后最多者在前")),
                Row(
                    "poolbook drawdown youth-guard --by month",
                    Sentence(en: "also event, category, host, fund, project", zh: "也可 event、category、host、fund、project")
                ),
                Row(
                    "poolbook drawdown --as-of 2027-01-31",
                    Sentence(en: "that day; --known-at: as it was known", zh: "当日的情况；--known-at: 以当时所知为准")),
                Row(
                    "poolbook drawdown --format html -o p.html",
                    Sentence(en: "a page with pictures; also csv, json, hledger", zh: "带图的网页；也可 csv、json、hledger")),
            ]),
    ]
}
