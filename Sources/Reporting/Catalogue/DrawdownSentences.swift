// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What a drawdown says.
public enum DrawdownSentences {
    // MARK: - Headings

    public static let original = Sentence(en: "originally", zh: "原拨款")
    public static let lapsed = Sentence(en: "lapsed", zh: "失效")
    public static let invoiced = Sentence(en: "billed", zh: "已开票")
    public static let rate = Sentence(en: "rate", zh: "执行率")
    public static let formula = Sentence(en: "formula", zh: "公式")
    public static let curve = Sentence(en: "curve", zh: "进度标准")
    public static let gap = Sentence(en: "gap", zh: "差距")
    public static let burn = Sentence(en: "spent a month", zh: "月均支出")
    public static let recentBurn = Sentence(en: "lately", zh: "近三月月均")
    public static let projected = Sentence(en: "projected", zh: "预计支出")
    public static let unspent = Sentence(en: "would be left", zh: "预计结余")
    public static let outlook = Sentence(en: "outlook", zh: "预计")
    public static let runsOut = Sentence(en: "runs out", zh: "用尽日期")
    public static let bar = Sentence(en: "of what is granted", zh: "占拨款")
    public static let warnings = Sentence(en: "Look at", zh: "请注意")
    public static let month = Sentence(en: "month", zh: "月份")
    public static let soFar = Sentence(en: "spent so far", zh: "累计支出")
    public static let committedSoFar = Sentence(en: "committed so far", zh: "累计承诺")
    public static let asOf = Sentence(en: "as of", zh: "截至")
    public static let knownAt = Sentence(en: "as known at", zh: "已知时点")
    public static let asked = Sentence(en: "requests ask for", zh: "申请金额")
    public static let since = Sentence(en: "committed since", zh: "承诺起始日")
    public static let warning = Sentence(en: "warning", zh: "提示")

    // MARK: - Sentences

    public static let legend = Sentence(
        en: "# spent  = committed  - reserved  . available  ~ lapsed  | where the curve is",
        zh: "# 支出  = 承诺  - 预留  . 可用  ~ 失效  | 进度标准")
    public static let nothingToRead = Sentence(
        en: "No money that you may read: a project's owners read it, and the pool's finance and auditors.",
        zh: "没有您可查看的资金: 项目资金由其所属组织、资源库财务和审计查看。")
    public static func nothing(in year: Int) -> Sentence {
        Sentence(en: "Nothing is granted for \(year).", zh: "\(year) 年没有拨款。")
    }

    public static func head(_ name: String, _ year: Int, _ day: Sentence) -> Sentence {
        Sentence(en: "\(name) · \(year), as of \(day.en)", zh: "\(name) · \(year) 年，截至 \(day.zh)")
    }

    public static func headKnown(_ head: Sentence, _ time: Sentence) -> Sentence {
        Sentence(en: "\(head.en), as known at \(time.en)", zh: "\(head.zh)，以 \(time.zh) 所知为准")
    }

    /// A formula by what it divides.
    public static func formula(_ formula: RateFormula) -> Sentence {
        switch formula {
        case .spent: Sentence(en: "spent / granted", zh: "支出 / 拨款")
        case .obligated: Sentence(en: "(committed + spent) / granted", zh: "(承诺 + 支出) / 拨款")
        case .invoiced: Sentence(en: "billed / granted", zh: "开票 / 拨款")
        }
    }

    public static func lapses(_ amount: String) -> Sentence {
        Sentence(en: "lapses \(amount)", zh: "将失效 \(amount)")
    }

    public static func leaves(_ amount: String) -> Sentence {
        Sentence(en: "leaves \(amount)", zh: "将结余 \(amount)")
    }

    public static let allSpent = Sentence(en: "all spent", zh: "将用完")

    public static func out(_ day: Sentence) -> Sentence {
        Sentence(en: "out \(day.en)", zh: "\(day.zh) 用尽")
    }

    public static func runsOut(_ name: String, on day: Sentence, events: Int, first: Sentence) -> Sentence {
        Sentence(
            en: "\(name) runs out on \(day.en) at the pace of the last three months, before "
                + "\(counted(events, "event", "events")) that it pays, the first on \(first.en)",
            zh: "\(name) 按近三个月的进度将于 \(day.zh) 用尽，早于由其支付的活动 \(grouped(events)) 场，最早一场在 \(first.zh)")
    }

    public static func asksForMore(_ name: String, asked: String, available: String) -> Sentence {
        Sentence(
            en: "requests that wait ask \(name) for \(asked); \(available) is available",
            zh: "等待中的申请向 \(name) 申请 \(asked)；可用 \(available)")
    }

    public static func lapses(_ name: String, unspent: String, lapses: String, on day: Sentence) -> Sentence {
        Sentence(
            en: "\(name) would leave \(unspent) unspent on \(day.en); of that \(lapses) lapses",
            zh: "\(name) 预计到 \(day.zh) 结余 \(unspent)，其中 \(lapses) 将失效")
    }

    /// Where to go on from a project.
    public static func drill(_ name: String) -> Sentence {
        .verbatim("poolbook drawdown \(name) --by month · poolbook ledger \(name) · poolbook statement \(name)")
    }

    // MARK: - What cannot be done

    public static func future(_ day: LocalDate) -> Sentence {
        Sentence(
            en: "\(day.description) has not come; what will be then is not known yet",
            zh: "\(day.description) 尚未到来，其情况未知")
    }
    public static let noInstant = Sentence(
        en: "a day or a time is expected, such as 2027-04-05 or 2027-04-05 10:00",
        zh: "应为日期或时间，例如 2027-04-05 或 2027-04-05 10:00")
    public static func formats(_ formats: [String]) -> Sentence {
        let list = formats.joined(separator: ", ")
        return Sentence(en: "here it may be \(list)", zh: "此处可为 \(list)")
    }
    public static let formatTwice = Sentence(
        en: "--json and --format are given; one will do", zh: "同时给出了 --json 和 --format；请只用一个")
    public static func nothingCalled(_ name: String) -> Sentence {
        Sentence(
            en: "\"\(name)\" is no project, fund, organization or event that you can see; "
                + "list them: poolbook project list, fund list, org list or list",
            zh: "“\(name)”不是您可见的项目、资金、组织或活动；列出: poolbook project list、fund list、org list 或 list")
    }
    public static func noSuchEvent(_ reference: String) -> Sentence {
        Sentence(
            en: "no money that you may read pays for \(reference)", zh: "没有您可查看的资金支付 \(reference)")
    }
    public static func severalEvents(_ reference: String, _ list: [String]) -> Sentence {
        Sentence(
            en: "\(reference) may be any of these:\n  \(list.joined(separator: "\n  "))",
            zh: "\(reference) 可指以下任一:\n  \(list.joined(separator: "\n  "))")
    }
}
