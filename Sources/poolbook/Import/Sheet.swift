import Foundation
import Reporting
import SchedulingStore
import SwiftCSV

/// A CSV file as rows of texts by field.
struct Sheet {
    /// One row below the header.
    struct Row {
        /// Its number as a spreadsheet counts: the header is row 1.
        let number: Int
        /// The texts by the key of their field; columns that the file has not are missing.
        let texts: [String: String]
    }

    /// A cell that cannot be used.
    struct Problem {
        let row: Int
        let column: String
        let text: String
        let expected: Sentence
    }

    let name: String
    let rows: [Row]
    /// The columns that are no field.
    let unused: [String]
    /// Rows with more cells than the header.
    let malformed: [Problem]
    private let columns: [String: String]

    /// Reads a file. Columns are found by the field's key, its heading in either language, or `COLUMN=FIELD` maps.
    init(file: String, fields: [Field], required: Set<String>, maps: [String]) throws {
        name = URL(fileURLWithPath: file).lastPathComponent
        let text = try Self.text(of: file)
        let table = try Self.table(in: text, file: file)
        guard let header = table.first else { throw Failure(.badData, ImportSentences.empty(file)) }

        let columns = try Self.columns(header, fields: fields, maps: maps, file: file)
        let missing = required.filter { key in !columns.values.contains(key) }
        guard missing.isEmpty else {
            throw Failure(.badData, ImportSentences.missingColumns(file, missing.sorted(), header))
        }
        unused = header.indices.filter { columns[$0] == nil && !header[$0].isEmpty }.map { header[$0] }
        self.columns = Dictionary(columns.map { (key: $1, value: header[$0]) }, uniquingKeysWith: { first, _ in first })

        var problems: [Problem] = []
        var rows: [Row] = []
        for (index, cells) in table.enumerated().dropFirst() where cells.contains(where: { !$0.isEmpty }) {
            // The library fills rows up to the longest with empty cells.
            if let extra = cells.dropFirst(header.count).first(where: { !$0.isEmpty }) {
                problems.append(
                    Problem(
                        row: index + 1, column: "-", text: extra,
                        expected: ImportSentences.tooManyCells(header.count)))
            }
            let texts = columns.map { position, key in
                (key, position < cells.count ? cells[position].trimmed : "")
            }
            rows.append(Row(number: index + 1, texts: Dictionary(texts, uniquingKeysWith: { first, _ in first })))
        }
        self.rows = rows
        malformed = problems
    }

    /// The name of a field's column in the file.
    func column(of field: Field) -> String { columns[field.key] ?? field.key }

    /// Says which columns were not used, where there are some.
    var remark: [Sentence] { unused.isEmpty ? [] : [ImportSentences.unused(unused)] }

    /// What the file asks for, as it was asked.
    func content(kind: String) -> String {
        let texts = rows.map { row in
            JSONValue.object(row.texts.mapValues(JSONValue.string))
        }
        return "import.\(kind)\n" + JSONValue.array(texts).text
    }

    /// Rows whose text in a field also stands in an earlier row.
    func repeated(_ field: Field) -> [Problem] {
        var first: [String: Int] = [:]
        return rows.compactMap { row in
            guard let text = row.texts[field.key], !text.isEmpty else { return nil }
            guard let earlier = first[text] else {
                first[text] = row.number
                return nil
            }
            return Problem(
                row: row.number, column: column(of: field), text: text,
                expected: FieldSentences.alsoIn(row: earlier))
        }
    }

    /// Every bad cell, with its row, column and value, and what is expected there.
    func failure(_ problems: [Problem]) -> Failure {
        let sorted = problems.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        let table = Table(
            [
                Column("row", Headings.row, .trailing), Column("column", Headings.column),
                Column("value", Headings.value), Column("expected", Headings.problem),
            ],
            rows: sorted.map { problem in
                [
                    .integer(problem.row), .text(problem.column), .text(problem.text),
                    .state(problem.expected, key: problem.expected.en),
                ]
            })
        let bad = Set(sorted.map(\.row)).count
        return Failure(
            .badData, lines: [],
            document: Document([
                Document.Section(.lines([ImportSentences.bad(name, bad: bad, of: rows.count)])),
                Document.Section(.table(table), key: "problems"),
            ]))
    }
}

extension Sheet {
    private static func text(of file: String) throws -> String {
        let data: Data
        do {
            data =
                try file == "-"
                ? FileHandle.standardInput.readToEnd() ?? Data()
                : Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw Failure(.badData, ImportSentences.unreadable(file))
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = data.starts(with: mark) ? data.dropFirst(mark.count) : data[...]
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.badData, ImportSentences.notUTF8(file))
        }
        guard !text.unicodeScalars.contains("\0") else { throw Failure(.badData, ImportSentences.notText(file)) }
        return text
    }

    private static func table(in text: String, file: String) throws -> [[String]] {
        guard text.utf8.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2) else {
            throw Failure(.badData, ImportSentences.openQuote(file))
        }
        do {
            // The library takes the first row for a header and gives it apart.
            let csv = try EnumeratedCSV(string: text, delimiter: .comma, loadColumns: false)
            return csv.header.isEmpty ? [] : [csv.header.map(\.trimmed)] + csv.rows
        } catch {
            throw Failure(.badData, ImportSentences.strayQuote(file))
        }
    }

    /// The key of the field in each column that has one, by the column's position.
    private static func columns(
        _ header: [String], fields: [Field], maps: [String], file: String
    ) throws -> [Int: String] {
        var columns: [Int: String] = [:]
        var mapped: [String: String] = [:]
        for map in maps {
            let parts = map.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            guard parts.count == 2 else { throw Failure(.usage, ImportSentences.map(map)) }
            guard fields.contains(where: { $0.key == parts[1] }) else {
                throw Failure(.badData, ImportSentences.noField(parts[1], fields.map(\.key)))
            }
            guard header.contains(parts[0]) else {
                throw Failure(.badData, ImportSentences.noColumn(parts[0], header))
            }
            mapped[parts[0]] = parts[1]
        }
        for (position, title) in header.enumerated() {
            let field = fields.first { field in
                mapped[title] == field.key
                    || mapped[title] == nil && !mapped.values.contains(field.key)
                        && [field.key, field.heading.en, field.heading.zh].contains(title.lowercased())
            }
            guard let field else { continue }
            guard !columns.values.contains(field.key) else {
                throw Failure(.badData, ImportSentences.columnTwice(field.key, file))
            }
            columns[position] = field.key
        }
        return columns
    }
}
