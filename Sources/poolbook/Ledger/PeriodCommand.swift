import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook period`: months and fiscal years.
struct PeriodCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "period", LedgerHelp.period, subcommands: [PeriodList.self, PeriodClose.self, PeriodReopen.self],
            defaultSubcommand: PeriodList.self)
    }
}

struct PeriodList: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", LedgerHelp.periodList) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            let rows = try desk.store.periods(in: desk.snapshot.pool.id)
            desk.answer(
                Table(
                    [
                        Column("period", LedgerHeadings.period), Column("state", Headings.state),
                        Column("closed_at", LedgerHeadings.closedAt), Column("closed_by", LedgerHeadings.closedBy),
                    ],
                    rows: rows.map { row in
                        [
                            .text(String(row.start.description.prefix(row.length == .year ? 4 : 7))), row.cell,
                            .instant(row.closedAt), .optional(row.closedBy),
                        ]
                    }))
        }
    }
}

extension PeriodRow {
    fileprivate var cell: Cell {
        switch (state, sealedAt) {
        case ("closed", nil): .state(LedgerSentences.unsealed, key: state, tone: .waiting)
        case ("closed", _): .state(Sentence(en: "closed", zh: "已结账"), key: state, tone: .good)
        case (_, _): .state(Sentence(en: "open again", zh: "已重新打开"), key: state, tone: .waiting)
        }
    }
}

struct PeriodClose: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("close", LedgerHelp.periodClose) }

    @Argument(help: help(LedgerHelp.periodArgument)) var period: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        try Desk.open(common) { desk in
            let period = try desk.fiscalPeriod(self.period)
            let act = desk.act(write, content: "period.close\n\(self.period)\n\(reason ?? "")")
            // Whoever closed it may have been stopped before its hash was told: that is made up for.
            let isUnsealed = try write.key == nil && desk.store.isUnsealed(period, in: act.pool)
            let answer =
                try isUnsealed
                ? PeriodAnswer(closedBefore: self.period, period.length)
                : desk.doing(act) { act throws(StoreError) in try desk.store.close(period, reason: reason, act) }
            var seal: PeriodSeal?
            if write.doing == .done {
                // With the key of the closing, so that whoever asks again gets this too.
                let sealing = Act(pool: act.pool, key: act.key + " seal", content: act.content, mode: .act)
                seal = try desk.doing(sealing) { act throws(StoreError) in try desk.store.seal(period, act) }
            }
            desk.answer(answer, period, seal, write.doing)
            if !answer.inTheWay.isEmpty { throw Failure(.refused, lines: []) }
        }
    }
}

extension Desk {
    /// What lapses of each project, the most first.
    private func lapses(_ parts: [LinePart]) -> [(project: String, amount: Int64)] {
        let sums = Dictionary(grouping: parts, by: \.project).mapValues { $0.reduce(0) { $0 + ($1.amount ?? 0) } }
        return sums.map { (project: $0.key, amount: $0.value) }.sorted {
            ($1.amount, $0.project) < ($0.amount, $1.project)
        }
    }

    /// Says what is in the way of closing a period, and what closing it does.
    fileprivate func answer(_ answer: PeriodAnswer, _ period: FiscalPeriod, _ seal: PeriodSeal?, _ doing: Doing) {
        var text: [Sentence] = []
        if !answer.inTheWay.isEmpty {
            text.append(LedgerSentences.inTheWay(answer.inTheWay.count))
            text += answer.inTheWay.map { .pair(.verbatim(""), "  ", reasons.sentence($0)) }
            text.append(LedgerSentences.willHappen)
        } else {
            text.append(LedgerSentences.closed(answer.period, doing))
        }
        var effects: [Sentence] = []
        if answer.moved > 0 {
            effects.append(
                LedgerSentences.moved(answer.moved, money(answer.movedAmount), to: period.start.year + 1))
        }
        if answer.carriedLines > 0 {
            effects.append(LedgerSentences.carried(answer.carriedLines, money(answer.carried)))
        }
        effects += lapses(answer.lapses).map { LedgerSentences.lapses($0.project, money($0.amount)) }
        if effects.isEmpty { effects = [LedgerSentences.nothingElse] }
        text += effects.map { .pair(.verbatim(""), "  ", $0) }
        if let seal { text.append(LedgerSentences.sealed(seal.hash)) }
        self.answer(
            text,
            record: Record(
                [
                    Record.Field("period", LedgerHeadings.period, .text(answer.period)),
                    Record.Field("commitments_moved", LedgerHeadings.movedCommitments, .integer(answer.moved)),
                    Record.Field("moved", LedgerHeadings.moved, .money(money(answer.movedAmount))),
                    Record.Field("carried_over", LedgerHeadings.carried, .money(money(answer.carried))),
                    Record.Field("lapsed", LedgerHeadings.lapsed, .money(money(answer.lapsed))),
                    Record.Field("hash", StatementSentences.hash, .optional(seal?.hash)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ],
                parts: [
                    Record.Part("in_the_way", Headings.reason, .reasons(answer.inTheWay, reasons)),
                    Record.Part("lapses", LedgerHeadings.lapsed, table(answer.lapses)),
                ]))
    }
}
