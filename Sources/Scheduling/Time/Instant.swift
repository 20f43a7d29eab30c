/// A moment, the same everywhere: microseconds since 1970-01-01T00:00Z, leap seconds not counted.
///
/// Arithmetic stays at the first or last moment that can be kept rather than overflowing.
public struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Microseconds since 1970-01-01T00:00Z.
    public let microseconds: Int64

    /// The first moment that can be kept, some 292,000 years ago.
    public static let distantPast = Instant(microseconds: .min)

    /// The last moment that can be kept, in some 292,000 years.
    public static let distantFuture = Instant(microseconds: .max)

    /// The moment this many microseconds after 1970-01-01T00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The moment this many seconds after 1970-01-01T00:00Z, or the last or first one that can be kept.
    public init(secondsSince1970 seconds: Int) {
        let (product, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000)
        microseconds = overflow ? (seconds > 0 ? .max : .min) : product
    }

    /// Whole seconds since 1970-01-01T00:00Z, rounded down.
    public var secondsSince1970: Int {
        Int(microseconds.quotientAndFloor(by: 1_000_000).quotient)
    }

    /// The moment that lies `duration` later, cut to microseconds; earlier where it is negative.
    public static func + (instant: Instant, duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        let (scaled, tooLarge) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (added, tooMuch) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        let (sum, tooFar) = instant.microseconds.addingReportingOverflow(added)
        guard !tooLarge, !tooMuch, !tooFar else { return duration > .zero ? .distantFuture : .distantPast }
        return Instant(microseconds: sum)
    }

    /// The moment that lies `duration` earlier, cut to microseconds.
    public static func - (instant: Instant, duration: Duration) -> Instant {
        instant + (.zero - duration)
    }

    /// The time from `right` to `left`; negative where `left` is the earlier one.
    public static func - (left: Instant, right: Instant) -> Duration {
        .microseconds(left.microseconds) - .microseconds(right.microseconds)
    }

    /// The earlier moment is the lesser one.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// ISO 8601 in UTC, as in `2027-03-06T06:00:00Z`.
    public var description: String { iso8601(offset: 0) }
}

extension Instant {
    /// ISO 8601 with seconds, on a clock that is `offset` seconds ahead of UTC: `2027-03-06T14:00:00+08:00`.
    ///
    /// A fraction is shown, with six digits, only where there is one. An offset of 0 is written `Z`.
    public func iso8601(offset: Int) -> String {
        let (seconds, fraction) = microseconds.quotientAndFloor(by: 1_000_000)
        let bounded = min(max(offset, -86_399), 86_399)
        let local = LocalDateTime(secondsSince1970: Int(seconds) + bounded)
        let clock = local.time.second == 0 ? "\(local.time):00" : "\(local.time)"
        let tail = fraction == 0 ? "" : ".\(padded(UInt(fraction), to: 6))"
        return "\(local.date)T\(clock)\(tail)\(bounded == 0 ? "Z" : offsetText(bounded))"
    }

    /// Reads ISO 8601 with an offset, in the extended form, as `iso8601(offset:)` writes it; nil for anything else.
    ///
    /// Seconds and a fraction of up to six digits may be left out; years are 0001 to 9999.
    public init?(iso8601 text: String) {
        guard text.utf8.count <= 40 else { return nil }
        var scanner = WhenScanner(text)
        guard let (year, month, day) = scanner.isoDate(), scanner.take("t"),
            let time = scanner.clock(), let date = LocalDate(year: year, month: month, day: day),
            let clock = LocalTime(hour: time.hour, minute: time.minute, second: time.second)
        else { return nil }
        var fraction = 0
        if scanner.take(".") {
            guard let digits = scanner.digits(1...6) else { return nil }
            fraction = digits.value
            for _ in digits.count..<6 { fraction *= 10 }
        }
        guard let offset = scanner.isoOffset(), scanner.isAtEnd else { return nil }
        let seconds = LocalDateTime(date, clock).secondsSince1970 - offset
        self.init(microseconds: Int64(seconds) * 1_000_000 + Int64(fraction))
    }
}

/// An offset from UTC as ISO 8601 writes it, `+08:00`; seconds only where there are some.
func offsetText(_ offset: Int) -> String {
    (offset < 0 ? "-" : "+") + LocalTime(checked: Int(min(offset.magnitude, 86_399))).description
}
