import Reporting
import TestSupport
import Testing

/// A bare `poolbook`: the day on one screen.
@Suite struct DayTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    @Test func `the day says who one is, what waits, what is next, and what to type`() throws {
        try pool.setClock("2027-03-01 09:12+08")
        _ = try pool.run("notices", "--all", "--limit", "1", as: "hejun")
        let day = try pool.run("--locale", "en", as: "hejun").masked
        #expect(
            day == """
                群团资源共享库 · 市总工会, officer · Mon 2027-03-01 09:12
                Waiting for you  nothing                                    poolbook inbox
                Next 7 days      Wed 3 Mar 14:00  职工心理减压课  工人文…   poolbook show R-????
                Start with       poolbook find sat · poolbook agenda · poolbook help
                """, "\(day)")
    }

    @Test func `what waits is there with the command that settles it, and every line fits`() throws {
        _ = try pool.run(
            "reserve", "一场标题很长很长很长很长很长很长很长很长很长很长的活动", "2027-02-27 14:00-17:00", "--venue", "DS-02", "--staff",
            "LS-03", "--host", "women", "--pay", "women-rights/律师费=500", "--pay", "youth-guard", "--hold", "24h",
            as: "liwei")
        for login in ["zhaomin", "liwei", "eclarke", "qianfang", "xiejun", "dashboard"] {
            for language in ["en", "zh-Hans"] {
                let day = try pool.run("--locale", language, as: login)
                #expect(day.code == 0, "\(day)")
                for line in day.output.split(separator: "\n") {
                    #expect(displayWidth(of: String(line)) <= 80, "\(login) \(language): \(line)")
                }
            }
        }
        let asked = try pool.run("--locale", "en", as: "zhaomin")
        #expect(asked.output.contains(/Waiting for you +团市委 asks: .*poolbook approve A-/), "\(asked)")
        let host = try pool.run(as: "liwei")
        #expect(host.output.contains(/提醒 +保留 R-.*poolbook confirm R-/), "\(host)")
    }

    @Test func `programs get the same as an object`() throws {
        let day = try #require(try pool.run("--json").json() as? [String: Any])
        #expect(day["organization"] as? String == "团市委" && day["login"] as? String == "liwei")
        #expect((day["next"] as? [[String: Any]])?.isEmpty == false)
    }

    @Test func `without a pool it says how to have one`() throws {
        let home = try TemporaryDirectory()
        let answer = try BuiltProgram.run([], BuiltProgram.environment(home: home.path))
        #expect(answer.code == 78 && answer.complaint.contains("poolbook local start"), "\(answer)")
    }

    @Test func `a stranger's word is still no command`() throws {
        #expect(try pool.run("venues").code == 64)
        #expect(try pool.run("--jsn").code == 64)
        #expect(try pool.run("--help").output.contains("poolbook"))
    }
}
