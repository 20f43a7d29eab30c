import Reporting

/// A manual page in the making, in the macros of man(7).
struct Roff {
    private(set) var text = ""
    /// Whether the next paragraph is the first below its heading: it needs no macro.
    private var isBelowHeading = false

    /// - Parameter name: the page's name in capitals; section 1.
    init(title name: String, version: String, manual: String) {
        // The encoding is said for formatters that are not told it.
        line("'\\\" -*- coding: UTF-8 -*-")
        line(".TH \(Self.quoted(name)) 1 \"\" \(Self.quoted(version)) \(Self.quoted(manual))")
        // Nothing is hyphenated or stretched: commands are to be typed as they stand.
        line(".nh")
        line(".ad l")
    }

    mutating func section(_ title: String) {
        line(".SH \(Self.quoted(title))")
        isBelowHeading = true
    }

    mutating func subsection(_ title: String) {
        line(".SS \(Self.quoted(title))")
        isBelowHeading = true
    }

    mutating func paragraph(_ text: String) {
        if !isBelowHeading { line(".PP") }
        line(Self.running(text))
    }

    /// A term with its explanation.
    mutating func item(_ term: String, _ text: String) {
        line(".TP")
        line(term)
        line(text.isEmpty ? "\\&" : Self.running(text))
    }

    /// Lines as they stand.
    mutating func verbatim(_ lines: [String]) {
        if !isBelowHeading { line(".PP") }
        line(".nf")
        lines.forEach { line(Self.escaped($0)) }
        line(".fi")
    }

    mutating func line(_ line: String) {
        text += line + "\n"
        isBelowHeading = false
    }

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

    /// Running text: the formatter is told where a Chinese line may end.
    private static func running(_ text: String) -> String { marked(escaped(text), breaks: "\\:") }

    /// A macro's argument.
    private static func quoted(_ text: String) -> String {
        "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\""
    }
}
