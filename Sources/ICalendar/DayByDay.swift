/// A rule expanded by looking at every day, for what libical 3.0.16 expands wrongly.
///
/// Whatever a rule says of days is a filter over the days of its periods; what it does not say it takes from its start.
struct DayByDay {
    let rule: RecurrenceRule
    let start: FloatingTime

    /// Hands each time that the rule gives from the start on and before a horizon to `visit`, in order, until it says to
    /// stop.
    func expand(before horizon: FloatingTime, visit: (FloatingTime) -> RecurrenceRule.Step) {
        // A period begins a week early at most: the first week of a year may begin in the one before.
        var day = DayNumber(year: start.year, month: start.frequencyMonth(rule.frequency), day: 1).adding(-7)
        let end = DayNumber(horizon)
        var period: Int?
        var set: [FloatingTime] = []
        func finish() -> RecurrenceRule.Step {
            defer { set = [] }
            for time in chosen(set) where time >= start {
                guard time < horizon, visit(time) == .goOn else { return .stop }
            }
            return .goOn
        }
        // The last period is looked at as a whole, for BYSETPOS counts from its end.
        while day <= end || period == self.period(of: day) {
            let here = self.period(of: day)
            if here != period {
                guard finish() == .goOn else { return }
                period = here
                if day > end { return }
            }
            if here % rule.interval == 0, matches(day) { set += times(on: day) }
            day = day.adding(1)
        }
        _ = finish()
    }

    /// How many periods lie between the start's and that of a day.
    private func period(of day: DayNumber) -> Int {
        let first = DayNumber(start)
        switch rule.frequency {
        case .daily: return day.number - first.number
        case .weekly: return (weekStart(day) - weekStart(first)) / 7
        case .monthly: return (day.year - first.year) * 12 + day.month - first.month
        case .yearly: return weekYear(day) - weekYear(first)
        }
    }

    private func matches(_ day: DayNumber) -> Bool {
        let numbers = rule.numbers
        let length = FloatingTime.length(ofMonth: day.month, year: day.year)
        let yearStart = DayNumber(year: day.year, month: 1, day: 1).number
        let yearLength = DayNumber(year: day.year + 1, month: 1, day: 1).number - yearStart
        let inYear = day.number - yearStart + 1
        func has(_ part: RecurrenceRule.NumberPart, _ place: Int, of all: Int) -> Bool {
            numbers[part].map { $0.contains(place) || $0.contains(place - all - 1) } ?? true
        }
        guard has(.month, day.month, of: 12), has(.monthDay, day.day, of: length), has(.yearDay, inYear, of: yearLength)
        else { return false }
        if numbers[.week] != nil {
            let year = weekYear(day)
            let week = (weekStart(day) - firstWeek(year)) / 7 + 1
            guard has(.week, week, of: (firstWeek(year + 1) - firstWeek(year)) / 7) else { return false }
        }
        guard rule.days.isEmpty else {
            let isInMonth = rule.frequency == .monthly || numbers[.month] != nil
            let (place, all) = isInMonth ? (day.day, length) : (inYear, yearLength)
            return rule.days.contains { nth in
                nth.day == day.weekday
                    && (nth.position == 0 || nth.position == (place - 1) / 7 + 1
                        || nth.position == -((all - place) / 7 + 1))
            }
        }
        let first = DayNumber(start)
        switch rule.frequency {
        case .daily: return true
        case .weekly: return day.weekday == first.weekday
        case .monthly: return numbers[.monthDay] != nil || day.day == first.day
        case .yearly:
            if numbers[.yearDay] != nil || numbers[.monthDay] != nil { return true }
            if numbers[.week] != nil { return day.weekday == first.weekday }
            return day.day == first.day && (numbers[.month] != nil || day.month == first.month)
        }
    }

    private func times(on day: DayNumber) -> [FloatingTime] {
        let hours = rule.numbers[.hour] ?? [start.hour]
        let minutes = rule.numbers[.minute] ?? [start.minute]
        let seconds = rule.numbers[.second] ?? [start.second]
        return hours.flatMap { hour in
            minutes.flatMap { minute in
                seconds.compactMap { second in
                    FloatingTime(
                        year: day.year, month: day.month, day: day.day, hour: hour, minute: minute, second: second)
                }
            }
        }
    }

    private func chosen(_ set: [FloatingTime]) -> [FloatingTime] {
        guard let positions = rule.numbers[.position] else { return set }
        return set.indices.filter { positions.contains($0 + 1) || positions.contains($0 - set.count) }.map { set[$0] }
    }

    /// The first day of the week that holds a day, where weeks begin as the rule says.
    private func weekStart(_ day: DayNumber) -> Int {
        let first = RecurrenceRule.Day.allCases.firstIndex(of: rule.weekStart) ?? 0
        return day.number - (day.weekdayIndex - first + 7) % 7
    }

    /// The year that a day counts to: where weeks are counted, a year begins with the week that has its 4th of January.
    private func weekYear(_ day: DayNumber) -> Int {
        guard rule.numbers[.week] != nil else { return day.year }
        return [day.year + 1, day.year].first { weekStart(day) >= firstWeek($0) } ?? day.year - 1
    }

    private func firstWeek(_ year: Int) -> Int { weekStart(DayNumber(year: year, month: 1, day: 4)) }
}

/// A day of the calendar and its number in the order of days.
private struct DayNumber: Comparable {
    let number: Int
    let year: Int
    let month: Int
    let day: Int

    init(year: Int, month: Int, day: Int) {
        // Years are counted from March, which puts the leap day at their end; day 0 is a Monday long ago.
        let shifted = month > 2 ? year : year - 1
        let leaps = shifted / 4 - shifted / 100 + shifted / 400
        number = shifted * 365 + leaps + (153 * ((month + 9) % 12) + 2) / 5 + day + 1
        (self.year, self.month, self.day) = (year, month, day)
    }

    init(_ time: FloatingTime) {
        self.init(year: time.year, month: time.month, day: time.day)
    }

    var weekdayIndex: Int { number % 7 }
    var weekday: RecurrenceRule.Day { RecurrenceRule.Day.allCases[weekdayIndex] }

    /// The day so many days later, or earlier; less than a month.
    func adding(_ days: Int) -> DayNumber {
        let length = FloatingTime.length(ofMonth: month, year: year)
        if day + days > length {
            let (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            return DayNumber(year: year, month: month, day: day + days - length)
        }
        if day + days < 1 {
            let (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
            return DayNumber(
                year: year, month: month, day: day + days + FloatingTime.length(ofMonth: month, year: year))
        }
        return DayNumber(year: year, month: month, day: day + days)
    }

    static func < (left: DayNumber, right: DayNumber) -> Bool { left.number < right.number }
}

extension FloatingTime {
    /// The month with which the period begins that holds this.
    fileprivate func frequencyMonth(_ frequency: RecurrenceRule.Frequency) -> Int {
        switch frequency {
        case .daily, .weekly, .monthly: month
        case .yearly: 1
        }
    }
}
