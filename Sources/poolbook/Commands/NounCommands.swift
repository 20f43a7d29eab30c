import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// A noun of the command line, with the options of its `add` and `edit`, and those of its `list`.
protocol NounCommand {
    associatedtype Options: NounOptions
    associatedtype Filters: NounFilters = NoFilters
    /// The options that only its `add` takes.
    associatedtype Adding: AddingOptions = NoAddingOptions
    static var noun: Noun { get }
    /// Subcommands beside the usual four.
    static var more: [any ParsableCommand.Type] { get }
}

extension NounCommand {
    static var more: [any ParsableCommand.Type] { [] }
}

/// The options of a noun's `add` and `edit`: texts by the key of their field.
protocol NounOptions: ParsableArguments {
    var texts: [String: String?] { get }
    /// Names to be known by beside those that there are.
    var moreAliases: [String] { get }
    /// What an organization is to agree to beforehand; nil where nothing was said of it.
    var standing: StandingChange? { get }
}

extension NounOptions {
    /// Only resources have aliases.
    var moreAliases: [String] { [] }
    /// Only organizations agree to anything.
    var standing: StandingChange? { nil }
}

/// Options that only `add` takes.
protocol AddingOptions: ParsableArguments {
    /// How the login of what is added is invited; nil of what has none.
    var invitations: InvitationOptions? { get }
}

struct NoAddingOptions: AddingOptions {
    var invitations: InvitationOptions? { nil }
}

/// `poolbook NOUN`: lists, shows, adds, edits and retires.
struct NounGroup<N: NounCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            N.noun.rawValue, HelpSentences.noun(N.noun.rawValue),
            subcommands: [
                NounList<N>.self, NounShow<N>.self, NounAdd<N>.self, NounEdit<N>.self, NounRetire<N>.self,
            ] + N.more,
            defaultSubcommand: NounList<N>.self)
    }
}

struct NounList<N: NounCommand>: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", HelpSentences.nounList) }

    @Flag(help: help(HelpSentences.listRetired)) var retired = false
    @OptionGroup var filters: N.Filters
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = filters.organizations.map { Snapshot.Name(.organization, $0) }
        try Desk.open(common, names: names) { desk in
            if let rights = try filters.answer(desk) { return desk.answer(rights) }
            var filter = try filters.filter()
            filter.organizations = try names.indices.map { try desk.match($0, of: names).code }
            let table = try N.noun.table(desk, retired ? .retired : .standing(on: desk.today), filter)
            if table.rows.isEmpty { try filters.check(against: N.noun, desk) }
            desk.answer(table)
        }
    }
}

struct NounShow<N: NounCommand>: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("show", HelpSentences.nounShow) }

    @Argument(help: help(HelpSentences.nameArgument)) var name: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = [Snapshot.Name(N.noun.nameKind, name)]
        try Desk.open(common, names: names) { desk in
            desk.answer(try N.noun.record(desk, desk.match(0, of: names)))
        }
    }
}

struct NounAdd<N: NounCommand>: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("add", HelpSentences.nounAdd) }

    @Argument(help: help(HelpSentences.newName)) var name: String
    @Option(help: help(HelpSentences.code)) var code: String?
    @OptionGroup var options: N.Options
    @OptionGroup var adding: N.Adding
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard options.standing == nil else { throw Failure(.usage, AgreementSentences.onlyStanding) }
        var texts = options.texts.compactMapValues(\.self)
        if N.noun == .member {
            texts["login"] = name
            texts["name"] = texts["name"] ?? name
        } else {
            texts["name"] = name
            texts["code"] = code ?? name
        }
        try save(
            N.noun, .add, texts, common, write, aliases: options.moreAliases, invitations: adding.invitations)
    }
}

struct NounEdit<N: NounCommand>: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("edit", HelpSentences.nounEdit) }

    @Argument(help: help(HelpSentences.nameArgument)) var name: String
    @Option(name: .customLong("name"), help: help(HelpSentences.rename)) var newName: String?
    @OptionGroup var options: N.Options
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        var texts = options.texts.compactMapValues(\.self)
        texts["name"] = newName ?? texts["name"]
        if let standing = options.standing {
            guard texts.isEmpty else { throw Failure(.usage, AgreementSentences.apart) }
            return try standing.make(of: name, common, write)
        }
        guard !texts.isEmpty || !options.moreAliases.isEmpty else {
            throw Failure(.usage, FailureSentences.nothingToChange)
        }
        try save(N.noun, .edit, texts, common, write, standing: name, aliases: options.moreAliases)
    }
}

/// Saves one thing from the texts of its fields; `standing` is what the thing to edit was called. The aliases come
/// beside those that it has, or that the texts give it.
func save(
    _ noun: Noun, _ verb: SaveVerb, _ texts: [String: String], _ common: CommonOptions, _ write: WriteOptions,
    standing: String? = nil, aliases: [String] = [], invitations: InvitationOptions? = nil
) throws {
    let builder = RowBuilder(noun: noun)
    let asked = "\(texts.sorted { $0.key < $1.key }) \(aliases)"
    let standingNames = standing.map { [Snapshot.Name(noun.nameKind, $0)] } ?? []
    let names = standingNames + builder.names(in: texts)
    try Desk.open(common, names: names) { desk in
        var texts = texts
        let match = try standing.map { _ in try desk.match(0, of: names) }
        if let match { texts[noun.code.key] = match.code }
        if !aliases.isEmpty {
            let given = try texts["aliases"].map(list) ?? match.map { try desk.aliases(noun, $0.id) } ?? []
            texts["aliases"] = listText(given + aliases.filter { !given.contains($0) })
        }
        let row: JSONValue
        switch builder.row(texts, number: nil, Directory(names: names, desk.snapshot), verb: verb) {
        case .row(let value): row = value
        case .problems(let problems):
            throw Failure(
                .badData,
                lines: problems.map { FailureSentences.field($0.field.heading, $0.text, $0.expected) })
        }
        let content = "\(noun.rawValue) \(verb.rawValue) \(standing ?? "")\n\(asked)"
        let act = desk.act(write, content: content)
        let login = invitations == nil ? [] : [texts[noun.code.key] ?? ""]
        let invited = try Invitations(for: login, invitations, desk)
        let rows = invited.adding(to: [row])
        let saved = try desk.doing(act) { act throws(StoreError) in try desk.store.save(noun.kind, verb, rows, act) }
        let written = try invited.write(saved, write.doing, desk)
        desk.answer(
            saved.map { AnswerSentences.saved($0.outcome.sentence, $0.code, write.doing) }
                + written.flatMap { $0.lines(in: desk.zone) },
            record: Record(
                saved.flatMap {
                    [
                        Record.Field(noun.code.key, noun.code.heading, .text($0.code)),
                        Record.Field("outcome", Headings.outcome, .text($0.outcome.rawValue)),
                    ]
                } + written.flatMap(\.fields) + [Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun))]))
    }
}

extension Desk {
    /// What else a resource is called.
    fileprivate func aliases(_ noun: Noun, _ id: UUID) throws -> [String] {
        guard let kind = Resource.Kind(rawValue: noun.rawValue) else { return [] }
        var filter = NounFilter()
        filter.id = id
        return try store.resources(kind, in: snapshot.pool.id, filter).first?.aliases ?? []
    }
}

extension SavedRow.Outcome {
    var sentence: Sentence {
        switch self {
        case .added: Sentence(en: "added", zh: "已添加")
        case .changed: Sentence(en: "changed", zh: "已更改")
        case .same: Sentence(en: "unchanged", zh: "未变")
        }
    }
}
