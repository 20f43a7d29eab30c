import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// One run of the reporter.
///
/// Whatever it does is kept in the database before the next step begins, each step can be done again, and the next run
/// begins where this one was stopped: what was told is kept together with what is to be sent, and what was sent is
/// settled afterwards.
struct Reporter {
    /// What a run came to.
    enum Outcome {
        case nothingNew
        case news
        /// Something could not be delivered or written; it is kept, and done again.
        case incomplete
    }

    private let desk: Desk
    private let settings: ReporterOptions.Checked
    private let writer: ReportWriter

    init(_ desk: Desk, _ settings: ReporterOptions.Checked) {
        self.desk = desk
        self.settings = settings
        writer = ReportWriter(desk, settings.format)
    }

    private var pool: PoolID { desk.snapshot.pool.id }

    /// How many conflicts of a kind a report lists.
    private static let limit = 200

    /// What whoever runs it would be told; nothing is written.
    func tryOut() throws {
        let readers = try desk.store.reportReaders(in: pool)
        guard let reader = readers.first(where: \.isOutput) else { return }
        let report = try desk.store.report(for: reader, in: pool, asOf: desk.snapshot.now, limit: Self.limit)
        Speech.print(try writer.output(report, for: reader))
    }

    /// Does all of it, and says in one line what it did.
    func work() throws -> Outcome {
        let run = try desk.store.beginRun(in: pool, everyMinutes: settings.everyMinutes)
        var counts = RunCounts()
        counts.abandoned = run.abandoned
        do {
            let outcome = try work(run, &counts)
            try end(run, counts, .good)
            return outcome
        } catch {
            // Where even this fails the run stays unfinished, and the next one finds it so.
            try? end(run, counts, .failed)
            throw error
        }
    }

    private func work(_ run: ReporterRun, _ counts: inout RunCounts) throws -> Outcome {
        if run.expired, !run.quiet {
            let act = Act(pool: pool, key: "expire \(run.run.uuidString)", content: "report", mode: .act)
            counts.expired = try desk.store.expire(act)
        }
        if run.overdue, !run.quiet {
            let act = Act(pool: pool, key: "release \(run.run.uuidString)", content: "report", mode: .act)
            counts.released = try desk.store.release(nil, reason: nil, act).count
        }
        let (scan, _) = try desk.store.scanAndSee(in: desk.snapshot.pool, key: "report \(run.run.uuidString)")
        counts.places = scan.places
        counts.scanned = scan.took
        // Who comes next is known from what stands in whose way, which may not have been recorded before.
        if !run.quiet {
            counts.promoted = try desk.store.promoteAll(in: pool, key: "promote \(run.run.uuidString)").count
            _ = desk.store.takeFreed()
        }
        var outcome = Outcome.nothingNew
        for reader in try desk.store.reportReaders(in: pool) {
            let channels = run.quiet ? [] : settings.channels.filter { $0 == .command || reader.address != nil }
            guard reader.isOutput || !channels.isEmpty else { continue }
            try desk.store.tell(reader, in: pool, run, limit: Self.limit) { report in
                if reader.isOutput {
                    if report.hasNews { outcome = .news }
                    counts.note(report)
                    if let folder = settings.folder {
                        try ReportFolder(folder, keptDays: settings.keptDays).write(writer, report, for: reader, desk)
                    }
                    if settings.speaking == .always || report.hasNews {
                        Speech.print(try writer.output(report, for: reader))
                    }
                    return []
                }
                guard report.hasNews else { return [] }
                counts.told += 1
                let body = try writer.body(report, for: reader)
                return channels.map { Message($0, to: reader.address, body) }
            }
        }
        if !run.quiet { try Postman(desk, settings).deliver(&counts) }
        return counts.failed > 0 ? .incomplete : outcome
    }

    private func end(_ run: ReporterRun, _ counts: RunCounts, _ outcome: RunOutcome) throws {
        let summary = try desk.store.end(run, in: pool, outcome, counts: counts.byName)
        let line = RunLine(pool: desk.snapshot.pool.name, outcome: outcome, summary: summary, counts: counts)
        switch settings.logFormat {
        case .text: Speech.complain(printable(line.sentence.text(in: Speech.language)))
        case .json: Speech.complain(line.json(desk.renderer))
        }
        guard let path = settings.metrics else { return }
        let file = try OutputFile(path, .silently)
        try file.add(line.metrics)
        try file.finish()
    }
}

extension RunCounts {
    /// Notes what stands, as whoever runs it is told.
    mutating func note(_ report: ConflictReport) {
        new = report.count(.new)
        escalated = report.count(.escalated)
        ended = report.count(.ended)
    }
}
