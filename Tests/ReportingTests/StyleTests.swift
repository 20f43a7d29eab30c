import Reporting
import Scheduling
import Testing

@Suite struct StyleTests {
    @Test func `Only a terminal that is not dumb is coloured, and only where NO_COLOR is not set`() {
        #expect(ColourMode.decided(for: .terminal, environment: ["TERM": "xterm"]) == .coloured)
        #expect(ColourMode.decided(for: .terminal, environment: ["TERM": "xterm", "NO_COLOR": ""]) == .coloured)
        #expect(ColourMode.decided(for: .terminal, environment: ["TERM": "xterm", "NO_COLOR": "1"]) == .plain)
        #expect(ColourMode.decided(for: .terminal, environment: ["TERM": "dumb"]) == .plain)
        #expect(ColourMode.decided(for: .terminal, environment: [:]) == .plain)
        #expect(ColourMode.decided(for: .stream, environment: ["TERM": "xterm"]) == .plain)
    }

    @Test func `A tone is an escape sequence around the text, or nothing`() {
        #expect(ColourMode.coloured.painted("held", .waiting) == "\u{1B}[33mheld\u{1B}[0m")
        #expect(ColourMode.coloured.painted("held", .plain) == "held")
        #expect(ColourMode.coloured.painted("", .bad) == "")
        #expect(ColourMode.plain.painted("held", .bad) == "held")
    }

    @Test func `A sentence is read in the reader's language`() {
        let sentence = Sentence(en: "\(counted(1_904, "entry", "entries")) read", zh: "已读 \(grouped(1_904)) 条")
        #expect(sentence.text(in: .english) == "1,904 entries read")
        #expect(sentence.text(in: .simplifiedChinese) == "已读 1,904 条")
        #expect(counted(1, "venue", "venues") == "1 venue")
        #expect(Sentence.verbatim("R-7K3M").text(in: .simplifiedChinese) == "R-7K3M")
    }

    @Test func `A refused amount or share is told to the one who typed it`() {
        #expect(
            english.text(MoneyError.tooManyDecimals("30.000", .cny).sentence)
                == "\"30.000\" has too many decimals; CNY has 2")
        #expect(chinese.text(MoneyError.notAnAmount("3\u{1B}万").sentence) == "\"3万\" 不是金额；请写成 30000 或 30,000.00")
        #expect(
            english.text(ShareError.notWhole(partsPerMillion: 1_050_001).sentence)
                == "the shares add up to 105.0001%, not to 100%")
    }
}
