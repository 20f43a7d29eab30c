extension WhenReader {
    /// The period from a day and a time up to an end.
    func period(_ day: DayPhrase?, _ clock: ClockPhrase, _ end: EndPhrase) throws(WhenError) -> Period {
        let start = try start(day, clock)
        let pairs: [Period]
        let endLocal: LocalDateTime
        switch end {
        case .after(let seconds):
            let last = Instant(secondsSince1970: start.local.secondsSince1970 + seconds)
            endLocal = Zone.utc.local(last)
            pairs = start.instants.compactMap { Period(start: $0, end: $0 + .seconds(seconds)) }
        case .clock(let clock):
            let end = try self.end(clock, after: start)
            endLocal = end.local
            pairs = combinations(start.instants, end.instants)
        case .dayAndClock(let day, let clock):
            let end = try self.end(clock, on: try date(day, from: start.local.date))
            endLocal = end.local
            pairs = combinations(start.instants, end.instants)
        }
        guard let period = pairs.first else { throw .endBeforeStart(start: start.local, end: endLocal) }
        guard pairs.count == 1 else {
            let spellings = pairs.map { "\(zone.iso8601($0.start))/\(zone.iso8601($0.end))" }
            throw .fold(start.instants.count > 1 ? start.local : endLocal, zone: zone, spellings: spellings)
        }
        guard period.duration <= When.longestPeriod else { throw .tooLong(limit: When.longestPeriod) }
        return period
    }

    private struct Edges {
        var local: LocalDateTime
        var offset: ClockPhrase.Offset
        var instants: [Instant]
    }

    private func combinations(_ starts: [Instant], _ ends: [Instant]) -> [Period] {
        starts.flatMap { start in ends.compactMap { Period(start: start, end: $0) } }
    }

    private func start(_ day: DayPhrase?, _ clock: ClockPhrase) throws(WhenError) -> Edges {
        let time = try time(clock, allowing: .start)
        let repeats: Int
        switch day?.day {
        case nil: repeats = 1
        case .weekday: repeats = 7
        case .date, .later, .weekdayOfWeek: repeats = 0
        }
        let first = LocalDateTime(try day.map { day throws(WhenError) in try date(day, from: today) } ?? today, time)
        // What the clocks already show, or have shown, today is past: then the next such day is meant.
        let isPast = first.date == today && first < zone.local(now)
        let local = isPast ? LocalDateTime(first.date.adding(days: repeats), time) : first
        return Edges(local: local, offset: clock.offset, instants: try instants(local, clock.offset))
    }

    /// An end on the day of the start, or over midnight.
    private func end(_ clock: ClockPhrase, after start: Edges) throws(WhenError) -> Edges {
        let time = try time(clock, allowing: .end)
        let sameDay = LocalDateTime(start.local.date, time)
        guard sameDay <= start.local else { return try end(clock, on: start.local.date) }

        // On a night when clocks go back, the end can be earlier on the wall, or the same, and later all the same.
        switch (start.offset, clock.offset) {
        case (.settling, .settling), (.absolute, .absolute):
            let found = try? instants(sameDay, clock.offset)
            if let found, !combinations(start.instants, found).isEmpty {
                return Edges(local: sameDay, offset: clock.offset, instants: found)
            }
        case (.none, _), (.settling, _), (.absolute, _): break
        }

        let length = 86_400 - start.local.time.seconds + time.seconds
        guard sameDay < start.local, length <= 12 * 3_600 || time == .midnight else {
            throw .endBeforeStart(start: start.local, end: sameDay)
        }
        return try end(clock, on: start.local.date.adding(days: 1))
    }

    private func end(_ clock: ClockPhrase, on date: LocalDate) throws(WhenError) -> Edges {
        let time = try time(clock, allowing: .end)
        let local = LocalDateTime(date, time)
        switch (time == .endOfDay, clock.offset) {
        case (true, .none):
            // The end of a day is there even where clocks skip midnight, and is its first where they show it twice.
            return Edges(local: local, offset: .none, instants: [zone.startOfDay(local.date)])
        case (true, .settling), (true, .absolute), (false, _):
            return Edges(local: local, offset: clock.offset, instants: try instants(local, clock.offset))
        }
    }
}
