// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read when they look for what fits.
public enum FindSentences {
    // MARK: - What is asked

    /// Above the offers: when, what, how many.
    public static func heading(_ when: Sentence, _ what: [Sentence], offers: Int, fitting: Int, venues: Int) -> Sentence
    {
        let counts =
            offers == 0 && fitting > 0
            ? Sentence(
                en: "no offer, though \(counted(fitting, "bundle fits", "bundles fit")) otherwise",
                zh: "方案 0 个，另有 \(grouped(fitting)) 个其他条件均合适")
            : fitting > offers
                ? Sentence(
                    en: "\(counted(offers, "offer", "offers")), the best of \(grouped(fitting)) that fit",
                    zh: "方案 \(grouped(offers)) 个，为 \(grouped(fitting)) 个合适方案中最优的")
                : Sentence(en: "\(counted(offers, "offer", "offers"))", zh: "方案 \(grouped(offers)) 个")
        let looked =
            venues > 0
            ? Sentence(
                en: "\(counts.en); \(counted(venues, "venue", "venues")) looked at",
                zh: "\(counts.zh)；查看场地 \(grouped(venues)) 个")
            : counts
        let parts = [when] + (what.isEmpty ? [] : [.joined(what, by: comma)]) + [looked]
        return .joined(parts, by: .verbatim(" · "))
    }

    public static let comma = Sentence(en: ", ", zh: "、")

    public static func several(_ count: Int, _ first: Sentence, _ last: Sentence) -> Sentence {
        guard first != last else {
            return Sentence(
                en: "\(counted(count, "time", "times")) on \(first.en)", zh: "\(first.zh) 的 \(grouped(count)) 个时段")
        }
        return Sentence(
            en: "\(counted(count, "time", "times")) from \(first.en) to \(last.en)",
            zh: "\(grouped(count)) 个时段，\(first.zh) 至 \(last.zh)")
    }

    /// A need in words: `hall for 180`.
    public static func venue(capacity: Int?) -> Sentence {
        guard let capacity else { return Sentence(en: "a venue", zh: "场地") }
        return Sentence(en: "a venue for \(grouped(capacity))", zh: "可容纳 \(grouped(capacity)) 人的场地")
    }

    public static func near(_ name: String, within reach: Sentence?) -> Sentence {
        guard let reach else { return Sentence(en: "near \(name)", zh: "靠近 \(name)") }
        return Sentence(en: "within \(reach.en) of \(name)", zh: "距 \(name) \(reach.zh) 以内")
    }

    /// So many people of a skill.
    public static func people(_ skill: String, _ count: Int) -> Sentence {
        count == 1 ? .verbatim(skill) : .verbatim("\(skill) x \(count)")
    }

    /// A way: `800 m`, `2.4 km`, or minutes on foot.
    public static func way(metres: Int) -> Sentence {
        metres < 1_000
            ? Sentence(en: "\(metres) m", zh: "\(metres) 米")
            : .rendered { language in
                let tenths = (metres + 50) / 100
                let text = "\(tenths / 10).\(tenths % 10)"
                return language == .english ? text + " km" : text + " 公里"
            }
    }

    public static func onFoot(_ minutes: Int) -> Sentence {
        Sentence(en: "\(minutes) min", zh: "\(minutes) 分钟")
    }

    // MARK: - Offers

    public static let offer = Sentence(en: "offer", zh: "方案")
    public static func offer(_ code: String) -> Sentence { Sentence(en: "offer \(code)", zh: "方案 \(code)") }
    public static let people = Sentence(en: "people", zh: "人员")
    public static let travel = Sentence(en: "on foot", zh: "步行")
    public static let cost = Sentence(en: "cost", zh: "费用")
    public static let why = Sentence(en: "why", zh: "理由")
    public static let score = Sentence(en: "score", zh: "评分")
    public static let skill = Sentence(en: "skill", zh: "技能")
    public static let distance = Sentence(en: "distance (m)", zh: "距离 (米)")

    /// How to take one.
    public static func take(_ code: String) -> Sentence {
        Sentence(
            en: "Take one: poolbook reserve \"TITLE\" --offer \(code)",
            zh: "选用: poolbook reserve \"标题\" --offer \(code)")
    }

    /// Somebody's name, with the last day of a skill that ends.
    public static func person(_ name: String, until day: LocalDate?) -> Sentence {
        guard let day else { return .verbatim(name) }
        return Sentence(en: "\(name) (until \(day))", zh: "\(name) (至 \(day))")
    }

    /// Why an offer stands where it stands.
    public static func merit(_ merit: Offer.Merit) -> Sentence {
        switch merit {
        case .own: Sentence(en: "your own", zh: "本组织场地")
        case .nearest: Sentence(en: "nearest", zh: "最近")
        case .cheapest: Sentence(en: "cheapest", zh: "费用最低")
        case .full(let percent): Sentence(en: "\(percent)% full", zh: "上座 \(percent)%")
        case .skillEnds(let skill, let day):
            Sentence(en: "\(skill) ends \(day)", zh: "\(skill) 至 \(day) 止")
        case .approval(let owner): Sentence(en: "\(owner) must agree", zh: "须经 \(owner) 同意")
        }
    }

    /// A soft rule that an offer breaks.
    public static func warns(_ rule: String) -> Sentence {
        Sentence(en: "warning: \(rule)", zh: "提醒: \(rule)")
    }

    public static let similar = Sentence(en: "Others nearby do something like it", zh: "附近其他组织有类似活动")

    // MARK: - Nothing fits

    public static let nothingFits = Sentence(en: "Nothing fits.", zh: "没有合适的方案。")
    public static let because = Sentence(en: "In the way", zh: "原因")
    public static let wouldFit = Sentence(en: "It would fit", zh: "如作以下调整则可行")

    public static let changed = Sentence(en: "what", zh: "调整")

    /// One change of what is asked.
    public static func change(_ change: Relaxation) -> Sentence {
        switch change {
        case .capacity(let asked):
            Sentence(en: "for fewer than \(grouped(asked))", zh: "少于 \(grouped(asked)) 人")
        case .feature(let feature): Sentence(en: "without \(feature)", zh: "不要 \(feature)")
        case .district: Sentence(en: "in another district", zh: "在其他区域")
        case .distance: Sentence(en: "further away", zh: "更远一些")
        case .skill(let skill): Sentence(en: "without \(skill)", zh: "不要 \(skill)")
        case .named(let name): Sentence(en: "without \(name)", zh: "不要 \(name)")
        case .times: Sentence(en: "at another time", zh: "改时间")
        case .money: Sentence(en: "with other money", zh: "用其他资金")
        }
    }

    // MARK: - What there is

    public static let venuesFree = Sentence(en: "Venues", zh: "场地")
    public static let peopleFree = Sentence(en: "People", zh: "人员")
    public static let equipmentFree = Sentence(en: "Equipment", zh: "设备")
    public static let free = Sentence(en: "free", zh: "可用")

    /// How much is free at one of the times.
    public static func free(venues: Int, people: Int, equipment: Int) -> Sentence {
        Sentence(
            en: "free: \(counted(venues, "venue", "venues")), \(counted(people, "person", "people")), "
                + "\(counted(equipment, "kind", "kinds")) of equipment",
            zh: "空闲: 场地 \(grouped(venues)) 处、人员 \(grouped(people)) 名、设备 \(grouped(equipment)) 种")
    }

    /// Only the first of many.
    public static func some(_ shown: Int, of total: Int) -> Sentence {
        Sentence(
            en: "\(grouped(shown)) of \(grouped(total)) shown; --limit shows more",
            zh: "显示 \(grouped(total)) 项中的 \(grouped(shown)) 项；用 --limit 显示更多")
    }

    // MARK: - What was typed

    public static let windowsOrWhen = Sentence(
        en: "write times, or --on, --between and --in with --for; not both",
        zh: "请写时间，或用 --on、--between、--in 配合 --for；不要同时使用")
    public static let lengthMissing = Sentence(
        en: "how long? add --for 2h, or times such as sat 14:00-17:00", zh: "多长时间? 请加 --for 2h，或写出时刻，例如 周六 14:00-17:00")
    public static let nearMissing = Sentence(
        en: "--within says how far; --near says from where", zh: "--within 表示多远；请用 --near 写明从哪里算起")
    public static func reach(_ text: String) -> Sentence {
        Sentence(
            en: "--within \"\(text)\": 20min, 800m or 2km is expected", zh: "--within “\(text)”: 应为 20min、800m 或 2km")
    }
    public static func noWeekday(_ text: String) -> Sentence {
        Sentence(
            en: "--on \"\(text)\": weekdays are expected, such as sat or mon-fri",
            zh: "--on “\(text)”: 应为星期，例如 周六 或 周一至周五")
    }
    public static func noHours(_ text: String) -> Sentence {
        Sentence(
            en: "--between \"\(text)\": hours of a day are expected, such as 13:00-18:00",
            zh: "--between “\(text)”: 应为一天中的时段，例如 13:00-18:00")
    }
    public static func needExpected(_ text: String) -> Sentence {
        Sentence(
            en: "--need \"\(text)\": venue:180 stage or staff:lawyer=2 is expected",
            zh: "--need “\(text)”: 应为 venue:180 舞台 或 staff:律师=2")
    }
    public static func skillExpected(_ text: String) -> Sentence {
        Sentence(
            en: "--skill \"\(text)\": a skill is expected, alone or with a number up to 50: lawyer=2",
            zh: "--skill “\(text)”: 应为技能，可加不超过 50 的人数: 律师=2")
    }
    public static let likeOrNeed = Sentence(
        en: "--like copies what was taken; --offer and needs choose anew: write one of them",
        zh: "--like 照搬已预订的资源；--offer 和需求会重新选择: 请只写其一")
    public static let offerHasAll = Sentence(
        en: "an offer fixes its time and what it takes; leave out times, names and needs beside --offer",
        zh: "方案已固定时间和资源；使用 --offer 时请去掉时间、名称和需求")
    public static let venueOrNeed = Sentence(
        en: "--venue takes that venue; what a venue must be like chooses one: write one of them",
        zh: "--venue 指定场地；对场地的要求则用于挑选: 请只写其一")
    public static func noOffer(_ code: String) -> Sentence {
        Sentence(
            en: "--offer \"\(code)\": you have no such offer; offers last a week: look again with poolbook find",
            zh: "--offer “\(code)”: 没有这个方案；方案一周内有效: 请用 poolbook find 重新查找")
    }
    public static let noTimes = Sentence(
        en: "no such time is still to come: look at --on, --between, --in and --for",
        zh: "没有将来的此类时段: 请检查 --on、--between、--in、--for")
    public static func tooManyTimes(_ limit: Int) -> Sentence {
        Sentence(
            en: "those are more than \(grouped(limit)) times; write fewer days or a narrower --between",
            zh: "时段超过 \(grouped(limit)) 个；请减少天数或缩小 --between")
    }
    public static func nowhere(_ name: String) -> Sentence {
        Sentence(
            en: "--near \"\(name)\": it has no coordinates; name a district, another venue, or 39.8162,109.9870",
            zh: "--near “\(name)”: 没有坐标；请写区域、其他场地或 39.8162,109.9870")
    }
    public static func unknownWord(_ heading: Sentence, _ text: String, nearest: [String]) -> Sentence {
        let rest = SuggestionSentences.meant(nearest)
        return Sentence(
            en: "\(heading.en) \"\(text)\": nothing in the pool has it\(rest.en)",
            zh: "\(heading.zh)“\(text)”: 资源库中没有\(rest.zh)")
    }
}
