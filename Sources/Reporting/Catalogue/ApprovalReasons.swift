public import Scheduling

// What is refused because others have not agreed, or have already.
extension ReasonWriter {
    func unaskedHost(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        return Sentence(
            en: "\(name) bears money and must agree; ask for it, or leave it without a share",
            zh: "\(name) 承担费用, 须经其同意；请提出申请, 或不让其分担")
    }

    func hostsAlready(_ reason: Reason) -> Sentence {
        let (name, host) = (reason.subject ?? "-", reason.host ?? "-")
        return Sentence(en: "\(host) hosts \(name) already", zh: "\(host) 已是 \(name) 的主办方")
    }

    /// A guest who takes what is others', looks for what is free, or has a role that sees more.
    func guestAsks(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        if let login = reason.by {
            return Sentence(
                en: "\(login) of \(name): members of a guest are officers or finance",
                zh: "\(name) 的 \(login): 来宾的成员只能是 officer 或 finance")
        }
        guard let owner = reason.host else {
            return Sentence(
                en: "\(name) is a guest of the pool: it asks by name, with reserve, and is not told what is free",
                zh: "\(name) 是资源库的来宾: 用 reserve 按名称申请, 不能查看空闲情况")
        }
        return Sentence(
            en: "\(name) is had by a guest once \(owner) has agreed; ask for it",
            zh: "\(name) 须经 \(owner) 同意, 来宾方可使用；请提出申请")
    }

    func unaskedOwner(_ reason: Reason) -> Sentence {
        let (name, host) = (reason.subject ?? "-", reason.host ?? "-")
        return Sentence(
            en: "\(name) is had once \(host) has agreed; ask for it", zh: "\(name) 须经 \(host) 同意方可使用；请提出申请")
    }

    func ownersAlone(_ reason: Reason) -> Sentence {
        let (name, host) = (reason.subject ?? "-", reason.host ?? "-")
        return Sentence(
            en: "\(name) is for \(host) alone; take another, or let \(host) reserve it",
            zh: "\(name) 仅限 \(host) 使用；请另选, 或由 \(host) 预订")
    }

    func waiting(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        let until = (reason.period.map { Cell.instant($0.end) } ?? .empty).sentence(in: zone)
        let who = reason.host.map(Sentence.verbatim) ?? Self.secondPerson
        return Sentence(
            en: "\(name) waits for \(who.en) until \(until.en)", zh: "\(name) 等待 \(who.zh) 同意, 截止 \(until.zh)")
    }

    func asksOthers(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        let who = reason.host.map(Sentence.verbatim) ?? Self.secondPerson
        return Sentence(en: "\(name) asks \(who.en), not you", zh: "\(name) 须由 \(who.zh) 决定, 而非您")
    }

    func ownAct(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        return Sentence(
            en: "you asked for \(name) yourself; another must agree", zh: "\(name) 由您提出；须由他人同意")
    }

    func settled(_ reason: Reason) -> Sentence {
        let name = reason.subject ?? "-"
        let state = (reason.verdict ?? .withdrawn).sentence
        return Sentence(
            en: "\(name) is \(state.en) already; nothing waits for it", zh: "\(name) 已是 \(state.zh) 状态；不再等待")
    }

    /// Who is asked where no organization is.
    public static let secondPerson = Sentence(en: "a second person of finance", zh: "财务第二人")
}

extension Approval.State {
    /// What people read for a state.
    public var sentence: Sentence {
        switch self {
        case .waiting: Sentence(en: "waiting", zh: "等待")
        case .approved: Sentence(en: "approved", zh: "已同意")
        case .rejected: Sentence(en: "rejected", zh: "已拒绝")
        case .withdrawn: Sentence(en: "withdrawn", zh: "已撤回")
        case .expired: Sentence(en: "expired", zh: "已过期")
        }
    }

    /// How a state stands out.
    public var tone: Tone {
        switch self {
        case .waiting: .waiting
        case .approved: .good
        case .rejected, .withdrawn, .expired: .faint
        }
    }

    /// A state as a cell.
    public var cell: Cell { .state(sentence, key: rawValue, tone: tone) }
}
