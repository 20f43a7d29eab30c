// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import ICalendar
public import Scheduling

/// What people read about a calendar file that cannot be read as it stands.
public enum CalendarProblemSentences {
    public static let line = Sentence(en: "line", zh: "行")
    public static let problem = Sentence(en: "what is wrong", zh: "问题")

    public static func bad(_ problems: Int) -> Sentence {
        Sentence(
            en: "\(counted(problems, "problem", "problems")) in the calendars; nothing was written.",
            zh: "日历中有 \(grouped(problems)) 处问题；未写入任何内容。")
    }

    public static func more(_ count: Int) -> Sentence {
        Sentence(en: "and \(grouped(count)) more", zh: "另有 \(grouped(count)) 处")
    }

    public static func readAsGB18030(_ file: String, entries: Int) -> Sentence {
        Sentence(
            en: "\(file): not UTF-8; read as GB18030. \(counted(entries, "entry", "entries")).",
            zh: "\(file): 不是 UTF-8；按 GB18030 读取。\(grouped(entries)) 项。")
    }

    public static func neitherEncoding(_ file: String, line: Int) -> Sentence {
        Sentence(
            en: "\(file) is neither UTF-8 nor GB18030 (line \(line)); export the calendar in UTF-8",
            zh: "\(file) 既不是 UTF-8 也不是 GB18030 (第 \(line) 行)；请以 UTF-8 导出日历")
    }

    public static func of(_ kind: CalendarProblem.Kind) -> Sentence {
        switch kind {
        case .form(let kind): return form(kind)
        case .noCalendar:
            return Sentence(
                en: "this is no calendar: BEGIN:VCALENDAR is missing", zh: "不是日历: 缺少 BEGIN:VCALENDAR")
        case .version(let version):
            return Sentence(
                en: "VERSION \(version) is not understood; export it as iCalendar 2.0 (.ics)",
                zh: "无法识别 VERSION \(version)；请导出为 iCalendar 2.0 (.ics)")
        case .missing(let property):
            return Sentence(
                en: "the entry has no \(property), or none that can be used; each entry needs one",
                zh: "此项缺少可用的 \(property)；每一项都需要")
        case .value(let property, let value):
            return Sentence(en: "\(property) cannot be \"\(value)\"", zh: "\(property) 不能为“\(value)”")
        case .zone(let name):
            return Sentence(
                en: "nobody knows the time zone \"\(name)\"; say which it is: --zone \"\(name)=Asia/Shanghai\"",
                zh: "未知时区“\(name)”；请指明: --zone \"\(name)=Asia/Shanghai\"")
        case .end:
            return Sentence(
                en: "the end is to be after the start, at most a year later", zh: "结束时间应在开始时间之后，且不超过一年")
        case .rule(let error): return rule(error)
        case .unsupported(let property):
            return Sentence(
                en:
                    "more than one rule (\(property)) is not understood; write one RRULE, and the rest as RDATE or EXDATE",
                zh: "不支持多条规则 (\(property))；请写一条 RRULE，其余写作 RDATE 或 EXDATE")
        case .thisAndFuture:
            return Sentence(
                en: "RANGE=THISANDFUTURE is not understood; end the entry with UNTIL and let another begin there",
                zh: "不支持 RANGE=THISANDFUTURE；请用 UNTIL 结束此项，并另起一项")
        case .tooOften(let most):
            return Sentence(
                en: "the entry comes more than \(grouped(most)) times; give its rule an end (UNTIL or COUNT)",
                zh: "此项重复超过 \(grouped(most)) 次；请为其规则设定结束 (UNTIL 或 COUNT)")
        case .tooFar:
            return Sentence(
                en: "the rules of this file reach too far back together; let them begin later, or split the file",
                zh: "此文件的规则合计追溯过久；请让其较晚开始，或拆分文件")
        }
    }

    private static func form(_ kind: CalendarReading.Problem.Kind) -> Sentence {
        switch kind {
        case .notAProperty(let text):
            return Sentence(
                en: "\"\(text)\" is no line of a calendar: NAME:VALUE is expected", zh: "“\(text)”不是日历的行: 应为 名称:值")
        case .endWithoutBegin(let name):
            return Sentence(en: "END:\(name) without its BEGIN", zh: "END:\(name) 没有对应的 BEGIN")
        case .otherEnd(let expected, let found):
            return Sentence(
                en: "END:\(expected) is expected here, not END:\(found)", zh: "此处应为 END:\(expected)，而不是 END:\(found)")
        case .neverEnded(let name):
            return Sentence(
                en: "BEGIN:\(name) has no END: the file may have been cut off", zh: "BEGIN:\(name) 没有 END: 文件可能不完整")
        case .outside(let text):
            return Sentence(en: "\"\(text)\" stands outside of the calendar", zh: "“\(text)”在日历之外")
        case .tooDeep:
            return Sentence(
                en: "components stand in each other more than eight deep; nothing after this was read",
                zh: "组件嵌套超过八层；其后内容未读取")
        }
    }

    /// Why a rule cannot be.
    private static func rule(_ error: RecurrenceError) -> Sentence {
        switch error {
        case .unreadable(let text):
            return Sentence(
                en: "RRULE: \"\(text)\" is no part of a rule; NAME=VALUE is expected",
                zh: "RRULE: “\(text)”不是规则的部分；应为 名称=值")
        case .unknownPart(let name):
            return Sentence(en: "RRULE: there is no part \(name)", zh: "RRULE: 没有 \(name) 这一部分")
        case .repeated(let name): return Sentence(en: "RRULE: \(name) comes twice", zh: "RRULE: \(name) 出现两次")
        case .badValue(let part, let value):
            return Sentence(en: "RRULE: \(part) cannot be \"\(value)\"", zh: "RRULE: \(part) 不能为“\(value)”")
        case .noFrequency: return Sentence(en: "RRULE: FREQ is missing", zh: "RRULE: 缺少 FREQ")
        case .tooFine(let name):
            return Sentence(
                en: "RRULE: FREQ=\(name) is too fine; DAILY, WEEKLY, MONTHLY and YEARLY are understood",
                zh: "RRULE: FREQ=\(name) 过细；支持 DAILY、WEEKLY、MONTHLY 和 YEARLY")
        case .notTogether(let one, let other):
            return Sentence(
                en: "RRULE: \(one) cannot stand together with \(other)", zh: "RRULE: \(one) 不能与 \(other) 同时使用")
        case .nothingToChoose:
            return Sentence(
                en: "RRULE: BYSETPOS chooses among what another BY part gives, and there is none",
                zh: "RRULE: BYSETPOS 从其他 BY 部分的结果中选择，但没有其他 BY 部分")
        case .tooLong: return Sentence(en: "RRULE: the rule is too long", zh: "RRULE: 规则过长")
        }
    }
}
