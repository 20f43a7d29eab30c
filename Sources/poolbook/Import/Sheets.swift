import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// The files of one import: their rows are one act.
struct Sheets {
    let files: [Sheet]
    let rows: [Sheet.Row]

    /// Reads the files, one after the other.
    init(files: [String], fields: [Field], required: Set<String>, map: ColumnMap) throws {
        var sheets: [Sheet] = []
        for file in files {
            let lines = sheets.last { !$0.rows.isEmpty }?.rows.last?.line ?? 0
            sheets.append(
                try Sheet(
                    file: file, number: sheets.count, after: lines, fields: fields, required: required, map: map))
        }
        self.files = sheets
        rows = sheets.flatMap(\.rows)
    }

    /// The name of the file that a row is of.
    func file(of row: Sheet.Row) -> String { files[row.file].name }

    /// The name of a field's column in a row's file.
    func column(of field: Field, in row: Sheet.Row) -> String { files[row.file].column(of: field) }

    /// The columns that are no field.
    var unused: [String] {
        var seen: Set<String> = []
        return files.flatMap(\.unused).filter { seen.insert($0).inserted }
    }

    /// Says what a file was written in, where that had to be found out.
    var reading: [Sentence] {
        files.filter { $0.encoding == .gb18030 }.map { ImportSentences.readAsGB18030($0.name, rows: $0.rows.count) }
    }

    /// The names of the files that were read as GB18030.
    var inGB18030: [String] { files.filter { $0.encoding == .gb18030 }.map(\.name) }

    /// Says which columns were not used, where there are some.
    var remark: [Sentence] { unused.isEmpty ? [] : [ImportSentences.unused(unused)] }

    /// What the files ask for, as it was asked.
    func content(kind: String, of rows: [Sheet.Row]? = nil) -> String {
        let texts = (rows ?? self.rows).map { row in
            JSONValue.object(row.texts.mapValues(JSONValue.string))
        }
        return "import.\(kind)\n" + JSONValue.array(texts).text
    }

    /// Rows with more cells than their header.
    var malformed: [Sheet.Problem] { files.flatMap(\.malformed) }

    /// Rows whose text in a field also stands in an earlier row.
    func repeated(_ field: Field) -> [Sheet.Problem] {
        var first: [String: Sheet.Row] = [:]
        return rows.compactMap { row -> Sheet.Problem? in
            guard let text = row.texts[field.key], !text.isEmpty else { return nil }
            guard let earlier = first[text] else {
                first[text] = row
                return nil
            }
            let expected =
                earlier.file == row.file
                ? FieldSentences.alsoIn(row: earlier.number)
                : FieldSentences.alsoIn(row: earlier.number, of: file(of: earlier))
            return Sheet.Problem(row: row, column: column(of: field, in: row), text: text, expected: expected)
        }
    }

    /// Every bad cell, with its row, column and value, and what is expected there.
    func failure(_ problems: [Sheet.Problem]) -> Failure {
        let sorted = problems.sorted { ($0.row.line, $0.column) < ($1.row.line, $1.column) }
        let several = files.count > 1
        let table = Table(
            (several ? [Column("file", Headings.file)] : []) + [
                Column("row", Headings.row, .trailing), Column("column", Headings.column),
                Column("value", Headings.value), Column("expected", Headings.problem),
            ],
            rows: sorted.map { problem in
                (several ? [.text(file(of: problem.row))] : []) + [
                    .integer(problem.row.number), .text(problem.column), .text(problem.text),
                    .state(problem.expected, key: problem.expected.en),
                ]
            })
        let bad = Set(sorted.map(\.row.line)).count
        let names = files.map(\.name).joined(separator: ", ")
        return Failure(
            .badData, lines: [],
            document: Document([
                Document.Section(.lines(reading + [ImportSentences.bad(names, bad: bad, of: rows.count)])),
                Document.Section(.table(table), key: "problems"),
            ]))
    }

    /// What the store says of rows by their lines, with the rows' own numbers; nil where several files make that unclear.
    func told(_ error: StoreError) -> StoreError {
        switch error {
        case .refused(let reasons) where files.count > 1:
            return .refused(
                reasons.map { reason in
                    var reason = reason
                    reason.row = nil
                    return reason
                })
        default: return error
        }
    }
}
