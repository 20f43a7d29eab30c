import Reporting
import Scheduling
import Testing

/// What a table shows is read back from the screen, in both languages.
@Suite struct RoundTripTests {
    private let now = Instant(secondsSince1970: 1_803_517_920)

    private func texts(_ cell: Cell) -> [String] {
        Language.allCases.map { language in
            let table = Table([Column("x", .verbatim("X"))], rows: [[cell]], head: .hidden)
            let text = Renderer(language: language, zone: shanghai).text(table)
            return String(text.dropLast())
        }
    }

    @Test func `every amount that is shown is read back`() throws {
        for _ in 0..<500 {
            let money = Money(minorUnits: Int64.random(in: .min ... .max) >> Int64.random(in: 0..<62), currency: .cny)
            for text in texts(.money(money)) { #expect(try Money(text, currency: .cny) == money, "\(text)") }
            let share = try Share(partsPerMillion: Int.random(in: 0...1_000_000))
            for text in texts(.share(share)) { #expect(try Share(text) == share, "\(text)") }
        }
    }

    @Test func `every time that is shown is read back`() throws {
        for _ in 0..<500 {
            let start = Instant(secondsSince1970: 60 * Int.random(in: 0...60_000_000))
            let end = start + .seconds(60 * Int.random(in: 1...20_000))
            guard let period = Period(start: start, end: end) else { continue }
            for text in texts(.period(period)) {
                #expect(try When.parse(text, now: now, zone: shanghai) == period, "\(text)")
            }
            for text in texts(.range(period)) {
                #expect(try When.parseRange(text, now: now, zone: shanghai) == period, "\(text)")
            }
            for text in texts(.instant(start)) {
                #expect(try When.parseInstant(text, now: now, zone: shanghai) == start, "\(text)")
            }
            let date = shanghai.local(start).date
            for text in texts(.date(date)) {
                #expect(try When.parseDay(text, now: now, zone: shanghai) == date, "\(text)")
            }
            let duration = Duration.seconds(Int.random(in: 0...200_000))
            for text in texts(.duration(duration)) { #expect(try Span.parse(text) == duration, "\(text)") }
        }
    }
}
