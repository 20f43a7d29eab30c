// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What `--help` says.
public enum HelpSentences {
    public static let program = Sentence(
        en: "Book joint events out of a pool of venues, people and money.", zh: "从共享的场地、人员和资金中预订联合活动。")
    public static let bookingGroup = Sentence(en: "Booking", zh: "预订")
    public static let agreementGroup = Sentence(en: "Agreeing", zh: "同意事项")
    public static let inbox = Sentence(
        en: "What waits for you: a yes, or what came of your events, each with the command to type.",
        zh: "待您处理的事项: 需要您同意的, 或需要办结的活动, 附要输入的命令。")
    public static let approve = Sentence(
        en: "Say yes to what waits for it; with the last yes it stands.", zh: "同意等待中的事项；最后一方同意后即生效。")
    public static let reject = Sentence(
        en: "Say no to what waits for a yes; all that it keeps is released.", zh: "拒绝等待中的事项；其占用的场地与资金全部释放。")
    public static let access = Sentence(
        en: "Who may reserve it: free, approval (others once its owner has agreed), or owner.",
        zh: "谁可以预订: free (所有成员)、approval (须经所属组织同意) 或 owner (仅所属组织)。")
    public static let approvalReference = Sentence(
        en: "A reference such as A-4F2, as the inbox lists it.", zh: "编号, 例如 A-4F2, 见 poolbook inbox。")
    public static let poolGroup = Sentence(en: "The pool", zh: "资源库")
    public static let administrationGroup = Sentence(en: "Administration", zh: "管理")
    public static let helpGroup = Sentence(en: "Help", zh: "帮助")

    // MARK: - Everywhere

    public static let pool = Sentence(en: "The pool, where you belong to several.", zh: "资源库名称（属于多个时）。")
    public static let actAs = Sentence(en: "Act as this login; on the local pool only.", zh: "以此登录名操作；仅限本机资源库。")
    public static let locale = Sentence(en: "The language: en or zh-Hans.", zh: "语言: en 或 zh-Hans。")
    public static let json = Sentence(en: "Print JSON.", zh: "输出 JSON。")
    public static let dryRun = Sentence(en: "Answer the same, write nothing.", zh: "试运行: 回答相同，不写入。")
    public static let key = Sentence(
        en: "Do this once for this key, however often it is sent.", zh: "同一个键只执行一次，无论发送多少次。")
    public static let reason = Sentence(en: "Why; it is recorded.", zh: "原因；会被记录。")
    public static let yes = Sentence(en: "Do not ask.", zh: "不再询问。")
    public static let reference = Sentence(
        en: "A reference such as R-7K3M; any unambiguous beginning, in any case.", zh: "编号，例如 R-7K3M；可只写能区分的开头，不分大小写。")
    public static let when = Sentence(
        en: "When: 2027-03-06 14:00-17:00, 03-06 14:00+3h, sat 14:00-17:00.",
        zh: "时间: 2027-03-06 14:00-17:00、03-06 14:00+3h、周六 14:00-17:00。")
    public static let whenRange = Sentence(
        en: "When: as for a reservation, or days: 2027-03-06, 2027-03-06..2027-03-10, 2027-03.",
        zh: "时间: 与预订相同，或若干天: 2027-03-06、2027-03-06..2027-03-10、2027-03。")

    // MARK: - Booking

    public static let reserve = Sentence(
        en: "Reserve venues, people, equipment and money for an event: all of it or nothing.",
        zh: "为活动预订场地、人员、设备和资金: 全部成功或全部不做。")
    public static let reserveExample = Sentence(
        en: "poolbook reserve \"Legal advice\" \"2027-03-06 14:00-17:00\" --venue DS-01 --staff LS-03 "
            + "--equipment chairs=180 --host women=40% --pay youth-guard/rent=800",
        zh: "poolbook reserve \"维权宣讲\" \"2027-03-06 14:00-17:00\" --venue DS-01 --staff LS-03 "
            + "--equipment chairs=180 --host women=40% --pay youth-guard/场租=800")
    public static let title = Sentence(en: "What the event is called.", zh: "活动标题。")
    public static let venue = Sentence(en: "A venue by code, name or alias; may be repeated.", zh: "场地的编码、名称或别名；可重复。")
    public static let staff = Sentence(en: "A person by code, name or alias; may be repeated.", zh: "人员的编码、名称或别名；可重复。")
    public static let equipment = Sentence(
        en: "Equipment with its number; may be repeated.", zh: "设备及数量；可重复。")
    public static let host = Sentence(
        en:
            "An organization that hosts with yours. Its share follows from what its projects pay; a share that is given "
            + "must match that, unless every --pay has an amount.",
        zh: "共同主办的组织。份额取决于其项目支付的金额；写明的份额须与之相符，除非每个 --pay 都写明金额。")
    public static let pay = Sentence(
        en:
            "Money of a project: without an amount what the others leave of the cost, with a percentage that part of it; "
            + "without a category those that are needed. May be repeated; a project pays for its first owner that hosts.",
        zh: "项目的资金: 不写金额则支付其余费用，写百分比则支付该部分；不写类别则取所需类别。可重复；项目代表其首个参与主办的所属组织支付。")
    public static let attendance = Sentence(en: "How many are expected.", zh: "预计人数。")
    public static let kind = Sentence(en: "What kind of event it is.", zh: "活动类型。")
    public static let brand = Sentence(en: "Under which name it is held with others.", zh: "活动品牌。")
    public static let reservationBefore = Sentence(
        en: "Time for set-up that is kept free before, such as 30m.", zh: "活动前保留的布置时间，例如 30m。")
    public static let reservationAfter = Sentence(
        en: "Time for clearing up that is kept free after, such as 30m.", zh: "活动后保留的清场时间，例如 30m。")
    public static let hold = Sentence(
        en: "Only keep it, for so long, such as 24h, or as long as the pool keeps holds; confirm it before.",
        zh: "只保留，可写时长，例如 24h，不写则按资源库的设置；须在此前确认。")
    public static let request = Sentence(
        en: "Only ask for it: binds nothing, and waits.", zh: "只是申请: 不占用任何资源，等待处理。")
    public static let confirm = Sentence(
        en: "Confirm a hold, or bind a request whose places are free.", zh: "确认保留，或落实资源已空出的申请。")
    public static let move = Sentence(
        en: "Move a reservation; the old place is lost only if the new one is won.", zh: "改期或换场地；只有新的到手才放弃旧的。")
    public static let like = Sentence(
        en: "An earlier reservation to copy, with all that it takes; a day alone keeps its times.",
        zh: "要照抄的以往预订，连同其占用的一切；只写日期则沿用原来的时间。")
    public static let at = Sentence(
        en: "When, written as an option; of an earlier reservation a day alone keeps the times, +1h its length.",
        zh: "以选项写出的时间；照抄或更改时只写日期则沿用原来的时间，+1h 则沿用时长。")
    public static let edit = Sentence(
        en: "Change anything of a reservation at once; what is given replaces its like.",
        zh: "一次更改预订的任何内容；给出的内容取代原有的同类内容。")
    public static let editExample = Sentence(
        en: "A payment replaces what its project paid, the others stay. "
            + "Example: poolbook edit R-7K3M --attendance 200 --venue DS-07 --pay youth/rent=900",
        zh: "经费只取代同一项目的经费，其余不变。"
            + "示例: poolbook edit R-7K3M --attendance 200 --venue DS-07 --pay 青春护航/场租=900")
    public static let without = Sentence(
        en: "Take away: venue, staff, equipment, pay, kind or attendance.",
        zh: "去掉: venue、staff、equipment、pay、kind 或 attendance。")
    public static let cancel = Sentence(
        en: "Cancel a reservation; its places are free and its money is back at once.", zh: "取消预订；场地立即空出，资金立即退回。")
    public static let close = Sentence(
        en: "Record what came of a reservation that has begun; again, it replaces what was recorded.",
        zh: "登记已开始的预订的结果；再次登记则取代原记录。")
    public static let attended = Sentence(en: "How many came; 0 where nobody did.", zh: "到场人数；无人到场则为 0。")
    public static let figure = Sentence(
        en: "What else was counted, such as cases=3; may be repeated.", zh: "其他统计，例如 案件=3；可重复。")
    public static let note = Sentence(en: "What is to be remembered of it.", zh: "备注。")
    public static let list = Sentence(
        en: "List the reservations that concern you: of a time, from today on without one.",
        zh: "列出与您有关的预订: 某段时间的；不写时间则从今天起。")
    public static let from = Sentence(en: "The first day.", zh: "起始日期。")
    public static let to = Sentence(en: "The last day; it is in.", zh: "截止日期（含当天）。")
    public static let agenda = Sentence(
        en: "Show a day or a week of a venue, a person, equipment, an organization or the whole pool.",
        zh: "显示场地、人员、设备、组织或整个资源库的一天或一周。")
    public static let agendaDiscussion = Sentence(
        en: "Without WHEN, today; without NAME, the whole pool. For example: poolbook agenda DS-01 sat; "
            + "poolbook agenda youth \"next week\"; poolbook agenda --week.",
        zh: "不写时间则为今天；不写名称则为整个资源库。例如: poolbook agenda DS-01 周六；poolbook agenda youth 下周；"
            + "poolbook agenda --week。")
    public static let agendaName = Sentence(
        en: "A venue, person, equipment or organization by code, name, alias or an unambiguous part.",
        zh: "场地、人员、设备或组织的编码、名称、别名或能区分的一部分。")
    public static let agendaWhen = Sentence(
        en: "A day or days: sat, 2027-03-06, 2027-W10, next week, 2027-03.",
        zh: "一天或若干天: 周六、2027-03-06、2027-W10、下周、2027-03。")
    public static let agendaWeek = Sentence(en: "The whole week of that day.", zh: "该日所在的整周。")
    public static let listFilters = Sentence(
        en: "Every filter may be repeated: several of one mean any of them.", zh: "每个筛选项均可重复；同一项写多个时满足其一即可。")
    public static let listWhen = Sentence(
        en: "When: 2027-03, 2027-W10, 2027Q1, sat, next week, 2027-03-06..2027-03-10; without it, from today on.",
        zh: "时间: 2027-03、2027-W10、2027Q1、周六、下周、2027-03-06..2027-03-10；不写则从今天起。")
    public static let listVenue = Sentence(en: "Only at this venue.", zh: "只列此场地。")
    public static let listStaff = Sentence(en: "Only with this person.", zh: "只列此人员。")
    public static let listEquipment = Sentence(en: "Only with this equipment.", zh: "只列使用此设备的。")
    public static let listOrganization = Sentence(en: "Only hosted by this organization.", zh: "只列此组织主办的。")
    public static let listBrand = Sentence(en: "Only of this brand.", zh: "只列此品牌的。")
    public static let listOwner = Sentence(
        en: "Only with a venue, person or equipment of this organization.", zh: "只列占用此组织的场地、人员或设备的。")
    public static let listProject = Sentence(
        en: "Only with money of this project, of those whose money you may see.", zh: "只列使用此项目资金的（限您可见其资金的项目）。")
    public static let listFund = Sentence(
        en: "Only with money of this fund, as far as you may see it.", zh: "只列使用此资金的（限您可见的部分）。")
    public static let listKind = Sentence(en: "Only events of this kind.", zh: "只列此类型的活动。")
    public static let listTitle = Sentence(en: "Only with this in the title.", zh: "只列标题含此文字的。")
    public static let listMine = Sentence(en: "Only hosted by your organization.", zh: "只列您的组织主办的。")
    public static let listState = Sentence(
        en: "Only in this state: hold, confirmed, request, closed, cancelled, expired.",
        zh: "只列此状态: hold、confirmed、request、closed、cancelled、expired。")
    public static let limit = Sentence(en: "How many at most.", zh: "最多列出多少项。")
    public static let filterOrganization = Sentence(
        en: "Only those who act for this organization; may be repeated.", zh: "只列代表此组织的；可重复。")
    public static let filterRole = Sentence(en: "Only with this role; may be repeated.", zh: "只列有此角色的；可重复。")
    public static let filterOwner = Sentence(en: "Only of this organization; may be repeated.", zh: "只列属于此组织的；可重复。")
    public static let filterDistrict = Sentence(en: "Only in this district; may be repeated.", zh: "只列此区域的；可重复。")
    public static let filterFeature = Sentence(
        en: "Only with this feature; of several, any will do.", zh: "只列有此设施的；写多个时有其一即可。")
    public static let filterCapacity = Sentence(en: "Only for at least so many people.", zh: "只列至少可容纳此人数的。")
    public static let filterSkill = Sentence(
        en: "Only with this skill; of several, any will do.", zh: "只列有此技能的；写多个时有其一即可。")
    public static let filterSource = Sentence(
        en: "Only of this source: national, regional, municipal, own, donor; may be repeated.",
        zh: "只列此来源的: national、regional、municipal、own、donor；可重复。")

    // MARK: - The pool

    /// What a noun is.
    public static func noun(_ name: String) -> Sentence {
        switch name {
        case "pool": Sentence(en: "Pools: list, show, add, edit, retire.", zh: "资源库: 列出、显示、添加、修改、停用。")
        case "org": Sentence(en: "Organizations: list, show, add, edit, retire.", zh: "组织: 列出、显示、添加、修改、停用。")
        case "member":
            Sentence(
                en: "Members with their logins and roles: list, show, add, edit, retire.",
                zh: "成员及其登录名和角色: 列出、显示、添加、修改、停用。")
        case "venue": Sentence(en: "Venues: list, show, add, edit, retire.", zh: "场地: 列出、显示、添加、修改、停用。")
        case "staff":
            Sentence(en: "People who can be booked: list, show, add, edit, retire.", zh: "可预订的人员: 列出、显示、添加、修改、停用。")
        case "equipment":
            Sentence(en: "Equipment that is counted: list, show, add, edit, retire.", zh: "按数量预订的设备: 列出、显示、添加、修改、停用。")
        case "fund": Sentence(en: "Funds: list, show, add, edit, retire, grant.", zh: "资金: 列出、显示、添加、修改、停用、拨款。")
        default:
            Sentence(en: "Projects with their money: list, show, add, edit, retire.", zh: "项目及其资金: 列出、显示、添加、修改、停用。")
        }
    }

    public static let nounList = Sentence(en: "List them.", zh: "列出。")
    public static let nounShow = Sentence(en: "Show one with everything that is known of it.", zh: "显示其中一项的全部内容。")
    public static let nounAdd = Sentence(en: "Add one.", zh: "添加一项。")
    public static let nounEdit = Sentence(en: "Change one; what is not given stays.", zh: "修改一项；未给出的保持不变。")
    public static let nounRetire = Sentence(
        en: "Retire one: from a day on it takes nothing new; what stands on it stays.", zh: "停用一项: 自某日起不再接受新预订；已有的保持不变。"
    )
    public static let retireFrom = Sentence(en: "The first day; without it, today.", zh: "起始日；不写则为今天。")
    public static let retireUndo = Sentence(en: "Take its retirement back.", zh: "恢复使用。")
    public static let listRetired = Sentence(en: "List what is or will be retired.", zh: "列出已停用或将停用的。")
    public static let nameArgument = Sentence(
        en: "Its code, name, alias or an unambiguous part.", zh: "编码、名称、别名或能区分的一部分。")
    public static let newName = Sentence(en: "Its name; for a member, the login.", zh: "名称；成员则为登录名。")
    public static let code = Sentence(en: "What people type for it; without it, the name.", zh: "编码，供输入使用；不写则用名称。")
    public static let rename = Sentence(en: "A new name.", zh: "新名称。")
    public static let owner = Sentence(en: "The organization that owns it; without it, yours.", zh: "所属组织；不写则为您的组织。")
    public static let owners = Sentence(
        en: "The organizations whose officers may draw on it: a; b.", zh: "其专员可动用的组织: a; b。")
    public static let capacity = Sentence(en: "How many people it takes.", zh: "可容纳人数。")
    public static let quantity = Sentence(en: "How many there are.", zh: "总数量。")
    public static let district = Sentence(en: "Its district.", zh: "所在区域。")
    public static let address = Sentence(en: "Its address.", zh: "地址。")
    public static let latitude = Sentence(en: "Degrees north.", zh: "纬度。")
    public static let longitude = Sentence(en: "Degrees east.", zh: "经度。")
    public static let features = Sentence(en: "What it has: stage; projector.", zh: "设施: 舞台; 投影。")
    public static let alias = Sentence(
        en: "Another name that people may type, beside those that there are.", zh: "在已有别名之外再加一个别名。")
    public static let aliases = Sentence(en: "Other names that people type: a; b.", zh: "别名: a; b。")
    public static let bufferBefore = Sentence(en: "Minutes of set-up before every reservation.", zh: "每次预订前的布置分钟数。")
    public static let bufferAfter = Sentence(en: "Minutes of clearing up after every reservation.", zh: "每次预订后的清场分钟数。")
    public static let rate = Sentence(
        en: "What it costs, and which category of money pays: 200/hour rent, 50/day rent, 800/use rent; equipment for "
            + "each piece. Free where its owner leads the event; nothing removes it.",
        zh: "费率及支付类别: 200/小时 场租、50/天 场租、800/次 场租；设备按件计。由其所属组织牵头的活动免费；留空则取消。")
    public static let hours = Sentence(
        en: "When it is open: mon-fri 09:00-21:00, sat 10:00-18:00; or always.",
        zh: "开放时间: 周一至周五 09:00-21:00, 周六 10:00-18:00；或 always。")
    public static let parts = Sentence(
        en: "The codes of the venues that it consists of: a; b.", zh: "组成它的场地编码: a; b。")
    public static let skills = Sentence(
        en: "What they can do, and until when: law=2028-05-31; mediation.", zh: "技能及有效期: 律师=2028-05-31; 调解员。")
    public static let roles = Sentence(
        en: "officer; coordinator; finance; administrator; auditor; reporter.",
        zh: "角色: officer; coordinator; finance; administrator; auditor; reporter。")
    public static let memberOrganization = Sentence(
        en: "The organization they act for; without it, the pool's own office.", zh: "所代表的组织；不写则为资源库办公室。")
    public static let memberLanguage = Sentence(en: "What they read: en or zh-Hans.", zh: "使用的语言: en 或 zh-Hans。")
    public static let fullName = Sentence(en: "Their name; without it, the login.", zh: "姓名；不写则用登录名。")
    public static let poolLanguage = Sentence(
        en: "What members read who did not say: en or zh-Hans.", zh: "成员未指定时的语言: en 或 zh-Hans。")
    public static let source = Sentence(
        en: "national, regional, municipal, own or donor.", zh: "来源: national、regional、municipal、own 或 donor。")
    public static let validFrom = Sentence(en: "The first day of events it may pay for.", zh: "可支付的活动的最早日期。")
    public static let validUntil = Sentence(en: "The last day of events it may pay for.", zh: "可支付的活动的最晚日期。")
    public static let categories = Sentence(
        en: "What it may pay: a; b. Without it, anything.", zh: "可支付的类别: a; b。不写则不限。")
    public static let poolAdd = Sentence(en: "Make a pool; you are its first administrator.", zh: "新建资源库；您是首位管理员。")
    public static let poolEdit = Sentence(
        en: "Change a pool's name, language or lists of words.", zh: "修改资源库的名称、语言或词表。")
    public static let kinds = Sentence(
        en: "What kinds of events there may be: a; b. Empty: any.", zh: "可用的活动类型: a; b。为空则不限。")
    public static let brands = Sentence(
        en: "Under which brands events may be held: a; b. Empty: any.", zh: "可用的活动品牌: a; b。为空则不限。")
    public static let figures = Sentence(
        en: "What is counted of events that are over: a; b. Empty: anything.", zh: "活动结束后的统计项: a; b。为空则不限。")
    public static let poolArgument = Sentence(en: "The pool's name.", zh: "资源库名称。")
    public static let zone = Sentence(en: "Its time zone, such as Asia/Shanghai.", zh: "时区，例如 Asia/Shanghai。")
    public static let currency = Sentence(en: "Its currency, such as CNY.", zh: "币种，例如 CNY。")
    public static let grant = Sentence(en: "Give a project money of a fund.", zh: "从资金向项目拨款。")
    public static let fundArgument = Sentence(en: "The fund's code or name.", zh: "资金的编码或名称。")
    public static let projectArgument = Sentence(en: "The project's code or name.", zh: "项目的编码或名称。")
    public static let amount = Sentence(en: "How much: 30000 or 30,000.00.", zh: "金额: 30000 或 30,000.00。")
    public static let grantCategory = Sentence(en: "What it is for.", zh: "类别。")
    public static let year = Sentence(en: "The fiscal year; without it, this one.", zh: "年度；不写则为今年。")
    public static let blackout = Sentence(en: "When resources are closed: list, add, remove.", zh: "资源停用: 列出、添加、解除。")
    public static let blackoutList = Sentence(en: "List what is closed, from now on.", zh: "列出今后的停用。")
    public static let blackoutAdd = Sentence(
        en: "Close a resource for a time; what stands there keeps its place.", zh: "停用资源一段时间；已有预订保持不变。")
    public static let blackoutRemove = Sentence(en: "Open it again.", zh: "解除停用。")
    public static let resourceArgument = Sentence(
        en: "A venue, person or equipment by code, name or alias.", zh: "场地、人员或设备的编码、名称或别名。")
    public static let hoursCommand = Sentence(en: "When a resource may be reserved: show, set.", zh: "可预订时间: 显示、设置。")
    public static let hoursShow = Sentence(en: "Show when it is open.", zh: "显示开放时间。")
    public static let hoursSet = Sentence(en: "Set when it is open.", zh: "设置开放时间。")

    // MARK: - Import and administration

    public static let importCommand = Sentence(
        en: "Import CSV files or calendars: all that is in them or nothing.", zh: "导入 CSV 文件或日历: 全部导入或全部不导入。")
    public static let importKinds = Sentence(
        en: "Rows match by code: the same file again changes nothing, a corrected one just what differs; a column that "
            + "the file has not leaves its field alone. Reservations that fit are bound; the rest wait as requests: of "
            + "several that claim one place the venue's owner comes first, then who entered it earlier (column "
            + "entered), then the earlier start. A row with a reference moves that reservation. Files are UTF-8 or "
            + "GB18030; dates may be 2027-03-06, 2027/3/6 or 2027.3.6.",
        zh: "按编码匹配: 再次导入同一文件不会改变任何内容，更正后的文件只改变不同之处；文件中没有的列保持不变。能安排的预订直接落实，其余作为申请等待；"
            + "多方争用同一场地时，场地所属组织优先，其次录入较早者（“录入时间”列），再次开始较早者。写有编号的行改动该预订的时间和场所。"
            + "文件可为 UTF-8 或 GB18030；日期可写 2027-03-06、2027/3/6 或 2027年3月6日。")
    public static let importKind = Sentence(
        en:
            "org, member, venue, staff, equipment, fund, project, grant, reservation, holiday (CSV or iCalendar), or calendar.",
        zh: "类型: org、member、venue、staff、equipment、fund、project、grant、reservation、holiday（CSV 或 iCalendar），或 calendar。")
    public static let calendarHost = Sentence(
        en: "Of a calendar: whose it is; else who invites, or what the calendar or its file is called.",
        zh: "日历: 所属组织；不写则按邀请者、日历名称或文件名判断。")
    public static let calendarDefaultVenue = Sentence(
        en: "Of a calendar: where entries are that have no LOCATION.", zh: "日历: 没有 LOCATION 的项所在的场地。")
    public static let calendarPerson = Sentence(
        en: "Of a calendar: the person whose it is, whom every entry takes.", zh: "日历: 其所属人员，每一项都占用此人员。")
    public static let calendarZone = Sentence(
        en: "Of a calendar: which time zone a name in the file means; may be repeated.",
        zh: "日历: 文件中的名称所指的时区；可重复。")
    public static let calendarTo = Sentence(
        en: "Of a calendar: the last day until which entries that come again are looked at; else a year from today.",
        zh: "日历: 重复项查看到哪一天为止；不写则为今天起一年。")
    public static let calendarRequests = Sentence(
        en: "Of a calendar: every new entry waits as a request.", zh: "日历: 新项全部作为申请等待。")
    public static let skipUnknown = Sentence(
        en: "Of a calendar: leave out entries whose LOCATION is not known.", zh: "日历: 略过 LOCATION 未知的项。")
    public static let cancelMissing = Sentence(
        en: "Of a calendar: cancel what came from it and is no longer in it.", zh: "日历: 取消来自该日历但已不在其中的预订。")
    public static let importFile = Sentence(
        en: "CSV files, or calendars (.ics); - for standard input.", zh: "CSV 文件或日历 (.ics)；- 表示标准输入。")
    public static let map = Sentence(
        en: "The column of the file that has a field, or a file of such lines; may be repeated.",
        zh: "文件的列与字段的对应，或由此类行组成的文件；可重复。")
    public static let saveMap = Sentence(
        en: "Write which column had which field to this file, for --map.", zh: "将列与字段的对应写入此文件，供 --map 使用。")
    public static let template = Sentence(
        en: "Write an empty file instead: a row with all columns.", zh: "改为写出空白文件: 仅含全部列名。")
    public static let templateOutput = Sentence(
        en: "Write the template to this file.", zh: "将空白文件写入此处。")
    public static let overwrite = Sentence(
        en: "Replace a file that is there, without asking.", zh: "直接替换已有文件，不再询问。")
    public static let exportCommand = Sentence(
        en: "Export what you may read as a CSV file that import reads back, or as a calendar.",
        zh: "将您可读取的内容导出为可再导入的 CSV 文件，或导出为日历。")
    public static let exportNotes = Sentence(
        en: "The file is written beside its place and put there whole; a file that is there already is replaced only "
            + "after a yes, or with -y, and a link never. With -o it begins with the mark by which spreadsheets know "
            + "UTF-8. A text that a spreadsheet would take for a formula begins with a ' that import takes away. A "
            + "calendar is of one venue, person, organization, project or reservation, or of all that concerns you, from "
            + "a month ago on; its entries keep their UID, so that a calendar that reads it again changes what changed.",
        zh: "文件先写在旁边，完整后才就位；已有文件须确认或加 -y 才会替换，链接从不替换。使用 -o 时文件带有供电子表格识别 UTF-8 的标记。"
            + "会被电子表格当作公式的文字以 ' 开头，导入时去除。日历对应一个场地、人员、组织、项目或预订，或与您有关的全部，"
            + "自一个月前起；各项保持其 UID，再次读取的日历只更改有变化之处。")
    public static let exportOutput = Sentence(
        en: "Write to this file; without it, to standard output.", zh: "写入此文件；不写则输出到标准输出。")
    public static let calendarReference = Sentence(
        en: "Of a calendar: this reservation or series.", zh: "日历: 仅此预订或系列。")
    public static let calendarVenue = Sentence(
        en: "Of a calendar: what this venue has on; what is others' is busy, and no more.",
        zh: "日历: 此场地的安排；他人的只显示为已占用。")
    public static let calendarStaff = Sentence(
        en: "Of a calendar: what this person has on.", zh: "日历: 此人员的安排。")
    public static let calendarOrganization = Sentence(
        en: "Of a calendar: what this organization hosts.", zh: "日历: 此组织主办的活动。")
    public static let calendarProject = Sentence(
        en: "Of a calendar: what this project pays for.", zh: "日历: 此项目出资的活动。")
    public static let exportFrom = Sentence(en: "Of reservations, the first day.", zh: "预订的起始日期。")
    public static let exportTo = Sentence(en: "Of reservations, the last day; it is in.", zh: "预订的截止日期（含当天）。")
    public static let migrate = Sentence(en: "Bring the database to this program's version.", zh: "将数据库升级到本程序的版本。")
    public static let administrator = Sentence(
        en: "Let this login make pools; makes the login where there is none.", zh: "允许此登录名新建资源库；没有则创建。")
    public static let doctor = Sentence(
        en: "Check server, database and connection; say how to mend each.", zh: "检查服务器、数据库和连接，并说明如何处理。")

    // MARK: - Help

    public static let help = Sentence(
        en: "Explain a command, or a topic: time, money, pace, references, rights, calendars, exit-codes.",
        zh: "说明一个命令，或一个主题: time、money、pace、references、rights、calendars、exit-codes。")
    public static let helpWords = Sentence(en: "A command, or a topic.", zh: "命令或主题。")
    public static let completion = Sentence(
        en: "Print a script that completes commands, options and names of the pool.", zh: "输出补全脚本: 补全命令、选项和资源库中的名称。")
    public static let completionInstall = Sentence(
        en: """
            make install puts the scripts where the shells look. For yourself alone,
            write what is printed into:
              bash  ~/.local/share/bash-completion/completions/poolbook
              zsh   ~/.zfunc/_poolbook, with ~/.zfunc in fpath before compinit
              fish  ~/.config/fish/completions/poolbook.fish
            """,
        zh: """
            make install 会将脚本放到各 shell 的目录。仅供自己使用时，将输出写入:
              bash  ~/.local/share/bash-completion/completions/poolbook
              zsh   ~/.zfunc/_poolbook，须在 compinit 之前将 ~/.zfunc 加入 fpath
              fish  ~/.config/fish/completions/poolbook.fish
            """)
    public static let completionShell = Sentence(
        en: "bash, zsh or fish; without it, yours.", zh: "bash、zsh 或 fish；不写则为您的 shell。")
    public static let manual = Sentence(en: "Write the manual pages into a folder.", zh: "将手册页写入文件夹。")
    public static let manualFolder = Sentence(en: "The folder.", zh: "文件夹。")
}
