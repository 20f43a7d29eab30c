// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.
public import Scheduling

/// What people read of recurring events.
public enum SeriesSentences {
    // MARK: - What became of it

    public static let exactlyOneRule = Sentence(
        en: "write one of --weekly, --monthly and --repeat", zh: "--weekly、--monthly 和 --repeat 只能写一个")
    public static let ruleMissing = Sentence(
        en: "--times, --until, --except, --also, --holidays, --on-conflict and --differ are for an event that repeats; "
            + "write how: --weekly, --monthly or --repeat RULE",
        zh:
            "--times、--until、--except、--also、--holidays、--on-conflict 和 --differ 用于重复的活动；请写明如何重复: --weekly、--monthly 或 --repeat 规则"
    )
    public static let oneEnd = Sentence(
        en: "write one end: --times, --until, or COUNT or UNTIL in the rule",
        zh: "结束只能写一种: --times、--until，或规则中的 COUNT 或 UNTIL")
    public static let onOrFrom = Sentence(
        en: "write --on for one day, or --from for that day and the following", zh: "单次请写 --on，该次及以后请写 --from，二者选一")
    public static let ofASeries = Sentence(
        en: "--on and --from are for a series, such as S-2QH", zh: "--on 和 --from 用于系列，例如 S-2QH")
    public static let likeASeries = Sentence(
        en: "--like S-… takes one day of that series; what repeats anew is written in full, or --like R-…",
        zh: "--like S-… 只增加该系列的一天；要重新重复，请写明全部内容或用 --like R-…")
    public static let dayMissing = Sentence(en: "which day? write --at 2027-03-20", zh: "哪一天？请写 --at 2027-03-20")

    public static let occurrence = Sentence(en: "occurrence", zh: "场次")
    public static let occurrences = Sentence(en: "Occurrences", zh: "场次")
    public static let would = Sentence(en: "Would reserve:", zh: "将预订:")
    public static let heldForApproval = Sentence(en: "held until approved", zh: "待审批")
    public static let askedHeading = Sentence(en: "asked", zh: "所求")
    public static let wasOn = Sentence(en: "was to be", zh: "原定")
    public static let leftOut = Sentence(en: "left out", zh: "已跳过")
    public static let toCome = Sentence(en: "to come", zh: "尚余")
    public static let cancelledHeading = Sentence(en: "cancelled", zh: "已取消")
    public static let timesHeading = Sentence(en: "times", zh: "次数")
    public static let differHeading = Sentence(en: "how many may differ", zh: "可不同的次数")
    public static let holidaysHeading = Sentence(en: "holidays", zh: "假日")
    public static let onConflictHeading = Sentence(en: "on conflict", zh: "冲突时")

    public static func notWeekly(_ text: String) -> Sentence {
        Sentence(
            en:
                "\"\(text)\" is no day of the week; write --weekly sat, mon-fri or \"mon, wed\", or --weekly last of all",
            zh: "\"\(text)\" 不是星期几；请写 --weekly 周六、周一至周五 或 \"周一、周三\"，或将 --weekly 写在最后")
    }

    public static func notMonthly(_ text: String) -> Sentence {
        Sentence(
            en: "\"\(text)\" is no day of a month; write --monthly \"2nd sat\", \"last fri\", 15 or \"last day\"",
            zh: "\"\(text)\" 不是月中的日子；请写 --monthly 第二个周六、最后一个周五、15日 或 最后一天")
    }

    /// Refused: how many occurrences, of how many.
    public static func refused(_ count: Int, of total: Int) -> Sentence {
        Sentence(
            en:
                "Refused: \(count) of \(counted(total, "occurrence", "occurrences")) cannot be had. Nothing was written.",
            zh: "已拒绝: \(grouped(total)) 次中有 \(grouped(count)) 次无法预订。未写入任何内容。")
    }

    /// What can be done where some cannot be had.
    public static let wayOut = Sentence(
        en: "leave them out: --on-conflict skip; elsewhere: alternative; wait for them: request",
        zh: "跳过: --on-conflict skip；换地方: alternative；等待: request")

    /// Why all is refused though some could be had, or all elsewhere.
    public static func beyond(_ limit: Int) -> Sentence {
        Sentence(
            en:
                "at most \(grouped(limit)) may be otherwise than asked (--differ \(limit)): allow more, or leave it out",
            zh: "与所求不同的最多 \(grouped(limit)) 次 (--differ \(limit)): 请调高，或不写")
    }

    /// The head of an answer: how many were asked for and what became of them.
    public static func tally(
        _ asked: Int, _ counts: [(outcome: OccurrenceOutcome, count: Int)]
    ) -> Sentence {
        let parts = counts.map { part in
            let word = word(part.outcome)
            return Sentence(en: "\(part.count) \(word.en)", zh: "\(word.zh) \(part.count)")
        }
        return Sentence.joined(
            [Sentence(en: "\(asked) asked", zh: "共 \(asked)")] + parts, by: Sentence(en: ", ", zh: "，"))
    }

    /// What became of an occurrence, in a word.
    public static func word(_ outcome: OccurrenceOutcome) -> Sentence {
        switch outcome {
        case .held: Sentence(en: "held", zh: "已订")
        case .elsewhere: Sentence(en: "elsewhere", zh: "另行安排")
        case .request: Sentence(en: "waiting", zh: "等待")
        case .refused: Sentence(en: "refused", zh: "未订")
        case .holiday: Sentence(en: "on a holiday", zh: "逢假日")
        }
    }

    /// Before an answer that nothing was written for.
    public static let tried = Sentence(en: "Tried; nothing was written.", zh: "试运行；未写入任何内容。")
    public static let tooMuchDiffers = Sentence(
        en: "more would differ than --differ allows", zh: "不同的次数超过 --differ 所允许")

    /// A day that was moved for a holiday.
    public static func movedFrom(_ day: LocalDate, _ holiday: String) -> Sentence {
        Sentence(
            en: "instead of \(TimeText.day(day, language: .english)), \(holiday)",
            zh: "代替 \(TimeText.day(day, language: .simplifiedChinese)) \(holiday)")
    }

    /// A day that was left out for a holiday.
    public static func holiday(_ name: String) -> Sentence { .verbatim(name) }

    /// What of a series may be cancelled: asked on a terminal.
    public static func confirmCancel(
        _ count: Int, of total: Int, _ reference: String, _ title: String, _ when: Sentence
    ) -> Sentence {
        Sentence(
            en: "Cancel \(count) of \(total): \(reference) \(title), \(when.en)?",
            zh: "取消 \(total) 次中的 \(count) 次: \(reference) \(title)，\(when.zh)？")
    }

    public static func cancelled(_ count: Int, remaining: Int, _ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en: "Cancelled \(count); \(counted(remaining, "remains", "remain")).",
                zh: "已取消 \(count) 次；还剩 \(remaining) 次。")
        case .tried:
            Sentence(
                en: "Would cancel \(count); \(counted(remaining, "would remain", "would remain")).",
                zh: "将取消 \(count) 次；将剩 \(remaining) 次。")
        }
    }

    /// How many occurrences were confirmed.
    public static func confirmed(_ count: Int, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Confirmed \(count).", zh: "已确认 \(count) 次。")
        case .tried: Sentence(en: "Would confirm \(count).", zh: "将确认 \(count) 次。")
        }
    }

    /// That nothing of a series is held or waits.
    public static func nothingToConfirm(_ reference: String) -> Sentence {
        Sentence(
            en: "nothing of \(reference) that is to come is held or waits as a request",
            zh: "\(reference) 尚未进行的日子中没有待确认的保留或请求")
    }

    /// How to take a day again that was cancelled.
    public static func takeAgain(_ reference: String, _ day: LocalDate) -> Sentence {
        Sentence(
            en: "Take it again: poolbook reserve --like \(reference) --at \(day.description)",
            zh: "重新预订: poolbook reserve --like \(reference) --at \(day.description)")
    }

    public static func changed(_ count: Int, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Changed \(count):", zh: "已更改 \(count) 次:")
        case .tried: Sentence(en: "Would change \(count):", zh: "将更改 \(count) 次:")
        }
    }

    public static func nothingAhead(_ reference: String) -> Sentence {
        Sentence(
            en: "nothing of \(reference) is still to come there; its past is not touched",
            zh: "\(reference) 在此没有将来的场次；过去的场次不再改动")
    }

    public static func notThatDay(_ reference: String, _ day: LocalDate) -> Sentence {
        Sentence(
            en: "\(reference) has nothing on \(day.description); its days: poolbook show \(reference)",
            zh: "\(reference) 在 \(day.description) 没有场次；所有场次: poolbook show \(reference)")
    }

    public static func leftOutDay(_ reference: String, _ day: LocalDate) -> Sentence {
        Sentence(
            en:
                "\(reference) was left out or cancelled on \(day.description); take it: poolbook reserve --like \(reference) --at \(day.description)",
            zh:
                "\(reference) 在 \(day.description) 已跳过或取消；预订: poolbook reserve --like \(reference) --at \(day.description)"
        )
    }
}

extension RecurrenceProblem {
    /// What people read when an event cannot recur as asked: what was wrong, and what to do.
    public var sentence: Sentence {
        switch self {
        case .endless:
            Sentence(
                en: "a series needs an end; write --times 10 or --until 2027-12",
                zh: "系列需要结束；请写 --times 10 或 --until 2027-12")
        case .startNotInRule(let start, let first?):
            Sentence(
                en:
                    "\(text(start, .english)) is not a day of this rule; begin on \(text(first, .english)), or change the rule",
                zh: "\(text(start, .simplifiedChinese)) 不在该规则之内；请从 \(text(first, .simplifiedChinese)) 开始，或改规则")
        case .startNotInRule(let start, first: nil):
            Sentence(
                en: "this rule has no day from \(text(start, .english)) on within \(Recurrence.years) years",
                zh: "该规则自 \(text(start, .simplifiedChinese)) 起 \(Recurrence.years) 年内没有日子")
        case .whichMonths:
            Sentence(
                en:
                    "YEARLY with BYMONTHDAY leaves open which month; add BYMONTH, or write FREQ=MONTHLY for every month",
                zh: "YEARLY 与 BYMONTHDAY 未说明月份；请加 BYMONTH，或写 FREQ=MONTHLY 表示每月")
        case .tooMany:
            Sentence(
                en: "a series has at most \(grouped(Recurrence.most)) occurrences; write an earlier end",
                zh: "一个系列最多 \(grouped(Recurrence.most)) 次；请提前结束")
        case .tooFar(let found, let last):
            Sentence(
                en:
                    "a series reaches at most \(Recurrence.years) years, to \(text(last, .english)): \(found) fit in; write an earlier end",
                zh: "一个系列最长 \(Recurrence.years) 年，至 \(text(last, .simplifiedChinese))：可容 \(found) 次；请提前结束")
        case .noSuchDay(let day):
            Sentence(
                en: "\(text(day, .english)) is not a day of the series, so it cannot be left out",
                zh: "\(text(day, .simplifiedChinese)) 不是该系列的日子，无法排除")
        case .twice(let day):
            Sentence(en: "\(text(day, .english)) comes twice", zh: "\(text(day, .simplifiedChinese)) 出现两次")
        case .nothingLeft:
            Sentence(en: "nothing is left of the series", zh: "该系列没有剩下任何日子")
        case .clock(let error, let day):
            Sentence(
                en: "\(error.sentence.en)\n  leave it out: --except \(day); and give it: --also \"…\"",
                zh: "\(error.sentence.zh)\n  排除: --except \(day)；另加: --also \"…\"")
        }
    }

    private func text(_ day: LocalDate, _ language: Language) -> String { TimeText.day(day, language: language) }
}
