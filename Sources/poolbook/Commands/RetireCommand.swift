import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// What every `retire` takes.
struct RetireOptions: ParsableArguments {
    @Option(help: help(HelpSentences.retireFrom)) var from: String?
    @Flag(help: help(HelpSentences.retireUndo)) var undo = false
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @Flag(name: .shortAndLong, help: help(HelpSentences.yes)) var yes = false
    @OptionGroup var succession: SuccessionOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
}

/// `poolbook NOUN retire`: from a day on the thing takes nothing new.
struct NounRetire<N: NounCommand>: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("retire", HelpSentences.nounRetire) }

    @Argument(help: help(HelpSentences.nameArgument)) var name: String
    @OptionGroup var options: RetireOptions

    func run() throws {
        let successor = try options.succession.successor(of: N.noun, undoing: options.undo)
        let names = [Snapshot.Name(N.noun.nameKind, name)] + (successor.map { [Snapshot.Name(.member, $0)] } ?? [])
        try Desk.open(options.common, names: names) { desk in
            let match = try desk.match(0, of: names)
            let thing = match.code == match.name ? match.code : "\(match.code) \(match.name)"
            let heir = try successor.map { _ in try desk.match(1, of: names) }
            try desk.retire(N.noun.retirable, match.id, thing, asked: name, options, to: heir)
        }
    }
}

/// `poolbook pool retire`: from a day on nothing new is entered in it.
struct PoolRetire: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("retire", HelpSentences.nounRetire) }

    @Argument(help: help(HelpSentences.poolArgument)) var name: String
    @OptionGroup var options: RetireOptions

    func run() throws {
        guard options.succession.successor == nil else { throw Failure(.usage, AgreementSentences.successorOfMember) }
        var common = options.common
        common.pool = name
        try Desk.open(common) { desk in
            try desk.retire(.pool, desk.snapshot.pool.id.uuid, desk.snapshot.pool.name, asked: name, options)
        }
    }
}

extension Desk {
    /// The day that it is where the pool is.
    var today: LocalDate { zone.local(snapshot.now).date }

    /// Shows what stands on a thing, asks, and retires it; or takes that back.
    func retire(
        _ kind: Retirable, _ id: UUID, _ thing: String, asked: String, _ options: RetireOptions,
        to heir: Snapshot.Match? = nil
    ) throws {
        guard options.from == nil || !options.undo else { throw Failure(.usage, FailureSentences.fromAndUndo) }
        let write = options.write
        let day = options.undo ? nil : try dayOrToday(options.from)
        var standing = Standing.nothing
        if let day {
            standing = try store.standing(on: kind, id, from: day, in: snapshot.pool.id)
            if !write.dryRun, !options.yes {
                try Terminal.mayAsk()
                if standing.count > 0 {
                    Speech.complain(String(renderer.text(Document([section(standing, from: day)])).dropLast()))
                }
                try Terminal.confirm(renderer.text(AnswerSentences.confirmRetire(thing, from: day)))
            }
        }
        let content = JSONValue.object([
            "act": .string("retire"), "kind": .string(kind.rawValue), "name": .string(asked),
            "from": options.from.map(JSONValue.string) ?? .null, "undo": .string(options.undo ? "undo" : "retire"),
            "reason": options.reason.map(JSONValue.string) ?? .null,
            "successor": options.succession.successor.map(JSONValue.string) ?? .null,
        ])
        let act = act(write, content: content.text)
        let answer = try doing(act) { act throws(StoreError) in
            guard let heir, let day else { return try store.retire(kind, id, from: day, reason: options.reason, act) }
            return try store.retireMember(id, from: day, successor: heir.id, reason: options.reason, act)
        }
        self.answer(
            answer, thing, standing, told: write.dryRun || options.yes, write.doing,
            heir: heir.map { $0.code == $0.name ? $0.code : "\($0.code) \($0.name)" })
    }

    private func dayOrToday(_ text: String?) throws -> LocalDate {
        guard let text else { return today }
        let day = try day(text)
        guard day >= today else {
            throw Failure(.badData, FailureSentences.field(Headings.from, text, FieldSentences.notBefore(today)))
        }
        return day
    }

    private func section(_ standing: Standing, from day: LocalDate) -> Document.Section {
        Document.Section(
            .table(table(standing)),
            heading: AnswerSentences.standsOn(standing.count, shown: standing.rows.count, from: day))
    }

    private func table(_ standing: Standing) -> Table {
        let currency = self.currency
        let hasMoney = standing.rows.contains { $0.amount != nil }
        let columns = [
            Column("kind", Headings.kind), Column("reference", Headings.reference), Column("when", Headings.when),
            Column("name", Headings.name),
        ]
        return Table(
            columns + (hasMoney ? [Column("amount", Headings.amount, .trailing)] : []),
            rows: standing.rows.map { row in
                [
                    .state(FailureSentences.kindName(row.kind), key: row.kind), .text(row.reference),
                    row.period.map(Cell.range) ?? .empty, .text(row.name),
                ]
                    + (hasMoney
                        ? [row.amount.map { .money(Money(minorUnits: $0, currency: currency)) } ?? .empty] : [])
            })
    }

    private func answer(
        _ answer: RetirementAnswer, _ thing: String, _ standing: Standing, told: Bool, _ doing: Doing,
        heir: String?
    ) {
        let did =
            switch answer.outcome {
            case .added, .changed: AnswerSentences.retired(thing, from: answer.retiredFrom, doing)
            case .same: AnswerSentences.sameRetirement(thing, from: answer.retiredFrom)
            }
        let passed = heir.map {
            [AgreementSentences.passedOn($0, people: answer.resources ?? 0, approvals: answer.approvals ?? 0, doing)]
        }
        var sections = [Document.Section(.lines([did] + (passed ?? [])))]
        if let day = answer.retiredFrom, told, standing.count > 0 { sections.append(section(standing, from: day)) }
        self.answer(
            Document(sections),
            record: Record(
                [
                    Record.Field("code", Headings.code, .text(answer.code)),
                    Record.Field("name", Headings.name, .text(answer.name)),
                    Record.Field("retired_from", Headings.retiredFrom, answer.retiredFrom.map(Cell.date) ?? .empty),
                    Record.Field("outcome", Headings.outcome, .text(answer.outcome.rawValue)),
                    Record.Field("standing", Headings.standing, .integer(standing.count)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ], parts: [Record.Part("stands_on_it", Headings.standing, table(standing))]))
    }
}
