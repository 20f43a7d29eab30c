import TestSupport
import Testing

/// Agreeing beforehand, joining an event, and what each reads of it afterwards.
@Suite struct AgreementTests {
    let pool: SamplePool
    let administrator: String

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
    }

    private func run(_ arguments: String..., as login: String = "liwei") throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: login)
    }

    /// An event of the volunteers, which costs 1,300.00, and that every member may know of.
    private func event() throws -> String {
        _ = try run("pool", "set", "privacy=titles", as: administrator)
        return try #require(
            try run(
                "reserve", "Repair café", "2027-03-07 14:00-17:00", "--venue", "DS-01", "--staff", "LS-03", "--pay",
                "warm-city", as: "eclarke"
            ).reference)
    }

    private func masked(_ answer: Answer) -> String {
        answer.masked.description.replacing(/A-[0-9A-Z]{3,10}/, with: "A-????")
    }

    @Test func `what an organization agrees to beforehand spares the asking`() throws {
        #expect(
            try run("org", "edit", "women", "--standing", "600 for volunteers until 2027-12", as: "zhaomin")
                == "changed: women")
        #expect(
            try run("org", "show", "women").output.hasSuffix(
                """
                agrees beforehand
                  up to   for                   until
                  600.00  Warm City Volunteers  Fri 2027-12-31

                """))
        let spared = try run(
            "reserve", "Advice", "2027-03-07 14:00-15:00", "--venue", "DS-02", "--staff", "LS-03", "--pay",
            "women-rights/律师费=500", "--host", "women", "--pay", "warm-city", as: "eclarke")
        #expect(spared.output.hasPrefix("Reserved: "), "\(spared)")
        #expect(try run("org", "edit", "women", "--no-standing", as: "zhaomin") == "changed: women")
        #expect(try run("org", "edit", "women", "--standing", "5 for youth").code == 77)
        #expect(
            try run("org", "edit", "women", "--standing", "5 for", as: "zhaomin").complaint.contains(
                "agrees beforehand \"5 for\""))
    }

    @Test func `an organization asks to join an event, and hosts it once the leading host agrees`() throws {
        let event = try event()
        let join = ["join", event, "--share", "40%", "--pay", "youth-guard", "--pay", "women-rights"]
        #expect(
            try masked(pool.run(join + ["--locale", "en"], as: "zhaomin"))
                == """
                Asked to join R-????: bears 40% of the cost, 520.00  Sun 2027-03-07 14:00-17:00
                Your money is kept until the host has agreed; a no, or the deadline, releases it.
                  approval  of                    for                                               until
                  A-????     Warm City Volunteers  市妇联 joins as a host; bears 520.00 of 1,300.00  Sun 2027-02-28 09:12
                """)
        let inbox = try run("inbox", as: "eclarke")
        #expect(inbox.output.contains("市妇联 joins as a host; bears 520.00 of 1,300.00"), "\(inbox)")
        let approval = try #require(inbox.output.firstMatch(of: /A-[0-9A-Z]{3,10}/)).output
        #expect(try run("approve", String(approval), as: "eclarke").code == 0)
        let shown = try run("show", event, as: "zhaomin")
        #expect(shown.output.contains("Warm City Volunteers    60%\n  市妇联                  40%"), "\(shown)")
        #expect(shown.output.contains("200.00"), "\(shown)")
        let log = try run("log", event, as: "zhaomin")
        #expect(
            log.output.split(separator: "\n").map { $0.contains("change asked for") }.filter(\.self).count == 1,
            "\(log)")
        let fields = try run("log", event, "-p", as: "zhaomin")
        #expect(fields.output.contains("Warm City Volunteers, 市妇联"), "\(fields)")
        #expect(try run("verify", as: administrator).code == 0)
    }

    @Test func `what was asked is refused, withdrawn, or runs out, and leaves the event as it was`() throws {
        let event = try event()
        let before = try run("show", event, as: "eclarke")
        let join = ["join", event, "--share", "40%", "--pay", "youth-guard", "--pay", "women-rights"]
        for end in ["reject", "withdraw", "expire"] {
            #expect(try pool.run(join + ["--locale", "en"], as: "zhaomin").code == 0)
            switch end {
            case "reject":
                let inbox = try run("inbox", as: "eclarke")
                let approval = try #require(inbox.output.firstMatch(of: /A-[0-9A-Z]{3,10}/)).output
                #expect(try run("reject", String(approval), "-m", "full", as: "eclarke").code == 0)
            case "withdraw":
                #expect(try run("join", event, "--withdraw", as: "zhaomin").output.hasPrefix("Withdrawn: A-"))
            default:
                try pool.setClock("2027-03-01 09:12+08")
                #expect(try run("inbox", as: "eclarke") == "nothing waits for you")
            }
            #expect(try run("show", event, as: "eclarke").output == before.output, "\(end)")
        }
        #expect(try run("verify", as: administrator).code == 0)
    }

    @Test func `who joins pays with its own projects, and once`() throws {
        let event = try event()
        for (arguments, code) in [
            (["--share", "40%"], 64), (["--share", "100%", "--pay", "night-school"], 65),
            (["--share", "40%", "--pay", "night-school"], 1), (["--share", "40%", "--pay", "worker-care"], 1),
            (["--share", "40%", "--pay", "night-school=5"], 65),
        ] {
            #expect(try pool.run(["join", event] + arguments).code == code, "\(arguments)")
        }
        #expect(
            try run("join", event, as: "eclarke").masked == """
                ! Refused for 1 reason. Nothing was written.
                !   host.already  Warm City Volunteers hosts R-???? already
                [exit 1]
                """)
        _ = try run("pool", "set", "privacy=busy", as: administrator)
        #expect(try run("join", event).code == 65)
    }

    @Test func `the other host is told what was done and why, until it has read it`() throws {
        let event = try #require(
            try run(
                "reserve", "法律咨询", "2027-03-07 09:00-10:00", "--venue", "DS-02", "--host", "women", "--pay",
                "youth-guard"
            ).reference)
        try pool.setClock("2027-02-25 10:30+08")
        _ = try run("cancel", event, "-y", "-m", "no heating")
        let first = try run("notices", as: "zhaomin")
        #expect(
            first.masked.output.hasPrefix(
                """
                * Thu 2027-02-25 10:30  R-????  cancelled  法律咨询  Sun 2027-03-07 09:00-10:00
                   李薇 (团市委) · “no heating” · poolbook show R-????

                """), "\(first)")
        #expect(
            try run("notices", as: "zhaomin")
                == "Nothing new that concerns you. Earlier ones: poolbook notices --all")
        #expect(try run("notices", "--all", as: "zhaomin").output.hasPrefix("  Thu 2027-02-25"))
        #expect(try !run("notices", "--all").output.contains("cancelled"), "what one did oneself is no notice")
    }

    @Test func `rights are told as of a day, with who gave them`() throws {
        _ = try run("member", "edit", "hejun", "--roles", "officer; coordinator", as: administrator)
        try pool.setClock("2027-03-05 09:12+08")
        _ = try run("member", "edit", "hejun", "--roles", "officer; finance", as: administrator)
        let rights = { (more: [String]) throws -> [String: [String]] in
            let list = ["member", "list", "--rights", "--org", "union", "--json"]
            let rows = try #require(try pool.run(list + more, as: administrator).json() as? [[String: Any]])
            return Dictionary(
                uniqueKeysWithValues: rows.map { ($0["login"] as? String ?? "", $0["roles"] as? [String] ?? []) })
        }
        #expect(try rights([])["hejun"] == ["officer", "finance"])
        #expect(try rights(["--as-of", "2027-02-28"])["hejun"] == ["officer", "coordinator"])
        #expect(try run("member", "list", "--as-of", "2027-02-28").code == 64)
    }
}
