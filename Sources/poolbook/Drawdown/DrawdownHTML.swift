import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// A drawdown as a page with pictures.
extension DrawdownReport {
    func page() throws -> String {
        let group = whole
        let events = try events()
        let open = Dictionary(grouping: events.filter { $0.balances.committed > 0 }) { event in
            CommitmentAge(since: event.since ?? day, asOf: day)
        }
        let byCategory = Dictionary(grouping: lines, by: \.category)
        let page = DrawdownPage(
            title: heading, figures: lines.isEmpty ? [] : summary.fields, balances: group.balances,
            months: try months(),
            curve: (1...12).map { month in
                benchmark(by: FiscalYear.days(of: year).first.adding(months: month).adding(days: -1))
            },
            lastMonth: day.startOfMonth, year: year,
            ages: CommitmentAge.allCases.map { age in
                (age, (open[age] ?? []).reduce(0) { $0 + $1.balances.committed })
            },
            categories: byCategory.map { ($0.key, $0.value.balances) },
            warnings: try warnings(group, events: events).map { sentence($0, group.named.name) },
            tables: try tables(events))
        let path = Installation.template.path
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(.configuration, PageSentences.noTemplate(path))
        }
        do throws(PageTemplate.Problem) {
            return try page.html(PageTemplate(text), for: desk.renderer, in: desk.currency)
        } catch {
            throw Failure(.configuration, PageSentences.badTemplate(path, error.detail))
        }
    }

    private func tables(_ events: [DrawdownEvent]) throws -> [(heading: Sentence, table: Table)] {
        let first: (Sentence, Table) =
            switch subject {
            case .project, .event: (Headings.lines, byLine)
            case .pool, .fund, .organization: (PageSentences.byProject, try table(by: .project))
            }
        let parts = [first, (PageSentences.byMonth, monthly(try months())), (PageSentences.events, byEvent(events))]
        return parts.map { heading, table in (heading: heading, table: table.without(["bar"])) }
    }
}

extension Table {
    /// The same without some of its columns.
    func without(_ keys: Set<String>) -> Table {
        let kept = columns.indices.filter { !keys.contains(columns[$0].key) }
        return Table(
            kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } }, head: head, whenEmpty: whenEmpty)
    }
}

extension Installation {
    /// The template of a drawdown's page.
    static var template: URL {
        sql.deletingLastPathComponent().appendingPathComponent("config/report/drawdown.html")
    }
}
