import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Entries of the journal as they are listed.
enum LedgerTable {
    /// Of what the entries are.
    enum Scope {
        case manyProjects, oneProject
    }

    static func table(
        _ entries: [LedgerEntry], lines: [DrawdownLine], _ desk: Desk, of scope: Scope = .manyProjects
    ) -> Table {
        let byLine = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Dictionary(grouping: lines, by: lineName).mapValues(\.count)
        // As it is typed to reverse it: with the fund where two lines have the same name.
        func name(_ line: DrawdownLine, _ number: Int64) -> String {
            let name = lineName(line)
            return name + (names[name, default: 1] > 1 ? "/\(line.fund.code)" : "") + "#\(number)"
        }
        let parts: Column.Audience = scope == .oneProject ? .everybody : .programs
        return Table(
            [
                Column("recorded_at", EntrySentences.recorded), Column("effective_on", EntrySentences.effective),
                Column("entry", EntrySentences.entry, for: scope == .manyProjects ? .everybody : .programs),
                Column("project", Headings.project, for: .programs), Column("category", Headings.category, for: parts),
                Column("fund", Headings.fund, for: .programs), Column("year", Headings.year, for: parts),
                Column("number", EntrySentences.number, .trailing, for: parts),
                Column("act", EntrySentences.actHeading),
                Column("source", EntrySentences.source), Column("target", EntrySentences.target),
                Column("amount", Headings.amount, .trailing),
                Column("source_after", EntrySentences.sourceAfter, .trailing, for: .programs),
                Column("target_after", EntrySentences.targetAfter, .trailing),
                Column("reference", EntrySentences.for), Column("title", Headings.title, for: .programs),
                Column("invoice", EntrySentences.invoice, for: .programs),
                Column("transfer", EntrySentences.transfer, for: .programs),
                Column("reverses", EntrySentences.reverses, for: .programs),
                Column("period", EntrySentences.period, for: .programs),
                Column("by", EntrySentences.by), Column("login", Headings.login, for: .programs),
                Column("command", EntrySentences.command, for: .programs),
                Column("reason", Headings.reason),
            ],
            rows: entries.map { entry in
                let line = byLine[entry.line]
                func balance(_ balance: LedgerEntry.Balance) -> Cell {
                    .state(EntrySentences.balance(balance), key: balance.rawValue)
                }
                return [
                    .instant(entry.recordedAt), .date(entry.effectiveOn),
                    line.map { name($0, entry.number) }.map { .state(.verbatim($0), key: $0) } ?? .empty,
                    line.map { .state(.verbatim($0.project.name), key: $0.project.code) } ?? .empty,
                    .optional(line?.category), .optional(line?.fund.code), .optional(line.map { "\($0.year)" }),
                    .integer(Int(entry.number)), .state(EntrySentences.act(entry.act), key: entry.act),
                    balance(entry.source), balance(entry.target), .money(desk.money(entry.amount)),
                    entry.sourceAfter.map { .money(desk.money($0)) } ?? .empty,
                    entry.targetAfter.map { .money(desk.money($0)) } ?? .empty,
                    .optional(entry.transfer ?? entry.invoice ?? entry.reference), .optional(entry.title),
                    .optional(entry.invoice), .optional(entry.transfer), .optional(entry.reverses.map { Int($0) }),
                    .text(String(entry.period.description.prefix(7))), .optional(entry.madeBy),
                    .optional(entry.login), .optional(entry.command), .optional(entry.reason),
                ]
            })
    }

    /// A line as people type it, without its fund.
    private static func lineName(_ line: DrawdownLine) -> String {
        "\(line.project.code)/\(line.category)/\(line.year)"
    }
}
