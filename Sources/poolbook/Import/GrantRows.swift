import Reporting
import Scheduling
import SchedulingStore

/// Rows of grants: a fund gives a project money in a category for a year.
struct GrantRows {
    let sheet: Sheet

    static var fields: [Field] {
        [
            Field("fund", Headings.fund, .name(.fund)), Field("project", Headings.project, .name(.project)),
            Field("category", Headings.category, .text), Field("year", Headings.year, .count),
            Field("amount", Headings.amount, .text),
        ]
    }

    func save(_ common: CommonOptions, _ write: WriteOptions) throws {
        let names = Array(
            Set(sheet.rows.flatMap { row in Self.fields.flatMap { $0.names(in: row.texts[$0.key] ?? "") } }))
        try Desk.open(common, names: names) { desk in
            let directory = Directory(names: names, desk.snapshot)
            var problems = sheet.malformed
            var grants: [Grant] = []
            for row in sheet.rows {
                let reader = CellReader(sheet: sheet, row: row, fields: Self.fields)
                let fund = reader.read("fund", &problems) { try directory.id(of: Snapshot.Name(.fund, $0)) }
                let project = reader.read("project", &problems) { try directory.id(of: Snapshot.Name(.project, $0)) }
                let category = reader.read("category", &problems) { try $0.line() }
                let year = reader.read("year", &problems) { text in
                    guard let year = Int(halfWidth(text)), (2000...2100).contains(year) else {
                        throw FieldProblem(expected: FieldSentences.year)
                    }
                    return year
                }
                let amount = reader.read("amount", &problems) { try $0.amount(desk.currency) }
                guard let fund, let project, let category, let year, let amount else { continue }
                grants.append(
                    Grant(
                        fund: FundID(fund), project: ProjectID(project), category: category, year: year, amount: amount)
                )
            }
            guard problems.isEmpty else { throw sheet.failure(problems) }
            // A grant has no code to be known by: the same list sent again is the same act.
            let content = sheet.content(kind: "grant")
            let act = desk.act(write, content: content, keyWithoutOne: "import.grant \(content.stableHash)")
            let answers = try desk.doing(act) { act throws(StoreError) in
                try desk.store.grant(grants, reason: nil, act)
            }
            desk.answer(answers, write.doing)
        }
    }
}

/// Reads the cells of one row, noting those that cannot be used.
struct CellReader {
    let sheet: Sheet
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
        let column = fields.first { $0.key == key }.map(sheet.column) ?? key
        problems.append(Sheet.Problem(row: row.number, column: column, text: text, expected: expected))
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
