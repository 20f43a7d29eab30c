import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook fund grant`: gives a project money of a fund.
struct FundGrant: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("grant", HelpSentences.grant) }

    @Argument(help: help(HelpSentences.fundArgument)) var fund: String
    @Argument(help: help(HelpSentences.projectArgument)) var project: String
    @Argument(help: help(HelpSentences.amount)) var amount: String
    @Option(help: help(HelpSentences.grantCategory)) var category: String
    @Option(help: help(HelpSentences.year)) var year: Int?
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.fund, fund), Snapshot.Name(.project, project)]
        try Desk.open(common, names: names) { desk in
            let year = self.year ?? desk.zone.local(desk.snapshot.now).date.year
            guard (2000...2100).contains(year) else {
                throw Failure(.badData, FailureSentences.field(Headings.year, "\(year)", FieldSentences.year))
            }
            guard isLine(category) else {
                throw Failure(.badData, FailureSentences.field(Headings.category, category, FieldSentences.text))
            }
            let grant = Grant(
                fund: FundID(try desk.match(0, of: names).id), project: ProjectID(try desk.match(1, of: names).id),
                category: category, year: year, amount: try desk.amount(amount))
            let content = ["fund grant", fund, project, amount, category, self.year.map(String.init) ?? "", reason ?? ""]
            let act = desk.act(write, content: content.joined(separator: "\n"))
            let answers = try desk.doing(act) { act throws(StoreError) in
                try desk.store.grant([grant], reason: reason, act)
            }
            desk.answer(GrantAnswers.record(answers, tried: write.dryRun, desk.currency))
        }
    }
}

/// Grants as they are answered.
enum GrantAnswers {
    static func record(_ answers: [GrantAnswer], tried: Bool, _ currency: Currency) -> Record {
        let table = Table(
            [
                Column("fund", Headings.fund), Column("project", Headings.project),
                Column("category", Headings.category), Column("year", Headings.year),
                Column("amount", Headings.amount, .trailing),
            ],
            rows: answers.map { row in
                [
                    .text(row.fund), .text(row.project), .text(row.category), .text("\(row.year)"),
                    .money(Money(minorUnits: row.amount, currency: currency)),
                ]
            })
        return Record(
            [Record.Field("dry_run", Headings.dryRun, .flag(tried))],
            parts: [Record.Part("granted", Headings.granted, table)])
    }
}
