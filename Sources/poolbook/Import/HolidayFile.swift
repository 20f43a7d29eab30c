import Foundation
import Reporting
import Scheduling

/// Public holidays out of an iCalendar file: its all-day events, each day of them.
///
/// A day that is worked in exchange is told by its title, as the calendars that people subscribe to have it: one that
/// says 班 (补班, 调休上班) or workday.
struct HolidayFile {
    let days: [Holidays.Day]
    /// The lines at which an event begins that has no day.
    let unread: [Int]

    init(_ text: String) {
        var days: [Holidays.Day] = []
        var unread: [Int] = []
        var event: [String: (value: String, isDay: Bool)]?
        var began = 0
        for (number, line) in Self.unfolded(text) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let parts = line[..<colon].split(separator: ";").map { $0.uppercased() }
            let value = String(line[line.index(after: colon)...])
            switch (parts.first ?? "", value.uppercased()) {
            case ("BEGIN", "VEVENT"): (event, began) = ([:], number)
            case ("END", "VEVENT"):
                let found = event.flatMap(Self.days)
                if let found { days += found } else { unread.append(began) }
                event = nil
            case (let name, _): event?[name] = (value, parts.contains("VALUE=DATE") || value.count == 8)
            }
        }
        self.days = days
        self.unread = unread
    }

    /// The lines of a file with their numbers, those that go on with a blank joined to the one before.
    private static func unfolded(_ text: String) -> [(number: Int, line: String)] {
        var lines: [(number: Int, line: String)] = []
        for (index, line) in text.split(separator: /\r?\n/, omittingEmptySubsequences: false).enumerated() {
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].line += line.dropFirst()
            } else {
                lines.append((index + 1, String(line)))
            }
        }
        return lines
    }

    private static func days(_ event: [String: (value: String, isDay: Bool)]) -> [Holidays.Day]? {
        guard let start = event["DTSTART"], start.isDay, let first = date(start.value),
            let title = event["SUMMARY"].map({ unescaped($0.value) }), isLine(title)
        else { return nil }
        // The end is the day after the last; without one it is a single day.
        let end = event["DTEND"].flatMap { date($0.value) } ?? first.adding(days: 1)
        let count = min(max(end.daysSince1970 - first.daysSince1970, 1), 366)
        let isWorked = title.contains("班") || title.lowercased().contains("workday")
        return (0..<count).map { day in
            Holidays.Day(first.adding(days: day), isWorked ? .workday : .holiday, name: title)
        }
    }

    private static func date(_ text: String) -> LocalDate? {
        let digits = text.prefix(8)
        guard digits.count == 8, let number = Int(digits) else { return nil }
        return LocalDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("\\,", with: ",").replacing("\\;", with: ";").replacing("\\n", with: " ").replacing(
            "\\\\", with: "\\"
        )
        .trimmed
    }
}
