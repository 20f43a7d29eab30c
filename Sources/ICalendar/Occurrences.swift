import CLibICal

extension RecurrenceRule {
    /// When the rule takes place: floating times in order, the start first, each before `horizon`, at most `limit`.
    ///
    /// The start is the first occurrence and is counted, as the RFC defines a recurrence set, even where the rule does not
    /// yield it; ask `yields(_:)` first where that is not wanted. YEARLY with BYMONTHDAY and no BYMONTH means each
    /// month, as the RFC's table expands it. UNTIL in universal time is compared as it stands: who knows the zone puts
    /// a local one into `end` before.
    public func occurrences(from start: FloatingTime, before horizon: FloatingTime, limit: Int) -> [FloatingTime] {
        guard start < horizon, limit > 0 else { return [] }
        var most = limit
        var last: FloatingTime?
        switch end {
        case .never: break
        case .count(let count): most = min(limit, count)
        case .until(.date(let date)): last = date.endOfDay
        case .until(.floating(let time)), .until(.universal(let time)): last = time
        }
        var found = [start]
        expand(from: start, before: horizon) { time in
            if let last, time > last { return .stop }
            if time > start { found.append(time) }
            return found.count < most ? .goOn : .stop
        }
        return Array(found.prefix(most))
    }

    /// Whether a start is one of the times that the rule itself gives.
    public func yields(_ start: FloatingTime) -> Bool {
        first(from: start, before: start.endOfDay) == start
    }

    /// The first time, from a start on and before a horizon, that the rule itself gives; nil where there is none.
    public func first(from start: FloatingTime, before horizon: FloatingTime) -> FloatingTime? {
        var found: FloatingTime?
        expand(from: start, before: horizon) { time in
            found = time
            return .stop
        }
        return found
    }

    /// Whether more is wanted.
    enum Step {
        case goOn, stop
    }

    /// Hands each time that the rule gives to `visit`, in order, whatever its own end.
    private func expand(
        from start: FloatingTime, before horizon: FloatingTime, visit: (FloatingTime) -> Step
    ) {
        guard !isWrongInLibical else {
            DayByDay(rule: self, start: start).expand(before: horizon, visit: visit)
            return
        }
        // libical looks no further than UNTIL, even for a rule that never gives anything, as the 30th of February.
        let text = parts(.until(.floating(horizon))).joined(separator: ";")
        let rule = icalrecurrencetype_from_string(text)
        guard rule.freq != ICAL_NO_RECURRENCE, let iterator = icalrecur_iterator_new(rule, start.icaltime) else {
            return
        }
        defer { icalrecur_iterator_free(iterator) }
        while let time = FloatingTime(icalrecur_iterator_next(iterator)), time < horizon {
            guard visit(time) == .goOn else { return }
        }
    }

    /// What libical 3.0.16 expands otherwise than RFC 5545 has it, found by comparing random rules with a look at every
    /// day: weeks and days of the year, days of every month, days from a month's end where the step is days, and weeks
    /// that do not begin on Monday where the step is several.
    private var isWrongInLibical: Bool {
        switch frequency {
        case .daily: (numbers[.monthDay] ?? []).contains { $0 < 0 }
        case .weekly: interval > 1 && weekStart != .monday
        case .monthly: false
        case .yearly:
            numbers[.week] != nil || numbers[.yearDay] != nil || numbers[.monthDay] != nil && numbers[.month] == nil
        }
    }
}

extension FloatingTime {
    /// The last second of the same day.
    var endOfDay: FloatingTime {
        FloatingTime(year: year, month: month, day: day, hour: 23, minute: 59, second: 59) ?? self
    }

    /// The same moment as libical writes it.
    var icaltime: icaltimetype {
        var time = icaltime_null_time()
        (time.year, time.month, time.day) = (Int32(year), Int32(month), Int32(day))
        (time.hour, time.minute, time.second) = (Int32(hour), Int32(minute), Int32(second))
        return time
    }

    /// libical's moment, whatever its zone; nil for its null time.
    init?(_ time: icaltimetype) {
        guard icaltime_is_null_time(time) == 0 else { return nil }
        self.init(
            year: Int(time.year), month: Int(time.month), day: Int(time.day), hour: Int(time.hour),
            minute: Int(time.minute), second: Int(time.second))
    }
}
