import Scheduling
import Testing

@Suite struct SpanTests {
    @Test(arguments: [
        ("48h", 172_800), ("90m", 5_400), ("3d", 259_200), ("1h30m", 5_400), ("2w", 1_209_600), ("1d 12h", 129_600),
        ("0m", 0), ("45s", 45), ("90 min", 5_400), ("2 hours", 7_200), ("3小时", 10_800), ("１小时３０分钟", 5_400),
        ("2天", 172_800),
        ("PT3H", 10_800), ("P1DT2H", 93_600), ("P2W", 1_209_600), ("PT1H30M", 5_400), (" 3D ", 259_200),
    ])
    func `a length of time is read`(text: String, seconds: Int) throws {
        #expect(try Span.parse(text) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "3", "h", "30m1h", "1h1h", "-3h", "1.5h", "3x", "P", "PT", "P1M", "PT1D", "P1H", "1mo", "99999999999h",
        "3h x",
    ])
    func `what is no length of time is refused`(text: String) {
        #expect(throws: SpanError.unreadable(text)) { try Span.parse(text) }
    }

    @Test func `a length of time beyond a century is too long`() {
        #expect(throws: SpanError.tooLong) { try Span.parse("999999999w") }
    }

    @Test(arguments: [
        (0, "0m"), (5_400, "1h30m"), (172_800, "2d"), (1_209_600, "14d"), (90_061, "1d1h1m1s"), (-5_400, "-1h30m"),
    ])
    func `a length of time is written`(seconds: Int, text: String) throws {
        #expect(Span.text(.seconds(seconds)) == text)
        if seconds >= 0 { #expect(try Span.parse(text) == .seconds(seconds)) }
    }
}
