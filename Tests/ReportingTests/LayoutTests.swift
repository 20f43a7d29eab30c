import Reporting
import Testing

@Suite struct LayoutTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("东胜区文化宫·大厅", 17), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("\u{200B}", 0),
        ("３", 2), ("｡", 1), ("한국", 4), ("각", 2), ("🙂", 2), ("👍🏽", 2), ("🇨🇳", 2), ("1️⃣", 2), ("☂️", 2), ("☂", 1),
        ("𠮷", 2), ("…", 1), ("（", 2), ("㎡", 2),
    ])
    func `A text takes the columns that a terminal gives it`(text: String, width: Int) {
        #expect(displayWidth(of: text) == width)
    }

    @Test func `A text is padded on either side by what it takes on the screen`() {
        #expect(padded("大厅", to: 6) + "|" == "大厅  |")
        #expect(padded("800.00", to: 8, .trailing) == "  800.00")
        #expect(padded("大厅", to: 2) == "大厅")
    }

    @Test func `A text that is too wide ends in an ellipsis and never exceeds its width`() {
        #expect(truncated("东胜区文化宫", to: 12) == "东胜区文化宫")
        #expect(truncated("东胜区文化宫", to: 11) == "东胜区文化…")
        #expect(truncated("东胜区文化宫", to: 10) == "东胜区文…")
        #expect(truncated("a long name", to: 7) == "a long…")
        #expect(truncated("a long name", to: 3) == "a…")
        #expect(truncated("abc", to: 1) == "…")
        #expect(truncated("abc", to: 0) == "")
    }

    @Test func `Latin text is wrapped at spaces`() {
        let text = "All of it or none: places and money"
        #expect(wrapped(text, to: 12) == ["All of it or", "none: places", "and money"])
        #expect(wrapped("incomprehensible", to: 6) == ["incomp", "rehens", "ible"])
        #expect(wrapped("", to: 6) == [""])
        #expect(wrapped("one\n\ntwo", to: 6) == ["one", "", "two"])
    }

    @Test func `Chinese text is wrapped anywhere but before closing and after opening punctuation`() {
        #expect(wrapped("场地和资金为你保留到那时。", to: 12) == ["场地和资金为", "你保留到那", "时。"])
        #expect(wrapped("场地和资金为。", to: 12) == ["场地和资金", "为。"])
        #expect(wrapped("场地和资金（大厅）", to: 12) == ["场地和资金", "（大厅）"])
        #expect(wrapped("场地800.00元", to: 10) == ["场地800.00", "元"])
        #expect(wrapped("场地，800 元", to: 9) == ["场地，800", "元"])
    }

    @Test func `No wrapped line is wider than asked, and nothing is lost`() {
        let alphabet = Array("abc 中文，。（）🙂e\u{301}")
        for _ in 0..<500 {
            let text = String((0..<40).map { _ in alphabet.randomElement() ?? "a" })
            let width = Int.random(in: 2...20)
            let lines = wrapped(text, to: width)
            #expect(lines.allSatisfy { displayWidth(of: $0) <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }
}
