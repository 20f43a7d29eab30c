import ICalendar
import Testing

/// What a calendar file is made of: lines, properties, components; and that what is written is read again.
@Suite struct CalendarReadingTests {
    private func reading(_ text: String) -> CalendarReading {
        let lines = CalendarLines(text.utf8)
        return CalendarReading(String(decoding: lines.bytes, as: UTF8.self), numbers: lines.numbers)
    }

    private func problems(_ text: String) -> [CalendarReading.Problem] { reading(text).problems }

    private func event(_ line: String) -> Property? {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n\(line)\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        return reading(text).calendars.first?.components.first?.properties.first
    }

    @Test func `a file is calendars with components with properties, each by its line`() {
        let found = reading(
            """
            BEGIN:VCALENDAR
            VERSION:2.0

            begin:vevent
            dtstart;tzid="Asia/Shanghai":20270306T140000
            END:VEVENT
            END:VCALENDAR
            """)
        #expect(found.problems.isEmpty)
        #expect(
            found.calendars == [
                Component(
                    "VCALENDAR", [Property("VERSION", value: "2.0", line: 2)],
                    components: [
                        Component(
                            "VEVENT",
                            [
                                Property(
                                    "DTSTART", [.init("TZID", "Asia/Shanghai")], value: "20270306T140000", line: 5)
                            ], line: 4)
                    ], line: 1)
            ])
    }

    @Test(arguments: [
        ("SUMMARY:a\\, b\\; c\\\\ d\\ne\\Nf\\x", "a, b; c\\ d\ne\nf\\x"),
        ("SUMMARY;LANGUAGE=zh:文化宫", "文化宫"),
        ("SUMMARY:a: b; c, d \"e\"", "a: b; c, d \"e\""),
        ("SUMMARY:", ""),
        ("SUMMARY:one\r\n  two\r\n\tthree", "one twothree"),
    ])
    func `texts are read without what escapes them`(line: String, text: String) {
        #expect(event(line)?.text == text)
    }

    @Test func `a line is folded where it was, be it within a character`() {
        var bytes = Array("BEGIN:VCALENDAR\r\nSUMMARY:".utf8)
        bytes += Array("文化宫".utf8).flatMap { [$0] + Array("\r\n ".utf8) } + Array("\r\nEND:VCALENDAR\r\n".utf8)
        let lines = CalendarLines(bytes)
        #expect(String(decoding: lines.bytes, as: UTF8.self) == "BEGIN:VCALENDAR\nSUMMARY:文化宫\nEND:VCALENDAR")
        #expect(lines.numbers == [1, 2, 12])
    }

    @Test func `a parameter has one value or several, quoted or not, with RFC 6868's carets`() {
        let property = event("ATTENDEE;MEMBER=\"a:b\",\"c,d\";CN=Li ^'Wei^' ^^ ^n;X=:mailto:li@example.org")
        #expect(
            property?.parameters == [
                .init("MEMBER", "a:b", "c,d"), .init("CN", "Li \"Wei\" ^ \n"), .init("X", ""),
            ])
        #expect(property?.value == "mailto:li@example.org")
    }

    @Test func `everything that is no part of a calendar is told by its line`() {
        let found = problems(
            """
            X-STRAY:1
            BEGIN:VCALENDAR
            this is a text
            SUMMARY;LANGUAGE:x
            SUMMARY;CN="open:x
            END:VEVENT
            BEGIN:VEVENT
            BEGIN:VALARM
            END:VEVENT
            BEGIN:VTODO
            """)
        #expect(
            found.map(\.line) == [1, 3, 4, 5, 6, 9, 10, 2])
        #expect(
            found.map(\.kind) == [
                .outside("X-STRAY:1"), .notAProperty("this is a text"), .notAProperty("SUMMARY;LANGUAGE:x"),
                .notAProperty("SUMMARY;CN=\"open:x"), .endWithoutBegin("VEVENT"),
                .otherEnd(expected: "VALARM", found: "VEVENT"), .neverEnded("VTODO"), .neverEnded("VCALENDAR"),
            ])
    }

    @Test func `what is nested without an end, or bad without an end, is left soon`() {
        #expect(
            problems("BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:VEVENT\n", count: 100_000)).first { $0.line == 9 }?
                .kind == .tooDeep)
        #expect(problems(String(repeating: "END:X\n", count: 100_000)).count == 1_000)
        #expect(problems("").isEmpty)
        #expect(reading("").calendars.isEmpty)
    }

    @Test func `what is written is folded at 75 octets, between characters, and reads the same`() {
        let title = String(repeating: "东胜区文化宫·大厅, 二楼; \\ \"第一\" 😀\n", count: 9)
        let component = Component(
            "VCALENDAR", [Property("VERSION", value: "2.0")],
            components: [
                Component(
                    "VEVENT",
                    [
                        Property("SUMMARY", text: title),
                        Property("ORGANIZER", [.init("CN", "a;b:c,\"d\" ^")], value: "urn:uuid:1"),
                    ])
            ])
        let text = component.text
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 76 && ($0.isEmpty || $0.last == UInt8(ascii: "\r")) })
        #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        let found = reading(text)
        #expect(found.problems.isEmpty)
        #expect(found.calendars.first?.text == text)
        #expect(found.calendars.first?.components.first?["SUMMARY"]?.text == title)
        #expect(found.calendars.first?.components.first?["ORGANIZER"]?.parameter("CN") == "a;b:c,\"d\" ^")
    }

    @Test(arguments: ["X:a\r\r\r", "X:\r", "X:\(String(repeating: "\r", count: 200))", "X:a\r\r\n b"])
    func `a line loses the carriage return of its end, and no other`(line: String) {
        let once = reading("BEGIN:VCALENDAR\r\n\(line)\r\nEND:VCALENDAR\r")
        #expect(once.problems.isEmpty)
        let again = reading(once.calendars.map(\.text).joined())
        #expect(again.calendars.map(\.text) == once.calendars.map(\.text))
        #expect(once.calendars[0].properties[0].value == line.dropFirst(2).replacing("\r\n ", with: ""))
    }

    @Test func `what acts on a terminal is not written`() {
        #expect(Property("SUMMARY", text: "a\u{1B}[2Jb\u{7}\tc").value == "a[2Jb\tc")
    }

    @Test(arguments: [
        ("P1W", 7, 0), ("P1D", 1, 0), ("PT3H", 0, 10_800), ("P1DT2H30M5S", 1, 9_005), ("+PT90M", 0, 5_400),
        ("PT0S", 0, 0), ("P2W1D", 15, 0),
    ])
    func `a duration is days of the calendar, and seconds`(text: String, days: Int, seconds: Int) {
        let duration = WrittenDuration(text)
        #expect(duration?.days == days)
        #expect(duration?.seconds == seconds)
    }

    @Test(arguments: ["", "P", "PT", "3H", "PT3", "P1H", "PT1D", "-PT3H", "PT1M1H", "P99999D", "P1DT", "P1DTT1H", "PX"])
    func `anything else is no duration`(text: String) {
        #expect(WrittenDuration(text) == nil)
    }
}
