extension OpeningHours {
    /// When it is open within a period, in order: all of it where no windows are set.
    public func open(within period: Period, in zone: Zone) -> [Period] {
        guard !windows.isEmpty else { return [period] }
        var found: [Period] = []
        var date = zone.local(period.start).date
        while zone.startOfDay(date) < period.end {
            for window in windows where window.weekday == date.weekday {
                let opens = zone.firstInstant(of: date, minute: window.opens)
                let closes = zone.firstInstant(of: date, minute: window.closes)
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
}

extension Zone {
    /// The first moment at which clocks show a minute of a day (0 to 1440), or after it where they skip it.
    public func firstInstant(of date: LocalDate, minute: Int) -> Instant {
        guard let time = LocalTime(seconds: min(max(minute, 0), 1_440) * 60), time < .endOfDay else {
            return startOfDay(date.adding(days: 1))
        }
        let local = LocalDateTime(date, time)
        return instants(of: local).first ?? gap(at: local)?.end ?? startOfDay(date)
    }
}
