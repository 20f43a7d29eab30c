/// When a resource may be reserved: windows of each weekday, in minutes of the pool's local day.
///
/// Written as `mon-fri 09:00-21:00, sat 10:00-12:00, sat 14:00-18:00` or `周一至周五 09:00-21:00`.
public struct OpeningHours: Sendable, Hashable {
    /// One window of one weekday.
    public struct Window: Sendable, Hashable, Comparable {
        /// The day.
        public let weekday: Weekday
        /// Minutes since midnight.
        public let opens: Int
        /// Minutes since midnight, 1440 at most, after `opens`.
        public let closes: Int

        /// A window, or nil where it is not one of a day.
        public init?(weekday: Weekday, opens: Int, closes: Int) {
            guard 0 <= opens, opens < closes, closes <= 1_440 else { return nil }
            self.weekday = weekday
            self.opens = opens
            self.closes = closes
        }

        /// By day, then by time.
        public static func < (left: Window, right: Window) -> Bool {
            (left.weekday.rawValue, left.opens) < (right.weekday.rawValue, right.opens)
        }
    }

    /// The windows in order, none touching another of its day.
    public let windows: [Window]

    /// Open at all times.
    public static let always = OpeningHours(windows: [])

    /// Joins windows that touch; overlapping ones become one.
    public init(windows: [Window]) {
        var joined: [Window] = []
        for window in windows.sorted() {
            if let last = joined.last, last.weekday == window.weekday, window.opens <= last.closes,
                let wider = Window(
                    weekday: last.weekday, opens: last.opens, closes: max(last.closes, window.closes))
            {
                joined[joined.count - 1] = wider
            } else {
                joined.append(window)
            }
        }
        self.windows = joined
    }
}

/// Why a text is no opening hours: the part that could not be read.
public struct OpeningHoursError: Error, Sendable, Hashable {
    /// The part.
    public let part: String
}

extension OpeningHours {
    /// Reads `mon-fri 09:00-21:00, sat 10:00-18:00`; `always`, `closed` days being those that are not named.
    public init(_ text: String) throws(OpeningHoursError) {
        var windows: [Window] = []
        let plain = narrow(text).replacing(";", with: ",").replacing("、", with: ",")
        if ["", "always", "24/7", "全天"].contains(plain.trimmingWhitespace().lowercased()) {
            self = .always
            return
        }
        for part in plain.split(separator: ",") {
            let words = part.split(whereSeparator: \.isWhitespace)
            guard words.count == 2, let days = Self.weekdays(words[0]), let times = Self.times(words[1]) else {
                throw OpeningHoursError(part: String(part).trimmingWhitespace())
            }
            for day in days {
                guard let window = Window(weekday: day, opens: times.opens, closes: times.closes) else {
                    throw OpeningHoursError(part: String(part).trimmingWhitespace())
                }
                windows.append(window)
            }
        }
        self.init(windows: windows)
    }

    /// The hours as `init` reads them: days with equal windows together.
    public func text(in language: Language) -> String {
        guard !windows.isEmpty else { return language == .english ? "always" : "全天" }
        var parts: [String] = []
        var day = 1
        while day <= 7 {
            let here = times(of: day)
            var last = day
            while last < 7, times(of: last + 1) == here { last += 1 }
            if !here.isEmpty {
                let days = Self.text(from: day, through: last, in: language)
                parts += here.map { "\(days) \($0)" }
            }
            day = last + 1
        }
        return parts.joined(separator: ", ")
    }

    private func times(of day: Int) -> [String] {
        windows.filter { $0.weekday.rawValue == day }.map { "\(Self.clock($0.opens))-\(Self.clock($0.closes))" }
    }

    private static func clock(_ minutes: Int) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    private static func text(from first: Int, through last: Int, in language: Language) -> String {
        let names = [first, last].compactMap(Weekday.init(rawValue:)).map {
            TimeText.weekday($0, language: language)
        }
        guard first != last else { return names.first ?? "" }
        return names.joined(separator: language == .english ? "-" : "至")
    }

    private static func weekdays(_ text: Substring) -> [Weekday]? {
        let lowered = text.lowercased()
        if ["daily", "每天"].contains(lowered) { return Weekday.allCases }
        let ends = lowered.replacing("至", with: "-").split(separator: "-").map { weekday(String($0)) }
        guard let first = ends.first ?? nil, ends.count <= 2, let last = ends.last ?? nil else { return nil }
        guard first <= last else { return nil }
        return Weekday.allCases.filter { first <= $0 && $0 <= last }
    }

    private static func weekday(_ text: String) -> Weekday? {
        Weekday.allCases.first { day in
            Language.allCases.contains { TimeText.weekday(day, language: $0).lowercased() == text }
                || text == "星期" + TimeText.weekday(day, language: .simplifiedChinese).suffix(1)
        }
    }

    private static func times(_ text: Substring) -> (opens: Int, closes: Int)? {
        let ends = text.replacing("–", with: "-").replacing("~", with: "-").replacing("至", with: "-").split(
            separator: "-"
        ).map { minutes($0) }
        guard ends.count == 2, let opens = ends[0], let closes = ends[1], opens < closes else { return nil }
        return (opens, closes)
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1] else { return nil }
        guard (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1_440 else { return nil }
        return hour * 60 + minute
    }
}

extension String {
    /// Without blanks at its ends.
    func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
