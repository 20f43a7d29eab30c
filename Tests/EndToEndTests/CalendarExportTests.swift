import Foundation
import ICalendar
import TestSupport
import Testing

/// `export calendar`: what is on, as other programs read it.
@Suite struct CalendarExportTests {
    let pool: SamplePool
    let folder: TemporaryDirectory

    init() throws {
        pool = try SamplePool()
        folder = try TemporaryDirectory()
    }

    /// Exports, with `ID` for every identifier, and when the sample was loaded as `LOADED`.
    private func export(_ arguments: String..., as login: String = "liwei", locale: String = "en") throws -> Answer {
        let answer = try pool.run(["export", "calendar"] + arguments + ["--locale", locale], as: login)
        let unfolded = answer.output.replacing("\r\n ", with: "").replacing("\r\n", with: "\n")
            .replacing(folder.path + "/", with: "")
        return Answer(
            output: unfolded.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "ID")
                .replacing(/busy-[0-9a-f]+/, with: "busy-ID")
                .replacing(/(UID:b-)[0-9a-z]+/) { "\($0.1)????" },
            complaint: answer.complaint.replacing(folder.path + "/", with: ""), code: answer.code
        ).masked
    }

    /// The entry with a title, without the rest of the calendar.
    private func entry(_ title: String, in answer: Answer) -> String? {
        answer.output.split(separator: "BEGIN:VEVENT\n").dropFirst()
            .first { $0.contains("SUMMARY:\(title)\n") }
            .flatMap { $0.split(separator: "END:VEVENT").first.map(String.init) }
    }

    @Test func `a calendar has its zone, and each entry when and where it is and who holds it`() throws {
        let made = try pool.run(
            "reserve", "青年, 法律; 讲座", "2027-03-13 14:00-17:00", "--venue", "DS-01", "--staff", "LS-03", "--host",
            "youth=60%", "--host", "women=40%", "--attendance", "180", "--kind", "讲座", "--key", "a")
        let reference = try #require(made.reference)
        let printed = try export(reference).output
        #expect(
            printed == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//poolbook//poolbook//EN
                CALSCALE:GREGORIAN
                X-WR-CALNAME:青年\\, 法律\\; 讲座
                X-WR-TIMEZONE:Asia/Shanghai
                BEGIN:VTIMEZONE
                TZID:Asia/Shanghai
                BEGIN:STANDARD
                DTSTART:20260312T000000
                TZOFFSETFROM:+0800
                TZOFFSETTO:+0800
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:ID@ID.poolbook
                DTSTAMP:20270225T011200Z
                DTSTART;TZID=Asia/Shanghai:20270313T140000
                DTEND;TZID=Asia/Shanghai:20270313T170000
                SEQUENCE:1
                CREATED:20270225T011200Z
                LAST-MODIFIED:20270225T011200Z
                SUMMARY:青年\\, 法律\\; 讲座
                LOCATION:东胜区文化宫·大厅
                DESCRIPTION:R-????\\nHosts: 团市委\\; 市妇联\\nTakes: 东胜区文化宫·大厅\\; 律师-03
                CATEGORIES:讲座
                STATUS:CONFIRMED
                TRANSP:OPAQUE
                ORGANIZER;CN=团市委:urn:uuid:ID
                ATTENDEE;CUTYPE=GROUP;CN=市妇联:urn:uuid:ID
                ATTENDEE;CUTYPE=INDIVIDUAL;CN=律师-03:urn:uuid:ID
                END:VEVENT
                END:VCALENDAR

                """)
    }

    @Test func `an entry keeps its UID and counts its versions, whatever becomes of it`() throws {
        func properties(_ names: String...) throws -> [String] {
            let text = try pool.run("export", "calendar", "--org", "youth", "--from", "2027-05-01").output
            let lines = text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
            return names.flatMap { name in lines.filter { $0.hasPrefix(name + ":") } }
        }
        let made = try pool.run(
            "reserve", "Talk", "2027-05-03 14:00-17:00", "--venue", "DS-01", "--hold", "24h", "--key", "a")
        let reference = try #require(made.reference)
        let uid = try properties("UID")
        #expect(uid.count == 1)
        #expect(try properties("SEQUENCE", "STATUS") == ["SEQUENCE:1", "STATUS:TENTATIVE"])
        _ = try pool.run("confirm", reference)
        #expect(try properties("SEQUENCE", "STATUS") == ["SEQUENCE:2", "STATUS:CONFIRMED"])
        _ = try pool.run("move", reference, "2027-05-04 14:00-17:00")
        #expect(try properties("SEQUENCE", "STATUS") == ["SEQUENCE:3", "STATUS:CONFIRMED"])
        _ = try pool.run("cancel", reference, "-y", "-m", "off")
        #expect(
            try properties("SEQUENCE", "STATUS", "TRANSP") == ["SEQUENCE:4", "STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
        #expect(try properties("UID") == uid)
        // What was called off is told for a month.
        try pool.setClock("2027-03-29 09:12+08")
        #expect(try properties("UID").isEmpty)
    }

    @Test(arguments: [("en", "Busy", "Closed: 消防检查"), ("zh-Hans", "已占用", "关闭: 消防检查")])
    func `of a venue others' reservations are busy and no more`(locale: String, busy: String, closed: String) throws {
        #expect(
            try pool.run("blackout", "add", "DS-01", "2027-03-07 08:00-20:00", "-m", "消防检查", as: pool.administrator())
                .code == 0)
        let answer = try export("--venue", "DS-01", locale: locale)
        #expect(
            entry(busy, in: answer) == """
                UID:busy-ID@ID.poolbook
                DTSTAMP:20270225T011200Z
                DTSTART;TZID=Asia/Shanghai:20270306T180000
                DTEND;TZID=Asia/Shanghai:20270306T213000
                SEQUENCE:0
                SUMMARY:\(busy)
                LOCATION:东胜区文化宫·大厅
                CLASS:PRIVATE
                STATUS:CONFIRMED
                TRANSP:OPAQUE

                """)
        #expect(entry(closed, in: answer)?.contains("UID:b-????@ID.poolbook\n") == true)
        let whole = try pool.run("export", "calendar", "--venue", "DS-01", as: pool.administrator())
        #expect(whole.output.contains(busy) == false)
        #expect(answer.output.contains("创新") == false)
    }

    @Test func `a calendar is one thing's, and only a calendar's`() throws {
        #expect(
            try export("--venue", "DS-01", "--org", "youth") == """
                ! poolbook: a calendar is of one of --venue, --staff, --org, --project or a reference
                [exit 64]
                """)
        #expect(
            try pool.run("export", "venue", "--venue", "DS-01", "--locale", "zh-Hans") == """
                ! poolbook: --venue、--staff、--org、--project 和编号仅用于 export calendar
                [exit 64]
                """)
        #expect(
            try export("--venue", "Nowhere") == """
                ! poolbook: there is no venue "Nowhere" that you can see; list them: poolbook venue list
                [exit 65]
                """)
    }

    @Test func `a calendar goes to a file, and is read by other programs`() throws {
        let path = folder.path + "/youth.ics"
        #expect(try export("--org", "youth", "-o", path) == "youth.ics: 8 entries.")
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let lines = CalendarLines(bytes)
        let reading = CalendarReading(String(decoding: lines.bytes, as: UTF8.self), numbers: lines.numbers)
        #expect(reading.problems.isEmpty)
        #expect(reading.calendars.first?.components.count { $0.name == "VEVENT" } == 8)
        #expect(bytes.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.count <= 76 && $0.last == 13 })
        #expect(
            try export("--org", "youth", "-o", path) == """
                ! poolbook: youth.ics is there already; add -y to replace it, or choose another name
                [exit 64]
                """)
        #expect(try export("--org", "youth", "-o", path, "-y", locale: "zh-Hans") == "youth.ics: 8 项。")
        #expect(Array(try Data(contentsOf: URL(fileURLWithPath: path))).count != bytes.count)
    }

    @Test func `for programs it is a list`() throws {
        let answer = try pool.run(
            "export", "calendar", "--venue", "DS-01", "--from", "2027-03-06", "--to", "2027-03-06", "--json")
        let rows = try #require(try answer.json() as? [[String: Any]])
        #expect(rows.map { $0["state"] as? String } == ["taken"])
        #expect(rows.map { $0["place"] as? String } == ["东胜区文化宫·大厅"])
    }
}
