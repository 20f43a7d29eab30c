// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read about the chair.
public enum DutySentences {
    public static let group = Sentence(en: "Double bookings", zh: "冲突处理")

    public static let help = Sentence(en: "Who holds the chair, and when.", zh: "谁值班，何时值班。")
    public static let helpShow = Sentence(
        en: "Who holds the chair now, until when, and who is next.", zh: "现在由谁值班、至何时、下一任是谁。")
    public static let helpList = Sentence(en: "All terms of the chair.", zh: "所有任期。")
    public static let helpRoster = Sentence(
        en: "Writes who holds the chair, organizations in turn; replaces what has not begun.",
        zh: "排定值班表，各组织轮流；未开始的任期将被替换。")
    public static let helpRosterExample = Sentence(
        en: """
            Terms follow each other without gap or overlap; the last day is in.

              poolbook duty roster --from 2027-01-01 --every 2mo --to 2028-12 --orgs union,women,youth
            """,
        zh: """
            任期前后相接，没有空档或重叠；最后一天包括在内。

              poolbook duty roster --from 2027-01-01 --every 2mo --to 2028-12 --orgs union,women,youth
            """)
    public static let helpSwap = Sentence(
        en: "Exchanges who holds the chair in two terms; of the one that runs, what is left.",
        zh: "对调两个任期的值班组织；进行中的任期只对调剩余部分。")
    public static let helpTerm = Sentence(
        en: "an organization, for its term that runs or comes next, or a day or month of the term",
        zh: "组织 (其当前或下一任期), 或任期内的某日、某月")
    public static let helpHandover = Sentence(
        en: "The page from one chair to the next: what is open, promised, waived, awaited, and what was resolved.",
        zh: "交接单: 未处理、已承诺、已暂缓、待同意的事项，以及已处理的冲突。")
    public static let helpFrom = Sentence(en: "the first day", zh: "第一天")
    public static let helpTo = Sentence(en: "the last day, or month, which is in", zh: "最后一天或月份，包括在内")
    public static let helpEvery = Sentence(
        en: "how long a term is: 2mo, 6w, 10d", zh: "每个任期的长度: 2mo (月)、6w (周)、10d (天)")
    public static let helpOrganizations = Sentence(
        en: "the organizations in turn, with commas between them", zh: "依次值班的组织，以逗号分隔")

    public static let chair = Sentence(en: "chair", zh: "值班")
    public static let term = Sentence(en: "term", zh: "任期")
    public static let resolved = Sentence(en: "resolved", zh: "已处理")
    public static let next = Sentence(en: "next", zh: "下一任")
    public static let replaced = Sentence(en: "replaced", zh: "已替换")
    public static let rosterEnds = Sentence(en: "roster ends", zh: "值班表止于")
    public static let noRoster = Sentence(
        en: "nobody holds the chair; an administrator writes the roster: poolbook duty roster --help",
        zh: "无人值班；由管理员排班: poolbook duty roster --help")

    /// `Chair until Sun 28 Feb: 市总工会`.
    public static func holds(_ name: String, until day: Sentence) -> Sentence {
        Sentence(en: "Chair until \(day.en): \(name)", zh: "值班至 \(day.zh): \(name)")
    }

    /// `from Mon 1 Mar: 市妇联`.
    public static func follows(_ name: String, from day: Sentence) -> Sentence {
        Sentence(en: "from \(day.en): \(name)", zh: "\(day.zh) 起: \(name)")
    }

    public static let over = Sentence(en: "over", zh: "已结束")
    public static let running = Sentence(en: "on duty", zh: "值班中")
    public static let toCome = Sentence(en: "to come", zh: "未开始")

    /// That more terms are wanted.
    public static func runsOut(_ day: Sentence, last: String, next: String) -> Sentence {
        Sentence(
            en: "The roster ends on \(day.en): nobody follows \(last). Go on with: poolbook duty roster --from \(next)",
            zh: "值班表止于 \(day.zh), \(last) 之后无人接任。请续排: poolbook duty roster --from \(next)")
    }

    /// What became of the roster.
    public static func written(_ count: Int, replaced: Int, _ doing: Doing) -> Sentence {
        let head =
            switch doing {
            case .done:
                Sentence(en: "Written: \(counted(count, "term", "terms"))", zh: "已排定: \(grouped(count)) 个任期")
            case .tried:
                Sentence(en: "Would write: \(counted(count, "term", "terms"))", zh: "将排定: \(grouped(count)) 个任期")
            }
        guard replaced > 0 else { return head }
        return Sentence(
            en: "\(head.en), in place of \(grouped(replaced)) that had not begun",
            zh: "\(head.zh)，替换尚未开始的 \(grouped(replaced)) 个")
    }

    public static func swapped(_ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Exchanged", zh: "已对调")
        case .tried: Sentence(en: "Would exchange", zh: "将对调")
        }
    }

    public static let everyForm = Sentence(
        en: "write a length such as 2mo, 6w or 10d", zh: "请写时长，例如 2mo、6w 或 10d")
    public static let every = Sentence(en: "every", zh: "周期")
    public static let organizationsMissing = Sentence(
        en: "name the organizations: --orgs union,women,youth", zh: "请写明组织: --orgs union,women,youth")

    public static func noTerm(_ text: String) -> Sentence {
        Sentence(
            en: "no term that is not over is \"\(text)\"; poolbook duty list has them all",
            zh: "没有未结束的任期符合“\(text)”；见 poolbook duty list")
    }
    public static let sameTerm = Sentence(en: "both name the same term", zh: "两者是同一任期")
    // MARK: - From one chair to the next

    public static let nobodyFollows = Sentence(
        en: "the roster has no other term to hand over to; write more: poolbook duty roster --help",
        zh: "值班表上没有可交接的任期；请续排: poolbook duty roster --help")
    public static let openNow = Sentence(en: "Open", zh: "未处理")
    public static let about = Sentence(en: "about", zh: "事项")
    public static let parties = Sentence(en: "parties", zh: "当事方")
    public static let due = Sentence(en: "due", zh: "期限")

    /// `市总工会 -> 市妇联, Mon 2027-03-01`.
    public static func handover(_ from: String, _ to: String, _ day: Sentence) -> Sentence {
        Sentence(en: "\(from) -> \(to), \(day.en)", zh: "\(from) -> \(to), \(day.zh)")
    }

    /// `Resolved 41 (merged 9, moved 22), median 19 h`.
    public static func resolved(_ count: Int, _ parts: [Sentence], median: Sentence?) -> Sentence {
        guard let median else { return Sentence(en: "Resolved 0", zh: "已处理 0 项") }
        let kinds = Sentence.joined(parts, by: Sentence(en: ", ", zh: "、"))
        return Sentence(
            en: "Resolved \(grouped(count)) (\(kinds.en)), median \(median.en)",
            zh: "已处理 \(grouped(count)) 项 (\(kinds.zh))，用时中位数 \(median.zh)")
    }

    public static func open(_ count: Int) -> Sentence {
        Sentence(en: "Open \(grouped(count))", zh: "未处理 \(grouped(count)) 项")
    }

    public static let promised = Sentence(en: "promised", zh: "已承诺")

    public static func promised(_ list: [Sentence]) -> Sentence {
        let all = Sentence.joined(list, by: Sentence(en: ", ", zh: "、"))
        return Sentence(en: "Promised, once others agree: \(all.en)", zh: "已承诺, 待各方同意: \(all.zh)")
    }

    public static func waived(_ list: [Sentence]) -> Sentence {
        let all = Sentence.joined(list, by: Sentence(en: ", ", zh: "、"))
        return Sentence(en: "Waived until: \(all.en)", zh: "已暂缓至: \(all.zh)")
    }

    public static func waiting(_ references: [String]) -> Sentence {
        let all = references.joined(separator: ", ")
        return Sentence(en: "Waiting for an approval: \(all)", zh: "待同意: \(all)")
    }
}
