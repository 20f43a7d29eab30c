/// What becomes of the line breaks of a text from outside.
public enum LineBreaks: Sendable {
    /// Each becomes a space, where one line is wanted.
    case joined
    /// Each becomes a newline, where the text may have several lines.
    case kept
}

/// A text from outside with everything removed that could act on a terminal rather than be read.
///
/// Gone are control characters (the escape character and the C1 range too), format characters (Unicode category Cf:
/// the bidirectional marks, embeddings, overrides and isolates, zero-width joiners, soft hyphens, tags) and
/// noncharacters. What stays of an escape sequence is harmless text. Tabs become spaces.
public func printable(_ text: String, lines: LineBreaks = .joined) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        defer { previous = scalar }
        switch scalar {
        case "\n" where previous == "\r": continue
        case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}":
            switch lines {
            case .joined: result.append(" ")
            case .kept: result.append("\n")
            }
        case "\t": result.append(" ")
        default: if isPrintable(scalar) { result.append(scalar) }
        }
    }
    return String(result)
}

/// Whether a terminal shows the character and does nothing else with it.
func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard !properties.isNoncharacterCodePoint else { return false }
    // The many categories that are letters, marks, numbers and symbols differ in nothing here.
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
}

/// A CSV cell that no spreadsheet takes for a formula.
///
/// A text that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break, also after quotation marks
/// of this kind, gets a leading `'`; ``unguarded(_:)`` takes it away. A plain negative number such as `-12.50` stays as
/// it is.
public func guarded(_ cell: String) -> String {
    startsFormula(cell) && !isPlainNegative(cell) ? "'" + cell : cell
}

/// The text that ``guarded(_:)`` guarded; any other as it is.
public func unguarded(_ cell: String) -> String {
    guard cell.unicodeScalars.first == "'", startsFormula(cell) else { return cell }
    return String(cell.unicodeScalars.dropFirst())
}

private func startsFormula(_ cell: String) -> Bool {
    cell.unicodeScalars.first { $0 != "'" }.map(formulaStarts.contains) ?? false
}

private let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
]

private func isPlainNegative(_ cell: String) -> Bool {
    let parts = cell.dropFirst().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return cell.first == "-" && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
