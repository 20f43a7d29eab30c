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
