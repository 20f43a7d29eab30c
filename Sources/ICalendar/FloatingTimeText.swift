/// What a calendar file can write where it means a moment.
public enum WrittenTime: Sendable, Hashable {
    /// A date alone, `20270306`; the value is its midnight.
    case date(FloatingTime)
    /// A date and a time without a zone, `20270306T140000`.
    case floating(FloatingTime)
    /// A date and a time in universal time, `20270306T060000Z`.
    case universal(FloatingTime)

    /// Reads one of the three forms, in the basic form of ISO 8601; nil for anything else.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)
        let isUniversal = bytes.last == UInt8(ascii: "Z") || bytes.last == UInt8(ascii: "z")
        if isUniversal { bytes.removeLast() }
        guard bytes.count == 8 || bytes.count == 15 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var sum = 0
            for byte in bytes[range] {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                sum = sum * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return sum
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8) else { return nil }
        if bytes.count == 8 {
            guard !isUniversal, let date = FloatingTime(year: year, month: month, day: day) else { return nil }
            self = .date(date)
            return
        }
        guard bytes[8] == UInt8(ascii: "T") || bytes[8] == UInt8(ascii: "t"),
            let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
            // A leap second is the last second before it: clocks here have none.
            let time = FloatingTime(
                year: year, month: month, day: day, hour: hour, minute: minute,
                second: min(second, second == 60 ? 59 : second))
        else { return nil }
        self = isUniversal ? .universal(time) : .floating(time)
    }
}
