import Foundation
import TestSupport
import Testing

/// Spreadsheets as they are: in other encodings, with other names for columns, and with what people type.
@Suite struct SpreadsheetTests {
    let pool: SamplePool
    let administrator: String
    let folder: TemporaryDirectory

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
        folder = try TemporaryDirectory()
    }

    private func run(_ arguments: String..., locale: String = "en", as login: String? = nil) throws -> Answer {
        let answer = try pool.run(arguments + ["--locale", locale], as: login ?? administrator)
        // Its directory is another each time.
        return Answer(
            output: answer.output.replacing(folder.path + "/", with: ""),
            complaint: answer.complaint.replacing(folder.path + "/", with: ""), code: answer.code)
    }

    /// 编码,名称,容纳人数 / GB-1,东胜,200人 / GB-2,团市委,３０ in GB18030.
    private let inGB18030 = Data(
        [
            0xB1, 0xE0, 0xC2, 0xEB, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xC8, 0xDD, 0xC4, 0xC9, 0xC8, 0xCB, 0xCA, 0xFD,
            0x0A,
        ]
            + Array("GB-1,".utf8) + [0xB6, 0xAB, 0xCA, 0xA4] + Array(",200".utf8) + [0xC8, 0xCB, 0x0A]
            + Array("GB-2,".utf8) + [0xCD, 0xC5, 0xCA, 0xD0, 0xCE, 0xAF, 0x2C, 0xA3, 0xB3, 0xA3, 0xB0, 0x0A])

    @Test func `a file in GB18030 is read as such, and that is said`() throws {
        let file = try folder.file("场地.csv", inGB18030)
        #expect(
            try run("import", "venue", file, as: "liwei") == """
                ! 场地.csv: not UTF-8; read as GB18030. 2 rows.
                ! 场地.csv: 1 of 2 rows are bad; nothing was written.
                ! row  column    value  what is expected
                !   2  容纳人数  200人  a number is expected; write 200
                [exit 65]
                """)
        var corrected = inGB18030
        let wrong = try #require(corrected.range(of: Data([0x30, 0xC8, 0xCB, 0x0A])))
        corrected.replaceSubrange(wrong, with: [0x30, 0x0A])
        let again = try folder.file("场地.csv", corrected)
        #expect(
            try run("import", "venue", again, locale: "zh-Hans", as: "liwei") == """
                场地.csv: 不是 UTF-8；按 GB18030 读取。2 行。
                2 行: 新增 2
                """)
        #expect(
            try run("import", "venue", again, "--json", as: "liwei") == """
                {
                  "rows": 2,
                  "added": 0,
                  "changed": 0,
                  "same": 2,
                  "unused_columns": [],
                  "gb18030": [
                    "场地.csv"
                  ],
                  "dry_run": false,
                  "changes": []
                }
                """)
        let listed = try run("venue", "show", "GB-2", "--json")
        #expect(listed.output.contains("\"name\": \"团市委\""))
        #expect(listed.output.contains("\"capacity\": 30"))
    }

    @Test func `bytes that are neither are refused with their line`() throws {
        let file = try folder.file("x.csv", inGB18030.dropLast(2) + [0xFF, 0x0A])
        #expect(
            try run("import", "venue", file) == """
                ! poolbook: x.csv is neither UTF-8 nor GB18030 (line 3); save it as CSV in UTF-8
                [exit 65]
                """)
        #expect(
            try run("import", "venue", file, locale: "zh-Hans") == """
                ! poolbook: x.csv 既不是 UTF-8 也不是 GB18030 (第 3 行)；请另存为 UTF-8 编码的 CSV
                [exit 65]
                """)
    }

    @Test func `an administrator's session with a list of halls`() throws {
        func list(_ fourth: String, capacity: String) throws -> String {
            try folder.file(
                "场地.csv",
                """
                编号2,大名,座位,所属组织,开放时间
                DS-01,东胜区文化宫·大厅,２２０,union,
                DS-07,工人文化宫·二楼,\(capacity),union,周一至周日　０８：００－２２：００
                \(fourth)
                """)
        }
        let map = folder.path + "/场地.map"
        let maps = ["--map", "编号2=code", "--map", "大名=name", "--map", "座位=capacity"]
        let before = try pool.rowCounts()
        let bad = try list("DS-01,新楼,200人,union,", capacity: "300")
        let first = try pool.run(
            ["import", "venue", bad] + maps + ["--save-map", map, "-n", "--locale", "en"], as: administrator)
        #expect(
            first == """
                ! 场地.csv: 1 of 3 rows are bad; nothing was written.
                ! row  column  value  what is expected
                !   4  座位    200人  a number is expected; write 200
                !   4  编号2   DS-01  it is also in row 2
                [exit 65]
                """)
        #expect(try pool.rowCounts() == before)
        #expect(
            try written(map) == """
                编号2=code
                大名=name
                座位=capacity
                所属组织=owner
                开放时间=hours

                """)
        let good = try list("DS-99,新楼,200,union,", capacity: "260")
        #expect(try run("import", "venue", good, "--map", map, "-n").code == 0)
        #expect(
            try run("import", "venue", good, "--map", map) == """
                3 rows: 2 changed, 1 added
                  DS-01 hours Mon-Sun 08:30-22:00 -> always
                  DS-07 capacity 300 -> 260, hours Mon-Fri 09:00-21:00, Sat-Sun 09:00-21:30 -> Mon-Sun 08:00-22:00
                """)
        let corrected = try list("DS-99,新楼,200,union,", capacity: "280")
        #expect(
            try run("import", "venue", corrected, "--map", map, locale: "zh-Hans") == """
                3 行: 相同 2, 更改 1 (DS-07 容纳人数 260 -> 280)
                """)
        #expect(try run("import", "venue", corrected, "--map", map) == "3 rows: 3 the same")
    }

    @Test func `a saved map is not lost, and one that is none is told`() throws {
        let file = try folder.file("v.csv", "code,name,owner,size\nM-1,Hall,youth,7\n")
        let map = folder.path + "/v.map"
        #expect(try run("import", "venue", file, "--map", "size=capacity", "--save-map", map) == "1 row: 1 added")
        #expect(try run("import", "venue", file, "--map", map, "--save-map", map) == "1 row: 1 the same")
        #expect(
            try run("import", "venue", file, "--save-map", map) == """
                ! poolbook: v.map is there already; add -y to replace it, or choose another name
                [exit 64]
                """)
        let broken = try folder.file("b.map", "size=capacity\n\nname\n")
        #expect(
            try run("import", "venue", file, "--map", broken) == """
                ! poolbook: b.map, line 3: write COLUMN=FIELD, one to a line
                [exit 65]
                """)
        #expect(
            try run("import", "venue", file, "--map", folder.path + "/none.map") == """
                ! poolbook: --map none.map: write COLUMN=FIELD, or the name of a file that --save-map wrote
                [exit 64]
                """)
    }

    @Test func `several files are one act, and what is wrong is told by file`() throws {
        let one = try folder.file("one.csv", "code,name,owner\nF-1,Hall 1,youth\nF-2,Hall 2,youth\n")
        let two = try folder.file("two.csv", "编码,名称,所属组织,容纳人数\nF-3,Hall 3,youth,x\nF-1,Hall 1,youth,5\n")
        let before = try pool.rowCounts()
        #expect(
            try run("import", "venue", one, two) == """
                ! one.csv, two.csv: 2 of 4 rows are bad; nothing was written.
                ! file     row  column    value  what is expected
                ! two.csv    2  容纳人数  x      a number is expected
                ! two.csv    3  编码      F-1    it is also in row 2 of one.csv
                [exit 65]
                """)
        #expect(try pool.rowCounts() == before)
        let good = try folder.file("two.csv", "编码,名称,所属组织,容纳人数\nF-3,Hall 3,youth,5\n")
        #expect(try run("import", "venue", one, good) == "3 rows: 3 added")
        #expect(try run("import", "venue", good, one) == "3 rows: 3 the same")
    }

    @Test(arguments: [
        "2027/4/3 09:00", "2027.4.3 9:00", "2027年4月3日 09:00", "２０２７年４月３日　０９：００", "２０２７／４／３ ０９：００", "2027-4-3 09:00",
        "2027-04-03T09:00:00+08:00",
    ])
    func `a moment is read as people write it, in a file and as an argument`(start: String) throws {
        let file = try folder.file(
            "r.csv", "title,start,end,venue,host\nTalk,\(start),2027-04-03 10:00,NC-01,youth\n")
        #expect(
            try run("import", "reservation", file)
                == "1 row: 1 bound, 0 wait as requests, 0 the same; 0 pairs overlap")
        let canonical = try folder.file(
            "r.csv", "title,start,end,venue,host\nTalk,2027-04-03 09:00,2027-04-03 10:00,NC-01,youth\n")
        #expect(
            try run("import", "reservation", canonical)
                == "1 row: 0 bound, 0 wait as requests, 1 the same; 0 pairs overlap")
        guard !start.contains("T") else { return }
        let typed = try run("reserve", "Typed", start + "-10:00", "--venue", "NC-02", "-n", as: "liwei")
        #expect(typed == "Would reserve: Typed  Sat 2027-04-03 09:00-10:00  驿站·铁西")
    }

    @Test func `a day of a file has its year`() throws {
        let file = try folder.file(
            "f.csv",
            """
            code,name,source,valid_from,valid_until
            D-1,One,donor,2027/1/1,２０２７年１２月３１日
            D-2,Two,donor,2027.1.1,tomorrow
            D-3,Three,donor,03-06,saturday
            """)
        #expect(
            try run("import", "fund", file) == """
                ! f.csv: 2 of 3 rows are bad; nothing was written.
                ! row  column       value     what is expected
                !   3  valid_until  tomorrow  a day is expected, such as 2027-03-06
                !   4  valid_from   03-06     a day is expected, such as 2027-03-06
                !   4  valid_until  saturday  a day is expected, such as 2027-03-06
                [exit 65]
                """)
    }

    @Test func `the owner binds first, then who entered it earlier, wherever they stand in the file`() throws {
        let rows = [
            "Late,2027-04-03 09:00,2027-04-03 12:00,NC-01,youth,2027-01-03",
            "Early,2027-04-03 10:00,2027-04-03 11:00,NC-01,youth,2027/1/2 08:00",
            "Unknown,2027-04-03 08:00,2027-04-03 13:00,NC-01,youth,",
            "Neighbour,2027-04-03 09:00,2027-04-03 11:00,NC-02,youth,2027-01-01",
            "Owner,2027-04-03 10:00,2027-04-03 11:00,NC-02,stations,2027-02-01",
        ]
        for order in [rows, rows.reversed()] {
            let pool = try SamplePool()
            let file = try folder.file(
                "r.csv", "title,start,end,venue,host,entered\n" + order.joined(separator: "\n"))
            #expect(
                try pool.run("import", "reservation", file, "--locale", "en", as: pool.administrator())
                    == """
                    5 rows: 2 bound, 3 wait as requests, 0 the same; 4 pairs overlap
                    3 conflicts; see them: poolbook conflict list
                    """)
            let bound = try pool.run(
                "list", "--from", "04-03", "--to", "04-03", "--state", "confirmed", "--locale", "en",
                as: pool.administrator())
            #expect(
                bound.masked.sorted == """
                    R-????     Sat 2027-04-03 10:00-11:00  confirmed  Early  暖城e站·火车站  团市委
                    R-????     Sat 2027-04-03 10:00-11:00  confirmed  Owner  驿站·铁西       暖城e站服务中心
                    reference  when                        state      title  takes           hosts
                    """)
        }
    }

    @Test func `a template has the columns that import knows`() throws {
        #expect(
            try run("import", "grant", "--template") == """
                fund,project,category,year,amount,entry,match
                """)
        let path = folder.path + "/模板.csv"
        #expect(try run("import", "venue", "--template", "-o", path, locale: "zh-Hans") == "模板.csv: 仅含列名。")
        #expect(
            try written(path)
                == "\u{FEFF}编码,名称,所属组织,容纳人数,区域,地址,纬度,经度,设施,别名,布置 (分钟),清场 (分钟),开放时间,组成,费率\n")
        #expect(try run("import", "venue", path) == "0 rows")
        #expect(
            try run("import", "venue", "--template", "-o", path) == """
                ! poolbook: 模板.csv is there already; add -y to replace it, or choose another name
                [exit 64]
                """)
        #expect(
            try run("import", "venue") == """
                ! poolbook: name the file to import, or write an empty one with --template
                [exit 64]
                """)
    }
}
