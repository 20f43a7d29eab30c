internal import Scheduling

/// Words reasons about bills, lines and periods.
extension ReasonWriter {
    /// The sentence of a reason about a bill, a line or a period; of another rule, the rule's name.
    func moneyMatter(_ reason: Reason) -> Sentence {
        let matter = reason.matter ?? MoneyMatter()
        return switch reason.rule {
        case .commitmentNone, .commitmentTolerance, .commitmentShort, .commitmentBilled:
            commitment(reason, matter)
        case .invoiceCategory, .invoiceDuplicate, .invoiceSettled, .invoiceAboveDue, .invoiceAboveAmount:
            invoice(reason, matter)
        case .fundObligation, .fundLiquidation: window(reason, matter)
        case .periodClosed, .periodRunning, .periodState, .periodEarlier, .periodLater, .periodUnclosed, .periodUnpaid,
            .periodUndecided:
            period(reason, matter)
        case _: entry(reason, matter)
        }
    }

    // MARK: - Commitments and bills

    private func commitment(_ reason: Reason, _ matter: MoneyMatter) -> Sentence {
        let reference = matter.reference ?? reason.subject ?? "-"
        let category = reason.category ?? "-"
        let asked = amount(reason.asked)
        let free = amount(reason.free)
        return switch reason.rule {
        case .commitmentNone where reason.category == nil:
            Sentence(
                en: "\(reference) has nothing committed; set it aside first: "
                    + "poolbook edit \(reference) --pay PROJECT/CATEGORY=AMOUNT",
                zh: "\(reference) 没有已承诺的资金；请先安排: poolbook edit \(reference) --pay 项目/类别=金额")
        case .commitmentNone:
            Sentence(
                en: "\(reference) has nothing open for \(category); set it aside first: "
                    + "poolbook edit \(reference) --pay PROJECT/\(category)=AMOUNT",
                zh: "\(reference) 没有用于 \(category) 的未结承诺；请先安排: "
                    + "poolbook edit \(reference) --pay 项目/\(category)=金额")
        case .commitmentTolerance: tolerance(reason, matter)
        case .commitmentShort:
            Sentence(
                en: "\(reference) has \(free) open for \(category), not \(asked); set it aside first: "
                    + "poolbook edit \(reference) --pay PROJECT/\(category)=AMOUNT",
                zh: "\(reference) 用于 \(category) 的未结承诺为 \(free), 不足 \(asked)；请先安排: "
                    + "poolbook edit \(reference) --pay 项目/\(category)=金额")
        case _:
            Sentence(
                en: "\(free) of \(reference) for \(category) is paid or billed; not less than that can be asked of it",
                zh: "\(reference) 用于 \(category) 的资金已支付或已开票 \(free)，不能少于此数")
        }
    }

    private func tolerance(_ reason: Reason, _ matter: MoneyMatter) -> Sentence {
        let reference = matter.reference ?? "-"
        let asked = amount(reason.asked)
        let free = amount(reason.free)
        let above = amount(matter.above)
        let tolerated = amount(matter.tolerated)
        let part = matter.tolerance.map { " \($0) =" } ?? ""
        let needed = MoneyMatter.Payment(category: reason.category ?? "-", amount: matter.needed ?? 0)
        let payments = ([needed] + matter.payments).map { payment in
            let amount = Money(minorUnits: payment.amount, currency: currency).bare
            return " --pay \(matter.project ?? "-")/\(payment.category)=\(amount)"
        }
        let command = "poolbook edit \(reference)" + payments.joined()
        return Sentence(
            en: "\(asked) on \(reference), open \(free): \(above) above, tolerance\(part) \(tolerated); "
                + "amend first: \(command)",
            zh: "\(reference) 的账单 \(asked), 未结承诺 \(free): 超出 \(above), 允许偏差\(part) \(tolerated)；"
                + "请先更改: \(command)")
    }

    private func invoice(_ reason: Reason, _ matter: MoneyMatter) -> Sentence {
        let reference = matter.reference ?? "-"
        let asked = amount(reason.asked)
        let free = amount(reason.free)
        return switch reason.rule {
        case .invoiceCategory:
            category(reference, reason.categories.joined(separator: ", "))
        case .invoiceDuplicate: duplicate(matter)
        case .invoiceSettled:
            Sentence(en: "of \(reference) nothing is due any more", zh: "\(reference) 已结清，没有应付金额")
        case .invoiceAboveDue:
            Sentence(
                en: "\(asked) is more than is due of \(reference): \(free)",
                zh: "\(asked) 超过 \(reference) 的应付金额 \(free)")
        case _:
            Sentence(
                en: "\(asked) is more than \(reference) was billed and is not credited: \(free)",
                zh: "\(asked) 超过 \(reference) 尚未冲减的金额 \(free)")
        }
    }

    private func category(_ reference: String, _ categories: String) -> Sentence {
        Sentence(
            en: "\(reference) has money for \(categories); say which the bill is for: --category",
            zh: "\(reference) 有用于 \(categories) 的资金；请写明账单的类别: --category")
    }

    private func duplicate(_ matter: MoneyMatter) -> Sentence {
        let when = (matter.enteredAt.map(Cell.instant) ?? .empty).sentence(in: zone)
        let number = matter.number ?? "-"
        let payee = matter.payee ?? "-"
        let reference = matter.reference ?? "-"
        guard let who = matter.enteredBy else {
            return Sentence(
                en: "\(number) of \(payee) is \(reference), entered \(when.en) by you",
                zh: "\(payee) 的 \(number) 即 \(reference), 由您于 \(when.zh) 录入")
        }
        return Sentence(
            en: "\(number) of \(payee) is \(reference), entered \(when.en) by \(who)",
            zh: "\(payee) 的 \(number) 即 \(reference), 由 \(who) 于 \(when.zh) 录入")
    }

    // MARK: - Windows

    private func window(_ reason: Reason, _ matter: MoneyMatter) -> Sentence {
        let fund = reason.subject ?? "-"
        let until = matter.until?.description ?? "-"
        if reason.rule == .fundLiquidation {
            let day = reason.day?.description ?? "-"
            return Sentence(
                en: "\(fund) is paid out until \(until), not on \(day); what is left goes back at the year's end",
                zh: "\(fund) 的支付截止于 \(until), 不含 \(day)；余额在年末退回")
        }
        return switch (matter.opens?.description, matter.until?.description) {
        case (let opens?, nil):
            Sentence(en: "money of \(fund) is set aside from \(opens) on", zh: "\(fund) 的资金自 \(opens) 起才能安排")
        case (nil, let until?):
            Sentence(en: "money of \(fund) is set aside until \(until) only", zh: "\(fund) 的资金只能安排至 \(until)")
        case (let opens, let until):
            Sentence(
                en: "money of \(fund) is set aside from \(opens ?? "-") to \(until ?? "-") only",
                zh: "\(fund) 的资金只能在 \(opens ?? "-") 至 \(until ?? "-") 期间安排")
        }
    }

    // MARK: - Periods

    private func period(_ reason: Reason, _ matter: MoneyMatter) -> Sentence {
        let name = reason.subject ?? "-"
        let reference = matter.reference ?? "-"
        return switch reason.rule {
        case .periodClosed:
            Sentence(
                en: "\(reason.year.map(String.init) ?? "-") is closed: \(name) takes and gives nothing more",
                zh: "\(reason.year.map(String.init) ?? "-") 已结账: \(name) 不再收支")
        case .periodRunning:
            Sentence(
                en: "\(name) is not over before the end of \(reason.day?.description ?? "-")",
                zh: "\(name) 到 \(reason.day?.description ?? "-") 才结束")
        case .periodState where matter.act == "closed":
            Sentence(en: "\(name) is closed already", zh: "\(name) 已经结账")
        case .periodState: Sentence(en: "\(name) is not closed", zh: "\(name) 尚未结账")
        case .periodEarlier:
            Sentence(
                en: "\(name) is not closed: poolbook period close \(name)",
                zh: "\(name) 尚未结账: poolbook period close \(name)")
        case .periodLater:
            Sentence(
                en: "\(name) can be opened once \(reference) is: poolbook period reopen \(reference)",
                zh: "须先重新打开 \(reference), 才能打开 \(name): poolbook period reopen \(reference)")
        case .periodUnclosed: unclosed(reason, reference)
        case .periodUnpaid:
            Sentence(
                en:
                    "\(reference) of \(matter.payee ?? "-") has \(amount(reason.free)) due: poolbook invoice pay \(reference)",
                zh: "\(matter.payee ?? "-") 的 \(reference) 尚欠 \(amount(reason.free)): poolbook invoice pay \(reference)"
            )
        case _:
            Sentence(
                en: "\(reference) waits, \(amount(reason.asked)): poolbook approve \(matter.number ?? reference)",
                zh: "\(reference) 待审批, \(amount(reason.asked)): poolbook approve \(matter.number ?? reference)")
        }
    }

    private func unclosed(_ reason: Reason, _ reference: String) -> Sentence {
        let title = reason.by ?? "-"
        let when = (reason.period.map { Cell.instant($0.end) } ?? .empty).sentence(in: zone)
        return Sentence(
            en: "\(reference) \(title) ended \(when.en) and is not closed: poolbook close \(reference) --attended N",
            zh: "\(reference) \(title) 已于 \(when.zh) 结束, 尚未办结: poolbook close \(reference) --attended N")
    }

    // MARK: - Lines and entries

    private func entry(_ reason: Reason, _ matter: MoneyMatter) -> Sentence {
        let name = reason.subject ?? "-"
        return switch reason.rule {
        case .lineShort:
            Sentence(
                en: "\(name) has \(amount(reason.free)) available, not \(amount(reason.asked))",
                zh: "\(name) 可用 \(amount(reason.free)), 不足 \(amount(reason.asked))")
        case .entryReversed: reversed(name, matter)
        case .entryIrreversible:
            Sentence(
                en:
                    "\(name) is of an act that another undoes (\(matter.act ?? "-")); only grants, revisions, payments, "
                    + "credits and transfers are reversed",
                zh: "\(name) 属于由其他命令撤销的操作 (\(matter.act ?? "-"))；只有拨款、调整、支付、退款和调剂可以冲销")
        case .entryNone:
            Sentence(en: "there is nothing to reverse at \(name)", zh: "\(name) 没有可以冲销的分录")
        case .reliefRemoved:
            Sentence(en: "\(matter.reference ?? "-") was taken back already", zh: "\(matter.reference ?? "-") 已经撤回")
        case .approvalNobody:
            Sentence(
                en:
                    "it takes a second person of finance, and there is none; an administrator adds one: poolbook member add",
                zh: "需要第二名财务人员同意, 但没有其他人；请管理员添加: poolbook member add")
        case _: .verbatim(reason.rule.rawValue)
        }
    }

    private func reversed(_ name: String, _ matter: MoneyMatter) -> Sentence {
        let when = (matter.enteredAt.map(Cell.instant) ?? .empty).sentence(in: zone)
        return Sentence(
            en: "\(name) was reversed \(when.en) by entry #\(matter.number ?? "-")",
            zh: "\(name) 已于 \(when.zh) 由 #\(matter.number ?? "-") 冲销")
    }

    private func amount(_ units: Int64?) -> String {
        units.map { Money(minorUnits: $0, currency: currency).description } ?? "-"
    }
}
