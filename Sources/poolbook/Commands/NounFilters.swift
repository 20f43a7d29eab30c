import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// The options of a noun's `list`: several of one mean any of them.
protocol NounFilters: ParsableArguments {
    /// Organizations as they were typed.
    var organizations: [String] { get }
    /// Everything else, read.
    func filter() throws -> NounFilter
    /// What is told instead of the list, where that is asked for.
    func answer(_ desk: Desk) throws -> Table?
    /// Where nothing is listed: fails if a text that was typed is one that nothing of the noun has.
    func check(against noun: Noun, _ desk: Desk) throws
}

extension NounFilters {
    var organizations: [String] { [] }
    func filter() throws -> NounFilter { NounFilter() }
    func answer(_ desk: Desk) throws -> Table? { nil }
    func check(against noun: Noun, _ desk: Desk) throws {}
}

struct NoFilters: NounFilters {}

struct MemberFilters: NounFilters {
    @Option(name: .customLong("org"), help: help(HelpSentences.filterOrganization)) var organizations: [String] = []
    @Option(name: .customLong("role"), help: help(HelpSentences.filterRole)) var roles: [String] = []
    @OptionGroup var rights: RightsOptions

    func answer(_ desk: Desk) throws -> Table? { try rights.answer(desk, organizations, roles) }

    func filter() throws -> NounFilter {
        var filter = NounFilter()
        filter.roles = try choices(roles, of: Noun.roles, Headings.roles)
        return filter
    }
}

struct VenueFilters: NounFilters {
    @Option(name: .customLong("owner"), help: help(HelpSentences.filterOwner)) var organizations: [String] = []
    @Option(name: .customLong("district"), help: help(HelpSentences.filterDistrict)) var districts: [String] = []
    @Option(name: .customLong("feature"), help: help(HelpSentences.filterFeature)) var features: [String] = []
    @Option(help: help(HelpSentences.filterCapacity)) var capacity: String?

    func filter() throws -> NounFilter {
        var filter = NounFilter()
        filter.districts = districts.flatMap(list)
        filter.features = features.flatMap(list)
        filter.capacity = try capacity.map { text in
            guard let number = Int32(halfWidth(text)), number >= 0 else {
                throw Failure(.badData, FailureSentences.field(Headings.capacity, text, FieldSentences.number(nil)))
            }
            return Int(number)
        }
        return filter
    }

    func check(against noun: Noun, _ desk: Desk) throws {
        guard !districts.isEmpty || !features.isEmpty else { return }
        let all = try desk.store.resources(.venue, in: desk.snapshot.pool.id)
        try known(districts.flatMap(list), all.compactMap(\.district), Headings.district)
        try known(features.flatMap(list), all.flatMap(\.features), Headings.features)
    }
}

struct StaffFilters: NounFilters {
    @Option(name: .customLong("owner"), help: help(HelpSentences.filterOwner)) var organizations: [String] = []
    @Option(name: .customLong("skill"), help: help(HelpSentences.filterSkill)) var skills: [String] = []

    func filter() throws -> NounFilter {
        var filter = NounFilter()
        filter.skills = skills.flatMap(list)
        return filter
    }

    func check(against noun: Noun, _ desk: Desk) throws {
        guard !skills.isEmpty else { return }
        let all = try desk.store.resources(.staff, in: desk.snapshot.pool.id).flatMap(\.skills)
        try known(skills.flatMap(list), all.map { String($0.prefix { $0 != "=" }) }, Headings.skills)
    }
}

struct EquipmentFilters: NounFilters {
    @Option(name: .customLong("owner"), help: help(HelpSentences.filterOwner)) var organizations: [String] = []
}

struct FundFilters: NounFilters {
    @Option(name: .customLong("source"), help: help(HelpSentences.filterSource)) var sources: [String] = []

    func filter() throws -> NounFilter {
        var filter = NounFilter()
        filter.sources = try choices(sources, of: Fund.Source.allCases.map(\.rawValue), Headings.source)
        return filter
    }
}

struct ProjectFilters: NounFilters {
    @Option(name: .customLong("owner"), help: help(HelpSentences.filterOwner)) var organizations: [String] = []
}

/// The texts of an option, each one of some words.
func choices(_ texts: [String], of words: [String], _ heading: Sentence) throws -> [String] {
    try texts.flatMap(list).map { text in
        guard words.contains(text) else {
            throw Failure(.badData, FailureSentences.field(heading, text, FieldSentences.choice(words, typed: text)))
        }
        return text
    }
}

/// Fails where a text is one that nothing has; says what there is.
private func known(_ texts: [String], _ all: [String], _ heading: Sentence) throws {
    let known = Set(all)
    if let stranger = texts.first(where: { !known.contains($0) }) {
        throw Failure(
            .badData,
            FailureSentences.field(heading, stranger, FieldSentences.choice(known.sorted(), typed: stranger)))
    }
}
