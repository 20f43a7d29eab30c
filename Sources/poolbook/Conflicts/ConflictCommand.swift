import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook conflict`: double bookings, and whatever else breaks a rule.
struct ConflictCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "conflict", ConflictSentences.help,
            subcommands: [
                ConflictList.self, ConflictShow.self, ConflictPlan.self, ConflictReview.self, ConflictResolve.self,
                ConflictUndo.self, ConflictObject.self, ConflictLog.self,
            ], defaultSubcommand: ConflictList.self)
    }
}

struct ConflictList: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("list", ConflictSentences.helpList)
    }

    @OptionGroup var days: WhenOptions
    @Option(name: .customLong("venue"), help: help(ConflictSentences.helpVenue)) var venues: [String] = []
    @Option(name: .customLong("staff"), help: help(ConflictSentences.helpStaff)) var staff: [String] = []
    @Option(name: .customLong("equipment"), help: help(ConflictSentences.helpEquipment)) var equipment: [String] = []
    @Option(name: .customLong("org"), help: help(ConflictSentences.helpOrganization)) var organizations: [String] = []
    @Flag(help: help(ConflictSentences.helpMine)) var mine = false
    @Option(name: .customLong("rule"), help: help(ConflictSentences.helpRule)) var rules: [String] = []
    @Option(name: .customLong("state"), help: help(ConflictSentences.helpState)) var states: [String] = []
    @Option(help: help(ConflictSentences.helpSame)) var sameCause: String?
    @Flag(help: help(ConflictSentences.helpEach)) var each = false
    @Option(help: help(HelpSentences.limit)) var limit: Int = 200
    @OptionGroup var common: CommonOptions

    func run() throws {
        let states = try choices(states, of: Conflict.State.allCases.map(\.rawValue), Headings.state)
            .compactMap(Conflict.State.init(rawValue:))
        let rules = try choices(rules, of: Rule.allCases.map(\.rawValue), ConflictSentences.rule)
            .compactMap(Rule.init(rawValue:))
        guard (1...100_000).contains(limit) else {
            throw Failure(.usage, FailureSentences.field(Headings.rows, "\(limit)", FieldSentences.number(nil)))
        }
        let names = names
        try Desk.open(common, names: names) { desk in
            var filter = try filter(Directory(names: names, desk.snapshot))
            filter.rules = rules
            filter.states = states.isEmpty ? [.open, .waived] : states
            if !days.isEmpty { filter.period = try days.period(desk) }
            if mine { filter.parties = [try desk.ownOrganization()] }
            if let sameCause {
                filter.cause = ConflictID(try desk.match(names.count - 1, of: names).id)
                guard !sameCause.isEmpty else { return }
            }
            let grouping: ConflictGrouping = each || sameCause != nil ? .each : .byCause
            let pool = desk.snapshot.pool.id
            let (rows, total) = try desk.store.listConflicts(in: pool, filter, grouping, limit: limit)
            let best = try desk.store.bestProposals(of: rows.map(\.conflict.id), in: pool)
            desk.answer(ConflictRecords.table(rows, best: best, at: desk.snapshot.now), of: total)
        }
    }

    private var names: [Snapshot.Name] {
        func named(_ kind: Snapshot.Name.Kind, _ texts: [String]) -> [Snapshot.Name] {
            texts.map { Snapshot.Name(kind, $0) }
        }
        return named(.venue, venues) + named(.staff, staff) + named(.equipment, equipment)
            + named(.organization, organizations) + named(.conflict, sameCause.map { [$0] } ?? [])
    }

    private func filter(_ directory: Directory) throws -> ConflictFilter {
        try named {
            var filter = ConflictFilter()
            let takes: [(Snapshot.Name.Kind, [String])] = [(.venue, venues), (.staff, staff), (.equipment, equipment)]
            filter.resources = try takes.flatMap { kind, texts in
                try texts.map { try directory.resource(Snapshot.Name(kind, $0)).id }
            }
            filter.parties = try organizations.map {
                OrganizationID(try directory.id(of: Snapshot.Name(.organization, $0)))
            }
            return filter
        }
    }
}

struct ConflictShow: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("show", ConflictSentences.helpShow)
    }

    @Argument(help: help(ConflictSentences.reference)) var reference: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = [Snapshot.Name(.conflict, reference)]
        try Desk.open(common, names: names) { desk in try desk.showConflict(0, of: names) }
    }
}

extension Desk {
    /// Shows the conflict that a reference stands for.
    func showConflict(_ position: Int, of names: [Snapshot.Name]) throws {
        try showConflict(try match(position, of: names))
    }

    /// The same of a conflict that was found.
    func showConflict(_ found: Snapshot.Match) throws {
        let page = try ConflictDocument(ConflictID(found.id), reference: found.code, self)
        answer(page.document, record: page.record)
    }
}
