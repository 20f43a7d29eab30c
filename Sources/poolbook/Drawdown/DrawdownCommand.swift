import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook drawdown`: what has become of the money that was granted, and whether that is on pace.
struct DrawdownCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("drawdown", MoneyHelp.drawdown, discussion: MoneyHelp.drawdownNotes)
    }

    @Argument(help: help(MoneyHelp.drawdownName)) var name: String?
    @Option(help: help(MoneyHelp.by)) var by: String?
    @OptionGroup var view: ViewpointOptions
    @OptionGroup var form: FormatOptions
    @OptionGroup var common: CommonOptions

    /// By what a drawdown is divided.
    enum Division: String, CaseIterable {
        case project, fund, category, month, event, host
    }

    func run() throws {
        let format = try form.read(common, among: FormatOptions.Format.allCases)
        let division = try by.map { text in
            guard let found = Division(rawValue: text.lowercased()) else {
                throw Failure(
                    .usage,
                    FailureSentences.field(
                        MoneyHelp.byName, text, DrawdownSentences.formats(Division.allCases.map(\.rawValue))))
            }
            return found
        }
        let names = DrawdownSubject.names(name)
        try Desk.open(common, names: names) { desk in
            let subject = try DrawdownSubject.read(name, of: names, desk)
            let report = try DrawdownReport(desk, subject, view)
            switch format {
            case .text where form.output == nil, .json where form.output == nil:
                try report.answer(by: division)
            case .text:
                try form.write(desk, .text, rows: report.lines.count) { _ in
                    desk.renderer.text(try report.document(by: division))
                }
            case .json:
                try form.write(desk, .json, rows: report.lines.count) { _ in
                    try report.json(by: division)
                }
            case .csv:
                let table = try report.table(by: division)
                try form.write(desk, .csv, rows: table.rows.count) { desk.renderer.csv(table, byteOrderMark: $0) }
            case .hledger:
                let entries = try report.entries()
                try form.write(desk, .hledger, rows: entries.count) { _ in report.hledger(entries) }
            case .html:
                let page = try report.page()
                try form.write(desk, .html, rows: report.lines.count) { _ in page }
            }
        }
    }
}
