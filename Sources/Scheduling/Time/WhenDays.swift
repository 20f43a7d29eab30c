/// Reading of days, and of months, weeks and the like.
extension WhenScanner {
    /// Days without times: one, or from one up to another.
    mutating func days() -> WhenSyntax? {
        guard let first = namedDays() else { return nil }
        let last = attempt { scanner -> DaysPhrase? in
            scanner.skipSpace()
            guard (scanner.take(".") && scanner.take(".")) || scanner.dash() else { return nil }
            scanner.skipSpace()
            return scanner.namedDays()
        }
        return .days(first, through: last)
    }

    private mutating func namedDays() -> DaysPhrase? {
        // A weekend first: its Chinese words begin as those of a week do.
        if let later = meaning(among: WhenWords.weekends) { return .weekendLater(later) }
        if let day = attempt({ $0.day() }) { return .day(day) }
        if let later = meaning(among: WhenWords.weeks) { return .weekLater(later) }
        if let later = meaning(among: WhenWords.months) { return .monthLater(later) }
        if let later = meaning(among: WhenWords.quarters) { return .quarterLater(later) }
        if let later = meaning(among: WhenWords.years) { return .yearLater(later) }
        if let month = attempt({ $0.namedMonth() }) { return month }
        guard let year = digits(4...4)?.value else { return nil }
        if let quarter = attempt({ $0.quarter() }) { return .quarter(year: year, quarter) }
        if let week = attempt({ $0.weekOfYear() }) { return .week(year: year, week) }
        if let month = attempt({ $0.monthOfYear() }) { return .month(year: year, month) }
        _ = take(word: "年")
        return .year(year)
    }

    /// `March`, `Mar 2027`, `3月`.
    private mutating func namedMonth() -> DaysPhrase? {
        if let month = meaning(among: WhenWords.monthNames) {
            let year = attempt { scanner -> Int? in
                scanner.skipSpace()
                return scanner.digits(4...4)?.value
            }
            return .month(year: year, month)
        }
        guard let month = digits(1...2)?.value, (1...12).contains(month), take("月") else { return nil }
        return .month(year: nil, month)
    }

    /// `Q1` after a year; also `年第1季度`, `年第一季度`.
    private mutating func quarter() -> Int? {
        if let quarter = attempt({ $0.chineseQuarter() }) { return quarter }
        skipSpace()
        _ = take("-")
        guard take("q"), let quarter = digits(1...1)?.value, (1...4).contains(quarter) else { return nil }
        return quarter
    }

    private mutating func chineseQuarter() -> Int? {
        guard take("年") else { return nil }
        _ = take("第")
        let named = meaning(among: [("一", 1), ("二", 2), ("三", 3), ("四", 4)])
        guard let quarter = named ?? digits(1...1)?.value, (1...4).contains(quarter) else { return nil }
        return take(word: "季度") ? quarter : nil
    }

    /// `-W10` after a year, as ISO 8601 has it; also `年第10周`.
    private mutating func weekOfYear() -> Int? {
        if take("年") {
            guard take("第"), let week = digits(1...2)?.value, take("周") else { return nil }
            return week
        }
        skipSpace()
        _ = take("-")
        guard take("w") else { return nil }
        return digits(1...2)?.value
    }

    private mutating func monthOfYear() -> Int? {
        if take("年") {
            skipSpace()
            guard let month = digits(1...2)?.value, take("月") else { return nil }
            return month
        }
        guard take("-") || take("/") || take(".") else { return nil }
        return digits(1...2)?.value
    }

    /// A day: a date, a weekday, or a date with its weekday before it, after it, or both.
    mutating func day() -> DayPhrase? {
        if let later = meaning(among: WhenWords.days) { return DayPhrase(day: .later(later)) }
        if let phrase = attempt({ $0.weekdayOfWeek() }) { return phrase }
        let before = attempt { $0.weekdayBeside() }
        skipSpace()
        guard var phrase = date() else {
            return before.map { DayPhrase(day: .weekday($0)) }
        }
        phrase.weekdays = [before, attempt { $0.weekdayBeside() }, attempt { $0.weekdayBeside() }].compactMap { $0 }
        return phrase
    }

    private mutating func weekdayOfWeek() -> DayPhrase? {
        guard let later = meaning(among: WhenWords.weekPrefixes), let weekday = weekday() else { return nil }
        return DayPhrase(day: .weekdayOfWeek(weekday, later: later))
    }

    mutating func weekday() -> Weekday? {
        meaning(among: WhenWords.weekdays)
    }

    /// A weekday, or one between parentheses, after any space.
    private mutating func weekdayBeside() -> Weekday? {
        skipSpace()
        guard take("(") else { return weekday() }
        return weekday().flatMap { take(")") ? $0 : nil }
    }

    private mutating func date() -> DayPhrase? {
        let read = attempt { $0.numericDate() } ?? attempt { $0.chineseDate() } ?? attempt { $0.englishDate() }
        return read.map { DayPhrase(day: $0) }
    }

    /// `2027-03-06`, `2027/3/6`, `2027.3.6`, `03-06`.
    private mutating func numericDate() -> DayPhrase.Day? {
        let year = attempt { $0.digits(4...4)?.value }
        let separators: [Unicode.Scalar] = year == nil ? ["-"] : ["-", "/", "."]
        for separator in separators where year == nil || take(separator) {
            guard let month = digits(1...2)?.value, take(separator), let day = digits(1...2)?.value else { return nil }
            guard year != nil || ((1...12).contains(month) && (1...31).contains(day)) else { return nil }
            return .date(year: year, month: month, day: day)
        }
        return nil
    }

    /// `2027年3月6日`, `3月6日`, `3月6号`.
    private mutating func chineseDate() -> DayPhrase.Day? {
        let year = attempt { $0.chineseYear() }
        skipSpace()
        guard let month = digits(1...2)?.value, take("月") else { return nil }
        skipSpace()
        guard let day = digits(1...2)?.value, take("日") || take("号") else { return nil }
        return .date(year: year, month: month, day: day)
    }

    private mutating func chineseYear() -> Int? {
        digits(4...4).flatMap { take("年") ? $0.value : nil }
    }

    /// `6 Mar`, `6 March 2027`, `Mar 6`.
    private mutating func englishDate() -> DayPhrase.Day? {
        var day = attempt { $0.digits(1...2)?.value }
        skipSpace()
        guard let month = meaning(among: WhenWords.monthNames) else { return nil }
        if day == nil {
            skipSpace()
            day = digits(1...2)?.value
        }
        let year = attempt { scanner -> Int? in
            scanner.skipSpace()
            return scanner.digits(4...4)?.value
        }
        return day.map { .date(year: year, month: month, day: $0) }
    }
}
