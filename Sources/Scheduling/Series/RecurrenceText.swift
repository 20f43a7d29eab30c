public import ICalendar

extension RecurrenceRule {
    /// Reads days of the week: `sat`, `mon, wed`, `mon-fri`, `周六`, `周一、周三`, `周一至周五`; nil for anything else.
    ///
    /// Nothing written means the weekday on which the series starts.
    public init?(weekly text: String, from start: LocalDate) {
        self.init(.weekly)
        let parts = Self.parts(of: text)
        guard !parts.isEmpty else {
            days = [NthDay(0, Day(start.weekday))].compactMap(\.self)
            return
        }
        var found: Set<Weekday> = []
        for part in parts {
            guard let range = Self.weekdays(part) else { return nil }
            found.formUnion(range)
        }
        days = found.sorted().compactMap { NthDay(0, Day($0)) }
    }

    /// Reads days of the month: `2nd sat`, `last fri`, `1st mon, 3rd mon`, `15`, `last day`, `第二个周六`, `最后一个周五`,
    /// `15日`, `最后一天`; nil for anything else, and for dates and weekdays mixed.
    ///
    /// Nothing written means the date on which the series starts.
    public init?(monthly text: String, from start: LocalDate) {
        self.init(.monthly)
        let parts = Self.parts(of: text)
        guard !parts.isEmpty else {
            numbers[.monthDay] = [start.day]
            return
        }
        let dates = parts.compactMap(Self.monthDay)
        if dates.count == parts.count {
            numbers[.monthDay] = Set(dates).sorted()
            return
        }
        let nth = parts.compactMap(Self.nthWeekday)
        guard nth.count == parts.count else { return nil }
        days = unique(nth)
    }

    private static func parts(of text: String) -> [String] {
        let plain = narrow(text).lowercased().replacing("、", with: ",").replacing(" and ", with: ",")
            .replacing("和", with: ",")
        return plain.split(separator: ",").map { String($0).trimmingWhitespace() }.filter { !$0.isEmpty }
    }

    private static func weekdays(_ text: String) -> [Weekday]? {
        let ends = text.replacing("至", with: "-").replacing("到", with: "-").split(separator: "-").map {
            weekday(String($0).trimmingWhitespace())
        }
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil else { return nil }
        // `fri-mon` goes over the end of the week.
        let count = (last.rawValue - first.rawValue + 7) % 7
        return (0...count).compactMap { Weekday(rawValue: (first.rawValue - 1 + $0) % 7 + 1) }
    }

    private static func weekday(_ text: String) -> Weekday? {
        WhenWords.weekdays.first { $0.0 == text }?.1
    }

    private static func nthWeekday(_ text: String) -> NthDay? {
        for (word, position) in ordinals where text.hasPrefix(word) {
            let rest = String(text.dropFirst(word.count)).trimmingWhitespace()
            if let day = weekday(rest) { return NthDay(position, Day(day)) }
        }
        return nil
    }

    private static func monthDay(_ text: String) -> Int? {
        if ["last day", "月末", "最后一天"].contains(text) { return -1 }
        var digits = text[...]
        if digits.hasPrefix("每月") { digits = digits.dropFirst(2) }
        for ending in ["st", "nd", "rd", "th", "日", "号"] where digits.hasSuffix(ending) {
            digits = digits.dropLast(ending.count)
            break
        }
        guard let day = Int(digits), (1...31).contains(day) else { return nil }
        return day
    }

    private static let ordinals: [(String, Int)] = {
        let english = [
            ["1st", "first"], ["2nd", "second"], ["3rd", "third"], ["4th", "fourth"], ["5th", "fifth"],
        ]
        let chinese = [["一", "1"], ["二", "2"], ["三", "3"], ["四", "4"], ["五", "5"]]
        var words = zip(english, chinese).enumerated().flatMap { index, words in
            (words.0 + words.1.flatMap { ["第\($0)个", "第\($0)"] }).map { ($0, index + 1) }
        }
        words += [("last", -1), ("最后一个", -1), ("最后", -1)]
        return words
    }()
}

extension RecurrenceRule.Day {
    /// The same day of the week.
    init(_ weekday: Weekday) {
        switch weekday {
        case .monday: self = .monday
        case .tuesday: self = .tuesday
        case .wednesday: self = .wednesday
        case .thursday: self = .thursday
        case .friday: self = .friday
        case .saturday: self = .saturday
        case .sunday: self = .sunday
        }
    }
}
