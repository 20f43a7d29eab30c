import Reporting
import Scheduling
import SchedulingStore

/// What has a code and no command of its own that shows it.
extension Desk {
    /// An approval: who asks whom for what, until when, and what was answered.
    func showApproval(_ found: Snapshot.Match) throws {
        guard let shown = try store.approval(found.id, in: snapshot.pool.id) else {
            throw Failure(.badData, FailureSentences.notFound(kind: "approval", name: found.code))
        }
        let (row, approval) = (shown.row, shown.row.approval)
        let items = ApprovalSentences.items(approval.items, in: currency)
        let event = [row.reservation, row.title].compactMap(\.self).joined(separator: " ")
        var fields = [
            Record.Field("reference", Headings.reference, .text(approval.reference)),
            Record.Field("state", Headings.state, row.state.cell),
            Record.Field("organization", ApprovalSentences.of, approval.asked),
            Record.Field("for", ApprovalSentences.purpose, .state(items, key: items.en)),
            Record.Field("reservation", ApprovalSentences.reservation, .optional(event.isEmpty ? nil : event)),
            Record.Field("when", Headings.when, row.period.map(Cell.period) ?? .empty),
            Record.Field(
                "asked_by", ApprovalSentences.askedFor,
                row.askedFor.map(Cell.text) ?? .state(ApprovalSentences.office, key: "office")),
            Record.Field("asked_at", ShowSentences.askedAt, .instant(shown.askedAt)),
        ]
        switch row.state {
        case .waiting: fields.append(Record.Field("until", Headings.until, .instant(approval.expiry)))
        case .approved, .rejected, .withdrawn, .expired:
            fields += [
                Record.Field("decided_by", ShowSentences.decidedBy, .optional(shown.decidedBy)),
                Record.Field("decided_at", ShowSentences.decidedAt, shown.decidedAt.map(Cell.instant) ?? .empty),
                Record.Field("reason", Headings.reason, .optional(shown.reason)),
            ]
        }
        answer(Record(fields), below: shown.isMine ? [ApprovalSentences.commands(approval.reference)] : [])
    }

    /// A transfer of money between two lines.
    func showTransfer(_ found: Snapshot.Match) throws {
        guard let row = try store.transfer(found.id, in: snapshot.pool.id) else {
            throw Failure(.badData, FailureSentences.notFound(kind: "transfer", name: found.code))
        }
        answer(
            Record([
                Record.Field("reference", Headings.reference, .text(row.reference)),
                Record.Field("state", Headings.state, .state(row.state.sentence, key: row.state.rawValue)),
                Record.Field("amount", Headings.amount, .money(money(row.amount))),
                Record.Field("from", LedgerHeadings.giving, .optional(row.from)),
                Record.Field("to", LedgerHeadings.getting, .optional(row.to)),
                Record.Field("asked_at", ShowSentences.askedAt, .instant(row.askedAt)),
                Record.Field("decided_at", ShowSentences.decidedAt, row.endedAt.map(Cell.instant) ?? .empty),
                Record.Field("approval", ApprovalSentences.approval, .optional(row.approval)),
            ]))
    }

    /// A closure of a resource.
    func showBlackout(_ found: Snapshot.Match) throws {
        guard let row = try store.blackout(called: found.code, in: snapshot.pool.id) else {
            throw Failure(.badData, FailureSentences.notFound(kind: "blackout", name: found.code))
        }
        answer(
            Record([
                Record.Field("reference", Headings.reference, .text(row.reference)),
                Record.Field("code", Headings.code, .text(row.code)),
                Record.Field("name", Headings.name, .text(row.name)),
                Record.Field("when", Headings.when, .range(row.period)),
                Record.Field("reason", Headings.reason, .text(row.reason)),
            ]))
    }

    /// Ways out of many conflicts together, as they were kept.
    func showPlan(_ text: String) throws {
        let found = try store.plans(called: text.reference("P"), in: snapshot.pool.id)
        guard let reference = found.first, let plan = try store.plan(called: reference, in: snapshot.pool.id) else {
            throw Failure(.badData, ShowSentences.noPlan(text))
        }
        guard found.count == 1 || reference == text.reference("P") else {
            throw Failure(.badData, FailureSentences.severalThings(text, found.map(Sentence.verbatim)))
        }
        let table = Table(
            [
                Column("conflict", ProposalSentences.conflict), Column("what", ProposalSentences.what),
                Column("means", ProposalSentences.means), Column("kind", ProposalSentences.kind, for: .programs),
            ],
            rows: plan.items.map { item in
                guard let kind = item.kind, let effects = item.effects else {
                    return [.text(item.conflict), .state(ProposalSentences.left, key: "left"), .empty, .empty]
                }
                return [.text(item.conflict)] + cells(effects, kind) + [.text(kind.rawValue)]
            })
        let record = Record(
            [
                Record.Field("reference", Headings.reference, .text(plan.reference)),
                Record.Field("disturbance", ProposalSentences.disturbance, .integer(plan.disturbance)),
                Record.Field("created_by", Headings.createdBy, .optional(plan.madeBy)),
                Record.Field("created_at", Headings.createdAt, .instant(plan.madeAt)),
            ], parts: [Record.Part("items", ProposalSentences.what, table)])
        answer(record, below: [ProposalSentences.resolvePlan(plan.reference)])
    }

    /// What others hold, as far as the pool lets members know of it.
    func show(_ shared: SharedShown) {
        answer(
            Record([
                Record.Field("reference", Headings.reference, .text(shared.reference)),
                Record.Field("title", Headings.title, .optional(shared.title)),
                Record.Field("hosts", Headings.hosts, .list(shared.hosts ?? [])),
                Record.Field("when", Headings.when, shared.period.map(Cell.period) ?? .empty),
                Record.Field("takes", Headings.takes, .list(shared.takes)),
            ]), below: [AgreementSentences.join(shared.reference)])
    }

    /// A bundle that was offered: what its code fixes.
    func show(_ offer: KeptOffer) throws {
        let found = try store.snapshot(of: snapshot.pool.name, names: offer.takes.map(\.name))
        let takes = zip(offer.takes, found.matches).map { taken, matches in
            let name = matches.first { $0.code == taken.name.text }?.name ?? taken.name.text
            return name + (taken.quantity.map { " x \($0)" } ?? "")
        }
        answer(
            Record([
                Record.Field("offer", FindSentences.offer, .text(offer.code)),
                Record.Field("when", Headings.when, .period(offer.period)),
                Record.Field("takes", Headings.takes, .list(takes)),
                Record.Field("cost", FindSentences.cost, .money(money(offer.cost))),
            ]), below: [FindSentences.take(offer.code)])
    }

    /// A record for people with lines below it; for programs the record alone.
    private func answer(_ record: Record, below lines: [Sentence]) {
        guard !isJSON, !lines.isEmpty else { return answer(record) }
        answer(Document([Document.Section(.record(record)), Document.Section(.lines(lines))]), record: record)
    }
}

extension TransferRow.State {
    /// What became of a transfer, in words.
    fileprivate var sentence: Sentence {
        switch self {
        case .waiting: ShowSentences.transferWaits
        case .done: ShowSentences.transferDone
        case .declined: ShowSentences.transferDeclined
        case .reversed: ShowSentences.transferReversed
        }
    }
}
