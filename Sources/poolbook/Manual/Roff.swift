/// A manual page in the making, in the macros of man(7).
struct Roff {
    private(set) var text = ""

    /// - Parameter name: the page's name in capitals; section 1.
    init(title name: String, version: String, manual: String) {
        // The encoding is said for formatters that are not told it.
        line("'\\\" -*- coding: UTF-8 -*-")
        line(".TH \(Self.quoted(name)) 1 \"\" \(Self.quoted(version)) \(Self.quoted(manual))")
        // Nothing is hyphenated or stretched: commands are to be typed as they stand.
        line(".nh")
        line(".ad l")
    }

    mutating func section(_ title: String) { line(".SH \(Self.quoted(title))") }

    mutating func subsection(_ title: String) { line(".SS \(Self.quoted(title))") }

    mutating func paragraph(_ text: String) {
        line(".PP")
        line(Self.escaped(text))
    }

    /// A term with its explanation.
    mutating func item(_ term: String, _ text: String) {
        line(".TP")
        line(term)
        line(text.isEmpty ? "\\&" : Self.escaped(text))
    }

    /// Lines as they stand.
    mutating func verbatim(_ lines: [String]) {
        line(".PP")
        line(".nf")
        lines.forEach { line(Self.escaped($0)) }
        line(".fi")
    }

    mutating func line(_ line: String) { text += line + "\n" }

    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    /// A text that means nothing to the formatter.
    static func escaped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let plain = line.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
                .replacing("~", with: "\\(ti").replacing("^", with: "\\(ha").replacing("`", with: "\\(ga")
            return plain.hasPrefix(".") ? "\\&" + plain : plain
        }.joined(separator: "\n")
    }

    /// A macro's argument.
    private static func quoted(_ text: String) -> String {
        "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\""
    }
}
