import Reporting
import Scheduling
import SchedulingStore

/// One conflict on a page: who wants what when, why it is one, what became of it.
struct ConflictDocument {
    let row: ConflictRow
    let history: [ConflictEvent]
    let use: [ConflictUse]
    let proposals: [KeptProposal]
    /// What ended it, or lets it wait, and was not undone.
    let decision: ResolutionRow?
    private let desk: Desk

    init(_ id: ConflictID, reference: String, _ desk: Desk) throws {
        let pool = desk.snapshot.pool.id
        var filter = ConflictFilter()
        filter.ids = [id]
        guard let row = try desk.store.conflicts(in: pool, filter, limit: 1).first else {
            throw Failure(.badData, FailureSentences.notFound(kind: "conflict", name: reference))
        }
        self.row = row
        history = try desk.store.history(of: id, in: pool)
        use = try desk.store.use(around: id, in: pool)
        switch row.conflict.state {
        case .open, .waived: proposals = try desk.proposals(of: id)
        case .resolved, .gone: proposals = []
        }
        switch row.conflict.state {
        case .waived, .resolved: decision = try desk.store.resolutions(in: pool, of: id).first { $0.undone == nil }
        case .open, .gone: decision = nil
        }
        self.desk = desk
    }

    private var conflict: Conflict { row.conflict }
    private var why: Sentence { desk.reasons.sentence(conflict.reason) }

    // MARK: - For people

    var document: Document {
        var sections = [Document.Section(.lines(head))]
        if let timeline { sections.append(Document.Section(.timeline(timeline))) }
        sections.append(Document.Section(.table(sides), heading: ConflictSentences.sides))
        if !proposals.isEmpty {
            sections.append(Document.Section(.table(desk.table(proposals)), heading: ProposalSentences.proposals))
        }
        sections.append(Document.Section(.table(past), heading: ConflictSentences.history))
        return Document(sections)
    }

    /// What it is; what it is like now; why it is one, or what was decided.
    private var head: [Sentence] {
        let when = Cell.period(conflict.period).sentence(in: desk.zone)
        let name = Sentence.joined(
            [.verbatim("\(conflict.reference) \(conflict.rule.rawValue)"), row.about.sentence(in: desk.zone), when],
            by: .verbatim("  "))
        let reasons =
            switch conflict.state {
            case .open, .waived: [why]
            case .resolved, .gone: [Sentence]()
            }
        return [name, condition] + reasons + (decision.map(decided) ?? [])
    }

    /// What was decided by whom and why, and until when the reader's organization may object to it.
    private func decided(_ decision: ResolutionRow) -> [Sentence] {
        let at = Cell.instant(decision.resolved).sentence(in: desk.zone)
        var lines = [
            ResolutionSentences.decided(decision.kind, by: decision.organization, at: at, because: decision.reason)
        ]
        let until = decision.resolved + .seconds(48 * 3_600)
        let mine = desk.snapshot.member.organization
        if decision.isOwnCase, decision.objected == nil, until > desk.snapshot.now, let mine,
            mine.name != decision.organization, row.sides.contains(where: { $0.hosts.contains { $0.id == mine.id } })
        {
            lines.append(
                ResolutionSentences.mayObject(
                    conflict.reference, until: Cell.instant(until).sentence(in: desk.zone)))
        }
        return lines
    }

    private var condition: Sentence {
        var parts: [Sentence] = []
        if conflict.state != .open { parts.append(ConflictSentences.state(conflict.state)) }
        switch conflict.state {
        case .open:
            parts.append(labelled(ConflictSentences.age, conflict.age(at: desk.snapshot.now)))
            parts.append(labelled(ConflictSentences.due, .instant(conflict.due)))
            if conflict.isItsHosts(at: desk.snapshot.now), let until = conflict.hostsUntil {
                parts.append(labelled(ConflictSentences.hostsUntil, .instant(until)))
            }
        case .waived: conflict.waivedUntil.map { parts.append(labelled(ConflictSentences.waivedUntil, .instant($0))) }
        case .resolved, .gone: break
        }
        return Sentence.joined(parts, by: .verbatim(" · "))
    }

    private func labelled(_ label: Sentence, _ cell: Cell) -> Sentence {
        Sentence.joined([label, cell.sentence(in: desk.zone)], by: .verbatim(" "))
    }

    /// Who has it and who asks for it, each in a row of its own, from a while before to a while after; the closure below.
    private var timeline: Timeline? {
        let closed = conflict.rule == .resourceBlackout ? conflict.reason.period : nil
        let all = row.sides.map(\.period)
        guard let first = all.map(\.start).min(), let last = all.map(\.end).max(), last - first <= .seconds(7 * 86_400),
            let window = Period(start: first - .seconds(3_600), end: last + .seconds(3_600))
        else { return nil }
        let head = Timeline.Window.period(window)
        var lanes = row.sides.map { side in
            Timeline.Lane(
                .verbatim(side.reference), head,
                spans: side.fill.map { [Timeline.Span(side.period, $0, label: side.label)] } ?? [])
        }
        if let closed = closed.flatMap({ $0.intersection(window) }) {
            let label = conflict.reason.blackout ?? ""
            lanes.append(
                Timeline.Lane(
                    .verbatim(row.causeReference ?? ""), head, spans: [Timeline.Span(closed, .blackout, label: label)]))
        }
        return Timeline(head: head, lanes: lanes)
    }

    private var sides: Table {
        Table(
            [
                Column("reference", Headings.reference), Column("title", Headings.title),
                Column("when", Headings.when), Column("state", Headings.state), Column("hosts", Headings.hosts),
                Column("attendance", Headings.attendance, .trailing), Column("since", ConflictSentences.since),
                Column("used", ConflictSentences.used),
                Column("claims", ConflictSentences.claims, for: .programs),
            ],
            rows: row.sides.map { side in
                [
                    .text(side.reference), .text(side.title), .period(side.period), side.state.cell,
                    .list(side.hosts.map(\.name)), side.attendance.map(Cell.integer) ?? .empty,
                    .instant(side.createdAt), used(side), .flag(side.isClaimant),
                ]
            })
    }

    /// What its leading host has had of such things in this quarter.
    private func used(_ side: ConflictSide) -> Cell {
        guard let host = side.hosts.first, let use = use.first(where: { $0.organization == host.id }) else {
            return .empty
        }
        let time = Cell.duration(.seconds(use.minutes * 60)).sentence(in: desk.zone)
        return .state(
            ConflictSentences.had(use.reservations, time), key: "\(use.reservations) \(use.minutes)")
    }

    private var past: Table {
        Table(
            [
                Column("when", Headings.when), Column("what", ConflictSentences.what),
                Column("by", ConflictSentences.by),
                Column("reason", Headings.reason, for: history.contains { $0.reason != nil } ? .everybody : .programs),
            ],
            rows: history.map { event in
                [
                    .instant(event.at),
                    .state(ConflictSentences.event(event.act, event.state, event.kind), key: event.act),
                    .optional(event.by), .optional(event.reason),
                ]
            })
    }

    // MARK: - For programs

    var record: Record {
        Record(
            [
                Record.Field("reference", Headings.reference, .text(conflict.reference)),
                Record.Field("rule", ConflictSentences.rule, .text(conflict.rule.rawValue)),
                Record.Field("about", ConflictSentences.about, row.about),
                Record.Field("when", Headings.when, .period(conflict.period)),
                Record.Field("state", Headings.state, conflict.stateCell),
                Record.Field("severity", ConflictSentences.severity, conflict.severity.cell),
                Record.Field("cause", ConflictSentences.cause, row.causeCell),
                Record.Field("why", ConflictSentences.why, .state(why, key: why.en)),
                Record.Field("first_seen", ConflictSentences.firstSeen, .instant(conflict.firstSeen)),
                Record.Field("last_seen", ConflictSentences.lastSeen, .instant(conflict.lastSeen)),
                Record.Field(
                    "hosts_until", ConflictSentences.hostsUntil, conflict.hostsUntil.map(Cell.instant) ?? .empty),
                Record.Field("due", ConflictSentences.due, .instant(conflict.due)),
                Record.Field(
                    "waived_until", ConflictSentences.waivedUntil, conflict.waivedUntil.map(Cell.instant) ?? .empty),
            ],
            parts: [
                Record.Part("sides", ConflictSentences.sides, sides),
                Record.Part("proposals", ProposalSentences.proposals, desk.table(proposals)),
                Record.Part("history", ConflictSentences.history, past),
            ])
    }
}

extension ConflictSide {
    /// How its bar is filled; what does not take place any more has none.
    fileprivate var fill: Timeline.Fill? {
        switch state {
        case .hold: .held
        case .request: .requested
        case .confirmed, .closed: .confirmed
        case .cancelled, .expired: nil
        }
    }

    /// What stands in its bar: the event, who leads it, how many are expected.
    fileprivate var label: String {
        ([title] + hosts.prefix(1).map(\.name) + [attendance.map { "\($0)" }].compactMap(\.self)).joined(separator: " ")
    }
}
