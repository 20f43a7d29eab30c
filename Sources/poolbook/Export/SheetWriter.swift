import Foundation
import Reporting
import Scheduling

/// Where the rows of a file go: to a file with the mark of UTF-8, or to standard output.
struct SheetWriter {
    private let file: OutputFile?
    private let keys: [String]
    private(set) var rows = 0

    /// Writes the header: the fields' keys, or, for a reader of Chinese, their headings, which import knows as well.
    init(_ fields: [Field], to path: String?, _ overwriting: OutputFile.Overwriting, _ language: Language) throws {
        keys = fields.map(\.key)
        file = try path.flatMap { $0 == "-" ? nil : try OutputFile($0, overwriting) }
        let header = fields.map { language == .english ? $0.key : $0.heading.zh }
        try write((path == nil || path == "-" ? "" : "\u{FEFF}") + CommaSeparated.line(header))
    }

    /// Writes a row; a field that is not in it is empty.
    mutating func add(_ texts: [String: String]) throws {
        try write(CommaSeparated.line(keys.map { texts[$0] ?? "" }))
        rows += 1
    }

    func finish() throws {
        try file?.finish()
    }

    private func write(_ text: String) throws {
        if let file { return try file.add(text) }
        // On a terminal a name is read, and nothing else.
        let shown = Terminal.isOutput ? printable(text, lines: .kept) : text
        try? FileHandle.standardOutput.write(contentsOf: Data(shown.utf8))
    }
}
