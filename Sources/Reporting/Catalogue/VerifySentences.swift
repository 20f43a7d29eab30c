// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What `verify` says.
public enum VerifySentences {
    public static let verify = Sentence(
        en: "Prove that everything is right: every invariant over everything, and the chain of blocks.",
        zh: "验证一切正确: 对全部数据检查每一条不变式和哈希链。")
    public static let notes = Sentence(
        en:
            "Asked of the tables by queries of their own, which share nothing with what writes. Ends with 0 where all is well "
            + "and with 1 where anything is not, so that cron can tell. For administrators, auditors and reporters. "
            + "Not asked here, because no row tells it afterwards: in which order locks were taken, who has read what, who "
            + "held the chair when a conflict was settled, and a fund's tolerance of the time.",
        zh: "以独立的查询直接检查各表，与写入的程序不共用任何代码。全部正确时退出码为 0，否则为 1，便于定时任务判断。供管理员、审计和报表账号使用。"
            + "此处不检查事后无从查考的事项: 加锁的次序、谁读过什么、处理冲突时由谁值班，以及当时的允许偏差。")
    public static let statement = Sentence(
        en: "Check the page that this hash is printed on: the chain through its block.",
        zh: "核对印有此哈希值的页面: 检查到该区块为止的哈希链。")
    public static let closeBlock = Sentence(
        en: "First close a block of the chain over what is new.", zh: "先将新增内容封存为一个区块。")
    public static let only = Sentence(
        en: "Only this check, by its name; may be repeated.", zh: "仅做此项检查（按名称）；可重复。")

    public static let check = Sentence(en: "check", zh: "检查")
    public static let holds = Sentence(en: "what must hold", zh: "要求")
    public static let checked = Sentence(en: "rows", zh: "行数")
    public static let wrong = Sentence(en: "wrong", zh: "错误")
    public static let took = Sentence(en: "took (ms)", zh: "耗时 (毫秒)")
    public static let finding = Sentence(en: "finding", zh: "发现")
    public static let findings = Sentence(en: "Findings", zh: "发现的问题")
    public static let blockHeading = Sentence(en: "block", zh: "区块")

    public static func allWell(_ checks: Int, rows: Int) -> Sentence {
        Sentence(
            en: "All is well: \(counted(checks, "check", "checks")), \(counted(rows, "row", "rows")).",
            zh: "全部正确: 检查 \(grouped(checks)) 项，\(grouped(rows)) 行。")
    }

    public static func notWell(_ wrong: Int) -> Sentence {
        Sentence(
            en:
                "\(counted(wrong, "thing is", "things are")) not as it must be. Stop writing, keep a copy of the database "
                + "as it is, and look at what is named.",
            zh: "有 \(grouped(wrong)) 处不符合要求。请停止写入，原样备份数据库，再查看所列内容。")
    }

    public static func agrees(_ hash: String, _ number: Int, _ closed: Sentence) -> Sentence {
        Sentence(
            en:
                "\(hash) is block \(number) of this pool's chain, closed \(closed.en); journal and audit trail through it "
                + "are what they were.",
            zh: "\(hash) 是本资源库哈希链第 \(number) 块，\(closed.zh) 封存；到该块为止的日记账和审计记录均未改变。")
    }

    public static func differs(_ hash: String, _ number: Int, _ closed: Sentence) -> Sentence {
        Sentence(
            en: "\(hash) is block \(number) of this pool's chain, closed \(closed.en); what is named below was changed "
                + "since.",
            zh: "\(hash) 是本资源库哈希链第 \(number) 块，\(closed.zh) 封存；下列内容此后被改动。")
    }

    public static func closed(_ number: Int, _ hash: String, _ closed: Sentence) -> Sentence {
        Sentence(
            en: "Block \(number), closed \(closed.en): \(hash)", zh: "第 \(number) 块，\(closed.zh) 封存: \(hash)")
    }

    /// What must hold, by the name of the check.
    public static func invariant(_ name: String) -> Sentence {
        invariants[name] ?? .verbatim(name)
    }

    private static let invariants: [String: Sentence] = [
        "units": Sentence(en: "no unit is allocated twice at one time", zh: "同一单元不在同一时间重复占用"),
        "quantities": Sentence(en: "equipment is never overdrawn at any instant", zh: "设备任何时刻都不超额"),
        "reservations": Sentence(
            en: "a reservation has all that it asks for, or nothing", zh: "预订占有所需的一切，或什么也不占"),
        "shares": Sentence(en: "the shares of each event are the whole", zh: "每个活动的份额合计为全部"),
        "quotas": Sentence(
            en: "what is used of a quota is the sum of what binding reservations use", zh: "配额用量等于有效预订用量之和"),
        "approvals": Sentence(
            en: "what waits for a yes is a hold, and what was refused does not stand", zh: "待同意的仅为暂留，被拒绝的不成立"),
        "balances": Sentence(
            en: "every balance is the sum of its entries, none is negative, and they add up",
            zh: "每项余额等于其分录之和，不为负，且合计相符"),
        "entries": Sentence(
            en: "entries are numbered without a gap, and each says what its balances became",
            zh: "分录编号连续，且各自记明变动后的余额"),
        "commitments": Sentence(
            en: "every commitment is the sum of its entries and of its parts", zh: "每项承诺等于其分录之和与各部分之和"),
        "money-follows": Sentence(
            en: "what a reservation has set aside is what its state allows", zh: "预订占用的资金与其状态相符"),
        "transfers": Sentence(en: "both sides of a transfer are there", zh: "调剂的双方均已入账"),
        "reversals": Sentence(en: "a reversal is the exact opposite of one entry", zh: "冲销与被冲销的分录完全相反"),
        "invoices": Sentence(
            en: "a bill is the sum of its parts, and paid is what the journal says", zh: "发票等于各部分之和，已付与日记账一致"),
        "windows": Sentence(
            en: "money is committed and paid on the days that its fund allows", zh: "承诺和支付均在资金允许的日期内"),
        "categories": Sentence(
            en: "money is granted and set aside in the categories that its fund allows", zh: "拨款和占用均属资金允许的类别"),
        "ceilings": Sentence(
            en: "no event asks for more than the pool's ceiling of its time", zh: "没有活动超过当时的资金上限"),
        "periods": Sentence(en: "nothing was posted into a closed period", zh: "没有向已关闭的期间记账"),
        "months": Sentence(en: "the sums of months are what the entries come to", zh: "月度汇总与分录一致"),
        "audit": Sentence(en: "every version of a reservation has its audit row", zh: "预订的每个版本都有审计记录"),
        "commands": Sentence(en: "every entry and audit row has its command", zh: "每条分录和审计记录都有对应的命令"),
        "privileges": Sentence(
            en: "nobody can change what is append-only; row security and constraints are on",
            zh: "只可追加的内容无人可改；行级安全和约束均已启用"),
        "blocks": Sentence(
            en: "journal and audit trail are what the chain of blocks says they were", zh: "日记账和审计记录与哈希链一致"),
    ]
}
