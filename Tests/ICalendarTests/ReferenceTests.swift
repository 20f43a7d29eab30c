import ICalendar
import Testing

/// libical against a reference that looks at every day: whatever a rule says of days is a filter over the days of its
/// period, and what it does not say it takes from its start.
@Suite struct ReferenceTests {
    @Test func `random rules give the days that a look at every day gives`() throws {
        var random = SeededGenerator(seed: 5545)
        var compared = 0
        for _ in 0..<2_000 {
            let text = rule(&random)
            guard let rule = try? RecurrenceRule(text) else { continue }
            let start = nine(2027, Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random))
            let horizon = nine(2032, 1, 1)
            let reference = Reference(rule: rule, start: start)
            guard let first = reference.days(before: horizon).first, first == start else { continue }
            compared += 1
            #expect(
                rule.occurrences(from: start, before: horizon, limit: 60)
                    == Array(reference.days(before: horizon).prefix(60)),
                "\(text) from \(start)")
            #expect(rule.yields(start), "\(text) from \(start)")
        }
        #expect(compared > 150)
    }

    /// A rule of days: mostly such that its start is in it by chance often enough.
    private func rule(_ random: inout SeededGenerator) -> String {
        func some(_ range: ClosedRange<Int>, _ most: Int) -> String {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in
                let number = Int.random(in: range, using: &random)
                return "\(number == 0 ? 1 : number)"
            }.joined(separator: ",")
        }
        let frequency = RecurrenceRule.Frequency.allCases.randomElement(using: &random) ?? .daily
        var parts = ["FREQ=\(frequency.rawValue)", "INTERVAL=\(Int.random(in: 1...3, using: &random))"]
        func maybe(_ part: () -> String) { if Int.random(in: 0..<3, using: &random) == 0 { parts.append(part()) } }
        maybe { "BYMONTH=" + some(1...12, 8) }
        maybe { "WKST=" + (RecurrenceRule.Day.allCases.randomElement(using: &random)?.rawValue ?? "MO") }
        switch frequency {
        case .daily: maybe { "BYMONTHDAY=" + some(-31...31, 20) }
        case .weekly: break
        case .monthly: maybe { "BYMONTHDAY=" + some(-31...31, 12) }
        case .yearly:
            switch Int.random(in: 0..<4, using: &random) {
            case 0: parts.append("BYMONTHDAY=" + some(-31...31, 12))
            case 1: parts.append("BYYEARDAY=" + some(-366...366, 60))
            case 2: parts.append("BYWEEKNO=" + some(-53...53, 20))
            default: break
            }
        }
        maybe {
            let nth = frequency == .monthly || frequency == .yearly && !parts.contains { $0.hasPrefix("BYWEEKNO") }
            return "BYDAY="
                + (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    let position = nth && Bool.random(using: &random) ? Int.random(in: -4...4, using: &random) : 0
                    let day = RecurrenceRule.Day.allCases.randomElement(using: &random)?.rawValue ?? "MO"
                    return (position == 0 ? "" : "\(position)") + day
                }.joined(separator: ",")
        }
        return parts.joined(separator: ";")
    }
}

/// What RFC 5545 says a rule of days gives, found by looking at every day.
private struct Reference {
    let rule: RecurrenceRule
    let start: FloatingTime

    func days(before horizon: FloatingTime) -> [FloatingTime] {
        var found: [FloatingTime] = []
        for year in start.year..<horizon.year {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = FloatingTime(year: year, month: month, day: day, hour: start.hour), date >= start,
                        isInStep(date), matches(date)
                    else { continue }
                    found.append(date)
                }
            }
        }
        return found
    }

    private func isInStep(_ date: FloatingTime) -> Bool {
        let steps =
            switch rule.frequency {
            case .daily: number(date) - number(start)
            case .weekly: (weekStart(date) - weekStart(start)) / 7
            case .monthly: (date.year - start.year) * 12 + date.month - start.month
            case .yearly: weekYear(date) - weekYear(start)
            }
        return steps % rule.interval == 0
    }

    private func matches(_ date: FloatingTime) -> Bool {
        let numbers = rule.numbers
        let length = lengthOfMonth(date.year, date.month)
        let inYear = number(date) - number(nine(date.year, 1, 1)) + 1
        let yearLength = number(nine(date.year, 12, 31)) - number(nine(date.year, 1, 1)) + 1
        if let months = numbers[.month], !months.contains(date.month) { return false }
        if let days = numbers[.monthDay], !days.contains(date.day), !days.contains(date.day - length - 1) {
            return false
        }
        if let days = numbers[.yearDay], !days.contains(inYear), !days.contains(inYear - yearLength - 1) {
            return false
        }
        if let weeks = numbers[.week] {
            let (week, of) = week(date)
            if !weeks.contains(week), !weeks.contains(week - of - 1) { return false }
        }
        if !rule.days.isEmpty {
            return rule.days.contains { nth in
                guard nth.day == weekday(date) else { return false }
                if nth.position == 0 { return true }
                let isInMonth = rule.frequency == .monthly || numbers[.month] != nil
                let (place, all) = isInMonth ? (date.day, length) : (inYear, yearLength)
                return nth.position == (place - 1) / 7 + 1 || nth.position == -((all - place) / 7 + 1)
            }
        }
        // What is not said comes from the start.
        switch rule.frequency {
        case .daily: return true
        case .weekly: return weekday(date) == weekday(start)
        case .monthly: return numbers[.monthDay] != nil || date.day == start.day
        case .yearly:
            if numbers[.yearDay] != nil || numbers[.monthDay] != nil { return true }
            if numbers[.week] != nil { return weekday(date) == weekday(start) }
            return date.day == start.day && (numbers[.month] != nil || date.month == start.month)
        }
    }

    /// Days since a Monday long ago.
    private func number(_ date: FloatingTime) -> Int {
        let year = date.month > 2 ? date.year : date.year - 1
        let month = (date.month + 9) % 12
        return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1 + 2
    }

    private func weekday(_ date: FloatingTime) -> RecurrenceRule.Day {
        RecurrenceRule.Day.allCases[number(date) % 7]
    }

    private func weekStart(_ date: FloatingTime) -> Int {
        let first = RecurrenceRule.Day.allCases.firstIndex(of: rule.weekStart) ?? 0
        return number(date) - (number(date) - first + 7) % 7
    }

    /// The number of the week that holds a day, in the year to which it belongs, and how many that year has.
    private func week(_ date: FloatingTime) -> (number: Int, of: Int) {
        let year = weekYear(date)
        return ((weekStart(date) - firstWeek(year)) / 7 + 1, (firstWeek(year + 1) - firstWeek(year)) / 7)
    }

    /// Where weeks are counted, a year begins with its first week; else with the first of January.
    private func weekYear(_ date: FloatingTime) -> Int {
        guard rule.numbers[.week] != nil else { return date.year }
        for year in [date.year + 1, date.year] where weekStart(date) >= firstWeek(year) { return year }
        return date.year - 1
    }

    private func firstWeek(_ year: Int) -> Int { weekStart(nine(year, 1, 4)) }

    private func lengthOfMonth(_ year: Int, _ month: Int) -> Int {
        (28...31).last { FloatingTime(year: year, month: month, day: $0) != nil } ?? 28
    }
}

/// Random numbers that a seed repeats (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
