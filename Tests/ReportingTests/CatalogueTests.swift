import Foundation
import Testing

/// Reads the sources of the program, and holds every sentence that people read against its translation.
@Suite struct CatalogueTests {
    @Test func `Every sentence of the program is in both languages`() throws {
        var checked = 0
        var failures: [String] = []
        for file in try sourceFiles(under: ["Sources"]) {
            let found = sentences(in: file.text)
            checked += found.count
            failures += found.compactMap { sentence in
                sentence.fault.map { "\(file.path):\(sentence.line): \($0)" }
            }
        }
        print("catalogue: \(checked) sentences checked, \(failures.count) untranslated")
        #expect(checked > 0)
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }

    @Test func `No English sentence is shown past the catalogue`() throws {
        let failures = try sourceFiles(under: ["Sources/Reporting", "Sources/poolbook"]).flatMap { file in
            strayEnglish(in: file.text).map { "\(file.path):\($0.line): \"\($0.text)\" is no Sentence" }
        }
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }

    @Test func `Only names, symbols and commands of ours are verbatim`() throws {
        let failures = try sourceFiles(under: ["Sources"]).flatMap { file in
            strayVerbatim(in: file.text).map { "\(file.path):\($0.line): \"\($0.text)\" wants a translation" }
        }
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
        let source = #".verbatim("held") .verbatim("poolbook find") .verbatim("R-7K3M") .verbatim("\(name)")"#
        #expect(strayVerbatim(in: source).map(\.text) == ["held"])
    }

    static let examples: [(String, String?)] = [
        (#"Sentence(en: "held", zh: "保留")"#, nil),
        (#"Sentence(en: "held", zh: "held")"#, "no Chinese in \"held\""),
        (#"Sentence(en: "保留", zh: "保留")"#, "Chinese in the English \"保留\""),
        (#"Sentence(en: "\(a) held", zh: "保留")"#, "not the same interpolations: [a] and []"),
        (#"Sentence(en: "\(f("x)")) held", zh: "保留 \(f("x)"))")"#, nil),
        (#"Sentence(en: "\(a) of \(b)", zh: "\(b) 中的 \(a)")"#, nil),
        (#"Sentence(en: "\(counted(n, "hall", "halls"))", zh: "\(n) 个场地")"#, nil),
        (#"Sentence(en: "\(counted(n, "hall", "halls"))", zh: "\(grouped(n)) 个场地")"#, nil),
        (#"Sentence(en: "for \(x.en)", zh: "给 \(x.zh)")"#, nil),
        (#"Sentence(en: "on \(x.text(in: .english))", zh: "在 \(x.text(in: .simplifiedChinese))")"#, nil),
        ("Sentence(\n en: \"\"\"\n held\n \"\"\",\n zh: \"\"\"\n held\n \"\"\")", "no Chinese in \"held\""),
        (#"print("\(Sentence(en: "held", zh: "x"))")"#, "no Chinese in \"x\""),
        (#"Sentence(en: ", ", zh: "、")"#, nil),
        (#"Sentence(en: "all of it, " + "or none", zh: "全有" + "或全无")"#, nil),
        (#"let s: Sentence = .init(en: "held", zh: "b")"#, "no Chinese in \"b\""),
        (#"Sentence(en: "\(a): \(b)", zh: "\(a): \(b)")"#, nil),
        (#"Sentence(en: text, zh: text)"#, "not two literals"),
        (#"Sentence(en: a ? "x" : "y", zh: "甲")"#, "not two literals"),
    ]

    @Test(arguments: examples)
    func `The catalogue test finds what it looks for`(source: String, fault: String?) {
        let found = sentences(in: "// Sentence(en: \"a b\", zh: \"c\")\n" + source)
        #expect(found.count == 1)
        #expect(found.first?.fault == fault)
    }

    @Test func `Stray English is found, and SQL, comments, preconditions and sentences are not taken for it`() {
        let source = #"""
            // print("one two")
            print("no hall is free")
            let sql = "select a from b"
            precondition(ok, "a row is short")
            let s = Sentence(
                en: "no hall", zh: "无")
            let key = "starts_at", url = "https://a.example/b", one = "One Two"
            print("\(ok ? "all is well" : "R")")
            let nested = "\(x) was \(Sentence(en: "very much", zh: "很")) so there"
            """#
        #expect(strayEnglish(in: source).map(\.line) == [2, 8, 9])
    }
}

private struct SourceFile {
    var path: String
    var text: String
}

/// The Swift files under folders of the package, the definition of `Sentence` left out.
private func sourceFiles(under folders: [String], here: String = #filePath) throws -> [SourceFile] {
    let root = URL(filePath: here).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try folders.flatMap { folder -> [SourceFile] in
        let base = root.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: base.path())?.compactMap { $0 as? String } ?? []
        let swift = paths.sorted().filter { $0.hasSuffix(".swift") && !$0.hasSuffix("Sentence.swift") }
        return try swift.map { path in
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            return SourceFile(path: folder + "/" + path, text: text)
        }
    }
}

/// A `Sentence(en:zh:)` as it is written in a source file.
private struct WrittenSentence {
    var line: Int
    /// Nil where a side is not made of literals only.
    var en: SourceLiteral?
    var zh: SourceLiteral?

    /// What is wrong with it, or nil. What has no letter outside its interpolations needs no Chinese.
    var fault: String? {
        guard let en, let zh else { return "not two literals" }
        let english = en.text.trimmingCharacters(in: .whitespacesAndNewlines)
        let chinese = zh.text.trimmingCharacters(in: .whitespacesAndNewlines)
        if hasHan(english) { return "Chinese in the English \"\(english)\"" }
        let isSymbols = !(english + chinese).contains(where: \.isLetter)
        if !hasHan(chinese), !isSymbols { return "no Chinese in \"\(chinese)\"" }
        let left = en.interpolations.map(normalised).sorted()
        let right = zh.interpolations.map(normalised).sorted()
        if left == right { return nil }
        let sides = [left, right].map { "[" + $0.joined(separator: ", ") + "]" }
        return "not the same interpolations: " + sides.joined(separator: " and ")
    }
}

/// The sentences of a source file: `Sentence(` or `.init(` with `en:` and `zh:`, each side one literal or several
/// joined by `+`.
private func sentences(in source: String) -> [WrittenSentence] {
    let scanner = SourceScanner(source)
    let start = /\(\s*en:\s*/
    let literal = /§(\d+)§(?:\s*\+\s*§(\d+)§)*/
    let nested = scanner.literals.flatMap(\.interpolations).flatMap { sentences(in: $0) }
    return nested
        + scanner.skeleton.matches(of: start).map { match in
            let line = scanner.skeleton[..<match.range.lowerBound].count { $0.isNewline } + 1
            var rest = scanner.skeleton[match.range.upperBound...]
            var sentence = WrittenSentence(line: line)
            guard let en = rest.prefixMatch(of: literal) else { return sentence }
            rest = rest[en.range.upperBound...]
            guard let between = rest.prefixMatch(of: /\s*,\s*zh:\s*/) else { return sentence }
            rest = rest[between.range.upperBound...]
            guard let zh = rest.prefixMatch(of: literal) else { return sentence }
            rest = rest[zh.range.upperBound...]
            guard rest.prefixMatch(of: /\s*,?\s*\)/) != nil else { return sentence }
            let joinedEn = joined(scanner.skeleton[en.range], scanner.literals)
            sentence.line = joinedEn.line
            sentence.en = joinedEn
            sentence.zh = joined(scanner.skeleton[zh.range], scanner.literals)
            return sentence
        }
}

/// The literals that a piece of skeleton names, as one.
private func joined(_ skeleton: Substring, _ literals: [SourceLiteral]) -> SourceLiteral {
    let parts = skeleton.matches(of: /§(\d+)§/).compactMap { Int($0.1) }.map { literals[$0] }
    return SourceLiteral(
        text: parts.map(\.text).joined(), interpolations: parts.flatMap(\.interpolations), line: parts.first?.line ?? 0)
}

/// An interpolation without what may differ between the languages: the language itself, and how a number is counted.
private func normalised(_ interpolation: String) -> String {
    var text = interpolation.filter { !$0.isWhitespace }
    text = text.replacing(".simplifiedChinese", with: ".english")
    text = text.replacing(/\.zh\b/, with: ".en")
    text = text.replacing(/\bcounted\((.+?),"[^"]*","[^"]*"\)/) { String($0.1) }
    return text.replacing(/\bgrouped\((.+?)\)/) { String($0.1) }
}

private func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) || (0x20000...0x3FFFF).contains($0.value) }
}

/// String literals that look like English that somebody is meant to read, but are in no `Sentence`.
///
/// The heuristic: two lower-case words (of two letters or more) beside each other. Not counted are the sides of a
/// `Sentence`, what begins with a word of SQL, command lines of ours, and what only programmers read: the arguments of ``forProgrammers``.
private func strayEnglish(in source: String) -> [SourceLiteral] {
    let scanner = SourceScanner(source)
    let owned = Set(
        scanner.skeleton.matches(of: /\b(?:en|zh):\s*§\d+§(?:\s*\+\s*§\d+§)*/).flatMap { match in
            match.output.matches(of: /§(\d+)§/).compactMap { Int($0.1) }
        })
    let sql = /\s*(?:select|insert|update|delete|with|call|set|begin|copy)\b/
    return scanner.literals.enumerated().filter { !owned.contains($0.offset) }.flatMap { _, literal in
        let nested = literal.interpolations.flatMap { strayEnglish(in: $0) }.map { inner in
            SourceLiteral(text: inner.text, line: literal.line)
        }
        let isEnglish = literal.text.firstMatch(of: /\b[a-z]{2,} [a-z]{2,}\b/) != nil
        let isSQL = literal.text.prefixMatch(of: sql) != nil
        let isCommand = literal.text.hasPrefix("poolbook ") || literal.text.hasPrefix("--")
        let isShown = isEnglish && !isSQL && !isCommand && !forProgrammers.contains { isArgument(literal, of: $0) }
        return nested + (isShown ? [literal] : [])
    }
}

/// `UsagePhrase` names the argument parser's English by which its Chinese is found; a `ShellScript` is for a shell.
private let forProgrammers = [
    "precondition", "preconditionFailure", "assert", "assertionFailure", "fatalError", "@available", "UsagePhrase",
    "ShellScript",
]

/// Whether the literal stands between the parentheses of a call of the function.
private func isArgument(_ literal: SourceLiteral, of function: String) -> Bool {
    guard let call = literal.context.ranges(of: function + "(").last else { return false }
    var depth = 1
    for character in literal.context[call.upperBound...] {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        if depth == 0 { return false }
    }
    return true
}

/// Literals passed to `Sentence.verbatim` that hold a lower-case word and are no command of ours.
private func strayVerbatim(in source: String) -> [SourceLiteral] {
    let scanner = SourceScanner(source)
    return scanner.literals.filter { literal in
        literal.context.hasSuffix(".verbatim(") && !literal.text.hasPrefix("poolbook")
            && literal.text.firstMatch(of: /[a-z]{2,}/) != nil
    }
}
