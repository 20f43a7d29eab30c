import TestSupport
import Testing

/// What a pool sets for itself, as its administrator does and as its members feel it.
@Suite struct SettingTests {
    let pool: SamplePool
    let administrator: String

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
    }

    private func set(_ arguments: String...) throws -> Answer {
        try pool.run(["pool", "set"] + arguments + ["--locale", "en"], as: administrator)
    }

    @Test func `settings are changed by name, tried first, and said again they stay`() throws {
        #expect(
            try set("hold-hours=24", "Privacy=titles", "payment_limit=5000", "-n") == """
                Would set:
                  privacy: busy -> titles
                  hold-hours: 48 -> 24
                  payment-limit: - -> 5,000.00
                """)
        #expect(try set("hold-hours=24", "-m", "short of halls").output == "Set:\n  hold-hours: 48 -> 24\n")
        #expect(try set("hold-hours=24") == "Unchanged: it is set so already")
        let shown = try pool.run("pool", "show", as: administrator)
        #expect(shown.output.contains("\nhold-hours      24       48       --hold 未写时长时保留多久\n"), "\(shown)")
        let data = try #require(try pool.run("pool", "show", "--json").json() as? [String: Any])
        #expect(data["hold_hours"] as? Int == 24 && data["waitlist"] as? String == "confirm")
    }

    @Test(arguments: [
        ("hold=3", "there is no setting \"hold\"; list them: poolbook help settings"),
        ("hold-hour=3", "there is no setting \"hold-hour\"; did you mean hold-hours?"),
        ("hold-hours=0", "hold-hours \"0\": a number from 1 to 8760"),
        ("waitlist=maybe", "waitlist \"maybe\": one of confirm, offer, ask"),
        (
            "travel-speed=40",
            "travel-speed is not set here; set it by: poolbook rule set person.travel soft --value 20km/h"
        ),
        (
            "hold-hours",
            "\"hold-hours\": NAME=VALUE is expected, such as hold-hours=24; list the names: poolbook help settings"
        ),
    ])
    func `what cannot be set says what can`(typed: String, complaint: String) throws {
        #expect(try set(typed) == "! poolbook: \(complaint)\n[exit 65]")
    }

    @Test func `only an administrator sets`() throws {
        #expect(try pool.run("pool", "set", "hold-hours=24").code == 77)
        #expect(try pool.run("pool", "resume").code == 77)
    }

    @Test func `a hold that does not say how long keeps as long as the pool keeps holds`() throws {
        _ = try set("hold-hours=24")
        let held = try pool.run(
            "reserve", "试讲", "2027-03-07 10:00-11:00", "--venue", "DS-02", "--hold", "--locale", "en")
        #expect(held.output.contains("Fri 2027-02-26 09:12"), "\(held)")
    }

    @Test func `privacy says what a member sees of what others have`() throws {
        let agenda = ["agenda", "DS-01", "2027-03-06", "--locale", "en"]
        let last = { (answer: Answer) in answer.masked.output.split(separator: "\n").last.map(String.init) }
        #expect(
            try last(pool.run(agenda)) == "-          Sat 2027-03-06 18:00-21:30  taken by others  -      -")
        _ = try set("privacy=hosts")
        #expect(
            try last(pool.run(agenda)) == "R-????     Sat 2027-03-06 18:00-21:30  taken by others  -      市文联")
        _ = try set("privacy=titles")
        #expect(
            try last(pool.run(agenda))
                == "R-????     Sat 2027-03-06 18:00-21:30  taken by others  读书分享会  市文联")
        let refused = try pool.run(
            "reserve", "试讲", "2027-03-06 19:00-20:00", "--venue", "DS-01", "--locale", "en")
        #expect(
            refused.masked.complaint.contains(
                "东胜区文化宫·大厅: R-???? 读书分享会 (市文联) has it Sat 2027-03-06 18:00-21:30"), "\(refused)")
        let shown = try pool.run("show", #require(try pool.run(agenda).reference), "--locale", "en")
        #expect(
            shown.masked.output == """
                reference  R-????
                title      读书分享会
                hosts      市文联
                when       Sat 2027-03-06 18:00-20:30
                takes      东胜区文化宫·大厅, 移动音响
                hold it together: poolbook join R-???? --share 40% --pay PROJECT

                """)
    }

    @Test func `quiet begins and ends by hand`() throws {
        #expect(try set("quiet=on").output == "Set:\n  quiet: - -> Thu 2027-02-25 09:12\n")
        #expect(
            try pool.run("pool", "resume", "-n", as: administrator) == "将恢复邮件、到期和递补")
        #expect(try pool.run("pool", "resume", as: administrator) == "已恢复: 邮件、到期和递补继续进行")
        #expect(try pool.run("pool", "resume", as: administrator) == "未变: 资源库未处于静默")
    }
}
