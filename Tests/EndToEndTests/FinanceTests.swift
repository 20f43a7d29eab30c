import TestSupport
import Testing

/// What finance meets on its way: who asks and why, what is refused and what to do, and whose money it keeps.
@Suite struct FinanceTests {
    let pool: SamplePool

    init() throws {
        pool = try SamplePool()
        let reserved = try pool.run(
            "reserve", "维权宣讲", "04-10 14:00-17:00", "--venue", "DS-01", "--attendance", "180", "--pay",
            "youth-guard/场租=800", "--pay", "youth-guard/宣传=100", "--key", "talk")
        #expect(reserved.reference == "R-AVKD", "\(reserved)")
    }

    private func english(_ arguments: String..., as login: String = "chenhao") throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: login)
    }

    @Test func `the finance of the office bills what has money, whoever hosts it, and sees nothing else`() throws {
        let bill = try english(
            "invoice", "add", "R-AVKD", "800", "--no", "FP-1", "--payee", "DS-01", "--category", "场租", as: "qianfang")
        #expect(bill.output.hasPrefix("Entered: I-"), "\(bill)")
        let shown = try english("show", "R-AVKD", as: "qianfang")
        #expect(shown.code == 0 && shown.output.contains("维权宣讲"), "\(shown)")
        let free = try pool.run(
            "reserve", "Tea", "04-11 14:00-17:00", "--venue", "DS-01", "--attendance", "18", as: "zhaomin")
        let reference = try #require(free.reference, "\(free)")
        #expect(try english("show", reference, as: "qianfang").code == 65)
        let listed = try english("list", "--limit", "200", as: "qianfang").output
        #expect(listed.contains("R-AVKD") && !listed.contains(reference), "\(listed)")
    }

    @Test func `who is asked for a second yes reads who asks, and why, and so does the ledger`() throws {
        #expect(
            try english("transfer", "5000", "青春护航/场租", "青年夜校/场租", "-m", "more evenings", "--key", "move").code == 0)
        for login in ["qianfang", "wujing", try pool.administrator()] {
            #expect(
                try english("inbox", as: login) == """
                    Waiting for you
                      A-JWN  until Sun 2027-02-28 09:12
                        陈昊 (团市委) asks: transfer T-PPYC youth-guard/场租/2027 -> night-school/场租/2027, 5,000.00
                        “more evenings”
                        poolbook approve A-JWN  or  poolbook reject A-JWN -m REASON
                    """)
        }
        #expect(try english("inbox", as: "liwei") == "nothing waits for you")
        #expect(try english("approve", "A-JWN", as: "qianfang").code == 0)
        let entries = try english("ledger", "night-school", "--act", "transfer").output
        #expect(entries.contains(/night-school\/场租\/2027#2 +transfer.* 钱芳 +more evenings/), "\(entries)")
        let transfer = try english("show", "T-PPYC").output
        #expect(transfer.contains(/state +done\namount +5,000\.00/), "\(transfer)")
        let history = try english("log", "T-PPYC").output
        #expect(history.contains("money transferred"), "\(history)")
    }

    @Test func `finance is warned of a project that runs out before an event that it pays, and of the day`() throws {
        let day = try english(
            "reserve", "Warm day", "2027-03-20 09:00-12:00", "--venue", "DS-01", "--attendance", "180", "--pay",
            "warm-city/物料=15000", "--pay", "warm-city/场租=10000", as: "eclarke")
        let winter = try english(
            "reserve", "Warm winter", "2027-11-20 09:00-12:00", "--venue", "DS-01", "--attendance", "180", "--pay",
            "warm-city/场租=1000", as: "eclarke")
        #expect(winter.code == 0, "\(winter)")
        let warning = "runs out on"
        #expect(try !english("drawdown", "warm-city", as: "qianfang").output.contains(warning))
        for (category, amount) in [("物料", "15000"), ("场租", "10000")] {
            let bill = try english(
                "invoice", "add", #require(day.reference, "\(day)"), amount, "--category", category, "--no", amount,
                "--payee", "Culture hall", as: "qianfang")
            let code = try #require(bill.output.firstMatch(of: /I-[0-9A-Z]+/), "\(bill)")
            #expect(try english("invoice", "pay", String(code.output), as: "qianfang").code == 0)
        }
        // 25,000.00 since New Year, 16,000.00 left: five weeks and a day at that pace.
        let shown = try english("drawdown", "warm-city", as: "qianfang").output
        #expect(
            shown.contains(
                "暖城志愿 runs out on Fri 2027-04-02 at the pace of the last three months, "
                    + "before 1 event that it pays, the first on Sat 2027-11-20"), "\(shown)")
    }

    @Test func `an entry is reversed by the name that the ledger gives it`() throws {
        let entries = try english("ledger", "youth-guard", "--category", "宣传", "--act", "grant", "--year", "2026")
            .output
        let name = try #require(entries.firstMatch(of: /youth-guard\/宣传\/2026#1/)).output
        let asked = try english("reverse", String(name), "-m", "twice")
        #expect(asked.output.hasPrefix("reversal of youth-guard/宣传/2026#1, 18,000.00\n"), "\(asked)")
    }

    @Test func `a refusal says what to type`() throws {
        let bill = ["invoice", "add", "R-AVKD", "100", "--no", "FP-2", "--payee", "Print", "--locale", "en"]
        #expect(
            try pool.run(bill + ["--category", "培训"], as: "chenhao") == """
                ! Refused for 1 reason. Nothing was written.
                !   commitment.none  R-AVKD has nothing open for 培训; set it aside first: poolbook edit R-AVKD --pay PROJECT/培训=AMOUNT
                [exit 1]
                """)
        #expect(
            try english("invoice", "pay", "I-7T5X") == """
                ! poolbook: there is no bill "I-7T5X" that you can see; list them: poolbook invoice list
                [exit 65]
                """)
        #expect(
            try english("period", "close", "2027-01") == """
                ! poolbook: you may not do this: it is for the finance of the pool's office, or an administrator
                [exit 77]
                """)
        _ = try english("fund", "edit", "city-fund", "--obligation-until", "2027-02-01", as: "qianfang")
        #expect(
            try english("reserve", "Late", "05-10 14:00-17:00", "--pay", "youth-guard/场租=8", as: "liwei") == """
                ! Refused for 1 reason. Nothing was written.
                !   fund.obligation  money of 青春护航 is set aside until 2027-02-01 only
                [exit 1]
                """)
    }

    @Test func `money of others is not said to be none`() throws {
        #expect(try english("drawdown", "women-rights").output.contains("No money that you may read"))
        #expect(
            try english("drawdown", "youth-guard", "--year", "2030").output.contains("Nothing is granted for 2030."))
        #expect(
            try english("drawdown", "youth-guard", "--year", "2030", as: "liwei").output.contains("Nothing is granted"))
    }

    @Test func `what counts for a closed month is told to be posted later`() throws {
        try pool.setClock("2027-04-20 09:12+08")
        #expect(try english("period", "close", "2027-03", as: "qianfang").code == 0)
        #expect(
            try english(
                "relief", "add", "R-AVKD", "youth-guard/宣传", "--amount", "10", "--reached", "1", "--on", "2027-03-31")
                    == """
                    Recorded: R-AVKD 1 维权宣讲  youth-guard/宣传/2027  10.00  1 person reached
                    2027-03 is closed: posted in 2027-04, effective 2027-03-31
                    """)
    }

    @Test func `a grant is told with its line and amount, and its match in the record`() throws {
        #expect(
            try english(
                "fund", "grant", "national-youth", "night-school", "2000", "--category", "师资", "--match", "500", "-m",
                "second part", as: "qianfang"
            ).code == 0)
        let notices = try english("notices", "--keep").output
        #expect(notices.contains("night-school/师资/2027  money granted  2,000.00"), "\(notices)")
        let record = try english("log", "--act", "fund.grant", "-p", "--by", "qianfang", as: pool.administrator())
            .output
        #expect(record.contains(/match required +- +500\.00/), "\(record)")
        _ = try english("fund", "edit", "city-fund", "--tolerance", "5%", "--match", "20%", as: "qianfang")
        let edited = try english("log", "--act", "fund.save", "-p", "--by", "qianfang", as: pool.administrator()).output
        #expect(edited.contains(/tolerance +0% +5%/) && edited.contains(/match +0% +20%/), "\(edited)")
    }
}
