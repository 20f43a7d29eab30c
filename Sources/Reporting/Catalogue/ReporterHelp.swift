// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What help says of the reporter, and of where it writes to.
public enum ReporterHelp {
    public static let telephone = Sentence(
        en: "Where they are called; of people seen by their organization and who keeps the pool.",
        zh: "联系电话；个人的电话仅本组织和管理者可见。")
    public static let email = Sentence(en: "Where reports and notices go by mail.", zh: "报告和通知的收件地址。")
    public static let report = Sentence(en: "Reports that a scheduler runs.", zh: "由计划任务运行的报告。")
    public static let conflicts = Sentence(
        en: "Look at everything that stands, and tell each reader what is new, worse and over.",
        zh: "检查全部有效预订，并告知各收件人新增、升级和已结束的冲突。")
    public static let conflictsNotes = Sentence(
        en:
            "For cron: it prints nothing while nothing is new, and leaves one line on standard error. Coordinators on duty are "
            + "told of all conflicts, organizations of theirs, finance of money. What could not be delivered is kept and tried "
            + "again under the same identifier. Exit codes: 0 with or without news, 74 if something could not be delivered or "
            + "written, 79 if another run works.",
        zh:
            "供 cron 使用: 没有新情况时不输出任何内容，标准错误留下一行记录。值班协调员获知全部冲突，各组织获知与其相关的冲突，财务获知资金冲突。"
            + "未能送达的内容会保留，并以同一标识重试。退出码: 无论有无新情况均为 0；有内容未能送达或写入为 74；另一次运行正在进行为 79。")
    public static let always = Sentence(en: "Print the report even when nothing is new.", zh: "即使没有新情况也输出报告。")
    public static let exitCode = Sentence(en: "Exit with 1 when something is new.", zh: "有新情况时以 1 退出。")
    public static let local = Sentence(en: "The private server of this machine is meant.", zh: "确指本机的私有服务器。")
    public static let every = Sentence(
        en: "How often it is run, such as 15min: whoever keeps the pool is told when it is not.",
        zh: "运行间隔，例如 15min: 未按时运行时会告知资源库的管理者。")
    public static let everyName = Sentence(en: "option --every", zh: "选项 --every")
    public static let keepName = Sentence(en: "option --keep", zh: "选项 --keep")
    public static let senderName = Sentence(en: "option --from", zh: "选项 --from")
    public static let format = Sentence(en: "text, json, csv or html.", zh: "text、json、csv 或 html。")
    public static let output = Sentence(
        en: "Keep the latest report of each day in this folder, in every format.", zh: "在此文件夹中保存每天最新的报告，各种格式齐备。")
    public static let keep = Sentence(en: "For how many days; without it, 90.", zh: "保留天数；不写则为 90。")
    public static let mail = Sentence(en: "Send each reader their report by the system's mail.", zh: "通过系统邮件向各收件人发送报告。")
    public static let sender = Sentence(
        en: "The sender's address; without it, poolbook at this machine.", zh: "发件地址；不写则为本机的 poolbook。")
    public static let sendmail = Sentence(
        en: "The program that takes the mail; without it, /usr/sbin/sendmail.", zh: "接收邮件的程序；不写则为 /usr/sbin/sendmail。")
    public static let deliverWith = Sentence(
        en: "Run this command for each report, which it reads on its standard input.", zh: "为每份报告运行此命令，报告由标准输入读取。")
    public static let metrics = Sentence(
        en: "Write measurements to this file, for Prometheus' node exporter.",
        zh: "将度量写入此文件，供监控系统读取。")
    public static let logFormat = Sentence(
        en: "The line on standard error: text or json.", zh: "标准错误中记录行的格式: text 或 json。")
}
