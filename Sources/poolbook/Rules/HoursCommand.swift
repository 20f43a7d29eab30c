import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook hours`: when a resource may be reserved.
struct HoursCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "hours", HelpSentences.hoursCommand, subcommands: [HoursShow.self, HoursSet.self],
            defaultSubcommand: HoursShow.self)
    }
}

struct HoursShow: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("show", HelpSentences.hoursShow) }

    @Argument(help: help(HelpSentences.resourceArgument)) var resource: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common, names: resourceNames(resource)) { desk in
            let found = try desk.resource(resource)
            var fields = [
                Record.Field("code", Headings.code, .text(found.code)),
                Record.Field("name", Headings.name, .text(found.name)),
                Record.Field("hours", Headings.hours, .hours(found.hours)),
            ]
            if !found.hours.windows.isEmpty {
                fields.append(.init("on_holidays", HoursSentences.onHolidays, HoursSentences.cell(found.onHolidays)))
            }
            let special = found.special.filter { $0.days.upperBound >= desk.today }
            let table = Table(
                [
                    Column("from", HoursSentences.from), Column("to", HoursSentences.to),
                    Column("hours", Headings.hours),
                ],
                rows: special.map { special in
                    [
                        .date(special.days.lowerBound), .date(special.days.upperBound),
                        special.hours.map(Cell.hours) ?? .state(HoursSentences.closed, key: "closed"),
                    ]
                })
            desk.answer(
                Record(fields, parts: special.isEmpty ? [] : [Record.Part("special", HoursSentences.special, table)]))
        }
    }
}

struct HoursSet: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("set", HelpSentences.hoursSet, discussion: HoursSentences.setExample)
    }

    @Argument(help: help(HelpSentences.resourceArgument)) var resource: String
    @Argument(help: help(HoursSentences.hours)) var hours: [String] = []
    @Option(help: help(HoursSentences.helpFrom)) var from: String?
    @Option(help: help(HoursSentences.helpTo)) var to: String?
    @Option(help: help(HoursSentences.helpOn)) var on: String?
    @Option(help: help(HoursSentences.helpOnHolidays)) var onHolidays: TypedOnHolidays?
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let hasDays = from != nil || to != nil || on != nil
        guard hasDays || onHolidays != nil else { return try setWeek() }
        guard hasDays == !hours.isEmpty else {
            throw Failure(.usage, hasDays ? HoursSentences.hoursMissing : HoursSentences.weekApart)
        }
        if let reason, !isLine(reason) {
            throw Failure(.badData, FailureSentences.field(Headings.reason, reason, FieldSentences.text))
        }
        let days = hasDays ? try self.days() : nil
        let setting = try self.setting()
        try Desk.open(common, names: resourceNames(resource)) { desk in
            let found = try desk.resource(resource)
            let content = JSONValue.array(
                ([resource, from, to, on, onHolidays?.rawValue, reason] as [String?])
                    .map { $0.map(JSONValue.string) ?? .null } + hours.map(JSONValue.string))
            let act = desk.act(write, content: "hours.set " + content.text)
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.setHours(
                    of: found.id, on: days, setting, holidays: onHolidays?.setting, reason: reason, act)
            }
            desk.answer(
                [AnswerSentences.saved(answer.outcome.sentence, answer.code, write.doing)],
                record: Record([
                    Record.Field("code", Headings.code, .text(answer.code)),
                    Record.Field("outcome", Headings.outcome, .text(answer.outcome.rawValue)),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }

    /// The hours of every week.
    private func setWeek() throws {
        guard !hours.isEmpty else { throw Failure(.usage, HoursSentences.hoursMissing) }
        guard reason == nil else { throw Failure(.usage, HoursSentences.reasonOfDays) }
        let names = resourceNames(resource)
        let text = hours.joined(separator: ", ")
        var found: Resource?
        try Desk.open(common, names: names) { desk in found = try desk.resource(resource) }
        guard let found, let noun = Noun(rawValue: found.kind.rawValue) else { return }
        try save(noun, .edit, ["hours": text], common, write, standing: found.code)
    }

    private func days() throws -> ClosedRange<LocalDate> {
        guard (on == nil) == (from != nil && to != nil), on == nil || from == nil && to == nil else {
            throw Failure(.usage, HoursSentences.whichDays)
        }
        let first = try day(on ?? from ?? "")
        let last = try day(on ?? to ?? "")
        guard first <= last else { throw Failure(.badData, HoursSentences.daysBackwards) }
        return first...last
    }

    private func day(_ text: String) throws -> LocalDate {
        do {
            return try LocalDate(field: text)
        } catch is FieldProblem {
            throw Failure(.badData, FailureSentences.field(HoursSentences.day, text, FieldSentences.date))
        }
    }

    /// What the days are to have; nil for what they have every week.
    private func setting() throws -> SpecialHours.Setting? {
        let text = hours.joined(separator: ", ")
        guard !text.isEmpty, !["usual", "照常"].contains(text.lowercased()) else { return nil }
        guard !["closed", "关闭", "闭馆"].contains(text.lowercased()) else { return .closed }
        do throws(OpeningHoursError) {
            return .open(try OpeningHours(text))
        } catch {
            throw Failure(.badData, FailureSentences.field(Headings.hours, text, error.sentence))
        }
    }
}

/// What holidays are to be for a resource, as it is typed.
enum TypedOnHolidays: String, ExpressibleByArgument, CaseIterable {
    case closed, open

    var setting: OnHolidays {
        switch self {
        case .closed: .closed
        case .open: .open
        }
    }
}
