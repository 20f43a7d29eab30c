import Foundation
import TestSupport
import Testing

/// By how much something is moved, rather than where to.
@Suite struct RelativeTimeTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    private func run(_ arguments: String...) throws -> Answer { try pool.run(arguments + ["--locale", "en"]) }

    private func days(_ answer: Answer) -> [String] {
        answer.output.matches(of: /20[0-9-]+ [0-9:]+-[0-9:]+/).map { String($0.0) }
    }

    @Test func `a reservation moves by hours and days, later and earlier`() throws {
        let made = try run("reserve", "A", "2027-03-09 10:00-12:00", "--venue", "NC-02")
        let reference = try #require(made.reference)
        for (by, then) in [
            ("+1h", "2027-03-09 11:00-13:00"), ("-30m", "2027-03-09 10:30-12:30"), ("+1d", "2027-03-10 10:30-12:30"),
            ("-1w", "2027-03-03 10:30-12:30"), ("1h earlier", "2027-03-03 09:30-11:30"),
            ("推迟1小时", "2027-03-03 10:30-12:30"),
        ] {
            let moved = try run("move", reference, by)
            #expect(moved.code == 0 && days(moved).last == then, "\(by): \(moved)")
        }
        let edited = try run("edit", reference, "--at", "+2h")
        #expect(edited.code == 0 && days(edited).last == "2027-03-03 12:30-14:30", "\(edited)")
        let copy = try run("reserve", "--like", reference, "+1w")
        #expect(days(copy).last == "2027-03-10 12:30-14:30", "\(copy)")
    }

    @Test func `one day of a series, those that follow, and all of it move by as much`() throws {
        let made = try run(
            "reserve", "课", "2027-03-06 10:00-11:00", "--weekly", "--times", "4", "--venue", "NC-02", "--key", "s")
        let series = String(try #require(made.output.firstMatch(of: /S-[0-9A-Z]+/)).0)
        #expect(days(try run("move", series, "--on", "03-13", "+1h")).last == "2027-03-13 11:00-12:00")
        let following = try run("move", series, "--from", "03-20", "+1h")
        #expect(
            days(following) == [
                "2027-03-20 10:00-11:00", "2027-03-20 11:00-12:00", "2027-03-27 10:00-11:00", "2027-03-27 11:00-12:00",
            ], "\(following)")
        // Each from where it is, whatever the others' times are.
        let all = try run("edit", series, "--at", "+1d")
        #expect(all.output.hasPrefix("Changed 4: "), "\(all)")
        #expect(
            days(all).filter { ["07", "14", "21", "28"].contains($0.dropFirst(8).prefix(2)) } == [
                "2027-03-07 10:00-11:00", "2027-03-14 11:00-12:00", "2027-03-21 11:00-12:00", "2027-03-28 11:00-12:00",
            ], "\(all)")
    }

    @Test func `what is no time is answered with what may be written, in both languages`() throws {
        let made = try run("reserve", "A", "2027-03-09 10:00-12:00", "--venue", "NC-02")
        let reference = try #require(made.reference)
        #expect(
            try run("move", reference, "an hour or so") == """
                ! poolbook: "an hour or so" is no time; write a whole one, or what changes: 03-13, 15:00-18:00, sat 14:00, +1h or -1d
                [exit 65]
                """)
        #expect(
            try pool.run("move", reference, "晚一点") == """
                ! poolbook: "晚一点" 不是时间；请写完整时间，或只写变动: 03-13、15:00-18:00、周六 14:00、+1h 或 -1d
                [exit 65]
                """)
        #expect(
            try pool.run("move", "--help", "--locale", "zh-Hans").output.contains(
                "poolbook move S-2QH --on 2027-03-20 +1h"))
        // Where nothing stands that could be later, it is no time.
        #expect(try run("reserve", "B", "+1h", "--venue", "NC-02").code == 65)
    }

    @Test func `what an event broke before it is edited is no reason against its edit`() throws {
        let made = try run(
            "reserve", "课", "2027-05-01 10:00-11:00", "--weekly", "--times", "2", "--venue", "NC-02", "--key", "s")
        let series = String(try #require(made.output.firstMatch(of: /S-[0-9A-Z]+/)).0)
        let holidays = BuiltProgram.repository.appending(path: "config/sample/holidays.csv").path
        #expect(try pool.run("import", "holiday", holidays, as: pool.administrator()).code == 0)
        // The first is on a holiday by now.
        let edited = try run("edit", series, "--title", "公开课", "--attendance", "20")
        #expect(edited.output.hasPrefix("Changed 2: "), "\(edited)")
        let day = try run("edit", series, "--on", "2027-05-01", "--attendance", "25")
        #expect(day.code == 0, "\(day)")
        #expect(try run("edit", series, "--at", "+1h").complaint.contains("resource.holiday"))
        #expect(try run("edit", series, "--attendance", "31").complaint.contains("venue.too-small"))
    }
}
