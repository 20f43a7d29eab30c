internal import Scheduling

/// What people read of the limits that a pool sets.
extension ReasonWriter {
    func tooSoon(_ reason: Reason) -> Sentence {
        let limit = span(reason.limit)
        return Sentence(
            en: "it begins \(start(reason).en); what begins within \(limit.en) is not reserved any more",
            zh: "开始于 \(start(reason).zh)；须提前 \(limit.zh) 预订")
    }

    func tooFar(_ reason: Reason) -> Sentence {
        let limit = span(reason.limit)
        return Sentence(
            en: "it begins \(start(reason).en); what begins more than \(limit.en) from now is not reserved yet",
            zh: "开始于 \(start(reason).zh)；最多提前 \(limit.zh) 预订")
    }

    func daily(_ reason: Reason) -> Sentence {
        let (asked, limit) = (span(reason.asked), span(reason.limit))
        return Sentence(
            en: "\(subject(reason)) would work \(asked.en) on \(day(reason).en); \(limit.en) are allowed",
            zh: "\(subject(reason)) \(day(reason).zh) 将工作 \(asked.zh)；上限 \(limit.zh)")
    }

    func weekly(_ reason: Reason) -> Sentence {
        let (asked, limit) = (span(reason.asked), span(reason.limit))
        return Sentence(
            en: "\(subject(reason)) would work \(asked.en) in the week of \(day(reason).en); \(limit.en) are allowed",
            zh: "\(subject(reason)) \(day(reason).zh) 起的一周将工作 \(asked.zh)；上限 \(limit.zh)")
    }

    func rest(_ reason: Reason) -> Sentence {
        let (asked, limit) = (span(reason.asked), span(reason.limit))
        return between(
            reason,
            Sentence(en: "rests \(asked.en), and needs \(limit.en),", zh: "休息 \(asked.zh), 需要 \(limit.zh)"))
    }

    func travel(_ reason: Reason) -> Sentence {
        let (asked, limit) = (span(reason.asked), span(reason.limit))
        return between(
            reason,
            Sentence(en: "has \(asked.en) to travel, and needs \(limit.en),", zh: "路上有 \(asked.zh), 需要 \(limit.zh)"))
    }

    /// Too little time between this and what a person does before or afterwards.
    private func between(_ reason: Reason, _ what: Sentence) -> Sentence {
        let (other, when) = (holder(reason), time(reason.period))
        return Sentence(
            en: "\(subject(reason)) \(what.en) between this and \(other.en) \(when.en)",
            zh: "\(subject(reason)) 与 \(other.zh) \(when.zh) 之间\(what.zh)")
    }

    func ceiling(_ reason: Reason) -> Sentence {
        Sentence(
            en: "it takes \(money(reason.asked)) from projects; an event may take \(money(reason.limit))",
            zh: "动用项目资金 \(money(reason.asked))；每项活动上限 \(money(reason.limit))")
    }

    func spent(_ reason: Reason) -> Sentence {
        let days = reason.validity.map { "\($0.lowerBound)..\($0.upperBound)" } ?? "-"
        let (asked, free) = (counted(reason.asked, reason), counted(reason.free, reason))
        let limit = counted(reason.limit, reason)
        if reason.counted == .money {
            return Sentence(
                en: "\(subject(reason)) may spend \(limit.en) of projects' money in \(days): "
                    + "\(free.en) left, \(asked.en) asked for",
                zh: "\(subject(reason)) 在 \(days) 可用项目资金 \(limit.zh): 剩余 \(free.zh), 需要 \(asked.zh)")
        }
        let scope = scope(reason)
        return Sentence(
            en:
                "\(subject(reason)) may have \(limit.en) of \(scope.en) in \(days): \(free.en) left, \(asked.en) asked for",
            zh: "\(subject(reason)) 在 \(days) 可用 \(scope.zh) \(limit.zh): 剩余 \(free.zh), 需要 \(asked.zh)")
    }

    /// What a quota is of: a name, a district, a feature, and last what kind of resource.
    private func scope(_ reason: Reason) -> Sentence {
        let words = word(reason).split(separator: " ")
        guard let kind = words.last.flatMap({ Resource.Kind(rawValue: String($0)) }) else {
            return .verbatim(word(reason))
        }
        let rest = words.dropLast().map { Sentence.verbatim(String($0)) }
        return .joined(rest + [QuotaSentences.kind(kind)], by: .verbatim(" "))
    }

    private func counted(_ number: Int64?, _ reason: Reason) -> Sentence {
        switch reason.counted {
        case .hours, nil: span(number)
        case .count: QuotaSentences.times(Int(number ?? 0))
        case .money: .verbatim(money(number))
        }
    }

    private func span(_ minutes: Int64?) -> Sentence {
        guard let minutes, minutes >= 2_880, minutes.isMultiple(of: 1_440) else {
            return (minutes.map { Cell.duration(.seconds($0 * 60)) } ?? .empty).sentence(in: zone)
        }
        return Sentence(en: "\(minutes / 1_440) days", zh: "\(minutes / 1_440) 天")
    }

    // MARK: - What is missing

    func featureless(_ reason: Reason) -> Sentence {
        let venues = reason.subject.map { $0.isEmpty ? "-" : $0 } ?? "-"
        return Sentence(en: "\(venues): no \(word(reason))", zh: "\(venues): 没有 \(word(reason))")
    }

    func skilless(_ reason: Reason) -> Sentence {
        Sentence(
            en: "\(word(reason)): nobody here is one on \(day(reason).en); add somebody with --staff",
            zh: "\(word(reason)): \(day(reason).zh) 没有可担任的人员；请用 --staff 添加")
    }

    func requires(_ reason: Reason) -> Sentence {
        let all = reason.categories.joined(separator: ", ")
        return Sentence(
            en: "\(subject(reason)) requires \(all); \(word(reason)) is missing, add somebody with --staff",
            zh: "\(subject(reason)) 需要 \(all)；缺 \(word(reason)), 请用 --staff 添加")
    }

    func skillEnded(_ reason: Reason) -> Sentence {
        let until = (reason.validity.map { Cell.date($0.upperBound) } ?? .empty).sentence(in: zone)
        return Sentence(
            en: "\(subject(reason)): \(word(reason)) was valid until \(until.en)",
            zh: "\(subject(reason)): \(word(reason)) 有效期至 \(until.zh)")
    }
}
