// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What `poolbook help TOPIC` says. Tests read every example by the program's own readers.
enum TopicSentences {
    private typealias Example = TopicPart.Example

    static func title(_ topic: Topic) -> Sentence {
        switch topic {
        case .time: Sentence(en: "How to write times", zh: "时间的写法")
        case .money: Sentence(en: "How to write amounts, shares and payments", zh: "金额、份额和付款的写法")
        case .pace: Sentence(en: "How to read a drawdown", zh: "如何看懂资金执行")
        case .references: Sentence(en: "How to name things", zh: "如何指明事物")
        case .rights: Sentence(en: "Who may do what", zh: "谁可以做什么")
        case .seeing: Sentence(en: "Who sees what", zh: "谁可以看到什么")
        case .states: Sentence(en: "What can become of things", zh: "各种状态及其变化")
        case .settings: Sentence(en: "What a pool sets for itself", zh: "资源库的设置")
        case .calendars: Sentence(en: "How calendars come in and go out", zh: "日历的导入和导出")
        case .operations: OperationsSentences.title
        case .exitCodes: Sentence(en: "How a command ends", zh: "命令如何结束")
        }
    }

    static let time: [TopicPart] = [
        .paragraph(
            Sentence(
                en:
                    "A reservation has a day, a start and an end. Times are the pool's own, wherever you are. Put them in "
                    + "quotation marks, since they hold blanks.",
                zh: "预订要有日期、开始和结束。时间一律为资源库所在时区。其中有空格，请加引号。")),
        .examples(
            .period,
            [
                Example("2027-03-06 14:00-17:00", Sentence(en: "a date, from and to", zh: "日期及起止时刻")),
                Example(
                    "03-06 14:00+3h",
                    Sentence(en: "the next 6 March, for three hours", zh: "下一个3月6日，三小时")),
                Example(
                    Sentence(en: "sat 14:00-17:00", zh: "周六 14:00-17:00"),
                    Sentence(en: "the next Saturday", zh: "下一个周六")),
                Example(
                    Sentence(en: "tomorrow 9:00-11:30", zh: "明天 9:00-11:30"),
                    Sentence(en: "also today and weekdays in full", zh: "也可写今天、后天、星期六")),
                Example(
                    Sentence(en: "6 Mar 2027 14:00-17:00", zh: "2027年3月6日 14:00-17:00"),
                    Sentence(en: "months by name", zh: "中文日期")),
                Example("fri 22:00-02:00", Sentence(en: "over midnight", zh: "跨过午夜")),
                Example(
                    "2027-03-06 14:00 - 2027-03-08 12:00", Sentence(en: "over several days", zh: "跨越数日")),
                Example("2027-03-06T14:00/17:00", Sentence(en: "ISO 8601, also with offsets", zh: "ISO 8601，可带时差")),
            ]),
        .paragraph(
            Sentence(
                en: "Blackouts also take whole days, the last one included:", zh: "停用也可写整天，含最后一天:")),
        .examples(
            .range,
            [
                Example("2027-03-06", Sentence(en: "that day", zh: "当天")),
                Example("2027-03-06..2027-03-10", Sentence(en: "five days", zh: "五天")),
                Example("2027-03", Sentence(en: "the month", zh: "整月")),
            ]),
        .paragraph(
            Sentence(
                en: "Where something is moved or copied, what is not written stays as it was:",
                zh: "移动或照抄时，未写的部分保持不变:")),
        .examples(
            .change,
            [
                Example("03-13", Sentence(en: "another day, the same times", zh: "改日期，时间不变")),
                Example("15:00-18:00", Sentence(en: "the same day, other times", zh: "同一天，改时间")),
                Example("03-13 15:00", Sentence(en: "it lasts as long as before", zh: "时长不变")),
                Example("+1h", Sentence(en: "an hour later", zh: "推迟一小时")),
                Example(
                    Sentence(en: "1d earlier", zh: "提前1天"),
                    Sentence(en: "the day before, also -1d", zh: "提前一天，也可写 -1d")),
            ]),
        .paragraph(Sentence(en: "--hold and the buffers take a length of time:", zh: "--hold 和布置、清场时间写时长:")),
        .examples(
            .span,
            [
                Example("48h", Sentence(en: "48 hours", zh: "48 小时")),
                Example("1h30m", Sentence(en: "an hour and a half", zh: "一个半小时")),
                Example("3d", Sentence(en: "three times 24 hours", zh: "三个 24 小时")),
            ]),
        .paragraph(
            Sentence(
                en:
                    "A weekday beside a date must be right. A time that a clock change skips or repeats is refused with "
                    + "the question that settles it.",
                zh: "日期旁的星期必须正确。时钟调整时不存在或出现两次的时刻会被拒绝，并说明如何写明。")),
    ]

    static let money: [TopicPart] = [
        .paragraph(
            Sentence(
                en: "Amounts are in the pool's currency, with no more decimals than it has.",
                zh: "金额以资源库的币种计，小数位数不超过该币种。")),
        .examples(
            .amount,
            [
                Example("30000", Sentence(en: "thirty thousand", zh: "三万")),
                Example("30,000.00", Sentence(en: "the same", zh: "相同")),
                Example("¥800", Sentence(en: "with the currency's sign", zh: "带币种符号")),
                Example(
                    Sentence(en: "CNY 800", zh: "800元"), Sentence(en: "or with its code", zh: "或带单位")),
            ]),
        .paragraph(
            Sentence(
                en:
                    "What a reservation costs follows from the rates of what it takes; its owner's own use is free. Projects "
                    + "pay it, out of the categories that are needed, what expires soonest first. Hosts bear what their "
                    + "projects pay, unless shares are written: then these must match.",
                zh: "预订的费用由所占用资源的费率得出；所属组织自用免费。费用由项目支付，取自所需的类别，先到期的先用。"
                    + "主办方承担其项目支付的部分；若写明份额，则必须相符。")),
        .examples(
            .command,
            [
                Example("--pay youth-guard", Sentence(en: "what the others leave of the cost", zh: "其他项目未付的费用")),
                Example("--pay youth-guard=60%", Sentence(en: "60% of the cost", zh: "费用的 60%")),
                Example(
                    Sentence(en: "--pay youth-guard/rent=800", zh: "--pay youth-guard/场租=800"),
                    Sentence(en: "800 of a project's category", zh: "项目某一类别的 800")),
                Example(
                    "--pay youth-guard=800",
                    Sentence(en: "800 of any category that may pay", zh: "任一可用类别的 800")),
                Example("--host women=40%", Sentence(en: "bears 40%", zh: "承担 40%")),
                Example("--host women", Sentence(en: "bears what its projects pay", zh: "承担其项目支付的部分")),
            ]),
        .paragraph(Sentence(en: "A share is a percentage, with its sign:", zh: "份额是带百分号的百分数:")),
        .examples(
            .share,
            [
                Example("40%", Sentence(en: "two fifths", zh: "五分之二")),
                Example("33.3334%", Sentence(en: "up to four decimals", zh: "至多四位小数")),
            ]),
        .paragraph(
            Sentence(
                en:
                    "A hold reserves the money, a confirmed reservation commits it, a cancellation gives it back to the line it "
                    + "came from. No line goes below zero. See: poolbook project show NAME",
                zh: "保留时预留资金，确认后成为承诺，取消则退回原预算行。预算行不会低于零。查看: poolbook project show NAME")),
    ]

    static let references: [TopicPart] = [
        .paragraph(
            Sentence(
                en:
                    "A reference names a reservation (R), a series (S), a conflict (C), a plan (P), an approval (A), a bill (I), a "
                    + "transfer (T), a closure (B) or a quota (Q); poolbook show takes them all. It stands first on each line of "
                    + "a list. Case does not matter, any beginning that only one has is enough, the letter of a reservation may "
                    + "be left out, and I, L and O read as 1, 1 and 0.",
                zh: "编号指预订 (R)、系列 (S)、冲突 (C)、计划 (P)、同意 (A)、账单 (I)、调剂 (T)、停用 (B) 或配额 (Q)，"
                    + "poolbook show 均可查看。编号在列表每行的开头。不分大小写，能区分的开头即可，预订的字母可省略；"
                    + "I、L、O 读作 1、1、0。")),
        .examples(
            .command,
            [
                Example("poolbook show R-7K3M", Sentence(en: "in full", zh: "完整")),
                Example("poolbook show r-7k", Sentence(en: "a beginning, in small letters", zh: "小写的开头")),
                Example("poolbook show 7k3m", Sentence(en: "without its letter", zh: "不写字母")),
            ]),
        .paragraph(
            Sentence(
                en:
                    "Venues, people, equipment, organizations, projects and funds are named by their code, their name, an alias, "
                    + "or a part of the name that only one has. What several have is answered with their codes; what nothing "
                    + "has, with what is near. Members are named by their login.",
                zh: "场地、人员、设备、组织、项目和资金可用编码、名称、别名，或只有一项具有的部分名称来指明。多项符合时列出其编码；"
                    + "没有符合时列出相近的。成员用登录名。")),
        .examples(
            .command,
            [
                Example("--venue DS-01", Sentence(en: "by code", zh: "编码")),
                Example("--venue 东胜区文化宫·大厅", Sentence(en: "by name", zh: "名称")),
                Example("--venue 文化宫大厅", Sentence(en: "by alias", zh: "别名")),
                Example("--equipment chairs=120", Sentence(en: "with how many", zh: "及数量")),
            ]),
        .paragraph(
            Sentence(
                en: "The tabulator completes all of them: poolbook help completion",
                zh: "Tab 键可补全: poolbook help completion")),
    ]

    static let rights: [TopicPart] = [
        .paragraph(
            Sentence(
                en:
                    "A member has one role or several, and acts for an organization, or for the pool's own office. Your own: "
                    + "poolbook member list",
                zh: "成员可有一个或多个角色，代表一个组织或资源库办公室。查看自己的角色: poolbook member list")),
        .examples(
            .word,
            [
                Example(
                    "officer",
                    Sentence(
                        en:
                            "books for their organization: reserve, confirm, move, edit, cancel, close, import; keeps its "
                            + "venues, people and equipment, with hours and blackouts",
                        zh: "为本组织预订: reserve、confirm、move、edit、cancel、close、导入预订；维护本组织的场地、人员、设备及其开放时间和停用")),
                Example(
                    "coordinator",
                    Sentence(
                        en: "as an officer; reads every reservation and every member of the pool",
                        zh: "与 officer 相同；可查看全部预订和成员")),
                Example(
                    "finance",
                    Sentence(
                        en: "keeps funds and projects and grants money; in the pool's office, reads the money of every "
                            + "project",
                        zh: "维护资金和项目，拨款；属资源库办公室时可查看所有项目的资金")),
                Example(
                    "administrator",
                    Sentence(
                        en:
                            "all of these for every organization; also keeps the pool, its organizations and its members",
                        zh: "可为任何组织做以上一切；并维护资源库、组织和成员")),
                Example(
                    "auditor", Sentence(en: "reads everything, changes nothing", zh: "查看一切，不作更改")),
                Example(
                    "reporter",
                    Sentence(
                        en: "reads every reservation, writes the report of conflicts and nothing else",
                        zh: "查看全部预订，只写冲突报告，不作其他更改")),
            ]),
        .paragraph(
            Sentence(
                en:
                    "Every member reads what there is (venues, people, equipment, organizations, funds, projects), when it is "
                    + "taken, and the reservations that concern their organization; the money of a project, where their "
                    + "organization owns it. The database keeps these rights, whichever program asks.",
                zh: "每位成员都可查看有哪些场地、人员、设备、组织、资金和项目，何时被占用，以及与本组织有关的预订；"
                    + "本组织所属项目的资金也可查看。权限由数据库保证，与所用程序无关。")),
    ]

    static let exitCodes: [TopicPart] = [
        .paragraph(
            Sentence(
                en: "A script reads from the exit code whether to go on, to mend the command, or to try again.",
                zh: "脚本可由退出码判断继续、修改命令或重试。")),
        .examples(
            .word,
            [
                Example("0", Sentence(en: "done", zh: "完成")),
                Example("1", Sentence(en: "refused by a rule; nothing was written", zh: "被规则拒绝；未写入")),
                Example("64", Sentence(en: "usage", zh: "用法有误")),
                Example(
                    "65",
                    Sentence(
                        en: "bad data: something that was typed or is in a file cannot be used, or does not exist",
                        zh: "数据有误: 输入或文件中的内容无法使用或不存在")),
                Example("69", Sentence(en: "the database is not reachable", zh: "数据库无法连接")),
                Example("70", Sentence(en: "something unexpected", zh: "意外情况")),
                Example(
                    "74",
                    Sentence(
                        en: "a report could not be delivered everywhere; it is kept and tried again",
                        zh: "报告未能全部送达；已保留，将重试")),
                Example(
                    "75",
                    Sentence(
                        en: "try again: busy, or the outcome is in doubt; the message has the command that settles it",
                        zh: "请重试: 繁忙，或结果不明；提示中有可确定结果的命令")),
                Example("77", Sentence(en: "not permitted", zh: "无权限")),
                Example(
                    "78",
                    Sentence(
                        en: "configuration: no pool is set up, or the database does not fit this program",
                        zh: "配置: 未设置资源库，或数据库与本程序不符")),
                Example(
                    "79", Sentence(en: "another run of the report works; nothing was done", zh: "另一次报告正在运行；未做任何事")),
                Example("130", Sentence(en: "interrupted; nothing was written", zh: "已中断；未写入")),
            ]),
    ]
}
