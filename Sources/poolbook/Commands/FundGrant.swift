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
    @Option(help: help(MatchSentences.grantOption)) var match: String?
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
                category: category, year: year,
                amount: try read(Headings.amount, amount) { try amount.amount(desk.currency) },
                match: try match.map { text in
                    try read(MatchSentences.match, text) { try text.amount(desk.currency) }
                })
            let content =
                [
                    "fund.grant", fund, project, amount, category, self.year.map(String.init) ?? "", reason ?? "",
                ] + (match.map { [$0] } ?? [])
            let act = desk.act(write, content: content.joined(separator: "\n"))
            let answers = try desk.doing(act) { act throws(StoreError) in
                try desk.store.grant([grant], reason: reason, act)
            }
            desk.answer(answers, write.doing)
        }
    }
}

/// Grants as they are answered: each with its line, or, of a whole list, how many and how much.
extension Desk {
    func answer(_ grants: [GrantAnswer], _ doing: Doing, after remark: [Sentence] = []) {
        let currency = self.currency
        let table = Table(
            [
                Column("fund", Headings.fund), Column("project", Headings.project),
                Column("category", Headings.category), Column("year", Headings.year),
                Column("amount", Headings.amount, .trailing),
            ],
            rows: grants.map { row in
                [
                    .text(row.fund), .text(row.project), .text(row.category), .text("\(row.year)"),
                    .money(Money(minorUnits: row.amount, currency: currency)),
                ]
            })
        let total = Money(minorUnits: grants.reduce(0) { $0 + $1.amount }, currency: currency)
        let lines =
            grants.count == 1
            ? grants.map { row in
                AnswerSentences.granted(
                    total.description, row.project, row.category, "\(row.year)", row.fund, doing)
            } : [AnswerSentences.grantedAll(grants.count, total.description, doing)]
        answer(
            remark + (grants.isEmpty && !remark.isEmpty ? [] : lines),
            record: Record(
                [
                    Record.Field("grants", Headings.rows, .integer(grants.count)),
                    Record.Field("total", Headings.amount, .money(total)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ], parts: [Record.Part("granted", Headings.granted, table)]))
    }
}
