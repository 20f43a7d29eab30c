/// A command line as bash has it: words without their quotes, and how the last one is quoted.
struct BashLine {
    private enum Quote {
        case none, single, double
    }

    /// The words, the program's name first; the last is the one at the cursor.
    private(set) var words: [String] = []
    private var quote = Quote.none
    /// How long the last word was when its quotation mark came: bash replaces what is behind the mark.
    private var unquoted = 0

    /// - Parameter line: the line up to the cursor.
    init(_ line: String) {
        var word = ""
        var isWord = true
        var escaped = false
        for character in line {
            if escaped {
                if quote == .double, !"\"\\$`".contains(character) { word.append("\\") }
                word.append(character)
                escaped = false
            } else {
                switch (quote, character) {
                case (.none, "\\"), (.double, "\\"): (escaped, isWord) = (true, true)
                case (.none, "'"): (quote, isWord, unquoted) = (.single, true, word.count)
                case (.none, "\""): (quote, isWord, unquoted) = (.double, true, word.count)
                case (.single, "'"), (.double, "\""): quote = .none
                case (.none, " "), (.none, "\t"):
                    if isWord { words.append(word) }
                    (word, isWord) = ("", false)
                case (_, _):
                    word.append(character)
                    isWord = true
                }
            }
        }
        words.append(word)
    }

    /// What bash is to put in the place of the word that it sees, which begins behind the last break.
    func replacement(_ candidate: String, breaks: String) -> String {
        switch quote {
        case .single: return candidate.contains("'") ? "" : String(candidate.dropFirst(unquoted))
        case .double:
            return candidate.dropFirst(unquoted).reduce(into: "") { text, character in
                if "\"\\$`".contains(character) { text.append("\\") }
                text.append(character)
            }
        case .none:
            let typed = words.last ?? ""
            let signs = Set(breaks).intersection("=:")
            var kept = 0
            if let last = typed.lastIndex(where: signs.contains) {
                let beginning = typed[...last]
                if candidate.hasPrefix(beginning) { kept = beginning.count }
            }
            return candidate.dropFirst(kept).reduce(into: "") { text, character in
                if " \t'\"\\$`&;|<>()[]{}*?!#~".contains(character) { text.append("\\") }
                text.append(character)
            }
        }
    }
}
