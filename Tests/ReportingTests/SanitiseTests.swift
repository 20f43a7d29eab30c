import Reporting
import Testing

@Suite struct SanitiseTests {
    @Test(arguments: [
        ("律师-03", "律师-03"), ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"), ("\u{1B}]0;title\u{7}", "]0;title"),
        ("\u{9B}2J", "2J"), ("a\u{0}b\u{8}c\u{7F}", "abc"), ("\u{202E}gnp.exe", "gnp.exe"),
        ("\u{2066}a\u{2069}\u{200E}\u{200F}\u{61C}", "a"), ("zero\u{200B}\u{FEFF}width", "zerowidth"),
        ("\u{E0041}\u{AD}x", "x"), ("one\ntwo\r\nthree\u{2028}four\tfive", "one two three four five"),
        ("e\u{301} 한 🙂", "e\u{301} 한 🙂"), ("\u{FFFF}", ""),
    ])
    func `What acts on a terminal is removed, what is read stays`(text: String, shown: String) {
        #expect(printable(text) == shown)
    }

    @Test func `Line breaks are kept where several lines are wanted`() {
        #expect(printable("one\r\ntwo\rthree\u{2029}four", lines: .kept) == "one\ntwo\nthree\nfour")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+86 10", "'+86 10"), ("-cmd", "'-cmd"), ("@sum", "'@sum"), ("\tx", "'\tx"),
        ("\rx", "'\rx"), ("＝1", "'＝1"), ("-12.50", "-12.50"), ("-5", "-5"), ("-5-5", "'-5-5"), ("-", "'-"),
        ("-1.2.3", "'-1.2.3"), ("12.50", "12.50"), ("a=b", "a=b"), ("", ""), ("=\u{301}1", "'=\u{301}1"),
    ])
    func `A cell that a spreadsheet would compute is guarded, a plain negative number is not`(
        cell: String, written: String
    ) {
        #expect(guarded(cell) == written)
    }
}
