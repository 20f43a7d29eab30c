public import ICalendar

extension RecurrenceError {
    /// What people read when a recurrence rule cannot be used: what was wrong, and what to write.
    public var sentence: Sentence {
        switch self {
        case .unreadable(let text):
            Sentence(
                en: "\"\(text)\" is no part of a rule; write for example FREQ=MONTHLY;BYDAY=2SA;COUNT=10",
                zh: "\"\(text)\" 不是规则的一部分；请写例如 FREQ=MONTHLY;BYDAY=2SA;COUNT=10")
        case .unknownPart(let name):
            Sentence(en: "RFC 5545 has no \(name) in a rule", zh: "RFC 5545 的规则中没有 \(name)")
        case .repeated(let name):
            Sentence(en: "\(name) comes twice in the rule", zh: "规则中 \(name) 出现两次")
        case .badValue(let part, let value):
            Sentence(en: "\(part) cannot be \"\(value)\"", zh: "\(part) 不能是 \"\(value)\"")
        case .noFrequency:
            Sentence(
                en: "the rule has no FREQ; write DAILY, WEEKLY, MONTHLY or YEARLY",
                zh: "规则没有 FREQ；请写 DAILY、WEEKLY、MONTHLY 或 YEARLY")
        case .tooFine(let name):
            Sentence(
                en: "FREQ=\(name) is finer than days; write DAILY, with BYHOUR where it is several times a day",
                zh: "FREQ=\(name) 比天更细；请写 DAILY，一天多次则加 BYHOUR")
        case .notTogether(let one, let other):
            Sentence(en: "\(one) and \(other) cannot stand together in a rule", zh: "规则中 \(one) 与 \(other) 不能并用")
        case .nothingToChoose:
            Sentence(
                en: "BYSETPOS chooses among what another BY part gives; add one, such as BYDAY=MO,TU,WE,TH,FR",
                zh: "BYSETPOS 需要另一个 BY 部分；请加上，例如 BYDAY=MO,TU,WE,TH,FR")
        case .tooLong:
            Sentence(
                en: "the rule is too long, or has more than 100 times on one day", zh: "规则过长，或一天超过 100 次")
        }
    }
}
