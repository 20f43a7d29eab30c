/// Why a text is no length of time.
public enum SpanError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It cannot be read (the text is cut to 80 characters).
    case unreadable(String)
    /// It is longer than 100 years of 365 days.
    case tooLong

    /// A bland English sentence, for logs.
    public var description: String {
        switch self {
        case .unreadable(let text): "not a length of time: \(text)"
        case .tooLong: "a length of time of more than 100 years"
        }
    }
}

/// Lengths of time as people write them: `48h`, `90m`, `3d`, `1h30m`, `2w`.
///
/// They are elapsed time: a day is 24 hours and a week 7 days, whatever the clocks do meanwhile.
public enum Span {
    /// Reads a length of time, which may be 0, from units in falling order: w, d, h, m, s, in English, Chinese or ISO 8601.
    ///
    /// Months and years are not lengths of time; they are unreadable.
    public static func parse(_ text: String) throws(SpanError) -> Duration {
        var scanner = WhenScanner(text)
        scanner.skipSpace()
        guard let seconds = scanner.spanSeconds() else { throw .unreadable(WhenScanner.shown(text)) }
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw .unreadable(WhenScanner.shown(text)) }
        guard seconds <= longest else { throw .tooLong }
        return .seconds(seconds)
    }

    /// The shortest way to write a length of time that `parse` reads: `2d`, `1h30m`; fractions of a second are cut off.
    ///
    /// A negative one has a minus in front; no text of that kind is read.
    public static func text(_ duration: Duration) -> String {
        let total = duration.components.seconds
        var rest = total.magnitude
        guard rest > 0 else { return "0m" }
        var text = total < 0 ? "-" : ""
        for (unit, size) in [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)] as [(String, UInt64)] {
            if rest >= size { text += "\(rest / size)\(unit)" }
            rest %= size
        }
        return text
    }

    static let longest = 100 * 365 * 86_400
}

extension WhenScanner {
    private static let units: [(seconds: Int, words: [String])] = [
        (604_800, ["w", "weeks", "week", "周", "星期"]),
        (86_400, ["d", "days", "day", "天"]),
        (3_600, ["h", "hours", "hour", "小时", "个小时"]),
        (60, ["m", "min", "minutes", "minute", "分钟"]),
        (1, ["s", "seconds", "second", "秒"]),
    ]

    /// A length of time in seconds: `1h30m`, or ISO 8601's `PT1H30M`.
    mutating func spanSeconds() -> Int? {
        if let seconds = attempt({ $0.isoSpanSeconds() }) { return seconds }
        return sum(WhenScanner.units[...], writtenAs: .words)
    }

    /// ISO 8601 in seconds: weeks and days after `P`, shorter units after `T`.
    private mutating func isoSpanSeconds() -> Int? {
        guard take("p") else { return nil }
        let days = sum(WhenScanner.units[..<2], writtenAs: .letters)
        guard take("t") else { return days }
        return sum(WhenScanner.units[2...], writtenAs: .letters).map { $0 + (days ?? 0) }
    }

    private enum UnitStyle {
        /// The first letter of a unit, with nothing around it.
        case letters
        /// Any word for a unit, with or without spaces.
        case words
    }

    /// Counts of units in the order given, each at most once; nil if there is none.
    private mutating func sum(
        _ units: ArraySlice<(seconds: Int, words: [String])>, writtenAs style: UnitStyle
    ) -> Int? {
        var total: Int?
        for (seconds, words) in units {
            let part = attempt { scanner -> Int? in
                switch style {
                case .letters:
                    guard let count = scanner.digits(1...9)?.value, let letter = words[0].unicodeScalars.first else {
                        return nil
                    }
                    return scanner.take(letter) ? count * seconds : nil
                case .words:
                    scanner.skipSpace()
                    guard let count = scanner.digits(1...9)?.value else { return nil }
                    scanner.skipSpace()
                    return words.contains { scanner.take(word: $0) } ? count * seconds : nil
                }
            }
            if let part { total = (total ?? 0) + part }
        }
        return total
    }
}
