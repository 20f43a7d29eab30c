import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook approve`: yes to what waits for it.
struct ApproveCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("approve", HelpSentences.approve) }

    @Argument(help: help(HelpSentences.approvalReference)) var reference: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.approval, reference)]
        try Desk.open(common, names: names) { desk in
            let asked = try desk.match(0, of: names)
            let act = desk.act(write, content: "approve \(reference)\n\(reason ?? "")")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.approve(asked.id, reason: reason, act)
            }
            desk.answer(answer, write.doing)
            desk.promote(after: act)
        }
    }
}

/// `poolbook reject`: no to what waits for a yes.
struct RejectCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("reject", HelpSentences.reject) }

    @Argument(help: help(HelpSentences.approvalReference)) var reference: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.approval, reference)]
        try Desk.open(common, names: names) { desk in
            let asked = try desk.match(0, of: names)
            let act = desk.act(write, content: "reject \(reference)\n\(reason)")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.reject(asked.id, reason: reason, act)
            }
            desk.answer(answer, write.doing)
            desk.promote(after: act)
        }
    }
}

extension Desk {
    /// Says what was answered, and what became of what waited for it.
    fileprivate func answer(_ answer: DecisionAnswer, _ doing: Doing) {
        let others = answer.waitsFor.map(\.approval)
        let items = ApprovalSentences.items(answer.approval.items, in: currency)
        let head = Sentence.joined(
            [ApprovalSentences.decided(answer.state, doing), .verbatim(": \(answer.reference)  "), items],
            by: .verbatim(""))
        var lines = [head]
        var fields = [
            Record.Field("reference", Headings.reference, .text(answer.reference)),
            Record.Field("verdict", ApprovalSentences.approval, answer.state.cell),
            Record.Field("organization", ApprovalSentences.of, answer.approval.asked),
            Record.Field("for", ApprovalSentences.purpose, .state(items, key: items.en)),
        ]
        if let subject = answer.subject {
            let when = (subject.period.map(Cell.period) ?? .empty).sentence(in: zone)
            let outcome =
                answer.subjectKind == "change"
                ? ApprovalSentences.settledChange(answer.state, waitsFor: others.count)
                : ApprovalSentences.settled(answer.state, waitsFor: others.count)
            lines.append(
                .joined(
                    [.verbatim("  \(subject.reference) \(subject.title)"), when, outcome], by: .verbatim("  ")))
            fields += [
                Record.Field("reservation", ApprovalSentences.reservation, .text(subject.reference)),
                Record.Field("title", Headings.title, .text(subject.title)),
                Record.Field("state", Headings.state, subject.state.cell),
            ]
            if let period = subject.period { fields.append(.init("when", Headings.when, .period(period))) }
        }
        fields.append(.init("dry_run", Headings.dryRun, .flag(doing == .tried)))
        let table = Table.approvals(others, in: currency)
        let record = Record(fields, parts: [Record.Part("waits_for", ApprovalSentences.approvals, table)])
        guard answer.state == .approved, !others.isEmpty else { return self.answer(lines, record: record) }
        self.answer(
            Document([.init(.lines(lines)), .init(.table(table), heading: ApprovalSentences.approvals)]),
            record: record)
    }
}
