// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What only the manual pages say; everything else in them is help.
public enum ManualSentences {
    public static let manual = Sentence(en: "poolbook manual", zh: "poolbook 手册")
    public static let name = Sentence(en: "NAME", zh: "名称")
    public static let synopsis = Sentence(en: "SYNOPSIS", zh: "概述")
    public static let description = Sentence(en: "DESCRIPTION", zh: "描述")
    public static let commands = Sentence(en: "COMMANDS", zh: "命令")
    public static let arguments = Sentence(en: "ARGUMENTS", zh: "参数")
    public static let options = Sentence(en: "OPTIONS", zh: "选项")
    public static let everywhere = Sentence(en: "OPTIONS EVERYWHERE", zh: "通用选项")
    public static let exitStatus = Sentence(en: "EXIT STATUS", zh: "退出码")
    public static let environment = Sentence(en: "ENVIRONMENT", zh: "环境变量")
    public static let files = Sentence(en: "FILES", zh: "文件")
    public static let examples = Sentence(en: "EXAMPLES", zh: "示例")
    public static let seeAlso = Sentence(en: "SEE ALSO", zh: "参见")

    public static let optionsWord = Sentence(en: "options", zh: "选项")
    public static let commandWord = Sentence(en: "command", zh: "命令")
    public static let repeated = Sentence(en: "May be repeated.", zh: "可重复。")
    public static let bare = Sentence(en: "This is what the command does without a subcommand.", zh: "不写子命令时即为此项。")

    public static let program = Sentence(
        en:
            "Independent organizations put their venues, their people and their money into one pool, and hold joint events "
            + "out of it. poolbook books them: a hall, a lawyer, 120 chairs and 800 yuan in one act, all of it or nothing. "
            + "A PostgreSQL database refuses the double booking and the overdrawn budget line, whoever the client is.",
        zh: "各自独立的组织把场地、人员和资金放进一个共享资源库，联合举办活动。poolbook 负责预订: 一个大厅、一名律师、120 把椅子和 800 元一次办妥，"
            + "全部成功或全部不做。无论使用哪个程序，PostgreSQL 数据库都会拒绝重复预订和超支。")

    public static let environmentRows: [TopicPart.Example] = [
        .init(
            "PGHOST, PGPORT, PGDATABASE, PGUSER, PGSERVICE",
            Sentence(
                en: "Where the pool is, as for every program of PostgreSQL. They go before the configuration file.",
                zh: "资源库所在，与 PostgreSQL 的其他程序相同；优先于配置文件。")),
        .init(
            "LC_ALL, LC_MESSAGES, LANG",
            Sentence(
                en:
                    "The language of help, and of answers where neither --locale nor the configuration, the member or the pool "
                    + "says one.",
                zh: "帮助的语言；若 --locale、配置、成员和资源库均未指定，也用于回答。")),
        .init(
            "NO_COLOR", Sentence(en: "No colour, where it is set.", zh: "设置后不用颜色。")),
        .init(
            "XDG_CONFIG_HOME, XDG_DATA_HOME",
            Sentence(
                en: "Where the configuration and the local pool are kept, instead of ~/.config and ~/.local/share.",
                zh: "配置和本机资源库的位置，代替 ~/.config 和 ~/.local/share。")),
    ]

    public static let fileRows: [TopicPart.Example] = [
        .init(
            "~/.config/poolbook/poolbook.yaml",
            Sentence(
                en: "The configuration: server, pool and locale, each a text.", zh: "配置: server、pool 和 locale，均为文本。")),
        .init(
            "/etc/poolbook/poolbook.yaml",
            Sentence(en: "The same for everybody, where one has none of their own.", zh: "全机配置；个人没有配置时使用。")),
        .init("~/.pgpass", Sentence(en: "Passwords, as libpq keeps them.", zh: "密码，按 libpq 的格式。")),
        .init(
            "~/.local/share/poolbook/local",
            Sentence(en: "The private server of poolbook local.", zh: "poolbook local 的私有服务器。")),
    ]

    /// Examples of a command, for the manual; tests run each of them, with -n where it would write.
    public static func examples(_ command: String) -> [TopicPart.Example] {
        switch command {
        case "poolbook":
            [
                .init("poolbook list", Sentence(en: "What is to come.", zh: "即将举行的活动。")),
                .init("poolbook venue list", Sentence(en: "Where it can be held.", zh: "有哪些场地。")),
            ] + examples("reserve")
        case "reserve":
            [
                .init(
                    "poolbook reserve \"Repair café\" \"2027-03-06 14:00-17:00\" --venue DS-01 --equipment chairs=120 "
                        + "--attendance 180",
                    Sentence(
                        en: "A hall and chairs. With -n it is only tried.", zh: "预订大厅和椅子。加 -n 则为试运行。")),
                .init(
                    "poolbook reserve \"Repair café\" \"2027-03-06 14:00-17:00\" --venue DS-01 --host arts=40% --hold 48h",
                    Sentence(
                        en: "With another organization that bears 40%, kept for two days.", zh: "与另一组织合办，对方承担 40%，保留两天。"
                    )),
            ]
        case "show", "confirm", "move", "cancel": []
        case "list":
            [
                .init(
                    "poolbook list --from 2027-03-01 --to 2027-03-31 --venue DS-01",
                    Sentence(en: "March in one hall; the last day is in.", zh: "某大厅的三月，含最后一天。")),
                .init(
                    "poolbook list --state hold --json",
                    Sentence(en: "The holds, for a script.", zh: "保留中的预订，供脚本使用。")),
            ]
        case "blackout":
            [
                .init(
                    "poolbook blackout list", Sentence(en: "What is closed, from now on.", zh: "今后的停用。")),
                .init(
                    "poolbook blackout add DS-02 2027-04-01..2027-04-03 -m \"new floor\"",
                    Sentence(en: "Three days, the last one included.", zh: "三天，含最后一天。")),
            ]
        case "hours":
            [
                .init("poolbook hours DS-01", Sentence(en: "When it is open.", zh: "何时开放。")),
                .init(
                    "poolbook hours set DS-02 \"mon-fri 09:00-21:00\" \"sat 10:00-18:00\"",
                    Sentence(en: "In place of what was set before.", zh: "代替原有设置。")),
            ]
        case "venue":
            [
                .init("poolbook venue show DS-01", Sentence(en: "Everything about one.", zh: "一处场地的全部信息。")),
                .init(
                    "poolbook venue edit DS-02 --aliases \"gallery; corridor\"",
                    Sentence(en: "What is not given stays as it is.", zh: "未给出的保持不变。")),
            ]
        case "import":
            [
                .init(
                    "poolbook import venue config/sample/venues.csv",
                    Sentence(en: "The same file again changes nothing.", zh: "再次导入同一文件不会改变任何内容。"))
            ]
        case "help":
            [
                .init("poolbook help venue add", Sentence(en: "A command of a command.", zh: "子命令。")),
                .init("poolbook help time", Sentence(en: "A topic.", zh: "主题。")),
            ]
        default: []
        }
    }
}
