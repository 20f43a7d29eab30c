import TestSupport
import Testing

@Suite struct ReserveTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    @Test func `a reservation is answered in a line, with its money below`() throws {
        let answer = try pool.run(
            "reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "东胜区文化宫·大厅", "--staff", "律师-03",
            "--equipment", "折叠椅=180", "--attendance", "180", "--host", "市妇联=40%", "--pay", "青春护航/场租=800",
            "--pay", "青春护航/师资=500", "--key", "one")
        #expect(
            answer == """
                已保留: R-V90C 维权宣讲  2027-03-07 周日 14:00-17:00  东胜区文化宫·大厅、律师-03、折叠椅 x 180
                  费用 1,300.00: 场租 800.00、律师费 500.00；未付: 律师费 500.00
                  青春护航 场租 800.00 (市级专项)
                  青春护航 师资 500.00 (国家青年发展专项)
                场地与资金保留至以下各方同意；全部同意即确认, 一方拒绝即全部释放。
                  同意   由谁    事项                             保留至
                  A-GEA  市妇联  合办；承担 1,300.00 中的 520.00  2027-02-28 周日 09:12
                """)
        #expect(
            try pool.run("list", "--from", "03-07", "--to", "03-07", "--locale", "en") == """
                reference  when                        state  title     takes                                     hosts
                R-V90C     Sun 2027-03-07 14:00-17:00  held   维权宣讲  东胜区文化宫·大厅, 律师-03, 折叠椅 x 180  团市委, 市妇联
                """)
    }

    @Test func `as JSON the answer has the same keys in every language`() throws {
        let answer = try pool.run(
            "reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "DS-01", "--equipment", "chairs=180", "--pay",
            "youth-guard/场租=800", "--key", "one", "--json")
        #expect(
            answer == """
                {
                  "reference": "R-V90C",
                  "title": "维权宣讲",
                  "state": "confirmed",
                  "when": {
                    "start": "2027-03-07T14:00:00+08:00",
                    "end": "2027-03-07T17:00:00+08:00"
                  },
                  "takes": [
                    "东胜区文化宫·大厅",
                    "折叠椅 x 180"
                  ],
                  "cost": {
                    "amount": "800.00",
                    "currency": "CNY"
                  },
                  "unpaid": {
                    "amount": "0.00",
                    "currency": "CNY"
                  },
                  "dry_run": false,
                  "costs": [
                    {
                      "takes": "东胜区文化宫·大厅",
                      "rate": "800.00/use 场租",
                      "category": "场租",
                      "amount": {
                        "amount": "800.00",
                        "currency": "CNY"
                      }
                    }
                  ],
                  "hosts": [
                    {
                      "host": "团市委",
                      "share": "100%"
                    }
                  ],
                  "money": [
                    {
                      "project": "青春护航",
                      "category": "场租",
                      "amount": {
                        "amount": "800.00",
                        "currency": "CNY"
                      },
                      "fund": "市级专项"
                    }
                  ]
                }
                """)
        let again = try pool.run(
            "reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "DS-01", "--equipment", "chairs=180", "--pay",
            "youth-guard/场租=800", "--key", "one", "--json", "--locale", "en")
        #expect(again == answer)
    }

    @Test func `a dry run answers the same, but for the reference, and writes nothing`() throws {
        let command = [
            "reserve", "维权宣讲", "03-07 14:00-17:00", "--venue", "DS-01", "--pay", "youth-guard/场租=800", "--key", "one",
            "--locale", "en",
        ]
        let before = try pool.rowCounts()
        let tried = try pool.run(command + ["-n"])
        #expect(
            tried == """
                Would reserve: 维权宣讲  Sun 2027-03-07 14:00-17:00  东胜区文化宫·大厅
                  cost: 场租 800.00
                  青春护航 场租 800.00 (市级专项)
                """)
        #expect(try pool.rowCounts() == before)
        #expect(
            try pool.run(command) == """
                Reserved: R-V90C 维权宣讲  Sun 2027-03-07 14:00-17:00  东胜区文化宫·大厅
                  cost: 场租 800.00
                  青春护航 场租 800.00 (市级专项)
                """)
    }

    @Test func `what is refused is refused with every reason, in English`() throws {
        // Offers are remembered, as those that are found are: they bind nobody.
        func written() throws -> [String] { try pool.rowCounts().filter { !$0.hasPrefix("offer ") } }
        let before = try written()
        #expect(
            try pool.run(tooMuch + ["--locale", "en"]) == """
                ! Refused for 4 reasons. Nothing was written but the offers.
                !   venue.too-small  东胜区文化宫·大厅 takes 220; 260 are expected
                !   buffer.after     东胜区文化宫·大厅 needs time to clear: blocked Sat 2027-03-06 14:30-18:30; another organization has it Sat 2027-03-06 18:00-21:30
                !   equipment.short  折叠椅: 400 wanted, 300 free throughout
                !   money.category   青春护航 has no money for 餐费 in 2027; it has: 场租, 宣传, 师资, 物料
                ! Nearest
                !   same time  Sat 2027-03-06 14:30-17:30  DS-02  东胜区文化宫·回廊  offer HV3X
                !   same time  Sat 2027-03-06 14:30-17:30  DS-07  工人文化宫·二楼    offer 3QWN
                [exit 1]
                """)
        #expect(try written() == before)
    }

    @Test func `what is refused is refused with every reason, in Chinese`() throws {
        #expect(
            try pool.run(tooMuch) == """
                ! 已拒绝，共 4 个原因。除备选方案外，未写入任何内容。
                !   venue.too-small  东胜区文化宫·大厅 可容纳 220 人；预计 260 人
                !   buffer.after     东胜区文化宫·大厅 需要清场时间: 占用 2027-03-06 周六 14:30-18:30；其他组织 占用 2027-03-06 周六 18:00-21:30
                !   equipment.short  折叠椅: 需要 400, 全程可用 300
                !   money.category   青春护航 没有用于 餐费 的资金 (2027 年)；现有: 场租, 宣传, 师资, 物料
                ! 最近的可选方案
                !   同一时间  2027-03-06 周六 14:30-17:30  DS-02  东胜区文化宫·回廊  方案 HV3X
                !   同一时间  2027-03-06 周六 14:30-17:30  DS-07  工人文化宫·二楼    方案 3QWN
                [exit 1]
                """)
    }

    @Test func `what is refused is refused with every reason, as JSON`() throws {
        #expect(
            try pool.run(tooMuch + ["--json"]) == """
                {
                  "refused": [
                    {
                      "rule": "venue.too-small",
                      "reason": "东胜区文化宫·大厅 takes 220; 260 are expected"
                    },
                    {
                      "rule": "buffer.after",
                      "reason": "东胜区文化宫·大厅 needs time to clear: blocked Sat 2027-03-06 14:30-18:30; another organization has it Sat 2027-03-06 18:00-21:30"
                    },
                    {
                      "rule": "equipment.short",
                      "reason": "折叠椅: 400 wanted, 300 free throughout"
                    },
                    {
                      "rule": "money.category",
                      "reason": "青春护航 has no money for 餐费 in 2027; it has: 场租, 宣传, 师资, 物料"
                    }
                  ],
                  "nearest": [
                    {
                      "what": "same_time",
                      "when": {
                        "start": "2027-03-06T14:30:00+08:00",
                        "end": "2027-03-06T17:30:00+08:00"
                      },
                      "venue": "DS-02  东胜区文化宫·回廊",
                      "offer": "HV3X"
                    },
                    {
                      "what": "same_time",
                      "when": {
                        "start": "2027-03-06T14:30:00+08:00",
                        "end": "2027-03-06T17:30:00+08:00"
                      },
                      "venue": "DS-07  工人文化宫·二楼",
                      "offer": "3QWN"
                    }
                  ]
                }
                [exit 1]
                """)
    }

    /// Too many people and chairs, too near to what follows, and money of a category and a project that are not there.
    private var tooMuch: [String] {
        [
            "reserve", "维权宣讲", "03-06 14:30-17:30", "--venue", "东胜区文化宫·大厅", "--staff", "律师-03",
            "--equipment", "折叠椅=400", "--attendance", "260", "--pay", "青春护航/餐费=300", "--pay",
            "普法进社区/律师费=500",
        ]
    }

    @Test func `a taken slot names who has it and the nearest alternatives`() throws {
        let answer = try pool.run(
            "reserve", "Talk", "03-06 18:00-20:00", "--venue", "DS-01", "--locale", "en", as: "sunw")
        #expect(
            answer.masked == """
                ! Refused for 1 reason. Nothing was written but the offers.
                !   venue.double  东胜区文化宫·大厅: R-???? 读书分享会 (市文联) has it Sat 2027-03-06 18:00-21:30
                ! Nearest
                !   same place  Sat 2027-03-06 15:00-17:00  -                          offer C6EX
                !   same place  Sun 2027-03-07 18:00-20:00  -                          offer 1DEX
                !   same place  Fri 2027-03-05 18:00-20:00  -                          offer Q3MG
                !   same time   Sat 2027-03-06 18:00-20:00  QS-AB  青少年活动中心·A+B  offer WF00
                !   same time   Sat 2027-03-06 18:00-20:00  DS-02  东胜区文化宫·回廊   offer Q3PC
                [exit 1]
                """)
    }

    @Test func `the time to clear up belongs to the place`() throws {
        let late = try pool.run(
            "reserve", "Late", "03-06 14:30-17:30", "--venue", "DS-01", "--key", "late", "--locale", "en")
        #expect(
            late == """
                ! Refused for 1 reason. Nothing was written but the offers.
                !   buffer.after  东胜区文化宫·大厅 needs time to clear: blocked Sat 2027-03-06 14:30-18:30; another organization has it Sat 2027-03-06 18:00-21:30
                ! Nearest
                !   same place  Sat 2027-03-06 14:00-17:00  -                          offer FEFK
                !   same place  Sun 2027-03-07 14:30-17:30  -                          offer RVX1
                !   same place  Fri 2027-03-05 14:30-17:30  -                          offer FK79
                !   same time   Sat 2027-03-06 14:30-17:30  QS-AB  青少年活动中心·A+B  offer CDE5
                !   same time   Sat 2027-03-06 14:30-17:30  DS-02  东胜区文化宫·回廊   offer MG9V
                [exit 1]
                """)
        let early = try pool.run(
            "reserve", "Early", "03-06 14:00-17:00", "--venue", "DS-01", "--key", "early", "--locale", "en")
        #expect(
            early == """
                Reserved: R-453B Early  Sat 2027-03-06 14:00-17:00  东胜区文化宫·大厅
                  cost: 场租 800.00; nobody pays it
                """)
        let longer = try pool.run(
            "reserve", "Talk", "03-07 09:00-10:00", "--venue", "NC-02", "--buffer-after", "2h", "--key", "longer",
            "--locale", "en")
        #expect(
            longer == """
                Reserved: R-BNNE Talk  Sun 2027-03-07 09:00-10:00  驿站·铁西
                """)
        let next = try pool.run(
            "reserve", "Next", "03-07 11:00-12:00", "--venue", "NC-02", "--key", "next", "--locale", "en")
        #expect(
            next == """
                ! Refused for 1 reason. Nothing was written but the offers.
                !   venue.double  驿站·铁西: R-BNNE Talk (团市委) has it Sun 2027-03-07 09:00-12:00
                ! Nearest
                !   same place  Sun 2027-03-07 12:00-13:00  -                                 offer 9P1W
                !   same place  Mon 2027-03-08 11:00-12:00  -                                 offer J11K
                !   same place  Sat 2027-03-06 11:00-12:00  -                                 offer 7ZP0
                !   same time   Sun 2027-03-07 11:00-12:00  ZY-01  Warm City Volunteer House  offer DK36
                !   same time   Sun 2027-03-07 11:00-12:00  DS-01A  东胜区文化宫·大厅东区     offer V64J
                [exit 1]
                """)
    }

    @Test func `a hall and its parts exclude each other, and parts do not`() throws {
        let part = try pool.run(
            "reserve", "East", "03-07 10:00-12:00", "--venue", "DS-01A", "--key", "east", "--locale", "en")
        #expect(
            part == """
                Reserved: R-EDFM East  Sun 2027-03-07 10:00-12:00  东胜区文化宫·大厅东区
                  cost: 场租 400.00; nobody pays it
                """)
        let whole = try pool.run(
            "reserve", "Whole", "03-07 10:00-12:00", "--venue", "DS-01", "--key", "whole", "--locale", "en")
        #expect(
            whole == """
                ! Refused for 1 reason. Nothing was written but the offers.
                !   venue.double  东胜区文化宫·大厅: R-EDFM East (团市委) has it Sun 2027-03-07 10:00-12:30
                ! Nearest
                !   same place  Sun 2027-03-07 12:30-14:30  -                          offer VTB1
                !   same place  Sat 2027-03-06 10:00-12:00  -                          offer DZE8
                !   same place  Tue 2027-03-09 10:00-12:00  -                          offer 3GBM
                !   same time   Sun 2027-03-07 10:00-12:00  QS-AB  青少年活动中心·A+B  offer AQR2
                !   same time   Sun 2027-03-07 10:00-12:00  DS-02  东胜区文化宫·回廊   offer 8SJR
                [exit 1]
                """)
        let other = try pool.run(
            "reserve", "West", "03-07 10:00-12:00", "--venue", "DS-01B", "--key", "west", "--locale", "en")
        #expect(
            other == """
                Reserved: R-Y1VZ West  Sun 2027-03-07 10:00-12:00  东胜区文化宫·大厅西区
                  cost: 场租 400.00; nobody pays it
                """)
    }

    @Test func `equipment runs short at the busiest moment`() throws {
        let some = try pool.run(
            "reserve", "Some", "03-07 10:00-12:00", "--venue", "DS-02", "--equipment", "chairs=200", "--key", "some",
            "--locale", "en")
        #expect(
            some == """
                Reserved: R-WNJQ Some  Sun 2027-03-07 10:00-12:00  东胜区文化宫·回廊, 折叠椅 x 200
                  cost: 场租 600.00; nobody pays it
                """)
        let more = try pool.run(
            "reserve", "More", "03-07 11:00-13:00", "--equipment", "chairs=101", "--key", "more", "--locale", "en")
        #expect(
            more == """
                ! Refused for 1 reason. Nothing was written.
                !   equipment.short  折叠椅: 101 wanted, 100 free throughout
                [exit 1]
                """)
        let rest = try pool.run(
            "reserve", "Rest", "03-07 11:00-13:00", "--equipment", "chairs=100", "--key", "rest", "--locale", "en")
        #expect(
            rest == """
                Reserved: R-MMRY Rest  Sun 2027-03-07 11:00-13:00  折叠椅 x 100
                """)
    }

    @Test func `money that is not there is refused to the cent`() throws {
        let short = try pool.run(
            "reserve", "Dear", "03-07 10:00-12:00", "--venue", "DS-02", "--pay", "youth-guard/宣传=20000.01", "--key",
            "short", "--locale", "en")
        #expect(
            short == """
                ! Refused for 1 reason. Nothing was written.
                !   money.short  青春护航/宣传 can give 20,000.00 of 20,000.01: 0.01 short
                [exit 1]
                """)
        let all = try pool.run(
            "reserve", "Dear", "03-07 10:00-12:00", "--venue", "DS-02", "--pay", "youth-guard/宣传=20000.00", "--key",
            "all", "--locale", "en")
        #expect(
            all == """
                Reserved: R-PXQY Dear  Sun 2027-03-07 10:00-12:00  东胜区文化宫·回廊
                  cost: 场租 600.00; unpaid: 场租 600.00
                  青春护航 宣传 20,000.00 (市级专项)
                """)
        let cent = try pool.run(
            "reserve", "Cent", "03-08 10:00-12:00", "--venue", "DS-02", "--pay", "youth-guard/宣传=0.01", "--key",
            "cent", "--locale", "en")
        #expect(
            cent == """
                ! Refused for 2 reasons. Nothing was written but the offers.
                !   venue.double  东胜区文化宫·回廊: another organization has it Mon 2027-03-08 09:00-12:30
                !   money.short   青春护航/宣传 can give 0.00 of 0.01: 0.01 short
                ! Nearest
                !   same place  Mon 2027-03-08 12:30-14:30  -                          offer 7N71
                !   same place  Tue 2027-03-09 10:00-12:00  -                          offer FCZN
                !   same place  Wed 2027-03-10 10:00-12:00  -                          offer G80N
                !   same time   Mon 2027-03-08 10:00-12:00  DS-07  工人文化宫·二楼     offer XY7B
                !   same time   Mon 2027-03-08 10:00-12:00  QS-AB  青少年活动中心·A+B  offer 76MY
                [exit 1]
                """)
    }

    @Test func `a hold is kept until it is confirmed`() throws {
        let hold = try pool.run(
            "reserve", "家长课堂", "03-07 09:00-11:00", "--venue", "QS-A", "--staff", "JS-01", "--pay",
            "night-school/师资=400",
            "--hold", "48h", "--key", "lesson", "--locale", "en")
        #expect(
            hold == """
                Held: R-MFBM 家长课堂  Sun 2027-03-07 09:00-11:00  青少年活动中心·A, 讲师-01
                  until Sat 2027-02-27 09:12; it stands once confirmed: poolbook confirm R-MFBM
                  青年夜校 师资 400.00 (国家青年发展专项)
                """)
        let reference = try #require(hold.reference)
        #expect(
            try pool.run("show", reference, "--locale", "en") == """
                reference       R-MFBM
                title           家长课堂
                state           held
                when            Sun 2027-03-07 09:00-11:00
                takes           青少年活动中心·A, 讲师-01
                kind            -
                brand           -
                attendance      -
                set-up (min)    0
                clearing (min)  0
                cost            0.00
                paid            400.00
                until           Sat 2027-02-27 09:12
                entered by      李薇
                entered         Thu 2027-02-25 09:12
                hosts
                  host    share
                  团市委   100%
                Cost
                  nothing
                Money
                  project   category  fund              year  reserved  committed  spent  given back
                  青年夜校  师资      国家青年发展专项  2027    400.00       0.00   0.00        0.00
                """)
        #expect(
            try pool.run("confirm", reference, "--locale", "en") == """
                Confirmed: R-MFBM 家长课堂  Sun 2027-03-07 09:00-11:00  青少年活动中心·A, 讲师-01
                  青年夜校 师资 400.00 (国家青年发展专项)
                """)
        #expect(
            try pool.run("show", reference) == """
                编号         R-MFBM
                标题         家长课堂
                状态         已确认
                时间         2027-03-07 周日 09:00-11:00
                占用         青少年活动中心·A、讲师-01
                类型         -
                品牌         -
                人数         -
                布置 (分钟)  0
                清场 (分钟)  0
                费用         0.00
                已付         400.00
                录入人       李薇
                录入时间     2027-02-25 周四 09:12
                主办方
                  主办方  份额
                  团市委  100%
                费用
                  无
                资金
                  项目      类别  资金              年度  预留    承诺  支出  退回
                  青年夜校  师资  国家青年发展专项  2027  0.00  400.00  0.00  0.00
                """)
    }

    @Test func `a request takes nothing, and binds when what it wants is free`() throws {
        let command = [
            "reserve", "Wish", "03-06 18:00-20:00", "--venue", "DS-01", "--request", "--key", "wish", "--locale", "en",
        ]
        let wish = try pool.run(command)
        #expect(
            wish.masked == """
                Requested: R-???? Wish  Sat 2027-03-06 18:00-20:00  东胜区文化宫·大厅
                  cost: 场租 800.00; nobody pays it
                In conflict (venue.double) with 1: C-????, due Sun 2027-02-28 09:12
                  see it: poolbook conflict show C-????
                """)
        let reference = try #require(wish.reference)
        #expect(
            try pool.run("confirm", reference, "--locale", "en") == """
                ! Refused for 1 reason. Nothing was written.
                !   venue.double  东胜区文化宫·大厅: another organization has it Sat 2027-03-06 18:00-21:30
                ! Nearest
                !   same place  Sat 2027-03-06 15:00-17:00  -
                !   same place  Sun 2027-03-07 18:00-20:00  -
                !   same place  Fri 2027-03-05 18:00-20:00  -
                !   same time   Sat 2027-03-06 18:00-20:00  QS-AB  青少年活动中心·A+B
                !   same time   Sat 2027-03-06 18:00-20:00  DS-02  东胜区文化宫·回廊
                [exit 1]
                """)
        let other = try #require(try pool.run("list", "--venue", "DS-01", "--to", "03-06", as: "bairu").reference)
        #expect(try pool.run("pool", "set", "waitlist=ask", as: pool.administrator()).code == 0)
        #expect(try pool.run("cancel", other, "-y", as: "bairu").code == 0)
        #expect(
            try pool.run("confirm", reference, "--locale", "en") == """
                Confirmed: R-69WH Wish  Sat 2027-03-06 18:00-20:00  东胜区文化宫·大厅
                """)
    }

    @Test(arguments: [("confirm", "confirmed"), ("offer", "hold"), ("ask", "request")])
    func `what becomes free goes to who asked for it, as the pool wants`(waitlist: String, state: String) throws {
        #expect(try pool.run("pool", "set", "waitlist=\(waitlist)", as: pool.administrator()).code == 0)
        let wish = try pool.run("reserve", "Wish", "03-06 18:00-20:00", "--venue", "DS-01", "--request")
        let reference = try #require(wish.reference)
        let other = try #require(try pool.run("list", "--venue", "DS-01", "--to", "03-06", as: "bairu").reference)
        let cancelled = try pool.run("cancel", other, "-y", "--locale", "en", as: "bairu")
        #expect(cancelled.output.contains("\(reference) waited for it") == (state != "request"), "\(cancelled)")
        #expect(try pool.run("show", reference, "--json").output.contains("\"state\": \"\(state)\""))
    }

    @Test func `the same key is one reservation and one answer, also when only the hold differs`() throws {
        let command = ["reserve", "Once", "03-07 09:00-11:00", "--venue", "QS-A", "--hold", "48h", "--key", "k"]
        let first = try pool.run(command)
        let written = try pool.rowCounts()
        #expect(first.code == 0)
        #expect(try pool.run(command) == first)
        #expect(try pool.rowCounts() == written)
        let other = try pool.run(
            "reserve", "Other", "03-07 09:00-11:00", "--venue", "QS-A", "--hold", "48h", "--key", "k", "--locale",
            "en")
        #expect(
            other == """
                ! poolbook: this --key was used for something else; leave it out, or write the command as it was
                [exit 65]
                """)
        #expect(try pool.rowCounts() == written)
    }

    @Test func `a move wins the new place before it leaves the old one`() throws {
        let first = try pool.run(
            "reserve", "Talk", "03-06 14:00-17:00", "--venue", "DS-01", "--pay", "youth-guard/场租=800", "--key", "talk",
            "--locale", "en")
        let reference = try #require(first.reference)
        let before = try pool.rowCounts()
        #expect(
            try pool.run("move", reference, "03-06 16:30-19:30", "--locale", "en") == """
                ! Refused for 1 reason. Nothing was written.
                !   venue.double  东胜区文化宫·大厅: another organization has it Sat 2027-03-06 18:00-21:30
                ! Nearest
                !   same place  Sat 2027-03-06 14:00-17:00  -
                !   same place  Sun 2027-03-07 16:30-19:30  -
                !   same place  Fri 2027-03-05 16:30-19:30  -
                !   same time   Sat 2027-03-06 16:30-19:30  QS-AB  青少年活动中心·A+B
                !   same time   Sat 2027-03-06 16:30-19:30  DS-02  东胜区文化宫·回廊
                [exit 1]
                """)
        #expect(try pool.rowCounts() == before)
        #expect(
            try pool.run("list", "--from", "03-06", "--to", "03-06", "--locale", "en") == """
                reference  when                        state      title  takes              hosts
                R-AVKD     Sat 2027-03-06 14:00-17:00  confirmed  Talk   东胜区文化宫·大厅  团市委
                """)
        #expect(
            try pool.run("move", reference, "03-06 13:00-16:00", "-n", "--locale", "en") == """
                Would move: Talk  Sat 2027-03-06 14:00-17:00 -> Sat 2027-03-06 13:00-16:00  东胜区文化宫·大厅
                """)
        #expect(try pool.rowCounts() == before)
        #expect(
            try pool.run("move", reference, "03-06 13:00-16:00", "--locale", "en") == """
                Moved: R-AVKD Talk  Sat 2027-03-06 14:00-17:00 -> Sat 2027-03-06 13:00-16:00  东胜区文化宫·大厅
                """)
        #expect(
            try pool.run("move", reference, "--venue", "DS-02", "--locale", "en") == """
                Moved: R-AVKD Talk  Sat 2027-03-06 13:00-16:00 -> Sat 2027-03-06 13:00-16:00  东胜区文化宫·回廊
                  cost 600.00, paid 800.00; a move leaves the money as it is
                """)
        #expect(
            try pool.run("list", "--from", "03-06", "--to", "03-06", "--locale", "en") == """
                reference  when                        state      title  takes              hosts
                R-AVKD     Sat 2027-03-06 13:00-16:00  confirmed  Talk   东胜区文化宫·回廊  团市委
                """)
        #expect(
            try pool.run("move", reference, "--locale", "en") == """
                ! poolbook: say where to: a time, or --venue, --staff or --equipment
                [exit 64]
                """)
    }

    @Test func `cancelling asks, and gives places and money back`() throws {
        let first = try pool.run(
            "reserve", "Talk", "03-06 14:00-17:00", "--venue", "DS-01", "--pay", "youth-guard/场租=800", "--key", "talk",
            "--locale", "en")
        let reference = try #require(first.reference)
        let standing = try pool.run("project", "show", "youth-guard", "--locale", "en")
        let before = try pool.rowCounts()
        #expect(
            try pool.run("cancel", reference, "--locale", "en") == """
                ! poolbook: this asks before it acts, and there is no terminal to answer on; add -y
                [exit 64]
                """)
        #expect(
            try pool.run("cancel", reference, "-n", "--locale", "en") == """
                Would cancel: Talk  Sat 2027-03-06 14:00-17:00  东胜区文化宫·大厅
                Money back
                  青春护航 场租 800.00 (市级专项)
                """)
        #expect(try pool.rowCounts() == before)
        #expect(
            try pool.run("cancel", reference, "-y", "-m", "rain", "--locale", "en") == """
                Cancelled: R-AVKD Talk  Sat 2027-03-06 14:00-17:00  东胜区文化宫·大厅
                Money back
                  青春护航 场租 800.00 (市级专项)
                """)
        let after = try pool.run("project", "show", "youth-guard", "--locale", "en")
        #expect(
            standing == """
                code       youth-guard
                name       青春护航
                owners     youth, women
                granted    870,000.00
                reserved   0.00
                committed  2,050.00
                spent      0.00
                available  867,950.00
                Lines
                  year  category  fund               granted  reserved  committed  spent   available
                  2026  场租      city-fund       180,000.00      0.00       0.00   0.00  180,000.00
                  2026  宣传      city-fund        18,000.00      0.00       0.00   0.00   18,000.00
                  2026  师资      national-youth   45,000.00      0.00       0.00   0.00   45,000.00
                  2026  物料      national-youth   27,000.00      0.00       0.00   0.00   27,000.00
                  2027  场租      city-fund       200,000.00      0.00     800.00   0.00  199,200.00
                  2027  宣传      city-fund        20,000.00      0.00       0.00   0.00   20,000.00
                  2027  师资      national-youth   50,000.00      0.00     900.00   0.00   49,100.00
                  2027  物料      national-youth   30,000.00      0.00     350.00   0.00   29,650.00
                  2028  场租      city-fund       200,000.00      0.00       0.00   0.00  200,000.00
                  2028  宣传      city-fund        20,000.00      0.00       0.00   0.00   20,000.00
                  2028  师资      national-youth   50,000.00      0.00       0.00   0.00   50,000.00
                  2028  物料      national-youth   30,000.00      0.00       0.00   0.00   30,000.00
                """)
        #expect(
            after == """
                code       youth-guard
                name       青春护航
                owners     youth, women
                granted    870,000.00
                reserved   0.00
                committed  1,250.00
                spent      0.00
                available  868,750.00
                Lines
                  year  category  fund               granted  reserved  committed  spent   available
                  2026  场租      city-fund       180,000.00      0.00       0.00   0.00  180,000.00
                  2026  宣传      city-fund        18,000.00      0.00       0.00   0.00   18,000.00
                  2026  师资      national-youth   45,000.00      0.00       0.00   0.00   45,000.00
                  2026  物料      national-youth   27,000.00      0.00       0.00   0.00   27,000.00
                  2027  场租      city-fund       200,000.00      0.00       0.00   0.00  200,000.00
                  2027  宣传      city-fund        20,000.00      0.00       0.00   0.00   20,000.00
                  2027  师资      national-youth   50,000.00      0.00     900.00   0.00   49,100.00
                  2027  物料      national-youth   30,000.00      0.00     350.00   0.00   29,650.00
                  2028  场租      city-fund       200,000.00      0.00       0.00   0.00  200,000.00
                  2028  宣传      city-fund        20,000.00      0.00       0.00   0.00   20,000.00
                  2028  师资      national-youth   50,000.00      0.00       0.00   0.00   50,000.00
                  2028  物料      national-youth   30,000.00      0.00       0.00   0.00   30,000.00
                """)
        #expect(
            try pool.run("show", reference, "--locale", "en") == """
                reference       R-AVKD
                title           Talk
                state           cancelled
                when            Sat 2027-03-06 14:00-17:00
                takes           东胜区文化宫·大厅
                kind            -
                brand           -
                attendance      -
                set-up (min)    0
                clearing (min)  0
                cost            800.00
                paid            -
                entered by      李薇
                entered         Thu 2027-02-25 09:12
                hosts
                  host    share
                  团市委   100%
                Cost
                  takes              rate             category  amount
                  东胜区文化宫·大厅  800.00/use 场租  场租      800.00
                Money
                  project   category  fund      year  reserved  committed  spent  given back
                  青春护航  场租      市级专项  2027      0.00       0.00   0.00      800.00
                """)
        #expect(
            try pool.run("cancel", reference, "-y", "--key", "again", "--locale", "en") == """
                ! Refused for 1 reason. Nothing was written.
                !   reservation.state  R-AVKD is cancelled; that cannot be done with it any more
                [exit 1]
                """)
        let again = try pool.run(
            "reserve", "Talk", "03-06 14:00-17:00", "--venue", "DS-01", "--key", "again 2", "--locale", "en")
        #expect(again.code == 0)
    }
}
