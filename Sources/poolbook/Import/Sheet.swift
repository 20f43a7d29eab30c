import Foundation
import Reporting
import SchedulingStore

/// A CSV file as rows of texts by field.
struct Sheet {
    /// One row below the header.
    struct Row {
        /// Which file it is of, among those of the import.
        let file: Int
        /// Its number as a spreadsheet counts: the header is row 1.
        let number: Int
        /// Its number among all rows of the import; of one file alone, the same.
        let line: Int
        /// The texts by the key of their field; columns that the file has not are missing.
        let texts: [String: String]
    }

    /// A cell that cannot be used.
    struct Problem {
        let row: Row
        let column: String
        let text: String
        let expected: Sentence
    }

    let name: String
    let encoding: FileText.Encoding
    let rows: [Row]
    /// The columns that are no field.
    let unused: [String]
    /// Rows with more cells than the header.
    let malformed: [Problem]
    /// The columns that are fields, in the order of the file.
    let mapping: [(column: String, field: String)]

    /// Reads a file. Columns are found by the field's key, its heading in either language, or the map.
    init(file: String, number: Int, after lines: Int, fields: [Field], required: Set<String>, map: ColumnMap) throws {
        name = URL(fileURLWithPath: file).lastPathComponent
        let content = try FileText(of: file)
        encoding = content.encoding
        let table = try Self.table(in: content.text, file: file)
        guard let header = table.first?.map(\.trimmed), header.contains(where: { !$0.isEmpty }) else {
            throw Failure(.badData, ImportSentences.empty(file))
        }

        let columns = try Self.columns(header, fields: fields, map: map, file: file)
        // A row that names what stands need not repeat it.
        let needed = columns.values.contains("reference") ? [] : required
        let missing = needed.filter { key in !columns.values.contains(key) }
        guard missing.isEmpty else {
            throw Failure(.badData, ImportSentences.missingColumns(file, missing.sorted(), header))
        }
        unused = header.indices.filter { columns[$0] == nil && !header[$0].isEmpty }.map { header[$0] }
        mapping = columns.sorted { $0.key < $1.key }.map { (header[$0.key], $0.value) }

        var problems: [Problem] = []
        var rows: [Row] = []
        for (index, cells) in table.enumerated().dropFirst() where cells.contains(where: { !$0.isEmpty }) {
            let texts = columns.map { position, key in
                (key, position < cells.count ? cells[position].trimmed : "")
            }
            let row = Row(
                file: number, number: index + 1, line: lines + index + 1,
                texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
            if let extra = cells.dropFirst(header.count).first(where: { !$0.isEmpty }) {
                problems.append(
                    Problem(
                        row: row, column: "-", text: extra, expected: ImportSentences.tooManyCells(header.count)))
            }
            rows.append(row)
        }
        self.rows = rows
        malformed = problems
    }

    /// The name of a field's column in the file.
    func column(of field: Field) -> String { mapping.first { $0.field == field.key }?.column ?? field.key }

    private static func table(in text: String, file: String) throws -> [[String]] {
        do throws(CommaSeparated.Problem) {
            return try CommaSeparated.rows(in: text)
        } catch {
            switch error {
            case .openQuote(let row): throw Failure(.badData, ImportSentences.openQuote(file, row: row))
            case .strayQuote(let row): throw Failure(.badData, ImportSentences.strayQuote(file, row: row))
            }
        }
    }

    /// The key of the field in each column that has one, by the column's position.
    private static func columns(
        _ header: [String], fields: [Field], map: ColumnMap, file: String
    ) throws -> [Int: String] {
        var columns: [Int: String] = [:]
        var mapped: [String: String] = [:]
        for pair in map.pairs {
            if header.contains(pair.column) {
                mapped[pair.column] = pair.field
            } else {
                switch pair.need {
                case .column: throw Failure(.badData, ImportSentences.noColumn(pair.column, header))
                case .nothing: continue
                }
            }
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
