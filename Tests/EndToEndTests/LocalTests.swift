import Foundation
import TestSupport
import Testing

/// A private server's life, from nothing to nothing.
@Suite struct LocalTests {
    @Test func `start, status, stop and destroy, each twice`() throws {
        let home = try TemporaryDirectory()
        let environment = BuiltProgram.environment(home: home.path)
        func run(_ arguments: String...) throws -> Answer {
            let answer = try BuiltProgram.run(arguments, environment)
            // The directory is another each time, and so are versions and sizes.
            let plain = { (text: String) in
                text.replacing(home.path, with: "HOME").replacing(/PostgreSQL [0-9]+(\.[0-9]+)*/, with: "PostgreSQL N")
                    .replacing(/[0-9]+ MB/, with: "N MB")
            }
            return Answer(output: plain(answer.output), complaint: plain(answer.complaint), code: answer.code)
        }
        defer { _ = try? run("local", "destroy", "-y") }

        #expect(
            try run("local", "status") == """
                local pool: absent (make it: poolbook local start)
                directory   HOME/poolbook/local
                socket      HOME/poolbook/local/socket
                version     PostgreSQL -
                size        -
                """)
        #expect(
            try run("local", "stop") == """
                local pool: there is none
                """)
        #expect(
            try run("local", "destroy") == """
                local pool: there is none
                """)
        #expect(
            try run("local", "psql", "-c", "select 1") == """
                ! poolbook: there is no local pool. Make it: poolbook local start
                [exit 78]
                """)
        #expect(
            try run("local", "start") == """
                local pool: created and running (PostgreSQL N) in HOME/poolbook/local
                Only this machine sees it. Stop it: poolbook local stop
                """)
        #expect(
            try run("local", "start") == """
                local pool: running already (PostgreSQL N) in HOME/poolbook/local
                """)
        #expect(
            try run("local", "status") == """
                local pool: running
                directory   HOME/poolbook/local
                socket      HOME/poolbook/local/socket
                version     PostgreSQL N
                size        N MB
                """)
        #expect(
            try run("local", "psql", "-Atc", "select 1") == """
                1
                """)
        #expect(
            try run("local", "stop") == """
                local pool: stopped
                """)
        #expect(
            try run("local", "stop") == """
                local pool: was not running
                """)
        #expect(
            try run("local", "status") == """
                local pool: stopped (start it: poolbook local start)
                directory   HOME/poolbook/local
                socket      HOME/poolbook/local/socket
                version     PostgreSQL N
                size        N MB
                """)
        for command in [["list"], ["venue", "list"], ["migrate"], ["doctor"], ["pool", "list"]] {
            #expect(
                try BuiltProgram.run(command, environment) == """
                    ! poolbook: the local pool is stopped; start it: poolbook local start
                    [exit 69]
                    """, "\(command)")
        }
        #expect(
            try run("local", "psql", "-c", "select 1") == """
                ! poolbook: the local pool is stopped. Start it: poolbook local start
                [exit 69]
                """)
        #expect(
            try run("local", "destroy") == """
                ! poolbook: nobody is there to ask whether to remove the local pool. Say it with: poolbook local destroy -y
                [exit 64]
                """)
        #expect(
            try run("local", "destroy", "--locale", "zh-Hans") == """
                ! poolbook: 没有终端可供确认是否删除本机资源库。请使用：poolbook local destroy -y
                [exit 64]
                """)
        #expect(
            try run("local", "start") == """
                local pool: running (PostgreSQL N) in HOME/poolbook/local
                """)
        #expect(
            try run("local", "destroy", "-y") == """
                local pool: removed from HOME/poolbook/local
                """)
        #expect(
            try run("local", "destroy", "-y") == """
                local pool: there is none
                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path + "/poolbook").count <= 1)
    }

    @Test func `two that start at once make one server`() async throws {
        let home = try TemporaryDirectory()
        let environment = BuiltProgram.environment(home: home.path)
        defer { _ = try? BuiltProgram.run(["local", "destroy", "-y"], environment) }
        let answers = try together(3) { _ in try BuiltProgram.run(["local", "start"], environment) }
        #expect(answers.map(\.code) == [0, 0, 0], "\(answers)")
        #expect(answers.filter { $0.output.contains("created") }.count == 1)
    }

    @Test func `what is not ours is not taken over`() throws {
        let home = try TemporaryDirectory()
        let environment = BuiltProgram.environment(home: home.path)
        let folder = home.path + "/poolbook/local"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "mine".write(toFile: folder + "/letter", atomically: true, encoding: .utf8)
        for command in [["local", "start"], ["local", "destroy", "-y"]] {
            let answer = try BuiltProgram.run(command, environment)
            #expect(
                answer.complaint == "poolbook: \(folder) was not made by poolbook. Nothing was changed."
                    + " Move it away, or set XDG_DATA_HOME.\n")
            #expect(answer.code != 0 && answer.output.isEmpty)
        }
        #expect(try String(contentsOfFile: folder + "/letter", encoding: .utf8) == "mine")
    }

    @Test func `--as acts as somebody else, and only on the local pool`() throws {
        let pool = try SamplePool()
        let list = try pool.server.run(["list", "--as", "liwei", "--locale", "en"])
        #expect(list == (try pool.run("list", "--locale", "en")).description)
        #expect(
            try pool.run("list", "--as", "sunw", "--locale", "en") == """
                ! poolbook: --as works on the local pool only; elsewhere everybody logs in as themselves
                [exit 64]
                """)
        #expect(try pool.server.run(["list", "--as", "mallory", "--locale", "en"]).code == 77)
        #expect(try pool.server.run(["list", "--as", "", "--locale", "en"]).code == 77)
    }
}
