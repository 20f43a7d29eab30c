public import Scheduling

/// What people read when something cannot be done.
public enum FailureSentences {
    /// How many rules refused.
    public static func refused(_ count: Int) -> Sentence {
        Sentence(
            en: "Refused for \(counted(count, "reason", "reasons")). Nothing was written.",
            zh: "已拒绝，共 \(grouped(count)) 个原因。未写入任何内容。")
    }

    /// The same where what is near was kept as offers, each under its code.
    public static func refusedWithOffers(_ count: Int) -> Sentence {
        Sentence(
            en: "Refused for \(counted(count, "reason", "reasons")). Nothing was written but the offers.",
            zh: "已拒绝，共 \(grouped(count)) 个原因。除备选方案外，未写入任何内容。")
    }

    /// The caller's roles do not suffice.
    public static func notPermitted(needs: [String]) -> Sentence {
        guard !needs.isEmpty else {
            return Sentence(
                en: "you may not do this; ask an administrator for the role", zh: "您无权这样做；请向管理员申请角色")
        }
        guard needs != ["administrator"] else {
            return Sentence(
                en: "you may not do this: it is for the organization that it concerns, or an administrator",
                zh: "您无权这样做: 须由相关组织或管理员操作")
        }
        guard needs != [Seeing.Viewer.officeFinance.rawValue, "administrator"] else {
            return Sentence(
                en: "you may not do this: it is for the finance of the pool's office, or an administrator",
                zh: "您无权这样做: 须由资源库办公室的财务人员或管理员操作")
        }
        let roles = needs.joined(separator: ", ")
        return Sentence(
            en: "you may not do this: it needs one of the roles \(roles)", zh: "您无权这样做: 需要以下角色之一: \(roles)")
    }

    /// What was named is not there, or not for the caller; what is near, or how to list what there is.
    public static func notFound(kind: String, name: String, nearest: [String] = []) -> Sentence {
        let what = kindName(kind)
        let rest = SuggestionSentences.meant(nearest, kind: kind)
        return Sentence(
            en: "there is no \(what.en) \"\(name)\" that you can see\(rest.en)",
            zh: "没有您可见的\(what.zh)“\(name)”\(rest.zh)")
    }

    /// A name stands for several things.
    public static func several(kind: String, name: String, matches: [String]) -> Sentence {
        let what = kindName(kind)
        let list = matches.joined(separator: "\n  ")
        return Sentence(
            en: "\"\(name)\" may be any \(what.en) of these; write one of their codes:\n  \(list)",
            zh: "“\(name)”可能是以下任一\(what.zh)；请写代码:\n  \(list)")
    }

    /// A name stands for things of several kinds.
    public static func severalThings(_ name: String, _ matches: [Sentence]) -> Sentence {
        let list = Sentence.joined(matches, by: .verbatim("\n  "))
        return Sentence(
            en: "\"\(name)\" may be any of these; write one of their codes:\n  \(list.en)",
            zh: "“\(name)”可能是以下任一项；请写代码:\n  \(list.zh)")
    }

    /// A name that nothing with an agenda has.
    public static func nothingCalled(_ name: String) -> Sentence {
        Sentence(
            en: "\"\(name)\" is no venue, person, equipment or organization that you can see, and no time; "
                + "list them: poolbook venue list, staff list, equipment list or org list",
            zh: "“\(name)”不是您可见的场地、人员、设备或组织，也不是时间；列出: poolbook venue list、staff list、equipment list 或 org list")
    }

    /// More days than an agenda has room for.
    public static func agendaTooLong(_ days: Int) -> Sentence {
        Sentence(
            en: "an agenda shows at most \(days) days; more of them: poolbook list WHEN",
            zh: "日程最多显示 \(days) 天；更长的时间请用: poolbook list WHEN")
    }

    /// What people call a kind of thing.
    public static func kindName(_ kind: String) -> Sentence {
        switch kind {
        case "venue": Sentence(en: "venue", zh: "场地")
        case "staff": Sentence(en: "member of staff", zh: "人员")
        case "equipment": Sentence(en: "equipment", zh: "设备")
        case "resource": Sentence(en: "resource", zh: "资源")
        case "organization": Sentence(en: "organization", zh: "组织")
        case "project": Sentence(en: "project", zh: "项目")
        case "fund": Sentence(en: "fund", zh: "资金")
        case "member": Sentence(en: "member", zh: "成员")
        case "reservation": Sentence(en: "reservation", zh: "预订")
        case "commitment": Sentence(en: "commitment", zh: "承诺")
        case "pool": Sentence(en: "pool", zh: "资源库")
        case "approval": Sentence(en: "approval", zh: "同意事项")
        case "conflict": Sentence(en: "conflict", zh: "冲突")
        case "proposal": Sentence(en: "proposal", zh: "处理方案")
        case "plan": Sentence(en: "plan", zh: "整体方案")
        case "term": Sentence(en: "term of the chair", zh: "任期")
        case "series": Sentence(en: "series", zh: "系列")
        case "blackout": Sentence(en: "blackout", zh: "停用")
        case "invoice": Sentence(en: "bill", zh: "账单")
        case "transfer": Sentence(en: "transfer", zh: "调剂")
        case "line": Sentence(en: "budget line", zh: "预算")
        case "relief": Sentence(en: "relief", zh: "慰问")
        default: .verbatim(kind)
        }
    }

    /// A key was used for something else.
    public static let keyReused = Sentence(
        en: "this --key was used for something else; leave it out, or write the command as it was",
        zh: "此 --key 已用于其他操作；请去掉它，或照原样重写命令")

    /// The login belongs to no pool, or to several.
    public static func noPool(known: [String]) -> Sentence {
        guard !known.isEmpty else {
            return Sentence(
                en:
                    "your login is a member of no pool here\n  make one: poolbook pool add NAME --zone ZONE --currency CODE",
                zh: "您的登录名不属于这里的任何资源库\n  新建: poolbook pool add NAME --zone ZONE --currency CODE")
        }
        let names = known.joined(separator: "\n  ")
        return Sentence(
            en: "say which pool with --pool; yours are:\n  \(names)", zh: "请用 --pool 指明资源库；您所在的有:\n  \(names)")
    }

    /// The login was a member, and is no more.
    public static func membershipEnded(_ day: LocalDate) -> Sentence {
        let day = Cell.date(day).sentence(in: .utc)
        return Sentence(
            en: "your membership ended on \(day.en); ask an administrator of the pool",
            zh: "您的成员资格已于 \(day.zh) 终止；请联系资源库管理员")
    }

    /// A retirement with a day, and its end.
    public static let fromAndUndo = Sentence(
        en: "--from retires, --undo takes that back; write one of the two", zh: "--from 为停用，--undo 为恢复；请只写一个")

    /// The pool uses a zone or currency that is not known here.
    public static func unknownSetting(_ value: String) -> Sentence {
        Sentence(
            en: "the pool uses \(value), which this machine does not know; upgrade poolbook and tzdata",
            zh: "资源库使用 \(value)，本机不认识；请升级 poolbook 和 tzdata")
    }

    /// No pool is named anywhere.
    public static let noServer = Sentence(
        en: "no pool is set up here yet.\n"
            + "  join one:   poolbook login FILE        (the invitation that your administrator sent)\n"
            + "  try it out: poolbook local start       (a private pool on this machine)",
        zh: "本机尚未设置资源库。\n" + "  加入: poolbook login FILE        (管理员发来的邀请)\n"
            + "  试用: poolbook local start       (本机上的私有资源库)")

    /// The embedded server is down.
    public static let localStopped = Sentence(
        en: "the local pool is stopped; start it: poolbook local start", zh: "本机资源库已停止；请启动: poolbook local start")

    /// Acting as somebody else is for trying things out.
    public static let asIsLocal = Sentence(
        en: "--as works on the local pool only; elsewhere everybody logs in as themselves",
        zh: "--as 只用于本机资源库；其他服务器须以本人登录")

    /// The configuration file cannot be read.
    public static func configuration(_ path: String, _ problem: String) -> Sentence {
        Sentence(
            en: "\(path) cannot be used: \(problem)\n  keys are server, pool and locale, each a text",
            zh: "\(path) 无法使用: \(problem)\n  可用的键为 server、pool 和 locale，均为文本")
    }

    /// The server refuses connections.
    public static let refusedConnection = Sentence(
        en: "no server answers where the pool should be; check the server's name, or ask its administrator",
        zh: "资源库的服务器没有响应；请检查服务器名称，或询问管理员")
    /// The server does not answer in time.
    public static let timedOut = Sentence(
        en: "the server did not answer in time; try again, or check the network", zh: "服务器未及时响应；请重试或检查网络")
    /// The server does not know the login, or not its password.
    public static let notLetIn = Sentence(
        en: "the server does not let this login in; check the login and the password in ~/.pgpass",
        zh: "服务器拒绝此登录名；请检查登录名和 ~/.pgpass 中的密码")
    /// There is no such database.
    public static let databaseMissing = Sentence(
        en: "the server has no such database; check dbname in the configuration",
        zh: "服务器上没有该数据库；请检查配置中的 dbname")
    /// The server is starting or full.
    public static let unavailable = Sentence(
        en: "the server is starting or has no connection free; try again in a minute", zh: "服务器正在启动或连接已满；请稍后重试")
    /// The connection string is no good.
    public static let invalidServer = Sentence(
        en: "the server setting cannot be used; write host=NAME dbname=NAME, a postgresql:// URI or service=NAME",
        zh: "服务器设置无效；请写 host=NAME dbname=NAME、postgresql:// URI 或 service=NAME")
    /// Anything else that keeps from a connection.
    public static let notReached = Sentence(
        en: "the server cannot be reached; check its name and the network", zh: "无法连接服务器；请检查名称和网络")

    /// Nobody knows whether the act was done.
    public static func lost(command: String?) -> Sentence {
        let again = command ?? "-"
        return Sentence(
            en:
                "the connection broke: whether it was done is not known. This settles it, and does nothing twice:\n  \(again)",
            zh: "连接中断: 不知是否已完成。运行以下命令即可确定，且不会重复:\n  \(again)")
    }

    /// Others are in the way.
    public static let busy = Sentence(
        en: "the server is busy; nothing was written; try again", zh: "服务器繁忙；未写入任何内容；请重试")
    /// Control-C.
    public static let interrupted = Sentence(en: "interrupted; nothing was written", zh: "已中断；未写入任何内容")

    /// The database serves other programs than this one.
    public static func otherSurface(served: [Int], mine: Int) -> Sentence {
        guard let newest = served.last else {
            return Sentence(
                en: "this database has no pool yet; its administrator runs: poolbook migrate",
                zh: "此数据库尚无资源库；请管理员运行: poolbook migrate")
        }
        return newest > mine
            ? Sentence(
                en: "this database no longer serves version \(mine) of poolbook's functions; upgrade poolbook",
                zh: "此数据库已不再提供第 \(mine) 版 poolbook 函数；请升级 poolbook")
            : Sentence(
                en: "this database does not serve version \(mine) of poolbook's functions yet; its administrator runs: "
                    + "poolbook migrate",
                zh: "此数据库尚未提供第 \(mine) 版 poolbook 函数；请管理员运行: poolbook migrate")
    }

    /// Something that should not happen.
    public static func unexpected(_ what: String) -> Sentence {
        Sentence(
            en: "the server answered what this program does not expect (\(what)); run: poolbook doctor",
            zh: "服务器的回答不符合本程序的预期 (\(what))；请运行: poolbook doctor")
    }

    /// A question was to be answered, and nobody can.
    public static let confirmationNeeded = Sentence(
        en: "this asks before it acts, and there is no terminal to answer on; add -y", zh: "此操作需要确认，但没有终端；请加 -y")
    /// The answer was no.
    public static let leftAlone = Sentence(en: "Left as it is.", zh: "未作更改。")

    /// A language that the program does not speak.
    public static func unknownLocale(_ tag: String) -> Sentence {
        Sentence(
            en: "\"\(tag)\" is no language of poolbook; write en or zh-Hans",
            zh: "poolbook 没有语言“\(tag)”；请写 en 或 zh-Hans")
    }

    /// An edit that names nothing to change.
    public static let nothingToChange = Sentence(
        en: "nothing is given that should change; --help lists what can be", zh: "未给出要更改的内容；--help 列出可更改的项")

    /// A reason, with the row of a file that it is about.
    public static func row(_ row: Int, _ reason: Sentence) -> Sentence {
        Sentence(en: "row \(row): \(reason.en)", zh: "第 \(row) 行: \(reason.zh)")
    }

    /// A field of a command whose text cannot be used.
    public static func field(_ heading: Sentence, _ text: String, _ expected: Sentence) -> Sentence {
        Sentence.joined([heading, Sentence(en: "\"\(text)\":", zh: "“\(text)”:"), expected], by: .verbatim(" "))
    }

    /// Two ways of being less than firm.
    public static let holdAndRequest = Sentence(
        en: "--hold keeps places, --request only asks for them; write one of the two",
        zh: "--hold 保留场地，--request 只是申请；请只写一个")
    /// A reservation of nothing.
    public static let nothingTaken = Sentence(
        en: "say what to reserve: --venue, --staff, --equipment or --pay",
        zh: "请说明要预订什么: --venue、--staff、--equipment 或 --pay")
    /// Nobody hosts.
    public static let noHost = Sentence(
        en: "you act for no organization: name the host with --host ORG", zh: "您不代表任何组织: 请用 --host ORG 指明主办方")
    /// A host is named twice.
    public static let hostTwice = Sentence(en: "an organization is named as host twice", zh: "同一组织被写了两次")
    /// A reservation without a title.
    public static let titleMissing = Sentence(
        en: "a title is missing: poolbook reserve \"Repair café\" \"sat 14:00-17:00\" --venue NAME",
        zh: "缺少标题: poolbook reserve \"维权宣讲\" \"周六 14:00-17:00\" --venue NAME")
    /// A reservation without a time.
    public static let whenMissing = Sentence(
        en: "a time is missing, such as \"sat 14:00-17:00\"; after --like a day is enough: --at 2027-03-20",
        zh: "缺少时间，例如 \"周六 14:00-17:00\"；用 --like 时只写日期即可: --at 2027-03-20")
    /// What is paid by a project is not for everybody.
    public static func moneyNotShown(_ project: String) -> Sentence {
        Sentence(
            en: "what \(project) pays for is shown to its owners; ask one of them",
            zh: "\(project) 的支出只向其所属组织显示；请询问其中之一")
    }
    /// A time as an argument and as an option.
    public static let whenTwice = Sentence(
        en: "the time is written twice; leave out one of them", zh: "时间写了两次；请去掉其中一个")
    /// An edit without a change.
    public static let editWhat = Sentence(
        en: "say what is to change, such as --title, --at, --venue, --attendance or --pay; see poolbook edit --help",
        zh: "请说明要更改什么，例如 --title、--at、--venue、--attendance 或 --pay；见 poolbook edit --help")
    /// Days are written in two ways.
    public static let daysTwice = Sentence(
        en: "write the time once: as an argument, or with --from and --to", zh: "时间请只写一次: 作为参数，或用 --from 和 --to")
    /// Something of one's own, and nothing is.
    public static let actsForNobody = Sentence(
        en: "you act for no organization: name one with --org ORG", zh: "您不代表任何组织: 请用 --org ORG 指明组织")
    /// A move without a goal.
    public static let moveWhere = Sentence(
        en: "say where to: a time, or --venue, --staff or --equipment", zh: "请说明改到何时，或给出 --venue、--staff、--equipment")
}
