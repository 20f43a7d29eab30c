import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook rule`: every rule by its name, and how strong it is in the pool.
struct RuleCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "rule", RuleHelp.rule, subcommands: [RuleList.self, RuleShow.self, RuleSet.self],
            defaultSubcommand: RuleList.self)
    }
}

struct RuleList: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", RuleHelp.list) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            desk.answer(
                Table(
                    [
                        Column("rule", Headings.rule), Column("strength", RuleSentences.strength),
                        Column("values", RuleSentences.values), Column("kept_by", RuleSentences.keptBy),
                        Column("refuses", RuleSentences.heading),
                    ],
                    rows: Rule.allCases.sorted { $0.rawValue < $1.rawValue }.map { rule in
                        let refuses = RuleSentences.refuses(rule)
                        return [
                            .text(rule.rawValue), RuleSentences.cell(desk.snapshot.pool.rules.strength(of: rule)),
                            desk.values(of: rule), RuleSentences.cell(rule.owner), .state(refuses, key: refuses.en),
                        ]
                    }))
        }
    }
}

struct RuleShow: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("show", RuleHelp.show) }

    @Argument(help: help(RuleHelp.name)) var rule: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let known = try Rule(named: rule)
        try Desk.open(common) { desk in
            let refuses = RuleSentences.refuses(known)
            var fields = [
                Record.Field("rule", Headings.rule, .text(known.rawValue)),
                Record.Field("refuses", RuleSentences.heading, .state(refuses, key: refuses.en)),
                Record.Field(
                    "strength", RuleSentences.strength,
                    RuleSentences.cell(desk.snapshot.pool.rules.strength(of: known))),
                Record.Field("may_be", RuleSentences.allowed, .list(known.strengths.map(\.rawValue).sorted())),
                Record.Field("values", RuleSentences.values, desk.values(of: known)),
                Record.Field("kept_by", RuleSentences.keptBy, RuleSentences.cell(known.owner)),
            ]
            if let form = known.form {
                let how = RuleSentences.writes(form, known)
                fields.append(.init("write", RuleSentences.write, .state(how, key: how.en)))
            }
            desk.answer(Record(fields))
        }
    }
}

struct RuleSet: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("set", RuleHelp.set, discussion: RuleHelp.setExample)
    }

    @Argument(help: help(RuleHelp.name)) var rule: String
    @Argument(help: help(RuleHelp.strength)) var strength: TypedStrength?
    @Option(name: .customLong("value"), help: help(RuleHelp.value)) var values: [String] = []
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let known = try Rule(named: rule)
        guard strength != nil || !values.isEmpty else { throw Failure(.usage, RuleSentences.nothingToSet) }
        guard known.strengths.count > 1 else { throw Failure(.badData, RuleSentences.onlyHard(known.rawValue)) }
        guard known.form != nil || values.isEmpty else {
            throw Failure(.badData, RuleSentences.noValues(known.rawValue))
        }
        if let reason, !isLine(reason) {
            throw Failure(.badData, FailureSentences.field(Headings.reason, reason, FieldSentences.text))
        }
        let texts = known.form.map { form in values.map { RuleValueText($0, known, form) } } ?? []
        let names = texts.flatMap(\.names)
        try Desk.open(common, names: names) { desk in
            let book = desk.snapshot.pool.rules
            let directory = Directory(names: names, desk.snapshot)
            let patch = Dictionary(
                try texts.map { try $0.value(desk, directory) }.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
            // Who gives a rule a value wants it on.
            let standing = book.setting(of: known)?.strength ?? (known.form == nil ? known.strengths[0] : .hard)
            var setting = RuleSetting(strength?.strength ?? standing, values: book.setting(of: known)?.values ?? [:])
            for (name, value) in patch { setting.values[name] = value }
            if let form = known.form, setting.values.isEmpty, setting.strength != .off {
                let how = RuleSentences.writes(form, known)
                throw Failure(.badData, RuleSentences.valueMissing(known.rawValue, how))
            }
            let content = JSONValue.object([
                "act": .string("rule.set"), "rule": .string(rule), "strength": .string(strength?.rawValue ?? ""),
                "values": .array(values.map(JSONValue.string)), "reason": .string(reason ?? ""),
            ])
            let act = desk.act(write, content: content.text)
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.set(known, setting.strength, values: patch, reason: reason, act)
            }
            desk.answer(known, setting, answer, write.doing)
        }
    }
}

/// How strong a rule is to be, as it is typed.
enum TypedStrength: String, ExpressibleByArgument, CaseIterable {
    case hard, soft, off

    var strength: Strength {
        switch self {
        case .hard: .hard
        case .soft: .soft
        case .off: .off
        }
    }
}

extension Rule {
    /// A rule by its name, or a failure that says what is near.
    fileprivate init(named name: String) throws {
        guard let rule = Rule(rawValue: name.trimmed.lowercased()) else {
            let near = nearest(to: name, among: Rule.allCases.map { Nameable($0.rawValue) }).map(\.code)
            throw Failure(.badData, RuleSentences.noRule(name, nearest: near))
        }
        self = rule
    }
}

extension Desk {
    /// What the pool sets of a rule, as it is typed.
    fileprivate func values(of rule: Rule) -> Cell {
        guard let form = rule.form, let setting = snapshot.pool.rules.setting(of: rule) else { return .empty }
        let texts = setting.texts(form, in: currency)
        return texts.isEmpty ? .empty : .list(texts)
    }

    /// Says what became of a rule.
    fileprivate func answer(_ rule: Rule, _ setting: RuleSetting, _ answer: RuleAnswer, _ doing: Doing) {
        let strength = RuleSentences.cell(setting.strength)
        let texts = rule.form.map { setting.texts($0, in: currency) } ?? []
        let told = texts.joined(separator: "; ")
        let line =
            switch answer.outcome {
            case .added, .changed: RuleSentences.set(rule.rawValue, strength.sentence(in: zone), told, doing)
            case .same: RuleSentences.unchanged(rule.rawValue, strength.sentence(in: zone), told)
            }
        self.answer(
            [line],
            record: Record([
                Record.Field("rule", Headings.rule, .text(rule.rawValue)),
                Record.Field("strength", RuleSentences.strength, strength),
                Record.Field("values", RuleSentences.values, .list(texts)),
                Record.Field("outcome", Headings.outcome, .text(answer.outcome.rawValue)),
                Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
            ]))
    }
}
