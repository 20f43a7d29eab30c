import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook quota`: what organizations may have or spend in a period.
struct QuotaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "quota", QuotaSentences.help, subcommands: [QuotaList.self, QuotaAdd.self, QuotaRemove.self],
            defaultSubcommand: QuotaList.self)
    }
}

struct QuotaList: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", QuotaSentences.helpList) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in desk.answer(try desk.table(desk.store.quotas(in: desk.snapshot.pool.id))) }
    }
}

extension Desk {
    /// Shows a quota with what is used of it in the period that holds today.
    func showQuota(_ text: String) throws {
        let quotas = try store.quotas(in: snapshot.pool.id).filter { $0.reference.hasPrefix(text.reference("Q")) }
        guard let quota = quotas.first else { throw Failure(.badData, QuotaSentences.noQuota(text)) }
        guard quotas.count == 1 else {
            throw Failure(
                .badData, FailureSentences.severalThings(text, quotas.map { Sentence.verbatim($0.reference) }))
        }
        let table = try table([quota])
        let uses = table.columns.suffix(2)
        let fields = zip(table.columns, table.rows.first ?? []).dropLast(2).filter { $0.0.audience == .everybody }
            .map { Record.Field($0.key, $0.heading, $1) }
        let rows = table.rows.map { Array($0.suffix(2)) }.filter { $0.first != .empty }
        answer(Record(fields, parts: [Record.Part("used", QuotaSentences.used, Table(Array(uses), rows: rows))]))
    }

    /// Quotas, each with what is used of it now.
    fileprivate func table(_ quotas: [QuotaRow]) throws -> Table {
        // No period that holds today began earlier than the year.
        let uses = try store.quotaUses(
            in: snapshot.pool.id, from: Quota.Length.year.days(around: today).lowerBound)
        return Table(
            [
                Column("reference", Headings.reference), Column("organization", Headings.organization),
                Column("measure", Headings.what, for: .programs),
                Column("most", QuotaSentences.most, .trailing),
                Column("per", QuotaSentences.per), Column("of", QuotaSentences.of),
                Column("used_by", QuotaSentences.usedBy), Column("used", QuotaSentences.used, .trailing),
            ],
            rows: quotas.flatMap { quota in rows(quota, uses) })
    }
}

extension Desk {
    /// A quota with what is used of it in the period that holds today: a row for each organization that uses some.
    fileprivate func rows(_ quota: QuotaRow, _ uses: [QuotaUseRow]) -> [[Cell]] {
        let now = quota.length.days(around: today).lowerBound
        let used = uses.filter { $0.reference == quota.reference && $0.startsOn == now }
        let head: [Cell] = [
            .text(quota.reference), quota.organization.map(Cell.text) ?? .state(QuotaSentences.each, key: "each"),
            .text(quota.measure.rawValue), amount(quota.most, quota.measure),
            .state(QuotaSentences.per(quota.length), key: quota.length.rawValue), quota.of,
        ]
        guard !used.isEmpty else { return [head + [.empty, .empty]] }
        return used.map { use in head + [.text(use.organization), amount(use.used, quota.measure)] }
    }

    fileprivate func amount(_ number: Int64, _ measure: Quota.Measure) -> Cell {
        switch measure {
        case .hours: .duration(.seconds(number * 60))
        case .count: .integer(Int(number))
        case .money: .money(money(number))
        }
    }
}

extension QuotaRow {
    /// What it is about.
    fileprivate var of: Cell {
        measure == .money
            ? .state(QuotaSentences.projectMoney, key: "money")
            : cell(of: [resource, district, feature].compactMap(\.self), kind)
    }
}

/// What a quota is about: words, and a kind.
private func cell(of words: [String], _ kind: Resource.Kind?) -> Cell {
    let parts = words.map(Sentence.verbatim) + (kind.map { [QuotaSentences.kind($0)] } ?? [])
    guard !parts.isEmpty else { return .state(QuotaSentences.everything, key: "everything") }
    let keys = words + (kind.map { [$0.rawValue] } ?? [])
    return .state(Sentence.joined(parts, by: .verbatim(" ")), key: keys.joined(separator: " "))
}

struct QuotaAdd: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("add", QuotaSentences.helpAdd, discussion: QuotaSentences.helpAddExample)
    }

    @Option(name: .customLong("org"), help: help(QuotaSentences.helpOrganization)) var organization: String?
    @Option(help: help(QuotaSentences.helpHours)) var hours: String?
    @Option(help: help(QuotaSentences.helpCount)) var count: String?
    @Option(help: help(QuotaSentences.helpMoney)) var money: String?
    @Option(help: help(QuotaSentences.helpPer)) var per: TypedLength
    @Option(help: help(QuotaSentences.helpVenue)) var venue: String?
    @Option(help: help(QuotaSentences.helpStaff)) var staff: String?
    @Option(help: help(QuotaSentences.helpEquipment)) var equipment: String?
    @Option(help: help(QuotaSentences.helpKind)) var kind: TypedKind?
    @Option(help: help(QuotaSentences.helpDistrict)) var district: String?
    @Option(help: help(QuotaSentences.helpFeature)) var feature: String?
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard [hours, count, money].compactMap(\.self).count == 1 else {
            throw Failure(.usage, QuotaSentences.oneMeasure)
        }
        let resources = [(venue, Snapshot.Name.Kind.venue), (staff, .staff), (equipment, .equipment)].compactMap {
            text, kind in text.map { Snapshot.Name(kind, $0) }
        }
        guard resources.count <= 1, resources.isEmpty || kind == nil else {
            throw Failure(.usage, QuotaSentences.oneResource)
        }
        guard money == nil || resources.isEmpty && kind == nil && district == nil && feature == nil else {
            throw Failure(.usage, QuotaSentences.moneyIsOfAll)
        }
        for (heading, text) in [
            (Headings.reason, reason), (Headings.district, district), (Headings.features, feature),
        ] {
            if let text, !isLine(text) {
                throw Failure(.badData, FailureSentences.field(heading, text, FieldSentences.text))
            }
        }
        let names = resources + (organization.map { [Snapshot.Name(.organization, $0)] } ?? [])
        try Desk.open(common, names: names) { desk in
            let directory = Directory(names: names, desk.snapshot)
            var quota = try limit(in: desk.currency)
            var who: Sentence = QuotaSentences.each
            var words = [district, feature].compactMap(\.self)
            if let organization {
                let match = try named { try directory.match(Snapshot.Name(.organization, organization)) }
                quota.organization = OrganizationID(match.id)
                who = .verbatim(match.name)
            }
            if let name = resources.first {
                let resource = try named { try directory.resource(name) }
                quota.resource = resource.id
                words.insert(resource.name, at: 0)
            }
            (quota.kind, quota.district, quota.feature) = (kind?.kind, district, feature)
            let act = desk.act(write, content: content)
            let answer = try desk.doing(act) { [quota] act throws(StoreError) in
                try desk.store.add(quota, reason: reason, act)
            }
            let most = desk.amount(quota.most, quota.measure)
            let mostTold =
                quota.measure == .count ? QuotaSentences.times(Int(quota.most)) : most.sentence(in: desk.zone)
            let of =
                quota.measure == .money
                ? .state(QuotaSentences.projectMoney, key: "money") : cell(of: words, quota.kind)
            let told = QuotaSentences.quota(
                who, mostTold, of.sentence(in: desk.zone), quota.length)
            desk.answer(
                [
                    QuotaSentences.added(answer.reference, told, write.doing),
                    QuotaSentences.standing(answer.standing ?? 0, beyond: answer.beyond ?? 0),
                ],
                record: Record([
                    Record.Field(
                        "reference", Headings.reference, write.dryRun ? .empty : .text(answer.reference)),
                    Record.Field("measure", Headings.what, .text(quota.measure.rawValue)),
                    Record.Field("most", QuotaSentences.most, most),
                    Record.Field("per", QuotaSentences.per, .text(quota.length.rawValue)),
                    Record.Field("of", QuotaSentences.of, of),
                    Record.Field("standing", QuotaSentences.standing, .integer(answer.standing ?? 0)),
                    Record.Field("beyond", QuotaSentences.beyond, .integer(answer.beyond ?? 0)),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }

    private func limit(in currency: Currency) throws -> NewQuota {
        if let hours {
            let minutes = try span(hours).components.seconds / 60
            return NewQuota(.hours, most: minutes, per: per.length)
        }
        if let money {
            let amount = try read(QuotaSentences.most, money) { try money.amount(currency) }
            return NewQuota(.money, most: amount.minorUnits, per: per.length)
        }
        let number = try read(QuotaSentences.most, count ?? "") { try poolbook.count(count ?? "") }
        return NewQuota(.count, most: Int64(number), per: per.length)
    }

    private var content: String {
        let texts = [
            organization, hours, count, money, per.rawValue, venue, staff, equipment, kind?.rawValue, district, feature,
            reason,
        ]
        return "quota.add " + JSONValue.array(texts.map { $0.map(JSONValue.string) ?? .null }).text
    }
}

struct QuotaRemove: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("remove", QuotaSentences.helpRemove) }

    @Argument(help: help(QuotaSentences.helpReference)) var reference: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        if let reason, !isLine(reason) {
            throw Failure(.badData, FailureSentences.field(Headings.reason, reason, FieldSentences.text))
        }
        try Desk.open(common) { desk in
            let code = try found(among: desk.store.quotas(in: desk.snapshot.pool.id).map(\.reference))
            let act = desk.act(write, content: "quota.remove\n\(reference)\n\(reason ?? "")")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.removeQuota(reference: code, reason: reason, act)
            }
            desk.answer(
                [QuotaSentences.removed(answer.reference, write.doing)],
                record: Record([
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }

    /// The one quota whose reference begins as typed. One that was removed already under this key is still known to
    /// the database, by what was typed.
    private func found(among references: [String]) throws -> String {
        let wanted = reference.reference("Q")
        let matches = references.filter { $0.hasPrefix(wanted) }
        if matches.count == 1 { return matches[0] }
        guard matches.isEmpty, write.key != nil else {
            throw Failure(.badData, QuotaSentences.noQuota(reference))
        }
        return wanted
    }
}

/// How long the periods of a quota are to be, as it is typed.
enum TypedLength: String, ExpressibleByArgument, CaseIterable {
    case day, week, month, quarter, year

    var length: Quota.Length {
        switch self {
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}

/// A kind of resources, as it is typed.
enum TypedKind: String, ExpressibleByArgument, CaseIterable {
    case venue, staff, equipment

    var kind: Resource.Kind {
        switch self {
        case .venue: .venue
        case .staff: .staff
        case .equipment: .equipment
        }
    }
}
