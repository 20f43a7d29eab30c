/// How long something lasts, as a calendar file writes it: `P1W`, `P1DT2H30M`.
///
/// Days and weeks are as long as the calendar makes them; the rest is exact.
public struct WrittenDuration: Sendable, Hashable {
    /// Whole days, a week being seven.
    public let days: Int
    /// Seconds beside them.
    public let seconds: Int

    /// Reads a duration; nil for anything else, for less than nothing, and for more than 1,000 days.
    public init?(_ text: String) {
        var rest = Substring(text.uppercased())
        if rest.first == "+" { rest.removeFirst() }
        guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
        var (days, seconds) = (0, 0)
        var units: [Character] = ["W", "D"]
        var isTime = false
        while !rest.isEmpty {
            if rest.first == "T", !isTime {
                rest.removeFirst()
                (units, isTime) = (["H", "M", "S"], true)
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard (1...8).contains(digits.count), let number = Int(digits) else { return nil }
            rest.removeFirst(digits.count)
            guard let unit = rest.popFirst(), let place = units.firstIndex(of: unit) else { return nil }
            units.removeFirst(place + 1)
            switch unit {
            case "W": days += 7 * number
            case "D": days += number
            case "H": seconds += 3_600 * number
            case "M": seconds += 60 * number
            default: seconds += number
            }
        }
        guard days + seconds / 86_400 <= 1_000 else { return nil }
        (self.days, self.seconds) = (days, seconds)
    }
}
