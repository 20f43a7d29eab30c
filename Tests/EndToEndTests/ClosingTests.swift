import TestSupport
import Testing

/// What came of a reservation, and the words that a pool has for events.
@Suite struct ClosingTests {
    let pool: SamplePool

    init() throws {
        pool = try SamplePool()
        _ = try pool.run(
            "pool", "edit", "--kinds", "维权服务, 培训", "--brands", "群团汇", "--figures", "案件; 家庭", as: pool.administrator())
    }

    private func reserve() throws -> String {
        let answer = try pool.run(
            "reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "DS-01", "--kind", "维权", "--brand", "群团汇",
            "--attendance", "180", "--key", "one")
        return try #require(answer.reference)
    }

    @Test func `what came of a reservation is recorded once it has begun`() throws {
        let reference = try reserve()
        #expect(
            try pool.run("close", reference, "--attended", "150", "--locale", "en") == """
                ! Refused for 1 reason. Nothing was written.
                !   period.future  R-V90C begins Sun 2027-03-07 14:00; what came of it can be recorded from then on
                [exit 1]
                """)
        try pool.setClock("2027-03-07 17:05+08")
        let command = ["close", reference, "--attended", "150", "--figure", "案件=3", "-m", "座无虚席", "--locale", "en"]
        #expect(
            try pool.run(command + ["-n"]) == "Would close: R-V90C 维权宣讲  Sun 2027-03-07 14:00-17:00  150 attended, 案件 3"
        )
        #expect(try pool.run(command) == "Closed: R-V90C 维权宣讲  Sun 2027-03-07 14:00-17:00  150 attended, 案件 3")
        #expect(
            try pool.run("close", reference, "--attended", "1500", "--figure", "案件=4", "--figure", "家庭=2") == """
                已更正: R-V90C 维权宣讲  2027-03-07 周日 14:00-17:00  到场 1,500 人, 家庭 2, 案件 4
                """)
        #expect(
            try pool.run("show", reference, "--locale", "en") == """
                reference       R-V90C
                title           维权宣讲
                state           closed
                when            Sun 2027-03-07 14:00-17:00
                takes           东胜区文化宫·大厅
                kind            维权服务
                brand           群团汇
                attendance      180
                set-up (min)    0
                clearing (min)  0
                cost            800.00
                paid            0.00
                entered by      李薇
                entered         Thu 2027-02-25 09:12
                attended        1,500
                note            -
                closed by       李薇
                closed          Sun 2027-03-07 17:05
                hosts
                  host    share
                  团市委   100%
                Cost
                  takes              rate             category  amount
                  东胜区文化宫·大厅  800.00/use 场租  场租      800.00
                Money
                  nothing
                figures
                  figure  number
                  家庭         2
                  案件         4
                """)
    }

    @Test func `what is closed is listed as such, and neither moved nor cancelled`() throws {
        let reference = try reserve()
        try pool.setClock("2027-03-07 17:05+08")
        #expect(
            try pool.run("close", reference, "--attended", "0", "--json") == """
                {
                  "reference": "R-V90C",
                  "title": "维权宣讲",
                  "state": "closed",
                  "when": {
                    "start": "2027-03-07T14:00:00+08:00",
                    "end": "2027-03-07T17:00:00+08:00"
                  },
                  "attended": 0,
                  "note": null,
                  "outcome": "added",
                  "dry_run": false,
                  "figures": []
                }
                """)
        #expect(
            try pool.run("list", "--state", "closed", "--brand", "群团") == """
                编号    时间                         状态    标题      占用               主办方
                R-V90C  2027-03-07 周日 14:00-17:00  已办结  维权宣讲  东胜区文化宫·大厅  团市委
                """)
        let listed = try #require(try pool.run("list", "--state", "closed", "--json").json() as? [[String: Any]])
        #expect(listed.map { $0["brand"] as? String } == ["群团汇"])
        #expect(listed.map { $0["kind"] as? String } == ["维权服务"])
        for command in [["move", reference, "03-20 14:00-17:00"], ["cancel", reference, "-y"]] {
            #expect(
                try pool.run(command) == """
                    ! 已拒绝，共 1 个原因。未写入任何内容。
                    !   reservation.state  R-V90C 的状态为 已办结, 不能再这样操作
                    [exit 1]
                    """)
        }
    }

    @Test(arguments: [
        (["--kind", "维权服事"], "kind \"维权服事\": one of these is expected: 维权服务, 培训; did you mean 维权服务?"),
        (["--brand", "Alone"], "brand \"Alone\": one of these is expected: 群团汇"),
    ])
    func `what an event is called comes from the pool's lists`(options: [String], complaint: String) throws {
        let answer = try pool.run(
            ["reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "DS-01", "--locale", "en"] + options)
        #expect(answer.code == 65 && answer.complaint.contains(complaint), "\(answer)")
    }

    @Test func `an edit takes another brand from the list, and leaves a kind that is listed no more`() throws {
        let reference = try reserve()
        _ = try pool.run("pool", "edit", "--kinds", "培训", "--brands", "群团汇, 暖城", as: pool.administrator())
        #expect(
            try pool.run("edit", reference, "--brand", "暖", "--locale", "en") == """
                Edited: R-V90C 维权宣讲
                  brand  群团汇 -> 暖城
                """)
        let same = try pool.run("edit", reference, "--kind", "维权服务", "--locale", "en")
        #expect(same.code == 65 && same.complaint.contains("one of these is expected: 培训"), "\(same)")
        let copy = try pool.run("reserve", "--like", reference, "--at", "03-14", "--locale", "en")
        #expect(copy.code == 65 && copy.complaint.contains("is not on the pool's list"), "\(copy)")
        let bare = try pool.run("edit", reference, "--without", "brand", "--json")
        #expect(bare.code == 0 && bare.output.contains("\"after\": null"), "\(bare)")
    }

    @Test func `figures are numbers by the pool's names`() throws {
        let reference = try reserve()
        try pool.setClock("2027-03-07 17:05+08")
        for (figures, complaint) in [
            (["案件"], "应为名称和整数，例如 案件=3"), (["案件=-1"], "应为名称和整数，例如 案件=3"), (["案子=1"], "应为以下之一: 案件, 家庭；是否指 案件?"),
            (["案件=1", "案=2"], "重复给出"),
        ] {
            let answer = try pool.run(
                ["close", reference, "--attended", "1"] + figures.flatMap { ["--figure", $0] })
            #expect(answer.code == 65 && answer.complaint.contains(complaint), "\(answer)")
        }
    }

    @Test func `a pool shows its lists, and an empty one takes anything again`() throws {
        _ = try pool.run("pool", "edit", "--brands", "", as: pool.administrator())
        let shown = try pool.run("pool", "show", "--locale", "en").output
        #expect(shown.contains("\nkinds           维权服务, 培训  -        what kinds of events there may be\n"), "\(shown)")
        #expect(shown.contains("\nbrands          -               -        under which brands events are held\n"))
        #expect(shown.contains("\nfigures         案件, 家庭      -        what is counted of an event that is over\n"))
        let answer = try pool.run(
            "reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "DS-01", "--brand", "Alone", "--json")
        #expect(answer.code == 0)
    }
}
