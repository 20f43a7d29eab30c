import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook import`: the rows of CSV files, all of them or none.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("import", HelpSentences.importCommand, discussion: HelpSentences.importKinds)
    }

    @Argument(help: help(HelpSentences.importKind)) var kind: String
    @Argument(help: help(HelpSentences.importFile)) var files: [String] = []
    @Option(name: .customLong("map"), help: help(HelpSentences.map, valueName: "column=field|file"))
    var maps: [String] = []
    @Option(help: help(HelpSentences.saveMap, valueName: "file")) var saveMap: String?
    @Flag(help: help(HelpSentences.template)) var template = false
    @Option(name: .shortAndLong, help: help(HelpSentences.templateOutput, valueName: "file")) var output: String?
    @Flag(name: .shortAndLong, help: help(HelpSentences.overwrite)) var yes = false
    @OptionGroup var calendar: CalendarImportOptions
    @OptionGroup var invitation: InvitationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    /// What can be imported.
    static let kinds = Noun.allCases.map(\.rawValue) + ["grant", "reservation", "holiday", calendar]
    static let calendar = "calendar"

    func run() throws {
        guard invitation.isEmpty || kind == Noun.member.rawValue else {
            throw Failure(.usage, JoiningSentences.onlyForMembers)
        }
        if kind == Self.calendar { return try importCalendars() }
        guard calendar.isEmpty else { throw Failure(.usage, CalendarImportSentences.onlyForCalendars) }
        let kind = try SheetKind(named: kind)
        if template {
            guard files.isEmpty else { throw Failure(.usage, ImportSentences.templateAlone) }
            return try SheetTemplate(kind: kind).write(to: output, yes ? .silently : .asking, common)
        }
        guard !files.isEmpty else { throw Failure(.usage, ImportSentences.fileMissing) }
        guard output == nil else { throw Failure(.usage, ImportSentences.outputIsTheTemplates) }
        // A calendar has no columns.
        if case .holiday = kind, files.allSatisfy({ $0.lowercased().hasSuffix(".ics") }) {
            return try HolidayRows.save(calendars: files, common, write)
        }
        let map = try ColumnMap(maps, fields: kind.known)
        let sheets = try Sheets(files: files, fields: kind.known, required: kind.required, map: map)
        if let saveMap { try save(sheets, to: saveMap) }
        switch kind {
        case .noun(let noun): try NounRows(noun: noun, sheets: sheets).save(invitation, common, write)
        case .grant: try GrantRows(sheets: sheets).save(common, write)
        case .reservation: try ReservationRows(sheets: sheets).save(common, write)
        case .holiday: try HolidayRows(sheets: sheets).save(common, write)
        }
    }

    private func importCalendars() throws {
        guard maps.isEmpty, saveMap == nil, !template, output == nil else {
            throw Failure(.usage, CalendarImportSentences.noMapNorTemplate)
        }
        guard !files.isEmpty else { throw Failure(.usage, ImportSentences.fileMissing) }
        try CalendarImport(files: files.map { try CalendarFile($0) }, options: calendar).save(common, write)
    }

    /// Saves which columns had which fields, also where the rows turn out bad: the corrected file has the same columns.
    private func save(_ sheets: Sheets, to path: String) throws {
        var seen: Set<String> = []
        let mapping = sheets.files.flatMap(\.mapping).filter { seen.insert($0.column).inserted }
        let text = ColumnMap.text(mapping)
        if FileFacts.unfollowed(path)?.kind == .file, (try? FileText(of: path).text) == text { return }
        let file = try OutputFile(path, yes ? .silently : .asking)
        try file.add(text)
        try file.finish()
    }
}

/// What the rows of a file are.
enum SheetKind {
    case noun(Noun)
    case grant
    case reservation
    case holiday

    init(named name: String) throws {
        switch name {
        case "grant": self = .grant
        case "reservation": self = .reservation
        case "holiday": self = .holiday
        default:
            guard let noun = Noun(rawValue: name) else {
                throw Failure(
                    .usage,
                    FailureSentences.field(
                        Headings.kind, name, FieldSentences.choice(ImportCommand.kinds, typed: name)))
            }
            self = .noun(noun)
        }
    }

    /// Its fields, in the order of their columns.
    var fields: [Field] {
        switch self {
        case .noun(let noun): noun.fields
        case .grant: GrantRows.fields
        case .reservation: ReservationRows.fields
        case .holiday: HolidayRows.fields
        }
    }

    /// Its fields, and those that a file may have besides.
    var known: [Field] {
        switch self {
        case .noun(let noun): noun.known
        case .grant, .reservation, .holiday: fields
        }
    }

    /// What there is of a noun, as texts; of another kind, nothing yet.
    func texts(_ desk: Desk) throws -> [[String: String]] {
        switch self {
        case .noun(let noun): try noun.texts(desk)
        case .grant, .reservation, .holiday: []
        }
    }

    /// The fields of a file with these rows.
    func columns(of texts: [[String: String]]) -> [Field] {
        switch self {
        case .noun(let noun): noun.columns(of: texts)
        case .grant, .reservation, .holiday: fields
        }
    }

    /// The fields whose columns a file must have.
    var required: Set<String> {
        switch self {
        case .noun(let noun): [noun.code.key]
        case .grant: ["fund", "project", "category", "year", "amount"]
        case .reservation: ["title", "start", "end"]
        case .holiday: ["date", "kind", "name"]
        }
    }
}
