import ArgumentParser
import ICalendar
import Reporting
import Scheduling
import SchedulingStore

/// What `import calendar` takes beside its files.
struct CalendarImportOptions: ParsableArguments {
    @Option(help: help(HelpSentences.calendarHost)) var host: String?
    @Option(name: .customLong("venue"), help: help(HelpSentences.calendarDefaultVenue)) var venue: String?
    @Option(name: .customLong("staff"), help: help(HelpSentences.calendarPerson)) var staff: String?
    @Option(name: .customLong("zone"), help: help(HelpSentences.calendarZone, valueName: "name=zone"))
    var zones: [String] = []
    @Option(help: help(HelpSentences.calendarTo)) var to: String?
    @Flag(help: help(HelpSentences.calendarRequests)) var request = false
    @Flag(help: help(HelpSentences.skipUnknown)) var skipUnknown = false
    @Flag(help: help(HelpSentences.cancelMissing)) var cancelMissing = false

    var isEmpty: Bool {
        host == nil && venue == nil && staff == nil && zones.isEmpty && to == nil && !request && !skipUnknown
            && !cancelMissing
    }

    /// What was typed, as it was typed.
    var content: JSONValue {
        func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
        return .array(
            [text(host), text(venue), text(staff), text(to)] + zones.map(JSONValue.string)
                + [request, skipUnknown, cancelMissing].map { .integer($0 ? 1 : 0) })
    }

    /// The zones that somebody named for a file.
    func saidZones() throws -> [String: Zone] {
        var zones: [String: Zone] = [:]
        for text in self.zones {
            let (name, zone) = text.splitAtLastEquals
            guard !name.isEmpty, let zone, let known = try? Zone(zone) else {
                throw Failure(.badData, CalendarImportSentences.zoneOption(text))
            }
            zones[name] = known
        }
        return zones
    }
}

/// `poolbook import calendar`: the entries of calendar files in one act. What fits is bound, the rest waits as requests;
/// the same files again change nothing, changed ones change just what differs in them.
struct CalendarImport {
    let files: [CalendarFile]
    let options: CalendarImportOptions

    /// How far an entry that comes again is looked at, where nobody says.
    static let horizonDays = 366

    func save(_ common: CommonOptions, _ write: WriteOptions) throws {
        let names = [
            options.host.map { Snapshot.Name(.organization, $0) }, options.venue.map { Snapshot.Name(.venue, $0) },
            options.staff.map { Snapshot.Name(.staff, $0) },
        ].compactMap(\.self)
        let zones = try options.saidZones()
        let bar = ProgressBar()
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            let matches = try names.indices.map { try desk.match($0, of: names) }
            func code(_ kind: Snapshot.Name.Kind) -> String? {
                zip(names, matches).first { $0.0.kind == kind }?.1.code
            }
            let files = CalendarFiles(self.files, in: try window(desk, zones))
            let problems = files.problems
            guard problems.isEmpty else { throw files.failure(problems) }

            let pool = desk.snapshot.pool.id
            let sorting = CalendarSorting(
                files: files,
                hosts: CalendarHosts(
                    try desk.store.organizations(in: pool), said: code(.organization),
                    own: desk.snapshot.member.organization?.id),
                places: CalendarPlaces(try desk.store.resources(.venue, in: pool)), venue: code(.venue),
                staff: code(.staff), pool: pool)
            let sorted = try sorting.sorted(skipUnknown: options.skipUnknown)
            let directory = try sorted.directory(desk)
            let content = "import.calendar\n" + options.content.text + self.files.map(\.hash).joined(separator: "\n")
            let act = desk.act(write, content: content)
            // Changed entries that do not fit wait as requests: asked again without them, as often as it takes.
            var unfit: Set<Int> = []
            while true {
                let plan = try CalendarPlan(sorted, files, directory, desk, options, unfit: unfit)
                var refused: Set<Int> = []
                do {
                    let answer = try desk.doingLong(act, bar) { act throws(StoreError) in
                        do throws(StoreError) {
                            return try desk.store.importCalendars(plan.rows, told: plan.told, act)
                        } catch {
                            refused = error.refusedRows.intersection(plan.changedNumbers)
                            throw plan.told(error)
                        }
                    }
                    CalendarImportAnswer(
                        desk: desk, plan: plan, files: files, answer: answer, doing: write.doing, sorted: sorted,
                        cancelsMissing: options.cancelMissing
                    ).print()
                    return desk.promote(after: act)
                } catch {
                    guard !refused.subtracting(unfit).isEmpty else { throw error }
                    unfit.formUnion(refused)
                }
            }
        }
    }

    private func window(_ desk: Desk, _ zones: [String: Zone]) throws -> CalendarEntries.Window {
        let last = try options.to.map { try desk.days($0).end }
        let today = desk.zone.local(desk.snapshot.now).date
        return CalendarEntries.Window(
            now: desk.snapshot.now, horizon: last ?? desk.zone.startOfDay(today.adding(days: Self.horizonDays)),
            zone: desk.zone, said: zones)
    }
}

extension StoreError {
    /// The numbers of the rows that were refused.
    fileprivate var refusedRows: Set<Int> {
        guard case .refused(let reasons) = self else { return [] }
        return Set(reasons.compactMap(\.row))
    }
}

/// Sorts the entries of calendar files: whose they are, where they are, and which are not looked at further.
struct CalendarSorting {
    let files: CalendarFiles
    let hosts: CalendarHosts
    let places: CalendarPlaces
    /// The venue of entries that have no place.
    let venue: String?
    /// The person whom every entry takes.
    let staff: String?
    let pool: PoolID

    /// An entry with whose it is and where, by codes.
    struct Entry {
        let number: Int
        let file: Int
        let occurrence: CalendarOccurrence
        let title: String
        let host: String
        /// Empty where it is at an unknown place that is skipped.
        let venues: [String]
        let staff: [String]
    }

    struct Sorted {
        var entries: [Entry] = []
        let places: CalendarPlaces
        /// Entries of this very pool, which it exported.
        var own = 0
        /// The same entry in several files.
        var twice = 0
        /// Entries at places that are not known and were to be skipped.
        var unknown = 0
    }

    func sorted(skipUnknown: Bool) throws -> Sorted {
        var sorted = Sorted(places: places)
        var problems: [CalendarFiles.Problem] = []
        var unknown: [String: (count: Int, found: CalendarPlaces.Found)] = [:]
        var without = 0
        var seen: Set<[String]> = []
        for (index, item) in files.items.enumerated() {
            let occurrence = item.occurrence
            guard !occurrence.uid.hasSuffix(CalendarEventTexts.uid("", in: pool)) else {
                sorted.own += 1
                continue
            }
            guard
                let host = hosts.host(
                    of: occurrence, calendar: files.entries[item.file].name, file: files.files[item.file].stem)
            else {
                problems.append(problem(item, CalendarImportSentences.noHost))
                continue
            }
            let key = [host, occurrence.uid, occurrence.originalStart?.description ?? ""]
            guard seen.insert(key).inserted else {
                sorted.twice += 1
                continue
            }
            let title = self.title(occurrence)
            guard isLine(title) else {
                problems.append(problem(item, CalendarImportSentences.title))
                continue
            }
            var venues = venue.map { [$0] } ?? []
            if let place = occurrence.place, occurrence.status != .cancelled {
                let found = places.venues(at: place)
                switch found {
                case .venues(let codes): venues = codes
                case .several, .nothing:
                    venues = []
                    unknown[place.inOneLine, default: (0, found)].count += 1
                    if skipUnknown, staff == nil { sorted.unknown += 1 }
                }
            } else if venues.isEmpty, staff == nil, occurrence.status != .cancelled {
                without += 1
                if skipUnknown { sorted.unknown += 1 }
            }
            sorted.entries.append(
                Entry(
                    number: index + 1, file: item.file, occurrence: occurrence, title: title, host: host,
                    venues: venues, staff: staff.map { [$0] } ?? []))
        }
        guard problems.isEmpty else { throw files.failure(problems) }
        guard skipUnknown || unknown.isEmpty && without == 0 else { throw failure(unknown, without: without) }
        return sorted
    }

    private func problem(_ item: CalendarFiles.Item, _ sentence: Sentence) -> CalendarFiles.Problem {
        CalendarFiles.Problem(file: item.file, line: item.occurrence.line, sentence: sentence)
    }

    /// The title in a line; a very long one is cut.
    private func title(_ occurrence: CalendarOccurrence) -> String {
        let title = occurrence.title.inOneLine
        guard !title.isEmpty else { return "-" }
        let scalars = title.unicodeScalars
        return scalars.count <= 200 ? title : (String(String.UnicodeScalarView(scalars.prefix(199))) + "…").trimmed
    }

    private func failure(
        _ unknown: [String: (count: Int, found: CalendarPlaces.Found)], without: Int
    ) -> Failure {
        let listed = unknown.map { text, place in
            var candidates = places.near(text)
            var isAmbiguous = false
            if case .several(let codes) = place.found {
                candidates = codes.map { ($0, $0) }
                isAmbiguous = true
            }
            return UnknownPlaces.Place(
                text: text, count: place.count, candidates: candidates, isAmbiguous: isAmbiguous)
        }
        return UnknownPlaces(
            places: listed.sorted { ($1.count, $0.text) < ($0.count, $1.text) }, without: without
        ).failure()
    }
}

extension CalendarSorting.Sorted {
    /// The codes of the entries, looked up in one round trip.
    func directory(_ desk: Desk) throws -> Directory {
        var names: Set<Snapshot.Name> = []
        for entry in entries {
            names.insert(Snapshot.Name(.organization, entry.host))
            for venue in entry.venues { names.insert(Snapshot.Name(.venue, venue)) }
            for person in entry.staff { names.insert(Snapshot.Name(.staff, person)) }
        }
        let list = Array(names)
        return Directory(names: list, try desk.store.snapshot(of: desk.snapshot.pool.name, names: list))
    }
}
