/// Finds out which time is meant by what was written, at a given now in a zone.
struct WhenReader {
    let now: Instant
    let zone: Zone
    let today: LocalDate

    init(now: Instant, zone: Zone) {
        self.now = now
        self.zone = zone
        today = zone.local(now).date
    }

    // MARK: Days

    /// The day that a phrase names, seen from another: weekdays and dates without a year are the next ones from there on.
    func date(_ phrase: DayPhrase, from origin: LocalDate) throws(WhenError) -> LocalDate {
        let date: LocalDate
        switch phrase.day {
        case .later(let count):
            date = today.adding(days: count)
        case .weekday(let weekday):
            let ahead = (weekday.rawValue - origin.weekday.rawValue + 7) % 7
            date = origin.adding(days: ahead)
        case .weekdayOfWeek(let weekday, let later):
            date = today.startOfWeek.adding(days: 7 * later + weekday.rawValue - 1)
        case .date(let year?, let month, let day):
            let written = "\(padded(year.magnitude, to: 4))-\(WhenReader.monthAndDay(month, day))"
            guard let exact = LocalDate(year: year, month: month, day: day) else { throw .noSuchDate(written) }
            date = exact
        case .date(nil, let month, let day):
            // A 29 February can be eight years away.
            let years = origin.year...(origin.year + 8)
            let dates = years.lazy.compactMap { LocalDate(year: $0, month: month, day: day) }
            guard let next = dates.first(where: { $0 >= origin }) else {
                throw .noSuchDate(WhenReader.monthAndDay(month, day))
            }
            date = next
        }
        for weekday in phrase.weekdays where weekday != date.weekday {
            throw .otherWeekday(date, written: weekday)
        }
        return date
    }

    /// The first and the last day that a phrase names.
    func days(_ phrase: DaysPhrase, from origin: LocalDate) throws(WhenError) -> (first: LocalDate, last: LocalDate) {
        switch phrase {
        case .day(let day):
            let date = try date(day, from: origin)
            return (date, date)
        case .year(let year):
            return try months(12, year: year, month: 1)
        case .quarter(let year, let quarter):
            return try months(3, year: year, month: 3 * quarter - 2)
        case .month(let year?, let month):
            return try months(1, year: year, month: month)
        case .month(nil, let month):
            return try months(1, year: month < origin.month ? origin.year + 1 : origin.year, month: month)
        case .week(let year, let week):
            guard let first = LocalDate(year: year, week: week) else {
                throw .noSuchDate("\(padded(year.magnitude, to: 4))-W\(padded(week.magnitude, to: 2))")
            }
            return (first, first.adding(days: 6))
        case .weekLater(let later):
            let first = today.startOfWeek.adding(days: 7 * later)
            return (first, first.adding(days: 6))
        case .weekendLater(let later):
            let first = today.startOfWeek.adding(days: 7 * later + 5)
            return (first, first.adding(days: 1))
        case .monthLater(let later):
            let first = today.startOfMonth.adding(months: later)
            return (first, first.endOfMonth)
        case .quarterLater(let later):
            let first = today.startOfMonth.adding(months: 3 * later - (today.month - 1) % 3)
            return (first, first.adding(months: 3).adding(days: -1))
        case .yearLater(let later):
            let first = today.startOfMonth.adding(months: 12 * later + 1 - today.month)
            return (first, first.adding(months: 12).adding(days: -1))
        }
    }

    /// The days from one phrase through another.
    func period(from first: DaysPhrase, through last: DaysPhrase?) throws(WhenError) -> Period {
        let start = try days(first, from: today)
        var end = start.last
        if let last { end = try days(last, from: start.first).last }
        // 03-09..03-08 is a slip, not a year; 12-30..01-02 is four days.
        if let last, last.hasNoYear, end.daysSince1970 - start.first.daysSince1970 > 183,
            let written = LocalDate(year: end.year - 1, month: end.month, day: end.day), written < start.first
        {
            throw .endBeforeStart(
                start: LocalDateTime(start.first, .midnight), end: LocalDateTime(written, .midnight))
        }
        guard start.first <= end, let period = zone.period(from: start.first, through: end) else {
            throw .endBeforeStart(
                start: LocalDateTime(start.first, .midnight), end: LocalDateTime(end, .endOfDay))
        }
        return period
    }

    private func months(_ count: Int, year: Int, month: Int) throws(WhenError) -> (first: LocalDate, last: LocalDate) {
        guard let first = LocalDate(year: year, month: month, day: 1) else {
            throw .noSuchDate("\(padded(year.magnitude, to: 4))-\(padded(month.magnitude, to: 2))")
        }
        return (first, first.adding(months: count).adding(days: -1))
    }

    private static func monthAndDay(_ month: Int, _ day: Int) -> String {
        "\(padded(month.magnitude, to: 2))-\(padded(day.magnitude, to: 2))"
    }

    // MARK: Moments

    /// What the wall shows at a day and time.
    func local(_ day: DayPhrase, _ clock: ClockPhrase) throws(WhenError) -> LocalDateTime {
        LocalDateTime(try date(day, from: today), try time(clock, allowing: .start))
    }

    /// The one moment that a day and time name.
    func instant(_ day: DayPhrase, _ clock: ClockPhrase) throws(WhenError) -> Instant {
        let local = LocalDateTime(try date(day, from: today), try time(clock, allowing: .end))
        let found = try instants(local, clock.offset)
        guard found.count == 1, let only = found.first else {
            throw .fold(local, zone: zone, spellings: found.map(zone.iso8601))
        }
        return only
    }

    enum Edge {
        case start, end
    }

    /// The time of day that a phrase names; only an end may be 24:00.
    func time(_ clock: ClockPhrase, allowing edge: Edge) throws(WhenError) -> LocalTime {
        let time = LocalTime(hour: clock.hour, minute: clock.minute, second: clock.second)
        guard let time, time < .endOfDay || edge == .end else {
            let parts = [clock.hour, clock.minute] + (clock.second == 0 ? [] : [clock.second])
            throw .noSuchTime(parts.map { padded($0.magnitude, to: 2) }.joined(separator: ":"))
        }
        return time
    }

    /// Every moment that may be meant by a date and time with or without an offset: at least one.
    func instants(_ local: LocalDateTime, _ offset: ClockPhrase.Offset) throws(WhenError) -> [Instant] {
        switch offset {
        case .absolute(let seconds):
            return [Instant(secondsSince1970: local.secondsSince1970 - seconds)]
        case .settling(let seconds):
            let found = zone.instants(of: local).filter { zone.offset(at: $0) == seconds }
            guard !found.isEmpty else { throw .otherOffset(local, zone: zone, written: seconds) }
            return found
        case .none:
            let found = zone.instants(of: local)
            guard found.isEmpty else { return found }
            throw .gap(local, zone: zone, nearest: nearest(toSkipped: local))
        }
    }

    private func nearest(toSkipped local: LocalDateTime) -> [Instant] {
        guard let gap = zone.gap(at: local) else { return [] }
        return [gap.after, gap.before].map { Instant(secondsSince1970: local.secondsSince1970 - $0) }
    }
}
