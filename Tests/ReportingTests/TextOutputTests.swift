import Reporting
import Scheduling
import Testing

@Suite struct TextOutputTests {
    @Test func `A table lines up with Chinese text in it`() {
        #expect(
            english.text(offers) == """
                offer  venue              seats  people              rent      travel  state
                K7QD   东胜区文化宫·大厅    220  律师-03, 律师-07  800.00       0 min  free
                9TRB   Youth centre A+B   1,240  -                   0.00  3 h 20 min  held
                M2XA   ="二楼",[31m           -  Li                     -           -  -

                """)
    }

    @Test func `A column for programs is in JSON and CSV, and not on the screen`() {
        let table = Table(
            [
                Column("code", Sentence(en: "code", zh: "编码")),
                Column("brand", Sentence(en: "brand", zh: "品牌"), for: .programs),
            ], rows: [[.text("K7QD"), .text("群团汇")]])
        #expect(english.text(table) == "code\nK7QD\n")
        #expect(english.csv(table) == "code,brand\nK7QD,群团汇\n")
        #expect(english.json(table).contains("\"brand\": \"群团汇\""))
    }

    @Test func `A table is shown in Chinese under Chinese headings`() {
        #expect(
            chinese.text(offers) == """
                方案  场地                座位  人员                租金            路程  状态
                K7QD  东胜区文化宫·大厅    220  律师-03、律师-07  800.00          0 分钟  空闲
                9TRB  Youth centre A+B   1,240  -                   0.00  3 小时 20 分钟  保留
                M2XA  ="二楼",[31m           -  Li                     -               -  -

                """)
    }

    @Test func `On a narrow terminal the widest text is cut, and figures never`() {
        let narrow = Renderer(language: .english, zone: shanghai, width: .columns(68))
        #expect(
            narrow.text(offers) == """
                offer  venue          seats  people          rent      travel  state
                K7QD   东胜区文化宫…    220  律师-03, 律…  800.00       0 min  free
                9TRB   Youth centre…  1,240  -               0.00  3 h 20 min  held
                M2XA   ="二楼",[31m       -  Li                 -           -  -

                """)
        for width in 1...90 {
            let text = Renderer(language: .english, zone: shanghai, width: .columns(width)).text(offers)
            let widest = text.split(separator: "\n").map { displayWidth(of: String($0)) }.max() ?? 0
            #expect(widest <= max(width, 64))
        }
    }

    @Test func `Colour changes no column`() {
        let coloured = Renderer(language: .simplifiedChinese, zone: shanghai, colour: .coloured).text(offers)
        #expect(coloured.contains("  \u{1B}[32m空闲\u{1B}[0m\n"))
        #expect(coloured.contains("\u{1B}[2m方案\u{1B}[0m  \u{1B}[2m场地\u{1B}[0m                \u{1B}[2m座位"))
        let codes = ["\u{1B}[0m", "\u{1B}[2m", "\u{1B}[32m", "\u{1B}[33m"]
        let stripped = codes.reduce(coloured) { $0.split(separator: $1, omittingEmptySubsequences: false).joined() }
        #expect(stripped == chinese.text(offers))
    }

    @Test func `A table without rows says so`() {
        #expect(english.text(Table(offers.columns, rows: [])) == "nothing\n")
        let free = Sentence(en: "no hall is free", zh: "没有空闲的场地")
        #expect(chinese.text(Table(offers.columns, rows: [], whenEmpty: free)) == "没有空闲的场地\n")
    }

    @Test func `Times are shown in the zone of the pool and the language of the reader`() {
        #expect(
            english.text(agenda) == """
                when                        closed                  until           expires
                Sat 2027-03-06 14:00-17:00  2027-03-06..2027-03-07  Sun 2027-02-28  Sat 2027-03-06 13:00
                -                           -                       -               -

                """)
        #expect(
            chinese.text(agenda) == """
                时间                         关闭                    期限             到期
                2027-03-06 周六 14:00-17:00  2027-03-06..2027-03-07  2027-02-28 周日  2027-03-06 周六 13:00
                -                            -                       -                -

                """)
    }

    @Test func `A record is a column of headings beside its values, then its tables`() {
        #expect(
            english.text(reservation) == """
                reference  R-7K3M
                title      维权宣讲
                note       Doors open at one.
                           请从东门进入，带好证件。
                public     yes
                share      100%
                cost       1,300.00
                parent     -
                money
                  project   amount
                  青春护航  800.00
                  巾帼维权  500.00
                equipment
                  nothing

                """)
    }

    @Test func `A record is wrapped on a terminal`() {
        let narrow = Renderer(language: .simplifiedChinese, zone: shanghai, width: .columns(20))
        #expect(
            narrow.text(reservation) == """
                编号  R-7K3M
                标题  维权宣讲
                备注  Doors open at
                      one.
                      请从东门进入，
                      带好证件。
                公开  是
                份额  100%
                费用  1,300.00
                上级  -
                资金
                  项目        金额
                  青春护航  800.00
                  巾帼维权  500.00
                设备
                  无

                """)
    }

    @Test func `A document is its sections, with what has a heading indented below it`() {
        let nearest = Table(
            [Column("what", .verbatim("what")), Column("venue", .verbatim("venue"))],
            rows: [[.text("same hall"), .text("东胜区文化宫·大厅")], [.text("same time"), .text("工人文化宫·二楼")]],
            head: .hidden)
        let document = Document([
            Document.Section(
                .lines([Sentence(en: "Refused: \u{1B}[1mR-7K3M", zh: "已拒绝: \u{1B}[1mR-7K3M")])),
            Document.Section(.table(nearest), key: "nearest", heading: Sentence(en: "Nearest", zh: "最接近的选择")),
        ])
        #expect(
            english.text(document) == """
                Refused: [1mR-7K3M
                Nearest
                  same hall  东胜区文化宫·大厅
                  same time  工人文化宫·二楼

                """)
        #expect(chinese.text(document).hasPrefix("已拒绝: [1mR-7K3M\n最接近的选择\n  same hall"))
        #expect(
            english.json(document) == """
                {
                  "nearest": [
                    {
                      "what": "same hall",
                      "venue": "东胜区文化宫·大厅"
                    },
                    {
                      "what": "same time",
                      "venue": "工人文化宫·二楼"
                    }
                  ]
                }

                """)
    }

    @Test(arguments: [
        (0, "0 min", "0 分钟"), (3_600, "60 min", "60 分钟"), (7_200, "2 h", "2 小时"),
        (12_000, "3 h 20 min", "3 小时 20 分钟"), (172_800, "48 h", "48 小时"), (90, "1 min 30 s", "1 分钟 30 秒"),
        (30, "30 s", "30 秒"), (-5_400, "-90 min", "-90 分钟"),
    ])
    func `A duration is shown in minutes, and from two hours on in hours`(seconds: Int, en: String, zh: String) {
        #expect(Duration.seconds(seconds).sentence == Sentence(en: en, zh: zh))
    }
}
