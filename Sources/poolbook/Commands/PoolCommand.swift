import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook pool`: the pools themselves.
struct PoolCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "pool", HelpSentences.noun("pool"),
            subcommands: [
                PoolList.self, PoolShow.self, PoolAdd.self, PoolEdit.self, PoolSet.self, PoolResume.self,
                PoolRetire.self,
                PoolHolidays.self,
            ],
            defaultSubcommand: PoolList.self)
    }
}

struct PoolList: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", HelpSentences.nounList) }

    @Flag(help: help(HelpSentences.listRetired)) var retired = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.withoutPool(common) { store, renderer in
            let pools = try store.pools()
            let table =
                retired
                ? Table(
                    PoolShow.columns + [Column("retired_from", Headings.retiredFrom)],
                    rows: pools.compactMap { row in row.retiredFrom.map { PoolShow.cells(row) + [.date($0)] } })
                : Table(PoolShow.columns, rows: pools.filter { !$0.isRetired }.map(PoolShow.cells))
            Speech.print(common.json ? renderer.json(table) : renderer.text(table))
        }
    }
}

struct PoolShow: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("show", HelpSentences.nounShow) }

    @Argument(help: help(HelpSentences.poolArgument)) var name: String?
    @OptionGroup var common: CommonOptions

    static var columns: [Column] {
        [
            Column("name", Headings.name), Column("zone", Headings.zone), Column("currency", Headings.currency),
            Column("locale", Headings.language),
        ]
    }

    static func cells(_ row: PoolRow) -> [Cell] {
        [.text(row.name), .text(row.zone), .text(row.currency), .text(row.locale)]
    }

    func run() throws {
        var common = common
        common.pool = name ?? common.pool
        try Desk.open(common) { desk in
            let pool = desk.snapshot.pool
            let row = try desk.store.pools().first { $0.name == pool.name }
            let retired = [row?.retiredFrom].compactMap(\.self).map {
                Record.Field("retired_from", Headings.retiredFrom, .date($0))
            }
            let own = zip(Self.columns, row.map(Self.cells) ?? []).map { Record.Field($0.key, $0.heading, $1) }
            desk.answer(
                Document([
                    .init(.record(Record(own.filter { $0.key != Setting.language.key } + retired))),
                    .init(.table(desk.settingsTable)),
                ]),
                record: Record(
                    own
                        + Setting.allCases.filter { $0 != .language }.map {
                            Record.Field($0.key, .verbatim($0.rawValue), desk.cell($0))
                        } + retired))
        }
    }
}

struct PoolAdd: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("add", HelpSentences.poolAdd) }

    @Argument(help: help(HelpSentences.newName)) var name: String
    @Option(help: help(HelpSentences.zone)) var zone: String
    @Option(help: help(HelpSentences.currency)) var currency: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard isLine(name) else {
            throw Failure(.badData, FailureSentences.field(Headings.name, name, FieldSentences.text))
        }
        guard let zone = try? Zone(self.zone) else {
            throw Failure(.badData, FailureSentences.field(Headings.zone, self.zone, FieldSentences.zone))
        }
        let currency: Currency
        do throws(MoneyError) {
            currency = try Currency(code: self.currency)
        } catch {
            throw Failure(.badData, error.sentence)
        }
        let language = Speech.asked ?? Speech.environment
        try Desk.withoutPool(common) { store, renderer in
            let key = write.key ?? Act.newKey()
            let added = try store.addPool(
                name: name, zone: zone, currency: currency, language: language, key: key,
                mode: write.dryRun ? .try : .act)
            let record = Record([
                Record.Field("name", Headings.name, .text(added.name)),
                Record.Field("outcome", Headings.outcome, .text("added")),
                Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
            ])
            let line = AnswerSentences.saved(SavedRow.Outcome.added.sentence, added.name, write.doing)
            Speech.print(common.json ? renderer.json(record) : renderer.text(line))
        }
    }
}

struct PoolEdit: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("edit", HelpSentences.poolEdit) }

    @Argument(help: help(HelpSentences.poolArgument)) var pool: String?
    @Option(name: .customLong("name"), help: help(HelpSentences.rename)) var newName: String?
    @Option(help: help(HelpSentences.poolLanguage)) var language: String?
    @Option(help: help(HelpSentences.kinds)) var kinds: String?
    @Option(help: help(HelpSentences.brands)) var brands: String?
    @Option(help: help(HelpSentences.figures)) var figures: String?
    @Option(help: help(LedgerHelp.paymentLimit)) var paymentLimit: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        var fields: [String: JSONValue] = [:]
        if let newName {
            guard isLine(newName) else {
                throw Failure(.badData, FailureSentences.field(Headings.name, newName, FieldSentences.text))
            }
            fields["name"] = .string(newName)
        }
        if let language {
            guard let known = Language(tag: language) else {
                throw Failure(
                    .badData, FailureSentences.field(Headings.language, language, FieldSentences.language))
            }
            fields["locale"] = .string(known.rawValue)
        }
        for (key, heading, text) in [
            ("kinds", Headings.kinds, kinds), ("brands", Headings.brands, brands),
            ("figures", Headings.figures, figures),
        ] {
            if let text { fields[key] = try words(text, heading) }
        }
        guard !fields.isEmpty || paymentLimit != nil else {
            throw Failure(.usage, FailureSentences.nothingToChange)
        }
        var common = common
        common.pool = pool ?? common.pool
        try Desk.open(common) { desk in
            var fields = fields
            if let paymentLimit {
                fields["payment_limit"] =
                    paymentLimit.isEmpty ? .null : .integer(try desk.amount(paymentLimit).minorUnits)
            }
            let value = JSONValue.object(fields)
            let act = desk.act(write, content: "pool.edit \(value.text)")
            let saved = try desk.doing(act) { act throws(StoreError) in try desk.store.editPool(value, act) }
            desk.answer(
                saved.map { AnswerSentences.saved($0.outcome.sentence, $0.code, write.doing) },
                record: Record(
                    saved.flatMap {
                        [
                            Record.Field("name", Headings.name, .text($0.code)),
                            Record.Field("outcome", Headings.outcome, .text($0.outcome.rawValue)),
                        ]
                    }))
        }
    }

    /// A list of words, each once, in the order typed.
    private func words(_ text: String, _ heading: Sentence) throws -> JSONValue {
        var words: [String] = []
        for word in list(text) where !words.contains(word) {
            guard isLine(word) else {
                throw Failure(.badData, FailureSentences.field(heading, word, FieldSentences.text))
            }
            words.append(word)
        }
        return .array(words.map(JSONValue.string))
    }
}
