import Foundation
import TestSupport
import Testing

/// What the parties of a conflict see of it, from the built program.
@Suite struct ConflictCommandTests {
    private let pool: SamplePool
    private let reference: String

    /// An officer asks for the hall that another organization has.
    init() throws {
        pool = try SamplePool()
        let asked = try pool.run(
            "reserve", "Wish", "03-06 17:00-20:00", "--venue", "DS-01", "--attendance", "40", "--request", "--locale",
            "en")
        reference = try #require(asked.output.firstMatch(of: /C-[0-9A-Z]+/).map { String($0.output) }, "\(asked)")
    }

    @Test func `a conflict is listed with its parties and until when it is due`() throws {
        #expect(
            try pool.run("conflict", "--from", "03-06", "--to", "03-06", "--locale", "en").masked == """
                reference  rule          when                        about              parties         open for  due
                C-????      venue.double  Sat 2027-03-06 17:00-20:00  东胜区文化宫·大厅  团市委, 市文联  0 min     Sun 2027-02-28 09:12
                """)
        #expect(
            try pool.run("conflict", "list", "--from", "03-07", "--to", "03-08", "--locale", "en") == "no conflict")
        let listed = try #require(
            try pool.run("conflict", "list", "--venue", "DS-01", "--rule", "venue.double", "--each", "--json").json()
                as? [[String: Any]])
        #expect(listed.contains { $0["reference"] as? String == reference && $0["cause"] is String })
    }

    @Test func `it is shown with who wants what when, and since when`() throws {
        #expect(
            try pool.run("conflict", "show", reference.lowercased(), "--locale", "en").masked == """
                C-???? venue.double  东胜区文化宫·大厅  Sat 2027-03-06 17:00-20:00
                open for 0 min · due Sun 2027-02-28 09:12
                东胜区文化宫·大厅: R-???? 读书分享会 (市文联) has it Sat 2027-03-06 18:00-21:30
                        16          17          18          19          20          21
                R-????  ............[========= Wish 团市委 40 =========]..................
                R-????  ........................[## 读书分享会 市文联 160 ###]............
                # confirmed   = requested   . free
                Who wants it
                  reference  title       when                        state      hosts   attendance  since                 had this quarter
                  R-????     Wish        Sat 2027-03-06 17:00-20:00  requested  团市委          40  Thu 2027-02-25 09:12  5 reservations, 9 h
                  R-????     读书分享会  Sat 2027-03-06 18:00-20:30  confirmed  市文联         160  Thu 2027-02-25 09:12  2 reservations, 5 h
                History
                  when                  what  by
                  Thu 2027-02-25 09:12  seen  团市委
                """)
        let shown = try #require(
            try pool.run("conflict", "show", reference, "--json").json() as? [String: Any])
        #expect((shown["sides"] as? [[String: Any]])?.count == 2)
    }

    @Test func `whom it does not concern sees nothing of it`() throws {
        let hidden = try pool.run("conflict", "show", reference, "--locale", "en", as: "fengqi")
        #expect(hidden.code == 65, "\(hidden)")
        #expect(hidden.complaint.contains("there is no conflict"), "\(hidden)")
    }

    @Test func `a request that is withdrawn is in no conflict`() throws {
        let wish = try #require(
            try pool.run("list", "--title", "Wish", "--locale", "en").reference)
        #expect(try pool.run("cancel", wish, "--yes").code == 0)
        #expect(
            try pool.run("conflict", "list", "--from", "03-06", "--to", "03-06", "--locale", "en") == "no conflict")
        let shown = try pool.run("conflict", "show", reference, "--locale", "en")
        #expect(shown.output.contains("\ngone\n"), "\(shown)")
        #expect(shown.output.contains("gone: what it was about has changed"), "\(shown)")
    }
}
