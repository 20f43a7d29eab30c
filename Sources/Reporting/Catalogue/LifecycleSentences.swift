// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of states: who leaves each, by which command, and what time does to it.
public enum LifecycleSentences {
    public static func title(_ thing: Lifecycle) -> Sentence {
        switch thing {
        case .reservation: Sentence(en: "Reservation (R)", zh: "预订 (R)")
        case .approval: Sentence(en: "Approval (A)", zh: "同意 (A)")
        case .conflict: Sentence(en: "Conflict (C)", zh: "冲突 (C)")
        case .transfer: Sentence(en: "Transfer (T)", zh: "调剂 (T)")
        case .invoice: Sentence(en: "Invoice (I)", zh: "账单 (I)")
        case .period: Sentence(en: "Period", zh: "会计期间")
        case .run: Sentence(en: "Run of the reporter", zh: "报告运行")
        }
    }

    static func actor(_ actor: Lifecycle.Actor) -> Sentence {
        switch actor {
        case .host: Sentence(en: "a host", zh: "主办方")
        case .asked: Sentence(en: "who is asked", zh: "被征求者")
        case .asker: Sentence(en: "who asked", zh: "申请方")
        case .chair: Sentence(en: "the chair", zh: "值班方")
        case .finance: Sentence(en: "finance", zh: "财务")
        case .twoOfFinance: Sentence(en: "two of finance", zh: "财务两人")
        case .reporter: Sentence(en: "the reporter", zh: "报告程序")
        }
    }

    static func passing(_ passing: Lifecycle.Passing) -> Sentence? {
        switch passing {
        case .none: nil
        case .runsOut:
            Sentence(en: "time: expired when it runs out; places and money are free", zh: "时间: 到期即过期, 场地与资金释放")
        case .deadline:
            Sentence(en: "time: expired at its deadline; what waited is released", zh: "时间: 截止即过期, 等待的预订释放")
        case .overdue: Sentence(en: "time: overdue after its deadline, and told; it stays", zh: "时间: 超过期限即逾期并告知；状态不变")
        case .reopens: Sentence(en: "time: open again at the time set for it", zh: "时间: 到所定时间重新待处理")
        case .waitlist: Sentence(en: "time: by the pool's waitlist, once its place is free", zh: "时间: 场地空出后按资源库的候补设置处理")
        case .seenAgain: Sentence(en: "time: open again when it is seen again", zh: "时间: 再次发现即重新待处理")
        case .takenOver: Sentence(en: "time: abandoned once the next run takes over", zh: "时间: 由下一次运行接管即中断")
        }
    }

    /// What people read for a state of a kind of thing, by the name that programs read; that name where it has no other.
    public static func state(_ state: String, of kind: String) -> Sentence {
        if kind == "approval", let known = Approval.State(rawValue: state) { return known.sentence }
        if kind == "conflict", let known = Conflict.State(rawValue: state) { return ConflictSentences.state(known) }
        if kind == "reservation", let known = Reservation.State(rawValue: state) { return known.sentence }
        return switch state {
        case "waiting": Sentence(en: "waiting", zh: "等待")
        case "done": Sentence(en: "done", zh: "已完成")
        case "declined": Sentence(en: "declined", zh: "已拒绝")
        case "reversed": Sentence(en: "reversed", zh: "已冲销")
        case "due": Sentence(en: "due", zh: "待付")
        case "settled": Sentence(en: "settled", zh: "已结清")
        case "open": Sentence(en: "open", zh: "未结账")
        case "closed": Sentence(en: "closed", zh: "已结账")
        case "active": Sentence(en: "active", zh: "有效")
        case "removed": Sentence(en: "removed", zh: "已取消")
        case "working": Sentence(en: "working", zh: "运行中")
        case "good": Sentence(en: "good", zh: "成功")
        case "failed": Sentence(en: "failed", zh: "失败")
        case "abandoned": Sentence(en: "abandoned", zh: "中断")
        case _: .verbatim(state)
        }
    }

    /// A way out: `confirm R (a host) -> confirmed`.
    static func way(_ way: Lifecycle.Way, of thing: Lifecycle) -> Sentence {
        let (who, next) = (actor(way.actor), name(way.next, of: thing))
        return Sentence(
            en: "\(way.command) (\(who.en)) -> \(next.en)", zh: "\(way.command)（\(who.zh)）-> \(next.zh)")
    }

    /// All that can be said of a state, in one line of a table.
    public static func told(_ stage: Lifecycle.Stage, of thing: Lifecycle) -> Sentence {
        let parts = stage.ways.map { way($0, of: thing) } + [passing(stage.time)].compactMap(\.self)
        return parts.isEmpty ? end : .joined(parts, by: Sentence(en: "; ", zh: "；"))
    }

    public static let end = Sentence(en: "an end", zh: "终态")

    /// A state by the name that programs read, which is English; in Chinese by its word.
    private static func name(_ state: String, of thing: Lifecycle) -> Sentence {
        .rendered { $0 == .english ? state : Self.state(state, of: thing.rawValue).text(in: $0) }
    }

    /// All that can be said of a state, in Chinese after its word.
    private static func named(_ stage: Lifecycle.Stage, of thing: Lifecycle) -> Sentence {
        let told = told(stage, of: thing)
        return .rendered { language in
            language == .english
                ? told.text(in: language)
                : "\(name(stage.state, of: thing).text(in: language)): \(told.text(in: language))"
        }
    }

    /// What `help states` prints: generated, so that it is what the program knows.
    static let topic: [TopicPart] =
        [
            .paragraph(
                Sentence(
                    en:
                        "Each state says who may leave it, by which command, and what time does to it. Commands follow poolbook.",
                    zh: "每种状态写明谁可以改变它、用哪个命令, 以及时间的作用。命令前加 poolbook。"))
        ]
        + Lifecycle.allCases.flatMap { thing -> [TopicPart] in
            [
                .paragraph(title(thing)),
                .examples(.word, thing.stages.map { TopicPart.Example($0.state, named($0, of: thing)) }),
            ]
        }

    /// The same as a table of Markdown, for the documentation.
    public static func markdown(in language: Language) -> String {
        var rows: [(thing: Lifecycle, states: [String], told: String)] = []
        for thing in Lifecycle.allCases {
            for stage in thing.stages {
                let told = told(stage, of: thing).text(in: language)
                if let last = rows.last, last.thing == thing, last.told == told {
                    rows[rows.count - 1].states.append(stage.state)
                } else {
                    rows.append((thing, [stage.state], told))
                }
            }
        }
        let lines = rows.map { row in
            let states = row.states.map { "`\($0)`" }.joined(separator: ", ")
            return "| \(title(row.thing).text(in: language)) | \(states) | \(row.told) |"
        }
        let head = Sentence(
            en: "| of | state | who leaves it, how, and what time does |", zh: "| 对象 | 状态 | 谁如何改变它, 以及时间的作用 |")
        return ([head.text(in: language), "|---|---|---|"] + lines).joined(separator: "\n")
    }
}
