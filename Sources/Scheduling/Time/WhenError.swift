/// Why a text is no time: what a sentence about it, in any language, needs to say.
public enum WhenError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It cannot be read (the text is cut to 80 characters).
    case unreadable(String)
    /// It can be read as hours of a day or as a date, as `sat 9-11` can; minutes (`9:00-11:00`) settle it.
    case hoursOrDate(String)
    /// The calendar has no such date; as it was written, in the order of ISO 8601: `2027-02-29`, `02-30`.
    case noSuchDate(String)
    /// No clock shows such a time: `25:00`, or 24:00 where something starts.
    case noSuchTime(String)
    /// The date is another weekday than the one written beside it.
    case otherWeekday(LocalDate, written: Weekday)
    /// A period at certain times is needed, but only days are given, of which this is the first.
    case timeMissing(LocalDate)
    /// A period is needed, but only its start is given.
    case endMissing(LocalDateTime)
    /// One day is needed, but several, or times, are given.
    case notOneDay(String)
    /// The end does not come after the start. Over midnight, an end that is earlier on the clock is taken for the next
    /// day's only if that makes at most 12 hours, or it is 00:00.
    case endBeforeStart(start: LocalDateTime, end: LocalDateTime)
    /// Clocks in the zone skip this time when they go forward.
    ///
    /// The two moments lie as far after, and before, the last one that exists as this time would have: 02:30 is close
    /// to 01:30 and 03:30. The earlier one comes first.
    case gap(LocalDateTime, zone: Zone, nearest: [Instant])
    /// Clocks in the zone show this time twice, for they go back.
    ///
    /// Each spelling is the whole text in ISO 8601 with offsets: one of the periods or moments that may be meant. All can
    /// be read. The earlier one comes first.
    case fold(LocalDateTime, zone: Zone, spellings: [String])
    /// The offset written after a time, in seconds, is not in force in the zone at that time.
    case otherOffset(LocalDateTime, zone: Zone, written: Int)
    /// A period at certain times that is longer than this.
    case tooLong(limit: Duration)

    /// A bland English sentence, for logs.
    public var description: String {
        switch self {
        case .unreadable(let text): "not a time: \(text)"
        case .hoursOrDate(let text): "hours or a date: \(text)"
        case .noSuchDate(let text): "no such date: \(text)"
        case .noSuchTime(let text): "no such time: \(text)"
        case .otherWeekday(let date, let written): "\(date) is not weekday \(written.rawValue)"
        case .timeMissing(let date): "a time of day is missing: \(date)"
        case .endMissing(let start): "an end is missing: \(start)"
        case .notOneDay(let text): "not one day: \(text)"
        case .endBeforeStart(let start, let end): "the end \(end) does not come after the start \(start)"
        case .gap(let local, let zone, _): "\(local) does not exist in \(zone)"
        case .fold(let local, let zone, _): "\(local) exists twice in \(zone)"
        case .otherOffset(let local, let zone, let written):
            "\(local) is not at \(offsetText(written)) in \(zone)"
        case .tooLong(let limit): "longer than \(Span.text(limit))"
        }
    }
}
