// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What the commands of finance answer.
public enum LedgerSentences {
    // MARK: - Bills

    public static func billed(_ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Entered", zh: "已录入")
        case .tried: Sentence(en: "Would enter", zh: "将录入")
        }
    }

    /// A bill in one line.
    public static func bill(_ amount: Money, _ payee: String, _ number: String, on reservation: String) -> Sentence {
        Sentence(
            en: "\(amount.description) of \(payee), \(number), on \(reservation)",
            zh: "\(payee) 的 \(number), \(amount.description), 用于 \(reservation)")
    }

    public static func paid(_ amount: Money, of whole: Money, _ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en: "Paid \(amount.description) of \(whole.description)",
                zh: "已支付 \(amount.description), 共 \(whole.description)")
        case .tried:
            Sentence(
                en: "Would pay \(amount.description) of \(whole.description)",
                zh: "将支付 \(amount.description), 共 \(whole.description)")
        }
    }

    public static func due(_ amount: Money) -> Sentence {
        Sentence(en: "\(amount.description) is due still", zh: "尚欠 \(amount.description)")
    }

    public static let settled = Sentence(en: "nothing is due any more", zh: "已结清")

    public static func credited(_ amount: Money, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Credited \(amount.description)", zh: "已冲减 \(amount.description)")
        case .tried: Sentence(en: "Would credit \(amount.description)", zh: "将冲减 \(amount.description)")
        }
    }

    /// A refund that counts for another month than it is posted into.
    public static func posted(in month: String, for day: LocalDate, closed: String) -> Sentence {
        Sentence(
            en: "\(closed) is closed: posted in \(month), effective \(day.description)",
            zh: "\(closed) 已结账: 记入 \(month), 生效日期 \(day.description)")
    }

    public static let lapsed = Sentence(
        en: "the line is over: it goes to lapsed, not to available", zh: "该预算已结束: 计入失效, 不回到可用")

    public static func amended(_ amount: Money) -> Sentence {
        Sentence(
            en: "\(amount.description) of it set aside now, within the tolerance",
            zh: "其中 \(amount.description) 在允许偏差内补充安排")
    }

    public static func givenBack(_ amount: Money, _ line: String) -> Sentence {
        Sentence(en: "back to \(line): \(amount.description)", zh: "退回 \(line): \(amount.description)")
    }

    public static func open(_ reservation: String, _ parts: String) -> Sentence {
        Sentence(en: "\(reservation) has open still: \(parts)", zh: "\(reservation) 尚有未结: \(parts)")
    }

    // MARK: - Relief and releases

    public static func relief(_ reference: String, _ number: Int, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Recorded: \(reference) \(number)", zh: "已登记: \(reference) \(number)")
        case .tried: Sentence(en: "Would record: \(reference) \(number)", zh: "将登记: \(reference) \(number)")
        }
    }

    public static func reliefRemoved(_ reference: String, _ number: Int, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Taken back: \(reference) \(number)", zh: "已撤回: \(reference) \(number)")
        case .tried: Sentence(en: "Would take back: \(reference) \(number)", zh: "将撤回: \(reference) \(number)")
        }
    }

    public static func parcels(_ count: Int) -> Sentence {
        Sentence(en: "\(counted(count, "parcel", "parcels"))", zh: "\(grouped(count)) 份物资")
    }

    public static func reached(_ count: Int) -> Sentence {
        Sentence(en: "\(counted(count, "person", "people")) reached", zh: "受益 \(grouped(count)) 人")
    }

    public static let moneyOrParcels = Sentence(
        en: "relief is in money or in kind: give --amount or --parcels", zh: "慰问为资金或物资: 请写 --amount 或 --parcels 之一")

    public static func released(_ amount: Money, _ reference: String, _ title: String, _ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en: "Given back \(amount.description) of \(reference) \(title)",
                zh: "已退回 \(reference) \(title) 的 \(amount.description)")
        case .tried:
            Sentence(
                en: "Would give back \(amount.description) of \(reference) \(title)",
                zh: "将退回 \(reference) \(title) 的 \(amount.description)")
        }
    }

    public static let nothingToRelease = Sentence(en: "There is nothing to give back.", zh: "没有可退回的资金。")

    // MARK: - Periods

    public static func closed(_ period: String, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Closed: \(period)", zh: "已结账: \(period)")
        case .tried: Sentence(en: "Would close: \(period)", zh: "将结账: \(period)")
        }
    }

    public static func sealed(_ hash: String) -> Sentence {
        Sentence(
            en: "The record now has this hash, which every organization is told: \(hash)",
            zh: "记录现在的哈希值如下，已通知各组织: \(hash)")
    }

    public static let unsealed = Sentence(
        en: "closed, its hash not told: close it again", zh: "已结账, 哈希值未通知: 请再次结账")

    public static func inTheWay(_ count: Int) -> Sentence {
        Sentence(en: "In the way (\(count))", zh: "障碍 (\(count))")
    }

    public static let willHappen = Sentence(en: "Will happen", zh: "将会发生")

    public static func moved(_ count: Int, _ amount: Money, to year: Int) -> Sentence {
        Sentence(
            en:
                "\(counted(count, "open commitment moves", "open commitments move")) with \(amount.description) to lines of \(year)",
            zh: "\(grouped(count)) 项未结承诺连同 \(amount.description) 转入 \(year) 年预算")
    }

    public static func carried(_ count: Int, _ amount: Money) -> Sentence {
        Sentence(
            en: "\(counted(count, "line carries", "lines carry")) over \(amount.description)",
            zh: "\(grouped(count)) 项预算结转 \(amount.description)")
    }

    public static func lapses(_ line: String, _ amount: Money) -> Sentence {
        Sentence(en: "\(amount.description) of \(line) lapses", zh: "\(line) 的 \(amount.description) 失效")
    }

    public static let nothingElse = Sentence(en: "nothing is posted into it any more", zh: "此后不再入账")

    public static let periodExpected = Sentence(
        en: "a month or a year is expected, such as 2027-03 or 2027", zh: "应为月份或年度，例如 2027-03 或 2027")

    // MARK: - Second persons

    /// An act that waits for a second person.
    public static func waits(_ approval: String, _ others: Int, until: Sentence, _ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en: "waits for a second person (\(others) can) until \(until.en): poolbook approve \(approval)",
                zh: "等待第二人同意 (\(others) 人可同意), 至 \(until.zh): poolbook approve \(approval)")
        case .tried:
            Sentence(
                en: "would wait for a second person (\(others) can) until \(until.en)",
                zh: "将等待第二人同意 (\(others) 人可同意), 至 \(until.zh)")
        }
    }

    public static func transferred(_ amount: Money, from: String, to: String) -> Sentence {
        Sentence(
            en: "\(amount.description) from \(from) to \(to)", zh: "\(amount.description) 从 \(from) 调至 \(to)")
    }

    public static func setAside(_ amount: Money) -> Sentence {
        Sentence(en: "\(amount.description) is set aside meanwhile", zh: "其间预留 \(amount.description)")
    }

    public static func reversing(_ entry: String, _ amount: Money) -> Sentence {
        Sentence(en: "reversal of \(entry), \(amount.description)", zh: "冲销 \(entry), \(amount.description)")
    }

    public static func revising(_ line: String, _ before: Money, _ after: Money) -> Sentence {
        Sentence(
            en: "grant of \(line): \(before.description) -> \(after.description)",
            zh: "\(line) 的拨款: \(before.description) -> \(after.description)")
    }

    public static func reopening(_ period: String) -> Sentence {
        Sentence(en: "reopening of \(period)", zh: "重新打开 \(period)")
    }

    public static func payment(_ amount: Money, _ bill: String) -> Sentence {
        Sentence(en: "payment of \(amount.description) on \(bill)", zh: "支付 \(bill) 的 \(amount.description)")
    }

    public static let sameLine = Sentence(
        en: "the line that gives and the line that gets are the same", zh: "转出与转入是同一项预算")
    public static let entryExpected = Sentence(
        en: "a bill (I-3D0K), a transfer (T-9A2B) or an entry (youth/rent/2027#12) is expected",
        zh: "应为账单 (I-3D0K)、调剂 (T-9A2B) 或分录 (青春护航/场租/2027#12)")

    // MARK: - Fields

    public static let part = Sentence(
        en: "a part is expected, such as 5% or 0%", zh: "应为比例，例如 5% 或 0%")
    public static let yearEnd = Sentence(
        en: "lapse, carry-over or a part such as 20% is expected", zh: "应为 lapse、carry-over 或比例，例如 20%")
    public static let curve = Sentence(
        en:
            "linear or twelve rising percentages up to 100% are expected, such as 5%; 10%; 20%; 30%; 40%; 50%; 60%; 70%; "
            + "80%; 90%; 95%; 100%",
        zh: "应为 linear，或递增至 100% 的十二个百分比，例如 5%; 10%; 20%; 30%; 40%; 50%; 60%; 70%; 80%; 90%; 95%; 100%")
}

/// Headings of what finance reads.
public enum LedgerHeadings {
    public static let payee = Sentence(en: "payee", zh: "收款方")
    public static let billNumber = Sentence(en: "number", zh: "账单号")
    public static let billed = Sentence(en: "billed", zh: "账单金额")
    public static let credited = Sentence(en: "credited", zh: "冲减")
    public static let due = Sentence(en: "due", zh: "应付")
    public static let day = Sentence(en: "day", zh: "日期")
    public static let reservation = Sentence(en: "reservation", zh: "预订")
    public static let parts = Sentence(en: "Split", zh: "分摊")
    public static let line = Sentence(en: "line", zh: "预算")
    public static let moved = Sentence(en: "now", zh: "本次")
    public static let parcels = Sentence(en: "parcels", zh: "份数")
    public static let reached = Sentence(en: "reached", zh: "受益人数")
    public static let reliefNumber = Sentence(en: "no.", zh: "序号")
    public static let period = Sentence(en: "period", zh: "期间")
    public static let closedBy = Sentence(en: "closed by", zh: "结账人")
    public static let closedAt = Sentence(en: "closed", zh: "结账时间")
    public static let approval = Sentence(en: "approval", zh: "审批")
    public static let obligationFrom = Sentence(en: "set aside from", zh: "安排起始日期")
    public static let obligationUntil = Sentence(en: "set aside until", zh: "安排截止日期")
    public static let liquidationUntil = Sentence(en: "paid until", zh: "支付截止日期")
    public static let yearEnd = Sentence(en: "year end", zh: "年末处理")
    public static let tolerance = Sentence(en: "tolerance", zh: "允许偏差")
    public static let curve = Sentence(en: "curve", zh: "进度曲线")
    public static let rateFormula = Sentence(en: "rate", zh: "执行率算法")
    public static let releaseAfter = Sentence(en: "given back after (days)", zh: "退回期限 (天)")
    public static let paymentLimit = Sentence(en: "payment limit", zh: "支付限额")
    public static let carried = Sentence(en: "carried over", zh: "结转")
    public static let lapsed = Sentence(en: "lapsed", zh: "失效")
    public static let movedCommitments = Sentence(en: "commitments moved", zh: "转入承诺")
    public static let open = Sentence(en: "Open", zh: "未结")
    public static let giving = Sentence(en: "from", zh: "转出")
    public static let getting = Sentence(en: "to", zh: "转入")
}
