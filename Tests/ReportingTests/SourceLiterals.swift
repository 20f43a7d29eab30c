/// A string literal of a Swift source file.
struct SourceLiteral: Equatable {
    /// What stands between the quotes, without the interpolations.
    var text = ""
    /// What stands in the parentheses of each interpolation, in order.
    var interpolations: [String] = []
    /// The line it begins on, from 1.
    var line = 0
    /// Up to 200 characters of code before it, across lines, with empty literals and without comments.
    var context = ""
}

/// Finds the string literals of Swift source: one-line and multi-line, raw ones too, not those inside comments.
///
/// A literal inside an interpolation belongs to that interpolation and is not listed by itself. A scanner, not a
/// parser: it knows comments, quotes, escapes and nested parentheses, and regular expressions not at all.
struct SourceScanner {
    private let source: [Character]
    private var position = 0
    private var line = 1
    private var code = ""
    private(set) var literals: [SourceLiteral] = []
    /// The source with each literal as `§n§`, its number in `literals`, and without comments.
    private(set) var skeleton = ""

    init(_ text: String) {
        source = Array(text)
        while position < source.count { step() }
    }

    private func starts(_ text: String, at offset: Int = 0) -> Bool {
        let from = position + offset
        guard from + text.count <= source.count else { return false }
        return zip(source[from...], text).allSatisfy { $0 == $1 }
    }

    @discardableResult private mutating func take(_ count: Int = 1) -> String {
        let taken = source[position..<min(position + count, source.count)]
        position += taken.count
        line += taken.count { $0.isNewline }
        return String(taken)
    }

    private mutating func step() {
        if !["/", "#", "\""].contains(source[position]) {
            keep(source[position])
        } else if starts("//") {
            while position < source.count, !source[position].isNewline { take() }
        } else if starts("/*") {
            while position < source.count, !starts("*/") { take() }
            take(2)
        } else if let hashes = openingHashes() {
            var literal = SourceLiteral(line: line, context: String(code.suffix(200)))
            readLiteral(hashes, into: &literal)
            skeleton += "§\(literals.count)§"
            code += "\"\""
            literals.append(literal)
        } else {
            keep(source[position])
        }
    }

    private mutating func keep(_ character: Character) {
        skeleton.append(character)
        code.append(character)
        line += character.isNewline ? 1 : 0
        position += 1
    }

    /// How many `#` stand before a quote here; nil where no literal begins.
    private func openingHashes() -> Int? {
        var count = 0
        while starts("#", at: count) { count += 1 }
        return starts("\"", at: count) ? count : nil
    }

    private mutating func readLiteral(_ hashes: Int, into literal: inout SourceLiteral) {
        let marks = String(repeating: "#", count: hashes)
        let quote = starts("\"\"\"", at: hashes) ? "\"\"\"" : "\""
        take(hashes + quote.count)
        while position < source.count, !starts(quote + marks) {
            if starts("\\" + marks + "(") {
                take(2 + hashes)
                literal.interpolations.append(readInterpolation())
            } else if starts("\\" + marks) {
                // A newline, a tab or an escaped line end parts words as they do when shown.
                take(1 + hashes)
                let escape = take()
                literal.text += escape == "n" || escape == "t" || escape == "\n" ? " " : escape
            } else {
                literal.text += take()
            }
        }
        take(quote.count + hashes)
    }

    private mutating func readInterpolation() -> String {
        var text = ""
        var depth = 1
        while position < source.count {
            if let hashes = openingHashes() {
                let start = position
                var inner = SourceLiteral()
                readLiteral(hashes, into: &inner)
                text += String(source[start..<position])
                continue
            }
            if starts("(") { depth += 1 }
            if starts(")") { depth -= 1 }
            let taken = take()
            if depth == 0 { break }
            text += taken
        }
        return text
    }
}
