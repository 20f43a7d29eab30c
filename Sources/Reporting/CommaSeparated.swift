/// Rows of cells as text, after RFC 4180, and back: what ``line(_:)`` writes, ``rows(in:)`` reads unchanged.
///
/// Rows end in LF, CR LF or CR and nothing else: not at the other characters that Unicode takes for line ends, nor
/// does a mark that combines with a comma or a quotation mark hide it.
public enum CommaSeparated {
    /// Why a text is no such rows. Rows are counted as a spreadsheet does, from 1.
    public enum Problem: Error, Sendable, Hashable {
        /// A quotation mark is opened in this row, and never closed.
        case openQuote(row: Int)
        /// A quotation mark stands within a cell of this row, or text after one that closes.
        case strayQuote(row: Int)
    }

    /// One row, cells that a spreadsheet would take for a formula guarded, with its line end.
    public static func line(_ cells: [String]) -> String {
        cells.map { quoted(guarded($0)) }.joined(separator: ",") + "\n"
    }

    /// The rows of a text; a cell that was guarded is read as it was before. An empty line is a row of one empty cell.
    public static func rows(in text: String) throws(Problem) -> [[String]] {
        var reader = Reader(bytes: Array(text.utf8))
        var rows: [[String]] = []
        while let row = try reader.row(number: rows.count + 1) { rows.append(row) }
        return rows
    }

    /// A cell between quotation marks, where it has to be.
    static func quoted(_ cell: String) -> String {
        // By code unit: a comma or a quote can be the base of a larger character.
        let needs = cell.utf8.contains {
            [Reader.comma, Reader.quote, Reader.lineFeed, Reader.carriageReturn].contains($0)
        }
        let blank = cell.utf8.first == Reader.space || cell.utf8.last == Reader.space
        guard needs || blank else { return cell }
        var result = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars {
            result.append(scalar)
            if scalar == "\"" { result.append(scalar) }
        }
        return "\"" + String(result) + "\""
    }
}

/// Reads rows byte by byte: every byte that means something here is ASCII, and stands for itself in UTF-8.
private struct Reader {
    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let space = UInt8(ascii: " ")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The next row; nil at the end.
    mutating func row(number: Int) throws(CommaSeparated.Problem) -> [String]? {
        guard position < bytes.count else { return nil }
        var cells: [String] = []
        while true {
            cells.append(unguarded(try cell(row: number)))
            switch next {
            case Self.comma: position += 1
            case Self.carriageReturn:
                position += 1
                if next == Self.lineFeed { position += 1 }
                return cells
            default:
                position += 1
                return cells
            }
        }
    }

    /// A cell, up to the comma or line end after it.
    private mutating func cell(row: Int) throws(CommaSeparated.Problem) -> String {
        let start = position
        while next == Self.space { position += 1 }
        guard next == Self.quote else {
            while let byte = next, ![Self.comma, Self.lineFeed, Self.carriageReturn].contains(byte) {
                guard byte != Self.quote else { throw .strayQuote(row: row) }
                position += 1
            }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        position += 1
        var content: [UInt8] = []
        while true {
            guard let byte = next else { throw .openQuote(row: row) }
            position += 1
            if byte != Self.quote {
                content.append(byte)
            } else if next == Self.quote {
                content.append(byte)
                position += 1
            } else {
                break
            }
        }
        while next == Self.space { position += 1 }
        if let byte = next, ![Self.comma, Self.lineFeed, Self.carriageReturn].contains(byte) {
            throw .strayQuote(row: row)
        }
        return String(decoding: content, as: UTF8.self)
    }
}
