import Foundation
import Reporting

/// Which columns of a file have which fields, as somebody said: `--map COLUMN=FIELD`, or a file of such lines.
struct ColumnMap {
    struct Pair {
        let column: String
        let field: String
        /// Whether a file without the column is one that this was not meant for.
        let need: Need
    }

    enum Need {
        /// It was typed: the file must have it.
        case column
        /// It was saved for files like this one.
        case nothing
    }

    private(set) var pairs: [Pair] = []

    /// Reads the arguments of `--map`: one with `=` is a pair, any other a file.
    init(_ arguments: [String], fields: [Field]) throws {
        for argument in arguments {
            if argument.contains("=") {
                guard let pair = Self.pair(argument, need: .column) else {
                    throw Failure(.usage, ImportSentences.map(argument))
                }
                pairs.append(pair)
            } else {
                pairs += try Self.saved(in: argument)
            }
        }
        if let stranger = pairs.first(where: { pair in !fields.contains { $0.key == pair.field } }) {
            throw Failure(.badData, ImportSentences.noField(stranger.field, fields.map(\.key)))
        }
    }

    private static func saved(in file: String) throws -> [Pair] {
        guard FileManager.default.fileExists(atPath: file) else { throw Failure(.usage, ImportSentences.map(file)) }
        let lines = try FileText(of: file).text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return try lines.enumerated().compactMap { index, line in
            if line.allSatisfy(\.isWhitespace) { return nil }
            guard let pair = pair(String(line), need: .nothing) else {
                throw Failure(.badData, ImportSentences.mapLine(file, line: index + 1))
            }
            return pair
        }
    }

    /// A field has no `=` in its name; a column may.
    private static func pair(_ text: String, need: Need) -> Pair? {
        let parts = text.splitAtLastEquals
        let (column, field) = (parts.before.trimmed, parts.after?.trimmed ?? "")
        return column.isEmpty || field.isEmpty ? nil : Pair(column: column, field: field, need: need)
    }

    /// The text of a map file.
    static func text(_ mapping: [(column: String, field: String)]) -> String {
        mapping.map { "\($0.column)=\($0.field)\n" }.joined()
    }
}
