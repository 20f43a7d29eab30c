import Foundation
import TestSupport
import Testing

/// `import calendar`: members' own calendars, in one act.
@Suite struct CalendarImportTests {
    let pool: SamplePool
    let administrator: String
    let folder: TemporaryDirectory

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
        folder = try TemporaryDirectory()
    }

    /// Imports texts as files `NAME.ics`, each wrapped as a calendar.
    private func run(
        _ files: [(String, String)], _ more: String..., as login: String? = nil, locale: String = "en"
    ) throws -> Answer {
        let paths = try files.map { name, text in
            let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", text, "END:VCALENDAR", ""]
            return try folder.file(
                "\(name).ics", Data(lines.joined(separator: "\n").replacing("\n", with: "\r\n").utf8))
        }
        return try run(paths, more, as: login, locale: locale)
    }

    private func run(_ paths: [String], _ more: [String], as login: String?, locale: String = "en") throws -> Answer {
        let answer = try pool.run(
            ["import", "calendar"] + paths + more + ["--locale", locale], as: login ?? administrator)
        return Answer(
            output: answer.output.replacing(folder.path + "/", with: ""),
            complaint: answer.complaint.replacing(folder.path + "/", with: ""), code: answer.code
        ).masked
    }

    private func event(_ uid: String, _ lines: String...) -> String {
        (["BEGIN:VEVENT", "UID:\(uid)"] + lines + ["END:VEVENT"]).joined(separator: "\n")
    }

    /// A talk of the youth league, a weekly hour of it with an exception and a moved one, and a day.
    private var youth: String {
        [
            event(
                "talk", "SUMMARY:青年讲座", "DTSTART;TZID=Asia/Shanghai:20270403T140000",
                "DTEND;TZID=Asia/Shanghai:20270403T170000", "LOCATION:文化宫大厅", "CREATED:20270101T000000Z"),
            event(
                "weekly", "SUMMARY:周末咨询", "DTSTART:20270403T090000", "DURATION:PT2H",
                "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20270410T090000", "LOCATION:nc-01"),
            event(
                "weekly", "RECURRENCE-ID:20270417T090000", "SUMMARY:周末咨询 (改期)", "DTSTART:20270418T100000",
                "DURATION:PT2H", "LOCATION:NC-01"),
            event(
                "day", "SUMMARY:开放日", "DTSTART;VALUE=DATE:20270501",
                "LOCATION:东胜区文化宫·大厅\\, 鄂托克西街 18 号一层"),
        ].joined(separator: "\n")
    }

    private var union: String {
        event(
            "meeting", "SUMMARY:职工大会", "DTSTART:20270403T060000Z", "DTEND:20270403T080000Z",
            "LOCATION:Palace Hall", "CREATED:20270201T000000Z")
    }

    private func list(_ more: String...) throws -> Answer {
        try pool.run(["list", "2027-04-01..2027-05-02", "--locale", "en"] + more, as: administrator).masked
    }

    // MARK: - What is bound

    @Test(arguments: [
        (
            "en",
            """
            6 entries of 2 organizations: 4 bound, 2 wait as requests (1 overlap).
            Who was bound: the venue's owner (1).
            1 conflict; see them: poolbook conflict list
            """, "6 entries of 2 organizations: 6 the same."
        ),
        (
            "zh-Hans",
            """
            2 个组织的 6 项: 落实 4, 作为申请等待 2 (重叠 1)。
            落实的次序: 场地所属组织 (1)。
            产生 1 项冲突；查看: poolbook conflict list
            """, "2 个组织的 6 项: 相同 6。"
        ),
    ])
    func `what fits is bound, the rest waits, and the same files change nothing`(
        locale: String, first: String, again: String
    ) throws {
        let files = [("团市委", youth), ("union", union)]
        let before = try pool.rowCounts()
        let tried = try run(files, "-n", locale: locale)
        #expect(tried.code == 0)
        #expect(try pool.rowCounts() == before)
        #expect(try run(files, locale: locale) == Answer(output: first + "\n", complaint: "", code: 0))
        let written = try pool.rowCounts()
        #expect(try run(files, locale: locale) == Answer(output: again + "\n", complaint: "", code: 0))
        #expect(try run(files.reversed(), locale: locale).output == again + "\n")
        // That it was asked is recorded, and nothing else.
        #expect(Set(try pool.rowCounts()).subtracting(written).allSatisfy { $0.hasPrefix("command ") })
    }

    @Test func `an entry is where and when its calendar has it, whose it is`() throws {
        #expect(try run([("团市委", youth), ("union", union)]).code == 0)
        #expect(
            try list().sorted.output == """
                R-????     Sat 2027-04-03 09:00-11:00  confirmed  周末咨询         暖城e站·火车站     团市委
                R-????     Sat 2027-04-03 14:00-16:00  confirmed  职工大会         东胜区文化宫·大厅  市总工会
                R-????     Sat 2027-04-03 14:00-17:00  requested  青年讲座         东胜区文化宫·大厅  团市委
                R-????     Sat 2027-04-24 09:00-11:00  confirmed  周末咨询         暖城e站·火车站     团市委
                R-????     Sat 2027-05-01 00:00-24:00  requested  开放日           东胜区文化宫·大厅  团市委
                R-????     Sun 2027-04-18 10:00-12:00  confirmed  周末咨询 (改期)  暖城e站·火车站     团市委
                reference  when                        state      title            takes              hosts
                """)
    }

    @Test func `the same command under its key is done once, and answers the same`() throws {
        let first = try run([("团市委", youth)], "--key", "calendars")
        let written = try pool.rowCounts()
        #expect(
            try run([("团市委", youth)], "--key", "calendars").output.contains("4 bound")
                == first.output.contains("4 bound"))
        #expect(try pool.rowCounts() == written)
        #expect(try run([("团市委", union)], "--key", "calendars").code == 65)
    }

    // MARK: - What changed

    @Test func `a changed calendar changes just what differs in it`() throws {
        #expect(try run([("团市委", youth)]).code == 0)
        let changed = youth.replacing("SUMMARY:青年讲座\n", with: "SUMMARY:青年讲座 (一)\n")
            .replacing("20270418T100000", with: "20270418T130000")
        #expect(
            try run([("团市委", changed)]) == """
                5 entries of 1 organization: 2 changed, 3 the same.
                  R-????
                    title  青年讲座 -> 青年讲座 (一)
                  R-????
                    when  Sun 2027-04-18 10:00-12:00 -> Sun 2027-04-18 13:00-15:00
                """)
        #expect(try run([("团市委", changed)]) == "5 entries of 1 organization: 5 the same.")
    }

    @Test func `a changed entry that fits no more waits as a request, and the rest of its file is done`() throws {
        #expect(try run([("团市委", youth)]).code == 0)
        let taken = try pool.run("reserve", "X", "2027-04-05 14:00-17:00", "--venue", "DS-01", as: "fengqi")
        #expect(taken.code == 0, "\(taken)")
        let changed = youth.replacing("20270403T140000", with: "20270405T140000")
            .replacing("20270403T170000", with: "20270405T170000")
            .replacing("20270418T100000", with: "20270418T130000")
        let answer = try run([("团市委", changed)])
        #expect(answer.code == 0, "\(answer)")
        #expect(answer.output.contains("1 changed") && answer.output.contains("gave its place up"), "\(answer)")
        let waiting = try pool.run("list", "2027-04-05", "--title", "青年讲座", "--locale", "en")
        #expect(waiting.output.contains("request"), "\(waiting)")
        #expect(try pool.run("list", "2027-04-03", "--title", "青年讲座", "--state", "confirmed").reference == nil)
        #expect(try run([("团市委", changed)]) == "5 entries of 1 organization: 5 the same.")
    }

    @Test func `what was changed here stays where the calendar does not change it`() throws {
        #expect(try run([("团市委", youth)], as: "liwei").code == 0)
        let talk = try #require(
            try pool.run("list", "2027-04-03", "--title", "青年讲座").reference)
        #expect(try pool.run("move", talk, "2027-04-03 13:00-16:00").code == 0)
        #expect(try run([("团市委", youth)], as: "liwei") == "5 entries of 1 organization: 5 the same.")
        let renamed = youth.replacing("SUMMARY:青年讲座\n", with: "SUMMARY:青年论坛\n")
        #expect(
            try run([("团市委", renamed)], as: "liwei") == """
                5 entries of 1 organization: 1 changed, 4 the same.
                  R-????
                    title  青年讲座 -> 青年论坛
                """)
        #expect(try pool.run("show", talk, "--locale", "en").output.contains("2027-04-03 13:00-16:00"))
        #expect(try pool.run("cancel", talk, "-y", "-m", "off").code == 0)
        #expect(try run([("团市委", renamed)], as: "liwei") == "5 entries of 1 organization: 5 the same.")
        #expect(
            try run([("团市委", youth)], as: "liwei") == """
                5 entries of 1 organization: 4 the same.
                changed in the calendar, but called off or closed here, and left alone: R-????
                """)
    }

    @Test func `what is called off in the calendar is cancelled, and what is back is new`() throws {
        #expect(try run([("团市委", youth)]).code == 0)
        let off = youth.replacing("SUMMARY:青年讲座\n", with: "SUMMARY:青年讲座\nSTATUS:CANCELLED\n")
        #expect(
            try run([("团市委", off)]) == """
                5 entries of 1 organization: 1 cancelled, 4 the same.
                  R-????  cancelled
                """)
        #expect(try run([("团市委", off)]) == "5 entries of 1 organization: 5 the same.")
        #expect(try run([("团市委", youth)]) == "5 entries of 1 organization: 1 bound, 4 the same.")
    }

    @Test func `what is gone from a calendar is listed, and cancelled only where that is asked`() throws {
        #expect(try run([("团市委", youth)]).code == 0)
        let weekly = youth.replacing("EXDATE:20270410T090000", with: "EXDATE:20270410T090000,20270424T090000")
        #expect(
            try run([("团市委", weekly)]) == """
                4 entries of 1 organization: 4 the same.
                no longer in the calendar, and standing (1); --cancel-missing cancels what is gone
                  reference  when                        title     calendar
                  R-????     Sat 2027-04-24 09:00-11:00  周末咨询  团市委
                """)
        // Another calendar of the same organization misses nothing of this one.
        #expect(
            try run([("团市委的其他", union)], "--host", "youth", "--cancel-missing").output.contains("cancelled") == false)
        #expect(
            try run([("团市委", weekly)], "--cancel-missing") == """
                4 entries of 1 organization: 1 cancelled, 4 the same.
                  R-????  cancelled
                """)
        #expect(try run([("团市委", weekly)], "--cancel-missing") == "4 entries of 1 organization: 4 the same.")
        #expect(try run([("团市委", youth)]) == "5 entries of 1 organization: 1 bound, 4 the same.")
    }

    // MARK: - What is left out, and what stands in the way

    @Test func `places that are not known are listed once, with the nearest and the command that adds the alias`()
        throws
    {
        let text = [
            event("1", "SUMMARY:A", "DTSTART:20270404T140000", "DURATION:PT1H", "LOCATION:工人文化宫二楼"),
            event("2", "SUMMARY:B", "DTSTART:20270405T140000", "DURATION:PT1H", "LOCATION:工人文化宫二楼"),
            event("3", "SUMMARY:C", "DTSTART:20270406T140000", "DURATION:PT1H", "LOCATION:老地方"),
            event("4", "SUMMARY:D", "DTSTART:20270407T140000", "DURATION:PT1H"),
            event("5", "SUMMARY:E", "DTSTART:20270408T140000", "DURATION:PT1H", "LOCATION:NC-01; DS-07"),
        ].joined(separator: "\n")
        let before = try pool.rowCounts()
        #expect(
            try run([("youth", text)]) == """
                ! LOCATION not known (2); nothing was written
                !   "工人文化宫二楼"  2x  工人文化宫·二楼?
                !   "老地方"          1x  nothing near
                !   poolbook venue edit DS-07 --alias 工人文化宫二楼
                !   poolbook venue edit VENUE --alias 老地方
                ! 1 entry has no LOCATION; --venue NAME says where they are
                ! --skip-unknown leaves out what is nowhere known
                [exit 65]
                """)
        #expect(try pool.rowCounts() == before)
        #expect(try pool.run("venue", "edit", "DS-07", "--alias", "工人文化宫二楼", as: administrator).code == 0)
        #expect(
            try run([("youth", text)], "--skip-unknown") == """
                3 entries of 1 organization: 3 bound.
                left out: 2 nowhere known
                """)
        #expect(
            try run([("youth", text)], "--skip-unknown", "--venue", "NC-01", locale: "zh-Hans") == """
                1 个组织的 4 项: 落实 1, 相同 3。
                未导入: 地点未知 1
                """)
    }

    @Test func `every problem is told with its file and line, and nothing is half done`() throws {
        let bad = [
            "this is no line", event("1", "DTSTART:20270230T140000"),
            event("2", "DTSTART;TZID=Mars/Base:20270403T140000"),
            event("3", "DTSTART:20270403T140000", "DURATION:PT1H", "RRULE:FREQ=SECONDLY", "LOCATION:DS-01"),
            event("4", "DTSTART:20270403T140000", "DTEND:20270403T130000", "LOCATION:DS-01"),
        ].joined(separator: "\n")
        let before = try pool.rowCounts()
        #expect(
            try run([("youth", youth), ("bad", bad)]) == """
                ! 5 problems in the calendars; nothing was written.
                ! file     line  what is wrong
                ! bad.ics     3  "this is no line" is no line of a calendar: NAME:VALUE is expected
                ! bad.ics     6  DTSTART cannot be "20270230T140000"
                ! bad.ics    10  nobody knows the time zone "Mars/Base"; say which it is: --zone "Mars/Base=Asia/Shanghai"
                ! bad.ics    16  RRULE: FREQ=SECONDLY is too fine; DAILY, WEEKLY, MONTHLY and YEARLY are understood
                ! bad.ics    19  the end is to be after the start, at most a year later
                [exit 65]
                """)
        #expect(try pool.rowCounts() == before)
        #expect(
            try run([
                ("youth", event("1", "SUMMARY:a\u{7}b", "DTSTART:20270403T140000", "DURATION:PT1H", "LOCATION:DS-01"))
            ])
                == """
                ! 1 problem in the calendars; nothing was written.
                ! file       line  what is wrong
                ! youth.ics     3  SUMMARY has control characters; a title is one line of text
                [exit 65]
                """)
        #expect(
            try run(
                [("youth", event("2", "DTSTART;TZID=Mars/Base:20270403T140000", "DURATION:PT1H", "LOCATION:DS-01"))],
                "--zone",
                "Mars/Base=Asia/Tokyo"
            ).output == "1 entry of 1 organization: 1 bound.\n")
    }

    @Test func `a calendar in GB18030 is read, one in neither is told`() throws {
        // 文化宫大厅 in GB18030.
        let place: [UInt8] = [0xCE, 0xC4, 0xBB, 0xAF, 0xB9, 0xAC, 0xB4, 0xF3, 0xCC, 0xFC]
        let head =
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20270903T140000\nDURATION:PT1H\nLOCATION:"
        let tail = "\nEND:VEVENT\nEND:VCALENDAR\n"
        let file = try folder.file("youth.ics", Data(Array(head.utf8) + place + Array(tail.utf8)))
        #expect(
            try run([file], [], as: "liwei") == """
                youth.ics: not UTF-8; read as GB18030. 1 entry.
                1 entry of 1 organization: 1 bound.
                """)
        let neither = try folder.file("bad.ics", Data(Array("BEGIN:VCALENDAR\r\n".utf8) + [0xFF, 0xFF, 0x0D, 0x0A]))
        #expect(
            try run([neither], [], as: "liwei") == """
                ! poolbook: bad.ics is neither UTF-8 nor GB18030 (line 2); export the calendar in UTF-8
                [exit 65]
                """)
    }

    @Test func `an officer imports the own organization's calendar, and no other`() throws {
        #expect(
            try run([("union", union)], as: "liwei") == """
                ! 1 problem in the calendars; nothing was written.
                ! file       line  what is wrong
                ! union.ics     3  this is of 市总工会, whose officers or an administrator may import it; --host ORG says otherwise
                [exit 65]
                """)
        #expect(try run([("union", union)], "--host", "youth", as: "liwei").code == 0)
        #expect(
            try run([("anybody's", union)]) == """
                ! 1 problem in the calendars; nothing was written.
                ! file           line  what is wrong
                ! anybody's.ics     3  nobody says whose calendar this is; say so with --host ORG, or call the file as the organization
                [exit 65]
                """)
    }

    @Test func `what is over, takes no time, is no event or is the pool's own is left out and counted`() throws {
        let own = folder.path + "/own.ics"
        #expect(try pool.run("export", "calendar", "--org", "youth", "-o", own).code == 0)
        #expect(
            try run([own], [], as: "liwei") == """
                0 entries of 0 organizations: 0 the same.
                left out: 1 that take no time (TRANSPARENT), 7 exported from this pool
                """)
        let text = [
            event("1", "DTSTART:20270103T140000", "DURATION:PT1H", "LOCATION:DS-01"),
            event("2", "DTSTART;VALUE=DATE:20270501", "TRANSP:TRANSPARENT"), "BEGIN:VTODO\nUID:3\nEND:VTODO",
            event(
                "4", "SUMMARY:Daily", "DTSTART:20270701T200000", "DURATION:PT30M", "RRULE:FREQ=DAILY", "LOCATION:NC-01"),
        ].joined(separator: "\n")
        #expect(
            try run([("youth", text)], "--to", "2027-07-03", "--request", as: "liwei") == """
                3 entries of 1 organization: 3 wait as requests.
                left out: 1 over, 1 that take no time (TRANSPARENT), 1 that are no events
                1 entry comes again beyond the days that were looked at; --to DAY looks further
                """)
    }

    @Test func `options of calendars and of sheets are told apart`() throws {
        let file = try folder.file("x.csv", Data("code,name\n".utf8))
        #expect(
            try pool.run("import", "venue", file, "--cancel-missing", "--locale", "en") == """
                ! poolbook: --host, --venue, --staff, --zone, --to, --request, --skip-unknown and --cancel-missing are for calendars
                [exit 64]
                """)
        #expect(
            try pool.run("import", "calendar", file, "--template", "--locale", "zh-Hans") == """
                ! poolbook: 日历没有列: 请勿使用 --map、--save-map 和 --template
                [exit 64]
                """)
    }
}
