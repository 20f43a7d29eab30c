import Foundation
import Postgres
import TestSupport
import Testing

/// People at their terminals: each folder of `Sessions` has one session, typed once and answered in both languages.
///
/// Every file runs on a sample pool of its own, by the login that its first line names. References are random: each
/// stands for the one that came in its place, and is replaced in what is typed after it.
@Suite struct SessionTests {
    /// How a session reaches the server.
    enum Way: CaseIterable {
        case directly
        /// Each transaction has another session of the server's.
        case throughPgBouncer
    }

    @Test(arguments: try Session.all(), Way.allCases)
    func `a session answers as it stands`(_ session: Session, way: Way) throws {
        let commands = session.blocks.flatMap(\.commands)
        #expect(!commands.isEmpty)
        let pool = try SamplePool()
        let login = session.login == "administrator" ? try pool.administrator() : session.login
        try pool.connect().script(
            "update poolbook.member set locale = '\(session.language)' where login = '\(login)'")
        let folder = try TemporaryDirectory()
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/poolbook", withDestinationPath: BuiltProgram.path)
        var environment = pool.server.environment.merging(pool.environment(login)) { $1 }
        let bouncer = way == .directly ? nil : try PgBouncer(before: pool.server.socketDirectory)
        environment.merge(bouncer?.environment ?? [:]) { $1 }
        environment["PATH"] = folder.path + ":" + (environment["PATH"] ?? "")
        environment["LANG"] = "en_US.UTF-8"
        var references = References()
        for command in commands {
            let script = "cd '\(folder.path)' && exec 2>&1\n\(references.asPrinted(command.text))"
            let answer = try ChildProcess.run("sh", ["-c", script], environment: environment)
            let place = "\(session): line \(command.line): \(command.text)"
            let expected = references.matched(command.output, to: answer.output.trimmingNewlines)
            #expect(answer.output.trimmingNewlines == expected, "\(place)")
            #expect(answer.code == command.code, "\(place)")
        }
        withExtendedLifetime(bouncer) {}
    }

    @Test(arguments: try Session.names())
    func `a session is the same in both languages, but for the answers`(_ name: String) throws {
        let files = try Session.all().filter { $0.name == name }
        #expect(files.map(\.language) == ["en", "zh-Hans"])
        #expect(Set(files.map { $0.blocks.flatMap(\.commands).map(\.text) }).count == 1)
        #expect(Set(files.map(\.login)).count == 1)
    }
}

/// What somebody types, and what it answers in one language.
struct Session: CustomTestStringConvertible {
    let name: String
    let language: String
    let login: String
    let blocks: [ConsoleBlock]

    var testDescription: String { "\(name).\(language)" }

    private static let folder = BuiltProgram.repository.appending(path: "Tests/EndToEndTests/Sessions")

    /// Every session, in order of its file's name: `officer.en.md`, `officer.zh-Hans.md`.
    static func all() throws -> [Session] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
            .map { file in
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                let parts = file.split(separator: ".").map(String.init)
                let login = try #require(text.firstMatch(of: /^# .*`([a-z]+)`/)).1
                return Session(
                    name: parts[0], language: parts[1], login: String(login), blocks: ConsoleBlock.all(in: text))
            }
    }

    /// The sessions without their language.
    static func names() throws -> [String] { Set(try all().map(\.name)).sorted() }
}

/// Which reference of a transcript stands for which of the run.
private struct References {
    private var printed: [String: String] = [:]
    private static var pattern: Regex<Substring> {
        /[RB]-[0-9A-HJKMNP-TV-Z]{4,10}|A-[0-9A-HJKMNP-TV-Z]{3,10}/.ignoresCase()
    }

    /// A command with the references that the run has printed.
    func asPrinted(_ text: String) -> String {
        text.replacing(Self.pattern) { match in printed[match.output.uppercased()] ?? String(match.output) }
    }

    /// What is expected, with the references that stand at the same places in what came.
    mutating func matched(_ expected: String, to actual: String) -> String {
        let pairs = zip(expected.matches(of: Self.pattern), actual.matches(of: Self.pattern))
        for (one, other) in pairs where printed[String(one.output)] == nil {
            printed[String(one.output)] = String(other.output)
        }
        return asPrinted(expected)
    }
}
