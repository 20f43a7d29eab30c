import TestSupport
import Testing

/// Changing a reservation as a whole, and copying an earlier one.
@Suite struct EditTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    /// The reservation that the tests change.
    private func made() throws {
        let answer = try pool.run(
            "reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "东胜区文化宫·大厅", "--staff", "律师-03", "--attendance",
            "180", "--pay", "青春护航/场租=800", "--key", "one", "--locale", "en")
        #expect(answer.output.contains("Reserved: R-V90C"))
    }

    @Test func `an edit says what was and what is, after a try that says the same`() throws {
        try made()
        let command = [
            "edit", "R-V90C", "--title", "维权宣讲 (二)", "--at", "03-13", "--attendance", "200", "--pay",
            "青春护航/场租=900", "--without", "staff", "--locale", "en",
        ]
        let before = try pool.rowCounts()
        #expect(
            try pool.run(command + ["-n"]) == """
                Would edit: R-V90C 维权宣讲 (二)
                  title  维权宣讲 -> 维权宣讲 (二)
                  when  Sun 2027-03-07 14:00-17:00 -> Sat 2027-03-13 14:00-17:00
                  takes  东胜区文化宫·大厅, 律师-03 -> 东胜区文化宫·大厅
                  pay  青春护航 场租 800.00 -> 青春护航 场租 900.00
                  attendance  180 -> 200
                """)
        #expect(try pool.rowCounts() == before)
        #expect(
            try pool.run(command.map { $0 == "en" ? "zh-Hans" : $0 }) == """
                已更改: R-V90C 维权宣讲 (二)
                  标题  维权宣讲 -> 维权宣讲 (二)
                  时间  2027-03-07 周日 14:00-17:00 -> 2027-03-13 周六 14:00-17:00
                  占用  东胜区文化宫·大厅、律师-03 -> 东胜区文化宫·大厅
                  经费  青春护航 场租 800.00 -> 青春护航 场租 900.00
                  人数  180 -> 200
                """)
        #expect(
            try pool.run("edit", "v90c", "--attendance", "200", "--locale", "en") == """
                Edited: R-V90C 维权宣讲 (二)
                  nothing differs from before
                """)
    }

    @Test func `as JSON the changes are told by field`() throws {
        try made()
        #expect(
            try pool.run("edit", "R-V90C", "--attendance", "200", "--json") == """
                {
                  "reference": "R-V90C",
                  "title": "维权宣讲",
                  "state": "confirmed",
                  "dry_run": false,
                  "changes": [
                    {
                      "field": "attendance",
                      "before": 180,
                      "after": 200
                    }
                  ]
                }
                """)
    }

    @Test func `an edit that the rules refuse changes nothing, and tells what is near`() throws {
        try made()
        let before = try pool.run("show", "R-V90C")
        let answer = try pool.run("edit", "R-V90C", "--attendance", "260", "--locale", "en")
        #expect(answer.code == 1)
        #expect(
            answer.complaint.hasPrefix(
                """
                Refused for 1 reason. Nothing was written.
                  venue.too-small  东胜区文化宫·大厅 takes 220; 260 are expected
                Nearest
                  same time  Sun 2027-03-07 14:00-17:00  DS-02
                """))
        #expect(try pool.run("show", "R-V90C") == before)
    }

    @Test func `an edit without a change, or to nothing at all, says what to write`() throws {
        try made()
        let nothing = try pool.run("edit", "R-V90C", "--locale", "en")
        #expect(nothing.code == 64)
        #expect(nothing.complaint.contains("say what is to change, such as --title"))
        let empty = try pool.run(
            "edit", "R-V90C", "--without", "venue", "--without", "staff", "--without", "pay", "--locale", "en")
        #expect(empty.code == 64)
        #expect(empty.complaint.contains("say what to reserve"))
    }

    @Test func `a reservation like an earlier one has its hosts, places and money, on another day`() throws {
        try made()
        #expect(
            try pool.run("reserve", "--like", "R-V90C", "--at", "2027-03-13", "--locale", "en").masked == """
                Reserved: R-???? 维权宣讲  Sat 2027-03-13 14:00-17:00  东胜区文化宫·大厅, 律师-03
                  cost 1,300.00: 场租 800.00, 律师费 500.00; unpaid: 律师费 500.00
                  青春护航 场租 800.00 (市级专项)
                """)
        let third = try pool.run(
            "reserve", "第三场", "sun 09:00", "--like", "R-V90C", "--staff", "LS-07", "--locale", "en", "-n")
        #expect(
            third == """
                Would reserve: 第三场  Sun 2027-02-28 09:00-12:00  东胜区文化宫·大厅, 律师-07
                  cost 1,300.00: 场租 800.00, 律师费 500.00; unpaid: 律师费 500.00
                  青春护航 场租 800.00 (市级专项)
                """)
        let when = try pool.run("reserve", "--like", "R-V90C", "--locale", "en")
        #expect(when.code == 64)
        #expect(when.complaint.contains("after --like a day is enough"))
    }

    @Test func `a move to a day keeps the times`() throws {
        try made()
        #expect(
            try pool.run("move", "R-V90C", "03-14", "--locale", "en") == """
                Moved: R-V90C 维权宣讲  Sun 2027-03-07 14:00-17:00 -> Sun 2027-03-14 14:00-17:00  东胜区文化宫·大厅, 律师-03
                  cost 1,300.00, paid 800.00; a move leaves the money as it is
                """)
    }

    @Test func `an edit pays what the reservation costs then, with the money that it had before`() throws {
        try made()
        let all = try pool.run("reserve", "Dear", "03-08 10:00-11:00", "--venue", "NC-01", "--pay", "青春护航/场租=199200")
        #expect(all.code == 0)
        #expect(
            try pool.run("edit", "R-V90C", "--venue", "DS-02", "--pay", "青春护航/场租", "--locale", "en") == """
                ! Refused for 1 reason. Nothing was written.
                !   cost.unpaid  律师费 costs 500.00; 青春护航 has no money for it then
                [exit 1]
                """)
        #expect(
            try pool.run(
                "edit", "R-V90C", "--venue", "DS-02", "--without", "staff", "--pay", "青春护航", "--locale", "en") == """
                    Edited: R-V90C 维权宣讲
                      takes  东胜区文化宫·大厅, 律师-03 -> 东胜区文化宫·回廊
                      pay  青春护航 场租 800.00 -> 青春护航 场租 600.00
                    """)
        #expect(
            try pool.run("edit", "R-V90C", "--staff", "律师-03") == """
                已更改: R-V90C 维权宣讲
                  占用  东胜区文化宫·回廊 -> 东胜区文化宫·回廊、律师-03
                  费用 1,100.00: 场租 600.00、律师费 500.00；未付: 律师费 500.00
                """)
        #expect(
            try pool.run(
                "edit", "R-V90C", "--host", "women=40%", "--pay", "青春护航=600", "--pay", "青春护航/师资=5%", "--locale", "en"
            )
            .complaint.contains("share.unpaid  市妇联 bears 40% of 1,100.00 = 440.00"))
    }

    @Test func `an alias is added to those that there are`() throws {
        let administrator = try pool.administrator()
        let edit = ["venue", "edit", "东胜区文化宫·大厅", "--alias", "老地方", "--key", "alias", "--locale", "en"]
        #expect(try pool.run(edit, as: administrator) == "changed: DS-01")
        #expect(try pool.run(edit, as: administrator) == "changed: DS-01")
        let shown = try pool.run("venue", "show", "老地方", "--locale", "en", as: administrator)
        #expect(shown.output.contains("aliases         文化宫大厅, Palace Hall, 老地方\n"), "\(shown)")
    }
}
