import Foundation
import TestSupport
import Testing

/// How people and organizations are reached, and what else a file of them may have.
@Suite struct ContactTests {
    let pool: SamplePool
    let folder: TemporaryDirectory

    init() throws {
        pool = try SamplePool()
        folder = try TemporaryDirectory()
    }

    @Test func `members, staff and organizations have an address, a telephone and a language`() throws {
        let administrator = try pool.administrator()
        let reach = [
            "--email", "a@b.example", "--telephone", "０４７７-8580000-801", "--language", "zh-Hans", "--locale", "en",
        ]
        for (noun, name) in [("member", "liwei"), ("staff", "LS-03"), ("org", "union")] {
            let edited = try pool.run([noun, "edit", name] + reach, as: administrator)
            #expect(edited.output == "changed: \(name)\n", "\(edited)")
            let shown = try pool.run(noun, "show", name, "--locale", "en", as: administrator).output
            #expect(shown.contains(/\ne-mail +a@b.example\n/), "\(shown)")
            #expect(shown.contains(/\ntelephone +0477-8580000-801\n/), "\(shown)")
            #expect(shown.contains(/\nlanguage +zh-Hans\n/), "\(shown)")
            let listed = try pool.run(noun, "list", "--json", as: administrator).output
            #expect(listed.contains("\"telephone\": \"0477-8580000-801\""))
        }
        #expect(
            try pool.run("staff", "edit", "LS-03", "--telephone", "ask me", "--locale", "en", as: administrator) == """
                ! poolbook: telephone "ask me": a telephone number is expected, such as +86 477 858 0000 or 0477-8580000-801
                [exit 65]
                """)
        // A person's are for their own organization, and for who keeps the pool.
        let others = try pool.run("staff", "show", "LS-03", "--locale", "en", as: "liwei").output
        #expect(others.contains(/\ntelephone +-\n/) && !others.contains("a@b.example"))
        let keeper = try pool.run("staff", "show", "LS-03", "--locale", "en", as: "yangfan").output
        #expect(keeper.contains(/\ntelephone +0477-8580000-801\n/))
        // The record tells that they changed, and not what they are.
        let told = try pool.run("log", "--limit", "5", "-p", "--locale", "en", as: administrator).output
        #expect(!told.contains("0477") && !told.contains("a@b.example"))
    }

    @Test func `what is exported with them reads back without a change`() throws {
        let administrator = try pool.administrator()
        _ = try pool.run(
            "staff", "edit", "LS-03", "--telephone", "120", "--access", "approval", as: administrator)
        _ = try pool.run(
            "hours", "set", "DS-01", "mon-fri 09:00-12:00", "--from", "2027-07-01", "--to", "2027-08-31",
            as: administrator)
        _ = try pool.run("hours", "set", "DS-01", "closed", "--on", "2027-10-01", as: administrator)
        for kind in ["staff", "venue", "org", "member", "equipment"] {
            let file = folder.path + "/\(kind).csv"
            #expect(try pool.run("export", kind, "-o", file, "--locale", "en", as: administrator).code == 0)
            let again = try pool.run("import", kind, file, "--locale", "en", as: administrator)
            #expect(again.output.contains(/rows: \d+ the same\n/), "\(kind): \(again)")
        }
        let staff = try String(contentsOfFile: folder.path + "/staff.csv", encoding: .utf8)
        #expect(staff.contains("hours,rate,access,telephone"), "\(staff)")
        let venues = try String(contentsOfFile: folder.path + "/venue.csv", encoding: .utf8)
        let special = "2027-07-01..2027-08-31 Mon-Fri 09:00-12:00; 2027-10-01 closed"
        #expect(venues.contains(special), "\(venues)")
        let changed = try folder.file("changed.csv", venues.replacing("2027-10-01 closed", with: "2027-10-02 closed"))
        #expect(
            try pool.run("import", "venue", changed, "--locale", "en", as: administrator).output.hasSuffix(
                "1 changed (DS-01 special_hours \(special) -> \(special.replacing("10-01", with: "10-02")))\n"))
        #expect(
            try pool.run("reserve", "A", "2027-10-02 10:00-11:00", "--venue", "DS-01", "--locale", "en").complaint
                .contains("resource.hours"))
        // Who may not know how everybody is reached has a file without it, and takes nothing away by it.
        let own = folder.path + "/own.csv"
        #expect(try pool.run("export", "staff", "-o", own, "--locale", "en", as: "liwei").code == 0)
        #expect(try !String(contentsOfFile: own, encoding: .utf8).contains("telephone"))
        #expect(
            try pool.run("import", "staff", own, "--locale", "en", as: administrator).output.contains(": 15 the same"))
    }

    @Test func `who is booked and no member is told by mail of what is done to their events`() throws {
        let administrator = try pool.administrator()
        _ = try pool.run(
            "staff", "edit", "LS-03", "--email", "law@justice.example", "--language", "en", as: administrator)
        let booked = try pool.run(
            "reserve", "法律讲座", "2027-03-07 10:00-11:00", "--venue", "NC-02", "--staff", "LS-03", as: "liwei")
        let reference = try #require(booked.reference, "\(booked)")
        try pool.setClock("2027-02-25 09:20+08")
        let sink = try MailSink()
        let run = try pool.run(
            "report", "conflicts", "--mail", "--from", "a@b.example", "--sendmail", sink.program, as: "dashboard")
        #expect(run.code == 0, "\(run)")
        let told = try #require(try sink.messages().first { $0.recipient == "law@justice.example" })
        #expect(told.text.contains("Done to what you are booked for\n"), "\(told.text)")
        #expect(told.text.contains(reference) && told.text.contains("法律讲座"), "\(told.text)")
        // Once is enough.
        _ = try pool.run(
            "report", "conflicts", "--mail", "--from", "a@b.example", "--sendmail", sink.program, as: "dashboard")
        #expect(try sink.messages().filter { $0.recipient == "law@justice.example" }.count == 1)
    }
}
