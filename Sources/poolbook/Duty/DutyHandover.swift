import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook duty handover`: the page from one chair to the next.
struct DutyHandover: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("handover", DutySentences.helpHandover) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            let roster = try desk.store.roster(of: desk.snapshot.pool.id)
            guard let change = roster.handover(nearest: desk.snapshot.now) else {
                throw Failure(.badData, roster.terms.isEmpty ? DutySentences.noRoster : DutySentences.nobodyFollows)
            }
            let handover = try Handover(from: change.from, to: change.to, desk)
            desk.answer(handover.document(desk), record: handover.record(desk))
        }
    }
}

/// What the next chair has to know: what is open, what was put off, what waits, and what was done.
struct Handover {
    let from: DutyTerm
    let to: DutyTerm
    let resolutions: [ResolutionRow]
    let open: [ConflictRow]
    /// Decided, and done once others have agreed.
    let promised: [ConflictRow]
    let waived: [ConflictRow]
    let approvals: [ApprovalRow]

    init(from: DutyTerm, to: DutyTerm, _ desk: Desk) throws {
        (self.from, self.to) = (from, to)
        let pool = desk.snapshot.pool.id
        resolutions = try desk.store.resolutions(in: pool, during: from.period).filter {
            $0.term == from.id && $0.undone == nil
        }
        var filter = ConflictFilter()
        filter.states = [.open]
        open = try desk.store.conflicts(in: pool, filter)
        filter.states = [.waived]
        let putOff = try desk.store.conflicts(in: pool, filter)
        // What was decided last about each: the newest comes first.
        let last = Dictionary(
            try desk.store.resolutions(in: pool).filter { $0.undone == nil }.map { ($0.conflict, $0.kind) },
            uniquingKeysWith: { newest, _ in newest })
        promised = putOff.filter { row in last[row.conflict.reference].map { $0 != .waive } ?? false }
        let references = Set(promised.map(\.conflict.reference))
        waived = putOff.filter { !references.contains($0.conflict.reference) }
        approvals = try Set(resolutions.flatMap(\.reservations)).sorted().flatMap { reservation in
            try desk.store.approvals(waitingFor: reservation, in: pool)
        }
    }

    /// How many were resolved by each way, the most frequent first.
    private var kinds: [(kind: Resolution.Kind, count: Int)] {
        Dictionary(grouping: resolutions, by: \.kind).map { (kind: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.kind.rawValue) < ($0.count, $1.kind.rawValue) }
    }

    private var median: Duration? {
        Resolution.median(of: resolutions.map(\.took)).map { .seconds($0.components.seconds / 60 * 60) }
    }

    func document(_ desk: Desk) -> Document {
        let day = Cell.date(desk.zone.local(to.period.start).date).sentence(in: desk.zone)
        let parts = kinds.map { kind, count in
            Sentence.joined([ResolutionSentences.kind(kind), .verbatim("\(count)")], by: .verbatim(" "))
        }
        let median = median.map { Cell.duration($0).sentence(in: desk.zone) }
        var lines = [
            DutySentences.handover(from.organization.name, to.organization.name, day),
            DutySentences.resolved(resolutions.count, parts, median: median),
            DutySentences.open(open.count),
        ]
        func withTimes(_ rows: [ConflictRow]) -> [Sentence] {
            rows.map { row in
                let until = row.conflict.waivedUntil.map(Cell.instant) ?? .empty
                return .joined(
                    [.verbatim("\(row.conflict.reference) ("), until.sentence(in: desk.zone), .verbatim(")")],
                    by: .verbatim(""))
            }
        }
        if !promised.isEmpty { lines.append(DutySentences.promised(withTimes(promised))) }
        if !waived.isEmpty { lines.append(DutySentences.waived(withTimes(waived))) }
        if !approvals.isEmpty {
            lines.append(DutySentences.waiting(approvals.map(\.approval.reference)))
        }
        guard !open.isEmpty else { return Document([.init(.lines(lines))]) }
        return Document([.init(.lines(lines)), .init(.table(table(of: open)), heading: DutySentences.openNow)])
    }

    private func table(of rows: [ConflictRow]) -> Table {
        Table(
            [
                Column("reference", ResolutionSentences.conflict), Column("rule", Headings.rule),
                Column("subject", DutySentences.about), Column("when", Headings.when),
                Column("parties", DutySentences.parties), Column("due", DutySentences.due),
            ],
            rows: rows.map { row in
                [
                    .text(row.conflict.reference),
                    .state(.verbatim(row.conflict.rule.rawValue), key: row.conflict.rule.rawValue),
                    row.subject.map(Cell.text) ?? .empty, .period(row.conflict.period),
                    .list(row.sides.compactMap { $0.hosts.first?.name }), .instant(row.conflict.due),
                ]
            })
    }

    func record(_ desk: Desk) -> Record {
        Record(
            [
                Record.Field("from", DutySentences.chair, .text(from.organization.name)),
                Record.Field("to", DutySentences.next, .text(to.organization.name)),
                Record.Field("at", Headings.when, .instant(to.period.start)),
                Record.Field("resolved", DutySentences.resolved, .integer(resolutions.count)),
                Record.Field("median", ResolutionSentences.took, median.map(Cell.duration) ?? .empty),
            ],
            parts: [
                Record.Part(
                    "kinds", ResolutionSentences.kind,
                    Table(
                        [Column("kind", ResolutionSentences.kind), Column("count", DutySentences.resolved, .trailing)],
                        rows: kinds.map { kind, count in
                            [.state(ResolutionSentences.kind(kind), key: kind.rawValue), .integer(count)]
                        })),
                Record.Part("open", DutySentences.openNow, table(of: open)),
                Record.Part("promised", DutySentences.promised, table(of: promised)),
                Record.Part("waived", ResolutionSentences.kind(.waive), table(of: waived)),
                Record.Part(
                    "approvals", ApprovalSentences.approvals, .approvals(approvals.map(\.approval), in: desk.currency)),
            ])
    }
}
