// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of agreeing beforehand and of joining events.
public enum AgreementSentences {
    // MARK: - Beforehand

    public static let standing = Sentence(en: "agrees beforehand", zh: "事先同意")
    public static let upTo = Sentence(en: "up to", zh: "至多")
    public static let anyAmount = Sentence(en: "any amount", zh: "不限金额")
    public static let leading = Sentence(en: "for", zh: "牵头方")
    public static let everyHost = Sentence(en: "every host", zh: "任何主办方")
    public static let until = Sentence(en: "until", zh: "截止")
    public static let always = Sentence(en: "for ever", zh: "长期")

    public static let nothing = Sentence(en: "It agrees to nothing beforehand.", zh: "没有事先同意的事项。")

    public static let form = Sentence(
        en: "an amount, a host and a last day, each of which may be left out, such as \"5000 for women until 2027-12\"",
        zh: "金额、牵头方和截止日期, 均可省略, 例如 \"5000 for women until 2027-12\"")
    public static let apart = Sentence(
        en: "say --standing or --no-standing alone: it is an act of its own",
        zh: "--standing 或 --no-standing 请单独使用: 这是单独的操作")
    public static let onlyStanding = Sentence(
        en: "an organization agrees beforehand once it is there: poolbook org edit NAME --standing \"5000 for ORG\"",
        zh: "组织添加后才能设置事先同意: poolbook org edit NAME --standing \"5000 for ORG\"")

    public static let helpStanding = Sentence(
        en:
            "What it agrees to beforehand, such as \"5000 for ORG until 2027-12\"; replaces what it did. May be repeated.",
        zh: "事先同意的事项, 例如 \"5000 for ORG until 2027-12\"；取代原有的。可重复。")
    public static let helpNoStanding = Sentence(en: "It agrees to nothing beforehand.", zh: "不事先同意任何事项。")

    // MARK: - Guests

    public static let guest = Sentence(en: "guest", zh: "来宾")
    public static let person = Sentence(en: "member", zh: "成员")
    public static let helpGuest = Sentence(
        en: "A guest of the pool: it asks and co-hosts, and sees what concerns it.", zh: "资源库的来宾: 可申请和合办, 只看到与其有关的。")
    public static let helpPerson = Sentence(
        en: "The login of the member who this person is; they are told when they are booked.",
        zh: "此人对应的成员登录名；被预订时会收到通知。")
    public static let guestAgenda = Sentence(
        en: "a guest of the pool sees what concerns it: poolbook list", zh: "来宾只能看到与其有关的: poolbook list")

    // MARK: - Leaving

    public static let helpSuccessor = Sentence(
        en: "Of a member: who takes over at once the person whom bookings take, and what waits for others' yes.",
        zh: "停用成员时: 由谁立即接手其对应的人员和等待他方同意的申请。")
    public static let successorOfMember = Sentence(
        en: "--successor goes with member retire, and not with --undo",
        zh: "--successor 只用于 member retire, 且不能与 --undo 同用")

    public static func passedOn(_ heir: String, people: Int, approvals: Int, _ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en:
                    "  \(heir) takes over: \(counted(people, "person", "people")), \(counted(approvals, "approval", "approvals"))",
                zh: "  由 \(heir) 接手: 人员 \(people) 名, 申请 \(approvals) 项")
        case .tried:
            Sentence(
                en:
                    "  \(heir) would take over: \(counted(people, "person", "people")), \(counted(approvals, "approval", "approvals"))",
                zh: "  将由 \(heir) 接手: 人员 \(people) 名, 申请 \(approvals) 项")
        }
    }

    // MARK: - Joining

    public static let helpJoin = Sentence(
        en: "Ask the leading host of an event for co-hosting it.", zh: "向活动的牵头方申请合办。")
    public static let helpJoinExample = Sentence(
        en: """
            Your organization becomes a host once the leading host has agreed; until then what it is to pay is kept.
              poolbook join R-7K3M --share 40% --pay women-law
              poolbook join R-7K3M --withdraw
            """,
        zh: """
            牵头方同意后, 本组织即成为主办方；此前应付的款项予以预留。
              poolbook join R-7K3M --share 40% --pay women-law
              poolbook join R-7K3M --withdraw
            """)
    public static let helpReference = Sentence(en: "The event's reservation, such as R-7K3M.", zh: "活动的预订编号，例如 R-7K3M。")
    public static let helpShare = Sentence(
        en: "What part of the cost it bears, such as 40%; without it, none.", zh: "承担的费用比例, 例如 40%；不写则不承担。")
    public static let helpPay = Sentence(
        en: "The project that pays its share, or PROJECT/CATEGORY. May be repeated.", zh: "支付份额的项目, 或 项目/类别。可重复。")
    public static let helpWithdraw = Sentence(
        en: "Take back what was asked.", zh: "撤回申请。")

    public static func asked(_ reference: String, _ share: Sentence, _ doing: Doing) -> Sentence {
        switch doing {
        case .done: Sentence(en: "Asked to join \(reference): \(share.en)", zh: "已申请合办 \(reference): \(share.zh)")
        case .tried:
            Sentence(en: "Would ask to join \(reference): \(share.en)", zh: "将申请合办 \(reference): \(share.zh)")
        }
    }

    public static func bears(_ share: Share, _ amount: Money) -> Sentence {
        Sentence(en: "bears \(share) of the cost, \(amount)", zh: "承担费用的 \(share), \(amount)")
    }

    public static let bearsNothing = Sentence(en: "bears nothing of the cost", zh: "不承担费用")

    public static func withdrawn(_ reference: String, _ approval: String, _ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en: "Withdrawn: \(approval), joining \(reference); what was kept for it is free",
                zh: "已撤回: \(approval), 合办 \(reference)；预留已释放")
        case .tried:
            Sentence(en: "Would withdraw \(approval), joining \(reference)", zh: "将撤回 \(approval), 合办 \(reference)")
        }
    }

    public static let waits = Sentence(
        en: "Your money is kept until the host has agreed; a no, or the deadline, releases it.",
        zh: "资金预留至牵头方同意；拒绝或到期即释放。")
    public static let shareUnpaid = Sentence(
        en: "say which project pays the share, with --pay PROJECT", zh: "请用 --pay PROJECT 写明由哪个项目支付")
    public static let shareOfAll = Sentence(
        en: "a share of less than 100%: the leading host stays one", zh: "小于 100% 的份额: 牵头方仍是主办方")
    public static let shareAmount = Sentence(
        en: "a project, or PROJECT/CATEGORY: the share says how much", zh: "项目, 或 项目/类别: 金额由份额决定")
    public static let withdrawAlone = Sentence(
        en: "--withdraw takes no share and no project", zh: "--withdraw 不带份额和项目")

    /// Below events like one's own: what to type instead of holding another.
    public static func join(_ reference: String) -> Sentence {
        Sentence(
            en: "hold it together: poolbook join \(reference) --share 40% --pay PROJECT",
            zh: "一起举办: poolbook join \(reference) --share 40% --pay PROJECT")
    }
}
