import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct ImportTests {
    let pool: SamplePool
    let administrator: String
    let folder: TemporaryDirectory

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
        folder = try TemporaryDirectory()
    }

    /// Imports a text as a file `x.csv`, in English, as whoever administers everything.
    private func run(
        _ kind: String, _ text: String, _ more: String..., as login: String? = nil, data: Data? = nil
    ) throws -> Answer {
        let file = try folder.file("x.csv", data ?? Data(text.utf8))
        let answer = try pool.run(["import", kind, file] + more + ["--locale", "en"], as: login ?? administrator)
        // Its directory is another each time.
        return Answer(
            output: answer.output.replacing(file, with: "x.csv"),
            complaint: answer.complaint.replacing(file, with: "x.csv"), code: answer.code)
    }

    @Test(arguments: [
        (
            "org", "code,name\nrotary,Rotary\nyouth,团市委", "code,name\nrotary,Rotary Club\nyouth,团市委",
            "rotary name Rotary -> Rotary Club"
        ),
        (
            "member", "login,name,organization,roles\nwang,王,youth,officer",
            "login,name,organization,roles\nwang,王五,women,finance",
            "wang name 王 -> 王五, organization youth -> women, roles officer -> finance"
        ),
        (
            "venue", "code,name,owner,capacity,hours\nV1,Hall,youth,10,",
            "code,name,owner,capacity,hours\nV1,Hall,,20,sat 10:00-18:00",
            "V1 capacity 10 -> 20, hours always -> Sat 10:00-18:00"
        ),
        (
            "staff", "code,name,owner,skills\nP1,Li,youth,law=2028-05-31", "code,name,owner,skills\nP1,Li,youth,law",
            "P1 skills law=2028-05-31 -> law"
        ),
        (
            "equipment", "code,name,owner,quantity\nE1,Mat,youth,9", "code,name,owner,quantity\nE1,Mat,youth,8",
            "E1 quantity 9 -> 8"
        ),
        (
            "fund", "code,name,source,valid_from,valid_until\nF1,Fund,donor,2027-01-01,2027-12-31",
            "code,name,source,valid_from,valid_until\nF1,Fund,donor,2027-01-01,2028-12-31",
            "F1 valid_until 2027-12-31 -> 2028-12-31"
        ),
        (
            "project", "code,name,owners\nJ1,Project,youth", "code,name,owners\nJ1,Project,youth; women",
            "J1 owners youth -> youth; women"
        ),
    ])
    func `rows are added, changed where they differ, and otherwise the same`(
        kind: String, first: String, second: String, change: String
    ) throws {
        let added = kind == "org" ? "2 rows: 1 the same, 1 added" : "1 row: 1 added"
        let same = kind == "org" ? "2 rows: 2 the same" : "1 row: 1 the same"
        let changed = kind == "org" ? "2 rows: 1 the same, 1 changed (\(change))" : "1 row: 1 changed (\(change))"
        let before = try pool.rowCounts()
        #expect(try run(kind, first, "-n") == "\(added) (tried; nothing was written)")
        #expect(try pool.rowCounts() == before)
        #expect(try run(kind, first) == added)
        #expect(try run(kind, first) == same)
        #expect(try run(kind, second, "-n") == "\(changed) (tried; nothing was written)")
        #expect(try run(kind, second) == changed)
        #expect(try run(kind, second) == same)
    }

    @Test func `grants are given once, however often the list is sent`() throws {
        let list =
            "fund,project,category,year,amount\nown-fund,worker-care,场租,2027,100.00\nown-fund,worker-care,物料,2027,1.50"
        let before = try pool.rowCounts()
        #expect(
            try run("grant", list, "-n", as: "qianfang") == """
                2 grants: 101.50 in all (tried; nothing was written)
                """)
        #expect(try pool.rowCounts() == before)
        let first = try run("grant", list, as: "qianfang")
        #expect(
            first == """
                2 grants: 101.50 in all
                """)
        let written = try pool.rowCounts()
        #expect(try run("grant", list, as: "qianfang") == first)
        #expect(try pool.rowCounts() == written)
    }

    @Test func `every bad line is told with its column, value and what is expected`() throws {
        let before = try pool.rowCounts()
        let bad = """
            code,name,owner,capacity,latitude,hours,parts
            V1,Hall 1,youth,200人,39.8,mon-fri 09:00-21:00,
            V2,Hall 2,nobody,10,91,mon 25:00-26:00,
            V1,Hall 3,youth,10,,,
            ,Hall 4,youth,10,,,
            V 5,,youth,-1,north,,QS-X; QS-A
            V6,Hall 6,youth,10,,,,extra
            V7,Hall 7,youth,10,,,
            """
        #expect(
            try run("venue", bad) == """
                ! x.csv: 6 of 7 rows are bad; nothing was written.
                ! row  column    value            what is expected
                !   2  capacity  200人            a number is expected; write 200
                !   3  hours     mon 25:00-26:00  "mon 25:00-26:00" is no opening hours; write mon-fri 09:00-21:00, sat 10:00-18:00
                !   3  latitude  91               degrees are expected, such as 39.8167
                !   3  owner     nobody           there is no organization "nobody" that you can see; list them: poolbook org list
                !   4  code      V1               it is also in row 2
                !   5  code      -                it may not be empty
                !   6  capacity  -1               a number is expected; write 1
                !   6  code      V 5              a code is expected: up to 40 characters, no blank, comma, semicolon, equals, slash, percent or quote
                !   6  latitude  north            degrees are expected, such as 39.8167
                !   6  name      -                it may not be empty
                !   7  -         extra            no more than 7 cells are expected, as in the first row
                [exit 65]
                """)
        #expect(try run("venue", bad, "--locale", "zh-Hans", "--json").code == 65)
        #expect(try pool.rowCounts() == before)
    }

    @Test func `every bad line of reservations is told`() throws {
        let before = try pool.rowCounts()
        let bad = """
            title,start,end,venue,staff,equipment,host,attendance,kind,pay
            ,2027-03-07 10:00,2027-03-07 11:00,NC-01,,,youth,10,,
            Talk,2027-02-30 10:00,2027-03-07 11:00,NC-01,,,youth,10,,
            Talk,2027-03-07 12:00,2027-03-07 11:00,NC-01,,,youth,10,,
            Talk,2027-03-07 10:00,2027-03-07 11:00,,,,youth,10,,
            Talk,2027-03-07 10:00,2027-03-07 11:00,文化宫,,,youth,10,,
            Talk,2027-03-07 10:00,2027-03-07 11:00,NC-01,,chairs=no,youth,many,,youth-guard
            Talk,2027-03-07 10:00,2027-03-07 11:00,NC-01,,,youth=60%; women=60%,10,,youth-guard=-1
            Good,2027-03-07 10:00,2027-03-07 11:00,NC-01,,,youth,10,,
            """
        let answer = try run("reservation", bad)
        #expect(
            answer == """
                ! x.csv: 7 of 8 rows are bad; nothing was written.
                ! row  column      value                 what is expected
                !   2  title       -                     it may not be empty
                !   3  start       2027-02-30 10:00      the calendar has no 2027-02-30
                !   4  end         2027-03-07 11:00      an end after the start is expected, at most a year later
                !   5  venue       -                     it may not be empty
                !   6  venue       文化宫                "文化宫" may be any venue of these; write one of their codes:   DS-01  东胜区文化宫·大厅   DS-01A  东胜区文化宫·大厅东区   DS-01B  东胜区文化宫·大厅西区   DS-02  东胜区文化宫·回廊   DS-03  东胜区文化宫·大厅+回廊   DS-07  工人文化宫·二楼
                !   7  attendance  many                  a number is expected
                !   7  equipment   chairs=no             equipment "chairs=no": a name with a number is expected, such as chairs=20
                !   7  pay         youth-guard           PROJECT/CATEGORY=AMOUNT is expected, such as youth/rent=800.00
                !   8  host        youth=60%; women=60%  the shares add up to 120.0000%, not to 100%
                !   8  pay         youth-guard=-1        "-1" is no amount; write it as 30000 or 30,000.00
                [exit 65]
                """)
        #expect(try pool.rowCounts() == before)
    }

    @Test func `bad lines of grants are told`() throws {
        let before = try pool.rowCounts()
        let bad = """
            fund,project,category,year,amount
            own-fund,worker-care,场租,2027,100.00
            own-found,worker-care,场租,27,-1
            own-fund,worker,,2027,1.005
            """
        #expect(
            try run("grant", bad, as: "qianfang") == """
                ! x.csv: 2 of 3 rows are bad; nothing was written.
                ! row  column    value      what is expected
                !   3  amount    -1         "-1" is no amount; write it as 30000 or 30,000.00
                !   3  fund      own-found  there is no fund "own-found" that you can see; did you mean own-fund 自有资金?
                !   3  year      27         a year is expected, such as 2027
                !   4  amount    1.005      "1.005" has too many decimals; CNY has 2
                !   4  category  -          it may not be empty
                [exit 65]
                """)
        #expect(try pool.rowCounts() == before)
    }

    @Test func `columns have other names by --map`() throws {
        let text = "编号2,大名,owner,容纳\nV7,Hall 7,youth,70"
        #expect(
            try run("venue", text) == """
                ! poolbook: x.csv has no column code; it has: 编号2, 大名, owner, 容纳
                !   name another with --map COLUMN=FIELD
                [exit 65]
                """)
        let mapped = try run("venue", text, "--map", "编号2=code", "--map", "大名=name", "--map", "容纳 = capacity")
        #expect(mapped == "1 row: 1 added")
        #expect(
            try pool.run("venue", "show", "V7", "--locale", "en", as: administrator) == """
                code            V7
                name            Hall 7
                owner           youth
                seats           70
                district        -
                address         -
                latitude        -
                longitude       -
                features        -
                aliases         -
                set-up (min)    0
                clearing (min)  0
                open            always
                parts           -
                rate            -
                """)
        #expect(
            try run("venue", text, "--map", "编号2") == """
                ! poolbook: --map 编号2: write COLUMN=FIELD, or the name of a file that --save-map wrote
                [exit 64]
                """)
        #expect(
            try run("venue", text, "--map", "none=code") == """
                ! poolbook: the file has no column none; it has: 编号2, 大名, owner, 容纳
                [exit 65]
                """)
        #expect(
            try run("venue", text, "--map", "编号2=codex") == """
                ! poolbook: there is no field codex; there are: code, name, owner, capacity, district, address, latitude, longitude, features, aliases, buffer_before, buffer_after, hours, parts, rate, access, on_holidays, special_hours; did you mean code?
                [exit 65]
                """)
        #expect(
            try run("venue", "code,code,name,owner\nA,B,C,youth") == """
                ! poolbook: x.csv: two columns are the field code; say which with --map
                [exit 65]
                """)
    }

    @Test func `headings in either language are columns`() throws {
        #expect(try run("venue", "编码,名称,所属组织\nV8,Hall 8,youth").code == 0)
        #expect(try run("venue", "Code,Name,Owner\nV8,Hall 8,youth") == "1 row: 1 the same")
    }

    @Test func `marks, line ends and quotes of a spreadsheet are read`() throws {
        let text = "\u{feff}code,name,owner,features\r\nV1,\"Hall \"\"One\"\", east\",youth,\"stage,\r\nlight\"\r\n"
        #expect(try run("venue", text) == "1 row: 1 added")
        #expect(
            try pool.run("venue", "show", "V1", "--locale", "en", as: administrator) == """
                code            V1
                name            Hall "One", east
                owner           youth
                seats           -
                district        -
                address         -
                latitude        -
                longitude       -
                features        stage, light
                aliases         -
                set-up (min)    0
                clearing (min)  0
                open            always
                parts           -
                rate            -
                """)
        let broken = "code,name,owner\r\nV2,\"Hall\r\nTwo\",youth\r\nV3,Hall,nobody\r\n"
        #expect(
            try run("venue", broken) == """
                ! x.csv: 2 of 2 rows are bad; nothing was written.
                ! row  column  value     what is expected
                !   2  name    Hall Two  one line of text without control characters is expected
                !   3  owner   nobody    there is no organization "nobody" that you can see; list them: poolbook org list
                [exit 65]
                """)
    }

    @Test func `files that are none are refused in a sentence`() throws {
        #expect(
            try run("venue", "", data: Data([0x63, 0x6F, 0x64, 0x65, 0x0A, 0xB6, 0xAB, 0xCA])) == """
                ! poolbook: x.csv is neither UTF-8 nor GB18030 (line 2); save it as CSV in UTF-8
                [exit 65]
                """)
        #expect(
            try run("venue", "") == """
                ! poolbook: x.csv is empty; its first row names the columns
                [exit 65]
                """)
        #expect(
            try run("venue", "code,name,owner\nV9,\"Hall,youth") == """
                ! poolbook: x.csv, row 2: a quotation mark is opened and never closed
                [exit 65]
                """)
        #expect(
            try run("venue", "code,name\nV9,a\0b") == """
                ! poolbook: x.csv is no text; save the spreadsheet as CSV
                [exit 65]
                """)
        #expect(
            try run("venue", "name,owner\nHall,youth") == """
                ! poolbook: x.csv has no column code; it has: name, owner
                !   name another with --map COLUMN=FIELD
                [exit 65]
                """)
        #expect(
            try run("venue", "code,name,owner\n") == """
                0 rows
                """)
        let missing = try pool.run("import", "venue", "/no/such.csv", "--locale", "en")
        #expect(
            missing == """
                ! poolbook: /no/such.csv cannot be read
                [exit 65]
                """)
        #expect(
            try pool.run("import", "venue", "/tmp", "--locale", "en") == """
                ! poolbook: /tmp cannot be read
                [exit 65]
                """)
    }

    @Test func `a file comes from standard input too`() throws {
        let file = try folder.file("in.csv", "code,name,owner\nV1,Hall,youth\n")
        let answer = try BuiltProgram.run(
            ["import", "venue", "-", "--locale", "en"],
            pool.server.environment.merging(pool.environment(administrator)) { $1 }, input: file)
        #expect(answer == "1 row: 1 added")
    }

    /// Two rows that want the same hall, two equal ones, and two that fit.
    private let mixed = """
        title,start,end,venue,host
        Early,2027-04-03 09:00,2027-04-03 11:00,NC-01,youth
        Late,2027-04-03 10:00,2027-04-03 12:00,NC-01,youth
        Twin,2027-04-04 10:00,2027-04-04 12:00,NC-02,youth
        Twin,2027-04-04 10:00,2027-04-04 12:00,NC-02,youth
        Other,2027-04-03 11:00,2027-04-03 12:00,NC-02,women
        """

    @Test func `reservations that fit are bound, the others wait, and equal rows are separate`() throws {
        let before = try pool.rowCounts()
        #expect(
            try run("reservation", mixed, "-n") == """
                5 rows: 3 bound, 2 wait as requests, 0 the same; 2 pairs overlap (tried; nothing was written)
                """)
        #expect(try pool.rowCounts() == before)
        #expect(
            try run("reservation", mixed) == """
                5 rows: 3 bound, 2 wait as requests, 0 the same; 2 pairs overlap
                2 conflicts; see them: poolbook conflict list
                """)
        let list = try pool.run("list", "--from", "04-03", "--to", "04-04", "--locale", "en", as: administrator)
        #expect(
            list.masked.sorted == """
                R-????     Sat 2027-04-03 09:00-11:00  confirmed  Early  暖城e站·火车站  团市委
                R-????     Sat 2027-04-03 10:00-12:00  requested  Late   暖城e站·火车站  团市委
                R-????     Sat 2027-04-03 11:00-12:00  confirmed  Other  驿站·铁西       市妇联
                R-????     Sun 2027-04-04 10:00-12:00  confirmed  Twin   驿站·铁西       团市委
                R-????     Sun 2027-04-04 10:00-12:00  requested  Twin   驿站·铁西       团市委
                reference  when                        state      title  takes           hosts
                """)
        let written = try pool.rowCounts().filter { !$0.hasPrefix("act") && !$0.hasPrefix("import") }
        #expect(
            try run("reservation", mixed, "--key", "again") == """
                5 rows: 0 bound, 0 wait as requests, 5 the same; 0 pairs overlap
                """)
        #expect(
            try run("reservation", mixed) == """
                5 rows: 0 bound, 0 wait as requests, 5 the same; 0 pairs overlap
                """)
        let counted = try pool.connect().value("select count(*) from poolbook.reservation", as: Int64.self)
        #expect(written.contains("reservation \(counted)"))
        let listed = try pool.run("list", "--from", "04-03", "--to", "04-04", "--locale", "en", as: administrator)
        #expect(listed == list)
    }

    @Test func `the order of the file decides nothing`() throws {
        let lines = mixed.split(separator: "\n").map(String.init)
        let reversed = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
        #expect(try run("reservation", reversed).code == 0)
        #expect(
            try run("reservation", mixed) == """
                5 rows: 0 bound, 0 wait as requests, 5 the same; 0 pairs overlap
                """)
    }
}
