import Reporting
import Scheduling

let english = Renderer(language: .english, zone: shanghai)
let chinese = Renderer(language: .simplifiedChinese, zone: shanghai)

let shanghai: Zone = {
    do { return try Zone("Asia/Shanghai") } catch { preconditionFailure("the tests need tzdata: \(error)") }
}()

func money(_ minorUnits: Int64) -> Cell {
    .money(Money(minorUnits: minorUnits, currency: .cny))
}

/// Offers as `find` shows them.
let offers = Table(
    [
        Column("offer", Sentence(en: "offer", zh: "方案")),
        Column("venue", Sentence(en: "venue", zh: "场地")),
        Column("seats", Sentence(en: "seats", zh: "座位"), .trailing),
        Column("people", Sentence(en: "people", zh: "人员")),
        Column("rent", Sentence(en: "rent", zh: "租金"), .trailing),
        Column("travel", Sentence(en: "travel", zh: "路程"), .trailing),
        Column("state", Sentence(en: "state", zh: "状态")),
    ],
    rows: [
        [
            .text("K7QD"), .text("东胜区文化宫·大厅"), .integer(220), .list(["律师-03", "律师-07"]), money(80_000),
            .duration(.seconds(0)), .state(Sentence(en: "free", zh: "空闲"), key: "free", tone: .good),
        ],
        [
            .text("9TRB"), .text("Youth centre A+B"), .integer(1_240), .list([]), money(0),
            .duration(.seconds(12_000)), .state(Sentence(en: "held", zh: "保留"), key: "held", tone: .waiting),
        ],
        [.text("M2XA"), .text("=\"二楼\",\u{1B}[31m"), .empty, .list(["Li"]), .empty, .empty, .empty],
    ])

/// A reservation as `show` shows it.
let reservation = Record(
    [
        Record.Field("reference", Sentence(en: "reference", zh: "编号"), .text("R-7K3M")),
        Record.Field("title", Sentence(en: "title", zh: "标题"), .text("维权宣讲")),
        Record.Field("note", Sentence(en: "note", zh: "备注"), .text("Doors open at one.\n请从东门进入，带好证件。")),
        Record.Field("public", Sentence(en: "public", zh: "公开"), .flag(true)),
        Record.Field("share", Sentence(en: "share", zh: "份额"), .share(.whole)),
        Record.Field("cost", Sentence(en: "cost", zh: "费用"), money(130_000)),
        Record.Field("parent", Sentence(en: "parent", zh: "上级"), .empty),
    ],
    parts: [
        Record.Part(
            "money", Sentence(en: "money", zh: "资金"),
            Table(
                [
                    Column("project", Sentence(en: "project", zh: "项目")),
                    Column("amount", Sentence(en: "amount", zh: "金额"), .trailing),
                ],
                rows: [[.text("青春护航"), money(80_000)], [.text("巾帼维权"), money(50_000)]])),
        Record.Part("equipment", Sentence(en: "equipment", zh: "设备"), Table([], rows: [])),
    ])

/// 2027-03-06 14:00 in Shanghai, and so many hours later.
func saturday(_ hours: Int = 0) -> Instant {
    Instant(secondsSince1970: 1_804_312_800 + hours * 3_600)
}

/// Reservations as `list` shows them.
let agenda: Table = {
    guard
        let afternoon = Period(start: saturday(), end: saturday(3)),
        let days = Period(start: saturday(-14), end: saturday(34)),
        let date = LocalDate(year: 2027, month: 2, day: 28)
    else { preconditionFailure("the sample's periods are well formed") }
    return Table(
        [
            Column("period", Sentence(en: "when", zh: "时间")),
            Column("closed", Sentence(en: "closed", zh: "关闭")),
            Column("until", Sentence(en: "until", zh: "期限")),
            Column("expires", Sentence(en: "expires", zh: "到期")),
        ],
        rows: [
            [.period(afternoon), .range(days), .date(date), .instant(saturday(-1))],
            [.empty, .empty, .empty, .empty],
        ])
}()
