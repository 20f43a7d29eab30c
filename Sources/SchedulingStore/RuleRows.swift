internal import Postgres
internal import Scheduling

/// What a pool sets of a rule, as the snapshot has it.
struct RuleRow: Decodable, Sendable {
    let rule: String
    let strength: String
    let parameters: [String: JSONValue]
}

/// A day of a pool's holidays, as the snapshot has it.
struct HolidayRow: Decodable, Sendable {
    let day: LocalDate
    let kind: String
    let name: String
}

/// Hours of a season or a day, as the snapshot has them; without windows it is closed.
struct SpecialHoursRow: Decodable, Sendable {
    let firstDay: LocalDate
    let lastDay: LocalDate
    let windows: [[Int]]

    var special: SpecialHours? {
        guard firstDay <= lastDay else { return nil }
        return SpecialHours(firstDay...lastDay, windows.isEmpty ? nil : OpeningHours(rows: windows))
    }
}

/// A skill of a person, as the snapshot has it.
struct SkillRow: Decodable, Sendable {
    let skill: String
    let validUntil: LocalDate?
}

extension RuleBook {
    /// The settings of the rules that this program knows; a newer program may have set others.
    init(rows: [RuleRow]) {
        var settings: [Rule: RuleSetting] = [:]
        for row in rows {
            guard let rule = Rule(rawValue: row.rule), let strength = Strength(rawValue: row.strength) else { continue }
            settings[rule] = RuleSetting(strength, values: row.parameters.compactMapValues(RuleValue.init))
        }
        self.init(settings)
    }
}

extension RuleValue {
    fileprivate init?(_ value: JSONValue) {
        switch value {
        case .integer(let number): self = .number(number)
        case .array(let items):
            self = .words(
                items.compactMap { item in
                    if case .string(let word) = item { word } else { nil }
                })
        case .null, .string, .double, .object: return nil
        }
    }
}

extension Holidays {
    /// The days that this program knows.
    init(rows: [HolidayRow]) {
        self.init(rows.compactMap { row in Day.Kind(rawValue: row.kind).map { Day(row.day, $0, name: row.name) } })
    }
}

extension Row {
    /// The hours of seasons and days, as a view has them.
    mutating func nextSpecialHours() throws -> [SpecialHours] {
        let rows: [SpecialHoursRow] = try decodedJSON(try next(JSONText.self).text)
        return rows.compactMap(\.special)
    }
}
