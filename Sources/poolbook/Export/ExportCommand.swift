import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook export`: what the caller may read, as a file that `import` reads back without a change.
struct ExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("export", HelpSentences.exportCommand, discussion: HelpSentences.exportNotes)
    }

    @Argument(help: help(HelpSentences.importKind)) var kind: String
    @Option(name: .shortAndLong, help: help(HelpSentences.exportOutput, valueName: "file")) var output: String?
    @Flag(name: .shortAndLong, help: help(HelpSentences.overwrite)) var yes = false
    @OptionGroup var calendar: CalendarSubjectOptions
    @OptionGroup var days: WhenOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        if self.kind == ImportCommand.calendar { return try exportCalendar() }
        guard calendar.names.isEmpty else { throw Failure(.usage, CalendarSentences.onlyOfCalendars) }
        let kind = try SheetKind(named: kind)
        switch kind {
        case .noun, .grant, .holiday:
            guard days.isEmpty else { throw Failure(.usage, ExportSentences.daysAreOfReservations) }
        case .reservation: break
        }
        let bar = ProgressBar()
        try Desk.open(common) { desk in
            var listed: [[Cell]] = []
            let known = try kind.texts(desk)
            let fields = kind.columns(of: known)
            var writer =
                try common.json && output == nil
                ? nil : SheetWriter(fields, to: output, yes ? .silently : .asking, desk.renderer.language)
            defer { bar.end() }
            try desk.interruptible { interrupt in
                do {
                    try rows(of: kind, known, desk, bar) { texts in
                        if writer == nil {
                            listed.append(
                                fields.map { .optional(texts[$0.key].flatMap { $0.isEmpty ? nil : $0 }) })
                        } else {
                            try writer?.add(texts)
                        }
                    }
                } catch {
                    throw interrupt.happened ? Failure(.interrupted, FailureSentences.interrupted) : error
                }
                guard !interrupt.happened else { throw Failure(.interrupted, FailureSentences.interrupted) }
                try writer?.finish()
            }
            bar.end()
            answer(desk, fields, listed, rows: writer?.rows ?? 0)
        }
    }

    private func answer(_ desk: Desk, _ fields: [Field], _ listed: [[Cell]], rows: Int) {
        guard let output, output != "-" else {
            if common.json { desk.answer(Table(fields.map { Column($0.key, $0.heading) }, rows: listed)) }
            return
        }
        desk.answer(
            [ExportSentences.written(output, rows: rows)],
            record: Record([
                Record.Field("file", Headings.file, .text(output)),
                Record.Field("rows", Headings.rows, .integer(rows)),
            ]))
    }

    /// Gives each row to `body`, as texts by field.
    private func rows(
        of kind: SheetKind, _ known: [[String: String]], _ desk: Desk, _ bar: ProgressBar,
        _ body: ([String: String]) throws -> Void
    ) throws {
        switch kind {
        case .noun:
            try known.forEach(body)
        case .grant:
            for grant in try desk.store.grants(in: desk.snapshot.pool.id) {
                try body([
                    "fund": grant.fund, "project": grant.project, "category": grant.category, "year": "\(grant.year)",
                    "amount": desk.money(grant.amount).bare, "entry": "\(grant.entry)",
                ])
            }
        case .holiday:
            for day in desk.snapshot.pool.holidays.all {
                try body(["date": day.date.description, "kind": day.kind.rawValue, "name": day.name])
            }
        case .reservation:
            var filter = ReservationSheetFilter()
            filter.states = [.hold, .confirmed, .request, .closed]
            if !days.isEmpty { filter.period = try days.period(desk) }
            let texts = ReservationTexts(desk.zone, desk.currency)
            var done = 0
            var problem: (any Error)?
            try desk.store.reservationSheet(in: desk.snapshot.pool.id, filter) { page, total throws(StoreError) in
                do {
                    for row in page { try body(texts.texts(of: row)) }
                } catch {
                    problem = error
                    throw .interrupted
                }
                done += page.count
                if page.count < total { bar.show(done, of: total) }
            }
            if let problem { throw problem }
        }
    }
}
