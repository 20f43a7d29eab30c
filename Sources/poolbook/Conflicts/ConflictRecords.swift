import Reporting
import Scheduling
import SchedulingStore

/// Conflicts as they are listed.
enum ConflictRecords {
    /// `best` is the best way out of each that one is kept of. People are told of no column that says nothing: where there
    /// is no way out, where all are open, where all are the coordinator's.
    static func table(_ rows: [ConflictRow], best: [ConflictID: BestProposal], at now: Instant) -> Table {
        let areOpen = rows.allSatisfy { $0.conflict.state == .open }
        let areCoordinators = !rows.contains { $0.conflict.isItsHosts(at: now) }
        return Table(
            [
                Column("reference", Headings.reference), Column("rule", ConflictSentences.rule),
                Column("when", Headings.when), Column("about", ConflictSentences.about),
                Column("parties", ConflictSentences.parties),
                Column("state", Headings.state, for: areOpen ? .programs : .everybody),
                Column("age", ConflictSentences.age), Column("due", ConflictSentences.due),
                Column("whose", ConflictSentences.whose, for: areCoordinators ? .programs : .everybody),
                Column("best", ConflictSentences.best, for: best.isEmpty ? .programs : .everybody),
                Column("severity", ConflictSentences.severity, for: .programs),
                Column("count", ConflictSentences.count, for: .programs),
                Column("cause", ConflictSentences.cause, for: .programs),
            ],
            rows: rows.map { row in
                let conflict = row.conflict
                return [
                    .text(conflict.reference),
                    .state(
                        ConflictSentences.times(conflict.rule.rawValue, row.ofOneCause, row.rules),
                        key: conflict.rule.rawValue,
                        tone: conflict.severity.tone),
                    .period(conflict.period), row.about, row.parties, conflict.stateCell, conflict.age(at: now),
                    .instant(conflict.due), conflict.whose(at: now), best[conflict.id]?.cell ?? .empty,
                    conflict.severity.cell,
                    .integer(row.ofOneCause), row.causeCell,
                ]
            }, whenEmpty: ConflictSentences.none)
    }
}

extension BestProposal {
    /// Its letter, and what kind of way out it is.
    fileprivate var cell: Cell {
        let kind = Resolution.Kind(rawValue: kind.rawValue).map(ResolutionSentences.kind) ?? .verbatim(kind.rawValue)
        return .state(.joined([.verbatim(letter), kind], by: .verbatim(" ")), key: "\(letter) \(self.kind.rawValue)")
    }
}

extension ConflictRow {
    /// What it is about: a resource or a line, else the event.
    var about: Cell { (subject ?? claimant?.title).map(Cell.text) ?? .empty }

    /// Who leads what is in it, the claimant first.
    var parties: Cell {
        var seen: Set<String> = []
        let hosts = ([claimant].compactMap(\.self) + others).compactMap(\.hosts.first?.name)
        return .list(hosts.filter { seen.insert($0).inserted })
    }

    /// What it comes from, in words.
    var causeCell: Cell {
        switch conflict.cause.kind {
        case .blackout:
            .state(
                ConflictSentences.closure(cause ?? "", causeReference, causeReason), key: causeReference ?? "blackout")
        case .imported: .state(ConflictSentences.anImport, key: "import")
        case .resource, .skill, .line: (cause ?? subject).map(Cell.text) ?? .empty
        case .reservation, .rule: (claimant.map { "\($0.reference) \($0.title)" }).map(Cell.text) ?? .empty
        }
    }
}

extension Conflict {
    /// What became of it.
    var stateCell: Cell {
        .state(ConflictSentences.state(state), key: state.rawValue, tone: state == .open ? .waiting : .plain)
    }

    /// How long it stands: in whole minutes for an hour, then in whole hours, from two days on in days.
    func age(at now: Instant) -> Cell {
        let seconds = max(0, (now - firstSeen).components.seconds)
        let hours = seconds / 3_600
        guard hours > 0 else { return .duration(.seconds(seconds / 60 * 60)) }
        guard hours >= 48 else { return .duration(.seconds(hours * 3_600)) }
        return .state(ConflictSentences.days(Int(hours / 24)), key: "P\(hours / 24)D")
    }

    /// Who is to mend it.
    func whose(at now: Instant) -> Cell {
        isItsHosts(at: now)
            ? .state(ConflictSentences.hosts, key: "host")
            : .state(ConflictSentences.coordinators, key: "coordinator")
    }
}

extension Conflict.Severity {
    /// How it stands out.
    var tone: Tone {
        switch self {
        case .known: .plain
        case .pressing: .waiting
        case .impossible: .bad
        }
    }

    /// What people read of it.
    var cell: Cell {
        let key =
            switch self {
            case .known: "known"
            case .pressing: "pressing"
            case .impossible: "impossible"
            }
        return .state(ConflictSentences.severity(self), key: key, tone: tone)
    }
}

extension Desk {
    /// What an answer says of the conflicts that it made.
    func conflictLines(_ conflicts: [NewConflict]?, _ doing: Doing) -> [Sentence] {
        (conflicts ?? []).prefix(5).flatMap { conflict in
            switch doing {
            case .done:
                ConflictSentences.new(
                    conflict.reference, rule: conflict.rule, others: conflict.others,
                    due: Cell.instant(conflict.dueAt).sentence(in: zone))
            case .tried: [ConflictSentences.wouldBe(rule: conflict.rule, others: conflict.others)]
            }
        }
    }

    /// What an import says of those that it made.
    func conflictLines(_ count: Int?, _ doing: Doing) -> [Sentence] {
        guard let count, count > 0, doing == .done else { return [] }
        return [ConflictSentences.several(count)]
    }

    /// The same for programs; nothing where there are none.
    func conflictParts(_ conflicts: [NewConflict]?, _ doing: Doing) -> [Record.Part] {
        guard let conflicts, !conflicts.isEmpty else { return [] }
        return [
            Record.Part(
                "conflicts", ConflictSentences.made,
                Table(
                    [
                        Column("reference", Headings.reference), Column("rule", ConflictSentences.rule),
                        Column("others", ConflictSentences.others, .trailing), Column("due", ConflictSentences.due),
                    ],
                    rows: conflicts.map {
                        [
                            doing == .tried ? .empty : .text($0.reference), .text($0.rule), .integer($0.others),
                            .instant($0.dueAt),
                        ]
                    }))
        ]
    }
}
