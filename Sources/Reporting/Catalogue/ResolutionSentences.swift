// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of what ends conflicts.
public enum ResolutionSentences {
    public static let conflict = Sentence(en: "conflict", zh: "冲突")
    public static let kind = Sentence(en: "by", zh: "方式")
    public static let took = Sentence(en: "took", zh: "用时")
    public static let changes = Sentence(en: "changes", zh: "变动")
    public static let what = Sentence(en: "reservations", zh: "预订")
    public static let byPlan = Sentence(en: "plan", zh: "计划")
    public static let was = Sentence(en: "was", zh: "原状态")
    public static let told = Sentence(en: "told", zh: "已通知")
    public static let ownCase = Sentence(en: "own case", zh: "自己的事项")
    public static let remarks = Sentence(en: "remarks", zh: "备注")
    public static let chair = Sentence(en: "chair", zh: "值班")
    public static let by = Sentence(en: "who", zh: "处理人")
    public static let contested = Sentence(en: "objected to", zh: "有异议")
    public static let wasUndone = Sentence(en: "undone", zh: "已撤销")
    public static let administrator = Sentence(en: "an administrator", zh: "管理员")

    public static func kind(_ kind: Resolution.Kind) -> Sentence {
        switch kind {
        case .place: Sentence(en: "another venue", zh: "更换场地")
        case .time: Sentence(en: "another time", zh: "更改时间")
        case .part: Sentence(en: "a part of the hall", zh: "改用部分场地")
        case .person: Sentence(en: "another person", zh: "更换人员")
        case .split: Sentence(en: "split", zh: "拆分")
        case .merge: Sentence(en: "merged", zh: "合办")
        case .release: Sentence(en: "hold released", zh: "释放保留")
        case .decline: Sentence(en: "declined", zh: "谢绝")
        case .waive: Sentence(en: "waived", zh: "暂缓")
        case .move: Sentence(en: "moved", zh: "移动")
        case .uphold: Sentence(en: "upheld", zh: "维持")
        }
    }

    /// The first line: `Resolved: C-4F2 venue.double`.
    public static func resolved(_ reference: String, _ rule: String, _ kind: Resolution.Kind, _ doing: Doing)
        -> Sentence
    {
        switch (kind, doing) {
        case (.waive, .done): Sentence(en: "Waived: \(reference) \(rule)", zh: "已暂缓: \(reference) \(rule)")
        case (.waive, .tried): Sentence(en: "Would waive: \(reference) \(rule)", zh: "将暂缓: \(reference) \(rule)")
        case (.uphold, .done): Sentence(en: "Upheld: \(reference) \(rule)", zh: "已维持: \(reference) \(rule)")
        case (.uphold, .tried): Sentence(en: "Would uphold: \(reference) \(rule)", zh: "将维持: \(reference) \(rule)")
        case (_, .done): Sentence(en: "Resolved: \(reference) \(rule)", zh: "已处理: \(reference) \(rule)")
        case (_, .tried): Sentence(en: "Would resolve: \(reference) \(rule)", zh: "将处理: \(reference) \(rule)")
        }
    }

    /// The same where others have to agree first.
    public static func waits(_ reference: String, _ rule: String, _ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en: "Held: \(reference) \(rule) is resolved once these have agreed",
                zh: "待同意: \(reference) \(rule) 经以下各方同意后即告处理")
        case .tried:
            Sentence(
                en: "Would hold: \(reference) \(rule) would be resolved once these have agreed",
                zh: "将待同意: \(reference) \(rule) 须经以下各方同意")
        }
    }

    public static func until(_ instant: Sentence) -> Sentence {
        Sentence(en: "until \(instant.en)", zh: "至 \(instant.zh)")
    }

    /// What became of what was cancelled.
    public static func ended(_ was: Reservation.State) -> Sentence {
        switch was {
        case .request: Sentence(en: "declined", zh: "已谢绝")
        case .hold: Sentence(en: "released", zh: "已释放")
        case .confirmed, .closed, .cancelled, .expired: Sentence(en: "called off", zh: "已取消")
        }
    }

    /// What became of what was moved.
    public static func moved(_ was: Reservation.State, _ state: Reservation.State, _ waits: Bool) -> Sentence {
        switch (was, state) {
        case (.request, .confirmed): Sentence(en: "stands now", zh: "现已落实")
        case (.request, .hold): Sentence(en: "is held until these have agreed", zh: "各方同意前予以保留")
        case _ where waits: Sentence(en: "stays until these have agreed", zh: "各方同意前维持原状")
        case _: Sentence(en: "moved", zh: "已移动")
        }
    }

    /// `R-6PD and R-5JT are now R-6PD 创新创业联合大赛 (团市委, 市科协)`.
    public static func merged(_ one: String, _ other: String, _ title: String, _ hosts: String) -> Sentence {
        Sentence(
            en: "\(one) and \(other) are now \(one) \(title) (\(hosts))",
            zh: "\(one) 与 \(other) 合为 \(one) \(title) (\(hosts))")
    }

    /// Two events where somebody has to agree first.
    public static func mergesOnceAgreed(_ one: String, _ other: String) -> Sentence {
        Sentence(
            en: "\(one) and \(other) become one once these have agreed; until then both stay as they are",
            zh: "\(one) 与 \(other) 在各方同意后合办；此前均维持原状")
    }

    /// What stands and is to be split, where somebody has to agree first.
    public static let splitsOnceAgreed = Sentence(
        en: "goes on as several once these have agreed; until then it stays as it is",
        zh: "各方同意后拆分；此前维持原状")

    public static func split(_ one: String, _ title: String, _ parts: String) -> Sentence {
        Sentence(en: "\(one) \(title) goes on as \(parts)", zh: "\(one) \(title) 拆分为 \(parts)")
    }

    /// Who is told, and how it is undone.
    public static func undoing(_ reference: String, told count: Int) -> Sentence {
        let undo = Sentence(
            en: "Undo: poolbook conflict undo \(reference)", zh: "撤销: poolbook conflict undo \(reference)")
        guard count > 0 else { return undo }
        return Sentence(
            en: "\(counted(count, "other organization is", "other organizations are")) told. \(undo.en)",
            zh: "已通知另外 \(count) 个组织。\(undo.zh)")
    }

    public static let judgedOwn = Sentence(
        en: "You decided in a case of your own organization: the other parties may object for 48 h.",
        zh: "这是您所在组织自己的事项: 其他当事方可在 48 小时内提出异议。")
    public static let steppedIn = Sentence(
        en: "You stepped in for the chair; your reason is on record.", zh: "您代行了值班职责；原因已记录。")

    /// What was undone.
    public static func undone(_ reference: String, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Undone: \(reference) is as it was", zh: "已撤销: \(reference) 恢复原状")
        case .tried: Sentence(en: "Would undo: \(reference) as it was", zh: "将撤销: \(reference) 恢复原状")
        }
    }

    /// What was decided, on the page of its conflict.
    public static func decided(
        _ kind: Resolution.Kind, by organization: String?, at instant: Sentence, because reason: String?
    ) -> Sentence {
        let how = Self.kind(kind)
        let who = organization.map(Sentence.verbatim) ?? administrator
        let why = reason.map { ": “\($0)”" } ?? ""
        return Sentence(
            en: "Decided by \(who.en) \(instant.en): \(how.en)\(why)",
            zh: "\(who.zh) 于 \(instant.zh) 决定: \(how.zh)\(why)")
    }

    /// What a party may do about a decision of the chair in its own case.
    public static func mayObject(_ reference: String, until instant: Sentence) -> Sentence {
        Sentence(
            en: "You may object until \(instant.en): poolbook conflict object \(reference) -m REASON",
            zh: "您可在 \(instant.zh) 前提出异议: poolbook conflict object \(reference) -m 原因")
    }

    public static func objected(_ reference: String, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Objected: \(reference) is open again", zh: "已提出异议: \(reference) 重新打开")
        case .tried:
            Sentence(en: "Would object: \(reference) would be open again", zh: "将提出异议: \(reference) 将重新打开")
        }
    }

    /// Who decides after an objection.
    public static func decides(_ host: String, from day: Sentence) -> Sentence {
        Sentence(en: "\(host) decides, who holds the chair from \(day.en)", zh: "由 \(day.zh) 起值班的 \(host) 决定")
    }

    public static let nobodyFollows = Sentence(
        en: "no other organization is on the roster yet; an administrator can decide", zh: "值班表上尚无其他组织；可由管理员决定")

    /// That a note went on to who holds the chair.
    public static func passedOn(_ host: String) -> Sentence {
        Sentence(en: "Passed on to \(host) with your note.", zh: "已连同您的说明转给 \(host)。")
    }
    public static let withNote = Sentence(
        en: "With -m your note is passed on to who holds the chair.", zh: "用 -m 写明的说明会转给值班方。")

    // MARK: - What cannot be read

    /// `5 resolved, 1 left: C-4F8`; `6 resolved` where nothing is left.
    public static func planDone(_ resolved: Int, left: [String], _ doing: Doing) -> Sentence {
        let names = left.joined(separator: ", ")
        let sum =
            switch doing {
            case .done: Sentence(en: "\(resolved) resolved", zh: "已处理 \(resolved) 项")
            case .tried: Sentence(en: "\(resolved) would be resolved", zh: "将处理 \(resolved) 项")
            }
        guard !left.isEmpty else { return sum }
        return Sentence(
            en: "\(sum.en), \(left.count) left: \(names)", zh: "\(sum.zh), 剩余 \(left.count) 项: \(names)")
    }
    public static let sayHow = Sentence(
        en:
            "say how: a letter of poolbook conflict show, --decline R, --move R WHEN, --to VENUE, --waive --until DATE, or --uphold; or of many: --plan P",
        zh:
            "请写明方式: poolbook conflict show 中的字母、--decline R、--move R 时间、--to 场地、--waive --until 日期 或 --uphold；多项一并处理: --plan P"
    )
    /// Where letters come from, for who types one that nobody has been shown.
    public static func lookFirst(_ reference: String) -> Sentence {
        Sentence(
            en: "look for ways out first: poolbook conflict show \(reference)",
            zh: "请先查看处理方案: poolbook conflict show \(reference)")
    }

    public static let untilMissing = Sentence(
        en: "--waive goes with --until DATE", zh: "--waive 须与 --until 日期一起使用")

    public static func noParty(_ text: String, of reference: String) -> Sentence {
        Sentence(
            en: "\"\(text)\" is none of the reservations of \(reference)", zh: "“\(text)”不是 \(reference) 的预订之一")
    }

    public static func noVenue(_ reference: String) -> Sentence {
        Sentence(en: "\(reference) has no venue to replace", zh: "\(reference) 没有可更换的场地")
    }
}
