import TestSupport
import Testing

/// Finance's work: bills, transfers and periods, as it is typed and answered.
@Suite struct BillTests {
    let pool: SamplePool

    init() throws {
        pool = try SamplePool()
        _ = try pool.run("fund", "edit", "city-fund", "--tolerance", "5%", "--year-end", "20%", as: "qianfang")
        _ = try pool.run(
            "reserve", "维权宣讲", "04-10 14:00-17:00", "--venue", "DS-01", "--attendance", "180", "--pay",
            "youth-guard/场租=800", "--pay", "youth-guard/宣传=100", "--key", "talk")
    }

    private func english(_ arguments: String..., as login: String = "chenhao") throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: login)
    }

    @Test func `a bill is entered within the tolerance, paid in parts, and gives back what is left`() throws {
        let bill = ["--no", "FP-0327", "--payee", "东胜区文化宫·大厅", "--locale", "en"]
        #expect(
            try pool.run(["invoice", "add", "R-AVKD", "900"] + bill, as: "chenhao") == """
                ! Refused for 1 reason. Nothing was written.
                !   commitment.tolerance  900.00 on R-AVKD, open 800.00: 100.00 above, tolerance 5% = 40.00; amend first: poolbook edit R-AVKD --pay youth-guard/场租=900.00 --pay youth-guard/宣传=100.00
                [exit 1]
                """)
        #expect(
            try pool.run(["invoice", "add", "R-AVKD", "820", "-n"] + bill, as: "chenhao") == """
                Would enter: 820.00 of 东胜区文化宫·大厅, FP-0327, on R-AVKD
                  青春护航 场租 820.00 (市级专项)
                    20.00 of it set aside now, within the tolerance
                """)
        #expect(
            try pool.run(["invoice", "add", "R-AVKD", "820", "--key", "bill"] + bill, as: "chenhao") == """
                Entered: I-7T5T 820.00 of 东胜区文化宫·大厅, FP-0327, on R-AVKD
                  青春护航 场租 820.00 (市级专项)
                    20.00 of it set aside now, within the tolerance
                """)
        #expect(
            try pool.run(["invoice", "add", "R-AVKD", "820"] + bill, as: "chenhao") == """
                ! Refused for 1 reason. Nothing was written.
                !   invoice.duplicate  FP-0327 of 东胜区文化宫·大厅 is I-7T5T, entered Thu 2027-02-25 09:12 by you
                [exit 1]
                """)
        #expect(
            try english("invoice", "pay", "i-7t5t", "300") == """
                Paid 300.00 of 820.00  I-7T5T 东胜区文化宫·大厅 FP-0327  520.00 is due still
                  青春护航 场租 300.00 (市级专项)
                R-AVKD has open still: 青春护航 场租 520.00, 青春护航 宣传 100.00
                """)
        #expect(
            try english("invoice", "pay", "I-7T5T", "500", "--final") == """
                Paid 500.00 of 820.00  I-7T5T 东胜区文化宫·大厅 FP-0327  nothing is due any more
                  青春护航 场租 500.00 (市级专项)
                back to youth-guard/场租/2027: 20.00
                R-AVKD has open still: 青春护航 宣传 100.00
                """)
        #expect(
            try english("invoice") == """
                reference  reservation  payee              number   category  day             billed    paid   due
                I-7T5T     R-AVKD       东胜区文化宫·大厅  FP-0327  场租      Thu 2027-02-25  820.00  800.00  0.00
                """)
    }

    @Test func `a transfer sets its amount aside and waits for a second person`() throws {
        #expect(
            try english("transfer", "5000", "青春护航/场租", "青年夜校/场租", "-m", "调剂", "--key", "move") == """
                T-PPYC waits for a second person (3 can) until Sun 2027-02-28 09:12: poolbook approve A-JWN
                  5,000.00 from youth-guard/场租/2027 to night-school/场租/2027
                  5,000.00 is set aside meanwhile
                """)
        #expect(
            try english("reverse", "R-1", "-m", "x") == """
                ! poolbook: entry "R-1": a bill (I-3D0K), a transfer (T-9A2B) or an entry (youth/rent/2027#12) is expected
                [exit 65]
                """)
    }

    @Test func `a month that is over closes`() throws {
        let closed = try english("period", "close", "2027-01", as: "qianfang").output
        #expect(closed.hasPrefix("Closed: 2027-01\n  nothing is posted into it any more\n"), "\(closed)")
        let hash = try #require(closed.firstMatch(of: /every organization is told: ([0-9a-f]{64})\n/)).1
        let notices = try english("notices", as: "liwei").output
        #expect(notices.contains("2027-01  the record has this hash  \(hash)"), "\(notices)")
        #expect(
            try english("period", as: "qianfang") == """
                period   state   closed                closed by
                2027-01  closed  Thu 2027-02-25 09:12  钱芳
                """)
    }
    @Test func `a closing that was stopped before its hash was told is finished when it is asked for again`() throws {
        let id: String = try pool.connect().value("select pool_id::text from poolbook.pool")
        let call = "select poolbook_1.close_period('\(id)', 'stopped', 'content', 'act', '2027-01-01', 'month', null)"
        let _: String = try pool.connect(as: "qianfang").value(call + "::text")
        #expect(try english("period", as: "qianfang").output.contains(/2027-01 +closed,/))
        #expect(try !english("notices", "--keep", as: "liwei").output.contains("the record has this hash"))
        let finished = try english("period", "close", "2027-01", as: "qianfang").output
        let hash = try #require(finished.firstMatch(of: /every organization is told: ([0-9a-f]{64})\n/)).1
        #expect(try english("notices", as: "liwei").output.contains("2027-01  the record has this hash  \(hash)"))
        #expect(try english("period", as: "qianfang").output.contains(/2027-01 +closed +Thu/))
        #expect(try english("period", "close", "2027-01", as: "qianfang").code == 1, "there is nothing left to finish")
    }
}
