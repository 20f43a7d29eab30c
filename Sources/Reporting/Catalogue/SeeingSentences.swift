// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of who sees what.
public enum SeeingSentences {
    static func kind(_ kind: Seeing.Kind) -> Sentence {
        switch kind {
        case .organizations: Sentence(en: "organizations, funds, projects", zh: "组织、资金、项目")
        case .resources: Sentence(en: "venues, equipment, hours", zh: "场地、设备、开放时间")
        case .people: Sentence(en: "people and their skills", zh: "人员及其技能")
        case .contacts: Sentence(en: "their e-mail and telephone", zh: "人员的邮箱和电话")
        case .busy: Sentence(en: "when they are taken", zh: "何时被占用")
        case .reservations: Sentence(en: "reservations", zh: "预订")
        case .approvals: Sentence(en: "approvals", zh: "同意事项")
        case .conflicts: Sentence(en: "conflicts", zh: "冲突")
        case .members: Sentence(en: "members", zh: "成员")
        case .money: Sentence(en: "money of projects", zh: "项目的资金")
        case .record: Sentence(en: "the record", zh: "记录")
        }
    }

    static func viewer(_ viewer: Seeing.Viewer) -> Sentence {
        switch viewer {
        case .officer: .verbatim(viewer.rawValue)
        case .guest: Sentence(en: "guest", zh: "来宾 guest")
        case .coordinator: .verbatim(viewer.rawValue)
        case .finance: .verbatim(viewer.rawValue)
        case .officeFinance: Sentence(en: "finance of the office", zh: "办公室 finance")
        case .administrator: .verbatim(viewer.rawValue)
        case .auditor: .verbatim(viewer.rawValue)
        case .reporter: .verbatim(viewer.rawValue)
        }
    }

    static func extent(_ extent: Seeing.Extent) -> Sentence {
        switch extent {
        case .all: Sentence(en: "all", zh: "全部")
        case .own: Sentence(en: "own", zh: "本组织")
        case .nothing: Sentence(en: "nothing", zh: "无")
        }
    }

    /// Of a kind: who sees all of it, their own, or nothing.
    public static func told(_ kind: Seeing.Kind) -> Sentence {
        let groups = Seeing.Extent.allCases.compactMap { extent -> Sentence? in
            let viewers = Seeing.Viewer.allCases.filter { Seeing.extent(of: kind, for: $0) == extent }
            guard !viewers.isEmpty else { return nil }
            let who =
                viewers.count == Seeing.Viewer.allCases.count
                ? everybody : Sentence.joined(viewers.map(viewer), by: Sentence(en: ", ", zh: "、"))
            return .joined([Self.extent(extent), who], by: Sentence(en: ": ", zh: ": "))
        }
        return .joined(groups, by: Sentence(en: "; ", zh: "；"))
    }

    static let everybody = Sentence(en: "every member", zh: "所有成员")

    /// What `help seeing` prints: generated, and held against the database's views by a test.
    static let topic: [TopicPart] = [
        .paragraph(
            Sentence(
                en:
                    "Own is what concerns or belongs to one's organization: what it hosts, owns, pays or is asked for; the "
                    + "finance of the office has the reservations with money for its own. Who has several roles sees what any "
                    + "of them sees. The database keeps it, whichever program asks.",
                zh: "本组织指与本组织有关或属于本组织的: 主办的、拥有的、支付的或被征求同意的；办公室 finance 可见有资金的预订。"
                    + "有多个角色者可见其中任一角色可见的。由数据库保证, 与所用程序无关。")),
        .examples(.word, Seeing.Kind.allCases.map { TopicPart.Example(kind($0), told($0)) }),
        .paragraph(
            Sentence(
                en:
                    "Of what others have, every member sees that it is taken; by whom and for what as the pool's setting privacy "
                    + "says: poolbook help settings. A guest sees no more than its own.",
                zh: "他方的预订, 成员可见其已被占用；由谁、为何按资源库的 privacy 设置: poolbook help settings。来宾只见与其有关的。")),
    ]
}
