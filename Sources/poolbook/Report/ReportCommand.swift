import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook report`: what a scheduler runs.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("report", ReporterHelp.report, subcommands: [ReportConflicts.self])
    }
}

/// `poolbook report conflicts`: looks at everything that stands, and tells each reader what is new.
struct ReportConflicts: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("conflicts", ReporterHelp.conflicts, discussion: ReporterHelp.conflictsNotes)
    }

    @OptionGroup var options: ReporterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let settings = try options.read(common)
        let server = try Server.find()
        if case .embedded = server, !options.local {
            throw Failure(.configuration, ReporterSentences.embedded)
        }
        try Desk.open(common) { desk in
            let run = Reporter(desk, settings)
            if options.dryRun { return try run.tryOut() }
            // A connection that does nothing but keep other runs away: when this program ends, however, so does that.
            let guardian = try Store(server.parameters(actingAs: common.login))
            var news = Reporter.Outcome.nothingNew
            let isAlone = try guardian.guarding(desk.snapshot.pool.id) { news = try run.work() }
            guard isAlone else { throw Failure(.otherRun, ReporterSentences.otherRun) }
            switch news {
            case .nothingNew: break
            case .news: if options.exitCode { throw Failure(.refused, lines: []) }
            case .incomplete: throw Failure(.incomplete, lines: [])
            }
        }
    }
}
