import Foundation
import TestSupport
import Testing

/// What was needed is asked of what comes in its place, and what only warns is told wherever something is reserved.
@Suite struct NeededAgainTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    private func run(_ arguments: String..., as login: String = "liwei") throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: login)
    }

    @Test func `a venue that lacks a feature that was asked for does not take the place of one that has it`() throws {
        let made = try run("reserve", "投影", "2027-03-21 14:00-16:00", "--need", "venue:20 投影")
        let reference = try #require(made.reference, "\(made)")
        for command in ["move", "edit"] {
            #expect(
                try run(command, reference, "--venue", "NC-02").complaint.contains("venue.feature  驿站·铁西: no 投影"))
        }
        #expect(try run("move", reference, "--venue", "DS-01A").code == 0)
        // It goes with what takes its place.
        #expect(try run("move", reference, "--venue", "NC-02").complaint.contains("venue.feature"))
        #expect(try run("edit", reference, "--title", "投影课").code == 0)
    }

    @Test
    func `each occurrence of a series is asked again for what was needed, and so is a day that is taken once more`()
        throws
    {
        let made = try run(
            "reserve", "投影课", "2027-03-21 14:00-16:00", "--need", "venue:20 投影", "--weekly", "--times", "3", "--key",
            "s")
        let series = String(try #require(made.output.firstMatch(of: /S-[0-9A-Z]+/), "\(made)").0)
        let days = made.output.matches(of: /R-[0-9A-Z]+/).map { String($0.0) }
        #expect(days.count == 3)
        for day in days {
            #expect(try run("move", day, "--venue", "NC-02").complaint.contains("venue.feature  驿站·铁西: no 投影"))
        }
        for command in ["move", "edit"] {
            let refused = try run(command, series, "--from", "2027-03-28", "--venue", "NC-02")
            #expect(refused.code == 1 && refused.complaint.contains("venue.feature"), "\(refused)")
        }
        #expect(try run("move", series, "--on", "2027-03-28", "--venue", "DS-01A").code == 0)
        #expect(try run("move", series, "--on", "2027-03-28", "--venue", "NC-02").complaint.contains("venue.feature"))
        // A day that is given back and taken again.
        #expect(try run("cancel", series, "--on", "2027-04-04", "-y").code == 0)
        let without = try run("reserve", "--like", series, "2027-04-04", "--venue", "NC-02")
        #expect(without.code == 1 && without.complaint.contains("venue.feature"), "\(without)")
        let again = try run("reserve", "--like", series, "2027-04-04")
        let reference = try #require(again.reference, "\(again)")
        #expect(try run("move", reference, "--venue", "NC-02").complaint.contains("venue.feature"))
        // The same command under its key answers as it did then.
        let twice = try run(
            "reserve", "投影课", "2027-03-21 14:00-16:00", "--need", "venue:20 投影", "--weekly", "--times", "3", "--key",
            "s")
        #expect(twice == made)
    }

    @Test func `what serves an occurrence elsewhere was asked for as the same`() throws {
        #expect(try run("reserve", "X", "2027-03-28 14:00-15:00", "--venue", "DS-03", as: "fengqi").code >= 0)
        let made = try run(
            "reserve", "投影课", "2027-03-21 14:00-16:00", "--need", "venue:20 投影", "--weekly", "--times", "3",
            "--on-conflict", "alternative")
        let days = made.output.matches(of: /R-[0-9A-Z]+/).map { String($0.0) }
        #expect(days.count == 3, "\(made)")
        for day in days {
            #expect(try run("move", day, "--venue", "NC-02").complaint.contains("venue.feature"), "\(made)")
        }
    }

    @Test func `what is refused by name has an offer beside it that is taken by its code`() throws {
        let refused = try run("reserve", "A", "2027-03-06 18:00-20:00", "--venue", "DS-01")
        let code = try #require(refused.complaint.firstMatch(of: /same time .* DS-02 .* offer ([0-9A-Z]+)/)).1
        let taken = try run("reserve", "A", "--offer", String(code))
        #expect(taken.output.contains("Sat 2027-03-06 18:00-20:00  东胜区文化宫·回廊"), "\(taken)")
    }

    @Test func `where somebody is taken, others who can do the same are near, and can be had`() throws {
        let taken = try run("reserve", "A", "2027-03-09 10:00-12:00", "--staff", "LS-03", as: "zhaomin")
        #expect(taken.code == 0)
        let ask = ["reserve", "B", "2027-03-09 10:00-12:00", "--venue", "NC-01", "--staff", "LS-03", "--locale", "en"]
        let refused = try pool.run(ask)
        #expect(refused.complaint.contains("person.double"), "\(refused)")
        let near = refused.complaint.matches(of: /same time .* (LS-[0-9]+)  .* offer ([0-9A-Z]+)/)
        #expect(near.count >= 2 && near.allSatisfy { $0.1 != "LS-03" }, "\(refused)")
        for offer in near {
            let had = try run("reserve", "B", "--offer", String(offer.2), "-n")
            #expect(had.code == 0, "\(offer.0): \(had)")
        }
    }

    @Test func `soft rules warn of occurrences and of rows`() throws {
        let administrator = try pool.administrator()
        let holidays = BuiltProgram.repository.appending(path: "config/sample/holidays.csv").path
        #expect(try run("import", "holiday", holidays, as: administrator).code == 0)
        #expect(try run("rule", "set", "resource.holiday", "soft", as: administrator).code == 0)
        let series = try run("reserve", "讲座", "2027-05-01 09:00-11:00", "--weekly", "--times", "2", "--venue", "DS-02")
        #expect(series.output.contains("2 held") && series.output.contains("warning  resource.holiday  "), "\(series)")
        let folder = try TemporaryDirectory()
        let file = try folder.file(
            "r.csv", "title,start,end,venue,host\nA,2027-05-02 14:00,2027-05-02 15:00,DS-02,youth\n")
        let imported = try run("import", "reservation", file)
        #expect(imported.output.contains("1 bound"), "\(imported)")
        #expect(imported.output.contains("warning  resource.holiday  "), "\(imported)")
    }

    @Test func `a series is confirmed by day and as a whole, and is exported as one`() throws {
        let held = try run(
            "reserve", "讲座", "2027-03-06 09:00-11:00", "--weekly", "--times", "3", "--venue", "NC-02", "--hold", "24h")
        let series = String(try #require(held.output.firstMatch(of: /S-[0-9A-Z]+/)).0)
        let first = String(try #require(held.output.firstMatch(of: /R-[0-9A-Z]+/)).0)
        #expect(try run("show", first).output.contains(try Regex("\nseries +\(series)\n")))
        #expect(try run("confirm", series, "-n").output.contains("Would confirm 3."))
        #expect(try run("confirm", series, "--on", "2027-03-13").output.contains("Confirmed 1."))
        #expect(try run("confirm", series).output.contains("Confirmed 2."))
        #expect(try run("confirm", series).code == 65)
        #expect(try run("show", first).output.contains(/\nstate +confirmed\n/))
        let calendar = try run("export", "calendar", series)
        #expect(
            calendar.output.matches(of: /BEGIN:VEVENT/).count == 1 && calendar.output.contains("RRULE:"), "\(calendar)")
    }

    @Test func `requests of a series are confirmed once their places are free, all or none`() throws {
        let other = try run("reserve", "X", "2027-03-13 09:00-10:00", "--venue", "NC-02", as: "fengqi")
        let asked = try run(
            "reserve", "讲座", "2027-03-06 09:00-11:00", "--weekly", "--times", "3", "--venue", "NC-02", "--request")
        let series = String(try #require(asked.output.firstMatch(of: /S-[0-9A-Z]+/), "\(asked)").0)
        let refused = try run("confirm", series)
        #expect(refused.code == 1 && refused.complaint.contains("venue.double"), "\(refused)")
        #expect(try run("cancel", try #require(other.reference), "-y", as: "fengqi").code == 0)
        // The one that waited for it has come next by itself.
        #expect(try run("confirm", series).output.contains("Confirmed 2."))
    }

    @Test func `an alternative may be another person who can do the same`() throws {
        #expect(try run("reserve", "A", "2027-03-13 13:00-14:00", "--venue", "NC-02", "--staff", "LS-07").code == 0)
        let series = try run(
            "reserve", "B", "2027-03-06 13:00-14:00", "--weekly", "--times", "3", "--venue", "NC-01", "--staff",
            "LS-07", "--on-conflict", "alternative")
        #expect(series.output.contains("2 held, 1 elsewhere"), "\(series)")
        #expect(series.output.contains(/Sat 2027-03-13 13:00-14:00 +暖城e站·火车站, 律师-03/), "\(series)")
    }

    @Test func `how fast people walk is the pool's`() throws {
        func found() throws -> Int {
            let answer = try pool.run(
                "find", "2027-03-07 14:00-17:00", "--near", "DS-01", "--within", "60min", "--json", "--limit", "50")
            let offers = try #require(try answer.json() as? [String: Any])["offers"] as? [Any]
            return offers?.count ?? 0
        }
        let usual = try found()
        #expect(try run("pool", "set", "walking-speed=10", as: pool.administrator()).code == 0)
        let slow = try found()
        #expect(slow < usual, "\(slow) \(usual)")
    }
}
