/// Why a text is no recurrence rule: what a sentence about it, in any language, needs to say.
public enum RecurrenceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A piece between semicolons is not `NAME=VALUE` (cut to 80 characters).
    case unreadable(String)
    /// RFC 5545 has no part of this name, or it is of another standard, as RSCALE is.
    case unknownPart(String)
    /// A part comes twice.
    case repeated(String)
    /// The value does not suit its part.
    case badValue(part: String, value: String)
    /// FREQ is missing.
    case noFrequency
    /// FREQ is HOURLY, MINUTELY or SECONDLY.
    case tooFine(String)
    /// Two parts, or a part and a frequency, that the RFC does not let stand together.
    case notTogether(String, String)
    /// BYSETPOS chooses among what other BY parts give, and there is none.
    case nothingToChoose
    /// It is longer than 1,000 characters, or its times of day are more than 100.
    case tooLong

    /// A bland English sentence, for logs.
    public var description: String {
        switch self {
        case .unreadable(let text): "not a part of a rule: \(text)"
        case .unknownPart(let name): "unknown part \(name)"
        case .repeated(let name): "\(name) comes twice"
        case .badValue(let part, let value): "\(part) cannot be \(value)"
        case .noFrequency: "FREQ is missing"
        case .tooFine(let name): "FREQ=\(name) is finer than DAILY"
        case .notTogether(let one, let other): "\(one) cannot stand together with \(other)"
        case .nothingToChoose: "BYSETPOS without another BY part"
        case .tooLong: "the rule is too long"
        }
    }
}

extension RecurrenceRule {
    /// Reads a rule as RFC 5545 writes it, in either case, with or without `RRULE:` in front.
    public init(_ text: String) throws(RecurrenceError) {
        guard text.utf8.count <= 1_000 else { throw .tooLong }
        var values: [(name: String, value: String)] = []
        let upper = text.uppercased()
        let body = upper.hasPrefix("RRULE:") ? upper.dropFirst(6) : upper[...]
        for piece in body.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty else { throw .unreadable(String(piece.prefix(80))) }
            let name = String(sides[0].prefix(80))
            guard !values.contains(where: { $0.name == name }) else { throw .repeated(name) }
            values.append((name, String(sides[1])))
        }
        guard let frequency = values.first(where: { $0.name == "FREQ" })?.value else { throw .noFrequency }
        if ["HOURLY", "MINUTELY", "SECONDLY"].contains(frequency) { throw .tooFine(frequency) }
        guard let known = Frequency(rawValue: frequency) else { throw Self.bad("FREQ", frequency) }
        self.init(known)
        for (name, value) in values where name != "FREQ" { try read(name, value) }
        try check()
    }

    private mutating func read(_ name: String, _ value: String) throws(RecurrenceError) {
        if let part = NumberPart(rawValue: name) {
            numbers[part] = try Self.numbers(part, value)
            return
        }
        switch name {
        case "INTERVAL":
            guard let number = Self.number(value), (1...1_000).contains(number) else { throw Self.bad(name, value) }
            interval = number
        case "COUNT":
            guard let number = Self.number(value), number >= 1 else { throw Self.bad(name, value) }
            guard end == .never else { throw .notTogether("COUNT", "UNTIL") }
            end = .count(number)
        case "UNTIL":
            guard let time = WrittenTime(value) else { throw Self.bad(name, value) }
            guard end == .never else { throw .notTogether("COUNT", "UNTIL") }
            end = .until(time)
        case "WKST":
            guard let day = Day(rawValue: value) else { throw Self.bad(name, value) }
            weekStart = day
        case "BYDAY": days = try Self.days(value)
        default: throw .unknownPart(name)
        }
    }

    /// What RFC 5545, section 3.3.10, says of parts that meet.
    private func check() throws(RecurrenceError) {
        let byWeek = numbers[.week] != nil
        if days.contains(where: { $0.position != 0 }) {
            switch frequency {
            case .daily, .weekly:
                throw .notTogether(
                    "BYDAY=" + (days.first { $0.position != 0 }?.description ?? ""), "FREQ=\(frequency.rawValue)")
            case .monthly: break
            case .yearly:
                if byWeek {
                    throw .notTogether("BYDAY=" + (days.first { $0.position != 0 }?.description ?? ""), "BYWEEKNO")
                }
            }
        }
        if byWeek, frequency != .yearly { throw .notTogether("BYWEEKNO", "FREQ=\(frequency.rawValue)") }
        if numbers[.yearDay] != nil, frequency != .yearly {
            throw .notTogether("BYYEARDAY", "FREQ=\(frequency.rawValue)")
        }
        if numbers[.monthDay] != nil, frequency == .weekly { throw .notTogether("BYMONTHDAY", "FREQ=WEEKLY") }
        if numbers[.position] != nil, days.isEmpty, numbers.count == 1 { throw .nothingToChoose }
        // What one day can hold is bounded, for BYSETPOS makes all of it before it chooses.
        let times = [NumberPart.hour, .minute, .second].map { numbers[$0]?.count ?? 1 }.reduce(1, *)
        guard times <= 100 else { throw .tooLong }
    }

    private static func numbers(_ part: NumberPart, _ value: String) throws(RecurrenceError) -> [Int] {
        var list: Set<Int> = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = number(item), part.range.contains(number), number != 0 || part.hasZero else {
                throw bad(part.rawValue, String(item))
            }
            list.insert(number)
        }
        return list.sorted()
    }

    private static func days(_ value: String) throws(RecurrenceError) -> [NthDay] {
        var list: Set<NthDay> = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let day = Day(rawValue: String(item.suffix(2))) else { throw bad("BYDAY", String(item)) }
            let front = item.dropLast(2)
            let position = front.isEmpty ? 0 : number(front) ?? 0
            guard front.isEmpty || position != 0, let nth = NthDay(position, day) else {
                throw bad("BYDAY", String(item))
            }
            list.insert(nth)
        }
        return list.sorted { left, right in
            let order = Day.allCases
            let (one, other) = (order.firstIndex(of: left.day) ?? 0, order.firstIndex(of: right.day) ?? 0)
            return (one, left.position) < (other, right.position)
        }
    }

    /// A decimal number with at most one sign; nil for anything else, and beyond six digits.
    private static func number(_ text: some StringProtocol) -> Int? {
        let digits = text.first == "+" || text.first == "-" ? text.dropFirst() : text[...]
        guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    private static func bad(_ part: String, _ value: String) -> RecurrenceError {
        .badValue(part: part, value: String(value.prefix(80)))
    }
}
