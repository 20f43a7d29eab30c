// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of their day, on one screen.
public enum DaySentences {
    public static let chair = Sentence(en: "Chair", zh: "值班")
    public static let waiting = Sentence(en: "Waiting for you", zh: "待您处理")
    public static let next = Sentence(en: "Next 7 days", zh: "今后7天")
    public static let conflicts = Sentence(en: "Conflicts", zh: "冲突")
    public static let news = Sentence(en: "New for you", zh: "新通知")
    public static let warnings = Sentence(en: "Warning", zh: "提醒")
    public static let start = Sentence(en: "Start with", zh: "可以开始")
    public static let nothing = Sentence(en: "nothing", zh: "无")
    public static let office = Sentence(en: "the pool's office", zh: "资源库办公室")

    public static func until(_ day: Sentence, _ organization: String) -> Sentence {
        Sentence(en: "\(organization) until \(day.en)", zh: "\(organization), 至 \(day.zh)")
    }

    public static func then(_ organization: String) -> Sentence {
        Sentence(en: "then \(organization)", zh: "下一任: \(organization)")
    }

    public static let nobodyNext = Sentence(en: "nobody follows", zh: "尚无下一任")
    public static let rosterEnded = Sentence(en: "nobody: the roster has ended", zh: "无人值班: 值班表已结束")

    public static func nothingOf(_ organization: String) -> Sentence {
        Sentence(en: "nothing of \(organization)", zh: "\(organization) 无安排")
    }

    public static func asks(_ who: Sentence, _ what: String, _ until: Sentence) -> Sentence {
        Sentence(en: "\(who.en) asks: \(what), until \(until.en)", zh: "\(who.zh) 申请: \(what), 截止 \(until.zh)")
    }

    public static func more(_ count: Int) -> Sentence {
        Sentence(en: "\(count) more", zh: "另有 \(count) 项")
    }

    public static func unclosed(_ count: Int) -> Sentence {
        Sentence(
            en: "\(counted(count, "event is over and not closed", "events are over and not closed"))",
            zh: "\(count) 项活动已结束但未办结")
    }

    public static func open(_ count: Int, severe: Int, due: Sentence) -> Sentence {
        let isSevere = severe > 0 ? Sentence(en: ", \(severe) severe", zh: ", 严重 \(severe) 项") : .verbatim("")
        return Sentence(
            en: "\(count) open\(isSevere.en), due \(due.en)", zh: "\(count) 项未处理\(isSevere.zh), 期限 \(due.zh)")
    }

    public static func notices(_ count: Int, _ last: Sentence, by who: Sentence) -> Sentence {
        Sentence(
            en: "\(counted(count, "notice", "notices")), last: \(last.en) by \(who.en)",
            zh: "\(count) 条, 最近: \(who.zh) \(last.zh)")
    }

    public static func holdEnds(_ reference: String, _ when: Sentence) -> Sentence {
        Sentence(en: "the hold \(reference) ends \(when.en)", zh: "保留 \(reference) 于 \(when.zh) 到期")
    }

    public static let quiet = Sentence(en: "the pool is quiet: nothing is mailed or expires", zh: "资源库静默中: 不发邮件, 不自动到期")

    public static func rosterEnds(_ day: Sentence) -> Sentence {
        Sentence(en: "the roster of the chair ends \(day.en)", zh: "值班表于 \(day.zh) 结束")
    }

    public static let isHeld = Sentence(en: "held", zh: "保留")
    public static let isAsked = Sentence(en: "asked for", zh: "申请中")

    public static let help = Sentence(
        en: "The day on one screen: what waits for you, what is next, what is new.", zh: "一屏看今天: 待办、近期安排和新通知。")
    public static let find = Sentence(en: "poolbook find sat", zh: "poolbook find 周六")
}
