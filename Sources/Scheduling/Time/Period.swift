/// A stretch of time from its start up to, and without, its end; never empty.
public struct Period: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The first moment that is in.
    public let start: Instant

    /// The first moment after it that is not in.
    public let end: Instant

    /// The time from `start` up to `end`; nil unless the start comes first.
    public init?(start: Instant, end: Instant) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// How long it is: elapsed time, whatever the clocks do meanwhile.
    public var duration: Duration { end - start }

    /// Whether a moment is in it.
    public func contains(_ instant: Instant) -> Bool {
        start <= instant && instant < end
    }

    /// Whether all of another period is in it.
    public func contains(_ other: Period) -> Bool {
        start <= other.start && other.end <= end
    }

    /// Whether it and another period have a moment in common; periods that only touch have none.
    public func overlaps(_ other: Period) -> Bool {
        start < other.end && other.start < end
    }

    /// The time that is in both periods; nil where there is none.
    public func intersection(_ other: Period) -> Period? {
        Period(start: max(start, other.start), end: min(end, other.end))
    }

    /// ISO 8601 in UTC: start and end with a slash between.
    public var description: String { "\(start)/\(end)" }

    /// Periods follow one another by their start, then by their end.
    public static func < (left: Period, right: Period) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}
