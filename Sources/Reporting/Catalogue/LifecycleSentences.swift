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
            Sentence(en: "time: expired when it runs out; places and money are free", zh: "时间: 到期即 expired, 场地与资金释放")
        case .deadline:
            Sentence(en: "time: expired at its deadline; what waited is released", zh: "时间: 截止即 expired, 等待的预订释放")
        case .overdue: Sentence(en: "time: overdue after its deadline, and told; it stays", zh: "时间: 超过期限即逾期并告知；状态不变")
        case .reopens: Sentence(en: "time: open again at the time set for it", zh: "时间: 到所定时间重新 open")
        case .waitlist: Sentence(en: "time: by the pool's waitlist, once its place is free", zh: "时间: 场地空出后按资源库的候补设置处理")
        case .seenAgain: Sentence(en: "time: open again when it is seen again", zh: "时间: 再次发现即重新 open")
        case .takenOver: Sentence(en: "time: abandoned once the next run takes over", zh: "时间: 由下一次运行接管即 abandoned")
        }
    }

    /// A way out: `confirm R (a host) -> confirmed`.
    static func way(_ way: Lifecycle.Way) -> Sentence {
        let who = actor(way.actor)
        return Sentence(
            en: "\(way.command) (\(who.en)) -> \(way.next)", zh: "\(way.command)（\(who.zh)）-> \(way.next)")
    }

    /// All that can be said of a state, in one line of a table.
    public static func told(_ stage: Lifecycle.Stage) -> Sentence {
        let parts = stage.ways.map(way) + [passing(stage.time)].compactMap(\.self)
        return parts.isEmpty ? end : .joined(parts, by: Sentence(en: "; ", zh: "；"))
    }

    public static let end = Sentence(en: "an end", zh: "终态")

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
                .examples(.word, thing.stages.map { TopicPart.Example($0.state, told($0)) }),
            ]
        }

    /// The same as a table of Markdown, for the documentation.
    public static func markdown(in language: Language) -> String {
        var rows: [(thing: Lifecycle, states: [String], told: String)] = []
        for thing in Lifecycle.allCases {
            for stage in thing.stages {
                let told = told(stage).text(in: language)
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
