// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What the journal, a statement and a verification say.
public enum EntrySentences {
    // MARK: - Entries

    public static let recorded = Sentence(en: "recorded", zh: "登记时间")
    public static let effective = Sentence(en: "effective", zh: "入账日期")
    public static let entry = Sentence(en: "entry", zh: "分录")
    public static let number = Sentence(en: "no.", zh: "序号")
    public static let actHeading = Sentence(en: "act", zh: "操作")
    public static let source = Sentence(en: "from", zh: "转出")
    public static let target = Sentence(en: "to", zh: "转入")
    public static let sourceAfter = Sentence(en: "left there", zh: "转出后余额")
    public static let targetAfter = Sentence(en: "then", zh: "转入后余额")
    public static let `for` = Sentence(en: "for", zh: "对应")
    public static let invoice = Sentence(en: "invoice", zh: "发票")
    public static let transfer = Sentence(en: "transfer", zh: "调剂")
    public static let reverses = Sentence(en: "reverses", zh: "冲销")
    public static let period = Sentence(en: "posted in", zh: "记账月份")
    public static let by = Sentence(en: "by", zh: "经办人")
    public static let command = Sentence(en: "command", zh: "命令")

    public static func balance(_ balance: LedgerEntry.Balance) -> Sentence {
        switch balance {
        case .outside: Sentence(en: "outside", zh: "外部")
        case .available: Sentence(en: "available", zh: "可用")
        case .reserved: Sentence(en: "reserved", zh: "预留")
        case .committed: Sentence(en: "committed", zh: "承诺")
        case .spent: Sentence(en: "spent", zh: "支出")
        case .lapsed: Sentence(en: "lapsed", zh: "失效")
        }
    }

    /// An act of the journal by the name that it is kept under.
    public static func act(_ name: String) -> Sentence {
        acts[name] ?? .verbatim(name)
    }

    /// Every act of the journal.
    public static var actNames: [String] { acts.keys.sorted() }

    private static let acts: [String: Sentence] = [
        "grant": Sentence(en: "grant", zh: "拨款"),
        "revise": Sentence(en: "revise", zh: "调整"),
        "reserve": Sentence(en: "reserve", zh: "预留"),
        "expire": Sentence(en: "expire", zh: "到期"),
        "commit": Sentence(en: "commit", zh: "承诺"),
        "amend": Sentence(en: "amend", zh: "变更"),
        "release": Sentence(en: "release", zh: "退回"),
        "spend": Sentence(en: "spend", zh: "支付"),
        "credit": Sentence(en: "credit", zh: "退款"),
        "reverse": Sentence(en: "reverse", zh: "冲销"),
        "transfer": Sentence(en: "transfer", zh: "调剂"),
        "carry_over": Sentence(en: "carry over", zh: "结转"),
        "lapse": Sentence(en: "lapse", zh: "失效"),
    ]
}

/// What a statement says.
public enum StatementSentences {
    public static let opening = Sentence(en: "Opening balances", zh: "期初余额")
    public static let movements = Sentence(en: "Movements", zh: "期间变动")
    public static let closing = Sentence(en: "Closing balances", zh: "期末余额")
    public static let total = Sentence(en: "all lines", zh: "合计")
    public static let from = Sentence(en: "from", zh: "起始月份")
    public static let to = Sentence(en: "to", zh: "截止月份")
    public static let block = Sentence(en: "block", zh: "区块")
    public static let hash = Sentence(en: "hash", zh: "哈希值")
    public static let none = Sentence(en: "Nothing moved.", zh: "没有变动。")

    public static func head(_ name: String, _ code: String, _ from: String, _ to: String) -> Sentence {
        from == to
            ? Sentence(en: "Statement of \(name) (\(code)), \(from)", zh: "\(name) (\(code)) 对账单，\(from)")
            : Sentence(
                en: "Statement of \(name) (\(code)), \(from) to \(to)", zh: "\(name) (\(code)) 对账单，\(from) 至 \(to)")
    }

    public static func sums(_ opening: String, _ added: String, _ taken: String, _ closing: String) -> Sentence {
        Sentence(
            en: "available: \(opening) + \(added) - \(taken) = \(closing)",
            zh: "可用: \(opening) + \(added) - \(taken) = \(closing)")
    }

    /// The block of the chain that covers everything on the page.
    public static func chain(_ number: Int, _ hash: String, _ closed: Sentence) -> Sentence {
        Sentence(
            en: "Block \(number) of the pool's chain, closed \(closed.en): \(hash)",
            zh: "资源库哈希链第 \(number) 块，\(closed.zh) 封存: \(hash)")
    }

    public static func check(_ hash: String, _ project: String) -> Sentence {
        Sentence(
            en: "Check this page: poolbook verify --statement \(hash) · print it again: poolbook statement \(project) "
                + "--block \(hash)",
            zh: "核对本页: poolbook verify --statement \(hash) · 重新输出: poolbook statement \(project) --block \(hash)")
    }

    public static func noBlock(_ hash: String) -> Sentence {
        Sentence(
            en: "no block of this pool's chain begins with \(hash); it is printed below every statement",
            zh: "本资源库的哈希链中没有以 \(hash) 开头的区块；每份对账单下方印有哈希值")
    }

    public static func severalBlocks(_ hash: String) -> Sentence {
        Sentence(en: "several blocks begin with \(hash); write more of it", zh: "有多个区块以 \(hash) 开头；请多写几位")
    }

    public static let notAHash = Sentence(
        en: "the beginning of a hash is expected: at least 4 of the digits 0-9 and a-f",
        zh: "应为哈希值的开头: 至少 4 位，由 0-9 和 a-f 组成")
}

/// What `ledger` says beside its entries.
public enum EntryHelp {
    public static let ledger = Sentence(
        en: "The entries of the journal: what moved, for what, by whom and why.",
        zh: "日记账分录: 变动内容、对应事项、经办人和原因。")
    public static let sampleNotes = Sentence(
        en: "--sample draws entries by chance for an auditor: the same seed draws the same ones of the same entries, "
            + "whoever asks. To draw again later what was drawn today, give the day as --known-at.",
        zh: "--sample 为审计随机抽取分录: 同一种子对同样的分录总是抽到相同结果，与操作人无关。日后重现今天的抽样，请用 --known-at 写明日期。")
    public static let name = Sentence(
        en: "A project, fund, organization or event; without it, all that you may read.",
        zh: "项目、资金、组织或活动；不写则为您可查看的全部。")
    public static let acts = Sentence(
        en: "Of this act, such as commit or spend; may be repeated.", zh: "仅此操作，例如 commit 或 spend；可重复。")
    public static let category = Sentence(en: "Of this category; may be repeated.", zh: "仅此类别；可重复。")
    public static let by = Sentence(en: "Made by this member, by login or name.", zh: "仅由此成员经办（登录名或姓名）。")
    public static let from = Sentence(en: "Effective from this day on.", zh: "入账日期从当日起。")
    public static let to = Sentence(en: "Effective through this day.", zh: "入账日期至当日止。")
    public static let sample = Sentence(en: "Draw so many of them by chance.", zh: "随机抽取这么多条。")
    public static let seed = Sentence(
        en: "What the draw depends on: the same seed draws the same entries.", zh: "抽样种子: 相同种子抽到相同分录。")
    public static let seedMissing = Sentence(
        en: "--sample needs --seed, so that the draw can be repeated; write for example --seed 20270331",
        zh: "--sample 需要 --seed 才能重现抽样；例如 --seed 20270331")

    public static func more(_ limit: Int) -> Sentence {
        Sentence(
            en: "There are more than \(grouped(limit)); --limit shows more of them, -o FILE writes all.",
            zh: "超过 \(grouped(limit)) 条；用 --limit 显示更多，用 -o 文件 写出全部。")
    }

    public static func drawn(_ count: Int, _ seed: String) -> Sentence {
        Sentence(
            en: "\(counted(count, "entry", "entries")) drawn with seed \(seed)",
            zh: "以种子 \(seed) 抽取 \(grouped(count)) 条分录")
    }

    public static let statement = Sentence(
        en: "A project's statement: opening balances, every movement, closing balances.",
        zh: "项目对账单: 期初余额、每笔变动、期末余额。")
    public static let statementNotes = Sentence(
        en:
            "By the months into which entries are posted, so that the statement of a closed month never changes. A block of "
            + "the chain is closed first, and its hash stands below: whoever has the page can have it checked.",
        zh: "按记账月份列示，已关闭月份的对账单不再变化。输出前先封存一个区块，其哈希值印在下方，持有该页者可据此核对。")
    public static let statementProject = Sentence(en: "The project, by code or name.", zh: "项目的编码或名称。")
    public static let statementPeriod = Sentence(
        en: "The months: 2027-03, 2027Q1, 2027; without it, this year.", zh: "月份: 2027-03、2027Q1、2027；不写则为今年。")
    public static let block = Sentence(
        en: "As it was at the block whose hash begins so.", zh: "以哈希值如此开头的区块为准。")
}
