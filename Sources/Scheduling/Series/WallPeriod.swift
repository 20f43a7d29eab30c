/// A period by what clocks on the wall show at its ends, to be had again on other days.
struct WallPeriod: Sendable, Hashable {
    /// Its start.
    let start: LocalDateTime
    /// How long it lasts on a clock that never changes.
    let seconds: Int

    /// A period as clocks in a zone show it.
    init(_ period: Period, in zone: Zone) {
        start = zone.local(period.start)
        seconds = zone.local(period.end).secondsSince1970 - start.secondsSince1970
    }

    /// The same from another moment on: its end has its time on the wall as well.
    ///
    /// Throws `.clock` where clocks skip one of its ends that night, or show it twice: nobody but the caller can say what
    /// is meant then.
    func period(from start: LocalDateTime, in zone: Zone) throws(RecurrenceProblem) -> Period {
        let end = LocalDateTime(secondsSince1970: start.secondsSince1970 + seconds)
        let starts = try instants(of: start, in: zone)
        // The end of a day is there even where clocks skip midnight.
        let ends = end.time == .midnight ? [zone.startOfDay(end.date)] : try instants(of: end, in: zone)
        let pairs = starts.flatMap { start in ends.compactMap { Period(start: start, end: $0) } }
        guard pairs.count <= 1 else {
            let spellings = pairs.map { "\(zone.iso8601($0.start))/\(zone.iso8601($0.end))" }
            let local = starts.count > 1 ? start : end
            throw .clock(.fold(local, zone: zone, spellings: spellings), on: start.date)
        }
        guard let period = pairs.first else { throw .clock(.endBeforeStart(start: start, end: end), on: start.date) }
        return period
    }

    private func instants(of local: LocalDateTime, in zone: Zone) throws(RecurrenceProblem) -> [Instant] {
        let found = zone.instants(of: local)
        guard found.isEmpty else { return found }
        let gap = zone.gap(at: local)
        let wall = local.secondsSince1970
        let nearest = gap.map { [wall - $0.after, wall - $0.before].map(Instant.init(secondsSince1970:)) } ?? []
        throw .clock(.gap(local, zone: zone, nearest: nearest), on: local.date)
    }
}

/// What a move of one occurrence does, to be done to others: so many days later, at those times.
public struct SeriesShift: Sendable, Hashable {
    /// By how many days.
    public let days: Int
    private let before: WallPeriod
    private let after: WallPeriod

    /// What leads from a period to another.
    public init(from: Period, to: Period, in zone: Zone) {
        before = WallPeriod(from, in: zone)
        after = WallPeriod(to, in: zone)
        days = after.start.date.daysSince1970 - before.start.date.daysSince1970
    }

    /// The period to which it moves another.
    public func period(from period: Period, in zone: Zone) throws(RecurrenceProblem) -> Period {
        let date = zone.local(period.start).date.adding(days: days)
        return try after.period(from: LocalDateTime(date, after.start.time), in: zone)
    }

    /// Whether it moves anything to a later time: then the last is to be moved first, because one may take the place
    /// that the next one leaves.
    public var isLater: Bool { (days, after.start.time) > (0, before.start.time) }
}
