import Foundation
import Postgres
import TestSupport
import Testing

/// The package that an officer installs, and what they do first with the program in it.
///
/// `POOLBOOK_FRESH_ROOT` names a minimal system in which it is installed already; without it the package is unpacked
/// into a folder, and the program runs from there.
@Suite(.serialized) struct PackageTests {
    private struct SetUpFailed: Error { let what: String }

    /// A package, unpacked; `root` is the folder that it is in, `prefix` what runs a program there.
    private final class Installed: Sendable {
        let folder: TemporaryDirectory
        let root: String
        let prefix: [String]
        let control: String

        init() throws {
            folder = try TemporaryDirectory()
            let build = BuiltProgram.repository.appending(path: ".ci/deb").path
            let answer = try ChildProcess.run(
                build, [BuiltProgram.path, folder.path],
                environment: ProcessInfo.processInfo.environment.filter { ["PATH", "HOME"].contains($0.key) },
                timeout: .seconds(600))
            guard answer.code == 0, let package = answer.output.split(separator: "\n").last.map(String.init) else {
                throw SetUpFailed(what: "\(answer)")
            }
            control = try Self.run("dpkg-deb", ["--field", package])
            if let fresh = ProcessInfo.processInfo.environment["POOLBOOK_FRESH_ROOT"] {
                (root, prefix) = (fresh, ["chroot", fresh, "/usr/bin/poolbook"])
            } else {
                root = folder.path + "/root"
                prefix = [root + "/usr/bin/poolbook"]
                _ = try Self.run("dpkg-deb", ["--extract", package, root])
            }
        }

        private static func run(_ program: String, _ arguments: [String]) throws -> String {
            let answer = try ChildProcess.run(program, arguments, environment: ["PATH": "/usr/bin:/bin"])
            guard answer.code == 0 else { throw SetUpFailed(what: "\(program): \(answer)") }
            return answer.output
        }
    }

    private static let shared: Result<Installed, any Error> = Result { try Installed() }

    @Test func `the package has the program with all that belongs to it, and asks for its libraries alone`() throws {
        let installed = try Self.shared.get()
        for file in [
            "bin/poolbook", "share/poolbook/sql/privileges.sql", "share/poolbook/config/poolbook.example.yaml",
            "share/man/man1/poolbook.1.gz", "share/man/zh_CN/man1/poolbook-reserve.1.gz",
            "share/bash-completion/completions/poolbook", "share/zsh/site-functions/_poolbook",
            "share/fish/vendor_completions.d/poolbook.fish", "share/doc/poolbook/copyright",
        ] {
            #expect(FileManager.default.fileExists(atPath: installed.root + "/usr/" + file), "\(file)")
        }
        let version = try BuiltProgram.run(["--version"], BuiltProgram.environment(home: installed.folder.path))
        #expect(installed.control.contains("\nVersion: \(version.output)"), "\(installed.control)")
        let depends = try #require(installed.control.firstMatch(of: /\nDepends: (.+)/)?.1)
        for library in ["libc6 ", "libpq5 ", "libical3 ", "tzdata"] { #expect(depends.contains(library), "\(depends)") }
        #expect(!depends.contains("swift") && !depends.contains("postgresql"))
    }

    @Test func `who installs it joins, books, is refused, is agreed with, moves and cancels`() throws {
        let installed = try Self.shared.get()
        let server = try SecureServer()
        let letters = try pool(on: server)
        let officer = try Officer("liwei", letters, installed)
        let other = try Officer("zhaomin", letters, installed)
        #expect(try officer.join().contains("Pool 群团资源共享库 at localhost (TLS verified). You are an officer of 团市委."))
        #expect(try other.join().contains("Saved as service \"qt\""))

        let found = try officer.run("find", "2027-03-06 14:00-17:00", "--capacity", "180")
        #expect(found.code == 0 && found.output.contains("东胜区文化宫·大厅"), "\(found)")
        let reserve = ["reserve", "维权宣讲", "2027-03-06 14:00-17:00", "--venue", "DS-01", "--staff", "LS-03"]
        let money = [
            "--attendance", "180", "--host", "youth", "--host", "women", "--pay", "youth-guard", "--pay",
            "women-rights",
        ]
        let held = try officer.run(reserve + money)
        #expect(held.code == 0 && held.output.hasPrefix("Held: R-"), "\(held)")
        let reference = try #require(held.reference)
        let refused = try officer.run(
            "reserve", "Late", "2027-03-06 15:00-19:00", "--venue", "DS-01", "--attendance", "260")
        #expect(refused.code == 1 && refused.complaint.contains("venue.double"), "\(refused)")
        let approval = try #require(try other.run("inbox").output.firstMatch(of: /A-[0-9A-Z]+/)?.0)
        #expect(try officer.run("approve", String(approval)).code == 1)
        let agreed = try other.run("approve", String(approval))
        #expect(agreed.code == 0, "\(agreed)")
        let shown = try officer.run("show", reference)
        #expect(shown.output.contains("confirmed"), "\(shown)")
        let moved = try officer.run("move", reference, "2027-03-07 14:00-17:00")
        #expect(moved.code == 0 && moved.output.hasPrefix("Moved"), "\(moved)")
        let cancelled = try officer.run("cancel", reference, "-y", "-m", "律师培训")
        #expect(cancelled.code == 0 && cancelled.output.contains("Money back"), "\(cancelled)")
    }

    /// Sets the sample up as an administrator would, over the network; answers where the invitations are.
    private func pool(on server: SecureServer) throws -> TemporaryDirectory {
        let letters = try TemporaryDirectory()
        try server.connect(to: "postgres").run(.none("create database poolbook"))
        let environment = BuiltProgram.environment(home: letters.path + "/amy")
        let migrated = try BuiltProgram.run(
            ["migrate", "--administrator", "amy"], environment.merging(server.superuser()) { $1 })
        guard migrated.code == 0 else { throw SetUpFailed(what: "\(migrated)") }
        try server.connect().script(
            """
            alter role amy password 'an administrator';
            create or replace function poolbook.now() returns timestamptz
            language sql volatile parallel safe
            return timestamptz '\(SamplePool.now)'
            """)
        let load = BuiltProgram.repository.appending(path: "config/sample/load.sh").path
        let answer = try ChildProcess.run(
            "sh", ["-c", "cd '\(letters.path)' && exec \"$0\" \"$@\"", load, BuiltProgram.path],
            environment: environment.merging(server.settings("amy", password: "an administrator")) { $1 },
            timeout: .seconds(120))
        guard answer.code == 0 else { throw SetUpFailed(what: "\(answer)") }
        return letters
    }

    /// Somebody with a home on the machine where the package is installed.
    private struct Officer {
        private let login: String
        private let installed: Installed
        private let home: String
        private let environment: [String: String]

        init(_ login: String, _ letters: TemporaryDirectory, _ installed: Installed) throws {
            self.login = login
            self.installed = installed
            let isElsewhere = installed.prefix.count > 1
            home = (isElsewhere ? "" : installed.root) + "/home/" + login
            environment = ["HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"]
            let folder = isElsewhere ? installed.root + home : home
            try? FileManager.default.removeItem(atPath: folder)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: "\(letters.path)/\(login).poolbook", toPath: "\(folder)/\(login).poolbook")
        }

        private var command: (program: String, arguments: [String]) {
            (installed.prefix[0], Array(installed.prefix.dropFirst()))
        }

        func run(_ arguments: String...) throws -> Answer { try run(arguments) }

        func run(_ arguments: [String]) throws -> Answer {
            try ChildProcess.run(
                command.program, command.arguments + arguments + ["--locale", "en"], environment: environment)
        }

        /// Joins on a terminal, and answers what it showed.
        func join() throws -> String {
            let terminal = try PseudoTerminal(
                command.program, command.arguments + ["login", "\(home)/\(login).poolbook", "--locale", "en"],
                environment: environment, folder: "/")
            try terminal.when("New password: ", type: "a password of \(login)")
            try terminal.when("again: ", type: "a password of \(login)")
            #expect(try terminal.end() == 0)
            return terminal.shown
        }
    }
}
