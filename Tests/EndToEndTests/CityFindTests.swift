import Foundation
import TestSupport
import Testing

/// A city's open days again: a venue near another, on foot.
@Suite struct CityFindTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    @Test func `a venue with step-free access within 20 minutes on foot of another, free on a Sunday morning`() throws {
        let pool = try SamplePool()
        let administrator = try pool.administrator()
        func run(_ arguments: String...) throws -> Answer {
            try pool.run(arguments + ["--pool", "Open days", "--locale", "en"], as: administrator)
        }
        let add = try pool.run(
            "pool", "add", "Open days", "--zone", "Europe/London", "--currency", "GBP", "--locale", "en",
            as: administrator)
        #expect(add.code == 0, "\(add)")
        #expect(try run("org", "add", "open-days").code == 0)
        let venues = try folder.file(
            "venues.csv",
            """
            code,name,owner,capacity,latitude,longitude,features
            KP,Concert hall,open-days,400,51.5347,-0.1220,step-free
            BL,Library,open-days,250,51.5299,-0.1277,step-free; cafe
            ST,Station arches,open-days,,51.5340,-0.1240,cafe
            PH,Playhouse,open-days,120,51.5310,-0.1200,step-free
            NG,Gallery,open-days,300,51.5089,-0.1283,step-free
            NO,Nowhere,open-days,300,,,step-free
            """)
        #expect(try run("import", "venue", venues).code == 0)
        #expect(
            try run("reserve", "Matinee", "2027-02-28 09:00-11:00", "--venue", "PH", "--host", "open-days").code == 0)
        let found = try run(
            "find", "2027-02-28 10:00-12:00", "--near", "KP", "--within", "20min", "--feature", "step-free")
        #expect(found.code == 0, "\(found)")
        let lines = found.output.split(separator: "\n")
        #expect(
            lines.first?.hasPrefix(
                "Sun 2027-02-28 10:00-12:00 · a venue, step-free, within 20 min of Concert hall · 1 offer") == true,
            "\(found)")
        #expect(lines.dropFirst(2).first?.dropFirst(4) == "   Library    250  0.00    9 min  nearest", "\(found)")
        let wider = try run(
            "find", "2027-02-28 10:00-12:00", "--near", "KP", "--within", "3km", "--feature", "step-free", "--json")
        let names = ["Library", "Gallery", "Playhouse", "Concert hall", "Nowhere"].filter {
            wider.output.contains("\"venue\": \"\($0)\"") || wider.output.contains("\"venue\" : \"\($0)\"")
        }
        #expect(names == ["Library", "Gallery"], "\(wider)")
    }
}
