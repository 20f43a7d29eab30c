import Foundation
import Reporting
import TestSupport
import Testing

/// What `export` writes, `import` reads back without a change.
@Suite struct ExportTests {
    let pool: SamplePool
    let administrator: String
    let folder: TemporaryDirectory

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
        folder = try TemporaryDirectory()
    }

    private func run(_ arguments: String..., locale: String = "en", as login: String? = nil) throws -> Answer {
        try run(arguments, locale: locale, as: login)
    }

    private func run(_ arguments: [String], locale: String = "en", as login: String? = nil) throws -> Answer {
        let answer = try pool.run(
            arguments + ["--locale", locale], as: login ?? administrator, timeout: .seconds(120))
        // Its directory is another each time.
        return Answer(
            output: answer.output.replacing(folder.path + "/", with: ""),
            complaint: answer.complaint.replacing(folder.path + "/", with: ""), code: answer.code)
    }

    private static let kinds = [
        "org", "member", "venue", "staff", "equipment", "fund", "project", "grant", "reservation",
    ]

    private func same(_ kind: String, _ count: Int) -> String {
        kind == "reservation"
            ? "\(count) rows: 0 bound, 0 wait as requests, \(count) the same; 0 pairs overlap"
            : "\(count) rows: \(count) the same"
    }

    @Test(arguments: kinds, ["en", "zh-Hans"])
    func `the sample comes back as it is`(kind: String, locale: String) throws {
        let path = folder.path + "/\(kind).csv"
        let said = try run("export", kind, "-o", path, locale: locale).output
        let count = try #require(said.firstMatch(of: /: (\d+) (rows|行)/).flatMap { Int($0.output.1) })
        let text = try written(path)
        #expect(text.unicodeScalars.first == "\u{FEFF}")
        #expect(try CommaSeparated.rows(in: text).count == count + 1)
        let before = try pool.rowCounts()
        #expect(try run("import", kind, path) == "\(same(kind, count))")
        let after = try pool.rowCounts()
        // That it was asked is recorded, and nothing else.
        #expect(Set(after).subtracting(before).allSatisfy { $0.hasPrefix("command ") })
        #expect(try run("export", kind, "-o", path, "-y", locale: locale).code == 0)
        #expect(try written(path) == text)
    }

    // MARK: - Whatever is in it

    /// The same numbers each time.
    private struct Numbers {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }

        mutating func text(_ pieces: [String], upTo length: Int = 5) -> String {
            (0...next(length)).map { _ in pieces[next(pieces.count)] }.joined()
        }

        mutating func line() -> String {
            let text = text(ExportTests.pieces).trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty || text.unicodeScalars.first?.properties.generalCategory == .nonspacingMark ? "x" : text
        }

        /// Parts of one cell: none has what parts are set apart by at its ends.
        mutating func list() -> String {
            (0..<next(4)).map { _ in "\"" + line().replacing("\"", with: "\"\"") + "\"" }.joined(separator: "; ")
        }
    }

    private static let pieces = [
        "\"", ",", "'", "=", "+", "-", "@", " ", "＝", "－", "；", "，", "、", ";", "a", "Z", "7", "-12.5", "团市委", "👩‍👩‍👧",
        "e\u{301}",
        "\u{2028}", "שלום", "مرحبا", "#", "|", "𠮷", "１２", "%", "/", "=HYPERLINK(\"x\")", "@SUM(1)", "\\", "null",
        "\u{A0}",
    ]

    private func write(_ kind: String, _ rows: [[String]]) throws -> String {
        try folder.file("\(kind)-made.csv", rows.map(CommaSeparated.line).joined())
    }

    @Test func `hostile texts come back as they were`() throws {
        var numbers = Numbers(state: 20_270_306)
        let owners = ["youth", "women", "union"]
        var made: [(kind: String, rows: [[String]])] = []
        made.append(("org", [["code", "name"]] + (0..<20).map { ["o\($0)", numbers.line()] }))
        made.append(
            (
                "venue",
                [
                    [
                        "code", "name", "owner", "capacity", "district", "address", "latitude", "longitude", "features",
                        "aliases", "hours",
                    ]
                ]
                    + (0..<120).map { number in
                        [
                            "v\(number)", numbers.line(), owners[numbers.next(3)], "\(1 + numbers.next(900))",
                            numbers.line(), numbers.line(), "-\(numbers.next(90)).5", "\(numbers.next(180)).25",
                            numbers.list(), numbers.list(),
                            ["", "mon-fri 09:00-21:00, sat 10:00-12:00, sat 14:00-18:00"][numbers.next(2)],
                        ]
                    }
            ))
        made.append(
            (
                "staff",
                [["code", "name", "owner", "skills", "aliases"]]
                    + (0..<40).map {
                        ["s\($0)", numbers.line(), owners[numbers.next(3)], "law=2028-05-31; talk", numbers.list()]
                    }
            ))
        made.append(
            (
                "equipment",
                [["code", "name", "owner", "quantity", "aliases"]]
                    + (0..<40).map {
                        ["e\($0)", numbers.line(), owners[numbers.next(3)], "\(numbers.next(500))", numbers.list()]
                    }
            ))
        made.append(
            (
                "fund",
                [["code", "name", "source", "valid_from", "valid_until", "categories"]]
                    + (0..<20).map { ["f\($0)", numbers.line(), "own", "2027-01-01", "2027-12-31", ""] }
            ))
        made.append(
            (
                "project",
                [["code", "name", "owners"]] + (0..<20).map { ["p\($0)", numbers.line(), "youth; o\($0)"] }
            ))
        var categories: [String] = []
        for _ in 0..<20 { categories.append(numbers.line()) }
        made.append(
            (
                "grant",
                [["fund", "project", "category", "year", "amount"]]
                    + (0..<20).map { ["f\($0)", "p\($0)", categories[$0], "2027", "1000.00"] }
            ))
        let reservations = (0..<80).map { number -> [String] in
            let paid = number < 20 ? "\"p\(number)/\(categories[number].replacing("\"", with: "\"\""))=1.50\"" : ""
            return [
                numbers.line(), "2027-05-\(10 + number % 20) 10:00", "2027-05-\(10 + number % 20) 11:3\(number % 10)",
                "v\(number)", number % 3 == 0 ? "s\(number % 40)" : "", "e\(number % 40)=1", "youth=40%; women",
                "\(numbers.next(2))", numbers.line(), paid, "\(numbers.next(60))", ["", "request"][numbers.next(2)],
            ]
        }
        made.append(
            (
                "reservation",
                [
                    [
                        "title", "start", "end", "venue", "staff", "equipment", "host", "attendance", "kind", "pay",
                        "buffer_after", "state",
                    ]
                ]
                    + reservations
            ))

        for (kind, rows) in made {
            let file = try write(kind, rows)
            let added = try run("import", kind, file)
            #expect(added.code == 0, "\(kind): \(added)")
            let path = folder.path + "/\(kind).csv"
            #expect(try run("export", kind, "-o", path).code == 0)
            let text = try written(path)
            let count = try CommaSeparated.rows(in: text).count - 1
            #expect(try run("import", kind, path) == "\(same(kind, count))")
            // Every text that was made is there, scalar by scalar.
            let cells = try CommaSeparated.rows(in: text)
            let names = Set(cells.map { Array($0[1].unicodeScalars) })
            let asked = rows.dropFirst().map { Array($0[kind == "reservation" ? 0 : 1].unicodeScalars) }
            #expect(asked.allSatisfy(names.contains), "\(kind)")
        }
    }

    // MARK: - Changed and sent again

    private func exported(_ replace: (String) -> String) throws -> String {
        let path = folder.path + "/r.csv"
        _ = try run("export", "reservation", "-o", path, "-y", "--from", "03-02", "--to", "03-03")
        return try folder.file("r.csv", replace(written(path)))
    }

    @Test func `an exported reservation that is changed is edited, once`() throws {
        let count = try pool.connect().value("select count(*) from poolbook.reservation", as: Int64.self)
        let moved = try exported {
            $0.replacing("2027-03-02 09:30,2027-03-02 11:30", with: "2027/3/2 14:00,2027/3/2 16:00")
        }
        #expect(
            try run("import", "reservation", moved, "-n").masked == """
                3 rows: 0 bound, 0 wait as requests, 1 changed, 2 the same; 0 pairs overlap (tried; nothing was written)
                  R-????
                    when  Tue 2027-03-02 09:30-11:30 -> Tue 2027-03-02 14:00-16:00
                """)
        #expect(
            try run("import", "reservation", moved, "--key", "once", locale: "zh-Hans").masked == """
                3 行: 落实 0, 作为申请等待 0, 更改 1, 相同 2；重叠 0 对
                  R-????
                    时间  2027-03-02 周二 09:30-11:30 -> 2027-03-02 周二 14:00-16:00
                """)
        #expect(
            try run("import", "reservation", moved)
                == "3 rows: 0 bound, 0 wait as requests, 3 the same; 0 pairs overlap")
        #expect(
            try run("import", "reservation", moved, "--key", "once").masked == """
                3 rows: 0 bound, 0 wait as requests, 1 changed, 2 the same; 0 pairs overlap
                  R-????
                    when  Tue 2027-03-02 09:30-11:30 -> Tue 2027-03-02 14:00-16:00
                """)
        #expect(try pool.connect().value("select count(*) from poolbook.reservation", as: Int64.self) == count)
    }

    @Test func `a row that was exported before somebody else moved it does not move it back`() throws {
        let old = try exported { $0 }
        let text = try written(old)
        let reference = try #require(text.firstMatch(of: /R-[0-9A-Z]{4,10}/).map { String($0.output) })
        #expect(try run("move", reference, "2027-03-02 14:00-16:00").code == 0)
        #expect(
            try run("import", "reservation", folder.file("r.csv", text)) == """
                ! r.csv: 1 of 3 rows are bad; nothing was written.
                ! row  column   value  what is expected
                !   2  version  1      it was changed since the file was written and is version 2 now; export it anew
                [exit 65]
                """)
    }

    @Test func `a file changes the words, hosts, numbers and money of a reservation too`() throws {
        let changed = try exported {
            $0.replacing("学雷锋志愿服务动员", with: "学雷锋").replacing("stations=50%; volunteers=50%", with: "stations")
                .replacing("warm-city/物料=300.00", with: "warm-city/物料=301.00")
        }
        #expect(
            try run("import", "reservation", changed).masked == """
                3 rows: 0 bound, 0 wait as requests, 1 changed, 2 the same; 0 pairs overlap
                  R-????
                    title  学雷锋志愿服务动员 -> 学雷锋
                    hosts  暖城e站服务中心 50%, Warm City Volunteers 50% -> 暖城e站服务中心 100%
                    pay  暖城志愿 物料 300.00 -> 暖城志愿 物料 301.00
                """)
        #expect(
            try run("import", "reservation", changed)
                == "3 rows: 0 bound, 0 wait as requests, 3 the same; 0 pairs overlap")
    }

    @Test func `what a file cannot change is told with what stands`() throws {
        let changed = try exported { $0.replacing(",confirmed,", with: ",request,") }
        let answer = try run("import", "reservation", changed)
        #expect(answer.code == 65)
        #expect(answer.complaint.contains("it stands as confirmed; a file does not change it; see: poolbook show R-"))
        let unknown = try folder.file("u.csv", "reference,title\nR-0000,x\n")
        #expect(
            try run("import", "reservation", unknown, locale: "zh-Hans") == """
                ! u.csv: 1 行中有 1 行有误；未写入任何内容。
                ! 行  列         值      应为
                !  2  reference  R-0000  没有您可见的预订 R-0000；新预订请将此格留空
                [exit 65]
                """)
    }

    @Test func `a move that does not fit refuses the file with its row`() throws {
        // The hall of the third row is taken on the evening of the second.
        let before = try pool.rowCounts()
        let clash = try exported {
            $0.replacing("2027-03-02 09:30,2027-03-02 11:30,NC-01", with: "2027-03-02 19:00,2027-03-02 20:00,QS-A")
        }
        let answer = try run("import", "reservation", clash)
        #expect(answer.code == 1)
        #expect(answer.complaint.contains("venue.double"))
        #expect(answer.complaint.contains("row 2: "))
        #expect(try pool.rowCounts() == before)
    }

    @Test func `a grant that was made is not made again, and not changed`() throws {
        let path = folder.path + "/g.csv"
        #expect(try run("export", "grant", "-o", path, as: "qianfang").code == 0)
        let text = try written(path)
        let count = try CommaSeparated.rows(in: text).count - 1
        let total = "select sum(granted)::bigint from poolbook.budget_line"
        let before: Int64 = try pool.connect().value(total)
        let more = try folder.file("more.csv", text + "own-fund,worker-care,场租,2027,100.00,\n")
        #expect(
            try run("import", "grant", more, as: "qianfang") == """
                \(count + 1) rows: \(count) the same
                Granted: 100.00 to worker-care/场租 for 2027, of own-fund
                """)
        #expect(try pool.connect().value(total, as: Int64.self) == before + 10_000)
        #expect(try run("import", "grant", more, as: "qianfang").code == 0)
        #expect(try pool.connect().value(total, as: Int64.self) == before + 10_000)
        let changed = try folder.file(
            "changed.csv", "fund,project,category,year,amount,entry\nown-fund,worker-care,场租,2027,7.00,1\n")
        #expect(
            try run("import", "grant", changed, as: "qianfang") == """
                ! changed.csv: 1 of 1 row is bad; nothing was written.
                ! row  column  value  what is expected
                !   2  entry   1      the line has no grant 1 of this amount; of a new grant, leave the cell empty
                [exit 65]
                """)
    }

    // MARK: - Where it goes

    @Test func `what is there is replaced only when told so, and a link never`() throws {
        let path = try folder.file("x.csv", "mine")
        #expect(
            try run("export", "org", "-o", path) == """
                ! poolbook: x.csv is there already; add -y to replace it, or choose another name
                [exit 64]
                """)
        #expect(try written(path) == "mine")
        let link = folder.path + "/link.csv"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(
            try run("export", "org", "-y", "-o", link) == """
                ! poolbook: link.csv is no plain file (a folder, a link or a device); choose another name
                [exit 65]
                """)
        #expect(try written(path) == "mine")
        #expect(try run("export", "org", "-y", "-o", path) == "x.csv: 10 rows.")
        #expect(
            try run("export", "org", "-o", folder.path + "/none/x.csv", locale: "zh-Hans") == """
                ! poolbook: 无法写入 none/x.csv: 没有该文件夹
                [exit 65]
                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["link.csv", "x.csv"])
    }

    @Test func `without a file it goes to standard output, as rows or as JSON`() throws {
        #expect(
            try run("export", "equipment") == """
                code,name,owner,quantity,aliases,hours,rate
                chairs,折叠椅,union,300,,,
                laptops,笔记本电脑,science,20,,,20.00/day 物料
                ramps,轮椅坡道,disabled,4,,,
                speakers,移动音响,arts,6,,,100.00/use 物料
                tents,帐篷,redcross,12,,,50.00/day 物料
                """)
        #expect(try run("export", "org", "--json").output.hasPrefix("[\n  {\n    \"code\": \"arts\",\n"))
        #expect(
            try run("export", "org", "--from", "2027-01-01") == """
                ! poolbook: --from and --to are for reservations
                [exit 64]
                """)
        #expect(try run("export", "planet").code == 64)
    }

    @Test func `members export what they may read, and no money of others`() throws {
        let all = try run("export", "reservation").output.split(separator: "\n").count
        let some = try run("export", "reservation", as: "liwei").output
        #expect(some.split(separator: "\n").count < all)
        #expect(
            try run("export", "reservation", "--from", "03-02", "--to", "03-02", as: "liwei").output.contains(
                "night-school/师资=400.00"))
        #expect(try run("export", "member", as: "liwei").output.split(separator: "\n").count < 10)
        #expect(try run("export", "grant", as: "liwei").output.contains("youth-guard"))
        #expect(try !run("export", "grant", as: "liwei").output.contains("worker-care"))
    }
}

/// The text of a file, with the mark that it begins with.
func written(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
}
