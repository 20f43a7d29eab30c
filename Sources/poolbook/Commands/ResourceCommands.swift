import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// A resource as it was typed, of whichever kind has it.
func resourceNames(_ text: String) -> [Snapshot.Name] {
    [Snapshot.Name(.venue, text), Snapshot.Name(.staff, text), Snapshot.Name(.equipment, text)]
}

extension Desk {
    /// The one resource, of any kind, that a name stands for.
    func resource(_ text: String) throws -> Resource {
        let found = snapshot.matches.prefix(3).flatMap(\.self).compactMap(\.resource)
        let exact = found.filter { $0.code == text || $0.name == text }
        let best = exact.isEmpty ? found : exact
        guard let first = best.first else {
            let nearest = resourceNames(text).compactMap { snapshot.nearest[$0] }.first ?? []
            throw Failure(.badData, FailureSentences.notFound(kind: "resource", name: text, nearest: nearest))
        }
        guard best.count == 1 else {
            throw Failure(
                .badData,
                FailureSentences.several(kind: "resource", name: text, matches: best.map { "\($0.code)  \($0.name)" }))
        }
        return first
    }
}

/// `poolbook blackout`: when resources are closed.
struct BlackoutCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "blackout", HelpSentences.blackout,
            subcommands: [BlackoutList.self, BlackoutAdd.self, BlackoutRemove.self],
            defaultSubcommand: BlackoutList.self)
    }
}

struct BlackoutList: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", HelpSentences.blackoutList) }

    @Argument(help: help(HelpSentences.resourceArgument)) var resource: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common, names: resource.map(resourceNames) ?? []) { desk in
            let code = try resource.map { try desk.resource($0).code }
            let rows = try desk.store.blackouts(in: desk.snapshot.pool.id, of: code, after: desk.snapshot.now)
            desk.answer(
                Table(
                    [
                        Column("reference", Headings.reference), Column("code", Headings.code),
                        Column("name", Headings.name), Column("when", Headings.when),
                        Column("reason", Headings.reason),
                    ],
                    rows: rows.map { row in
                        [.text(row.reference), .text(row.code), .text(row.name), .range(row.period), .text(row.reason)]
                    }))
        }
    }
}

struct BlackoutAdd: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("add", HelpSentences.blackoutAdd) }

    @Argument(help: help(HelpSentences.resourceArgument)) var resource: String
    @Argument(help: help(HelpSentences.whenRange)) var when: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard isLine(reason) else {
            throw Failure(.badData, FailureSentences.field(Headings.reason, reason, FieldSentences.text))
        }
        try Desk.open(common, names: resourceNames(resource)) { desk in
            let closed = try desk.resource(resource)
            let period: Period
            do throws(WhenError) {
                period = try When.parseRange(when, now: desk.snapshot.now, zone: desk.zone)
            } catch {
                throw Failure(.badData, error.sentence)
            }
            let act = desk.act(write, content: "blackout.add\n\(resource)\n\(when)\n\(reason)")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.addBlackout(of: closed.id, during: period, reason: reason, act)
            }
            desk.answer(
                BlackoutAnswers.record(
                    answer, write.dryRun ? AnswerSentences.wouldClose : AnswerSentences.closed, write.doing,
                    conflicts: desk.conflictParts(answer.conflicts, write.doing)))
        }
    }
}

struct BlackoutRemove: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("remove", HelpSentences.blackoutRemove)
    }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [Snapshot.Name(.blackout, reference)]
        try Desk.open(common, names: names) { desk in
            let act = desk.act(write, content: "blackout.remove\n\(reference)\n\(reason ?? "")")
            // Removed already, under this key: the reference stands for nothing, and the answer is still known.
            let code = desk.snapshot.matches[0].isEmpty ? reference : try desk.match(0, of: names).code
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.removeBlackout(reference: code, reason: reason, act)
            }
            desk.answer(
                BlackoutAnswers.record(
                    answer, write.dryRun ? AnswerSentences.wouldOpen : AnswerSentences.opened, write.doing))
            desk.promote(after: act)
        }
    }
}

/// What became of a blackout.
enum BlackoutAnswers {
    static func record(
        _ answer: BlackoutAnswer, _ did: Sentence, _ doing: Doing, conflicts: [Record.Part] = []
    ) -> Record {
        var fields = [
            Record.Field("resource", did, .text(answer.resource)),
            Record.Field("reference", Headings.reference, doing == .tried ? .empty : .text(answer.reference)),
        ]
        if let period = answer.period { fields.append(.init("when", Headings.when, .range(period))) }
        if let standing = answer.standing {
            fields.append(.init("standing", Headings.standing, .integer(standing)))
        }
        return Record(fields, parts: conflicts)
    }
}
