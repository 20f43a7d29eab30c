public import Scheduling

extension WhenError {
    /// What people read when a time cannot be used: what was wrong, and what settles it.
    public var sentence: Sentence {
        switch self {
        case .unreadable(let text):
            unreadable(text)
        case .hoursOrDate(let text):
            Sentence(
                en: "\"\(text)\" may be hours or a date; write hours with minutes, such as 9:00-11:00",
                zh: "\"\(text)\" 可能是钟点也可能是日期；钟点请写到分钟，例如 9:00-11:00")
        case .noSuchDate(let text):
            Sentence(en: "the calendar has no \(text)", zh: "日历上没有 \(text)")
        case .noSuchTime(let text):
            Sentence(en: "no clock shows \(text)", zh: "没有 \(text) 这个时刻")
        case .otherWeekday(let date, let written):
            otherWeekday(date, written)
        case .timeMissing(let date):
            Sentence(
                en: "\(date.description) needs hours; write for example \(date.description) 14:00-17:00",
                zh: "\(date.description) 缺少钟点；请写成例如 \(date.description) 14:00-17:00")
        case .endMissing(let start):
            Sentence(
                en: "the end is missing; write for example \(text(start))+3h",
                zh: "缺少结束时间；请写成例如 \(text(start))+3h")
        case .notOneDay(let text):
            Sentence(en: "\"\(text)\" is not one day", zh: "\"\(text)\" 不是某一天")
        case .endBeforeStart(let start, let end):
            Sentence(
                en: "the end \(text(end)) does not come after the start \(text(start))",
                zh: "结束时间 \(text(end)) 不在开始时间 \(text(start)) 之后")
        case .gap(let local, let zone, let nearest):
            gap(local, zone, nearest)
        case .fold(let local, _, let spellings):
            fold(local, spellings)
        case .otherOffset(let local, let zone, _):
            Sentence(
                en: "\(text(local)) in \(zone.identifier) has another offset than the one written",
                zh: "\(zone.identifier) 的 \(text(local)) 与所写的时差不符")
        case .tooLong(let limit):
            Sentence(
                en: "a reservation lasts at most \(Span.text(limit))", zh: "一次预订最长 \(Span.text(limit))")
        }
    }

    /// What people read when a time cannot be used, where what is not written stays as it was.
    public var sentenceOfChange: Sentence {
        switch self {
        case .unreadable(let text) where When.nearest(to: text) == nil:
            Sentence(
                en:
                    "\"\(text)\" is no time; write a whole one, or what changes: 03-13, 15:00-18:00, sat 14:00, +1h or -1d",
                zh: "\"\(text)\" 不是时间；请写完整时间，或只写变动: 03-13、15:00-18:00、周六 14:00、+1h 或 -1d")
        case .unreadable, .hoursOrDate, .noSuchDate, .noSuchTime, .otherWeekday, .timeMissing, .endMissing, .notOneDay,
            .endBeforeStart, .gap, .fold, .otherOffset, .tooLong:
            sentence
        }
    }

    /// What people read when days cannot be used, where days alone will do.
    public var sentenceOfDays: Sentence {
        switch self {
        case .unreadable(let text):
            Sentence(
                en:
                    "\"\(text)\" is no time; write for example 2027-03-06, sat, next week, 2027-03 or 2027-03-06..2027-03-10",
                zh: "\"\(text)\" 不是时间；请写例如 2027-03-06、周六、下周、2027-03 或 2027-03-06..2027-03-10")
        case .hoursOrDate, .noSuchDate, .noSuchTime, .otherWeekday, .timeMissing, .endMissing, .notOneDay,
            .endBeforeStart, .gap, .fold, .otherOffset, .tooLong:
            sentence
        }
    }

    private func unreadable(_ text: String) -> Sentence {
        guard let nearest = When.nearest(to: text) else {
            return Sentence(
                en: "\"\(text)\" is no time; write 2027-03-06 14:00-17:00, 03-06 14:00+3h or sat 14:00-17:00",
                zh: "\"\(text)\" 不是时间；请写 2027-03-06 14:00-17:00、03-06 14:00+3h 或 周六 14:00-17:00")
        }
        let rest = SuggestionSentences.meant(["\"\(nearest)\""])
        return Sentence(en: "\"\(text)\" is no time\(rest.en)", zh: "\"\(text)\" 不是时间\(rest.zh)")
    }

    private func text(_ local: LocalDateTime) -> String { "\(local.date) \(local.time)" }

    private func otherWeekday(_ date: LocalDate, _ written: Weekday) -> Sentence {
        Sentence(
            en: "\(date.description) is a \(TimeText.weekday(date.weekday, language: .english)), "
                + "not a \(TimeText.weekday(written, language: .english))",
            zh: "\(date.description) 是\(TimeText.weekday(date.weekday, language: .simplifiedChinese))，"
                + "不是\(TimeText.weekday(written, language: .simplifiedChinese))")
    }

    private func gap(_ local: LocalDateTime, _ zone: Zone, _ nearest: [Instant]) -> Sentence {
        let times = nearest.map { zone.local($0).time.description }.joined(separator: " / ")
        return Sentence(
            en: "\(text(local)) does not exist: clocks go forward that night; did you mean \(times)?",
            zh: "\(text(local)) 不存在: 当晚时钟拨快；您是指 \(times) 吗?")
    }

    private func fold(_ local: LocalDateTime, _ spellings: [String]) -> Sentence {
        let choices = spellings.joined(separator: "\n  ")
        return Sentence(
            en: "\(text(local)) exists twice: clocks go back that night; write which one you mean:\n  \(choices)",
            zh: "\(text(local)) 出现两次: 当晚时钟拨慢；请写明是哪一个:\n  \(choices)")
    }
}

extension SpanError {
    /// What people read when a length of time cannot be used.
    public var sentence: Sentence {
        switch self {
        case .unreadable(let text):
            Sentence(
                en: "\"\(text)\" is no length of time; write 48h, 90m, 3d or 1h30m",
                zh: "\"\(text)\" 不是时长；请写 48h、90m、3d 或 1h30m")
        case .tooLong:
            Sentence(en: "that is longer than 100 years", zh: "超过一百年")
        }
    }
}

extension OpeningHoursError {
    /// What people read when opening hours cannot be used.
    public var sentence: Sentence {
        Sentence(
            en: "\"\(part)\" is no opening hours; write mon-fri 09:00-21:00, sat 10:00-18:00",
            zh: "\"\(part)\" 不是开放时间；请写 周一至周五 09:00-21:00, 周六 10:00-18:00")
    }
}
