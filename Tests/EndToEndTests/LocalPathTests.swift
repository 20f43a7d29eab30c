import Foundation
import Testing

@testable import poolbook

@Suite struct LocalPathTests {
    @Test(arguments: [
        ([:], LocalCaller.root, "/var/lib/poolbook/local"),
        ([:], LocalCaller.person(home: "/home/wang"), "/home/wang/.local/share/poolbook/local"),
        (["XDG_DATA_HOME": "/tmp/x"], LocalCaller.root, "/tmp/x/poolbook/local"),
        (["XDG_DATA_HOME": "/tmp/x//"], LocalCaller.person(home: "/home/wang"), "/tmp/x/poolbook/local"),
        (["XDG_DATA_HOME": "relative"], LocalCaller.root, "/var/lib/poolbook/local"),
        (["XDG_DATA_HOME": ""], LocalCaller.root, "/var/lib/poolbook/local"),
        (["XDG_DATA_HOME": "/数据"], LocalCaller.root, "/数据/poolbook/local"),
    ])
    func `the data directory decides where the local pool lies`(
        environment: [String: String], caller: LocalCaller, root: String
    ) throws {
        #expect(try LocalPaths.decide(environment: environment, caller: caller).root == root)
    }

    @Test func `a socket path of 107 bytes fits, and one of 108 is refused`() throws {
        let rest = "/poolbook/local/socket/.s.PGSQL.5432".utf8.count
        let longest = "/" + String(repeating: "x", count: 107 - rest - 1)
        let paths = try LocalPaths.decide(environment: ["XDG_DATA_HOME": longest], caller: .root)
        #expect(paths.socket.utf8.count == 107)
        #expect(throws: LocalError.socketPathTooLong("/x" + paths.socket.dropFirst(), bytes: 108)) {
            try LocalPaths.decide(environment: ["XDG_DATA_HOME": longest + "x"], caller: .root)
        }
    }

    @Test(arguments: [",", "\"", "'", "`", "$", "\\", "\n", "\u{1b}"])
    func `a path that a shell or libpq would read otherwise is refused`(character: String) {
        #expect(throws: LocalError.self) {
            try LocalPaths.decide(environment: ["XDG_DATA_HOME": "/tmp/a\(character)b"], caller: .root)
        }
    }

    @Test func `data keeps the server version that made it`() throws {
        let newer = ServerPrograms(directory: "/17", major: 17)
        let older = ServerPrograms(directory: "/15", major: 15)
        let ancient = ServerPrograms(directory: "/13", major: 13)
        #expect(try ServerPrograms.choose(among: [newer, older], forDataOf: 15) == older)
        #expect(try ServerPrograms.choose(among: [ancient, newer, older], forDataOf: nil) == newer)
        #expect(throws: LocalError.serverVersionMissing(16)) {
            try ServerPrograms.choose(among: [newer, older], forDataOf: 16)
        }
        #expect(throws: LocalError.serverTooOld(13)) { try ServerPrograms.choose(among: [ancient], forDataOf: nil) }
        #expect(throws: LocalError.noServer) { try ServerPrograms.choose(among: [], forDataOf: nil) }
    }

    @Test(arguments: [
        ("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)", 15), ("15\n", 15),
        ("postgres (PostgreSQL) 18beta1", 18),
    ])
    func `the major version is read from what the server says`(text: String, major: Int) {
        #expect(ServerPrograms.major(in: text) == major)
    }

    @Test func `the server's own file tells its process and whether it is ready`() {
        let text = "4711\n/d\n1\n5432\n/s\n\n  1 2\nready   \n"
        #expect(PostmasterFile(text: text)?.process == 4711)
        #expect(PostmasterFile(text: text)?.state == .ready)
        #expect(PostmasterFile(text: "4711\n/d\n")?.state == .busy)
        #expect(PostmasterFile(text: "") == nil)
        #expect(PostmasterFile(text: "-4711\n") == nil)
    }

    @Test func `the local server has the settings of the example for a real one`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("config/postgresql.conf.example")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        for setting in ServerSettings.shared {
            let start = "\(setting.name) = \(setting.value) "
            #expect(lines.contains { $0.hasPrefix(start) }, "\(start)")
        }
    }
}
