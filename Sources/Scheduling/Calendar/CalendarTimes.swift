public import ICalendar

extension LocalDateTime {
    /// What a calendar file says in no zone.
    public init(_ time: FloatingTime) {
        let day = LocalDate.dayNumber(year: time.year, month: time.month, day: time.day)
        self.init(secondsSince1970: day * 86_400 + time.hour * 3_600 + time.minute * 60 + time.second)
    }

    /// The same, as a calendar file says it in no zone; nil outside the years 1 to 9999.
    public var floating: FloatingTime? {
        FloatingTime(
            year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute,
            second: time.second)
    }
}

extension Zone {
    /// The moment that a calendar file means by a local time, as RFC 5545, section 3.3.5, settles it: of a time that
    /// clocks show twice the first, of one that they skip what clocks would show had they not been put forward.
    public func instant(_ time: FloatingTime) -> Instant {
        let local = LocalDateTime(time)
        if let first = instants(of: local).first { return first }
        let seconds = local.secondsSince1970
        return Instant(secondsSince1970: seconds - (gap(at: local)?.before ?? 0))
    }

    /// What clocks show at a moment, as a calendar file writes it; nil outside the years 1 to 9999.
    public func floating(_ instant: Instant) -> FloatingTime? { local(instant).floating }
}

extension FloatingTime {
    /// The date alone: `20270306`.
    public var dateOnly: String { String(description.prefix(8)) }
}
