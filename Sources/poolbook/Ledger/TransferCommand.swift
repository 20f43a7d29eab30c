import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook transfer`: money from one line to another, with a second person's yes.
struct TransferCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("transfer", LedgerHelp.transfer) }

    @Argument(help: help(HelpSentences.amount)) var amount: String
    @Argument(help: help(LedgerHelp.line)) var giving: String
    @Argument(help: help(LedgerHelp.line)) var getting: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.line, giving), Snapshot.Name(.line, getting)]
        try Desk.open(common, names: names) { desk in
            let amount = try desk.amount(self.amount)
            let from = try desk.match(0, of: names).id
            let to = try desk.match(1, of: names).id
            guard from != to else { throw Failure(.badData, LedgerSentences.sameLine) }
            let content = ["transfer", self.amount, giving, getting, reason]
            let act = desk.act(write, content: content.joined(separator: "\n"))
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.transfer(amount, from: from, to: to, reason: reason, act)
            }
            desk.answer(answer, write.doing)
        }
    }
}

/// `poolbook reverse`: undoes an entry by its opposite, with a second person's yes.
struct ReverseCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("reverse", LedgerHelp.reverse) }

    @Argument(help: help(LedgerHelp.reverseArgument)) var entry: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let (name, number) = try Self.read(entry)
        try Desk.open(common, names: [name]) { desk in
            let id = try desk.match(0, of: [name]).id
            let undone: Reversible =
                switch name.kind {
                case .invoice: .invoice(id)
                case .transfer: .transfer(id)
                case .line, .venue, .staff, .equipment, .organization, .project, .fund, .member, .reservation,
                    .series, .blackout, .approval, .conflict:
                    .entry(line: id, number: number)
                }
            let act = desk.act(write, content: "reverse\n\(entry)\n\(reason)")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.reverse(undone, reason: reason, act)
            }
            desk.answer(answer, write.doing)
        }
    }

    /// A bill, a transfer, or a line with a number.
    private static func read(_ text: String) throws -> (Snapshot.Name, Int64) {
        let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
        if parts.count == 2, let number = Int64(parts[1]), number > 0 {
            return (Snapshot.Name(.line, parts[0]), number)
        }
        switch text.uppercased().prefix(2) {
        case "I-": return (Snapshot.Name(.invoice, text), 0)
        case "T-": return (Snapshot.Name(.transfer, text), 0)
        case _: throw Failure(.badData, FailureSentences.field(Headings.entry, text, LedgerSentences.entryExpected))
        }
    }
}

/// `poolbook fund revise`: what a fund grants a project becomes another amount, with a second person's yes.
struct FundRevise: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("revise", LedgerHelp.revise) }

    @Argument(help: help(HelpSentences.fundArgument)) var fund: String
    @Argument(help: help(HelpSentences.projectArgument)) var project: String
    @Argument(help: help(LedgerHelp.reviseAmount)) var amount: String
    @Option(help: help(HelpSentences.grantCategory)) var category: String
    @Option(help: help(HelpSentences.year)) var year: Int?
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.fund, fund), Snapshot.Name(.project, project)]
        try Desk.open(common, names: names) { desk in
            let amount = try desk.amount(self.amount)
            let year = self.year ?? desk.zone.local(desk.snapshot.now).date.year
            // The line is looked for by codes: what was typed may be parts of names.
            let text = "\(try desk.match(1, of: names).code)/\(category)/\(year)/\(try desk.match(0, of: names).code)"
            let line = [Snapshot.Name(.line, text)]
            let found = try desk.store.snapshot(of: desk.snapshot.pool.name, names: line).matches.first ?? []
            guard let id = found.first?.id, found.count == 1 else {
                throw Failure(.badData, FailureSentences.notFound(kind: "line", name: text))
            }
            let content = [
                "fund.revise", fund, project, self.amount, category, self.year.map(String.init) ?? "", reason,
            ]
            let act = desk.act(write, content: content.joined(separator: "\n"))
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.revise(line: id, to: amount, reason: reason, act)
            }
            desk.answer(answer, write.doing)
        }
    }
}

/// `poolbook period reopen`: posts into a closed period again, with a second person's yes.
struct PeriodReopen: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("reopen", LedgerHelp.periodReopen) }

    @Argument(help: help(LedgerHelp.periodArgument)) var period: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        try Desk.open(common) { desk in
            let period = try desk.fiscalPeriod(self.period)
            let act = desk.act(write, content: "period.reopen\n\(self.period)\n\(reason)")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.reopen(period, reason: reason, act)
            }
            desk.answer(
                [
                    .pair(
                        LedgerSentences.reopening(answer.period), " ",
                        desk.waiting(answer.approval, answer.others, write.doing))
                ],
                record: Record(
                    [Record.Field("period", LedgerHeadings.period, .text(answer.period))]
                        + desk.fields(answer.approval, write.doing)))
        }
    }
}

extension Desk {
    /// Says what waits to be moved from one line to another.
    fileprivate func answer(_ answer: TransferAnswer, _ doing: Doing) {
        let amount = money(answer.amount)
        let what = LedgerSentences.transferred(amount, from: answer.from, to: answer.to)
        let waits = waiting(answer.approval, answer.others, doing)
        let head = doing == .tried ? waits : .pair(.verbatim(answer.reference), " ", waits)
        self.answer(
            [head, .pair(.verbatim(""), "  ", what), .pair(.verbatim(""), "  ", LedgerSentences.setAside(amount))],
            record: Record(
                [
                    Record.Field("reference", Headings.reference, doing == .tried ? .empty : .text(answer.reference)),
                    Record.Field("state", Headings.state, .text(answer.state)),
                    Record.Field("amount", Headings.amount, .money(amount)),
                    Record.Field("from", LedgerHeadings.giving, .text(answer.from)),
                    Record.Field("to", LedgerHeadings.getting, .text(answer.to)),
                ] + fields(answer.approval, doing)))
    }

    /// Says what waits to be undone.
    fileprivate func answer(_ answer: ReversalAnswer, _ doing: Doing) {
        let parts = answer.parts.map { part in
            LedgerSentences.reversing(part.entry ?? part.line, money(part.amount ?? 0))
        }
        self.answer(
            parts + [.pair(.verbatim(""), "  ", waiting(answer.approval, answer.others, doing))],
            record: Record(
                [Record.Field("amount", Headings.amount, .money(money(answer.amount)))]
                    + fields(answer.approval, doing),
                parts: [Record.Part("parts", LedgerHeadings.parts, table(answer.parts))]))
    }

    /// Says what a grant waits to become.
    fileprivate func answer(_ answer: RevisionAnswer, _ doing: Doing) {
        let what = LedgerSentences.revising(answer.line, money(answer.before), money(answer.after))
        self.answer(
            [what, .pair(.verbatim(""), "  ", waiting(answer.approval, answer.others, doing))],
            record: Record(
                [
                    Record.Field("line", LedgerHeadings.line, .text(answer.line)),
                    Record.Field("before", Headings.before, .money(money(answer.before))),
                    Record.Field("after", Headings.after, .money(money(answer.after))),
                ] + fields(answer.approval, doing)))
    }
}
