import Reporting
import Scheduling
import SchedulingStore

/// Rows of public holidays, and of the days that are worked in exchange: those of a year are all that it has.
struct HolidayRows {
    let sheets: Sheets

    static var fields: [Field] {
        [
            Field("date", HoursSentences.day, .date),
            Field("kind", Headings.kind, .choice(Holidays.Day.Kind.allCases.map(\.rawValue))),
            Field("name", Headings.name, .text),
        ]
    }

    func save(_ common: CommonOptions, _ write: WriteOptions) throws {
        var problems = sheets.malformed + sheets.repeated(Self.fields[0])
        let days = sheets.rows.compactMap { row -> Holidays.Day? in
            let reader = CellReader(sheets: sheets, row: row, fields: Self.fields)
            let date = reader.read("date", &problems) { try LocalDate(field: $0) }
            let kind = reader.read("kind", &problems) { text -> Holidays.Day.Kind in
                guard let kind = Holidays.Day.Kind(rawValue: text) else {
                    throw FieldProblem(
                        expected: FieldSentences.choice(Holidays.Day.Kind.allCases.map(\.rawValue), typed: text))
                }
                return kind
            }
            let name = reader.read("name", &problems) { try $0.line() }
            guard let date, let kind, let name else { return nil }
            return Holidays.Day(date, kind, name: name)
        }
        guard problems.isEmpty else { throw sheets.failure(problems) }
        try Self.save(days, after: sheets.reading + sheets.remark, common, write)
    }

    /// Reads iCalendar files, and saves their days.
    static func save(calendars files: [String], _ common: CommonOptions, _ write: WriteOptions) throws {
        var days: [Holidays.Day] = []
        for file in files {
            let read = HolidayFile(try FileText(of: file).text)
            guard read.unread.isEmpty, !read.days.isEmpty else {
                throw Failure(.badData, HoursSentences.noHolidays(file, lines: read.unread))
            }
            days += read.days
        }
        // Of several events on a day the last one holds.
        try save(Holidays(days).all, after: [], common, write)
    }

    private static func save(
        _ days: [Holidays.Day], after remark: [Sentence], _ common: CommonOptions, _ write: WriteOptions
    ) throws {
        let content = days.map { "\($0.date) \($0.kind.rawValue) \($0.name)" }.joined(separator: "\n")
        try Desk.open(common) { desk in
            let act = desk.act(write, content: "import.holiday\n" + content)
            let answer = try desk.doing(act) { act throws(StoreError) in try desk.store.importHolidays(days, act) }
            desk.answer(
                remark + [
                    HoursSentences.holidays(
                        answer.rows, added: answer.added, changed: answer.changed, removed: answer.removed, write.doing)
                ],
                record: Record([
                    Record.Field("rows", Headings.rows, .integer(answer.rows)),
                    Record.Field("added", HoursSentences.added, .integer(answer.added)),
                    Record.Field("changed", Headings.changed, .integer(answer.changed)),
                    Record.Field("removed", HoursSentences.removed, .integer(answer.removed)),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }
}
