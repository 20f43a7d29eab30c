import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook release`: what closed reservations have committed and nobody bills goes back.
struct ReleaseCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("release", LedgerHelp.release) }

    @Argument(help: help(LedgerHelp.releaseArgument)) var reference: String?
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = reference.map { [Snapshot.Name(.reservation, $0)] } ?? []
        try Desk.open(common, names: names) { desk in
            let reservation = try reference.map { _ in try desk.reservation(0, of: names).id }
            let act = desk.act(write, content: "release\n\(reference ?? "")\n\(reason ?? "")")
            let answers = try desk.doing(act) { act throws(StoreError) in
                try desk.store.release(reservation, reason: reason, act)
            }
            let text = answers.flatMap { answer in
                [
                    LedgerSentences.released(
                        desk.money(answer.amount), answer.reference, answer.title, write.doing)
                ] + desk.lines(answer.parts)
            }
            let total = answers.reduce(0) { $0 + $1.amount }
            let table = Table(
                [
                    Column("reference", Headings.reference), Column("title", Headings.title),
                    Column("amount", Headings.amount, .trailing),
                ],
                rows: answers.map { [.text($0.reference), .text($0.title), .money(desk.money($0.amount))] })
            desk.answer(
                text.isEmpty ? [LedgerSentences.nothingToRelease] : text,
                record: Record(
                    [
                        Record.Field("amount", Headings.amount, .money(desk.money(total))),
                        Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                    ], parts: [Record.Part("released", Headings.released, table)]))
        }
    }
}
