/// The rule by which a zone's offset goes on after the last change that its file lists.
///
/// Such a rule is written as in POSIX's `TZ`, with RFC 8536's wider hours: `CET-1CEST,M3.5.0,M10.5.0/3`. Offsets and
/// times of day are in seconds; an offset here is positive east of Greenwich.
struct ZoneRule: Sendable {
    private struct Summer: Sendable {
        var offset: Int
        var start: Turn
        var end: Turn
    }

    private struct Turn: Sendable {
        var day: Day
        var time: Int
    }

    private enum Day: Sendable {
        /// Day 1 to 365; 29 February is never counted.
        case common(Int)
        /// Day 0 to 365; 29 February is counted.
        case counted(Int)
        /// The `week`-th (5: the last) `weekday` (0: Sunday) of a month.
        case weekday(Int, week: Int, month: Int)
    }

    private let standard: Int
    private let summer: Summer?

    /// Reads a rule; nil if it is none.
    init?(_ text: some Sequence<UInt8>) {
        var reader = RuleReader(bytes: Array(text))
        guard reader.name(), let west = reader.time() else { return nil }
        standard = -west
        guard !reader.isAtEnd else {
            summer = nil
            return
        }
        guard reader.name() else { return nil }
        var offset = standard + 3_600
        if reader.peek != UInt8(ascii: ",") {
            guard let west = reader.time() else { return nil }
            offset = -west
        }
        guard let start = ZoneRule.turn(&reader), let end = ZoneRule.turn(&reader), reader.isAtEnd else { return nil }
        summer = Summer(offset: offset, start: start, end: end)
    }

    /// The offset in force at a moment, in seconds since 1970 in UTC.
    func offset(at second: Int) -> Int {
        let year = LocalDateTime(secondsSince1970: second + standard).date.year
        return changes(in: (year - 1)...(year + 1)).last { $0.at <= second }?.offset ?? standard
    }

    /// The changes of whole years, in order.
    func changes(in years: ClosedRange<Int>) -> [ZoneChange] {
        guard let summer else { return [] }
        var changes: [ZoneChange] = []
        for year in years {
            // The end comes first, so that a summer that follows the last one at once wins.
            let end = ZoneRule.localSecond(of: summer.end, in: year) - summer.offset
            let start = ZoneRule.localSecond(of: summer.start, in: year) - standard
            changes.append(ZoneChange(at: end, offset: standard))
            changes.append(ZoneChange(at: start, offset: summer.offset))
        }
        let order = changes.indices.sorted { (changes[$0].at, $0) < (changes[$1].at, $1) }
        return order.map { changes[$0] }
    }

    private static func localSecond(of turn: Turn, in year: Int) -> Int {
        let newYear = LocalDate.dayNumber(year: year, month: 1, day: 1)
        let day: Int
        switch turn.day {
        case .common(let number):
            let leap = LocalDate.length(ofMonth: 2, year: year) == 29
            day = newYear + number - (leap && number >= 60 ? 0 : 1)
        case .counted(let number):
            day = newYear + number
        case .weekday(let weekday, let week, let month):
            let first = LocalDate.dayNumber(year: year, month: month, day: 1)
            // 1970-01-01 was a Thursday, which is 4 here.
            let gap = (weekday - (first + 4)).quotientAndFloor(by: 7).remainder
            let last = LocalDate.length(ofMonth: month, year: year)
            let dayOfMonth = gap + 7 * (week - 1)
            day = first + (dayOfMonth < last ? dayOfMonth : dayOfMonth - 7)
        }
        return day * 86_400 + turn.time
    }

    private static func turn(_ reader: inout RuleReader) -> Turn? {
        guard reader.take(","), let day = day(&reader) else { return nil }
        guard reader.take("/") else { return Turn(day: day, time: 7_200) }
        return reader.time().map { Turn(day: day, time: $0) }
    }

    private static func day(_ reader: inout RuleReader) -> Day? {
        if reader.take("J") {
            return reader.number(in: 1...365).map { .common($0) }
        }
        guard reader.take("M") else {
            return reader.number(in: 0...365).map { .counted($0) }
        }
        guard let month = reader.number(in: 1...12), reader.take("."), let week = reader.number(in: 1...5),
            reader.take("."), let weekday = reader.number(in: 0...6)
        else { return nil }
        return .weekday(weekday, week: week, month: month)
    }
}

private struct RuleReader {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { index >= bytes.count }

    var peek: UInt8? { isAtEnd ? nil : bytes[index] }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    /// An abbreviation: letters, or anything between angle brackets.
    mutating func name() -> Bool {
        let start = index
        if take("<") {
            while let byte = peek, byte != UInt8(ascii: ">") { index += 1 }
            return take(">")
        }
        while let byte = peek, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF) { index += 1 }
        return index > start
    }

    mutating func number(in range: ClosedRange<Int>) -> Int? {
        let start = index
        var value = 0
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), index - start < 4 {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            index += 1
        }
        return index > start && range.contains(value) ? value : nil
    }

    /// Hours, or hours and minutes, or with seconds too, with or without a sign; in seconds.
    mutating func time() -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hours = number(in: 0...167) else { return nil }
        var seconds = hours * 3_600
        for unit in [60, 1] where take(":") {
            guard let part = number(in: 0...59) else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }
}
