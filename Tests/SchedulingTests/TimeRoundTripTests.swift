import Scheduling
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// The seed of this run, which is printed; `POOLBOOK_TEST_SEED` repeats one.
private let seed: UInt64 = {
    let given = getenv("POOLBOOK_TEST_SEED").flatMap { UInt64(String(cString: $0)) }
    let seed = given ?? UInt64.random(in: 0...UInt64(UInt32.max))
    print("POOLBOOK_TEST_SEED=\(seed)")
    return seed
}()

@Suite struct TimeRoundTripTests {
    static let zones = [shanghai, berlin, newYork, lordHowe, "America/Havana", "Africa/Cairo", "Pacific/Apia", "UTC"]

    /// Moments around which clocks change, in some of the zones.
    static let nights = [
        "2026-03-29T01:00Z", "2026-10-25T01:00Z", "2026-03-08T07:00Z", "2026-11-01T06:00Z", "2026-04-04T15:00Z",
        "2026-10-03T15:30Z", "2026-11-01T05:00Z", "2026-04-23T22:00Z", "2026-10-29T21:00Z", "2011-12-30T10:00Z",
        "2028-02-29T00:00Z", "2027-12-31T16:00Z",
    ]

    @Test(arguments: zones)
    func `every period that is printed is read back`(name: String) throws {
        let zone = try Zone(name)
        let now = try instant("2026-06-01T00:00Z")
        var generator = SeededGenerator(seed: seed)
        for index in 0..<120 {
            let night = try instant(Self.nights[index % Self.nights.count])
            let minute = Int.random(in: -240...240, using: &generator) * (index % 3 == 0 ? 15 : 1)
            let start =
                index % 4 == 3
                ? Instant(secondsSince1970: Int.random(in: 0...4_102_444_800, using: &generator))
                : night + .seconds(minute * 60)
            let longest = [90, 1_440, 4_320, 500_000][index % 4]
            let period = try #require(
                Period(start: start, end: start + .seconds(Int.random(in: 1...longest, using: &generator) * 60)))
            for language in Language.allCases {
                let text = TimeText.period(period, zone: zone, language: language)
                #expect(throws: Never.self, "\(text), seed \(seed)") {
                    let back = try When.parse(text, now: now, zone: zone)
                    #expect(back == period, "\(text), seed \(seed)")
                }
                let range = TimeText.range(period, zone: zone, language: language)
                #expect(try When.parseRange(range, now: now, zone: zone) == period, "\(range), seed \(seed)")
                let moment = TimeText.instant(start, zone: zone, language: language)
                #expect(try When.parseInstant(moment, now: now, zone: zone) == start, "\(moment), seed \(seed)")
            }
        }
    }

    @Test func `every range of days that is printed is read back`() throws {
        var generator = SeededGenerator(seed: seed)
        for name in Self.zones {
            let zone = try Zone(name)
            for _ in 0..<30 {
                let first = LocalDate(daysSince1970: Int32.random(in: 15_300...30_000, using: &generator))
                let last = first.adding(days: Int.random(in: 0...40, using: &generator))
                guard let period = zone.period(from: first, through: last) else { continue }
                for language in Language.allCases {
                    let text = TimeText.range(period, zone: zone, language: language)
                    #expect(try When.parseRange(text, now: period.start, zone: zone) == period, "\(name) \(text)")
                    let day = TimeText.shortDay(first, language: language)
                    #expect(try When.parseDay(day, now: zone.startOfDay(first), zone: zone) == first, "\(name) \(day)")
                }
            }
        }
    }

    @Test func `no text makes reading trap`() throws {
        var generator = SeededGenerator(seed: seed)
        let parts = [
            "2027", "-", "03", "06", " ", "14", ":", "00", "+", "h", "sat", "周六", "周", "年", "月", "日", "T", "Z", "/",
            "P", "PT", "..",
            ".", "(", ")", "Q1", "today", "next week", "下", "0", "9999", "999999999", "99999999999999999999", "24:00",
            "mar", "\u{202E}",
            "e\u{301}", "👩‍👩‍👧", "\u{0}", "～", "：", "－", "０", "٣", "02-30", "+16:00", "(+02:00)", "1w",
        ]
        let zones = try [shanghai, berlin, "Pacific/Apia"].map { try Zone($0) }
        let nows = [try instant(thursday), .distantPast, .distantFuture, Instant(secondsSince1970: 0)]
        for round in 0..<2_000 {
            let count = Int.random(in: 0...12, using: &generator)
            var text = (0..<count).compactMap { _ in parts.randomElement(using: &generator) }.joined()
            if round % 10 == 0 {
                let scalars = (0..<count).compactMap { _ in
                    Unicode.Scalar(UInt32.random(in: 0...0x1FFFF, using: &generator))
                }
                text = String(String.UnicodeScalarView(scalars))
            }
            let (now, zone) = (nows[round % 4], zones[round % 3])
            _ = try? When.parse(text, now: now, zone: zone)
            _ = try? When.parseRange(text, now: now, zone: zone)
            _ = try? When.parseDay(text, now: now, zone: zone)
            _ = try? When.parseInstant(text, now: now, zone: zone)
            _ = try? Span.parse(text)
            _ = try? Zone(text)
            _ = Language(tag: text)
            _ = Instant(iso8601: text)
        }
    }

    @Test func `a very long text is refused, and its error is short`() throws {
        let long = String(repeating: "2027-03-06 ", count: 100_000)
        let error = #expect(throws: WhenError.self) { try read(long) }
        #expect(error == .unreadable(String(long.prefix(80))))
        let accents = "e" + String(repeating: "\u{301}", count: 100_000)
        guard case .unreadable(let shown) = #expect(throws: WhenError.self, performing: { try read(accents) }) else {
            return
        }
        #expect(shown.unicodeScalars.count == 80)
    }

    @Test(arguments: zones)
    func `periods at the edges of time can be printed`(name: String) throws {
        let zone = try Zone(name)
        let all = try #require(Period(start: .distantPast, end: .distantFuture))
        for language in Language.allCases {
            #expect(!TimeText.period(all, zone: zone, language: language).isEmpty)
            #expect(!TimeText.range(all, zone: zone, language: language).isEmpty)
        }
    }
}
