// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What `--help` says of the commands of finance.
public enum LedgerHelp {
    // MARK: - Bills

    public static let invoice = Sentence(
        en: "Bills on what reservations have committed: list, show, add, pay, credit.",
        zh: "预订所承诺资金的账单: 列出、显示、录入、支付、退款。")
    public static let invoiceList = Sentence(en: "List them, the latest first.", zh: "列出，最新的在前。")
    public static let invoiceShow = Sentence(en: "Show one, and how it is split.", zh: "显示其中一张及其分摊。")
    public static let invoiceAdd = Sentence(
        en: "Enter a payee's bill. -n shows how it is split among those who pay.", zh: "录入收款方的账单。-n 显示如何在各出资方之间分摊。")
    public static let invoicePay = Sentence(
        en: "Pay a bill: all that is due, or a part.", zh: "支付账单: 全部应付金额或其中一部分。")
    public static let invoiceCredit = Sentence(
        en: "Take an amount of a bill back: of what is due, then as a refund.", zh: "冲减账单: 先冲减应付金额，再作为退款。")
    public static let invoiceArgument = Sentence(
        en: "A bill such as I-3D0K; any unambiguous beginning, in any case.", zh: "账单编号，例如 I-3D0K；可只写能区分的开头，不分大小写。")
    public static let number = Sentence(en: "The payee's number for it.", zh: "收款方的账单号。")
    public static let payee = Sentence(en: "Whose bill it is.", zh: "收款方。")
    public static let billCategory = Sentence(
        en: "What it is for, where the reservation has several.", zh: "类别；预订有多个类别时须写明。")
    public static let billProject = Sentence(
        en: "The one project that pays; without it, all that do.", zh: "只由此项目支付；不写则由各出资项目分摊。")
    public static let billDay = Sentence(en: "The day of the bill; without it, today.", zh: "账单日期；不写则为今天。")
    public static let day = Sentence(
        en: "The day for which it counts; without it, today. Into a closed month nothing is posted.",
        zh: "计入的日期；不写则为今天。已结账的月份不再入账。")
    public static let creditDay = Sentence(
        en: "The day for which it counts; without it, that of the payment.", zh: "计入的日期；不写则为支付之日。")
    public static let final = Sentence(
        en: "No other follows: what is left of the category goes back.", zh: "此后不再有账单: 该类别的余额退回。")
    public static let payAmount = Sentence(en: "How much; without it, all that is due.", zh: "金额；不写则为全部应付金额。")
    public static let filterPayee = Sentence(en: "Only of this payee, or a part of its name.", zh: "只列此收款方的；可只写一部分。")
    public static let filterReservation = Sentence(en: "Only on this reservation.", zh: "只列此预订的。")
    public static let filterDue = Sentence(en: "Only those of which something is due.", zh: "只列尚有应付金额的。")

    // MARK: - Relief

    public static let relief = Sentence(
        en: "Grants and gifts to families at an event: list, add, remove.", zh: "活动中发放的慰问金和物资: 列出、登记、撤回。")
    public static let reliefList = Sentence(en: "List what was given, the latest first.", zh: "列出已发放的，最新的在前。")
    public static let reliefAdd = Sentence(
        en: "Record relief in money or in kind, with how many people it reached.", zh: "登记慰问金或物资，以及受益人数。")
    public static let reliefRemove = Sentence(
        en: "Take back what was recorded by mistake; its money is committed again.", zh: "撤回登记有误的；资金恢复为承诺。")
    public static let reliefAmount = Sentence(
        en: "Money, of what the reservation has committed of the line.", zh: "金额，取自预订在该预算中的承诺。")
    public static let parcels = Sentence(en: "How many parcels; no money moves.", zh: "物资份数；不动用资金。")
    public static let reached = Sentence(en: "How many people it reached.", zh: "受益人数。")
    public static let reliefNumber = Sentence(
        en: "Its number there, as relief list shows it.", zh: "列表中的序号。")
    public static let line = Sentence(
        en: "A budget line: PROJECT/CATEGORY, and /YEAR and /FUND where it takes them.",
        zh: "预算: 项目/类别；需要时加 /年度 和 /资金。")

    // MARK: - Lines and periods

    public static let release = Sentence(
        en:
            "Give back what closed reservations have committed and nobody bills: of one, or of all whose days are over.",
        zh: "退回已办结预订中无账单的承诺: 某一项的，或所有到期的。")
    public static let releaseArgument = Sentence(
        en: "A closed reservation; without it, all whose fund's days are over.", zh: "已办结的预订；不写则为所有超过资金期限的。")
    public static let period = Sentence(en: "Months and fiscal years: list, close, reopen.", zh: "月份和年度: 列出、结账、重新打开。")
    public static let periodList = Sentence(en: "List what was ever closed.", zh: "列出曾经结账的。")
    public static let periodClose = Sentence(
        en: "Close a month or a year. -n lists what is in the way, and what will happen.", zh: "为月份或年度结账。-n 列出障碍和结果。")
    public static let periodReopen = Sentence(
        en: "Open a closed month or year again, once a second person agrees.", zh: "经第二人同意，重新打开已结账的月份或年度。")
    public static let periodArgument = Sentence(en: "A month or a year: 2027-03, 2027.", zh: "月份或年度: 2027-03、2027。")
    public static let transfer = Sentence(
        en: "Move money from one line to another, once a second person agrees.", zh: "经第二人同意，在两项预算之间调剂资金。")
    public static let reverse = Sentence(
        en: "Undo a payment, a refund, a transfer, a grant or a revision, once a second person agrees.",
        zh: "经第二人同意，冲销支付、退款、调剂、拨款或调整。")
    public static let reverseArgument = Sentence(
        en: "A bill (its last payment), a transfer, or an entry: PROJECT/CATEGORY/YEAR#NUMBER.",
        zh: "账单（最近一次支付）、调剂，或分录: 项目/类别/年度#序号。")
    public static let revise = Sentence(
        en: "Make what a fund grants a project another amount, once a second person agrees.",
        zh: "经第二人同意，将拨款调整为另一金额。")
    public static let reviseAmount = Sentence(en: "All that it is granted from then on.", zh: "调整后的拨款总额。")

    // MARK: - Funds

    public static let obligationFrom = Sentence(
        en: "The first day on which its money may be set aside.", zh: "可安排资金的最早日期。")
    public static let obligationUntil = Sentence(
        en: "The last day on which its money may be set aside.", zh: "可安排资金的最晚日期。")
    public static let liquidationUntil = Sentence(
        en: "The last day on which it is paid out.", zh: "可支付的最晚日期。")
    public static let yearEnd = Sentence(
        en: "What becomes of what is available at the year's end: lapse, carry-over, or the part that is carried over, "
            + "such as 20%.",
        zh: "年末可用余额的处理: lapse（失效）、carry-over（结转），或结转的比例，例如 20%。")
    public static let tolerance = Sentence(
        en: "How far bills may go above what was agreed, such as 5%.", zh: "账单可超出约定的比例，例如 5%。")
    public static let curve = Sentence(
        en: "What part should be spent by the end of each month: linear, or twelve rising percentages up to 100%.",
        zh: "每月末应支出的比例: linear（均匀），或递增至 100% 的十二个百分比。")
    public static let rateFormula = Sentence(
        en: "The execution rate: spent, obligated or invoiced, of what is granted.",
        zh: "执行率的算法: spent、obligated 或 invoiced 占拨款的比例。")
    public static let releaseAfter = Sentence(
        en: "After how many days what is committed and not billed goes back; 60 without it.",
        zh: "无账单的承诺在多少天后退回；不写则为 60 天。")
    public static let paymentLimit = Sentence(
        en: "Payments above this amount take a second person; empty: none does.", zh: "超过此金额的支付须经第二人同意；为空则不限。")
}
