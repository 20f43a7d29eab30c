import Reporting
import Scheduling
import SchedulingStore

/// Rows of a noun, matched by code: new ones are added, standing ones changed where they differ.
struct NounRows {
    let noun: Noun
    let sheets: Sheets

    func save(_ invitations: InvitationOptions, _ common: CommonOptions, _ write: WriteOptions) throws {
        let builder = RowBuilder(noun: noun)
        let names = Array(Set(sheets.rows.flatMap { builder.names(in: $0.texts) }))
        let bar = ProgressBar()
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            let directory = Directory(names: names, desk.snapshot)
            let standing = try noun.standingNames(desk)
            var problems = sheets.malformed + sheets.repeated(noun.code)
            var rows: [JSONValue] = []
            var newCodes: [String] = []
            for row in sheets.rows {
                let stands = standing[row.texts[noun.code.key] ?? ""] != nil
                if !stands { newCodes += [row.texts[noun.code.key] ?? ""] }
                switch builder.row(row.texts, number: row.line, directory, verb: stands ? .edit : .add) {
                case .row(let value): rows.append(value)
                case .problems(let found):
                    problems += found.map { problem in
                        Sheet.Problem(
                            row: row, column: sheets.column(of: problem.field, in: row), text: problem.text,
                            expected: problem.expected)
                    }
                }
            }
            guard problems.isEmpty else { throw sheets.failure(problems) }

            let act = desk.act(write, content: sheets.content(kind: noun.rawValue))
            let invited = try Invitations(for: noun == .member ? newCodes : [], invitations, desk)
            let rowsToSave = invited.adding(to: rows)
            let saved = try desk.doingLong(act, bar) { act throws(StoreError) in
                try desk.store.save(noun.kind, .import, rowsToSave, act)
            }
            let written = try invited.write(saved, write.doing, desk)
            answer(desk, saved, changes(saved, standing, desk.currency), written, write.doing)
        }
    }

    /// What is different now, field by field, in the order of the rows and fields.
    private func changes(
        _ saved: [SavedRow], _ standing: [String: String], _ currency: Currency
    ) -> [FieldChange] {
        let names = Dictionary(
            sheets.rows.map { ($0.texts[noun.code.key] ?? "", $0.texts["name"]) },
            uniquingKeysWith: { first, _ in first })
        return saved.flatMap { row in
            noun.known.compactMap { field -> FieldChange? in
                guard let change = row.change?[field.column] else { return nil }
                if field.key == "name" {
                    // Of a name the answer only tells that it differs.
                    let (before, after) = (standing[row.code], names[row.code] ?? nil)
                    let isKnown = before != nil && after != nil && before != after
                    return FieldChange(row.code, field, isKnown ? before : nil, isKnown ? after : nil)
                }
                let texts = change.map { field.text(of: $0, in: currency) }
                return FieldChange(row.code, field, texts.first ?? nil, texts.dropFirst().first ?? nil)
            }
        }
    }

    private func answer(
        _ desk: Desk, _ saved: [SavedRow], _ changes: [FieldChange], _ written: [Invitations.Written], _ doing: Doing
    ) {
        let counts = Dictionary(grouping: saved, by: \.outcome).mapValues(\.count)
        let (added, changed, same) = (counts[.added] ?? 0, counts[.changed] ?? 0, counts[.same] ?? 0)
        let told = FieldChange.sentences(changes, codes: saved.filter { $0.outcome == .changed }.map(\.code))
        let summary = AnswerSentences.imported(
            rows: saved.count, added: added, changed: changed, same: same, told.count == 1 ? told.first : nil, doing)
        desk.answer(
            sheets.reading + [summary] + (told.count == 1 ? [] : told.map(AnswerSentences.indented)) + sheets.remark
                + written.lines(in: desk.zone),
            record: Record(
                [
                    Record.Field("rows", Headings.rows, .integer(saved.count)),
                    Record.Field("added", SavedRow.Outcome.added.sentence, .integer(added)),
                    Record.Field("changed", SavedRow.Outcome.changed.sentence, .integer(changed)),
                    Record.Field("same", Headings.same, .integer(same)),
                    Record.Field("unused_columns", Headings.unused, .list(sheets.unused)),
                    Record.Field("gb18030", Headings.encoding, .list(sheets.inGB18030)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ],
                parts: [Record.Part("changes", Headings.changes, FieldChange.table(changes, code: noun.code))]
                    + (written.isEmpty ? [] : [Record.Part("invitations", JoiningSentences.invitation, written.table)]))
        )
    }
}

/// One field of one thing that is different now.
struct FieldChange {
    let code: String
    let field: Field
    /// Nil where there was nothing, or where it is not told.
    let before: String?
    let after: String?

    init(_ code: String, _ field: Field, _ before: String?, _ after: String?) {
        self.code = code
        self.field = field
        self.before = before
        self.after = after
    }

    private var sentence: Sentence {
        let name = Sentence.rendered { $0 == .english ? field.key : field.heading.zh }
        guard before != nil || after != nil else { return name }
        return .joined([name, .verbatim("\(before ?? "-") -> \(after ?? "-")")], by: .verbatim(" "))
    }

    /// Each thing in a line: `DS-07 capacity 200 -> 260`.
    static func sentences(_ changes: [FieldChange], codes: [String]) -> [Sentence] {
        let byCode = Dictionary(grouping: changes, by: \.code)
        return codes.map { code in
            let fields = Sentence.joined((byCode[code] ?? []).map(\.sentence), by: .verbatim(", "))
            return Sentence.joined([.verbatim(code), fields], by: .verbatim(fields.en.isEmpty ? "" : " "))
        }
    }

    static func table(_ changes: [FieldChange], code: Field) -> Table {
        Table(
            [
                Column(code.key, code.heading), Column("field", Headings.field), Column("before", Headings.before),
                Column("after", Headings.after),
            ],
            rows: changes.map { change in
                [
                    .text(change.code), .text(change.field.key), .optional(change.before), .optional(change.after),
                ]
            })
    }
}

extension Noun {
    /// The names of what there is, by code.
    func standingNames(_ desk: Desk) throws -> [String: String] {
        let pool = desk.snapshot.pool.id
        let pairs: [(String, String)] =
            switch self {
            case .org: try desk.store.organizations(in: pool).map { ($0.code, $0.name) }
            case .member: try desk.store.members(in: pool).map { ($0.login, $0.name) }
            case .venue: try desk.store.resources(.venue, in: pool).map { ($0.code, $0.name) }
            case .staff: try desk.store.resources(.staff, in: pool).map { ($0.code, $0.name) }
            case .equipment: try desk.store.resources(.equipment, in: pool).map { ($0.code, $0.name) }
            case .fund: try desk.store.funds(in: pool).map { ($0.code, $0.name) }
            case .project: try desk.store.projects(in: pool).map { ($0.code, $0.name) }
            }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}
