import Foundation
import Postgres
import TestSupport
import Testing

/// How people come in over the network: invited, with a password of their own, and nothing of it anywhere else.
@Suite(.serialized) struct JoiningTests {
    /// A server with a pool, and what its administrator typed to get there.
    private static let shared: Result<SecureServer, any Error> = Result {
        let server = try SecureServer()
        try server.connect(to: "postgres").run(.none("create database poolbook"))
        let home = try TemporaryDirectory()
        let environment = BuiltProgram.environment(home: home.path)
        func run(_ arguments: [String], _ settings: [String: String]) throws {
            let answer = try BuiltProgram.run(arguments, environment.merging(settings) { $1 })
            guard answer.code == 0 else { throw SetUpFailed(what: "\(arguments): \(answer)") }
        }
        try run(["migrate", "--administrator", "amy"], server.superuser())
        try server.connect().run(.none("alter role amy password '\(secret)'"))
        let amy = server.settings("amy", password: secret)
        try run(["pool", "add", "Warm City Pool", "--zone", "UTC", "--currency", "EUR", "--locale", "en"], amy)
        try run(["org", "add", "Union", "--code", "union"], amy)
        return server
    }

    private struct SetUpFailed: Error { let what: String }
    private static let secret = "an administrator"
    private static let password = "correct:horse\\battery"

    let server: SecureServer
    let folder: TemporaryDirectory
    let login: String

    init() throws {
        server = try Self.shared.get()
        folder = try TemporaryDirectory()
        login = "m\(UInt32.random(in: 0...(.max)))"
    }

    /// Runs the program as the administrator, in the test's folder.
    private func amy(_ arguments: String...) throws -> Answer {
        let environment = BuiltProgram.environment(home: folder.path + "/amy").merging(
            server.settings("amy", password: Self.secret)
        ) { $1 }
        return try ChildProcess.run(
            "sh", ["-c", "cd '\(folder.path)' && exec \"$0\" \"$@\"", BuiltProgram.path] + arguments,
            environment: environment)
    }

    /// The environment of whoever is invited: a home, and nothing that leads anywhere.
    private func home(_ more: [String: String] = [:]) -> [String: String] {
        BuiltProgram.environment(home: folder.path + "/home").merging(["LANG": "en_US.UTF-8"]) { $1 }
            .merging(more) { $1 }
    }

    private func invite(_ more: String...) throws {
        let added = try ChildProcess.run(
            "sh",
            ["-c", "cd '\(folder.path)' && exec \"$0\" \"$@\"", BuiltProgram.path, "member", "add", login]
                + ["--org", "union", "--roles", "officer"] + more,
            environment: BuiltProgram.environment(home: folder.path + "/amy").merging(
                server.settings("amy", password: Self.secret)
            ) { $1 })
        #expect(added.code == 0, "\(added)")
        try FileManager.default.createDirectory(atPath: folder.path + "/home", withIntermediateDirectories: true)
    }

    private func onTerminal(_ arguments: String...) throws -> PseudoTerminal {
        try PseudoTerminal(BuiltProgram.path, arguments, environment: home(), folder: folder.path)
    }

    private func text(_ file: String) throws -> String {
        try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)
    }

    private func mode(_ file: String) throws -> Int {
        let facts = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + file)
        return try #require(facts[.posixPermissions] as? Int)
    }

    /// Joins, and chooses the password.
    private func join(_ more: String..., password: String = password) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            BuiltProgram.path, ["login", "\(login).poolbook"] + more, environment: home(), folder: folder.path)
        try terminal.when("New password: ", type: password)
        try terminal.when("again: ", type: password)
        return terminal
    }

    @Test func `who is added gets an invitation, which becomes a service, a password and the first screen`() throws {
        let added = try amy("member", "add", login, "--org", "union", "--roles", "officer")
        let end = try #require(added.output.firstMatch(of: /good once until (.+)/)?.1)
        #expect(
            added == """
                added: \(login)
                Invitation: \(login).poolbook, good once until \(end)
                Hand it over so that nobody else reads it; they type: poolbook login \(login).poolbook
                It works on this machine only; for others name the server: --address HOST
                """)
        #expect(try mode("\(login).poolbook") == 0o600)
        let invitation = try text("\(login).poolbook")
        let certificate = try String(contentsOfFile: server.directory + "/root.crt", encoding: .utf8)
        #expect(invitation.hasPrefix("#poolbook-invitation\n") && invitation.contains("tls: verify-full"))
        #expect(invitation.contains(certificate.split(separator: "\n")[1]))

        try FileManager.default.createDirectory(atPath: folder.path + "/home", withIntermediateDirectories: true)
        let terminal = try join()
        #expect(try terminal.end() == 0)
        #expect(
            terminal.shown.hasPrefix(
                """
                Pool Warm City Pool at localhost (TLS verified). You are an officer of Union.
                New password:   again: 
                Saved as service "wcp"; the password is in \(folder.path)/home/.pgpass (mode 600). The invitation is used up.
                Warm City Pool · Union, officer · 
                """))
        #expect(terminal.shown.contains("\nStart with "), "\(terminal.shown)")
        #expect(
            try text("home/.pg_service.conf") == """
                [wcp]
                host=localhost
                port=\(server.port)
                dbname=poolbook
                user=\(login)
                sslmode=verify-full
                sslrootcert=\(folder.path)/home/config/poolbook/wcp.crt

                """)
        #expect(
            try text("home/.pgpass") == "localhost:\(server.port):poolbook:\(login):correct\\:horse\\\\battery\n")
        #expect(try mode("home/.pgpass") == 0o600)
        #expect(try text("home/config/poolbook/poolbook.yaml") == "server: \"service=wcp\"\n")
        let who = try BuiltProgram.run(["whoami"], home())
        let since = try #require(who.output.firstMatch(of: /since +(.+)/)?.1)
        #expect(
            who == """
                login         \(login)
                name          \(login)
                organization  Union
                roles         officer
                pool          Warm City Pool
                since         \(since)
                server        localhost:\(server.port)
                database      poolbook
                transport     TLS verified
                """)
        #expect(try BuiltProgram.run(["whoami", "--json"], home()).output.contains("\"transport\": \"verified\""))

        // Nobody comes in with it again.
        let second = try onTerminal("login", "\(login).poolbook")
        #expect(try second.end() == 77)
        #expect(
            second.shown == """
                poolbook: this invitation is used up: you have joined with it, as service "wcp"; try: poolbook whoami
                poolbook: a new invitation comes from an administrator: poolbook member reset \(login)

                """)
    }

    @Test func `a password is asked for again where it is short, guessable or not the same twice`() throws {
        try invite()
        let secret = try #require(try text("\(login).poolbook").firstMatch(of: /secret: (.+)/)?.1)
        let terminal = try onTerminal("login", "\(login).poolbook")
        try terminal.when("New password: ", type: "short")
        try terminal.when("again: ", type: "short")
        try terminal.when("Too easy to guess: take 10 characters or more, not all alike.")
        try terminal.when("New password: ", type: Self.password)
        try terminal.when("again: ", type: Self.password + "!")
        try terminal.when("The two are not the same.")
        try terminal.when("New password: ", type: String(secret))
        try terminal.when("again: ", type: String(secret))
        try terminal.when("Take another than the old one, the login's or the pool's name.")
        #expect(try terminal.end() == 64)
        #expect(terminal.shown.hasSuffix("poolbook: no password was chosen; nothing was changed\n"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/home/.pgpass"))

        // It is as good as before; what is there of one's own stays.
        _ = try folder.file("home/.pgpass", "*:*:*:amy:hers\n")
        _ = try folder.file("home/.pg_service.conf", "[wcp]\nhost=elsewhere\n")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/home/config/poolbook", withIntermediateDirectories: true)
        _ = try folder.file("home/config/poolbook/poolbook.yaml", "server: host=elsewhere\n")
        let again = try join()
        #expect(try again.end() == 0)
        #expect(again.shown.contains("Saved as service \"wcp-2\""))
        #expect(again.shown.hasSuffix("this one is reached with: PGSERVICE=wcp-2 poolbook whoami\n"))
        #expect(try text("home/.pg_service.conf").hasPrefix("[wcp]\nhost=elsewhere\n\n[wcp-2]\n"))
        #expect(try text("home/.pgpass").hasSuffix("\n*:*:*:amy:hers\n") && mode("home/.pgpass") == 0o600)
        #expect(try text("home/config/poolbook/poolbook.yaml") == "server: host=elsewhere\n")
        #expect(try BuiltProgram.run(["whoami"], home(["PGSERVICE": "wcp-2"])).code == 0)
    }

    @Test func `Control-C leaves everything as it was`() throws {
        try invite()
        let terminal = try onTerminal("login", "\(login).poolbook")
        try terminal.when("New password: ")
        terminal.type("half\u{3}")
        #expect(try terminal.end() == 130)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/home/config/poolbook").isEmpty)
        #expect(try join().end() == 0)
    }

    @Test func `a password changes, and the file of passwords follows`() throws {
        try invite()
        #expect(try join().end() == 0)
        let terminal = try onTerminal("passwd")
        try terminal.when("New password: ", type: "another secret")
        try terminal.when("again: ", type: "another secret")
        #expect(try terminal.end() == 0)
        #expect(terminal.shown.hasSuffix("Your password is changed, in \(folder.path)/home/.pgpass too.\n"))
        #expect(try text("home/.pgpass").hasSuffix(":another secret\n"))
        #expect(try BuiltProgram.run(["whoami"], home()).code == 0)
        #expect(
            try BuiltProgram.run(["whoami"], home(["PGPASSWORD": Self.password])) == """
                ! poolbook: the server does not let this login in; check the login and the password in ~/.pgpass
                [exit 77]
                """)
        #expect(
            try BuiltProgram.run(["passwd"], home()) == """
                ! poolbook: a password is asked for on a terminal only, never read from a pipe or an option
                [exit 64]
                """)
    }

    @Test func `who lost the password is invited anew, and the old one ends`() throws {
        try invite()
        #expect(try join().end() == 0)
        let tried = try amy("member", "reset", login, "-n")
        #expect(tried.output.hasPrefix("\(login) would be invited anew, until "), "\(tried)")
        #expect(try BuiltProgram.run(["whoami"], home()).code == 0)
        let reset = try amy("member", "reset", login, "--invitation", folder.path, "--key", "reset \(login)")
        #expect(reset.output.hasPrefix("\(login) is invited anew; their password has ended\n"), "\(reset)")
        #expect(try BuiltProgram.run(["whoami"], home()).code == 77)
        #expect(
            try amy("member", "reset", login, "--invitation", folder.path, "--key", "reset \(login)") == """
                \(login) was invited with this --key before; that invitation counts
                """)
        #expect(try join(password: "a third of mine").end() == 0)
        #expect(try BuiltProgram.run(["whoami"], home()).code == 0)
    }

    @Test func `an invitation that expired says who makes a new one`() throws {
        try invite()
        let file = "\(folder.path)/\(login).poolbook"
        let past = try text("\(login).poolbook").replacing(/valid-until: .+/, with: "valid-until: 2026-01-01T00:00:00Z")
        try past.write(toFile: file, atomically: true, encoding: .utf8)
        let terminal = try onTerminal("login", file)
        #expect(try terminal.end() == 77)
        #expect(
            terminal.shown == """
                poolbook: this invitation has expired: it was good for 7 days
                poolbook: a new invitation comes from an administrator: poolbook member reset \(login)

                """)
        // The server does not listen to the file.
        try server.connect().script("alter role \(login) valid until '2026-01-01'")
        try past.replacing("2026-01-01", with: "2999-01-01").write(toFile: file, atomically: true, encoding: .utf8)
        let other = try onTerminal("login", file)
        #expect(try other.end() == 77)
        #expect(other.shown.hasPrefix("poolbook: the server does not accept this invitation: "), "\(other.shown)")
    }

    @Test func `an invitation is never written through a link, nor over anything else`() throws {
        let target = try folder.file("precious", "mine\n")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/\(login).poolbook", withDestinationPath: target)
        let linked = try amy("member", "add", login, "--org", "union", "--roles", "officer")
        #expect(linked.code == 65 && linked.complaint.contains("is no plain file"), "\(linked)")
        #expect(try text("precious") == "mine\n")
        try FileManager.default.removeItem(atPath: folder.path + "/\(login).poolbook")
        _ = try folder.file("\(login).poolbook", "a letter\n")
        let other = try amy("member", "add", login, "--org", "union", "--roles", "officer")
        #expect(other.code == 65 && other.complaint.contains("is there already and no invitation"), "\(other)")
        // Nobody was added.
        #expect(try !amy("member", "list").output.contains(login))
        for (file, complaint) in [("nothing", "there is no file nothing"), ("precious", "precious is no invitation")] {
            let terminal = try onTerminal("login", file)
            #expect(try terminal.end() == 65)
            #expect(terminal.shown.contains(complaint), "\(terminal.shown)")
        }
    }

    @Test func `an import invites everybody whose login is new, by the address that it is told`() throws {
        let file = try folder.file(
            "members.csv",
            """
            login,name,organization,roles,locale
            \(login)_a,Ada,union,officer,en
            \(login)_b,Bo,union,finance,en

            """)
        let folder = folder.path + "/letters"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let imported = try amy(
            "import", "member", file, "--invitation", folder, "--address", "db.example:6000", "--locale", "en")
        #expect(imported.code == 0 && imported.output.contains("2 invitations, each good once until "), "\(imported)")
        #expect(!imported.output.contains("this machine only"))
        for name in ["a", "b"] {
            let text = try String(contentsOfFile: "\(folder)/\(login)_\(name).poolbook", encoding: .utf8)
            #expect(text.contains("host: db.example\nport: '6000'\n"), "\(text)")
        }
        let again = try amy("import", "member", file, "--invitation", folder, "--locale", "en")
        #expect(again.output == "2 rows: 2 the same\n", "\(again)")
    }

    @Test func `another server than the one that invited is not told anything`() throws {
        try invite()
        let file = "\(folder.path)/\(login).poolbook"
        // The same server under a name that its certificate does not have.
        try text("\(login).poolbook").replacing("host: localhost", with: "host: 127.0.0.1")
            .write(toFile: file, atomically: true, encoding: .utf8)
        let terminal = try onTerminal("login", file)
        #expect(try terminal.end() == 69)
        #expect(
            terminal.shown.contains(
                "127.0.0.1 cannot be reached, or is not the server that the invitation was made for"))
    }

    @Test func `a password is in no log, output, argument or file but its own`() throws {
        let canary = "Canary-\(UInt64.random(in: 0...(.max)))"
        try invite()
        let invitation = try text("\(login).poolbook")
        let secret = String(try #require(invitation.firstMatch(of: /secret: (.+)/)?.1))
        let terminal = try onTerminal("login", "\(login).poolbook")
        try terminal.when("New password: ")
        #expect(!(try everyArgument()).contains(secret))
        terminal.type(canary + "\n")
        try terminal.when("again: ", type: canary)
        #expect(try terminal.end() == 0)
        let change = try onTerminal("passwd")
        try change.when("New password: ", type: canary + "2")
        try change.when("again: ")
        #expect(!(try everyArgument()).contains("Canary"))
        change.type(canary + "2\n")
        #expect(try change.end() == 0)
        #expect(!terminal.shown.contains(canary) && !change.shown.contains(canary))
        #expect(!terminal.shown.contains(secret))
        let log = try server.log()
        // The log has the statements, with their parameters.
        #expect(log.contains("set_password") && log.contains("SCRAM-SHA-256$"))
        #expect(!log.contains(canary) && !log.contains(secret))
        let database = try ChildProcess.run(
            "pg_dumpall", [], environment: home(server.superuser()))
        #expect(database.code == 0 && database.output.contains("member.invite"), "\(database.complaint)")
        #expect(!database.output.contains(canary) && !database.output.contains(secret))
        var holding: [String] = []
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/home") {
            if try (try? text("home/" + file))?.contains(canary) == true { holding.append(file) }
        }
        #expect(holding == [".pgpass"])
    }

    /// The arguments and environment of every process of this machine.
    private func everyArgument() throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.map { process in
            (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
        }.joined(separator: "\n")
    }
}
