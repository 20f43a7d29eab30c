import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook list`: the reservations that concern the caller.
struct ListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("list", HelpSentences.list, discussion: HelpSentences.listFilters)
    }

    @Argument(help: help(HelpSentences.listWhen)) var when: String?
    @OptionGroup var days: WhenOptions
    @Option(name: .customLong("venue"), help: help(HelpSentences.listVenue)) var venues: [String] = []
    @Option(name: .customLong("staff"), help: help(HelpSentences.listStaff)) var staff: [String] = []
    @Option(name: .customLong("equipment"), help: help(HelpSentences.listEquipment)) var equipment: [String] = []
    @Option(name: [.customLong("org"), .customLong("host")], help: help(HelpSentences.listOrganization))
    var hosts: [String] = []
    @Flag(help: help(HelpSentences.listMine)) var mine = false
    @Option(name: .customLong("owner"), help: help(HelpSentences.listOwner)) var owners: [String] = []
    @Option(name: .customLong("project"), help: help(HelpSentences.listProject)) var projects: [String] = []
    @Option(name: .customLong("fund"), help: help(HelpSentences.listFund)) var funds: [String] = []
    @Option(name: .customLong("kind"), help: help(HelpSentences.listKind)) var kinds: [String] = []
    @Option(name: .customLong("brand"), help: help(HelpSentences.listBrand)) var brands: [String] = []
    @Option(name: .customLong("title"), help: help(HelpSentences.listTitle)) var titles: [String] = []
    @Option(name: .customLong("state"), help: help(HelpSentences.listState)) var states: [String] = []
    @Option(help: help(HelpSentences.limit)) var limit: Int = 200
    @OptionGroup var common: CommonOptions

    func run() throws {
        let states = try choices(states, of: Reservation.State.allCases.map(\.rawValue), Headings.state)
            .compactMap(Reservation.State.init(rawValue:))
        guard (1...100_000).contains(limit) else {
            throw Failure(.usage, FailureSentences.field(Headings.rows, "\(limit)", FieldSentences.number(nil)))
        }
        guard when == nil || series != nil || days.isEmpty else { throw Failure(.usage, FailureSentences.daysTwice) }
        let names = names
        try Desk.open(common, names: names) { desk in
            var filter = try filter(Directory(names: names, desk.snapshot))
            filter.states = states.isEmpty ? [.hold, .confirmed, .request, .closed] : states
            filter.period = try period(desk)
            filter.series = try series.map { name in
                try named { SeriesID(try Directory(names: names, desk.snapshot).id(of: name)) }
            }
            filter.brands = try brands.map { text in
                try read(Headings.brand, text) { try desk.snapshot.pool.brands.named(text) }
            }
            if mine { filter.hosts = [try desk.ownOrganization()] }
            let pool = desk.snapshot.pool.id
            let rows = try desk.store.reservations(in: pool, filter, limit: limit)
            if rows.isEmpty { try refuseUnreadable(filter.projects, desk) }
            let total = rows.count < limit ? rows.count : try desk.store.countReservations(in: pool, filter)
            desk.answer(ReservationRecords.table(rows), of: total)
        }
    }

    /// Nothing is found by a project whose money the caller may not see: that is said, rather than nothing listed.
    private func refuseUnreadable(_ projects: [ProjectID], _ desk: Desk) throws {
        for project in projects {
            var one = NounFilter()
            one.id = project.uuid
            let found = try desk.store.projects(in: desk.snapshot.pool.id, one).first
            guard let found, found.granted == nil else { continue }
            throw Failure(.notPermitted, FailureSentences.moneyNotShown(found.name))
        }
    }

    /// The series whose occurrences are asked for, in the place of days.
    private var series: Snapshot.Name? {
        when.flatMap { isSeries($0) ? Snapshot.Name(.series, $0) : nil }
    }

    private var names: [Snapshot.Name] {
        func named(_ kind: Snapshot.Name.Kind, _ texts: [String]) -> [Snapshot.Name] {
            texts.map { Snapshot.Name(kind, $0) }
        }
        return named(.venue, venues) + named(.staff, staff) + named(.equipment, equipment)
            + named(.organization, hosts + owners) + named(.project, projects) + named(.fund, funds)
            + [series].compactMap(\.self)
    }

    private func filter(_ directory: Directory) throws -> ReservationFilter {
        try named {
            var filter = ReservationFilter()
            let takes: [(Snapshot.Name.Kind, [String])] = [(.venue, venues), (.staff, staff), (.equipment, equipment)]
            filter.resources = try takes.filter { !$0.1.isEmpty }.map { kind, texts in
                try texts.map { try directory.resource(Snapshot.Name(kind, $0)).id }
            }
            filter.hosts = try hosts.map { OrganizationID(try directory.id(of: Snapshot.Name(.organization, $0))) }
            filter.owners = try owners.map { OrganizationID(try directory.id(of: Snapshot.Name(.organization, $0))) }
            filter.projects = try projects.map { ProjectID(try directory.id(of: Snapshot.Name(.project, $0))) }
            filter.funds = try funds.map { FundID(try directory.id(of: Snapshot.Name(.fund, $0))) }
            filter.kinds = kinds
            filter.titles = titles
            return filter
        }
    }

    /// The days that were asked for; from today on without any, but for a series, of which all is asked for.
    private func period(_ desk: Desk) throws -> Period? {
        guard series == nil else { return days.isEmpty ? nil : try days.period(desk) }
        return try when.map { try desk.days($0) } ?? days.period(desk)
    }
}

extension WhenOptions {
    /// From the first day through the last: from today on without the first, far away without the last.
    func period(_ desk: Desk) throws -> Period? {
        let (first, last) = try days(desk)
        let today = desk.zone.startOfDay(desk.today)
        let start = first?.start ?? min(today, last?.start ?? today)
        let farAway = Duration.seconds(100 * 366 * 86_400)
        return Period(start: start, end: last?.end ?? max(start, today) + farAway)
    }
}

extension Desk {
    /// The organization that the caller acts for.
    func ownOrganization() throws -> OrganizationID {
        guard let organization = snapshot.member.organization else {
            throw Failure(.usage, FailureSentences.actsForNobody)
        }
        return organization.id
    }

    /// Prints rows, and where they are not all that there are, how many there are.
    func answer(_ table: Table, of total: Int) {
        guard total > table.rows.count else { return answer(table) }
        answer(table)
        let line = renderer.text(AnswerSentences.someOf(table.rows.count, total))
        if isJSON { Speech.complain("poolbook: " + line) } else { Speech.print(line) }
    }
}
