import Reporting
import Scheduling
import Testing

/// What `poolbook help TOPIC` says is true: each example is read by the reader that it is an example for.
@Suite struct TopicTests {
    private func texts(_ kind: TopicPart.Kind, _ language: Language) -> [String] {
        Topic.allCases.flatMap(\.parts).flatMap { part -> [String] in
            switch part {
            case .examples(kind, let examples): examples.map { $0.text.text(in: language) }
            case .examples, .paragraph: []
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `every example of a time, an amount and a share is read`(language: Language) throws {
        let zone = try Zone("Asia/Shanghai")
        let now = try #require(Instant(iso8601: "2027-02-25T09:12:00+08:00"))
        #expect(texts(.period, language).count == 8)
        for text in texts(.period, language) {
            let period = try When.parse(text, now: now, zone: zone)
            #expect(period.start > now, "\(text)")
        }
        let earlier = try When.parse("2027-03-06 14:00-17:00", now: now, zone: zone)
        #expect(texts(.change, language).count == 5)
        for text in texts(.change, language) {
            let period = try When.parse(text, like: earlier, now: now, zone: zone)
            #expect(period != earlier && period.duration == earlier.duration, "\(text)")
        }
        for text in texts(.range, language) {
            #expect(throws: Never.self) { try When.parseRange(text, now: now, zone: zone) }
        }
        for text in texts(.span, language) { #expect(try Span.parse(text) > .zero, "\(text)") }
        let currency = try Currency(code: "CNY")
        for text in texts(.amount, language) { #expect(try Money(text, currency: currency).minorUnits > 0, "\(text)") }
        for text in texts(.share, language) { #expect(try Share(text).partsPerMillion > 0, "\(text)") }
        for kind in [TopicPart.Kind.range, .span, .amount, .share, .command] {
            #expect(texts(kind, language).count >= 2)
        }
    }

    @Test func `topics are found by words in any case`() {
        #expect(Topic(words: ["exit", "codes"]) == .exitCodes)
        #expect(Topic(words: ["exit-codes"]) == .exitCodes)
        #expect(Topic(words: ["EXITCODES"]) == .exitCodes)
        #expect(Topic(words: ["Time"]) == .time)
        #expect(Topic(words: ["timing"]) == nil && Topic(words: []) == nil)
    }

    @Test(arguments: Topic.allCases, Language.allCases)
    func `a topic fits 80 columns`(topic: Topic, language: Language) {
        let lines = topic.text(in: language).split(separator: "\n")
        #expect(lines.count > 5)
        for line in lines { #expect(displayWidth(of: String(line)) <= 80, "\(line)") }
    }
}
