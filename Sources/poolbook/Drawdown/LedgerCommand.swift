import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook ledger`: the entries of the journal, or some of them drawn by chance.
struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("ledger", EntryHelp.ledger, discussion: EntryHelp.sampleNotes)
    }

    @Argument(help: help(EntryHelp.name)) var name: String?
    @Option(name: .customLong("category"), help: help(EntryHelp.category)) var categories: [String] = []
    @Option(name: .customLong("act"), help: help(EntryHelp.acts)) var acts: [String] = []
    @Option(help: help(EntryHelp.by)) var by: String?
    @Option(help: help(EntryHelp.from)) var from: String?
    @Option(help: help(EntryHelp.to)) var to: String?
    @Option(help: help(MoneyHelp.year)) var year: Int?
    @Option(help: help(MoneyHelp.knownAt)) var knownAt: String?
    @Option(help: help(EntryHelp.sample)) var sample: Int?
    @Option(help: help(EntryHelp.seed)) var seed: String?
    @Option(help: help(HelpSentences.limit)) var limit: Int = 200
    @OptionGroup var form: FormatOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let format = try form.read(common, among: [.text, .json, .csv, .hledger])
        if sample != nil, seed == nil { throw Failure(.usage, EntryHelp.seedMissing) }
        for number in [sample, limit].compactMap(\.self) where !(1...10_000_000).contains(number) {
            throw Failure(.usage, FailureSentences.field(Headings.rows, "\(number)", FieldSentences.number(nil)))
        }
        let subjects = DrawdownSubject.names(name)
        let names = subjects + (by.map { [Snapshot.Name(.member, $0)] } ?? [])
        try Desk.open(common, names: names) { desk in
            let subject = try DrawdownSubject.read(name, of: subjects, desk)
            var lineFilter = subject.filter(year: year)
            lineFilter.categories = categories
            let pool = desk.snapshot.pool.id
            let lines = try desk.store.drawdownLines(in: pool, lineFilter)
            let filter = try filter(desk, subject, lines, names)
            let entries = try desk.store.ledger(in: pool, filter)
            try answer(desk, format, entries, lines)
        }
    }

    private func filter(
        _ desk: Desk, _ subject: DrawdownSubject, _ lines: [DrawdownLine], _ names: [Snapshot.Name]
    ) throws -> LedgerFilter {
        var filter = LedgerFilter(lines: lines.map(\.id))
        if case .event(let event) = subject { filter.reservation = event.id }
        if by != nil { filter.member = try desk.match(names.count - 1, of: names).id }
        filter.acts = try choices(acts, of: EntrySentences.actNames, EntrySentences.actHeading)
        filter.from = try from.map { desk.zone.local(try desk.days($0).start).date }
        filter.through = try to.map { desk.zone.local(try desk.days($0).end - .seconds(1)).date }
        filter.knownAt = try knownAt.map(desk.instant)
        filter.seed = sample == nil ? nil : seed
        // One more tells that there are more.
        filter.limit = sample ?? (form.output == nil ? limit + 1 : nil)
        return filter
    }

    private func answer(
        _ desk: Desk, _ format: FormatOptions.Format, _ entries: [LedgerEntry], _ lines: [DrawdownLine]
    ) throws {
        let shown = sample == nil && form.output == nil ? Array(entries.prefix(limit)) : entries
        let table = LedgerTable.table(shown, lines: lines, desk)
        switch format {
        case .text where form.output == nil, .json where form.output == nil:
            desk.answer(table)
            let more = entries.count > shown.count ? [EntryHelp.more(limit)] : []
            let drawn = sample == nil ? [] : [EntryHelp.drawn(shown.count, seed ?? "")]
            for sentence in more + drawn {
                let line = desk.renderer.text(sentence)
                if desk.isJSON { Speech.complain("poolbook: " + line) } else { Speech.print(line) }
            }
        case .text: try form.write(desk, .text, rows: shown.count) { _ in desk.renderer.text(table) }
        case .json: try form.write(desk, .json, rows: shown.count) { _ in desk.renderer.json(table) }
        case .csv: try form.write(desk, .csv, rows: shown.count) { desk.renderer.csv(table, byteOrderMark: $0) }
        case .hledger, .html:
            try form.write(desk, .hledger, rows: shown.count) { _ in
                hledgerJournal(shown, lines: lines, in: desk.zone, desk.currency)
            }
        }
    }
}
