public import Scheduling

/// Words reasons in a pool's time and money.
public struct ReasonWriter: Sendable {
    let zone: Zone
    let currency: Currency

    /// For a pool's zone and currency.
    public init(zone: Zone, currency: Currency) {
        self.zone = zone
        self.currency = currency
    }

    /// The sentence of a reason: what is wrong, where, and what would do.
    public func sentence(_ reason: Reason) -> Sentence {
        switch reason.rule {
        case .venueDouble, .personDouble: taken(reason)
        case .venuePartAndWhole:
            Sentence(
                en: "\(subject(reason)) shares rooms with another venue of this reservation; leave one of them out",
                zh: "\(subject(reason)) 与本预订的另一场地共用房间；请去掉其中一个")
        case .resourceRetired, .projectRetired, .fundRetired, .hostRetired, .poolRetired: retired(reason)
        case .bufferBefore: setUp(reason)
        case .bufferAfter: clearUp(reason)
        case .resourceBlackout: closed(reason)
        case .equipmentShort:
            Sentence(
                en: "\(subject(reason)): \(count(reason.asked)) wanted, \(count(reason.free)) free throughout",
                zh: "\(subject(reason)): 需要 \(count(reason.asked)), 全程可用 \(count(reason.free))")
        case .periodPast:
            Sentence(
                en: "\(time(reason.period).en) is over; write a time that is still to come",
                zh: "\(time(reason.period).zh) 已经过去；请写将来的时间")
        case .periodFuture:
            Sentence(
                en: "\(subject(reason)) begins \(start(reason).en); what came of it can be recorded from then on",
                zh: "\(subject(reason)) 于 \(start(reason).zh) 开始；开始后才能登记结果")
        case .periodTooSoon: tooSoon(reason)
        case .periodTooFar: tooFar(reason)
        case .personDaily: daily(reason)
        case .personWeekly: weekly(reason)
        case .personRest: rest(reason)
        case .personTravel: travel(reason)
        case .moneyCeiling: ceiling(reason)
        case .quotaSpent: spent(reason)
        case .projectOwner:
            Sentence(
                en: "\(subject(reason)) belongs to other organizations, who must agree",
                zh: "\(subject(reason)) 属于其他组织, 须经其同意")
        case .moneyShort: short(reason)
        case .moneyCategory: otherCategory(reason)
        case .moneyNoLine:
            Sentence(
                en: "\(subject(reason)) has no money for \(number(reason.year))",
                zh: "\(subject(reason)) 在 \(number(reason.year)) 年没有资金")
        case .fundValidity: outsideValidity(reason)
        case .fundCategory: notAllowed(reason)
        case .holdExpired: expired(reason)
        case .reservationState: wrongState(reason)
        case .reservationChanged:
            Sentence(
                en: "\(subject(reason)) was changed by another meanwhile; look at it, then try again",
                zh: "\(subject(reason)) 刚被他人更改；请先查看再试")
        case .resourceInUse:
            Sentence(
                en: "\(subject(reason)) is reserved; its parts can change once nothing stands on it",
                zh: "\(subject(reason)) 已有预订；没有预订时才能改变其组成")
        case .seriesStands:
            Sentence(
                en: "\(subject(reason)) stands for that day already: \(time(reason.period).en)",
                zh: "该日已有 \(subject(reason)): \(time(reason.period).zh)")
        case .seriesOverlap: overlapping(reason)
        case .requestWaiting:
            Sentence(
                en: "it has waited since \(start(reason).en); confirm it, move it to where it fits, or decline it",
                zh: "自 \(start(reason).zh) 起一直在等待；请确认、改到合适之处或谢绝")
        case .lastAdministrator:
            Sentence(
                en: "a pool keeps at least one administrator; name another first",
                zh: "资源库至少要有一名管理员；请先指定另一名")
        case .hostApproval: unaskedHost(reason)
        case .hostAlready: hostsAlready(reason)
        case .guestMayOnlyAsk: guestAsks(reason)
        case .resourceApproval: unaskedOwner(reason)
        case .resourceOwner: ownersAlone(reason)
        case .approvalWaiting: waiting(reason)
        case .approvalOthers: asksOthers(reason)
        case .approvalOwn: ownAct(reason)
        case .approvalSettled: settled(reason)
        case .resourceHours: outsideHours(reason)
        case .resourceHoliday:
            Sentence(
                en: "\(subject(reason)) is closed on \(day(reason).en): \(word(reason))",
                zh: "\(subject(reason)) \(day(reason).zh) 公休: \(word(reason))")
        case .venueFeature: featureless(reason)
        case .staffSkill: skilless(reason)
        case .skillExpired: skillEnded(reason)
        case .eventStaff: requires(reason)
        case .venueTooSmall:
            Sentence(
                en: "\(subject(reason)) takes \(count(reason.free)); \(count(reason.asked)) are expected",
                zh: "\(subject(reason)) 可容纳 \(count(reason.free)) 人；预计 \(count(reason.asked)) 人")
        case .commitmentNone, .commitmentTolerance, .commitmentShort, .commitmentBilled, .invoiceCategory,
            .invoiceDuplicate, .invoiceSettled, .invoiceAboveDue, .invoiceAboveAmount, .fundObligation,
            .fundLiquidation,
            .periodClosed, .periodRunning, .periodState, .periodEarlier, .periodLater, .periodUnclosed, .periodUnpaid,
            .periodUndecided,
            .lineShort, .entryReversed, .entryIrreversible, .entryNone, .reliefRemoved, .approvalNobody:
            moneyMatter(reason)
        case .dutyNotOnDuty, .dutyReason, .dutyNoCoordinator, .dutyBegun, .dutyGap, .dutyOver: chair(reason)
        case .conflictState, .conflictChanged, .conflictRemains, .conflictSettled, .conflictObjection,
            .conflictContested:
            settling(reason)
        case .costUnpaid: unpaidCost(reason)
        case .shareUnpaid: unpaidShare(reason)
        case .needOther: notAsked(reason)
        case .needDistrict: elsewhere(reason)
        case .needDistance: far(reason)
        case .offerChanged: otherOffer(reason)
        }
    }

    // MARK: - Places

    private func overlapping(_ reason: Reason) -> Sentence {
        let (one, other) = (time(reason.period), time(reason.blocked))
        return Sentence(
            en: "the series overlaps itself: \(one.en) and \(other.en), set-up and clearing included",
            zh: "该系列与自身重叠: \(one.zh) 与 \(other.zh)，含布置和清场时间")
    }

    private func taken(_ reason: Reason) -> Sentence {
        let who = holder(reason)
        let when = time(reason.period)
        return Sentence(
            en: "\(subject(reason)): \(who.en) has it \(when.en)", zh: "\(subject(reason)): \(who.zh) 已占用 \(when.zh)")
    }

    private func setUp(_ reason: Reason) -> Sentence {
        let who = holder(reason)
        let (when, blocked) = (time(reason.period), time(reason.blocked))
        return Sentence(
            en: "\(subject(reason)) needs time to set up: blocked \(blocked.en); \(who.en) has it \(when.en)",
            zh: "\(subject(reason)) 需要布置时间: 占用 \(blocked.zh)；\(who.zh) 占用 \(when.zh)")
    }

    private func clearUp(_ reason: Reason) -> Sentence {
        let who = holder(reason)
        let (when, blocked) = (time(reason.period), time(reason.blocked))
        return Sentence(
            en: "\(subject(reason)) needs time to clear: blocked \(blocked.en); \(who.en) has it \(when.en)",
            zh: "\(subject(reason)) 需要清场时间: 占用 \(blocked.zh)；\(who.zh) 占用 \(when.zh)")
    }

    private func closed(_ reason: Reason) -> Sentence {
        let when = time(reason.period)
        let why = reason.blackout ?? "-"
        return Sentence(
            en: "\(subject(reason)) is closed \(when.en): \(why)", zh: "\(subject(reason)) 停用 \(when.zh): \(why)")
    }

    private func retired(_ reason: Reason) -> Sentence {
        let day = day(reason)
        return Sentence(
            en: "\(subject(reason)) is retired from \(day.en)", zh: "\(subject(reason)) 自 \(day.zh) 起停用")
    }

    private func outsideHours(_ reason: Reason) -> Sentence {
        guard let hours = reason.hours.map({ Sentence.rendered($0.text) }) else {
            return Sentence(
                en: "\(subject(reason)) is closed on \(day(reason).en)", zh: "\(subject(reason)) \(day(reason).zh) 不开放")
        }
        if let days = reason.validity {
            let on =
                days.lowerBound == days.upperBound ? day(reason) : .verbatim("\(days.lowerBound)..\(days.upperBound)")
            return Sentence(
                en: "\(subject(reason)) is open \(hours.en) (\(on.en))",
                zh: "\(subject(reason)) 开放时间为 \(hours.zh) (\(on.zh))")
        }
        return Sentence(
            en: "\(subject(reason)) is open \(hours.en)", zh: "\(subject(reason)) 开放时间为 \(hours.zh)")
    }

    func holder(_ reason: Reason) -> Sentence {
        switch (reason.by, reason.host) {
        case (let by?, let host?): .verbatim("\(by) (\(host))")
        case (let by?, nil): .verbatim(by)
        case (nil, _): Sentence(en: "another organization", zh: "其他组织")
        }
    }

    // MARK: - Money

    private func short(_ reason: Reason) -> Sentence {
        let category = reason.category.map { "/" + $0 } ?? ""
        guard reason.free != nil else {
            return Sentence(
                en: "\(subject(reason))\(category) cannot give \(money(reason.asked))",
                zh: "\(subject(reason))\(category) 不足以支付 \(money(reason.asked))")
        }
        let missing = money((reason.asked ?? 0) - (reason.free ?? 0))
        return Sentence(
            en:
                "\(subject(reason))\(category) can give \(money(reason.free)) of \(money(reason.asked)): \(missing) short",
            zh: "\(subject(reason))\(category) 可用 \(money(reason.free)), 需要 \(money(reason.asked)): 缺 \(missing)")
    }

    private func unpaidCost(_ reason: Reason) -> Sentence {
        let category = reason.category ?? "-"
        let (all, free) = (money(reason.asked), money(reason.free))
        let missing = money((reason.asked ?? 0) - (reason.free ?? 0))
        return reason.free == 0
            ? Sentence(
                en: "\(category) costs \(all); \(subject(reason)) has no money for it then",
                zh: "\(category) 需要 \(all)；\(subject(reason)) 届时没有此类资金")
            : Sentence(
                en: "\(category) costs \(all); \(subject(reason)) can give \(free): \(missing) short",
                zh: "\(category) 需要 \(all)；\(subject(reason)) 可用 \(free): 缺 \(missing)")
    }

    private func unpaidShare(_ reason: Reason) -> Sentence {
        let share = reason.share?.description ?? "-"
        let (total, bill) = (money(reason.total), money(reason.asked))
        let missing = money((reason.asked ?? 0) - (reason.free ?? 0))
        let pays = paying(reason)
        return Sentence(
            en: "\(subject(reason)) bears \(share) of \(total) = \(bill); \(pays.en): \(missing) short",
            zh: "\(subject(reason)) 承担 \(total) 的 \(share) = \(bill)；\(pays.zh): 缺 \(missing)")
    }

    /// What a host's projects pay, and for what they may not.
    private func paying(_ reason: Reason) -> Sentence {
        let names = reason.projects.joined(separator: ", ")
        let paid = reason.paid.map { "\($0.category) \($0.amount)" }.joined(separator: ", ")
        let never = reason.categories.joined(separator: ", ")
        return switch (names.isEmpty, paid.isEmpty, never.isEmpty) {
        case (true, _, _): Sentence(en: "no --pay names a project of its own", zh: "没有 --pay 写明其项目")
        case (_, true, true): Sentence(en: "\(names) pays nothing", zh: "\(names) 未支付")
        case (_, true, false): Sentence(en: "\(names) may not pay \(never)", zh: "\(names) 不得支付 \(never)")
        case (_, false, true): Sentence(en: "\(names) may pay \(paid)", zh: "\(names) 可支付 \(paid)")
        case (_, false, false):
            Sentence(en: "\(names) may pay \(paid), not \(never)", zh: "\(names) 可支付 \(paid), 不得支付 \(never)")
        }
    }

    private func otherCategory(_ reason: Reason) -> Sentence {
        let category = reason.category ?? "-"
        let names = reason.categories.joined(separator: ", ")
        return Sentence(
            en: "\(subject(reason)) has no money for \(category) in \(number(reason.year)); it has: \(names)",
            zh: "\(subject(reason)) 没有用于 \(category) 的资金 (\(number(reason.year)) 年)；现有: \(names)")
    }

    private func notAllowed(_ reason: Reason) -> Sentence {
        let category = reason.category ?? "-"
        let names = reason.categories.joined(separator: ", ")
        return Sentence(
            en: "\(subject(reason)) may not pay for \(category), only for: \(names)",
            zh: "\(subject(reason)) 不得用于 \(category), 只可用于: \(names)")
    }

    private func outsideValidity(_ reason: Reason) -> Sentence {
        let days = [reason.validity?.lowerBound, reason.validity?.upperBound, reason.day]
        let texts = days.map { $0?.description ?? "-" }
        return Sentence(
            en: "the money of \(subject(reason)) is for \(texts[0]) to \(texts[1]), not for \(texts[2])",
            zh: "\(subject(reason)) 的资金适用于 \(texts[0]) 至 \(texts[1]), 不含 \(texts[2])")
    }

    // MARK: - States

    private func expired(_ reason: Reason) -> Sentence {
        let when = (reason.period.map { Cell.instant($0.end) } ?? .empty).sentence(in: zone)
        return Sentence(
            en: "\(subject(reason)) was held until \(when.en) and has expired; reserve again",
            zh: "\(subject(reason)) 保留至 \(when.zh), 已过期；请重新预订")
    }

    private func wrongState(_ reason: Reason) -> Sentence {
        guard let state = reason.state else {
            return Sentence(
                en: "a rule that this program does not know; upgrade poolbook", zh: "本程序不认识的规则；请升级 poolbook")
        }
        let name = state.sentence
        return Sentence(
            en: "\(subject(reason)) is \(name.en); that cannot be done with it any more",
            zh: "\(subject(reason)) 的状态为 \(name.zh), 不能再这样操作")
    }

    // MARK: - Values

    func day(_ reason: Reason) -> Sentence { (reason.day.map(Cell.date) ?? .empty).sentence(in: zone) }

    func word(_ reason: Reason) -> String { reason.word ?? "-" }

    func subject(_ reason: Reason) -> String { reason.subject ?? "-" }

    func count(_ number: Int64?) -> String { number.map { grouped($0) } ?? "-" }

    private func number(_ year: Int?) -> String { year.map(String.init) ?? "-" }

    func money(_ units: Int64?) -> String {
        units.map { Money(minorUnits: $0, currency: currency).description } ?? "-"
    }

    func start(_ reason: Reason) -> Sentence {
        (reason.period.map { Cell.instant($0.start) } ?? .empty).sentence(in: zone)
    }

    func time(_ period: Period?) -> Sentence {
        (period.map(Cell.period) ?? .empty).sentence(in: zone)
    }
}

extension Reservation.State {
    /// What people read for a state.
    public var sentence: Sentence {
        switch self {
        case .hold: Sentence(en: "held", zh: "保留")
        case .confirmed: Sentence(en: "confirmed", zh: "已确认")
        case .request: Sentence(en: "requested", zh: "申请中")
        case .closed: Sentence(en: "closed", zh: "已办结")
        case .cancelled: Sentence(en: "cancelled", zh: "已取消")
        case .expired: Sentence(en: "expired", zh: "已过期")
        }
    }

    /// How a state stands out.
    public var tone: Tone {
        switch self {
        case .hold, .request: .waiting
        case .confirmed: .good
        case .closed: .plain
        case .cancelled, .expired: .faint
        }
    }

    /// A state as a cell.
    public var cell: Cell { .state(sentence, key: rawValue, tone: tone) }
}
