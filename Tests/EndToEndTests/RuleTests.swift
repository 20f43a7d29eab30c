import Foundation
import TestSupport
import Testing

/// What a pool sets of its rules, as its administrator and its officers see it.
@Suite struct RuleTests {
    let pool: SamplePool

    init() throws {
        pool = try SamplePool()
    }

    private func administrate(_ arguments: String...) throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: pool.administrator())
    }

    @Test func `a rule is shown with what it refuses, how strong it is, and how it is set`() throws {
        #expect(
            try pool.run("rule", "show", "person.daily", "--locale", "en") == """
                rule      person.daily
                refuses   more work of a person on a day than the value; for a person by code
                strength  off
                may be    hard, off, soft
                values    -
                kept by   database
                write     poolbook rule set person.daily hard --value 8h --value CODE=4h; --value CODE= takes one away
                """)
        #expect(
            try pool.run("rule", "show", "venue.too-small") == """
                规则        venue.too-small
                拒绝的情形  人数超过场地容量
                强度        强制
                可设为      hard、off、soft
                取值        -
                由谁执行    程序
                """)
        #expect(
            try pool.run("rule", "show", "venue.to-small", "--locale", "en") == """
                ! poolbook: there is no rule "venue.to-small"; did you mean venue.too-small?
                [exit 65]
                """)
        let listed = try #require(try pool.run("rule", "list", "--json").json() as? [[String: Any]])
        #expect(listed.count > 40)
        #expect(Set(listed.compactMap { $0["strength"] as? String }) == ["hard", "off"])
    }

    @Test func `an administrator sets a rule; values are kept until they are taken away`() throws {
        let command = ["rule", "set", "person.daily", "--value", "4h", "--value", "律师-03=2h", "--key", "one"]
        #expect(
            try pool.run(command + ["-n", "--locale", "en"], as: pool.administrator())
                == "Would set: person.daily hard 4h; LS-03=2h")
        for _ in 1...2 {
            #expect(
                try pool.run(command + ["--locale", "en"], as: pool.administrator())
                    == "Set: person.daily hard 4h; LS-03=2h")
        }
        #expect(
            try administrate("rule", "set", "person.daily", "soft", "--value", "LS-03=") == "Set: person.daily soft 4h")
        #expect(try administrate("rule", "set", "person.daily", "soft") == "Unchanged: person.daily soft 4h")
        #expect(try pool.run("rule", "set", "person.daily", "off").code == 77)
        #expect(
            try administrate("rule", "set", "venue.double", "off") == """
                ! poolbook: venue.double is what keeps the pool right; no pool sets it
                [exit 65]
                """)
        #expect(
            try administrate("rule", "set", "person.weekly", "hard", "--value", "a lot") == """
                ! poolbook: --value "a lot" cannot be read; write: poolbook rule set person.weekly hard --value 8h --value CODE=4h; --value CODE= takes one away
                [exit 65]
                """)
    }

    @Test func `a hard limit refuses with everything else, a soft one warns, and a request is bound by it later`()
        throws
    {
        _ = try administrate("rule", "set", "person.daily", "--value", "2h")
        let command = [
            "reserve", "宣讲", "2027-03-09 09:00-12:00", "--venue", "NC-01", "--staff", "LS-03", "--attendance", "200",
        ]
        #expect(
            try pool.run(command + ["--locale", "en"]).complaint.hasPrefix(
                """
                Refused for 2 reasons. Nothing was written but the offers.
                  venue.too-small  暖城e站·火车站 takes 40; 200 are expected
                  person.daily     律师-03 would work 3 h on Tue 2027-03-09; 2 h are allowed
                """))
        let request = try pool.run(command + ["--request"])
        #expect(request.code == 0)
        let reference = try #require(request.reference)
        #expect(try pool.run("confirm", reference, "--locale", "en").complaint.contains("person.daily"))
        _ = try administrate("rule", "set", "person.daily", "soft")
        _ = try administrate("rule", "set", "venue.too-small", "soft")
        let warned = try pool.run(command + ["-n", "--locale", "en"])
        #expect(warned.code == 0)
        #expect(warned.output.contains("  warning  venue.too-small  暖城e站·火车站 takes 40; 200 are expected"))
        #expect(
            warned.output.contains("  warning  person.daily  律师-03 would work 3 h on Tue 2027-03-09; 2 h are allowed"))
        let json = try #require(try pool.run(command + ["-n", "--json"]).json() as? [String: Any])
        let warnings = try #require(json["warnings"] as? [[String: String]])
        #expect(warnings.compactMap { $0["rule"] } == ["venue.too-small", "person.daily"])
    }

    @Test func `a kind of event has the people that the pool wants for it`() throws {
        _ = try administrate("rule", "set", "event.staff", "--value", "调解=调解员,律师")
        let command = [
            "reserve", "家事调解", "2027-03-09 09:00-12:00", "--venue", "NC-01", "--kind", "调解", "-n", "--locale", "en",
        ]
        #expect(
            try pool.run(command + ["--staff", "LS-07"]) == """
                ! Refused for 1 reason. Nothing was written.
                !   event.staff  调解 requires 调解员, 律师; 调解员 is missing, add somebody with --staff
                [exit 1]
                """)
        #expect(try pool.run(command + ["--staff", "LS-07", "--staff", "TJ-02"]).code == 0)
        // Whose licence has ended by then is no lawyer, and nothing else either.
        let late = ["reserve", "咨询", "2027-05-11 09:00-12:00", "--staff", "LS-07", "-n", "--locale", "en"]
        #expect(try pool.run(late).complaint.contains("skill.expired  律师-07: 律师 was valid until Fri 2027-04-30"))
    }

    @Test func `public holidays close what has hours, and are imported once`() throws {
        let file = BuiltProgram.repository.appending(path: "config/sample/holidays.csv").path
        #expect(try administrate("import", "holiday", file) == "34 days: 34 added, 0 changed, 0 removed, 0 the same")
        #expect(try administrate("import", "holiday", file) == "34 days: 0 added, 0 changed, 0 removed, 34 the same")
        #expect(
            try pool.run("pool", "holidays", "2027", "--json").json() as? [[String: String]] != nil)
        let command = ["reserve", "清明", "2027-04-03 10:00-12:00", "-n", "--locale", "en"]
        #expect(
            try pool.run(command + ["--venue", "QS-A"]).complaint.contains(
                "resource.holiday  青少年活动中心·A is closed on Sat 2027-04-03: 清明节"))
        #expect(try pool.run("hours", "set", "QS-A", "--on-holidays", "open", "--locale", "en") == "changed: QS-A")
        #expect(try pool.run(command + ["--venue", "QS-A"]).code == 0)
        let calendar = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20270403
            DTEND;VALUE=DATE:20270406
            SUMMARY:清明节 假期
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20270425
            SUMMARY:劳动节 补班
            END:VEVENT
            END:VCALENDAR
            """
        let folder = FileManager.default.temporaryDirectory.appending(path: "holidays-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "china.ics").path
        try calendar.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try administrate("import", "holiday", path) == "4 days: 0 added, 4 changed, 30 removed, 0 the same")
        #expect(
            try pool.run("pool", "holidays", "--locale", "en") == """
                day             kind     name
                Sat 2027-04-03  holiday  清明节 假期
                Sun 2027-04-04  holiday  清明节 假期
                Mon 2027-04-05  holiday  清明节 假期
                Sun 2027-04-25  workday  劳动节 补班
                """)
    }

    @Test func `a season and a day have hours of their own`() throws {
        let set = ["hours", "set", "QS-A", "--locale", "en"]
        #expect(
            try pool.run(set + ["daily 14:00-22:00", "--from", "2027-07-01", "--to", "2027-08-31"]) == "changed: QS-A")
        #expect(try pool.run(set + ["closed", "--on", "2027-07-15", "-m", "floor"]) == "changed: QS-A")
        #expect(try pool.run(set + ["closed", "--on", "2027-07-15"]) == "unchanged: QS-A")
        #expect(
            try pool.run("reserve", "夏令营", "2027-07-15 15:00-17:00", "--venue", "QS-A", "-n", "--locale", "en")
                .complaint.contains("resource.hours  青少年活动中心·A is closed on Thu 2027-07-15"))
        #expect(
            try pool.run("reserve", "夏令营", "2027-07-16 10:00-12:00", "--venue", "QS-A", "-n", "--locale", "en")
                .complaint.contains("is open Mon-Sun 14:00-22:00 (2027-07-01..2027-08-31)"))
        #expect(try pool.run(set + ["usual", "--on", "2027-07-15"]) == "changed: QS-A")
        #expect(
            try pool.run(set + ["closed", "--from", "2027-07-15"]) == """
                ! poolbook: give one day with --on, or the first and the last with --from and --to
                [exit 64]
                """)
        #expect(try pool.run("hours", "set", "DS-01", "closed", "--on", "2027-07-15").code == 77)
    }

    @Test func `a quota is counted from what stands, and refuses what goes beyond it`() throws {
        let added = try administrate(
            "quota", "add", "--org", "youth", "--hours", "3h", "--per", "month", "--venue", "NC-01")
        #expect(added.output.contains("团市委: at most 3 h of 暖城e站·火车站 per month"))
        #expect(added.output.contains("0 reservations that stand are counted"))
        let command = ["reserve", "座谈", "--venue", "NC-01", "--locale", "en"]
        #expect(try pool.run(command + ["--at", "2027-03-09 09:00-11:00"]).code == 0)
        #expect(
            try pool.run(command + ["--at", "2027-03-10 09:00-11:00"]).complaint.contains(
                "quota.spent  团市委 may have 3 h of 暖城e站·火车站 in 2027-03-01..2027-03-31: 60 min left, 2 h asked for"))
        #expect(try pool.run(command + ["--at", "2027-04-10 09:00-11:00", "-n"]).code == 0)
        try pool.setClock("2027-03-05 09:00+08")
        let listed = try #require(try pool.run("quota", "--json").json() as? [[String: Any]])
        #expect(listed.count == 1)
        #expect(listed.first?["used"] as? String == "PT2H")
        let reference = try #require(listed.first?["reference"] as? String)
        #expect(try pool.run("quota", "remove", reference).code == 77)
        #expect(
            try administrate("quota", "remove", String(reference.lowercased().dropFirst(2))) == "Removed: \(reference)")
        #expect(try pool.run(command + ["--at", "2027-03-10 09:00-11:00", "-n"]).code == 0)
        #expect(try administrate("quota", "add", "--per", "week").code == 64)
        #expect(try administrate("quota", "add", "--per", "week", "--money", "5", "--kind", "venue").code == 64)
    }
}
