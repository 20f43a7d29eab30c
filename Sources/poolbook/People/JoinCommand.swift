import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook join`: asks the leading host of an event for co-hosting it.
struct JoinCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "join", AgreementSentences.helpJoin, discussion: AgreementSentences.helpJoinExample)
    }

    @Argument(help: help(AgreementSentences.helpReference)) var reference: String
    @Option(help: help(AgreementSentences.helpShare)) var share: String?
    @Option(name: .customLong("pay"), help: help(AgreementSentences.helpPay, valueName: "project[/category]"))
    var payments: [String] = []
    @Flag(help: help(AgreementSentences.helpWithdraw)) var withdraw = false
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        try mustBeLine(reason)
        guard !withdraw else { return try takeBack() }
        let typed = self.share ?? "0%"
        let share = try read(Headings.share, typed) { try partOfCost(typed) }
        guard share.partsPerMillion == 0 || !payments.isEmpty else {
            throw Failure(.usage, AgreementSentences.shareUnpaid)
        }
        for text in payments where text.contains("=") {
            throw Failure(.badData, FailureSentences.field(Headings.pay, text, AgreementSentences.shareAmount))
        }
        let paying = payments.map(PaymentText.init)
        let names = [Snapshot.Name(.reservation, reference)] + paying.map(\.name)
        try Desk.open(common, names: names) { desk in
            let directory = Directory(names: names, desk.snapshot)
            let projects = try zip(payments, paying).map { text, payment in
                try read(Headings.pay, text) { try payment.payment(directory) }
            }
            let act = desk.act(write, content: content)
            let event = try desk.reference(0, of: names)
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.join(
                    event, share: share, paidBy: projects.map { ($0.payer.id, $0.category) }, reason: reason, act)
            }
            desk.answer(answer, share, write.doing)
        }
    }

    private func takeBack() throws {
        guard share == nil, payments.isEmpty else { throw Failure(.usage, AgreementSentences.withdrawAlone) }
        let names = [Snapshot.Name(.reservation, reference)]
        try Desk.open(common, names: names) { desk in
            let act = desk.act(write, content: content)
            let event = try desk.reference(0, of: names)
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.withdrawJoin(event, reason: reason, act)
            }
            desk.answer(
                [AgreementSentences.withdrawn(answer.reference, answer.approval ?? "", write.doing)],
                record: Record([
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("approval", ApprovalSentences.approval, .optional(answer.approval)),
                    Record.Field("state", Headings.state, Approval.State.withdrawn.cell),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }

    private func partOfCost(_ text: String) throws -> Share {
        do {
            let share = try Share(text)
            guard share.partsPerMillion < 1_000_000 else { throw FieldProblem(expected: AgreementSentences.shareOfAll) }
            return share
        } catch let error as ShareError {
            throw FieldProblem(expected: error.sentence)
        }
    }

    private var content: String {
        let texts: [String?] = [reference, share, reason, withdraw ? "withdraw" : nil] + payments
        return "join " + JSONValue.array(texts.map { $0.map(JSONValue.string) ?? .null }).text
    }
}

extension Desk {
    /// The reference that a name stands for, without its letter: the only one that the caller knows, or, of what only
    /// the database may show them, what was typed.
    fileprivate func reference(_ position: Int, of names: [Snapshot.Name]) throws -> String {
        let code =
            snapshot.matches[position].isEmpty
            ? names[position].text.reference("R") : try match(position, of: names).code
        let bare = code.replacing(/^R-/, with: "")
        guard !bare.isEmpty, bare.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            throw Failure(.badData, FailureSentences.notFound(kind: "reservation", name: names[position].text))
        }
        return bare
    }

    fileprivate func answer(_ answer: JoinAnswer, _ share: Share, _ doing: Doing) {
        let amount = money(answer.amount ?? 0)
        let told =
            share.partsPerMillion == 0 ? AgreementSentences.bearsNothing : AgreementSentences.bears(share, amount)
        let approvals = (answer.approvals ?? []).map(\.approval)
        let table = Table.approvals(approvals, in: currency, doing)
        let when = (answer.period.map(Cell.period) ?? .empty).sentence(in: zone)
        let line = Sentence.joined(
            [AgreementSentences.asked(answer.reference, told, doing), when], by: .verbatim("  "))
        self.answer(
            Document([.init(.lines([line])), .init(.table(table), heading: AgreementSentences.waits)]),
            record: Record(
                [
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("when", Headings.when, answer.period.map(Cell.period) ?? .empty),
                    Record.Field("share", Headings.share, .share(share)),
                    Record.Field("amount", Headings.amount, .money(amount)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ], parts: [Record.Part("approvals", ApprovalSentences.approvals, table)]))
    }
}
