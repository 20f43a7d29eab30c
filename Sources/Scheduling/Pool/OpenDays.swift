/// Hours of a season or a day, in place of the weekly ones.
public struct SpecialHours: Sendable, Hashable {
    /// From the first day to the last, both in.
    public let days: ClosedRange<LocalDate>
    /// The hours of each weekday; nil where it is closed throughout.
    public let hours: OpeningHours?

    /// Hours for days.
    public init(_ days: ClosedRange<LocalDate>, _ hours: OpeningHours?) {
        self.days = days
        self.hours = hours
    }

    /// Whether it holds before another that has the same day: it has fewer days, or begins later.
    func precedes(_ other: SpecialHours) -> Bool {
        let lengths = [self, other].map { $0.days.upperBound.daysSince1970 - $0.days.lowerBound.daysSince1970 }
        return (lengths[0], -days.lowerBound.daysSince1970) < (lengths[1], -other.days.lowerBound.daysSince1970)
    }
}

/// What public holidays are for a resource that has opening hours.
public enum OnHolidays: String, Sendable, Hashable, CaseIterable, Decodable {
    /// It is closed.
    case closed
    /// It is open as on any such weekday.
    case open
}

extension Resource {
    /// The minutes of a day in which it is open, in order, and its holiday where that closes it.
    ///
    /// Hours that were set for the day itself, or a season, hold before everything; then holidays; then the hours of a
    /// working day on a day of a weekend that is worked in exchange; then those of every week.
    public func hours(on date: LocalDate, _ holidays: Holidays) -> (minutes: [Range<Int>], holiday: String?) {
        let own = special.filter { $0.days.contains(date) }.min { $0.precedes($1) }
        if let own { return (own.hours?.minutes(on: date.weekday) ?? [], nil) }
        guard !hours.windows.isEmpty, let day = holidays[date] else { return (hours.minutes(on: date.weekday), nil) }
        switch day.kind {
        case .holiday:
            switch onHolidays {
            case .closed: return ([], day.name)
            case .open: return (hours.minutes(on: date.weekday), nil)
            }
        case .workday: return (hours.minutesOfAWorkingDay(insteadOf: date.weekday), nil)
        }
    }

    /// When it is open within a period, in order.
    public func open(within period: Period, _ holidays: Holidays, in zone: Zone) -> [Period] {
        guard !hours.windows.isEmpty || !special.isEmpty else { return [period] }
        var found: [Period] = []
        var date = zone.local(period.start).date
        while zone.startOfDay(date) < period.end {
            for minutes in hours(on: date, holidays).minutes {
                let opens = zone.firstInstant(of: date, minute: minutes.lowerBound)
                let closes = zone.firstInstant(of: date, minute: minutes.upperBound)
                guard let open = Period(start: opens, end: closes)?.intersection(period) else { continue }
                if let last = found.last, last.end == open.start, let joined = Period(start: last.start, end: open.end)
                {
                    found[found.count - 1] = joined
                } else {
                    found.append(open)
                }
            }
            date = date.adding(days: 1)
        }
        return found
    }

    /// From the first to the last minute at which it is open on any of some days; nil where it is not, or always.
    public func widestHours(on days: [LocalDate], _ holidays: Holidays) -> Range<Int>? {
        guard !hours.windows.isEmpty || !special.isEmpty else { return nil }
        let open = days.flatMap { hours(on: $0, holidays).minutes }
        guard let opens = open.map(\.lowerBound).min(), let closes = open.map(\.upperBound).max() else { return nil }
        return opens..<closes
    }

    /// Whether it is open all through a period. Days without a gap between them count as one.
    public func isOpen(during period: Period, _ holidays: Holidays, in zone: Zone) -> Bool {
        firstClosedDay(during: period, holidays, in: zone) == nil
    }

    /// The first day of a period at some time of which it is not open; nil where it is open throughout.
    func firstClosedDay(during period: Period, _ holidays: Holidays, in zone: Zone) -> LocalDate? {
        guard !hours.windows.isEmpty || !special.isEmpty else { return nil }
        var covered = period.start
        var date = zone.local(period.start).date
        while covered < period.end {
            let local = zone.local(covered)
            if local.date > date { date = local.date }
            let minute = local.time.seconds / 60
            guard let minutes = hours(on: date, holidays).minutes.first(where: { $0.contains(minute) }),
                let closes = LocalTime(seconds: minutes.upperBound * 60),
                let end = zone.instants(of: LocalDateTime(date, closes)).last, end > covered
            else { return date }
            covered = end
        }
        return nil
    }
}

extension OpeningHours {
    /// The minutes of a weekday in which it is open; all of them where no windows are set.
    func minutes(on weekday: Weekday) -> [Range<Int>] {
        guard !windows.isEmpty else { return [0..<1_440] }
        return windows.filter { $0.weekday == weekday }.map { $0.opens..<$0.closes }
    }

    /// The hours of Friday, or of the last day before it that has some: in many halls it is Monday that is closed. What
    /// opens on no working day keeps the hours of its weekend.
    func minutesOfAWorkingDay(insteadOf weekday: Weekday) -> [Range<Int>] {
        guard weekday >= .saturday else { return minutes(on: weekday) }
        let worked = [Weekday.friday, .thursday, .wednesday, .tuesday, .monday].map { minutes(on: $0) }
        return worked.first { !$0.isEmpty } ?? minutes(on: weekday)
    }
}
