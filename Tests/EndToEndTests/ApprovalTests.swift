import TestSupport
import Testing

/// What waits for the yes of others, from the asking to its end, as both sides see it, in both languages.
@Suite struct ApprovalTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    /// 团市委 asks 市妇联 to bear 500.00 of its own project; returns the reservation and what is asked.
    private func ask() throws -> (reservation: String, approval: String) {
        let held = try pool.run(
            "reserve", "维权宣讲", "2027-03-07 14:00-17:00", "--venue", "DS-02", "--staff", "LS-03", "--host", "women",
            "--pay", "youth-guard/场租=600", "--pay", "women-rights/律师费=500", "--locale", "en")
        #expect(held.output.hasPrefix("Held: "), "\(held)")
        let approval = try #require(held.output.firstMatch(of: /A-[0-9A-Z]{3,10}/)).output
        return (try #require(held.reference), String(approval))
    }

    private func masked(_ answer: Answer) -> String {
        answer.masked.description.replacing(/A-[0-9A-Z]{3,10}/, with: "A-????")
    }

    @Test func `the inbox of who is asked has it with both commands, in their language`() throws {
        _ = try ask()
        #expect(
            try masked(pool.run("inbox", "--locale", "en", as: "zhaomin")) == """
                Waiting for you
                  A-????  R-???? 维权宣讲  Sun 2027-03-07 14:00-17:00  until Sun 2027-02-28 09:12
                    团市委 asks: co-host; 500.00 of 1,100.00 from 巾帼维权
                    poolbook approve A-????  or  poolbook reject A-???? -m REASON
                """)
        #expect(
            try masked(pool.run("inbox", as: "zhaomin")) == """
                待您处理
                  A-????  R-???? 维权宣讲  2027-03-07 周日 14:00-17:00  截止 2027-02-28 周日 09:12
                    团市委 申请: 合办；承担 1,100.00 中的 500.00, 由 巾帼维权 支付
                    poolbook approve A-????  或  poolbook reject A-???? -m 原因
                """)
        #expect(try pool.run("inbox") == "没有待办事项")
    }

    @Test func `with the yes it stands, and the asker reads of it`() throws {
        let (reservation, approval) = try ask()
        #expect(
            try masked(pool.run("approve", approval, "-n", "--locale", "en", as: "zhaomin")).hasPrefix(
                "Would approve: "))
        #expect(try masked(pool.run("approve", approval, as: "zhaomin")).hasPrefix("已同意: A-????"))
        let shown = try #require(try pool.run("show", reservation, "--json").json() as? [String: Any])
        #expect(shown["state"] as? String == "confirmed")
        let notices = try pool.run("notices", "--locale", "en")
        #expect(masked(notices).contains("A-????  approved  维权宣讲"), "\(notices)")
        #expect(
            try masked(pool.run("approve", approval, "--locale", "en", as: "zhaomin")) == """
                ! Refused for 1 reason. Nothing was written.
                !   approval.settled  A-???? is approved already; nothing waits for it
                [exit 1]
                """)
    }

    @Test func `with the no all of it is released, and why is told`() throws {
        let (reservation, approval) = try ask()
        #expect(try pool.run("reject", approval, "-m", "预算已满", as: "zhaomin").code == 0)
        let shown = try #require(try pool.run("show", reservation, "--json").json() as? [String: Any])
        #expect(shown["state"] as? String == "cancelled")
        #expect(try pool.run("notices").output.contains("“预算已满”"))
        #expect(try pool.run("verify", as: pool.administrator()).code == 0)
    }

    @Test func `nobody agrees to what they asked for, nor for others`() throws {
        let (_, approval) = try ask()
        for login in ["liwei", "bairu", "yangfan"] {
            let refused = try pool.run("approve", approval, "--locale", "en", as: login)
            #expect(refused.code == (login == "bairu" ? 65 : 1), "\(login): \(refused)")
        }
    }

    @Test func `at the deadline it ends, and nothing is kept`() throws {
        let (reservation, _) = try ask()
        try pool.setClock("2027-02-28 09:12+08")
        #expect(try pool.run("inbox", "--locale", "en", as: "zhaomin") == "nothing waits for you")
        let shown = try #require(try pool.run("show", reservation, "--json").json() as? [String: Any])
        #expect(shown["state"] as? String == "expired")
        #expect(
            try pool.run(
                "reserve", "别的", "2027-03-07 14:00-17:00", "--venue", "DS-02", "--staff", "LS-03", as: "hejun"
            ).code == 0)
        #expect(try pool.run("verify", as: pool.administrator()).code == 0)
    }
}
