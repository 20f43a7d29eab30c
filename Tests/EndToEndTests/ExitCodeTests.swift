import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct ExitCodeTests {
    @Test func `0, 1, 64 and 65: done, refused, bad usage, bad data`() throws {
        let pool = try SamplePool()
        #expect(try pool.run("reserve", "A", "03-07 10:00-11:00", "--venue", "NC-02", "-n").code == 0)
        let refused = try pool.run("reserve", "A", "2020-03-07 10:00-11:00", "--venue", "NC-02", "--locale", "en")
        #expect(
            refused == """
                ! Refused for 1 reason. Nothing was written.
                !   period.past  Sat 2020-03-07 10:00-11:00 is over; write a time that is still to come
                [exit 1]
                """)
        #expect(
            try pool.run("reserve", "A", "--locale", "en") == """
                ! poolbook: say what to reserve: --venue, --staff, --equipment or --pay
                [exit 64]
                """)
        #expect(
            try pool.run("venue", "show", "Atlantis", "--locale", "en") == """
                ! poolbook: there is no venue "Atlantis" that you can see; list them: poolbook venue list
                [exit 65]
                """)
    }

    @Test func `69: no server answers`() throws {
        let nowhere = try TemporaryDirectory()
        let environment = BuiltProgram.environment(home: nowhere.path)
        let socket = try BuiltProgram.run(["list"], environment.merging(["PGHOST": nowhere.path]) { $1 })
        #expect(
            socket == """
                ! poolbook: no server answers where the pool should be; check the server's name, or ask its administrator
                [exit 69]
                """)
        let network = ["PGHOST": "127.0.0.1", "PGPORT": "1", "PGUSER": "liwei"]
        #expect(
            try BuiltProgram.run(["list"], environment.merging(network) { $1 }) == """
                ! poolbook: no server answers where the pool should be; check the server's name, or ask its administrator
                [exit 69]
                """)
        let name = ["PGHOST": "no.such.host.invalid", "PGUSER": "liwei"]
        #expect(
            try BuiltProgram.run(["list"], environment.merging(name) { $1 }) == """
                ! poolbook: no server answers where the pool should be; check the server's name, or ask its administrator
                [exit 69]
                """)
    }

    @Test func `75: another session holds the lock`() throws {
        let pool = try SamplePool()
        let other = try pool.connect()
        try other.script("begin; lock table poolbook.reservation, poolbook.allocation in access exclusive mode")
        let answer = try pool.run(
            "reserve", "A", "03-07 10:00-11:00", "--venue", "NC-02", "--locale", "en",
            with: ["PGOPTIONS": "-c lock_timeout=100ms"])
        #expect(
            answer == """
                ! poolbook: the server is busy; nothing was written; try again
                [exit 75]
                """)
        try other.script("rollback")
        let again = try pool.run("reserve", "A", "03-07 10:00-11:00", "--venue", "NC-02", "-n")
        #expect(again.code == 0)
    }

    @Test func `77: the role does not suffice, or the login is not known`() throws {
        let pool = try SamplePool()
        let before = try pool.rowCounts()
        let finance = try pool.run(
            "reserve", "A", "03-07 10:00-11:00", "--venue", "NC-02", "--locale", "en", as: "chenhao")
        #expect(
            finance == """
                ! poolbook: you may not do this; ask an administrator for the role
                [exit 77]
                """)
        let grant = try pool.run(
            "fund", "grant", "own-fund", "youth-guard", "5", "--category", "场租", "--locale", "en", as: "liwei")
        #expect(
            grant == """
                ! poolbook: you may not do this; ask an administrator for the role
                [exit 77]
                """)
        #expect(
            try pool.run("list", "--locale", "en", as: "mallory") == """
                ! poolbook: the server does not let this login in; check the login and the password in ~/.pgpass
                [exit 77]
                """)
        // Somebody else's reservation is not even there.
        let foreign = try #require(try pool.run("list", "--org", "arts", as: "bairu").reference)
        let cancel = try pool.run("cancel", foreign, "-y", "--locale", "en", as: "liwei")
        #expect(cancel.code == 65)
        #expect(cancel.complaint.hasPrefix("poolbook: there is no reservation \"\(foreign)\" that you can see; "))
        #expect(try pool.rowCounts() == before)
    }

    @Test func `78: no pool anywhere, and how to come to one`() throws {
        let nowhere = try TemporaryDirectory()
        let environment = BuiltProgram.environment(home: nowhere.path)
        for command in [["list"], ["venue", "list"], ["show", "R-1"], ["migrate"], ["doctor"]] {
            #expect(
                try BuiltProgram.run(command, environment) == """
                    ! poolbook: no pool is set up here yet.
                    !   join one:   poolbook login FILE        (the invitation that your administrator sent)
                    !   try it out: poolbook local start       (a private pool on this machine)
                    [exit 78]
                    """, "\(command)")
        }
        #expect(
            try BuiltProgram.run(["list", "--locale", "zh-Hans"], environment) == """
                ! poolbook: 本机尚未设置资源库。
                !   加入: poolbook login FILE        (管理员发来的邀请)
                !   试用: poolbook local start       (本机上的私有资源库)
                [exit 78]
                """)
    }

    @Test func `78: a setting that cannot be used is named`() throws {
        let home = try TemporaryDirectory()
        let environment = BuiltProgram.environment(home: home.path)
        let folder = home.path + "/config/poolbook"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (text, problem) in [("sever: host=x\n", "sever"), ("server: [\n", "")] {
            try text.write(toFile: folder + "/poolbook.yaml", atomically: true, encoding: .utf8)
            let answer = try BuiltProgram.run(["list"], environment)
            #expect(answer.code == 78 && answer.output.isEmpty, "\(answer)")
            #expect(answer.complaint.hasPrefix("poolbook: \(folder)/poolbook.yaml cannot be used: \(problem)"))
            #expect(answer.complaint.hasSuffix("keys are server, pool and locale, each a text\n"))
        }
    }

    @Test func `78: the pool is named where there is none of the name`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("list", "--pool", "Nowhere", "--locale", "en") == """
                ! poolbook: you are a member of no pool "Nowhere"
                !   yours are:
                !   群团资源共享库
                [exit 78]
                """)
    }
}
