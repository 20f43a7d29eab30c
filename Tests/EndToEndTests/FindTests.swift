import TestSupport
import Testing

/// What fits a need, and how it is taken.
@Suite struct FindTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    private func run(_ arguments: String..., as login: String = "liwei") throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: login)
    }

    @Test func `the best of what fits come first, each with why, what it costs and a code`() throws {
        #expect(
            try run("find", "03-06 14:00-17:00", "--capacity", "180", "--near", "东胜区", "--skill", "律师") == """
                Sat 2027-03-06 14:00-17:00 · a venue for 180, near 东胜区, 律师 · 6 offers; 6 venues looked at
                offer  venue                   seats  people       cost  on foot  why
                8PS6   东胜区文化宫·大厅         220  律师-03  1,300.00    0 min  nearest, 81% full
                E66K   东胜区文化宫·回廊         280  律师-03  1,100.00    0 min  nearest, 64% full
                1KQF   工人文化宫·二楼           300  律师-03  1,100.00    0 min  nearest, 60% full
                BYHT   东胜区文化宫·大厅+回廊    500  律师-03  2,100.00    0 min  nearest, 36% full
                V656   青少年活动中心·A+B        240  律师-03    500.00  375 min  your own, cheapest, 75% full
                VKPP   科技馆报告厅              320  律师-03  1,500.00  375 min  56% full
                Take one: poolbook reserve "TITLE" --offer 8PS6
                """)
    }

    @Test func `a day and its times are one time, in quotation marks or not`() throws {
        let quoted = try run("find", "sat 14:00-17:00", "2027-03-07 09:00-10:00", "--capacity", "180")
        #expect(
            quoted.code == 0 && quoted.output.hasPrefix("2 times from Sat 2027-02-27 to Sun 2027-03-07"), "\(quoted)")
        #expect(try run("find", "sat", "14:00-17:00", "2027-03-07", "09:00-10:00", "--capacity", "180") == quoted)
    }

    @Test func `an offer is taken as it is, by its code alone, and only by whom it was offered to`() throws {
        let find = ["find", "03-06 14:00-17:00", "--capacity", "180", "--skill", "律师", "--district", "东胜区"]
        let offers = try pool.run(find + ["--locale", "en"])
        #expect(offers.output.contains("\n8PS6 "), "\(offers)")
        let take = ["reserve", "维权宣讲", "--offer", "8ps6", "--key", "take"]
        let taken = try pool.run(take + ["--locale", "en"])
        #expect(
            taken.masked == """
                Reserved: R-???? 维权宣讲  Sat 2027-03-06 14:00-17:00  东胜区文化宫·大厅, 律师-03
                  cost 1,300.00: 场租 800.00, 律师费 500.00; nobody pays it
                """)
        #expect(try pool.run(take + ["--locale", "en"]) == taken, "Sent again it is done once")
        let late = try run("reserve", "Late", "--offer", "8PS6")
        #expect(late.code == 1, "\(late)")
        #expect(late.complaint.contains("venue.double   东胜区文化宫·大厅: \(taken.reference ?? "") 维权宣讲"), "\(late)")
        #expect(
            try run("reserve", "Other", "--offer", "8PS6", as: "zhaomin") == """
                ! poolbook: --offer "8PS6": you have no such offer; offers last a week: look again with poolbook find
                [exit 65]
                """)
    }

    @Test func `an offer whose rate has changed is not taken at another price`() throws {
        let found = try run("find", "03-06 14:00-17:00", "--venue", "DS-01")
        #expect(found.output.contains("東") == false && found.code == 0, "\(found)")
        let code = found.output.split(separator: "\n").dropFirst(2).first?.prefix(4) ?? ""
        #expect(try run("venue", "edit", "DS-01", "--rate", "900/use 场租", as: "sunw").code == 0)
        let refused = try run("reserve", "Late", "--offer", String(code))
        #expect(
            refused == """
                ! Refused for 1 reason. Nothing was written.
                !   offer.changed  offer \(code) cost 800.00 and costs 900.00 now; look again with poolbook find
                [exit 1]
                """)
    }

    @Test func `reserve allocates by need, the same again under its key, and keeps what was asked`() throws {
        let ask = [
            "reserve", "法律咨询", "03-06 14:00-17:00", "--need", "venue:100 投影", "--skill", "律师", "--key", "need",
            "--locale", "en",
        ]
        let first = try pool.run(ask)
        #expect(
            first.masked == """
                Reserved: R-???? 法律咨询  Sat 2027-03-06 14:00-17:00  青少年活动中心·A, 律师-03
                  cost: 律师费 500.00; nobody pays it
                """)
        #expect(try pool.run(ask) == first, "The lawyer is taken now: the same is answered, nothing chosen anew")
        let needs = try pool.connect().values(
            """
            select coalesce(need::text, '-')
            from poolbook.reservation_item
            join poolbook.reservation using (pool_id, reservation_id)
            where reference = '\(first.reference ?? "")'
            order by position
            """, as: String.self)
        #expect(
            needs == [
                #"{"kind": "venue", "capacity": 100, "features": ["投影"]}"#, #"{"kind": "staff", "skill": "律师"}"#,
            ])
    }

    @Test func `where nothing fits, the fewest changes are told by which something would`() throws {
        #expect(
            try run("find", "03-06 14:00-17:00", "--capacity", "600", "--skill", "律师") == """
                Sat 2027-03-06 14:00-17:00 · a venue for 600, 律师 · 0 offers
                Nothing fits.
                In the way
                  need.other  no venue of the pool is like that
                It would fit
                  what                when                        takes                            seats      cost  offer
                  for fewer than 600  Sat 2027-03-06 14:00-17:00  东胜区文化宫·大厅+回廊, 律师-03    500  2,100.00  BYHT
                """)
        // Whoever could do it, but not then, is named rather than that nobody can.
        let night = try run("find", "03-06 22:00-23:00", "--capacity", "10", "--skill", "律师")
        #expect(night.output.contains("  resource.hours  律师-03 is open Mon-Sun 08:30-18:30\n"), "\(night)")
        #expect(
            try run("find", "03-06 14:00-17:00", "--feature", "桑拿") == """
                ! poolbook: features "桑拿": nothing in the pool has it
                [exit 65]
                """)
    }

    @Test func `without a need what is free is listed`() throws {
        #expect(
            try run("find", "03-06 14:00-17:00", "--limit", "2") == """
                Sat 2027-03-06 14:00-17:00 · free: 15 venues, 10 people, 5 kinds of equipment
                Venues
                  offer  code   name            seats  district  cost
                  R0P7   NC-01  暖城e站·火车站     40  东胜区    0.00
                  Q8WZ   NC-02  驿站·铁西          30  铁西      0.00
                2 of 15 shown; --limit shows more
                People
                  code   name       skills
                  JJ-01  急救员-01  急救=2027-09-30
                  JS-01  讲师-01    夜校讲师, 视频剪辑
                2 of 10 shown; --limit shows more
                Equipment
                  code      name        free
                  chairs    折叠椅       300
                  laptops   笔记本电脑    20
                  ramps     轮椅坡道       4
                  speakers  移动音响       6
                  tents     帐篷          12
                """)
    }
}
