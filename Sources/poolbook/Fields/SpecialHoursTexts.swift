import Reporting
import Scheduling
import SchedulingStore

/// Hours of seasons and days in one cell: `2027-07-01..2027-08-31 mon-fri 09:00-12:00; 2027-10-01 closed`.
enum SpecialHoursTexts {
    /// Reads a cell.
    static func read(_ text: String) throws -> [SpecialHours] {
        let parts = text.split(whereSeparator: { ";；".contains($0) }).map { String($0).trimmed }
        return try parts.filter { !$0.isEmpty }.map(one)
    }

    private static func one(_ text: String) throws -> SpecialHours {
        guard let end = text.firstIndex(where: \.isWhitespace) else {
            throw FieldProblem(expected: FieldSentences.specialHours)
        }
        let ends = String(text[..<end]).split(separator: "..").map(String.init)
        guard let first = ends.first, let last = ends.last, ends.count <= 2 else {
            throw FieldProblem(expected: FieldSentences.specialHours)
        }
        let (from, to) = try (LocalDate(field: first), LocalDate(field: last))
        guard from <= to else { throw FieldProblem(expected: FieldSentences.specialHours) }
        let hours = String(text[end...]).trimmed
        guard !["closed", "关闭", "闭馆", "不开放"].contains(hours.lowercased()) else {
            return SpecialHours(from...to, nil)
        }
        do throws(OpeningHoursError) {
            return SpecialHours(from...to, try OpeningHours(hours))
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }

    /// The cell that `read` reads.
    static func text(_ special: [SpecialHours]) -> String {
        special.sorted { ($0.days.lowerBound, $0.days.upperBound) < ($1.days.lowerBound, $1.days.upperBound) }
            .map { one in
                let (first, last) = (one.days.lowerBound, one.days.upperBound)
                let days = first == last ? first.description : "\(first)..\(last)"
                return "\(days) \(one.hours?.text(in: .english) ?? "closed")"
            }.joined(separator: "; ")
    }

    /// Hours as the database takes them; those that are open always have every day in full.
    static func value(_ special: [SpecialHours]) -> JSONValue {
        let always = Weekday.allCases.compactMap { OpeningHours.Window(weekday: $0, opens: 0, closes: 1_440) }
        return .array(
            special.map { one in
                let windows = one.hours.map { $0.windows.isEmpty ? always : $0.windows } ?? []
                return .object([
                    "first_day": .string(one.days.lowerBound.description),
                    "last_day": .string(one.days.upperBound.description),
                    "windows": .array(
                        windows.map { window in
                            .array([
                                .integer(Int64(window.weekday.rawValue)), .integer(Int64(window.opens)),
                                .integer(Int64(window.closes)),
                            ])
                        }),
                ])
            })
    }
}

extension Array<SpecialHours> {
    /// Rows as the database tells them of a change.
    init?(_ value: JSONValue) {
        guard case .array(let rows) = value else { return nil }
        self = rows.compactMap { row in
            guard case .object(let members) = row, case .string(let first)? = members["first_day"],
                case .string(let last)? = members["last_day"], let windows = members["windows"],
                let from = try? LocalDate(field: first), let to = try? LocalDate(field: last), from <= to,
                let hours = OpeningHours(windows)
            else { return nil }
            return SpecialHours(from...to, hours.windows.isEmpty ? nil : hours)
        }
    }
}
