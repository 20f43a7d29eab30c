import Reporting
import Scheduling
import SchedulingStore

/// Reads the cells of one row, noting those that cannot be used.
struct CellReader {
    let sheets: Sheets
    let row: Sheet.Row
    let fields: [Field]

    /// Reads a cell that must not be empty.
    func read<Value>(
        _ key: String, _ problems: inout [Sheet.Problem], _ body: (String) throws -> Value
    ) -> Value? {
        let text = row.texts[key] ?? ""
        guard !text.isEmpty else {
            note(key, text, FieldSentences.missing, &problems)
            return nil
        }
        return readAny(key, &problems, body)
    }

    /// Reads a cell that may be empty.
    func readAny<Value>(
        _ key: String, _ problems: inout [Sheet.Problem], _ body: (String) throws -> Value
    ) -> Value? {
        let text = row.texts[key] ?? ""
        do {
            return try body(text)
        } catch let problem as FieldProblem {
            note(key, text, problem.expected, &problems)
        } catch let failure as Failure {
            note(key, text, failure.lines.first ?? FieldSentences.text, &problems)
        } catch {
            note(key, text, FieldSentences.text, &problems)
        }
        return nil
    }

    func note(_ key: String, _ text: String, _ expected: Sentence, _ problems: inout [Sheet.Problem]) {
        let column = fields.first { $0.key == key }.map { sheets.column(of: $0, in: row) } ?? key
        problems.append(Sheet.Problem(row: row, column: column, text: text, expected: expected))
    }
}

extension String {
    /// The text as one line.
    func line() throws -> String {
        guard isLine(self) else { throw FieldProblem(expected: FieldSentences.text) }
        return self
    }

    /// The text as an amount of more than nothing.
    func amount(_ currency: Currency) throws -> Money {
        do throws(MoneyError) {
            let money = try Money(self, currency: currency)
            guard money.minorUnits > 0 else { throw .notAnAmount(self) }
            // Thousands of such amounts can still be added up.
            guard money.minorUnits <= 1_000_000_000_000_000 else { throw .overflow }
            return money
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }
}

/// Cells of reservations.
extension CellReader {
    /// Whether the row's file has a column for a field.
    func has(_ key: String) -> Bool { row.texts[key] != nil }

    func attendance(_ problems: inout [Sheet.Problem]) -> Int?? {
        readAny("attendance", &problems) { text -> Int? in
            guard !text.isEmpty else { return nil }
            let number = Int(try count(text))
            guard number <= 1_000_000 else { throw FieldProblem(expected: FieldSentences.number(nil)) }
            return number
        }
    }

    func buffers(_ problems: inout [Sheet.Problem]) -> Buffers? {
        let (before, after) = (minutes("buffer_before", &problems), minutes("buffer_after", &problems))
        guard let before, let after else { return nil }
        return Buffers(before: before, after: after)
    }

    private func minutes(_ key: String, _ problems: inout [Sheet.Problem]) -> Int? {
        readAny(key, &problems) { text in
            guard !text.isEmpty else { return 0 }
            guard let minutes = Int(halfWidth(text)), (0...1_440).contains(minutes) else {
                throw FieldProblem(expected: FieldSentences.minutes)
            }
            return minutes
        }
    }

    /// What the columns of venues, people and equipment name.
    func takes(_ options: TakeOptions, _ directory: Directory, _ problems: inout [Sheet.Problem]) -> [Take]? {
        var takes: [Take]? = []
        for (column, options) in options.byKind {
            let resolved = readAny(column, &problems) { _ in try options.resolved(directory) }
            takes = resolved.flatMap { resolved in takes.map { $0 + resolved } }
        }
        return takes
    }

    func period(_ start: Instant, _ end: Instant, _ problems: inout [Sheet.Problem]) -> Period? {
        guard let period = Period(start: start, end: end), period.duration <= When.longestPeriod else {
            note("end", row.texts["end"] ?? "", ImportSentences.endBeforeStart, &problems)
            return nil
        }
        return period
    }

    /// How often a reservation had been written when its row was exported.
    var version: Int? { row.texts["version"].flatMap { Int(halfWidth($0)) } }
}

extension String {
    /// The text as a moment.
    func instant(_ now: Instant, _ zone: Zone) throws -> Instant {
        do throws(WhenError) {
            return try When.parseInstant(self, now: now, zone: zone)
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }
}
