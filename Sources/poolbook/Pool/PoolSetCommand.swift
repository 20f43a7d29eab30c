import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook pool set`: changes what a pool sets for itself.
struct PoolSet: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("set", SettingSentences.helpSet, discussion: SettingSentences.helpSetExample)
    }

    @Argument(help: help(SettingSentences.helpValues, valueName: "name=value")) var values: [String] = []
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard !values.isEmpty else { throw Failure(.usage, SettingSentences.nothingToSet) }
        try mustBeLine(reason)
        let typed = try values.map(TypedSetting.init)
        try Desk.open(common) { desk in
            let columns = Dictionary(
                try typed.map { ($0.setting.key, try $0.value(desk)) }, uniquingKeysWith: { $1 })
            let content = JSONValue.array((values + [reason ?? ""]).map(JSONValue.string))
            let act = desk.act(write, content: "pool.set " + content.text)
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.setPool(.object(columns), reason: reason, act)
            }
            let changed = Setting.allCases.filter { answer.changes[$0.column] != nil }
            let lines = changed.map { setting in
                let change = answer.changes[setting.column] ?? []
                let texts = [change.first, change.last].map { desk.told(setting, $0 ?? .null) }
                return SettingSentences.changed(setting, texts[0], texts[1])
            }
            desk.answer(
                changed.isEmpty
                    ? Document([.init(.lines([SettingSentences.unchanged]))])
                    : Document([.init(.lines(lines), heading: SettingSentences.head(write.doing))]),
                record: Record([
                    Record.Field("changed", SettingSentences.settings, .list(changed.map(\.rawValue))),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }
}

/// `poolbook pool resume`: ends the quiet of a pool that was restored.
struct PoolResume: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("resume", SettingSentences.helpResume) }

    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        try mustBeLine(reason)
        try Desk.open(common) { desk in
            let act = desk.act(write, content: "pool.resume\n\(reason ?? "")")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.resumePool(reason: reason, act)
            }
            desk.answer(
                [answer.changes.isEmpty ? SettingSentences.notQuiet : SettingSentences.resumed(write.doing)],
                record: Record([
                    Record.Field("resumed", SettingSentences.settings, .flag(!answer.changes.isEmpty)),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }
}

/// Refuses a reason that is not one line.
func mustBeLine(_ reason: String?) throws {
    if let reason, !isLine(reason) {
        throw Failure(.badData, FailureSentences.field(Headings.reason, reason, FieldSentences.text))
    }
}

/// A setting with its value, as they were typed.
private struct TypedSetting {
    let setting: Setting
    let text: String

    init(_ typed: String) throws {
        guard let split = typed.firstIndex(of: "=") else {
            throw Failure(.badData, SettingSentences.noValue(typed))
        }
        let name = String(typed[..<split]).trimmed
        guard let setting = Setting(named: name) else {
            let known = Setting.allCases.map { Nameable($0.rawValue) }
            throw Failure(
                .badData, SettingSentences.noSetting(name, nearest: nearest(to: name, among: known).map(\.code)))
        }
        self.setting = setting
        text = String(typed[typed.index(after: split)...]).trimmed
    }

    /// The value as the database takes it.
    func value(_ desk: Desk) throws -> JSONValue {
        switch setting.form {
        case .number(let range):
            guard let number = Int(halfWidth(text)), range.contains(number) else { throw unreadable }
            return .integer(Int64(number))
        case .amount:
            return text.isEmpty ? .null : .integer(try desk.amount(text).minorUnits)
        case .choice(let choices):
            guard choices.contains(text.lowercased()) else { throw unreadable }
            return .string(text.lowercased())
        case .words:
            var words: [String] = []
            for word in list(text) where !words.contains(word) {
                guard isLine(word) else { throw unreadable }
                words.append(word)
            }
            return .array(words.map(JSONValue.string))
        case .language:
            guard let language = Language(tag: text) else { throw unreadable }
            return .string(language.rawValue)
        case .on:
            guard ["on", "yes", "开"].contains(text.lowercased()) else { throw unreadable }
            return .string("true")
        case .elsewhere(let command):
            throw Failure(.badData, SettingSentences.setElsewhere(setting, command))
        }
    }

    private var unreadable: Failure {
        Failure(
            .badData,
            FailureSentences.field(.verbatim(setting.rawValue), text, SettingSentences.writes(setting.form)))
    }
}

extension Setting {
    /// The column of the database that tells of it.
    var column: String { self == .quiet ? "quiet_since" : key }
}

extension Desk {
    /// A setting's value in the database as people type it.
    fileprivate func told(_ setting: Setting, _ value: JSONValue) -> String {
        switch value {
        case .null: "-"
        case .string(let text):
            Instant(iso8601: text).map { Cell.instant($0).sentence(in: zone).text(in: renderer.language) } ?? text
        case .integer(let number):
            setting.form == .amount ? money(number).description : "\(number)"
        case .array(let words):
            words.isEmpty
                ? "-"
                : words.compactMap { if case .string(let word) = $0 { word } else { nil } }.joined(separator: ", ")
        case .double, .object: value.text
        }
    }

    /// How a setting stands in the pool.
    func cell(_ setting: Setting) -> Cell {
        let pool = snapshot.pool
        let settings = pool.settings
        return switch setting {
        case .language: .text(pool.language.rawValue)
        case .kinds: .list(pool.kinds.words)
        case .brands: .list(pool.brands.words)
        case .figures: .list(pool.figures.words)
        case .privacy: .text(settings.privacy.rawValue)
        case .holdHours: .integer(settings.holdHours)
        case .approvalHours: .integer(settings.approvalHours)
        case .conflictHours: .integer(settings.conflictHours)
        case .hostHours: .integer(settings.hostHours)
        case .horizonDays: .integer(settings.horizonDays)
        case .waitlist: .text(settings.waitlist.rawValue)
        case .offerHours: .integer(settings.offerHours)
        case .paymentLimit: settings.paymentLimit.map { .money(money($0)) } ?? .empty
        case .travelSpeed: pool.rules.number(of: .personTravel).map { .text("\($0)km/h") } ?? .empty
        case .walkingSpeed: .integer(settings.walkingSpeed.metresPerMinute)
        case .quiet: settings.quietSince.map(Cell.instant) ?? .empty
        }
    }

    /// All settings, each with what it is where nobody sets it and what it means.
    var settingsTable: Table {
        Table(
            [
                Column("setting", SettingSentences.setting), Column("value", SettingSentences.value),
                Column("default", SettingSentences.standard), Column("meaning", SettingSentences.meaning),
            ],
            rows: Setting.allCases.map { setting in
                let meaning = SettingSentences.meaning(setting)
                return [
                    .text(setting.rawValue), cell(setting), .optional(setting.standard),
                    .state(meaning, key: meaning.en),
                ]
            })
    }
}
