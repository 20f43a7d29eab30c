import Reporting
import Testing

/// What is written as rows of cells is read unchanged, whatever is in it.
@Suite struct CommaSeparatedTests {
    /// The same numbers each time.
    private struct Numbers {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    private static let pieces: [String] = [
        "\"", ",", "\n", "\r\n", "\r", "'", "=", "+", "-", "@", "\t", " ", "＝", "－", "；", "，", "、", ";", "a", "7",
        "-12.5",
        "团市委", "👩‍👩‍👧", "\u{301}", "\u{200D}", "\u{2028}", "\u{85}", "\u{202E}", "שלום", "\u{FEFF}", "#", "|", "𠮷", "１２",
    ]

    @Test(arguments: 0..<20) func `hostile cells come back as they were`(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed))
        for _ in 0..<100 {
            let width = 1 + numbers.next(6)
            let rows = (0...numbers.next(5)).map { _ in
                (0..<width).map { _ in
                    (0..<numbers.next(6)).map { _ in Self.pieces[numbers.next(Self.pieces.count)] }.joined()
                }
            }
            let text = rows.map(CommaSeparated.line).joined()
            let back = try CommaSeparated.rows(in: text)
            // By scalars: `==` takes texts for equal that differ in them.
            #expect(
                back.map { $0.map { Array($0.unicodeScalars) } } == rows.map { $0.map { Array($0.unicodeScalars) } })
        }
    }

    @Test(arguments: [
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,", [["a", "b"], ["c", ""]]), ("\n\na", [[""], [""], ["a"]]), ("", []),
        ("\"a,\n\"\"b\"\"\", \"c\" ,d", [["a,\n\"b\"", "c", "d"]]), (" a , b ", [[" a ", " b "]]),
        ("a\u{2028}b,c\u{85}", [["a\u{2028}b", "c\u{85}"]]),
        ("'=1,''=1,'a,=1,''", [["=1", "'=1", "'a", "=1", "''"]]),
    ])
    func `rows are read as spreadsheets write them`(text: String, rows: [[String]]) throws {
        #expect(try CommaSeparated.rows(in: text) == rows)
    }

    @Test func `a quotation mark in the wrong place is told with its row`() {
        #expect(throws: CommaSeparated.Problem.openQuote(row: 2)) { try CommaSeparated.rows(in: "a\n\"b\nc\n") }
        #expect(throws: CommaSeparated.Problem.strayQuote(row: 3)) { try CommaSeparated.rows(in: "a\nb\nc\"d\n") }
        #expect(throws: CommaSeparated.Problem.strayQuote(row: 1)) { try CommaSeparated.rows(in: "\"a\"b\n") }
    }

    @Test(arguments: ["=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "＝1", "'=1", "''=1"])
    func `what a spreadsheet would take for a formula is guarded, and read as it was`(text: String) {
        #expect(guarded(text) == "'" + text)
        #expect(unguarded(guarded(text)) == text)
    }

    @Test(arguments: ["-12.50", "-7", "a=1", "'a", "''", "", "it's", "团市委"])
    func `any other text is written as it is`(text: String) {
        #expect(guarded(text) == text)
        #expect(unguarded(text) == text)
    }
}
