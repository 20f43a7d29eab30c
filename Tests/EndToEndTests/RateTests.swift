import TestSupport
import Testing

/// What things cost, and who pays.
@Suite struct RateTests {
    let pool: SamplePool
    let slot = "03-07 14:00-17:00"

    init() throws { pool = try SamplePool() }

    /// A hall and a lawyer for two hosts, entered by an officer of the second, whose organization owns both projects.
    private func event(_ more: String..., host: String = "市妇联") -> [String] {
        [
            "reserve", "维权宣讲", slot, "--venue", "东胜区文化宫·大厅", "--staff", "律师-03", "--host", "团市委", "--host", host,
            "--pay", "青春护航", "--pay", "巾帼维权", "--key", "event",
        ] + more
    }

    @Test func `projects pay what the rates come to, and the hosts bear what theirs pay`() throws {
        #expect(
            try pool.run(event("-n", "--locale", "en"), as: "zhaomin") == """
                Would hold: 维权宣讲  Sun 2027-03-07 14:00-17:00  东胜区文化宫·大厅, 律师-03
                  cost 1,300.00: 场租 800.00, 律师费 500.00
                  青春护航 场租 800.00 (市级专项)
                  巾帼维权 律师费 500.00 (妇女专项)
                  shares: 团市委 61.5385%, 市妇联 38.4615%
                It would wait for these to agree.
                  approval  of      for                          until
                  -         团市委  co-host; 800.00 of 1,300.00  Sun 2027-02-28 09:12
                """)
        let done = try pool.run(event(), as: "zhaomin")
        #expect(
            done.masked == """
                已保留: R-???? 维权宣讲  2027-03-07 周日 14:00-17:00  东胜区文化宫·大厅、律师-03
                  费用 1,300.00: 场租 800.00、律师费 500.00
                  青春护航 场租 800.00 (市级专项)
                  巾帼维权 律师费 500.00 (妇女专项)
                  份额: 团市委 61.5385%、市妇联 38.4615%
                场地与资金保留至以下各方同意；全部同意即确认, 一方拒绝即全部释放。
                  同意   由谁    事项                             保留至
                  A-6ZM  团市委  合办；承担 1,300.00 中的 800.00  2027-02-28 周日 09:12
                """)
        #expect(try pool.run(event(), as: "zhaomin") == done)
        let reference = try #require(done.reference)
        #expect(try pool.run("approve", "A-6ZM", as: "liwei").code == 0)
        #expect(
            try pool.run("show", reference, "--locale", "en", as: "zhaomin").masked == """
                reference       R-????
                title           维权宣讲
                state           confirmed
                when            Sun 2027-03-07 14:00-17:00
                takes           东胜区文化宫·大厅, 律师-03
                kind            -
                brand           -
                attendance      -
                set-up (min)    0
                clearing (min)  0
                cost            1,300.00
                paid            1,300.00
                entered by      赵敏
                entered         Thu 2027-02-25 09:12
                hosts
                  host       share
                  团市委  61.5385%
                  市妇联  38.4615%
                Cost
                  takes              rate               category  amount
                  东胜区文化宫·大厅  800.00/use 场租    场租      800.00
                  律师-03            500.00/use 律师费  律师费    500.00
                Money
                  project   category  fund      year  reserved  committed  spent  given back
                  巾帼维权  律师费    妇女专项  2027      0.00     500.00   0.00        0.00
                  青春护航  场租      市级专项  2027      0.00     800.00   0.00        0.00
                """)
        // The hall's owner sees what it costs, and not who pays.
        let owner = try pool.run("show", reference, "--locale", "en", as: "sunw").output
        #expect(owner.contains("cost            1,300.00\npaid            -\n"))
    }

    @Test func `a share that its host's projects do not pay is refused, with what would do`() throws {
        let before = try pool.rowCounts()
        #expect(
            try pool.run(event("--locale", "en", host: "市妇联=40%"), as: "zhaomin") == """
                ! Refused for 1 reason. Nothing was written.
                !   share.unpaid  市妇联 bears 40% of 1,300.00 = 520.00; 巾帼维权 may pay 律师费 500.00, not 场租: 20.00 short
                ! Nearest
                !   money  leave out =40%: shares follow what each pays (800.00 : 500.00)
                [exit 1]
                """)
        #expect(
            try pool.run(event(host: "市妇联=40%"), as: "zhaomin") == """
                ! 已拒绝，共 1 个原因。未写入任何内容。
                !   share.unpaid  市妇联 承担 1,300.00 的 40% = 520.00；巾帼维权 可支付 律师费 500.00, 不得支付 场租: 缺 20.00
                ! 最近的可选方案
                !   资金  去掉 =40%: 份额随各方支付的金额而定 (800.00 : 500.00)
                [exit 1]
                """)
        #expect(
            try pool.run(event("--json", host: "市妇联=40%"), as: "zhaomin") == """
                {
                  "refused": [
                    {
                      "rule": "share.unpaid",
                      "reason": "市妇联 bears 40% of 1,300.00 = 520.00; 巾帼维权 may pay 律师费 500.00, not 场租: 20.00 short"
                    }
                  ],
                  "nearest_money": [
                    {
                      "what": "money",
                      "how": "leave out =40%: shares follow what each pays (800.00 : 500.00)"
                    }
                  ]
                }
                [exit 1]
                """)
        #expect(try pool.rowCounts() == before)
    }

    @Test func `reasons of money and of places come together, and so does what is near`() throws {
        let answer = try pool.run(
            "reserve", "Late", "03-06 15:00-18:00", "--venue", "DS-01", "--staff", "LS-03", "--host", "women=40%",
            "--pay", "youth-guard", "--pay", "legal-outreach", "--locale", "en")
        #expect(
            answer.masked == """
                ! Refused for 2 reasons. Nothing was written but the offers.
                !   share.unpaid  市妇联 bears 40% of 1,300.00 = 520.00; no --pay names a project of its own: 520.00 short
                !   buffer.after  东胜区文化宫·大厅 needs time to clear: blocked Sat 2027-03-06 15:00-19:00; another organization has it Sat 2027-03-06 18:00-21:30
                ! Nearest
                !   same place  Sat 2027-03-06 14:00-17:00  -                          offer 8PS6
                !   same place  Sun 2027-03-07 15:00-18:00  -                          offer 93WX
                !   same place  Fri 2027-03-05 15:00-18:00  -                          offer 10F1
                !   same time   Sat 2027-03-06 15:00-18:00  QS-AB  青少年活动中心·A+B  offer SK82
                !   same time   Sat 2027-03-06 15:00-18:00  DS-02  东胜区文化宫·回廊   offer 9Z4H
                !   money  leave out =40%: shares follow what each pays (1,300.00 : 0.00)
                [exit 1]
                """)
        let mixed = try pool.run(
            "reserve", "Late", "03-06 14:30-17:30", "--venue", "DS-01", "--staff", "LS-03", "--host", "团市委", "--host",
            "市妇联=40%", "--pay", "青春护航", "--pay", "巾帼维权", "--locale", "en", as: "zhaomin")
        #expect(mixed.complaint.contains("share.unpaid"))
        #expect(mixed.complaint.contains("buffer.after"))
        #expect(
            mixed.complaint.hasSuffix("\n  money  leave out =40%: shares follow what each pays (800.00 : 500.00)\n"))
    }

    @Test func `what a project has no money for is refused by category`() throws {
        #expect(
            try pool.run(
                "reserve", "A", slot, "--venue", "DS-01", "--staff", "LS-03", "--pay", "青春护航", "--locale", "en") == """
                    ! Refused for 1 reason. Nothing was written.
                    !   cost.unpaid  律师费 costs 500.00; 青春护航 has no money for it then
                    [exit 1]
                    """)
        #expect(
            try pool.run("reserve", "A", slot, "--venue", "DS-01", "--staff", "LS-03", "--pay", "青春护航") == """
                ! 已拒绝，共 1 个原因。未写入任何内容。
                !   cost.unpaid  律师费 需要 500.00；青春护航 届时没有此类资金
                [exit 1]
                """)
        let hall = try pool.run("reserve", "A", slot, "--venue", "DS-01", "--pay", "青春护航/场租=199500", "--key", "most")
        #expect(hall.code == 0)
        #expect(
            try pool.run(
                "reserve", "B", "03-08 18:30-21:00", "--venue", "DS-02", "--pay", "青春护航", "--locale", "en") == """
                    ! Refused for 1 reason. Nothing was written.
                    !   cost.unpaid  场租 costs 600.00; 青春护航 can give 500.00: 100.00 short
                    [exit 1]
                    """)
    }

    @Test func `an act that was done answers as it did, though its projects have no money left`() throws {
        let done = try pool.run(event("--hold", "24h"), as: "zhaomin")
        #expect(done.code == 0)
        let rest = try pool.run(
            "reserve", "Dear", slot, "--venue", "NC-01", "--pay", "青春护航/场租=199200", "--pay", "巾帼维权/律师费=87900",
            as: "zhaomin")
        #expect(rest.code == 0)
        let short = try pool.run(event("--hold", "24h", "--key", "other"), as: "zhaomin")
        #expect(short.complaint.contains("cost.unpaid") && short.complaint.contains("venue.double"))
        #expect(try pool.run(event("--hold", "24h"), as: "zhaomin") == done)
    }

    @Test func `what nobody pays stands, and the answer says so`() throws {
        #expect(
            try pool.run("reserve", "A", slot, "--venue", "DS-01", "--staff", "LS-03", "-n") == """
                将预订: A  2027-03-07 周日 14:00-17:00  东胜区文化宫·大厅、律师-03
                  费用 1,300.00: 场租 800.00、律师费 500.00；无人支付
                """)
        #expect(
            try pool.run(
                "reserve", "A", slot, "--venue", "DS-01", "--staff", "LS-03", "--pay", "青春护航=25%", "-n", "--locale",
                "en")
                    == """
                    Would reserve: A  Sun 2027-03-07 14:00-17:00  东胜区文化宫·大厅, 律师-03
                      cost 1,300.00: 场租 800.00, 律师费 500.00; unpaid: 场租 475.00, 律师费 500.00
                      青春护航 场租 325.00 (市级专项)
                    """)
    }

    @Test func `what the leading host owns is free, and equipment is charged by the piece`() throws {
        let own = try pool.run("reserve", "A", slot, "--venue", "DS-01", "-n", "--locale", "en", as: "sunw")
        #expect(own == "Would reserve: A  Sun 2027-03-07 14:00-17:00  东胜区文化宫·大厅")
        #expect(
            try pool.run("reserve", "A", slot, "--venue", "QS-A", "--pay", "青春护航", "-n", "--locale", "en") == """
                Would reserve: A  Sun 2027-03-07 14:00-17:00  青少年活动中心·A
                  it costs nothing by its rates; no money is taken
                """)
        #expect(
            try pool.run(
                "reserve", "A", "03-07 22:00-03-08 02:00", "--equipment", "tents=3", "--pay", "青春护航", "-n",
                "--locale", "en") == """
                    Would reserve: A  Sun 2027-03-07 22:00-02:00  帐篷 x 3
                      cost: 物料 300.00
                      青春护航 物料 300.00 (国家青年发展专项)
                    """)
    }

    @Test func `a move leaves the money as it is, and says where that is not the cost`() throws {
        let made = try pool.run(
            "reserve", "A", slot, "--venue", "DS-07", "--pay", "青春护航", "--key", "a", "--locale", "en")
        #expect(
            made.masked == """
                Reserved: R-???? A  Sun 2027-03-07 14:00-17:00  工人文化宫·二楼
                  cost: 场租 600.00
                  青春护航 场租 600.00 (市级专项)
                """)
        let reference = try #require(made.reference)
        #expect(
            try pool.run("move", reference, "03-07 14:00-18:30", "-n", "--locale", "en") == """
                Would move: A  Sun 2027-03-07 14:00-17:00 -> Sun 2027-03-07 14:00-18:30  工人文化宫·二楼
                  cost 900.00, paid 600.00; a move leaves the money as it is
                """)
        #expect(
            try pool.run("move", reference, "03-08 14:00-17:00").masked == """
                已改期: R-???? A  2027-03-07 周日 14:00-17:00 -> 2027-03-08 周一 14:00-17:00  工人文化宫·二楼
                """)
        #expect(
            try pool.run("move", reference, "--venue", "DS-01").masked == """
                已改期: R-???? A  2027-03-08 周一 14:00-17:00 -> 2027-03-08 周一 14:00-17:00  东胜区文化宫·大厅
                  费用 800.00, 已付 600.00；改期不改变资金
                """)
    }

    @Test func `a rate is added, shown, changed and taken away`() throws {
        let shown = { (language: String) in
            try pool.run("venue", "show", "QS-A", "--locale", language).output.split(separator: "\n").last
        }
        #expect(try shown("en") == "rate            -")
        #expect(
            try pool.run("venue", "edit", "QS-A", "--rate", "¥1,250.5/小时 场租", "--locale", "en") == "changed: QS-A")
        #expect(try shown("en") == "rate            1,250.50/hour 场租")
        #expect(try shown("zh-Hans") == "费率         1,250.50/小时 场租")
        #expect(
            try pool.run("venue", "edit", "QS-A", "--rate", "1250.50/hour 场租", "--locale", "en") == "unchanged: QS-A")
        #expect(try pool.run("venue", "edit", "QS-A", "--rate", "", "--locale", "en") == "changed: QS-A")
        #expect(try shown("en") == "rate            -")
        #expect(try pool.run("venue", "edit", "DS-01", "--rate", "1/use 场租").code == 77)
        #expect(
            try pool.run("staff", "add", "律师-09", "--rate", "300/次 律师费", "--locale", "en") == "added: 律师-09")
        let list = try pool.run("staff", "list", "--locale", "en").output
        #expect(list.split(separator: "\n").contains { $0.hasPrefix("律师-09") && $0.hasSuffix("300.00/use 律师费") })
    }
}
