// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What a pool's settings mean, in both languages. The meaning of each takes no more than 43 columns.
public enum SettingSentences {
    public static func meaning(_ setting: Setting) -> Sentence {
        switch setting {
        case .language: Sentence(en: "what members read who did not say", zh: "成员未指定时的语言")
        case .kinds: Sentence(en: "what kinds of events there may be", zh: "可用的活动类型")
        case .brands: Sentence(en: "under which brands events are held", zh: "可用的活动品牌")
        case .figures: Sentence(en: "what is counted of an event that is over", zh: "活动结束后可统计的数字")
        case .privacy: Sentence(en: "what members see of others' reservations", zh: "成员可见的他方预订内容")
        case .holdHours: Sentence(en: "a hold keeps, where --hold says nothing", zh: "--hold 未写时长时保留多久")
        case .approvalHours: Sentence(en: "an act waits for the yes of others", zh: "等待他方同意的时限")
        case .conflictHours: Sentence(en: "until a conflict is due", zh: "冲突发现后的处理时限")
        case .hostHours: Sentence(en: "a host has for what it alone can mend", zh: "主办方自行处理的时限")
        case .horizonDays: Sentence(en: "days ahead conflicts are looked for", zh: "检查冲突的未来天数")
        case .waitlist: Sentence(en: "what a request becomes that fits again", zh: "请求重新可行时如何处理")
        case .offerHours: Sentence(en: "a place is held for such a request", zh: "为该请求保留场地多久")
        case .paymentLimit: Sentence(en: "payments above it take a second person", zh: "超过此额的付款需第二人同意")
        case .travelSpeed: Sentence(en: "people travel so fast: rule person.travel", zh: "人员行进速度: 规则 person.travel")
        case .walkingSpeed: Sentence(en: "metres a minute that people walk", zh: "步行速度 (每分钟米数)")
        case .quiet: Sentence(en: "nothing is done by itself since then", zh: "自此不自动处理任何事项")
        }
    }

    /// What can be written for a setting.
    public static func writes(_ form: Setting.Form) -> Sentence {
        switch form {
        case .number(let range):
            Sentence(
                en: "a number from \(range.lowerBound) to \(range.upperBound)",
                zh: "\(range.lowerBound) 至 \(range.upperBound) 的整数")
        case .amount: Sentence(en: "an amount, or nothing for no limit", zh: "金额；为空则不限")
        case .choice(let choices):
            Sentence(en: "one of \(choices.joined(separator: ", "))", zh: "其中之一: \(choices.joined(separator: ", "))")
        case .words: Sentence(en: "words a, b; nothing takes any", zh: "词语 a, b；为空则不限")
        case .language: Sentence(en: "en or zh-Hans", zh: "en 或 zh-Hans")
        case .on: Sentence(en: "on; poolbook pool resume ends it", zh: "on；用 poolbook pool resume 结束")
        case .elsewhere(let command): Sentence(en: "set by \(command)", zh: "用 \(command) 设置")
        }
    }

    public static func choice(_ privacy: Privacy) -> Sentence {
        switch privacy {
        case .busy: Sentence(en: "that it is taken", zh: "已被占用")
        case .hosts: Sentence(en: "that, and by which hosts", zh: "已被占用及其主办方")
        case .titles: Sentence(en: "that, by which hosts, and for what", zh: "已被占用、主办方及活动名称")
        }
    }

    public static func choice(_ waitlist: Waitlist) -> Sentence {
        switch waitlist {
        case .confirm: Sentence(en: "it is confirmed", zh: "直接确认")
        case .offer: Sentence(en: "it is held until its host confirms it", zh: "保留，待主办方确认")
        case .ask: Sentence(en: "its host is told, and asks again", zh: "通知主办方，由其重新申请")
        }
    }

    public static let settings = Sentence(en: "settings", zh: "设置")
    public static let setting = Sentence(en: "setting", zh: "设置")
    public static let value = Sentence(en: "value", zh: "取值")
    public static let standard = Sentence(en: "default", zh: "默认")
    public static let meaning = Sentence(en: "meaning", zh: "含义")
    public static let any = Sentence(en: "any", zh: "不限")
    public static let off = Sentence(en: "off", zh: "关")
    public static let none = Sentence(en: "none", zh: "无")

    // MARK: - What was done

    public static func changed(_ setting: Setting, _ before: String, _ after: String) -> Sentence {
        .verbatim("\(setting.rawValue): \(before) -> \(after)")
    }

    public static func head(_ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Set:", zh: "已设置:")
        case .tried: Sentence(en: "Would set:", zh: "将设置:")
        }
    }

    public static let unchanged = Sentence(en: "Unchanged: it is set so already", zh: "未变: 已是如此")

    public static func resumed(_ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Resumed: mail, expiry and promotion go on", zh: "已恢复: 邮件、到期和递补继续进行")
        case .tried: Sentence(en: "Would resume mail, expiry and promotion", zh: "将恢复邮件、到期和递补")
        }
    }

    public static let notQuiet = Sentence(en: "Unchanged: the pool is not quiet", zh: "未变: 资源库未处于静默")

    public static func quietSince(_ when: Sentence) -> Sentence {
        Sentence(
            en: "quiet since \(when.en): nothing expires, is promoted or mailed by itself",
            zh: "自 \(when.zh) 起静默: 不自动到期、递补或发送邮件")
    }

    // MARK: - What is wrong

    public static func noSetting(_ name: String, nearest: [String]) -> Sentence {
        if let near = nearest.first {
            Sentence(
                en: "there is no setting \"\(name)\"; did you mean \(near)?", zh: "没有设置“\(name)”；是否指 \(near)?")
        } else {
            Sentence(
                en: "there is no setting \"\(name)\"; list them: poolbook help settings",
                zh: "没有设置“\(name)”；列出: poolbook help settings")
        }
    }

    public static func setElsewhere(_ setting: Setting, _ command: String) -> Sentence {
        Sentence(
            en: "\(setting.rawValue) is not set here; set it by: \(command)",
            zh: "\(setting.rawValue) 不在此设置；请用: \(command)")
    }

    public static func noValue(_ text: String) -> Sentence {
        Sentence(
            en: "\"\(text)\": NAME=VALUE is expected, such as hold-hours=24; list the names: poolbook help settings",
            zh: "“\(text)”: 应为 NAME=VALUE，例如 hold-hours=24；列出名称: poolbook help settings")
    }

    public static let nothingToSet = Sentence(
        en: "say what to set, such as hold-hours=24; list the names: poolbook help settings",
        zh: "请写明要设置什么，例如 hold-hours=24；列出名称: poolbook help settings")

    // MARK: - Help

    public static let helpSet = Sentence(en: "Change settings of the pool.", zh: "修改资源库的设置。")
    public static let helpSetExample = Sentence(
        en: """
            What there is to set, with defaults and meanings: poolbook help settings
              poolbook pool set hold-hours=24 privacy=hosts
              poolbook pool set payment-limit=5000 -m "since the audit"
            """,
        zh: """
            可设置的项目、默认值和含义: poolbook help settings
              poolbook pool set hold-hours=24 privacy=hosts
              poolbook pool set payment-limit=5000 -m "审计要求"
            """)
    public static let helpValues = Sentence(
        en: "What to set, as NAME=VALUE. May be repeated.", zh: "要设置的项目，写作 NAME=VALUE。可重复。")
    public static let helpResume = Sentence(
        en: "End the quiet of a pool that was restored: mail, expiry and promotion go on.",
        zh: "结束恢复后的静默: 邮件、到期和递补继续进行。")

    static let topic: [TopicPart] = [
        .paragraph(
            Sentence(
                en: "A pool sets these for itself: poolbook pool set NAME=VALUE, by an administrator, with -m why. "
                    + "How they stand: poolbook pool show. Rules have settings of their own: poolbook rule list",
                zh: "资源库可自行设置以下项目: 由管理员执行 poolbook pool set NAME=VALUE，用 -m 写明原因。"
                    + "当前设置: poolbook pool show。规则另有设置: poolbook rule list")),
        .examples(.word, Setting.allCases.map { TopicPart.Example($0.rawValue, explained($0)) }),
        .paragraph(Sentence(en: "What members see of others' reservations (privacy):", zh: "成员可见的他方预订内容 (privacy):")),
        .examples(.word, Privacy.allCases.map { TopicPart.Example($0.rawValue, choice($0)) }),
        .paragraph(Sentence(en: "What a request becomes that fits again (waitlist):", zh: "请求重新可行时如何处理 (waitlist):")),
        .examples(.word, Waitlist.allCases.map { TopicPart.Example($0.rawValue, choice($0)) }),
    ]

    private static func explained(_ setting: Setting) -> Sentence {
        let (meaning, how) = (meaning(setting), writes(setting.form))
        guard let standard = setting.standard else {
            return Sentence(en: "\(meaning.en) (\(how.en))", zh: "\(meaning.zh)（\(how.zh)）")
        }
        return Sentence(
            en: "\(meaning.en) (\(how.en); default \(standard))", zh: "\(meaning.zh)（\(how.zh)；默认 \(standard)）")
    }
}
