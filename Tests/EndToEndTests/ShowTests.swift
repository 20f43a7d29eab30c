import Foundation
import TestSupport
import Testing

/// `show` understands every code that the program prints, and says what there is.
@Suite struct ShowTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    private func run(_ arguments: String..., as login: String = "liwei") throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: login)
    }

    /// The first code with a letter that a command prints.
    private func code(_ letter: Character, _ arguments: String..., as login: String = "liwei") throws -> String {
        let answer = try pool.run(arguments + ["--locale", "en"], as: login)
        let found = answer.output.matches(of: /\b([A-Z])-[0-9A-HJKMNP-TV-Z]{2,10}/.wordBoundaryKind(.simple))
        return try #require(found.map { String($0.0) }.first { $0.first == letter }, "\(answer)")
    }

    @Test func `whatever has a code is shown by it, in both languages, by its beginning and in any case`() throws {
        let administrator = try pool.administrator()
        _ = try run("venue", "edit", "DS-02", "--access", "approval", as: "sunw")
        let event = try code(
            "R", "reserve", "维权宣讲", "04-10 14:00-17:00", "--venue", "DS-01", "--pay", "youth-guard/场租=800")
        let codes: [(String, String)] = try [
            (event, "liwei"),
            (
                code("S", "reserve", "课", "2027-05-03 10:00-11:00", "--venue", "NC-02", "--weekly", "--times", "2"),
                "liwei"
            ),
            (code("A", "reserve", "展", "2027-05-03 10:00-11:00", "--venue", "DS-02"), "liwei"),
            (code("B", "blackout", "add", "QS-A", "2027-06-01", "-m", "floor"), "liwei"),
            (code("C", "conflict", "list"), "liwei"),
            (code("P", "conflict", "plan", "--all", "-m", "holiday", as: administrator), administrator),
            (code("Q", "quota", "add", "--org", "youth", "--hours", "9h", "--per", "week", as: administrator), "liwei"),
            (code("I", "invoice", "add", event, "300", "--no", "F-1", "--payee", "文化宫", as: "chenhao"), "chenhao"),
            (
                code("T", "transfer", "50", "青春护航/场租", "青春护航/师资", "-m", "调剂", as: "chenhao"),
                "chenhao"
            ),
        ]
        for (code, login) in codes {
            for locale in ["en", "zh-Hans"] {
                for typed in [code, code.lowercased()] {
                    let shown = try pool.run("show", typed, "--locale", locale, as: login)
                    #expect(shown.code == 0 && shown.output.contains(code), "\(typed) \(locale): \(shown)")
                }
            }
            let json = try pool.run("show", code, "--json", as: login)
            #expect(try json.json() is [String: Any], "\(code): \(json)")
        }
        for name in ["DS-01", "LS-03", "chairs", "youth", "youth-guard", "city-fund", "liwei", "东胜区文化宫·大厅"] {
            let shown = try run("show", name)
            #expect(shown.code == 0 && shown.output.contains(name), "\(name): \(shown)")
        }
    }

    @Test func `an approval says who asks whom for what, and its asked organization what to type`() throws {
        _ = try run("venue", "edit", "DS-02", "--access", "approval", as: "sunw")
        let approval = try code("A", "reserve", "展", "2027-05-03 10:00-11:00", "--venue", "DS-02")
        #expect(
            try run("show", approval, as: "sunw").output.replacing(/R-[0-9A-Z]+/, with: "R-????") == """
                reference    \(approval)
                state        waiting
                of           市总工会
                for          东胜区文化宫·回廊
                reservation  R-???? 展
                when         Mon 2027-05-03 10:00-11:00
                asked by     团市委
                asked        Thu 2027-02-25 09:12
                until        Sun 2027-02-28 09:12
                  poolbook approve \(approval)  or  poolbook reject \(approval) -m REASON

                """)
        #expect(try run("reject", approval, "-m", "full", as: "sunw").code == 0)
        let after = try run("show", approval).output
        #expect(after.contains(/\nstate +rejected\n/) && after.contains(/\nreason +full/), "\(after)")
        #expect(!after.contains("poolbook approve"))
    }

    @Test func `an offer is shown by its code, and how to take it`() throws {
        let found = try #require(
            try pool.run("find", "2027-03-09 10:00-12:00", "--venue", "DS-01", "--json").json() as? [String: Any])
        let code = try #require((found["offers"] as? [[String: Any]])?.first?["offer"] as? String)
        #expect(
            try run("show", code.lowercased()) == """
                offer  \(code)
                when   Tue 2027-03-09 10:00-12:00
                takes  东胜区文化宫·大厅
                cost   800.00
                Take one: poolbook reserve "TITLE" --offer \(code)
                """)
        #expect(try run("show", code, as: "zhaomin").code == 65, "It is the caller's own")
    }

    @Test func `what others hold is shown as far as the pool's members may know of it`() throws {
        let made = try run("reserve", "Talk", "2027-03-09 10:00-12:00", "--venue", "NC-02", as: "zhaomin")
        let reference = try #require(made.reference)
        #expect(try run("show", reference).code == 65)
        #expect(try run("pool", "set", "privacy=titles", as: pool.administrator()).code == 0)
        #expect(
            try run("show", reference) == """
                reference  \(reference)
                title      Talk
                hosts      市妇联
                when       Tue 2027-03-09 10:00-12:00
                takes      驿站·铁西
                hold it together: poolbook join \(reference) --share 40% --pay PROJECT
                """)
    }

    @Test func `what has no such code is answered with what is near, or the command that lists`() throws {
        for (typed, expected) in [
            ("DS-1", "did you mean"), ("nowhere at all", "there is nothing called \"nowhere at all\""),
            ("P-ZZZZ", "poolbook conflict plan --all"), ("Q-ZZZZ", "poolbook quota list"), ("A-ZZZZ", "A-ZZZZ"),
            ("I-ZZZZ", "I-ZZZZ"), ("T-ZZZZ", "T-ZZZZ"), ("B-ZZZZ", "poolbook blackout list"), ("C-ZZZZ", "C-ZZZZ"),
        ] {
            let answer = try run("show", typed)
            #expect(answer.code == 65 && answer.complaint.contains(expected), "\(typed): \(answer)")
        }
    }
}
