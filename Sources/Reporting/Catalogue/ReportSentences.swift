// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read in the reporter's reports.
public enum ReportSentences {
    public static let new = Sentence(en: "New", zh: "新增")
    public static let escalated = Sentence(en: "Escalated", zh: "升级")
    public static let open = Sentence(en: "Still open", zh: "未决")
    public static let ended = Sentence(en: "Over since last time", zh: "上次以来已结束")
    public static let soonDue = Sentence(en: "Due within a week", zh: "一周内到期")
    public static let notices = Sentence(en: "Done to what you are booked for", zh: "与您任务有关的变动")
    public static let undelivered = Sentence(en: "Could not be delivered", zh: "未能送达")
    public static let nothing = Sentence(en: "Nothing is in conflict.", zh: "没有冲突。")

    public static let news = Sentence(en: "news", zh: "变化")
    public static let rule = Sentence(en: "rule", zh: "规则")
    public static let subject = Sentence(en: "place/person", zh: "场地/人员")
    public static let claimant = Sentence(en: "reservation", zh: "预订")
    public static let parties = Sentence(en: "parties", zh: "当事方")
    public static let why = Sentence(en: "why", zh: "原因")
    public static let age = Sentence(en: "open for", zh: "已持续")
    public static let firstSeen = Sentence(en: "since", zh: "起始")
    public static let due = Sentence(en: "due", zh: "期限")
    public static let severity = Sentence(en: "severity", zh: "严重程度")
    public static let best = Sentence(en: "best", zh: "最优方案")
    public static let next = Sentence(en: "to see to it", zh: "处理")
    public static let state = Sentence(en: "state", zh: "状态")
    public static let reader = Sentence(en: "reader", zh: "收件人")
    public static let tries = Sentence(en: "tries", zh: "次数")
    public static let nextTry = Sentence(en: "next try", zh: "下次尝试")
    public static let failure = Sentence(en: "why", zh: "原因")

    /// What a mail or a page is about, in a line.
    public static func subjectLine(pool: String, _ report: ConflictReport) -> Sentence {
        let news = counts(report)
        let open = report.open
        return Sentence(
            en: "[\(pool)] \(counted(open, "conflict", "conflicts"))\(news.en)",
            zh: "[\(pool)] 冲突 \(grouped(open)) 项\(news.zh)")
    }

    /// How many conflicts there are, and how many of them are news.
    public static func headline(_ report: ConflictReport) -> Sentence {
        let news = counts(report)
        let open = report.open
        return Sentence(
            en: "\(counted(open, "conflict", "conflicts")) open\(news.en)", zh: "未决冲突 \(grouped(open)) 项\(news.zh)")
    }

    private static func counts(_ report: ConflictReport) -> Sentence {
        var parts: [Sentence] = []
        let new = report.count(.new)
        let escalated = report.count(.escalated)
        let ended = report.count(.ended)
        if new > 0 { parts.append(Sentence(en: "\(new) new", zh: "新增 \(new)")) }
        if escalated > 0 { parts.append(Sentence(en: "\(escalated) escalated", zh: "升级 \(escalated)")) }
        if ended > 0 { parts.append(Sentence(en: "\(ended) over", zh: "结束 \(ended)")) }
        let notices = report.notices.count
        if notices > 0 { parts.append(Sentence(en: "\(counted(notices, "notice", "notices"))", zh: "通知 \(notices)")) }
        guard !parts.isEmpty else { return .verbatim("") }
        let list = Sentence.joined(parts, by: .verbatim(", "))
        return Sentence(en: ": \(list.en)", zh: ": \(list.zh)")
    }

    /// Who holds the chair, until when, and who is next.
    public static func chair(_ terms: [ConflictReport.Term], at now: Instant, zone: Zone) -> Sentence {
        func lastDay(_ term: ConflictReport.Term, _ language: Language) -> String {
            TimeText.shortDay(zone.local(term.period.end - .seconds(1)).date, language: language)
        }
        let running = terms.first { $0.period.contains(now) }
        let next = terms.first { $0.period.start > now }
        let nextOne = next.map { term in
            Sentence(en: " · next: \(term.organization)", zh: " · 下一任: \(term.organization)")
        }
        guard let running else {
            return Sentence(en: "Nobody holds the chair\(nextOne?.en ?? "")", zh: "目前无人值班\(nextOne?.zh ?? "")")
        }
        let chair = running.organization
        let until = Sentence.rendered { lastDay(running, $0) }
        return Sentence(
            en: "Chair: \(chair), until \(until.en)\(nextOne?.en ?? "")",
            zh: "值班: \(chair), 至 \(until.zh)\(nextOne?.zh ?? "")")
    }

    /// That more are open than are listed.
    public static func more(_ count: Int) -> Sentence {
        Sentence(
            en: "and \(grouped(count)) more: poolbook conflict list",
            zh: "另有 \(grouped(count)) 项: poolbook conflict list")
    }

    /// How long something stands.
    public static func age(_ duration: Duration) -> Sentence {
        let hours = duration.components.seconds / 3_600
        let days = hours / 24
        guard days > 0 else { return Sentence(en: "\(counted(hours, "hour", "hours"))", zh: "\(grouped(hours)) 小时") }
        return Sentence(en: "\(counted(days, "day", "days"))", zh: "\(grouped(days)) 天")
    }

    /// What became of a conflict.
    public static func news(_ news: ConflictReport.News) -> Sentence {
        switch news {
        case .new: Sentence(en: "new", zh: "新增")
        case .escalated: Sentence(en: "escalated", zh: "升级")
        case .open: Sentence(en: "open", zh: "未决")
        case .ended: Sentence(en: "over", zh: "结束")
        }
    }

    /// What ended a conflict.
    public static func state(_ item: ConflictReport.Item, zone: Zone) -> Sentence {
        switch item.state {
        case "resolved": return Sentence(en: "resolved", zh: "已解决")
        case "waived":
            guard let until = item.waivedUntil else { return Sentence(en: "waived", zh: "暂不处理") }
            let day = Sentence.rendered { TimeText.shortDay(zone.local(until).date, language: $0) }
            return Sentence(en: "waived until \(day.en)", zh: "暂不处理，至 \(day.zh)")
        case "gone": return Sentence(en: "gone", zh: "已消失")
        default: return Sentence(en: "open", zh: "未决")
        }
    }

    /// A rule in a word or two.
    public static func name(_ rule: Rule) -> Sentence {
        names[rule] ?? .verbatim(rule.rawValue)
    }

    private static let names: [Rule: Sentence] = [
        .venueDouble: Sentence(en: "venue twice", zh: "场地重复"),
        .personDouble: Sentence(en: "person twice", zh: "人员重复"),
        .equipmentShort: Sentence(en: "equipment short", zh: "设备不足"),
        .resourceBlackout: Sentence(en: "closed", zh: "停用期"),
        .resourceRetired: Sentence(en: "resource retired", zh: "资源停用"),
        .projectRetired: Sentence(en: "project retired", zh: "项目停用"),
        .fundRetired: Sentence(en: "fund retired", zh: "资金停用"),
        .hostRetired: Sentence(en: "host retired", zh: "主办组织停用"),
        .poolRetired: Sentence(en: "pool retired", zh: "资源库停用"),
        .resourceHours: Sentence(en: "not open", zh: "未开放"),
        .resourceHoliday: Sentence(en: "holiday", zh: "节假日"),
        .venueTooSmall: Sentence(en: "too small", zh: "容量不足"),
        .skillExpired: Sentence(en: "skill expired", zh: "资质过期"),
        .eventStaff: Sentence(en: "staff missing", zh: "人员缺配"),
        .personDaily: Sentence(en: "day too long", zh: "日工时超限"),
        .personWeekly: Sentence(en: "week too long", zh: "周工时超限"),
        .personRest: Sentence(en: "rest too short", zh: "休息不足"),
        .personTravel: Sentence(en: "way too far", zh: "路程过远"),
        .moneyShort: Sentence(en: "money short", zh: "资金不足"),
        .fundValidity: Sentence(en: "fund not valid", zh: "资金不在有效期"),
        .moneyCeiling: Sentence(en: "above the ceiling", zh: "超过上限"),
        .quotaSpent: Sentence(en: "quota spent", zh: "额度用尽"),
    ]

    // MARK: - The page

    public static let timelines = Sentence(en: "Double bookings", zh: "重复预订")
    public static let glance = Sentence(en: "At a glance", zh: "概览")
    public static let heat = Sentence(en: "Conflicts by day and place", zh: "按日期和场地的冲突")
    public static let trend = Sentence(en: "Open conflicts", zh: "未决冲突趋势")
    public static let stands = Sentence(en: "stands", zh: "已确认")
    public static let asks = Sentence(en: "asks", zh: "申请中")
    public static let both = Sentence(en: "both want it", zh: "重叠")
    public static let others = Sentence(en: "another organization", zh: "其他组织")

    /// What a timeline shows.
    public static func timeline(_ subject: String, day: LocalDate) -> Sentence {
        let when = Sentence.rendered { TimeText.shortDay(day, language: $0) }
        return Sentence(en: "\(subject), \(when.en)", zh: "\(subject)，\(when.zh)")
    }

    /// What the map of days and places shows, in words.
    public static func heatSummary(places: Int, days: Int, most: String, count: Int) -> Sentence {
        Sentence(
            en: "\(counted(places, "place", "places")) on \(counted(days, "day", "days")); most at \(most): \(count)",
            zh: "\(places) 处，\(days) 天；最多的是 \(most): \(count)")
    }

    /// What the trend shows, in words.
    public static func trendSummary(first: Int, last: Int, highest: Int) -> Sentence {
        Sentence(
            en: "from \(first) to \(last) in the last 30 days, \(highest) at most",
            zh: "最近 30 天由 \(first) 变为 \(last)，最多 \(highest)")
    }
}
