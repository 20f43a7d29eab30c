import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook restore`: a backup into an empty database, compared with what it was, verified, and quiet.
struct RestoreCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("restore", BackupSentences.helpRestore, discussion: BackupSentences.notesOnRestore)
    }

    @Argument(help: help(BackupSentences.helpFolder)) var folder: String
    @Option(help: help(BackupSentences.helpService, valueName: "name")) var service: String?
    @Option(help: help(BackupSentences.helpDatabase, valueName: "connection")) var database: String?
    @Option(help: help(HelpSentences.locale)) var locale: String?
    @Flag(help: help(HelpSentences.json)) var json = false

    func run() throws {
        let target: (keyword: String, value: String)
        switch (service, database) {
        case (let service?, nil): target = ("service", service)
        case (nil, let database?): target = ("dbname", database)
        case (nil, nil), (_?, _?): throw Failure(.usage, BackupSentences.whereTo)
        }
        let backup = BackupFolder(path: folder)
        let description = try backup.description()
        let contents = description.contents
        let store = try LoginCommand.explained { () throws(StoreError) in
            try Store([target, ("application_name", "poolbook"), ("connect_timeout", "10")])
        }
        let tool = try PostgresTool("pg_restore", for: store.place.serverMajor)
        try Self.check(store, contents)

        let bar = ProgressBar()
        defer { bar.end() }
        let interrupt = Interrupt(cancelling: store.canceller())
        defer { interrupt.end() }
        let logins = try LoginCommand.explained { () throws(StoreError) in try store.makeRoles(for: contents.logins) }
        let steps = TableSteps(of: contents.counts.count, bar)
        let status = try tool.run(
            [
                "--no-password", "--verbose", "--single-transaction", "--exit-on-error",
                "--dbname=\(store.place.database)", backup.data,
            ], store.place.environment, interrupt
        ) { line in steps.tell(line, "processing") }
        guard status == 0 else { throw Failure(.unexpected, BackupSentences.notRestored) }
        // From here on it is whole, and made quiet: Control-C ends the program, and takes nothing of it back.
        interrupt.end()
        let reason = BackupSentences.restoredFrom(description.madeAt, by: store.login).text(in: Speech.language)
        let (counts, verified) = try LoginCommand.explained { () throws(StoreError) in
            let counts = try store.rowCounts()
            try store.settleRestored(reason: reason)
            return (counts, try store.verifyAll { bar.show($0, of: $1) })
        }
        bar.end()
        let different = contents.counts.keys.filter { counts[$0] != contents.counts[$0] }.sorted()
        try answer(contents, logins, different, verified)
    }

    /// Refuses a database that is not empty, and logins that are others'.
    private static func check(_ store: borrowing Store, _ contents: BackupContents) throws {
        let found: (mayRestore: Bool, isEmpty: Bool, foreign: [String])
        do throws(StoreError) {
            found = (try store.mayRestore(), try store.isEmpty(), try store.foreignLogins(among: contents.logins))
        } catch {
            throw Failure(error, reasons: nil)
        }
        guard found.mayRestore else { throw Failure(.notPermitted, BackupSentences.notSuperuser(store.login)) }
        guard found.isEmpty else { throw Failure(.badData, BackupSentences.notEmpty(store.place.database)) }
        guard found.foreign.isEmpty else {
            throw Failure(.badData, BackupSentences.foreign(found.foreign.joined(separator: ", ")))
        }
    }

    private func answer(
        _ contents: BackupContents, _ logins: RestoredLogins, _ different: [String],
        _ verified: (pools: Int, wrong: [Verification: Int])
    ) throws {
        let renderer = Terminal.renderer(language: Speech.language, zone: .utc)
        let wrong = verified.wrong.values.reduce(0, +)
        if json {
            Speech.print(
                renderer.json(
                    Record([
                        Record.Field("rows", Headings.rows, .integer(contents.rows)),
                        Record.Field("different", BackupSentences.different, .list(different)),
                        Record.Field("logins_made", BackupSentences.logins, .integer(logins.made)),
                        Record.Field("logins_kept", BackupSentences.logins, .integer(logins.kept)),
                        Record.Field("pools", JoiningSentences.pool, .integer(verified.pools)),
                        Record.Field("wrong", VerifySentences.wrong, .integer(wrong)),
                    ])))
        } else {
            let lines =
                [BackupSentences.restored(rows: contents.rows, made: logins.made, kept: logins.kept)]
                + (different.isEmpty && wrong == 0 ? [BackupSentences.verified] : []) + [BackupSentences.quiet]
            Speech.print(lines.map(renderer.text).joined(separator: "\n"))
        }
        let findings =
            different.map(BackupSentences.differs)
            + verified.wrong.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { BackupSentences.wrong($0.key.rawValue, $0.value) }
        guard findings.isEmpty else { throw Failure(.refused, lines: findings) }
    }
}
