import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// A field of a thing, as it is typed on the command line and stands in a file: both are read by it.
struct Field: Sendable {
    /// What the text of a field must be.
    enum Form: Sendable, Equatable {
        case code
        case login
        case text
        case count
        case minutes
        case degrees
        case date
        case list
        case hours
        case skills
        case rate
        case language
        case email
        case telephone
        case specialHours
        case choice([String])
        case choices([String])
        case name(Snapshot.Name.Kind)
        case names(Snapshot.Name.Kind)
        case terms(FundTerms.Form)
    }

    /// Its name in files, JSON and, with hyphens, as an option.
    let key: String
    /// What people read for it; files may have it as the column's name.
    let heading: Sentence
    let form: Form
    /// Its name for the database, where it is another.
    let column: String

    init(_ key: String, _ heading: Sentence, _ form: Form, column: String? = nil) {
        self.key = key
        self.heading = heading
        self.form = form
        self.column = column ?? key
    }
}

/// What is wrong with a field's text.
struct FieldProblem: Error {
    let expected: Sentence
}

extension LocalDate {
    /// A date as it is written in a field or a file: with its year.
    init(field text: String) throws {
        do throws(WhenError) {
            self = try When.parseDate(text)
        } catch {
            throw FieldProblem(expected: FieldSentences.date)
        }
    }
}

extension Field {
    /// The names in a text that are to be looked up before it can be read.
    func names(in text: String) -> [Snapshot.Name] {
        switch form {
        case .name(let kind): text.isEmpty ? [] : [Snapshot.Name(kind, text)]
        case .names(let kind): list(text).map { Snapshot.Name(kind, $0) }
        case .code, .login, .text, .count, .minutes, .degrees, .date, .list, .hours, .skills, .rate, .language,
            .email, .telephone, .specialHours, .choice, .choices, .terms:
            []
        }
    }

    /// The text as the members of a row that the database takes: one, but for a rate, which is three columns.
    func members(of text: String, _ directory: Directory) throws -> [String: JSONValue] {
        switch try value(of: text, directory) {
        case .object(let members) where form == .rate: members
        case let value: [column: value]
        }
    }

    /// The text as the database takes it. An empty text means nothing there: null or an empty list.
    func value(of text: String, _ directory: Directory) throws -> JSONValue {
        switch form {
        case .code: try checked(text, FieldSentences.code, isCode)
        case .login: try checked(text, FieldSentences.login, isLogin)
        case .text: try optional(text) { try checked($0, FieldSentences.text, isLine) }
        case .count: try optional(text) { .integer(Int64(try poolbook.count($0))) }
        case .minutes: .integer(try minutes(text))
        case .degrees: try optional(text) { .double(try degrees($0, within: key == "latitude" ? 90 : 180)) }
        case .date: try optional(text) { .string(try LocalDate(field: $0).description) }
        case .list: .array(list(text).map(JSONValue.string))
        case .hours: try hours(text)
        case .skills: .array(try list(text).map(skill))
        case .rate: try rate(text, directory.currency)
        case .language: try optional(text) { try language($0) }
        case .email: try optional(text) { try checked($0, FieldSentences.email, isAddress) }
        case .telephone: try optional(text) { try checked(halfWidth($0), FieldSentences.telephone, isTelephone) }
        case .specialHours: SpecialHoursTexts.value(try SpecialHoursTexts.read(text))
        case .terms(let form): try form.value(of: text)
        case .choice(let choices): try optional(text) { try one($0, of: choices) }
        case .choices(let choices): .array(try list(text).map { try one($0, of: choices) })
        case .name(let kind):
            try optional(text) { .string(try directory.id(of: Snapshot.Name(kind, $0)).uuidString.lowercased()) }
        case .names(let kind):
            .array(
                try list(text).map {
                    .string(try directory.id(of: Snapshot.Name(kind, $0)).uuidString.lowercased())
                })
        }
    }

    private func optional(_ text: String, _ read: (String) throws -> JSONValue) rethrows -> JSONValue {
        text.isEmpty ? .null : try read(text)
    }

    private func checked(
        _ text: String, _ expected: Sentence, _ isGood: (String) -> Bool
    ) throws -> JSONValue {
        guard isGood(text) else { throw FieldProblem(expected: expected) }
        return .string(text)
    }

    private func minutes(_ text: String) throws -> Int64 {
        guard !text.isEmpty else { return 0 }
        guard let minutes = Int64(halfWidth(text)), (0...1_440).contains(minutes) else {
            throw FieldProblem(expected: FieldSentences.minutes)
        }
        return minutes
    }

    private func degrees(_ text: String, within limit: Double) throws -> Double {
        guard let degrees = Double(halfWidth(text)), (-limit...limit).contains(degrees) else {
            throw FieldProblem(expected: FieldSentences.decimal)
        }
        return degrees
    }

    private func hours(_ text: String) throws -> JSONValue {
        do throws(OpeningHoursError) {
            return .array(
                try OpeningHours(text).windows.map { window in
                    .array([
                        .integer(Int64(window.weekday.rawValue)), .integer(Int64(window.opens)),
                        .integer(Int64(window.closes)),
                    ])
                })
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }

    private func skill(_ text: String) throws -> JSONValue {
        let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        guard let name = parts.first, isLine(name) else { throw FieldProblem(expected: FieldSentences.skills) }
        let until: JSONValue = parts.count == 2 ? .string(try LocalDate(field: parts[1]).description) : .null
        return .object(["skill": .string(name), "valid_until": until])
    }

    private func rate(_ text: String, _ currency: Currency) throws -> JSONValue {
        do throws(RateError) {
            let rate = text.isEmpty ? nil : try Rate(text, currency: currency)
            return .object([
                "rate_amount": rate.map { .integer($0.amount.minorUnits) } ?? .null,
                "rate_unit": rate.map { .string($0.unit.rawValue) } ?? .null,
                "rate_category": rate.map { .string($0.category) } ?? .null,
            ])
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }

    private func language(_ text: String) throws -> JSONValue {
        guard let language = Language(tag: text) else { throw FieldProblem(expected: FieldSentences.language) }
        return .string(language.rawValue)
    }

    private func one(_ text: String, of choices: [String]) throws -> JSONValue {
        guard choices.contains(text) else { throw FieldProblem(expected: FieldSentences.choice(choices, typed: text)) }
        return .string(text)
    }
}

/// A count in any digits, with or without thousands set apart; of another text, what was probably meant is suggested.
func count(_ text: String) throws -> Int32 {
    let digits = halfWidth(text).replacing(",", with: "")
    guard let number = Int32(digits), number >= 0 else {
        let suggestion = String(digits.filter(\.isNumber))
        throw FieldProblem(expected: FieldSentences.number(Int32(suggestion).map(String.init)))
    }
    return number
}

/// Full-width digits and signs as half-width ones.
func halfWidth(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
                return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
            })
    ).trimmed
}

/// Whether a text is one line as the database keeps it.
func isLine(_ text: String) -> Bool {
    (1...200).contains(text.unicodeScalars.count) && text.trimmed == text
        && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && !$0.properties.isBidiControl }
}

/// Whether a text can be typed as a code.
func isCode(_ text: String) -> Bool {
    (1...40).contains(text.unicodeScalars.count) && isLine(text)
        && !text.contains { $0.isWhitespace || ",;=%/\"'".contains($0) }
        && !"@+-".contains(text.first ?? "@")
}

private func isLogin(_ text: String) -> Bool {
    let letters = Set("abcdefghijklmnopqrstuvwxyz_")
    return (1...63).contains(text.count) && letters.contains(text.first ?? "-")
        && text.allSatisfy { letters.contains($0) || "0123456789.-".contains($0) }
}

/// Whether a text can be dialled, as the database has it.
func isTelephone(_ text: String) -> Bool {
    let isDigit = { (character: Character) in character.isASCII && character.isNumber }
    let rest = text.first.map { "+(".contains($0) } == true ? text.dropFirst() : text[...]
    return (3...40).contains(rest.count) && rest.first.map(isDigit) == true && rest.last.map(isDigit) == true
        && rest.allSatisfy { isDigit($0) || " ()./#x-".contains($0) }
}

/// Whether a text can be written to by mail, as the database has it.
func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
    let isPlain = { (character: Character) in character.isASCII && (character.isLetter || character.isNumber) }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return parts[0].first.map { isPlain($0) || $0 == "_" } == true
        && parts[0].allSatisfy { isPlain($0) || ".!#$%&'*+/=?^_`{|}~-".contains($0) }
        && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { isPlain($0) || $0 == "-" } } && parts[1].first != "-"
}
