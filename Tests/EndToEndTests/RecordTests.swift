import Foundation
import Reporting
import TestSupport
import Testing

/// Reading the record: of whatever has a name, in the reader's words.
@Suite struct RecordTests {
    let pool: SamplePool
    let administrator: String
    let event: String

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
        let reserved = try pool.run(
            "reserve", "法律咨询", "2027-03-07 09:00-10:00", "--venue", "DS-02", "--host", "youth", "--host", "women",
            "--pay", "youth-guard=300", "--pay", "women-rights=300")
        event = try #require(reserved.reference, "\(reserved)")
    }

    @Test func `the record is of anything by its code, its name or its login`() throws {
        for name in ["DS-01", "东胜区文化宫·大厅", "youth", "youth-guard", "liwei"] {
            let told = try pool.run("log", name, "--locale", "en", as: administrator)
            #expect(told.code == 0 && told.output.contains("saved"), "\(name): \(told)")
        }
        let conflict = try #require(
            try pool.run("conflict", "list", as: administrator).output.firstMatch(of: /C-[0-9A-Z]+/)
        ).output
        #expect(
            try pool.run("log", String(conflict), "--locale", "en", as: administrator).output.contains("conflict found")
        )
        let none = try pool.run("log", "nobody", "--locale", "en", as: administrator)
        #expect(none.code == 65 && none.complaint.contains("there is nothing called \"nobody\""), "\(none)")
    }

    @Test func `a conflict is shown by its reference like a reservation`() throws {
        let conflict = try #require(
            try pool.run("conflict", "list", as: administrator).output.firstMatch(of: /C-[0-9A-Z]+/)
        ).output
        let shown = try pool.run("show", String(conflict), as: administrator)
        #expect(shown.code == 0 && shown.output.hasPrefix(conflict), "\(shown)")
        #expect(try shown.output == pool.run("conflict", "show", String(conflict), as: administrator).output)
    }

    @Test func `what was asked and what became of it is told in the reader's language`() throws {
        let approval = try #require(try pool.run("inbox", as: "zhaomin").output.firstMatch(of: /A-[0-9A-Z]+/)).output
        #expect(try pool.run("approve", String(approval), as: "zhaomin").code == 0)
        let told = try pool.run("log", event, "-p", "--locale", "zh-Hans").output
        #expect(told.contains(/状态 +保留 +已确认/) && told.contains(/状态 +等待 +已同意/), "\(told)")
        #expect(told.contains(/须同意的事项 +- +合办/), "\(told)")
    }

    @Test func `a move says why, to those whom it concerns`() throws {
        let moved = try pool.run("move", event, "2027-03-09 09:00-10:00", "-m", "no heating")
        #expect(moved.code == 0, "\(moved)")
        #expect(try pool.run("log", event).output.contains("no heating"))
        #expect(try pool.run("notices", as: "zhaomin").output.contains("“no heating”"))
    }

    @Test func `every field that the record keeps has a name in both languages`() throws {
        _ = try pool.run("pool", "set", "hold-hours=24", as: administrator)
        _ = try pool.run(
            "duty", "roster", "--from", "2027-01-01", "--every", "2mo", "--to", "2027-06", "--orgs", "union",
            as: administrator)
        let rows = try #require(
            try pool.run("log", "--limit", "10000", "--json", as: administrator).json() as? [[String: Any]])
        var fields: Set<String> = []
        for row in rows where row["kind"] as? String != "pool" {
            for change in row["change"] as? [String] ?? [] {
                fields.insert(String(change.prefix { $0 != ":" }))
            }
        }
        #expect(fields.count > 30, "\(fields)")
        let unnamed = fields.filter { ChangeSentences.field($0).zh == $0 }
        #expect(unnamed.isEmpty, "\(unnamed.sorted())")
    }
}
