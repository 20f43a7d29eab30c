/// The words that a time may be written with, in both languages, in small letters.
enum WhenWords {
    static let days: [(String, Int)] = [
        ("today", 0), ("tomorrow", 1), ("yesterday", -1),
        ("今天", 0), ("今日", 0), ("明天", 1), ("明日", 1), ("后天", 2), ("大后天", 3), ("昨天", -1), ("昨日", -1), ("前天", -2),
    ]

    static let weeks: [(String, Int)] = [
        ("this week", 0), ("next week", 1), ("last week", -1),
        ("本周", 0), ("这周", 0), ("下周", 1), ("上周", -1), ("本星期", 0), ("下星期", 1), ("上星期", -1),
    ]

    /// Saturday and Sunday of a week.
    static let weekends: [(String, Int)] = [
        ("weekend", 0), ("this weekend", 0), ("next weekend", 1), ("last weekend", -1),
        ("周末", 0), ("本周末", 0), ("这周末", 0), ("下周末", 1), ("上周末", -1),
    ]

    static let months: [(String, Int)] = [
        ("this month", 0), ("next month", 1), ("last month", -1),
        ("本月", 0), ("这个月", 0), ("下个月", 1), ("下月", 1), ("上个月", -1), ("上月", -1),
    ]

    static let quarters: [(String, Int)] = [
        ("this quarter", 0), ("next quarter", 1), ("last quarter", -1),
        ("本季度", 0), ("这个季度", 0), ("下季度", 1), ("下个季度", 1), ("上季度", -1), ("上个季度", -1),
    ]

    static let years: [(String, Int)] = [
        ("this year", 0), ("next year", 1), ("last year", -1), ("今年", 0), ("明年", 1), ("去年", -1),
    ]

    /// Before a Chinese weekday: of which week it is.
    static let weekPrefixes: [(String, Int)] = [("本", 0), ("这", 0), ("下", 1), ("上", -1)]

    static let weekdays: [(String, Weekday)] = {
        let english = [
            ["mon", "monday"], ["tue", "tues", "tuesday"], ["wed", "wednesday"], ["thu", "thur", "thurs", "thursday"],
            ["fri", "friday"], ["sat", "saturday"], ["sun", "sunday"],
        ]
        let chinese = [["一"], ["二"], ["三"], ["四"], ["五"], ["六"], ["日", "天"]]
        return zip(Weekday.allCases, zip(english, chinese)).flatMap { weekday, words in
            let prefixed = ["周", "星期", "礼拜"].flatMap { prefix in words.1.map { prefix + $0 } }
            return (words.0 + prefixed).map { ($0, weekday) }
        }
    }()

    static let monthNames: [(String, Int)] = {
        let names = [
            ["jan", "january"], ["feb", "february"], ["mar", "march"], ["apr", "april"], ["may"], ["jun", "june"],
            ["jul", "july"], ["aug", "august"], ["sep", "sept", "september"], ["oct", "october"], ["nov", "november"],
            ["dec", "december"],
        ]
        return names.enumerated().flatMap { index, words in words.map { ($0, index + 1) } }
    }()
}

extension When {
    /// Whether a text is written as times are, whatever it means.
    public static func reads(_ text: String) -> Bool {
        switch WhenScanner.read(text) {
        case .one, .hoursOrDate: true
        case .nothing: false
        }
    }

    /// The time that somebody who typed this may have meant: misspelt days and months put right; nil where that
    /// makes no time of it.
    public static func nearest(to text: String) -> String? {
        let words = WhenWords.days.map(\.0) + WhenWords.weekdays.map(\.0) + WhenWords.monthNames.map(\.0)
        let known = words.map { Nameable($0) }
        var result = ""
        var word = ""
        for character in text.prefix(WhenScanner.longest) + " " {
            if character.isASCII, character.isLetter {
                word.append(character)
                continue
            }
            let isKnown = word.isEmpty || words.contains(word.lowercased())
            result += isKnown ? word : Scheduling.nearest(to: word, among: known).first?.code ?? word
            result.append(character)
            word = ""
        }
        result.removeLast()
        guard result != text, reads(result) else { return nil }
        return result
    }
}
