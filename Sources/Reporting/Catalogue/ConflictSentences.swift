// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of conflicts.
public enum ConflictSentences {
    public static let help = Sentence(
        en: "Double bookings and whatever else breaks a rule: who is in it, until when it is due.",
        zh: "冲突：重复预订等违反规则的事项、当事方与期限。")
    public static let helpList = Sentence(
        en: "The conflicts that concern you, the worst and most urgent first; those of one cause are one line.",
        zh: "与您有关的冲突，最严重、最紧急的在前；同一起因合为一行。")
    public static let helpShow = Sentence(
        en: "One conflict: who wants what when, why it is one, what became of it so far.",
        zh: "一项冲突的详情：各方何时需要什么、为何冲突、处理经过。")
    public static let reference = Sentence(
        en: "A reference such as C-4F2; any unambiguous beginning, in any case.", zh: "编号，例如 C-4F2；可只写能区分的开头，不分大小写。")
    public static let helpRule = Sentence(
        en: "Of this rule, such as venue.double; may be repeated.", zh: "违反此规则的，例如 venue.double；可重复。")
    public static let helpState = Sentence(
        en: "In this state: open, waived, resolved or gone; may be repeated. Without one: open and waived.",
        zh: "处于此状态的: open、waived、resolved 或 gone；可重复。不写则为 open 和 waived。")
    public static let helpVenue = Sentence(en: "About this venue; may be repeated.", zh: "涉及此场地的；可重复。")
    public static let helpStaff = Sentence(en: "About this person; may be repeated.", zh: "涉及此人员的；可重复。")
    public static let helpEquipment = Sentence(en: "About this equipment; may be repeated.", zh: "涉及此设备的；可重复。")
    public static let helpOrganization = Sentence(
        en: "That concern this organization; may be repeated.", zh: "涉及此组织的；可重复。")
    public static let helpMine = Sentence(en: "That concern your organization.", zh: "涉及您所在组织的。")
    public static let helpSame = Sentence(
        en: "All that come from the same cause as this one, each on its own line.", zh: "与此冲突起因相同的全部冲突，逐项列出。")
    public static let helpEach = Sentence(en: "Each on its own line, whatever it comes from.", zh: "逐项列出，不按起因合并。")

    public static let made = Sentence(
        en: "In conflict; see: poolbook conflict show REFERENCE", zh: "产生冲突；查看: poolbook conflict show 编号")
    public static let others = Sentence(en: "with", zh: "对方")
    public static let rule = Sentence(en: "rule", zh: "规则")
    public static let about = Sentence(en: "about", zh: "场地/人员")
    public static let parties = Sentence(en: "parties", zh: "当事方")
    public static let age = Sentence(en: "open for", zh: "已持续")
    public static let due = Sentence(en: "due", zh: "期限")
    public static let severity = Sentence(en: "severity", zh: "严重程度")
    public static let count = Sentence(en: "conflicts", zh: "冲突数")
    public static let cause = Sentence(en: "cause", zh: "起因")
    public static let whose = Sentence(en: "whose", zh: "由谁处理")
    public static let firstSeen = Sentence(en: "first seen", zh: "首次发现")
    public static let lastSeen = Sentence(en: "last seen", zh: "最近发现")
    public static let hostsUntil = Sentence(en: "its host's until", zh: "主办方处理至")
    public static let waivedUntil = Sentence(en: "waived until", zh: "搁置至")
    public static let why = Sentence(en: "why", zh: "原因")
    public static let sides = Sentence(en: "Who wants it", zh: "当事预订")
    public static let history = Sentence(en: "History", zh: "经过")
    public static let best = Sentence(en: "best way out", zh: "首选方案")
    public static let role = Sentence(en: "role", zh: "角色")
    public static let since = Sentence(en: "since", zh: "自")
    public static let used = Sentence(en: "had this quarter", zh: "本季度已用")
    public static let claims = Sentence(en: "claims", zh: "后到")
    public static let stands = Sentence(en: "stands", zh: "已定")
    public static let asks = Sentence(en: "asks", zh: "申请中")
    public static let by = Sentence(en: "by", zh: "操作人")
    public static let what = Sentence(en: "what", zh: "事项")
    public static let none = Sentence(en: "no conflict", zh: "没有冲突")

    public static let hosts = Sentence(en: "its host's", zh: "主办方")
    public static let coordinators = Sentence(en: "the coordinator's", zh: "值班协调员")

    public static func state(_ state: Conflict.State) -> Sentence {
        switch state {
        case .open: Sentence(en: "open", zh: "待处理")
        case .waived: Sentence(en: "waived", zh: "已搁置")
        case .resolved: Sentence(en: "resolved", zh: "已解决")
        case .gone: Sentence(en: "gone", zh: "已消失")
        }
    }

    public static func severity(_ severity: Conflict.Severity) -> Sentence {
        switch severity {
        case .known: Sentence(en: "to be known", zh: "提醒")
        case .pressing: Sentence(en: "to be settled", zh: "须处理")
        case .impossible: Sentence(en: "cannot take place", zh: "无法举行")
        }
    }

    /// How an answer tells a new conflict: `In conflict (venue.double) with 2: C-4F2, due …`, and how to look at it.
    public static func new(_ reference: String, rule: String, others: Int, due: Sentence) -> [Sentence] {
        [
            Sentence(
                en: "In conflict (\(rule)) with \(others): \(reference), due \(due.en)",
                zh: "冲突 (\(rule), 对方 \(others) 项): \(reference), 期限 \(due.zh)"),
            Sentence(
                en: "  see it: poolbook conflict show \(reference)", zh: "  查看: poolbook conflict show \(reference)"),
        ]
    }

    /// What a try tells of it, which has no reference yet.
    public static func wouldBe(rule: String, others: Int) -> Sentence {
        Sentence(
            en: "It would be in conflict (\(rule)) with \(others).", zh: "将产生冲突 (\(rule), 对方 \(others) 项)。")
    }

    /// Under an import or a closure that is the cause of some: `12 conflicts; list them: …`.
    public static func several(_ count: Int) -> Sentence {
        Sentence(
            en: "\(counted(count, "conflict", "conflicts")); see them: poolbook conflict list",
            zh: "产生 \(count) 项冲突；查看: poolbook conflict list")
    }

    /// How long something stands.
    public static func days(_ count: Int) -> Sentence { Sentence(en: "\(count) days", zh: "\(count) 天") }

    /// Of several of one cause: `resource.blackout x 6`, or `person.double, … x 2` where others break other rules.
    public static func times(_ rule: String, _ count: Int, _ rules: Conflict.OfOneCause) -> Sentence {
        guard count > 1 else { return .verbatim(rule) }
        return switch rules {
        case .oneRule: .verbatim("\(rule) x \(count)")
        case .severalRules: .verbatim("\(rule), … x \(count)")
        }
    }

    /// `B-4F closed: repairs`.
    public static func closure(_ name: String, _ reference: String?, _ why: String?) -> Sentence {
        let more = [reference, why].compactMap(\.self).joined(separator: ", ")
        return Sentence(en: "\(name) closed (\(more))", zh: "\(name) 关闭 (\(more))")
    }

    public static let anImport = Sentence(en: "an import", zh: "一次导入")

    /// What an organization has had: `9 reservations, 27 h`.
    public static func had(_ reservations: Int, _ time: Sentence) -> Sentence {
        Sentence(
            en: "\(counted(reservations, "reservation", "reservations")), \(time.en)",
            zh: "\(reservations) 次, \(time.zh)")
    }

    /// What became of it, as its audit trail has it.
    public static func event(_ act: String, _ state: Conflict.State?, _ kind: Resolution.Kind?) -> Sentence {
        switch (act, state) {
        case ("conflict.undo", _), ("conflict.object", _), ("conflict.wait", _), ("conflict.reopen", _):
            ActSentences.did(act)
        case ("conflict.resolve", .resolved?):
            kind.map { kind in
                let how = ResolutionSentences.kind(kind)
                return Sentence(en: "resolved: \(how.en)", zh: "解决: \(how.zh)")
            } ?? Sentence(en: "resolved", zh: "解决")
        case ("conflict.see", .open?): Sentence(en: "seen", zh: "发现")
        case ("conflict.gone", _): Sentence(en: "gone: what it was about has changed", zh: "消失: 相关安排已改变")
        case (_, .waived?): Sentence(en: "waived", zh: "搁置")
        case (_, .resolved?): Sentence(en: "resolved", zh: "解决")
        case (_, .open?): Sentence(en: "open again", zh: "重新待处理")
        case (_, .gone?): Sentence(en: "gone", zh: "消失")
        case (_, nil): ActSentences.did(act)
        }
    }
}
