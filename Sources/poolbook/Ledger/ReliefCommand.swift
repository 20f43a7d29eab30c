import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook relief`: grants and gifts at an event.
struct ReliefCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "relief", LedgerHelp.relief, subcommands: [ReliefList.self, ReliefAdd.self, ReliefRemove.self],
            defaultSubcommand: ReliefList.self)
    }
}

struct ReliefList: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", LedgerHelp.reliefList) }

    @Option(name: .customLong("reservation"), help: help(LedgerHelp.filterReservation)) var reference: String?
    @Option(help: help(HelpSentences.limit)) var limit = 100
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = reference.map { [Snapshot.Name(.reservation, $0)] } ?? []
        try Desk.open(common, names: names) { desk in
            let reservation = try reference.map { _ in try desk.reservation(0, of: names).id }
            let rows = try desk.store.relief(in: desk.snapshot.pool.id, of: reservation, limit: limit)
            desk.answer(
                Table(
                    [
                        Column("reservation", LedgerHeadings.reservation),
                        Column("number", LedgerHeadings.reliefNumber, .trailing),
                        Column("day", LedgerHeadings.day), Column("project", Headings.project),
                        Column("category", Headings.category), Column("amount", Headings.amount, .trailing),
                        Column("parcels", LedgerHeadings.parcels, .trailing),
                        Column("reached", LedgerHeadings.reached, .trailing), Column("note", Headings.note),
                    ],
                    rows: rows.map { row in
                        [
                            .optional(row.reservation), .integer(row.number), .date(row.day), .text(row.project),
                            .text(row.category), row.amount.map { .money(desk.money($0)) } ?? .empty,
                            .optional(row.parcels), .integer(row.reached), .optional(row.note),
                        ]
                    }))
        }
    }
}

struct ReliefAdd: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("add", LedgerHelp.reliefAdd) }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @Argument(help: help(LedgerHelp.line)) var line: String
    @Option(help: help(LedgerHelp.reliefAmount)) var amount: String?
    @Option(help: help(LedgerHelp.parcels)) var parcels: Int?
    @Option(help: help(LedgerHelp.reached)) var reached: Int
    @Option(name: .customLong("on"), help: help(LedgerHelp.day)) var day: String?
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.note)) var note: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard (amount == nil) != (parcels == nil) else { throw Failure(.usage, LedgerSentences.moneyOrParcels) }
        for (number, heading) in [(reached, LedgerHeadings.reached), (parcels ?? 1, LedgerHeadings.parcels)]
        where !(1...1_000_000).contains(number) {
            throw Failure(.badData, FailureSentences.field(heading, "\(number)", FieldSentences.number(nil)))
        }
        if let note { try mustBeLine(note, Headings.note) }
        let names = [Snapshot.Name(.reservation, reference), Snapshot.Name(.line, line)]
        try Desk.open(common, names: names) { desk in
            let reservation = try desk.reservation(0, of: names)
            let relief: Relief = try amount.map { .money(try desk.amount($0)) } ?? .parcels(parcels ?? 0)
            let lineID = try desk.match(1, of: names).id
            let day = try day.map { try desk.date($0) }
            let content = [
                "relief.add", reference, line, amount ?? "", parcels.map(String.init) ?? "", "\(reached)",
                self.day ?? "", note ?? "",
            ]
            let act = desk.act(write, content: content.joined(separator: "\n"))
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.add(
                    relief, reached: reached, line: lineID, to: reservation.id, day: day, note: note, act)
            }
            desk.answer(answer, LedgerSentences.relief(answer.reference, answer.number, write.doing), write.doing)
        }
    }
}

struct ReliefRemove: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("remove", LedgerHelp.reliefRemove) }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @Argument(help: help(LedgerHelp.reliefNumber)) var number: Int
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.reservation, reference)]
        try Desk.open(common, names: names) { desk in
            let reservation = try desk.reservation(0, of: names)
            let act = desk.act(write, content: "relief.remove\n\(reference)\n\(number)\n\(reason)")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.removeRelief(number, of: reservation.id, reason: reason, act)
            }
            desk.answer(
                answer, LedgerSentences.reliefRemoved(answer.reference, answer.number, write.doing), write.doing)
        }
    }
}

extension Desk {
    /// Says what relief was recorded or taken back.
    fileprivate func answer(_ answer: ReliefAnswer, _ deed: Sentence, _ doing: Doing) {
        let given =
            answer.amount.map { Sentence.verbatim(money($0).description) }
            ?? LedgerSentences.parcels(answer.parcels ?? 0)
        let line = Sentence.joined(
            [
                .pair(deed, " ", .verbatim(answer.title)), .verbatim(answer.line), given,
                LedgerSentences.reached(answer.reached),
            ], by: .verbatim("  "))
        self.answer(
            [line] + posted(answer.postedIn, for: answer.day),
            record: Record([
                Record.Field("reference", Headings.reference, .text(answer.reference)),
                Record.Field("number", LedgerHeadings.reliefNumber, .integer(answer.number)),
                Record.Field("line", LedgerHeadings.line, .text(answer.line)),
                Record.Field("amount", Headings.amount, answer.amount.map { .money(money($0)) } ?? .empty),
                Record.Field("parcels", LedgerHeadings.parcels, .optional(answer.parcels)),
                Record.Field("reached", LedgerHeadings.reached, .integer(answer.reached)),
                Record.Field("day", LedgerHeadings.day, .date(answer.day)),
                Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
            ]))
    }
}
