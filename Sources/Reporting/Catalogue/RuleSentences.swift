// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read about the rules themselves.
public enum RuleSentences {
    public static let heading = Sentence(en: "refuses", zh: "拒绝的情形")
    public static let strength = Sentence(en: "strength", zh: "强度")
    public static let allowed = Sentence(en: "may be", zh: "可设为")
    public static let keptBy = Sentence(en: "kept by", zh: "由谁执行")
    public static let values = Sentence(en: "values", zh: "取值")
    public static let write = Sentence(en: "write", zh: "写法")
    public static let hardMeans = Sentence(en: "hard", zh: "强制")
    public static let softMeans = Sentence(en: "soft", zh: "提醒")
    public static let offMeans = Sentence(en: "off", zh: "关闭")
    public static let database = Sentence(en: "database", zh: "数据库")
    public static let program = Sentence(en: "program", zh: "程序")

    /// How strong a rule is, as a cell.
    public static func cell(_ strength: Strength) -> Cell {
        switch strength {
        case .hard: .state(hardMeans, key: strength.rawValue)
        case .soft: .state(softMeans, key: strength.rawValue, tone: .waiting)
        case .off: .state(offMeans, key: strength.rawValue, tone: .faint)
        }
    }

    /// Who keeps a rule, as a cell.
    public static func cell(_ owner: Rule.Owner) -> Cell {
        switch owner {
        case .database: .state(database, key: owner.rawValue)
        case .program: .state(program, key: owner.rawValue)
        }
    }

    /// What a rule refuses.
    public static func refuses(_ rule: Rule) -> Sentence {
        switch rule {
        case .venueDouble: Sentence(en: "a venue that another reservation has", zh: "场地已被其他预订占用")
        case .personDouble: Sentence(en: "a person whom another reservation has", zh: "人员已被其他预订占用")
        case .venuePartAndWhole: Sentence(en: "a hall together with a part of it", zh: "同时预订大厅及其一部分")
        case .bufferBefore: Sentence(en: "what leaves a venue no time to be set up", zh: "没有留出布置时间")
        case .bufferAfter: Sentence(en: "what leaves a venue no time to be cleared", zh: "没有留出清场时间")
        case .resourceRetired: Sentence(en: "a resource that is retired by then", zh: "届时已停用的资源")
        case .projectRetired: Sentence(en: "a project that is retired by then", zh: "届时已停用的项目")
        case .fundRetired: Sentence(en: "a fund that is retired by then", zh: "届时已停用的资金")
        case .hostRetired: Sentence(en: "a host that is retired by then", zh: "届时已停用的主办组织")
        case .poolRetired: Sentence(en: "anything in a pool that is retired by then", zh: "届时已停用的资源库中的一切")
        case .resourceBlackout: Sentence(en: "a resource that is closed by a blackout", zh: "停用期内的资源")
        case .equipmentShort: Sentence(en: "more equipment than is free at every instant", zh: "设备数量超过全程可用数量")
        case .periodPast: Sentence(en: "what is over", zh: "已经过去的时间")
        case .periodFuture: Sentence(en: "closing what has not begun", zh: "登记尚未开始的活动结果")
        case .periodTooSoon:
            Sentence(
                en: "what begins sooner than the value from now; by the kind of the leading organization",
                zh: "距开始时间不足所设时长；可按主办组织的类别设置")
        case .periodTooFar:
            Sentence(
                en: "what begins later than the value from now; by the kind of the leading organization",
                zh: "距开始时间超过所设时长；可按主办组织的类别设置")
        case .personDaily:
            Sentence(
                en: "more work of a person on a day than the value; for a person by code",
                zh: "人员一天的工作时间超过所设时长；可按人员编码设置")
        case .personWeekly:
            Sentence(
                en: "more work of a person from Monday to Sunday than the value; for a person by code",
                zh: "人员一周（周一至周日）的工作时间超过所设时长；可按人员编码设置")
        case .personRest:
            Sentence(
                en:
                    "less between two duties of a person than the value; night: between the last of a day and the next day's first",
                zh: "人员两次任务之间的间隔短于所设时长；night: 当天最后一次与次日第一次之间")
        case .personTravel:
            Sentence(
                en:
                    "less between two duties of a person than the way from venue to venue takes, as listed or at the speed",
                zh: "人员两次任务之间的间隔短于场地之间的路程，按所列时间或速度计算")
        case .projectOwner: Sentence(en: "money of other organizations' projects", zh: "动用其他组织项目的资金")
        case .moneyShort: Sentence(en: "more money than a project's lines hold", zh: "超出项目可用资金")
        case .moneyCategory: Sentence(en: "money in a category that a project does not have", zh: "项目没有该类别的资金")
        case .moneyNoLine: Sentence(en: "money of a year in which a project has none", zh: "项目在该年没有资金")
        case .moneyCeiling:
            Sentence(
                en: "an event that takes more money of projects than the value; by its kind",
                zh: "活动动用的项目资金超过所设金额；可按活动类型设置")
        case .quotaSpent: Sentence(en: "what goes beyond a quota of the leading organization", zh: "超出主办组织的配额")
        case .fundValidity: Sentence(en: "money that is not for that day", zh: "资金不适用于当天")
        case .fundCategory: Sentence(en: "money that is not for that category", zh: "资金不得用于该类别")
        case .holdExpired: Sentence(en: "acts on a hold that has run out", zh: "对已过期的保留进行操作")
        case .reservationState: Sentence(en: "acts that a reservation's state does not allow", zh: "预订状态不允许的操作")
        case .reservationChanged: Sentence(en: "edits of what another has changed meanwhile", zh: "编辑刚被他人更改的预订")
        case .resourceInUse: Sentence(en: "dividing a hall anew while it is reserved", zh: "大厅已有预订时重新划分")
        case .lastAdministrator: Sentence(en: "a pool without an administrator", zh: "资源库没有管理员")
        case .resourceHours:
            Sentence(en: "what is outside the opening hours of the week, the season or the day", zh: "超出每周、时段或当天的开放时间")
        case .resourceHoliday:
            Sentence(
                en: "what has opening hours, on a public holiday, unless it is open on holidays",
                zh: "法定节假日使用有开放时间的资源，除非其节假日开放")
        case .venueTooSmall: Sentence(en: "more people than a venue takes", zh: "人数超过场地容量")
        case .venueFeature: Sentence(en: "venues without a feature that is asked for", zh: "场地不具备所需设施")
        case .staffSkill: Sentence(en: "people without a skill that is asked for, on the day", zh: "人员当天不具备所需技能")
        case .skillExpired: Sentence(en: "a person all of whose skills have ended by the day", zh: "人员的技能当天均已过期")
        case .eventStaff:
            Sentence(
                en: "a kind of event without the people that it requires; by its kind", zh: "活动缺少其类型所要求的人员；按活动类型设置")
        case .hostApproval: Sentence(en: "a host that bears money and was not asked", zh: "承担费用的主办方未经同意")
        case .hostAlready: Sentence(en: "joining an event that one hosts", zh: "加入自己已主办的活动")
        case .guestMayOnlyAsk: Sentence(en: "a guest that takes what it may only ask for", zh: "来宾直接占用只能申请的资源")
        case .resourceApproval: Sentence(en: "a resource that is had by approval, and nobody asked", zh: "需同意的资源未经同意")
        case .resourceOwner: Sentence(en: "a resource that only its owner may have", zh: "仅限所属组织使用的资源")
        case .approvalWaiting: Sentence(en: "acts on what waits for the yes of others", zh: "对等待他方同意的预订进行操作")
        case .approvalOthers: Sentence(en: "an answer by who was not asked", zh: "未被征求意见者的答复")
        case .approvalOwn: Sentence(en: "an answer to what one asked for oneself", zh: "答复自己提出的请求")
        case .approvalSettled: Sentence(en: "an answer that comes too late", zh: "过时的答复")
        case .commitmentNone: Sentence(en: "bills where nothing of the category is committed", zh: "没有该类别承诺的账单")
        case .commitmentTolerance:
            Sentence(en: "bills further above what is committed than the fund tolerates", zh: "账单超出承诺且超过允许偏差")
        case .commitmentShort: Sentence(en: "relief of more than is committed", zh: "慰问超出承诺")
        case .commitmentBilled: Sentence(en: "edits that leave less than is paid or billed", zh: "更改后少于已支付或已开票的金额")
        case .invoiceCategory: Sentence(en: "bills that may be for several categories", zh: "未写明类别的账单")
        case .invoiceDuplicate: Sentence(en: "a payee's number that was entered before", zh: "重复录入收款方的账单号")
        case .invoiceSettled: Sentence(en: "payments of what is settled", zh: "支付已结清的账单")
        case .invoiceAboveDue: Sentence(en: "payments of more than is due", zh: "支付超过应付金额")
        case .invoiceAboveAmount: Sentence(en: "credits of more than was billed", zh: "冲减超过账单金额")
        case .fundObligation:
            Sentence(en: "money outside the days on which its fund sets any aside", zh: "在资金可安排期限之外安排资金")
        case .fundLiquidation: Sentence(en: "payments after the days on which a fund pays", zh: "在资金支付截止之后支付")
        case .periodClosed: Sentence(en: "money of a year that is closed", zh: "动用已结账年度的资金")
        case .periodRunning: Sentence(en: "closing a period that is not over", zh: "为尚未结束的期间结账")
        case .periodState: Sentence(en: "closing what is closed, or opening what is open", zh: "重复结账或重新打开未结账的期间")
        case .periodEarlier: Sentence(en: "closing a year before an earlier one", zh: "先于更早的年度结账")
        case .periodLater: Sentence(en: "opening a period before a later year", zh: "先于更晚的年度重新打开")
        case .periodUnclosed: Sentence(en: "closing a year with reservations that are not closed", zh: "年度内仍有未办结的预订时结账")
        case .periodUnpaid: Sentence(en: "closing a year with bills that are due", zh: "年度内仍有应付账单时结账")
        case .periodUndecided: Sentence(en: "closing a year with transfers that wait", zh: "年度内仍有待审批的调剂时结账")
        case .lineShort:
            Sentence(en: "transfers, revisions and reversals of more than a line has", zh: "调剂、调整或冲销超过预算可用金额")
        case .entryReversed: Sentence(en: "reversing what was reversed", zh: "重复冲销")
        case .entryIrreversible: Sentence(en: "reversing what another command undoes", zh: "冲销应由其他命令撤销的分录")
        case .entryNone: Sentence(en: "reversing what is not there", zh: "冲销不存在的分录")
        case .reliefRemoved: Sentence(en: "taking relief back twice", zh: "重复撤回慰问")
        case .approvalNobody: Sentence(en: "acts that take a second person where there is none", zh: "需要第二人同意但没有其他人的操作")
        case .dutyNotOnDuty: Sentence(en: "settling conflicts without holding the chair", zh: "非值班方处理冲突")
        case .dutyReason: Sentence(en: "stepping in for the chair without a reason", zh: "代行值班职责而不说明原因")
        case .dutyNoCoordinator:
            Sentence(en: "a chair without a coordinator who can log in", zh: "值班组织没有可以登录的协调员")
        case .dutyBegun: Sentence(en: "rewriting terms that have begun", zh: "更改已开始的任期")
        case .dutyGap: Sentence(en: "a roster with a gap", zh: "值班表留有空档")
        case .dutyOver: Sentence(en: "exchanging terms that are over", zh: "对调已结束的任期")
        case .conflictState: Sentence(en: "resolving what is resolved, undoing what is not", zh: "重复处理冲突，或撤销未处理的冲突")
        case .conflictChanged:
            Sentence(en: "ways out of a conflict that were made before something changed", zh: "情况已有变动的处理方案")
        case .conflictRemains: Sentence(en: "ways out that leave the conflict standing", zh: "不能消除冲突的处理方案")
        case .conflictSettled: Sentence(en: "undoing what others have built on", zh: "撤销他人已据此行事的处理")
        case .conflictObjection:
            Sentence(en: "objections by others than the parties, or too late", zh: "非当事方或逾期提出的异议")
        case .conflictContested:
            Sentence(en: "deciding again what was objected to", zh: "再次决定已被提出异议的事项")
        case .needOther: Sentence(en: "when finding, a venue that was not asked for", zh: "查找时并非所要的场地")
        case .needDistrict: Sentence(en: "when finding, a venue in another district", zh: "查找时位于其他区的场地")
        case .needDistance: Sentence(en: "when finding, a venue that is too far away", zh: "查找时距离过远的场地")
        case .offerChanged: Sentence(en: "an offer that is not what it was any more", zh: "已发生变化的方案")
        case .seriesStands: Sentence(en: "a day of a series that stands already", zh: "系列中已有预订的一天")
        case .seriesOverlap: Sentence(en: "a series that overlaps itself", zh: "与自身重叠的系列")
        case .requestWaiting: Sentence(en: "a request that waits too long", zh: "等待过久的请求")
        case .costUnpaid: Sentence(en: "costs that the projects asked cannot pay", zh: "所选项目无法支付的费用")
        case .shareUnpaid: Sentence(en: "costs that are not paid as the hosts are to share them", zh: "支付与主办方分摊不符的费用")
        }
    }

    /// How values of a rule are written.
    public static func writes(_ form: Rule.Form, _ rule: Rule) -> Sentence {
        let name = rule.rawValue
        return switch form {
        case .spans:
            Sentence(
                en: "poolbook rule set \(name) hard --value 8h --value CODE=4h; --value CODE= takes one away",
                zh: "poolbook rule set \(name) hard --value 8h --value 编码=4h；--value 编码= 取消")
        case .amounts:
            Sentence(
                en: "poolbook rule set \(name) hard --value 20000 --value KIND=5000; --value KIND= takes one away",
                zh: "poolbook rule set \(name) hard --value 20000 --value 类型=5000；--value 类型= 取消")
        case .skills:
            Sentence(
                en: "poolbook rule set \(name) hard --value KIND=SKILL,SKILL; --value KIND= takes one away",
                zh: "poolbook rule set \(name) hard --value 类型=技能,技能；--value 类型= 取消")
        case .travel:
            Sentence(
                en:
                    "poolbook rule set \(name) hard --value 20km/h --value PLACE..PLACE=35m, places being venues or districts",
                zh: "poolbook rule set \(name) hard --value 20km/h --value 地点..地点=35m，地点为场地或区")
        }
    }

    public static func set(_ rule: String, _ strength: Sentence, _ values: String, _ doing: Doing) -> Sentence {
        let value = values.isEmpty ? "" : " " + values
        return switch doing {
        case .done: Sentence(en: "Set: \(rule) \(strength.en)\(value)", zh: "已设置: \(rule) \(strength.zh)\(value)")
        case .tried:
            Sentence(en: "Would set: \(rule) \(strength.en)\(value)", zh: "将设置: \(rule) \(strength.zh)\(value)")
        }
    }

    public static func unchanged(_ rule: String, _ strength: Sentence, _ values: String) -> Sentence {
        let value = values.isEmpty ? "" : " " + values
        return Sentence(
            en: "Unchanged: \(rule) \(strength.en)\(value)", zh: "未变: \(rule) \(strength.zh)\(value)")
    }

    // MARK: - What cannot be read

    public static func noRule(_ name: String, nearest: [String]) -> Sentence {
        let rest =
            nearest.isEmpty
            ? Sentence(en: "; list them: poolbook rule list", zh: "；列出: poolbook rule list")
            : SuggestionSentences.meant(nearest)
        return Sentence(en: "there is no rule \"\(name)\"\(rest.en)", zh: "没有规则“\(name)”\(rest.zh)")
    }

    public static func onlyHard(_ rule: String) -> Sentence {
        Sentence(en: "\(rule) is what keeps the pool right; no pool sets it", zh: "\(rule) 保证资源库正确，不能设置")
    }

    public static func noValues(_ rule: String) -> Sentence {
        Sentence(en: "\(rule) has no values, only a strength", zh: "\(rule) 只有强度，没有取值")
    }

    public static func valueMissing(_ rule: String, _ how: Sentence) -> Sentence {
        Sentence(en: "\(rule) needs a value: \(how.en)", zh: "\(rule) 需要取值: \(how.zh)")
    }

    public static func unreadable(_ text: String, _ how: Sentence) -> Sentence {
        Sentence(en: "--value \"\(text)\" cannot be read; write: \(how.en)", zh: "--value “\(text)”无法识别；写法: \(how.zh)")
    }

    public static let nothingToSet = Sentence(
        en: "say how strong the rule is to be, or give a --value", zh: "请写明规则强度，或给出 --value")
}
