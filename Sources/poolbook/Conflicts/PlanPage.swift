import Reporting
import Scheduling
import SchedulingStore

/// A plan as it is shown: what is cleared how, and what is not, and why.
struct PlanPage {
    let items: [PlanItem]
    let answer: PlanAnswer
    let doing: Doing
    let desk: Desk

    private var done: [PlanItem] { items.filter { $0.proposal != nil || $0.by != nil } }
    private var left: [PlanItem] { items.filter { $0.proposal == nil && $0.by == nil } }
    private var reference: String? { doing == .tried ? nil : answer.reference }

    var document: Document {
        let headline = ProposalSentences.planned(
            reference, cleared: done.count, of: items.count, disturbance: answer.disturbance)
        var sections = [Document.Section(.lines([headline]))]
        if !done.isEmpty { sections.append(Document.Section(.table(cleared))) }
        if !left.isEmpty { sections.append(Document.Section(.table(remaining), heading: ProposalSentences.left)) }
        if let reference, !done.isEmpty {
            sections.append(Document.Section(.lines([ProposalSentences.resolvePlan(reference)])))
        }
        return Document(sections)
    }

    var record: Record {
        Record(
            [
                Record.Field("reference", Headings.reference, .optional(reference)),
                Record.Field("conflicts", ProposalSentences.conflict, .integer(items.count)),
                Record.Field("cleared", ProposalSentences.what, .integer(done.count)),
                Record.Field("disturbance", ProposalSentences.disturbance, .integer(answer.disturbance)),
            ],
            parts: [
                Record.Part("items", ProposalSentences.what, cleared),
                Record.Part("left", ProposalSentences.left, remaining),
            ])
    }

    private var cleared: Table {
        Table(
            [
                Column("conflict", ProposalSentences.conflict), Column("what", ProposalSentences.what),
                Column("means", ProposalSentences.means), Column("kind", ProposalSentences.kind, for: .programs),
                Column("disturbance", ProposalSentences.disturbance, .trailing, for: .programs),
            ],
            rows: done.map { item in
                guard let proposal = item.proposal else {
                    let with = ProposalSentences.clearedWith(item.by ?? "")
                    return [.text(item.reference), .state(with, key: with.en), .empty, .empty, .empty]
                }
                return [.text(item.reference)] + desk.cells(proposal.effects, proposal.kind) + [
                    .text(proposal.kind.rawValue), .integer(proposal.disturbance),
                ]
            }, head: .hidden)
    }

    private var remaining: Table {
        Table(
            [
                Column("conflict", ProposalSentences.conflict), Column("why", FindSentences.because),
                Column("nearest", ProposalSentences.nearest), Column("means", ProposalSentences.means),
                Column("rules", Headings.what, for: .programs),
            ],
            rows: left.map { item in
                let why = item.why.prefix(1).map {
                    $0.rule == .needOther ? ProposalSentences.noneFits : desk.reasons.sentence($0)
                }
                let reason = Sentence.joined(why, by: FindSentences.comma)
                let nearest = item.nearest.map { desk.cells($0.effects, $0.kind) } ?? [.empty, .empty]
                return [.text(item.reference), .state(reason, key: reason.en)] + nearest + [
                    .list(item.why.map(\.rule.rawValue))
                ]
            }, head: .hidden)
    }
}
