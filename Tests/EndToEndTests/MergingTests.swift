import TestSupport
import Testing

/// Two alike in one hall, made one event of both hosts, once who is to bear more than it has set aside agrees.
@Suite struct MergingTests {
    let pool: SamplePool
    /// What stands, what asks, and the conflict that they make.
    let there: String
    let request: String
    let conflict: String

    init() throws {
        pool = try SamplePool()
        #expect(try pool.roster("youth,women,union").code == 0)
        let when = ["2027-04-10 14:00-16:00", "--venue", "DS-01", "--kind", "lecture", "--locale", "en"]
        let reserved = try pool.run(
            ["reserve", "青年反诈讲座"] + when + ["--attendance", "60", "--pay", "night-school"], as: "liwei")
        let asked = try pool.run(
            ["reserve", "妇女反诈讲座"] + when + ["--attendance", "70", "--request"], as: "zhaomin")
        there = try #require(reserved.reference)
        request = try #require(asked.reference)
        conflict = String(try #require(asked.output.firstMatch(of: /C-[0-9A-Z]{3,10}/)).output)
    }

    /// The letter of the way out that says so.
    private func letter(_ what: String) throws -> String {
        let page = try pool.run("conflict", "show", conflict, as: "yangfan").output
        let line = try #require(page.split(separator: "\n").first { $0.contains(what) }, "\(page)")
        return String(try #require(line.split(separator: " ").first))
    }

    private func merge() throws -> Answer {
        try pool.run("conflict", "resolve", conflict, letter("合办: 共同主办, 费用分摊"), "-m", "合办一次", as: "yangfan")
    }

    private func approval() throws -> String {
        String(try #require(try pool.run("inbox", as: "wujing").output.firstMatch(of: /A-[0-9A-Z]{3,10}/)).output)
    }

    @Test func `what it does to the money of each is told, and that it waits`() throws {
        let page = try pool.run("conflict", "show", conflict, as: "yangfan").output
        #expect(page.contains("2 个组织, 130 人, 团市委 800.00 → 400.00, 市妇联 0.00 → 400.00, 须 市妇联 同意"), "\(page)")
        let answer = try merge()
        #expect(answer.output.hasPrefix("待同意: \(conflict) venue.double 经以下各方同意后即告处理\n"), "\(answer)")
        #expect(answer.output.contains("市妇联  合办；承担 800.00 中的 400.00"), "\(answer)")
    }

    @Test func `who is asked reads what it agrees to, whoever of it decides`() throws {
        _ = try merge()
        #expect(try pool.run("show", there, as: "wujing").code == 0)
        let approval = try approval()
        #expect(
            try pool.run("inbox", as: "wujing") == """
                待您处理
                  \(approval)  \(there) 青年反诈讲座  2027-04-10 周六 14:00-16:00  截止 2027-02-28 周日 09:12
                    团市委 申请: 合办；承担 800.00 中的 400.00
                    poolbook approve \(approval)  或  poolbook reject \(approval) -m 原因
                """)
        // Who is not asked does not.
        #expect(try pool.run("show", there, as: "guolin").code == 65)
    }

    @Test func `with the yes there is one event of both`() throws {
        _ = try merge()
        #expect(try pool.run("approve", approval(), as: "wujing").output.contains("已按此更改"))
        let joint = try pool.run("show", there, as: "zhaomin").output
        #expect(joint.contains("团市委   50%") && joint.contains("市妇联   50%"), "\(joint)")
        #expect(try pool.run("show", request, as: "zhaomin").output.contains("已取消"))
        #expect(!(try pool.run("conflict", "list", as: "yangfan").output.contains(conflict)))
        // What does not take place any more has no bar.
        let page = try pool.run("conflict", "show", conflict, as: "zhaomin").output
        #expect(page.contains("[### 青年反诈讲座 团市委 130") && !page.contains("他人占用"), "\(page)")
    }

    @Test func `with the no both are as they were`() throws {
        _ = try merge()
        #expect(try pool.run("reject", approval(), "-m", "预算不足", as: "wujing").code == 0)
        #expect(try pool.run("show", there, as: "liwei").output.contains("团市委  100%"))
        #expect(try pool.run("show", request, as: "zhaomin").output.contains("申请中"))
        #expect(try pool.run("conflict", "list", as: "yangfan").output.contains(conflict))
    }
}
