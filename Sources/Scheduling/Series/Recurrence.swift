public import ICalendar

/// What becomes of an occurrence whose day is a public holiday.
public enum HolidayChoice: String, Sendable, Hashable, CaseIterable {
    /// It stays where the rule has it.
    case keep
    /// Its day is left out.
    case skip
    /// It takes place on the next day that is worked, at the same time.
    case next
}

/// How an event recurs: a rule from its first day on, without some days, with some more.
public struct Recurrence: Sendable, Hashable {
    /// The rule; it has an end.
    public var rule: RecurrenceRule
    /// Days that the rule has and the event has not.
    public var except: [LocalDate]
    /// Periods that the rule has not and the event has.
    public var also: [Period]
    /// What becomes of holidays.
    public var onHoliday: HolidayChoice

    /// The most occurrences that a series has.
    public static let most = 1_000

    /// How many years from its first day a series may reach.
    public static let years = 10

    /// A rule with what is different from it.
    public init(
        _ rule: RecurrenceRule, except: [LocalDate] = [], also: [Period] = [], onHoliday: HolidayChoice = .keep
    ) {
        self.rule = rule
        self.except = except
        self.also = also
        self.onHoliday = onHoliday
    }
}

/// One instance of a recurring event.
public struct Occurrence: Sendable, Hashable {
    /// What a holiday does to it.
    public enum Holiday: Sendable, Hashable {
        /// Its day is left out for the holiday of this name.
        case leftOut(String)
        /// It was to be on this day, which is the holiday of this name.
        case moved(LocalDate, String)
    }

    /// Its place in the series, from 1.
    public let number: Int
    /// When the rule has it start, whatever becomes of it: what it is known by for ever.
    public let originalStart: Instant
    /// When it is.
    public let period: Period
    /// What a holiday did to it; nil where none did anything.
    public let holiday: Holiday?

    /// All of it.
    public init(number: Int, originalStart: Instant, period: Period, holiday: Holiday? = nil) {
        self.number = number
        self.originalStart = originalStart
        self.period = period
        self.holiday = holiday
    }

    /// Whether it takes place.
    public var takesPlace: Bool {
        switch holiday {
        case .leftOut: false
        case .moved, nil: true
        }
    }
}

/// Why an event cannot recur as it was asked: what a sentence about it, in any language, needs to say.
public enum RecurrenceProblem: Error, Sendable, Hashable {
    /// The rule has no end, and nobody could book for ever.
    case endless
    /// The rule does not contain the day that it is to start on; the first that it has from there, where there is one.
    case startNotInRule(LocalDate, first: LocalDate?)
    /// YEARLY with days of the month, of which month the RFC leaves open.
    case whichMonths
    /// There are more than 1,000 occurrences.
    case tooMany
    /// It reaches beyond ten years from its first day: so many lie before that.
    case tooFar(found: Int, last: LocalDate)
    /// A day that is to be left out is none of the series.
    case noSuchDay(LocalDate)
    /// A day comes twice.
    case twice(LocalDate)
    /// Nothing is left.
    case nothingLeft
    /// An occurrence has no time, or two, because clocks change that night.
    case clock(WhenError, on: LocalDate)
}

extension Recurrence {
    /// Every occurrence, in order, those that a holiday leaves out included.
    ///
    /// The first is the period given. The others have its times on the wall, whatever clocks do meanwhile; an end at
    /// midnight is the end of its day. COUNT counts what is left out, as the RFC has it.
    public func occurrences(
        from first: Period, in zone: Zone, holidays: Holidays
    ) throws(RecurrenceProblem) -> [Occurrence] {
        let wall = WallPeriod(first, in: zone)
        let days = try days(from: wall.start, in: zone)
        for day in except where !days.contains(where: { $0.date == day }) { throw .noSuchDay(day) }

        var found: [(original: Instant, period: Period, holiday: Occurrence.Holiday?)] = []
        for day in days where !except.contains(day.date) {
            let name = onHoliday == .keep ? nil : holidays.holiday(on: day.date)
            let usual = { () throws(RecurrenceProblem) in
                day == wall.start ? first : try wall.period(from: day, in: zone)
            }
            switch (name, onHoliday) {
            case (nil, _), (_, .keep):
                let period = try usual()
                found.append((period.start, period, nil))
            case (let name?, .skip):
                let period = try usual()
                found.append((period.start, period, .leftOut(name)))
            case (let name?, .next):
                let other = LocalDateTime(holidays.workday(from: day.date), day.time)
                let period = try wall.period(from: other, in: zone)
                let original = zone.instants(of: day).first ?? zone.startOfDay(day.date)
                found.append((original, period, .moved(day.date, name)))
            }
        }
        found += also.map { ($0.start, $0, nil) }
        found.sort { $0.period < $1.period }
        guard found.count <= Self.most else { throw .tooMany }
        guard
            found.contains(where: {
                Occurrence(number: 0, originalStart: $0.original, period: $0.period, holiday: $0.holiday).takesPlace
            })
        else { throw .nothingLeft }
        var seen: Set<Instant> = []
        for one in found where !seen.insert(one.original).inserted { throw .twice(zone.local(one.original).date) }
        return found.enumerated().map { index, one in
            Occurrence(number: index + 1, originalStart: one.original, period: one.period, holiday: one.holiday)
        }
    }

    /// The moments on the wall that the rule gives, the start first.
    private func days(from start: LocalDateTime, in zone: Zone) throws(RecurrenceProblem) -> [LocalDateTime] {
        if rule.frequency == .yearly, rule.numbers[.monthDay] != nil, rule.numbers[.month] == nil,
            rule.numbers[.yearDay] == nil, rule.numbers[.week] == nil
        {
            throw .whichMonths
        }
        let lastDay = start.date.adding(months: 12 * Self.years)
        guard let floating = start.floating, let horizon = LocalDateTime(lastDay, .midnight).floating else {
            throw .tooFar(found: 0, last: lastDay)
        }
        guard rule.yields(floating) else {
            let next = rule.first(from: floating, before: horizon)
            throw .startNotInRule(start.date, first: next.map { LocalDateTime($0).date })
        }
        var rule = rule
        switch rule.end {
        case .never: throw .endless
        case .count(let count): guard count <= Self.most else { throw .tooMany }
        case .until(.universal(let time)):
            let local = zone.local(Instant(secondsSince1970: LocalDateTime(time).secondsSince1970))
            guard let local = local.floating else { throw .endless }
            rule.end = .until(.floating(local))
        case .until(.date), .until(.floating): break
        }
        let found = rule.occurrences(from: floating, before: horizon, limit: Self.most + 1)
        guard found.count <= Self.most else { throw .tooMany }
        switch rule.end {
        case .count(let count) where found.count < count: throw .tooFar(found: found.count, last: lastDay)
        case .until(.date(let last)) where last > horizon, .until(.floating(let last)) where last > horizon:
            throw .tooFar(found: found.count, last: lastDay)
        case .never, .count, .until: break
        }
        return found.map(LocalDateTime.init)
    }
}
