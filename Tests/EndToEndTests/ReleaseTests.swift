import Foundation
import Postgres
import TestSupport
import Testing

/// A pool that an earlier release made goes on under this one; `Tests/Releases/make.sh` keeps one of each release.
@Suite struct ReleaseTests {
    private static let folder = BuiltProgram.repository.appending(path: "Tests/Releases")

    static let releases = ["0.1.0"]

    /// What each release was asked, by the file that has its answer; all of it at this instant.
    private static let now = "2027-03-02 09:12+08"
    private static let questions: [(file: String, arguments: [String], login: String)] = [
        ("reservations", ["list", "--limit", "1000"], "xiejun"),
        ("bills", ["invoice", "list"], "xiejun"),
        ("months", ["drawdown", "--by", "month"], "xiejun"),
        ("statement", ["statement", "youth-guard", "2027"], "chenhao"),
    ]

    @Test func `each release that was kept is tried`() throws {
        let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0 != "make.sh" }
        #expect(kept.sorted() == Self.releases)
    }

    @Test(arguments: releases)
    func `a pool of an earlier release is migrated, reads the same, verifies, and goes on`(release: String) throws {
        let sample = try SamplePool()
        let pool = try Restored(release, on: sample)
        let migrated = try pool.run("migrate", as: "postgres")
        #expect(migrated.code == 0, "\(migrated)")
        try pool.connect().script(
            """
            create or replace function poolbook.now() returns timestamptz
            language sql volatile parallel safe
            return timestamptz '\(Self.now)'
            """)
        try sample.setClock(Self.now)
        #expect(try pool.schema() == sample.database.schema(on: sample), "it is the schema of a new pool")

        try readsTheSame(pool, release)
        #expect(try pool.run("verify", "--json", as: "xiejun").code == 0)
        try goesOn(pool)
        let verified = try pool.run("verify", "--json", as: "xiejun")
        #expect(verified.code == 0, "\(verified)")
    }

    /// What was read then is read now; what has come since is no matter.
    private func readsTheSame(_ pool: Restored, _ release: String) throws {
        for question in Self.questions {
            let file = Self.folder.appending(path: "\(release)/\(question.file).json")
            let then = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
            var arguments = question.arguments + ["--json"]
            if let hash = (then as? [String: Any])?["hash"] as? String {
                arguments += ["--block", hash]
                let page = try pool.run("verify", "--statement", hash, "--json", as: "xiejun")
                #expect(page.code == 0, "\(page)")
            }
            let answer = try pool.run(arguments, as: question.login)
            #expect(differences(from: then, to: try answer.json(), at: question.file) == [])
        }
    }

    /// What had begun ends, and something new begins.
    private func goesOn(_ pool: Restored) throws {
        func does(_ arguments: String..., as login: String) throws {
            let answer = try pool.run(arguments, as: login)
            #expect(answer.code == 0, "\(arguments): \(answer)")
        }
        let waiting = try pool.run("inbox", "--json", as: "qianfang")
        let transfer = try #require(waiting.output.firstMatch(of: /"(A-[0-9A-Z]+)"/)).1
        try does("approve", String(transfer), as: "qianfang")
        let bills = try pool.run("invoice", "list", "--due", as: "chenhao")
        let bill = try #require(bills.output.firstMatch(of: /I-[0-9A-Z]+/)).0
        try does("invoice", "pay", String(bill), "--final", as: "chenhao")
        let held = try pool.run("list", "--title", "Perhaps", as: "liwei")
        try does("confirm", String(try #require(held.output.firstMatch(of: /R-[0-9A-Z]+/)).0), as: "liwei")
        try does(
            "reserve", "Afterwards", "2027-04-09 09:00-10:00", "--venue", "DS-02", "--pay", "youth-guard/场租=50",
            as: "liwei")
        let taken = try pool.run("reserve", "Twice", "2027-04-09 09:30-10:00", "--venue", "DS-02", as: "liwei")
        #expect(taken.code == 1, "\(taken)")
    }

    /// What is otherwise, by where it stands. Nothing then may be anything now; a name that nobody knew is new.
    private func differences(from then: Any, to now: Any?, at place: String) -> [String] {
        switch (then, now) {
        case (is NSNull, _): []
        case (let then as [String: Any], let now as [String: Any]):
            then.sorted { $0.key < $1.key }.flatMap { key, value in
                differences(from: value, to: now[key], at: "\(place).\(key)")
            }
        case (let then as [Any], let now as [Any]) where then.count == now.count:
            zip(then, now).enumerated().flatMap { index, pair in
                differences(from: pair.0, to: pair.1, at: "\(place)[\(index)]")
            }
        case _: "\(then)" == now.map { "\($0)" } ? [] : ["\(place): \(then), now \(now ?? "gone")"]
        }
    }
}

/// A pool that was kept, in a database of its own.
private final class Restored {
    private let database: String
    private let sample: SamplePool

    init(_ release: String, on sample: SamplePool) throws {
        self.sample = sample
        database = "release_\(UInt32.random(in: 0...(.max)))"
        let file = BuiltProgram.repository.appending(path: "Tests/Releases/\(release)/pool.sql.xz").path
        try sample.server.connect(to: "postgres").run(.none("create database \(database) template template0"))
        let restored = try ChildProcess.run(
            "sh", ["-c", "xz -dc '\(file)' | psql -X -q -v ON_ERROR_STOP=1 >/dev/null"],
            environment: sample.server.environment.merging(sample.environment("postgres")) { $1 }
                .merging(["PGDATABASE": database]) { $1 })
        try #require(restored.code == 0, "\(restored)")
    }

    deinit {
        let drop = "drop database if exists \(database) with (force)"
        _ = try? sample.server.connect(to: "postgres").run(.none(drop))
    }

    func run(_ arguments: String..., as login: String) throws -> Answer { try run(arguments, as: login) }

    func run(_ arguments: [String], as login: String) throws -> Answer {
        try sample.run(arguments, as: login, with: ["PGDATABASE": database])
    }

    func connect() throws -> Connection { try sample.server.connect(to: database) }

    func schema() throws -> [String] { try database.schema(on: sample) }
}

extension String {
    /// The schema of the database that is called so, without comments, which a kept pool has not.
    fileprivate func schema(on sample: SamplePool) throws -> [String] {
        let dump = try ChildProcess.run(
            "pg_dump", ["--schema-only", "--no-comments", "--dbname", self],
            environment: sample.server.environment.merging(sample.environment("postgres")) { $1 })
        try #require(dump.code == 0, "\(dump)")
        // Each dump has a random word against injection, and its comments name versions. A condition that was restored
        // has other parentheses than the same one as it was written.
        return dump.output.split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("\\") && !$0.hasPrefix("--") }
            .map { line in line.filter { !"()".contains($0) } }
    }
}
