import Reporting
import Scheduling
import SchedulingStore

/// Rows of grants: a fund gives a project money in a category for a year.
///
/// A row with the number of an entry is a grant that was made; it stands as it is or is refused, for the journal is
/// not changed. Every other row is a new grant.
struct GrantRows {
    let sheets: Sheets

    static var fields: [Field] {
        [
            Field("fund", Headings.fund, .name(.fund)), Field("project", Headings.project, .name(.project)),
            Field("category", Headings.category, .text), Field("year", Headings.year, .count),
            Field("amount", Headings.amount, .text), Field("entry", Headings.entry, .count),
            Field("match", MatchSentences.match, .text),
        ]
    }

    func save(_ common: CommonOptions, _ write: WriteOptions) throws {
        let names = Array(
            Set(sheets.rows.flatMap { row in Self.fields.flatMap { $0.names(in: row.texts[$0.key] ?? "") } }))
        try Desk.open(common, names: names) { desk in
            let directory = Directory(names: names, desk.snapshot)
            var problems = sheets.malformed
            var made = Set<Known>()
            if sheets.rows.contains(where: { $0.texts["entry"]?.isEmpty == false }) {
                made = Set(try desk.store.grants(in: desk.snapshot.pool.id).map(Known.init))
            }
            var grants: [Grant] = []
            var asked: [Sheet.Row] = []
            for row in sheets.rows {
                let reader = CellReader(sheets: sheets, row: row, fields: Self.fields)
                guard let (grant, known) = read(reader, desk, directory, &problems) else { continue }
                guard let entry = row.texts["entry"], !entry.isEmpty else {
                    grants.append(grant)
                    asked.append(row)
                    continue
                }
                if !made.contains(known) { reader.note("entry", entry, ImportSentences.noEntry(entry), &problems) }
            }
            guard problems.isEmpty else { throw sheets.failure(problems) }
            let same = sheets.rows.count - grants.count
            let remark = sheets.reading + (same > 0 ? [AnswerSentences.standing(same, of: sheets.rows.count)] : [])
            guard same == 0 || !grants.isEmpty else { return desk.answer([], write.doing, after: remark) }

            // A grant has no code to be known by: the same list sent again is the same act.
            let content = same == 0 ? sheets.content(kind: "grant") : sheets.content(kind: "grant", of: asked)
            let act = desk.act(write, content: content, keyWithoutOne: "import.grant \(content.stableHash)")
            let answers = try desk.doingLong(act, ProgressBar()) { act throws(StoreError) in
                try desk.store.grant(grants, reason: nil, act)
            }
            desk.answer(answers, write.doing, after: remark)
        }
    }

    /// What a grant that was made is known by.
    private struct Known: Hashable {
        let fund: String
        let project: String
        let category: String
        let year: Int
        let amount: Int64
        let entry: Int64?

        init(_ row: GrantEntryRow) {
            (fund, project, category) = (row.fund, row.project, row.category)
            (year, amount, entry) = (row.year, row.amount, row.entry)
        }

        init(_ fund: Snapshot.Match, _ project: Snapshot.Match, _ grant: Grant, _ entry: Int64?) {
            (self.fund, self.project, category) = (fund.code, project.code, grant.category)
            (year, amount, self.entry) = (grant.year, grant.amount.minorUnits, entry)
        }
    }

    private func read(
        _ reader: CellReader, _ desk: Desk, _ directory: Directory, _ problems: inout [Sheet.Problem]
    ) -> (Grant, Known)? {
        let fund = reader.read("fund", &problems) { try directory.match(Snapshot.Name(.fund, $0)) }
        let project = reader.read("project", &problems) { try directory.match(Snapshot.Name(.project, $0)) }
        let category = reader.read("category", &problems) { try $0.line() }
        let year = reader.read("year", &problems) { text in
            guard let year = Int(halfWidth(text)), (2000...2100).contains(year) else {
                throw FieldProblem(expected: FieldSentences.year)
            }
            return year
        }
        let amount = reader.read("amount", &problems) { try $0.amount(desk.currency) }
        let entry = reader.readAny("entry", &problems) { try $0.isEmpty ? nil : Int64(count($0)) }
        let match = reader.readAny("match", &problems) { try $0.isEmpty ? nil : $0.amount(desk.currency) }
        guard let fund, let project, let category, let year, let amount, let entry, let match else { return nil }
        let grant = Grant(
            fund: FundID(fund.id), project: ProjectID(project.id), category: category, year: year, amount: amount,
            match: match)
        return (grant, Known(fund, project, grant, entry))
    }
}
