import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook conflict undo`: everything is again what it was.
struct ConflictUndo: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("undo", ResolutionHelp.undo) }

    @Argument(help: help(ResolutionHelp.reference)) var reference: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.conflict, reference)]
        try Desk.open(common, names: names) { desk in
            let conflict = ConflictID(try desk.match(0, of: names).id)
            let act = desk.act(write, content: "conflict.undo \(reference)\n\(reason ?? "")")
            let answer: UndoAnswer
            do throws(StoreError) {
                answer = try desk.store.undoResolution(of: conflict, reason: reason, act)
            } catch {
                throw try desk.passingOn(error, about: conflict, note: reason, act)
            }
            let lines = answer.changes.map { change in
                Sentence.joined(
                    [
                        .verbatim(""), .verbatim("\(change.reference) \(change.after.title)"),
                        (change.after.period.map(Cell.period) ?? .empty).sentence(in: desk.zone),
                        .verbatim((change.after.takes ?? []).map(\.name).joined(separator: ", ")),
                        change.state.sentence,
                    ], by: .verbatim("  "))
            }
            let undone = ResolutionSentences.undone(answer.reference, write.doing)
            desk.answer(
                Document([.init(.lines([undone] + lines))]),
                record: Record(
                    [
                        Record.Field("reference", Headings.reference, .text(answer.reference)),
                        Record.Field(
                            "kind", ResolutionSentences.kind,
                            .state(ResolutionSentences.kind(answer.kind), key: answer.kind.rawValue)),
                        Record.Field("told", ResolutionSentences.told, .integer(answer.told)),
                        Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                    ],
                    parts: [
                        Record.Part(
                            "changes", ResolutionSentences.changes,
                            Table(
                                [
                                    Column("reference", Headings.reference), Column("title", Headings.title),
                                    Column("state", Headings.state), Column("when", Headings.when),
                                ],
                                rows: answer.changes.map { change in
                                    [
                                        .text(change.reference), .text(change.after.title), change.state.cell,
                                        change.after.period.map(Cell.period) ?? .empty,
                                    ]
                                }))
                    ]))
            desk.promote(after: act)
        }
    }
}

/// `poolbook conflict object`: what the chair decided in its own case goes to the next chair.
struct ConflictObject: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("object", ResolutionHelp.object) }

    @Argument(help: help(ResolutionHelp.reference)) var reference: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard isLine(reason) else {
            throw Failure(.badData, FailureSentences.field(Headings.reason, reason, FieldSentences.text))
        }
        let names = [Snapshot.Name(.conflict, reference)]
        try Desk.open(common, names: names) { desk in
            let conflict = ConflictID(try desk.match(0, of: names).id)
            let act = desk.act(write, content: "conflict.object \(reference)\n\(reason)")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.object(to: conflict, reason: reason, act)
            }
            let next = answer.next.map { term in
                ResolutionSentences.decides(
                    term.organization, from: Cell.date(desk.zone.local(term.startsAt).date).sentence(in: desk.zone))
            }
            desk.answer(
                [
                    ResolutionSentences.objected(answer.reference, write.doing),
                    .joined([.verbatim(""), next ?? ResolutionSentences.nobodyFollows], by: .verbatim("  ")),
                ],
                record: Record([
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("decided_by", ResolutionSentences.chair, .text(answer.decidedBy)),
                    Record.Field("next", DutySentences.next, (answer.next?.organization).map(Cell.text) ?? .empty),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }
}

/// `poolbook conflict log`: what ended conflicts.
struct ConflictLog: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("log", ResolutionHelp.log) }

    @OptionGroup var when: WhenOptions
    @Option(name: .customLong("org"), help: help(ResolutionHelp.logOrganization)) var organization: String?
    @Option(help: help(ResolutionHelp.logKind)) var kind: TypedKindOfResolution?
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = organization.map { [Snapshot.Name(.organization, $0)] } ?? []
        try Desk.open(common, names: names) { desk in
            let days = try when.days(desk)
            let chair = try organization.map { _ in try desk.match(0, of: names).name }
            let period = Period(
                start: days.first?.start ?? Instant(microseconds: 0),
                end: days.last?.end ?? desk.snapshot.now + .seconds(1))
            let rows = try desk.store.resolutions(in: desk.snapshot.pool.id, during: period).filter { row in
                (chair == nil || row.organization == chair) && (kind == nil || row.kind == kind?.kind)
            }
            desk.answer(
                Table(
                    [
                        Column("resolved_at", Headings.when), Column("conflict", ResolutionSentences.conflict),
                        Column("rule", Headings.rule), Column("kind", ResolutionSentences.kind),
                        Column("reservations", ResolutionSentences.what), Column("took", ResolutionSentences.took),
                        Column("chair", ResolutionSentences.chair), Column("by", ResolutionSentences.by),
                        Column("reason", Headings.reason), Column("remarks", ResolutionSentences.remarks),
                    ], rows: rows.map(\.cells)))
        }
    }
}

/// By what a conflict was ended, as it is typed.
enum TypedKindOfResolution: String, ExpressibleByArgument, CaseIterable {
    case place, time, part, person, split, merge, release, decline, waive, move, uphold

    var kind: Resolution.Kind? { Resolution.Kind(rawValue: rawValue) }
}

extension ResolutionRow {
    fileprivate var cells: [Cell] {
        var remarks: [Sentence] = []
        if isOwnCase { remarks.append(ResolutionSentences.ownCase) }
        if objected != nil { remarks.append(ResolutionSentences.contested) }
        if undone != nil { remarks.append(ResolutionSentences.wasUndone) }
        let keys = [
            isOwnCase ? "own-case" : nil, objected.map { _ in "objected" }, undone.map { _ in "undone" },
        ].compactMap(\.self)
        return [
            .instant(resolved), .text(conflict), .state(.verbatim(rule), key: rule),
            .state(ResolutionSentences.kind(kind), key: kind.rawValue), .list(reservations),
            .duration(.seconds(took.components.seconds / 60 * 60)),
            organization.map(Cell.text) ?? .state(ResolutionSentences.administrator, key: "administrator"),
            by.map(Cell.text) ?? .empty, reason.map(Cell.text) ?? .empty,
            remarks.isEmpty
                ? .empty
                : .state(.joined(remarks, by: Sentence(en: ", ", zh: "、")), key: keys.joined(separator: " ")),
        ]
    }
}
