import Reporting
import Scheduling
import SchedulingStore

extension Field {
    /// The text of a value that the database tells, as this field reads it; nil for nothing.
    func text(of value: JSONValue, in currency: Currency) -> String? {
        switch form {
        case .rate: Rate(value, in: currency)?.text(in: .english)
        case .hours: OpeningHours(value).map { $0.text(in: .english) }
        case .skills: listed(value) { $0.skill }
        case .code, .login, .text, .count, .minutes, .degrees, .date, .language, .email, .telephone, .choice, .name:
            value.plain
        case .specialHours: [SpecialHours](value).flatMap { $0.isEmpty ? nil : SpecialHoursTexts.text($0) }
        case .terms(let form): form.text(of: value)
        case .list, .choices, .names: listed(value) { $0.plain }
        }
    }

    private func listed(_ value: JSONValue, _ text: (JSONValue) -> String?) -> String? {
        guard case .array(let items) = value, !items.isEmpty else { return nil }
        return listText(items.compactMap(text))
    }
}

extension JSONValue {
    /// A text or number as it is typed; nil for anything else.
    fileprivate var plain: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .double(let number): "\(number)"
        case .null, .array, .object: nil
        }
    }

    /// A skill, with its last valid day where it has one.
    fileprivate var skill: String? {
        guard case .object(let members) = self, let name = members["skill"]?.plain else { return nil }
        return name + (members["valid_until"]?.plain.map { "=" + $0 } ?? "")
    }
}

extension Rate {
    /// Amount, unit and category, as the columns of a resource have them.
    fileprivate init?(_ value: JSONValue, in currency: Currency) {
        guard case .object(let members) = value, case .integer(let amount) = members["rate_amount"] else { return nil }
        self.init(
            amount, members["rate_unit"]?.plain.flatMap(Unit.init(rawValue:)), members["rate_category"]?.plain,
            in: currency)
    }
}

extension OpeningHours {
    /// Rows of weekday, opening and closing minute.
    init?(_ value: JSONValue) {
        guard case .array(let rows) = value else { return nil }
        self.init(
            windows: rows.compactMap { row in
                guard case .array(let numbers) = row else { return nil }
                let parts = numbers.compactMap { $0.plain.flatMap { Int($0) } }
                guard parts.count == 3, let weekday = Weekday(rawValue: parts[0]) else { return nil }
                return Window(weekday: weekday, opens: parts[1], closes: parts[2])
            })
    }
}

/// Several texts in one cell, as `list` reads them.
func listText(_ items: [String]) -> String {
    items.map { item in
        let needs = item.unicodeScalars.contains { separators.contains($0) } || item.unicodeScalars.first == "\""
        return needs ? "\"" + item.replacing("\"", with: "\"\"") + "\"" : item
    }.joined(separator: "; ")
}

/// The parts of a list in one cell or option: separated by semicolons, or commas where there is none. A part with one
/// of them in it stands in quotation marks.
func list(_ text: String) -> [String] {
    let hasSemicolon = parts(of: text, at: semicolons).count > 1
    return parts(of: text, at: hasSemicolon ? semicolons : commas).map(unquoted).filter { !$0.isEmpty }
}

private let semicolons: Set<Unicode.Scalar> = [";", "；"]
private let commas: Set<Unicode.Scalar> = [",", "，", "、"]
private let separators = semicolons.union(commas)

/// The parts between separators that do not stand in quotation marks. A part is quoted that begins with a mark; a mark
/// within any other is one like any other character.
private func parts(of text: String, at separators: Set<Unicode.Scalar>) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
        if scalar == "\"", marks > 0 || part.allSatisfy(\.properties.isWhitespace) { marks += 1 }
        if separators.contains(scalar), marks.isMultiple(of: 2) {
            parts.append(String(part))
            part = String.UnicodeScalarView()
            marks = 0
        } else {
            part.append(scalar)
        }
    }
    return parts + [String(part)]
}

private func unquoted(_ part: String) -> String {
    let trimmed = part.trimmed
    let scalars = trimmed.unicodeScalars
    guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return trimmed }
    return String(scalars.dropFirst().dropLast()).replacing("\"\"", with: "\"").trimmed
}
