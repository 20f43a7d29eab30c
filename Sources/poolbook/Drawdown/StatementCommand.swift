import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook statement`: what a project had, everything that moved, and what it has.
struct StatementCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("statement", EntryHelp.statement, discussion: EntryHelp.statementNotes)
    }

    @Argument(help: help(EntryHelp.statementProject)) var project: String
    @Argument(help: help(EntryHelp.statementPeriod)) var period: String?
    @Option(help: help(EntryHelp.block, valueName: "hash")) var block: String?
    @OptionGroup var form: FormatOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let format = try form.read(common, among: [.text, .json, .csv])
        let names = [Snapshot.Name(.project, project)]
        try Desk.open(common, names: names) { desk in
            let match = try desk.match(0, of: names)
            let months = try months(desk)
            let pool = desk.snapshot.pool.id
            var filter = LineFilter()
            filter.projects = [match.id]
            let lines = try desk.store.drawdownLines(in: pool, filter)
            guard !lines.isEmpty else {
                throw Failure(.notPermitted, FailureSentences.moneyNotShown(match.name))
            }
            let block = try block.map { try desk.block($0) } ?? desk.store.closeBlock(in: pool)
            let statement = try Statement(
                desk, .init(code: match.code, name: match.name), lines, from: months.first, through: months.last, block)
            switch format {
            case .text where form.output == nil, .json where form.output == nil:
                desk.answer(statement.document, record: statement.record)
            case .text:
                try form.write(desk, .text, rows: statement.entries.count) { _ in
                    desk.renderer.text(statement.document)
                }
            case .json:
                try form.write(desk, .json, rows: statement.entries.count) { _ in
                    desk.renderer.json(statement.record)
                }
            case .csv, .hledger, .html:
                let table = statement.movements
                try form.write(desk, .csv, rows: table.rows.count) { desk.renderer.csv(table, byteOrderMark: $0) }
            }
        }
    }

    /// The first days of the first month and of the last one.
    private func months(_ desk: Desk) throws -> (first: LocalDate, last: LocalDate) {
        let year = desk.today.year
        guard let period else {
            return (FiscalYear.days(of: year).first, FiscalYear.days(of: year).last.startOfMonth)
        }
        if period.count == 4, let year = Int(period) {
            return (FiscalYear.days(of: year).first, FiscalYear.days(of: year).last.startOfMonth)
        }
        let days = try desk.days(period)
        let last = desk.zone.local(days.end - .seconds(1)).date
        return (desk.zone.local(days.start).date.startOfMonth, last.startOfMonth)
    }
}

/// What a project had when a month began, what moved until another one ended, and what it had then.
struct Statement {
    let desk: Desk
    let project: DrawdownLine.Named
    let first: LocalDate
    let last: LocalDate
    let block: Block?
    let entries: [LedgerEntry]
    /// The lines that had or moved anything, without balances.
    let lines: [DrawdownLine]
    let opening: [UUID: Balances]
    let closing: [UUID: Balances]

    init(
        _ desk: Desk, _ project: DrawdownLine.Named, _ lines: [DrawdownLine], from first: LocalDate,
        through last: LocalDate, _ block: Block?
    ) throws {
        self.desk = desk
        self.project = project
        self.first = first
        self.last = last
        self.block = block
        let pool = desk.snapshot.pool.id
        let ids = lines.map(\.id)
        opening = try desk.store.balances(of: ids, before: first, through: block?.number, in: pool)
        var filter = LedgerFilter(lines: ids)
        filter.block = block?.number
        let next = last.adding(months: 1)
        entries = try desk.store.ledger(in: pool, filter).filter { $0.period >= first && $0.period < next }
        // The closing balances are asked for on their own; the page shows that they are the sum.
        let closing = try desk.store.balances(of: ids, before: next, through: block?.number, in: pool)
        self.closing = closing
        self.lines = lines.filter { closing[$0.id] != nil }
    }

    var document: Document {
        var sections: [Document.Section] = [
            .init(.lines([StatementSentences.head(project.name, project.code, month(first), month(last))])),
            .init(.table(table(opening)), heading: StatementSentences.opening),
            .init(.table(movements), heading: StatementSentences.movements),
            .init(.table(table(closing)), heading: StatementSentences.closing),
        ]
        let added = entries.reduce(Int64(0)) { $0 + max(0, $1.moved.available) }
        let taken = entries.reduce(Int64(0)) { $0 + max(0, -$1.moved.available) }
        func text(_ amount: Int64) -> String { desk.money(amount).description }
        var lines = [
            StatementSentences.sums(
                text(total(opening).available), text(added), text(taken), text(total(closing).available))
        ]
        if let block {
            let closed = Cell.instant(block.closedAt).sentence(in: desk.zone)
            lines += [
                StatementSentences.chain(block.number, block.hash, closed),
                StatementSentences.check(block.shortHash, project.code),
            ]
        }
        sections.append(.init(.lines(lines)))
        return Document(sections)
    }

    var record: Record {
        Record(
            [
                .init("project", Headings.project, .text(project.code)),
                .init("name", Headings.name, .text(project.name)),
                .init("from", StatementSentences.from, .text(month(first))),
                .init("to", StatementSentences.to, .text(month(last))),
                .init("block", StatementSentences.block, .optional(block?.number)),
                .init("hash", StatementSentences.hash, .optional(block?.hash)),
            ],
            parts: [
                .init("opening", StatementSentences.opening, table(opening)),
                .init("movements", StatementSentences.movements, movements),
                .init("closing", StatementSentences.closing, table(closing)),
            ])
    }

    var movements: Table {
        let table = LedgerTable.table(entries, lines: lines, desk, of: .oneProject)
        return Table(table.columns, rows: table.rows, whenEmpty: StatementSentences.none)
    }

    private func month(_ day: LocalDate) -> String { String(day.description.prefix(7)) }

    private func total(_ balances: [UUID: Balances]) -> Balances { Array(balances.values).total }

    /// Balances, line by line, and all of them together.
    private func table(_ balances: [UUID: Balances]) -> Table {
        let rows = lines.map { line in
            [
                .text(line.category), .state(.verbatim(line.fund.name), key: line.fund.code), .text("\(line.year)"),
            ] + cells(balances[line.id] ?? Balances())
        }
        let all = [.state(StatementSentences.total, key: "total"), Cell.empty, .empty] + cells(total(balances))
        return Table(
            [
                Column("category", Headings.category), Column("fund", Headings.fund), Column("year", Headings.year),
                Column("granted", Headings.granted, .trailing), Column("reserved", Headings.reserved, .trailing),
                Column("committed", Headings.committed, .trailing), Column("spent", Headings.spent, .trailing),
                Column("lapsed", DrawdownSentences.lapsed, .trailing),
                Column("available", Headings.available, .trailing),
            ], rows: rows + [all])
    }

    private func cells(_ balances: Balances) -> [Cell] {
        [
            balances.granted, balances.reserved, balances.committed, balances.spent, balances.lapsed,
            balances.available,
        ].map { .money(desk.money($0)) }
    }
}
