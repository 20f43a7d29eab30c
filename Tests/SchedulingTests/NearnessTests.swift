import Scheduling
import Testing

/// What somebody may have meant who typed something else.
@Suite struct NearnessTests {
    @Test(arguments: [
        ("reserve", "reserve", 0), ("resreve", "reserve", 1), ("reserv", "reserve", 1), ("Reserve", "reserve", 0),
        ("文化官", "文化宫", 1), ("化文宫", "文化宫", 1), ("市妇", "市妇联", 1), ("", "ab", 2), ("ca", "abc", 3),
    ])
    func `one insertion, omission, replacement or swap is one change`(typed: String, meant: String, distance: Int) {
        #expect(editDistance(typed, meant, atMost: 9) == distance)
        #expect(editDistance(meant, typed, atMost: 9) == distance)
        #expect(editDistance(typed, meant, atMost: distance - 1) == nil)
    }

    static let venues = [
        Nameable("DS-01", names: ["东胜区文化宫·大厅", "Palace Hall"]), Nameable("DS-07", names: ["工人文化宫·二楼", "二楼"]),
        Nameable("QS-A", names: ["青少年活动中心·A"]), Nameable("youth-guard", names: ["青春护航"]),
    ]

    @Test(arguments: [
        ("DS-1", ["DS-01"]), ("SD-07", ["DS-07"]), ("ds01", ["DS-01"]), ("youthgaurd", ["youth-guard"]),
        ("文化官", ["DS-01", "DS-07"]), ("二褛", ["DS-07"]), ("青春护行", ["youth-guard"]), ("palace hal", ["DS-01"]),
        ("青少年活动中新", ["QS-A"]), ("Pallace", ["DS-01"]),
    ])
    func `codes, names, aliases and their parts are near`(typed: String, expected: [String]) {
        #expect(nearest(to: typed, among: Self.venues).map(\.code) == expected)
    }

    @Test(arguments: ["", "A", "大", "大听堂", "Atlantis", "老地方", "%", "x' or 1=1; drop table poolbook.pool; --"])
    func `what is not near is not suggested`(typed: String) {
        #expect(nearest(to: typed, among: Self.venues).isEmpty)
    }

    @Test func `three at most, and only the nearest`() {
        let codes = ["hold-1", "hold-2", "hold-3", "hold-4", "hold"].map { Nameable($0) }
        #expect(nearest(to: "hold-9", among: codes).map(\.code) == ["hold-1", "hold-2", "hold-3"])
        #expect(nearest(to: "hodl", among: codes).map(\.code) == ["hold"])
    }

    @Test(arguments: [
        ("satturday 14:00-17:00", "saturday 14:00-17:00"), ("tommorow 9:00+2h", "tomorrow 9:00+2h"),
        ("6 Marhc 2027 14:00-17:00", "6 march 2027 14:00-17:00"), ("soon", nil), ("sat 14:00-17:00", nil),
        ("satturday", "saturday"), ("", nil),
    ])
    func `a misspelt day is put right where that makes a time`(typed: String, meant: String?) {
        #expect(When.nearest(to: typed) == meant)
    }
}
