import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore
import Synchronization

/// `poolbook backup`: the whole database at one instant, with the members' logins, compared with what there is.
struct BackupCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("backup", BackupSentences.helpBackup, discussion: BackupSentences.notesOnBackup)
    }

    @Argument(help: help(BackupSentences.helpFolder)) var folder: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let store = try Self.store(common)
        let rights = try LoginCommand.explained { () throws(StoreError) in try store.backupRights() }
        if case .part = rights { throw Failure(.notPermitted, BackupSentences.partial(store.login)) }
        let place = store.place
        let (dump, restore) = try (
            PostgresTool("pg_dump", for: place.serverMajor), PostgresTool("pg_restore", for: place.serverMajor)
        )
        let interrupt = Interrupt(cancelling: store.canceller())
        defer { interrupt.end() }
        let made = try BackupFolder.beside(folder)
        do {
            let description = try write(made, store, rights, dump, restore, interrupt)
            guard !interrupt.happened else { throw Failure(.interrupted, FailureSentences.interrupted) }
            try made.settle(at: folder)
            answer(description, rights)
        } catch {
            made.remove()
            throw interrupt.happened ? Failure(.interrupted, FailureSentences.interrupted) : error
        }
    }

    /// The superuser's connection on the private server, the caller's own elsewhere.
    static func store(_ common: CommonOptions) throws -> Store {
        let parameters: [(keyword: String, value: String)]
        switch try Server.find() {
        case .named(let named):
            guard common.login == nil else { throw Failure(.usage, FailureSentences.asIsLocal) }
            parameters = named + [("application_name", "poolbook"), ("connect_timeout", "10")]
        case .embedded(let cluster): parameters = cluster.connectionParameters()
        }
        return try LoginCommand.explained { () throws(StoreError) in try Store(parameters) }
    }

    private func write(
        _ made: BackupFolder, _ store: borrowing Store, _ rights: BackupRights, _ dump: PostgresTool,
        _ restore: PostgresTool, _ interrupt: Interrupt
    ) throws -> BackupFolder.Description {
        let (snapshot, contents) = try Self.contents(store, rights)
        let now = Zone.utc.iso8601(Instant(microseconds: Int64(Date().timeIntervalSince1970) * 1_000_000))
        let description = BackupFolder.Description(
            program: Poolbook.configuration.version, madeAt: now, database: store.place.database, contents: contents)
        let bar = ProgressBar()
        defer { bar.end() }
        let steps = TableSteps(of: contents.counts.count * 2, bar)
        let before = umask(0o077)
        defer { umask(before) }
        let status = try dump.run(
            [
                "--format=custom", "--no-password", "--verbose", "--snapshot=\(snapshot)", "--file=\(made.data)",
            ], store.place.environment, interrupt
        ) { line in steps.tell(line, "contents") }
        guard status == 0 else { throw Failure(.unexpected, BackupSentences.notDumped) }
        // The rows that are in the file, counted there.
        var rows = DumpedRows()
        let read = try restore.run(
            ["--data-only", "--file=-", "--verbose", made.data], [:], interrupt
        ) { line in
            steps.tell(line, "processing")
        } onOutput: {
            rows.add($0)
        }
        guard read == 0, rows.counts == contents.counts else { throw Failure(.unexpected, BackupSentences.notDumped) }
        try made.write(description)
        return description
    }

    private static func contents(
        _ store: borrowing Store, _ rights: BackupRights
    ) throws -> (snapshot: String, contents: BackupContents) {
        do throws(StoreError) {
            return (try store.beginSnapshot(), try store.backupContents(rights))
        } catch {
            throw Failure(error, reasons: nil)
        }
    }

    /// A size as people read it.
    private static func size(_ bytes: Int) -> String {
        bytes < 1_000_000 ? "\(grouped((bytes + 999) / 1_000)) kB" : "\(grouped(bytes / 1_000_000)) MB"
    }

    private func answer(_ description: BackupFolder.Description, _ rights: BackupRights) {
        let renderer = Terminal.renderer(language: Speech.language, zone: .utc)
        let contents = description.contents
        let bytes = Int(FileFacts.followed(BackupFolder(path: folder).data)?.bytes ?? 0)
        if common.json {
            Speech.print(
                renderer.json(
                    Record(
                        [
                            Record.Field("folder", BackupSentences.folder, .text(folder)),
                            Record.Field("bytes", BackupSentences.bytes, .integer(bytes)),
                            Record.Field("rows", Headings.rows, .integer(contents.rows)),
                            Record.Field("logins", BackupSentences.logins, .integer(contents.logins.count)),
                        ],
                        parts: [
                            Record.Part(
                                "heads", BackupSentences.heads,
                                Table(
                                    [Column("pool", JoiningSentences.pool), Column("hash", StatementSentences.hash)],
                                    rows: contents.heads.sorted { $0.key < $1.key }
                                        .map { [.text($0.key), .text($0.value)] }))
                        ])))
            return
        }
        var lines = [
            BackupSentences.backedUp(
                size: Self.size(bytes), rows: contents.rows, logins: contents.logins.count)
        ]
        lines += contents.heads.sorted { $0.key < $1.key }.map {
            BackupSentences.head($0.key, String($0.value.prefix(16)))
        }
        if case .noPasswords = rights { lines.append(BackupSentences.withoutPasswords) }
        Speech.print(lines.map(renderer.text).joined(separator: "\n"))
    }
}

/// How many tables a program has gone through, as it reports each.
final class TableSteps: Sendable {
    private let done = Mutex(0)
    private let total: Int
    private let bar: ProgressBar

    init(of total: Int, _ bar: ProgressBar) {
        self.total = total
        self.bar = bar
    }

    /// Counts a line that says that a table is next.
    func tell(_ line: Substring, _ words: String) {
        guard line.contains(words) else { return }
        let number = done.withLock { done in
            done += 1
            return done
        }
        bar.show(min(number, total), of: total)
    }
}
