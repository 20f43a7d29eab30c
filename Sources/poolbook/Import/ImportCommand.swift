import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook import`: the rows of a CSV file, all of them or none.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("import", HelpSentences.importCommand, discussion: HelpSentences.importKinds)
    }

    @Argument(help: help(HelpSentences.importKind)) var kind: String
    @Argument(help: help(HelpSentences.importFile)) var file: String
    @Option(name: .customLong("map"), help: help(HelpSentences.map, valueName: "column=field"))
    var maps: [String] = []
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    /// What can be imported.
    static let kinds = Noun.allCases.map(\.rawValue) + ["grant", "reservation"]

    func run() throws {
        switch kind {
        case "grant":
            let rows = GrantRows(
                sheet: try sheet(GrantRows.fields, required: ["fund", "project", "category", "year", "amount"]))
            try rows.save(common, write)
        case "reservation":
            let rows = ReservationRows(
                sheet: try sheet(ReservationRows.fields, required: ["title", "start", "end"]))
            try rows.save(common, write)
        default:
            guard let noun = Noun(rawValue: kind) else {
                throw Failure(
                    .usage, FailureSentences.field(Headings.kind, kind, FieldSentences.choice(Self.kinds, typed: kind)))
            }
            try NounRows(noun: noun, sheet: try sheet(noun.fields, required: [noun.code.key])).save(common, write)
        }
    }

    private func sheet(_ fields: [Field], required: Set<String>) throws -> Sheet {
        try Sheet(file: file, fields: fields, required: required, maps: maps)
    }
}

/// Rows of a noun, matched by code: new ones are added, standing ones changed where they differ.
struct NounRows {
    let noun: Noun
    let sheet: Sheet

    func save(_ common: CommonOptions, _ write: WriteOptions) throws {
        let builder = RowBuilder(noun: noun)
        let names = Array(Set(sheet.rows.flatMap { builder.names(in: $0.texts) }))
        try Desk.open(common, names: names) { desk in
            let directory = Directory(names: names, desk.snapshot)
            let standing = try standingCodes(desk)
            var problems = sheet.malformed + sheet.repeated(noun.code)
            var rows: [JSONValue] = []
            for row in sheet.rows {
                let stands = standing.contains(row.texts[noun.code.key] ?? "")
                switch builder.row(row.texts, number: row.number, directory, verb: stands ? .edit : .add) {
                case .row(let value): rows.append(value)
                case .problems(let found):
                    problems += found.map { problem in
                        Sheet.Problem(
                            row: row.number, column: sheet.column(of: problem.field), text: problem.text,
                            expected: problem.expected)
                    }
                }
            }
            guard problems.isEmpty else { throw sheet.failure(problems) }

            let act = desk.act(write, content: sheet.content(kind: noun.rawValue))
            let saved = try desk.doing(act) { act throws(StoreError) in
                try desk.store.save(noun.kind, .import, rows, act)
            }
            answer(desk, saved, write.doing)
        }
    }

    private func standingCodes(_ desk: Desk) throws -> Set<String> {
        let pool = desk.snapshot.pool.id
        return switch noun {
        case .org: Set(try desk.store.organizations(in: pool).map(\.code))
        case .member: Set(try desk.store.members(in: pool).map(\.login))
        case .venue: Set(try desk.store.resources(.venue, in: pool).map(\.code))
        case .staff: Set(try desk.store.resources(.staff, in: pool).map(\.code))
        case .equipment: Set(try desk.store.resources(.equipment, in: pool).map(\.code))
        case .fund: Set(try desk.store.funds(in: pool).map(\.code))
        case .project: Set(try desk.store.projects(in: pool).map(\.code))
        }
    }

    private func answer(_ desk: Desk, _ saved: [SavedRow], _ doing: Doing) {
        let counts = Dictionary(grouping: saved, by: \.outcome).mapValues(\.count)
        let (added, changed, same) = (counts[.added] ?? 0, counts[.changed] ?? 0, counts[.same] ?? 0)
        let lines =
            [AnswerSentences.imported(rows: saved.count, added: added, changed: changed, same: same, doing)]
            + saved.filter { $0.outcome == .changed }.map {
                AnswerSentences.saved($0.outcome.sentence, $0.code, doing)
            }
        desk.answer(
            lines + sheet.remark,
            record: Record([
                Record.Field("rows", Headings.rows, .integer(saved.count)),
                Record.Field("added", SavedRow.Outcome.added.sentence, .integer(added)),
                Record.Field("changed", SavedRow.Outcome.changed.sentence, .integer(changed)),
                Record.Field("same", Headings.same, .integer(same)),
                Record.Field("unused_columns", Headings.unused, .list(sheet.unused)),
                Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
            ]))
    }
}
