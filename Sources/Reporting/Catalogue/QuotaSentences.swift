// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read about quotas.
public enum QuotaSentences {
    public static let most = Sentence(en: "at most", zh: "上限")
    public static let per = Sentence(en: "per", zh: "周期")
    public static let of = Sentence(en: "of", zh: "范围")
    public static let usedBy = Sentence(en: "now", zh: "当前")
    public static let used = Sentence(en: "used", zh: "已用")
    public static let period = Sentence(en: "period", zh: "时段")
    public static let standing = Sentence(en: "standing", zh: "已有预订")
    public static let each = Sentence(en: "each", zh: "各组织")
    public static let everything = Sentence(en: "everything", zh: "全部")

    public static func per(_ length: Quota.Length) -> Sentence {
        switch length {
        case .day: Sentence(en: "day", zh: "每天")
        case .week: Sentence(en: "week", zh: "每周")
        case .month: Sentence(en: "month", zh: "每月")
        case .quarter: Sentence(en: "quarter", zh: "每季度")
        case .year: Sentence(en: "year", zh: "每年")
        }
    }

    public static func kind(_ kind: Resource.Kind) -> Sentence {
        switch kind {
        case .venue: Sentence(en: "venues", zh: "场地")
        case .staff: Sentence(en: "staff", zh: "人员")
        case .equipment: Sentence(en: "equipment", zh: "设备")
        }
    }

    /// How many reservations.
    public static func times(_ count: Int) -> Sentence {
        Sentence(en: "\(counted(count, "reservation", "reservations"))", zh: "\(count) 次")
    }

    public static let projectMoney = Sentence(en: "projects' money", zh: "项目资金")
    public static let beyond = Sentence(en: "beyond it", zh: "已超出")

    public static func added(_ reference: String, _ quota: Sentence, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Added: \(reference) \(quota.en)", zh: "已添加: \(reference) \(quota.zh)")
        case .tried: Sentence(en: "Would add: \(quota.en)", zh: "将添加: \(quota.zh)")
        }
    }

    /// A quota in words: who may have how much of what in which period.
    public static func quota(_ who: Sentence, _ most: Sentence, _ of: Sentence, _ length: Quota.Length) -> Sentence {
        let per = per(length)
        return Sentence(
            en: "\(who.en): at most \(most.en) of \(of.en) per \(per.en)",
            zh: "\(who.zh): \(per.zh)最多 \(most.zh) (\(of.zh))")
    }

    public static func standing(_ count: Int, beyond: Int) -> Sentence {
        let all = Sentence(
            en: "  \(counted(count, "reservation that stands is counted", "reservations that stand are counted"))",
            zh: "  已计入现有预订 \(count) 项")
        guard beyond > 0 else { return all }
        let more = Sentence(
            en: "in \(counted(beyond, "period", "periods")) more stands than it allows; that stays",
            zh: "其中 \(beyond) 个时段已超出；现有预订不受影响")
        return Sentence(en: "\(all.en); \(more.en)", zh: "\(all.zh)；\(more.zh)")
    }

    public static func removed(_ reference: String, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Removed: \(reference)", zh: "已删除: \(reference)")
        case .tried: Sentence(en: "Would remove: \(reference)", zh: "将删除: \(reference)")
        }
    }

    public static let oneMeasure = Sentence(
        en: "say what it limits, once: --hours 20h, --count 4 or --money 50000",
        zh: "请写明一种限额: --hours 20h、--count 4 或 --money 50000")
    public static let oneResource = Sentence(
        en: "a quota is of one resource, or of those of a kind: name one, or a --kind",
        zh: "配额限一项资源或一类资源: 请只写一项，或写 --kind")
    public static let moneyIsOfAll = Sentence(
        en: "--money limits all that an organization's events take; it is of no resource",
        zh: "--money 限制组织所有活动动用的资金，不能指定资源")

    public static func noQuota(_ text: String) -> Sentence {
        Sentence(
            en: "there is no quota \"\(text)\"; list them: poolbook quota list",
            zh: "没有配额“\(text)”；列出: poolbook quota list")
    }

    // MARK: - Help

    public static let help = Sentence(
        en: "What organizations may have or spend in a period: list, add, remove.", zh: "各组织的配额: 列出、添加、删除。")
    public static let helpList = Sentence(
        en: "List quotas, with what is used of them now.", zh: "列出配额及当前已用。")
    public static let helpAdd = Sentence(
        en: "Limit an organization's hours, reservations or money; what stands already is counted.",
        zh: "限制组织的小时数、预订数或资金；现有预订计入。")
    public static let helpAddExample = Sentence(
        en: """
            An organization's reservations are those that it leads; they count on the day on which they begin.
            Hours are those of each resource that the quota is about. Without --org each organization has the quota.
              poolbook quota add --org youth --hours 20h --per month --venue DS-01
              poolbook quota add --count 4 --per week --kind venue --district Dongsheng
              poolbook quota add --org arts --money 50000 --per year
            """,
        zh: """
            计入的是组织牵头的预订，按开始当天计算。小时数按配额范围内的每项资源累计。不写 --org 则每个组织各有此配额。
              poolbook quota add --org youth --hours 20h --per month --venue DS-01
              poolbook quota add --count 4 --per week --kind venue --district 东胜区
              poolbook quota add --org arts --money 50000 --per year
            """)
    public static let helpRemove = Sentence(en: "Take a quota away.", zh: "删除配额。")
    public static let helpOrganization = Sentence(
        en: "The organization; without it, each of them.", zh: "组织；不写则各组织。")
    public static let helpHours = Sentence(en: "At most so long: 20h.", zh: "最多时长: 20h。")
    public static let helpCount = Sentence(en: "At most so many reservations.", zh: "最多预订数。")
    public static let helpMoney = Sentence(en: "At most so much money of projects.", zh: "最多动用的项目资金。")
    public static let helpPer = Sentence(
        en: "day, week, month, quarter or year.", zh: "周期: day、week、month、quarter 或 year。")
    public static let helpVenue = Sentence(en: "Of this venue.", zh: "限此场地。")
    public static let helpStaff = Sentence(en: "Of this person.", zh: "限此人员。")
    public static let helpEquipment = Sentence(en: "Of this equipment.", zh: "限此设备。")
    public static let helpKind = Sentence(en: "Of venue, staff or equipment.", zh: "限 venue、staff 或 equipment。")
    public static let helpDistrict = Sentence(en: "Of what is in this district.", zh: "限此区内。")
    public static let helpFeature = Sentence(en: "Of what has this feature.", zh: "限具备此设施。")
    public static let helpReference = Sentence(en: "The quota: Q-7K3M, or any beginning.", zh: "配额编号: Q-7K3M，或其开头。")
}
