public import ICalendar

/// The entries of a calendar file as occurrences, each that is not over, with everything that stands in the way.
public struct CalendarEntries: Sendable {
    /// What of a calendar is looked at.
    public struct Window: Sendable {
        /// What ended before is over.
        public let now: Instant
        /// Where an entry that comes again is looked at no further.
        public let horizon: Instant
        /// In which zone times are that have none.
        public let zone: Zone
        /// Zones by the names that the file has for them.
        public let said: [String: Zone]

        /// What is looked at.
        public init(now: Instant, horizon: Instant, zone: Zone, said: [String: Zone] = [:]) {
            self.now = now
            self.horizon = horizon
            self.zone = zone
            self.said = said
        }
    }

    /// The most occurrences of one entry that are not over.
    public static let mostOccurrences = 2_000
    /// The most occurrences of one entry that are counted to find those.
    static let mostSteps = 20_000

    /// What the calendar calls itself; nil where it does not.
    public private(set) var name: String?
    /// The occurrences, in the order of the file.
    public private(set) var occurrences: [CalendarOccurrence] = []
    /// What is not among them.
    public private(set) var rest = CalendarRest()
    /// What stands in the way.
    public private(set) var problems: [CalendarProblem] = []

    private let window: Window
    private var steps = 0

    /// Reads the calendars of a file.
    public init(_ reading: CalendarReading, in window: Window) {
        self.window = window
        problems = reading.problems.map { CalendarProblem(line: $0.line, .form($0.kind)) }
        let calendars = reading.calendars.filter { $0.name == "VCALENDAR" }
        if calendars.isEmpty, problems.isEmpty { problems.append(CalendarProblem(line: 1, .noCalendar)) }
        for calendar in calendars { read(calendar) }
    }

    private mutating func read(_ calendar: Component) {
        name = name ?? (calendar["X-WR-CALNAME"] ?? calendar["NAME"])?.text
        if let version = calendar["VERSION"], version.value != "2.0" {
            problems.append(CalendarProblem(line: version.line, .version(String(version.value.prefix(60)))))
            return
        }
        var zones = CalendarZones(calendar, said: window.said)
        var byUID: [String: [Component]] = [:]
        var order: [String] = []
        for component in calendar.components {
            switch component.name {
            case "VEVENT":
                guard let uid = component["UID"]?.text, !uid.isEmpty, uid.unicodeScalars.count <= 500 else {
                    problems.append(CalendarProblem(line: component.line, .missing("UID")))
                    problems += EntryReader(event: component, floatingZone: window.zone).check(&zones)
                    continue
                }
                if byUID[uid] == nil { order.append(uid) }
                byUID[uid, default: []].append(component)
            case "VTIMEZONE": continue
            default: rest.others += 1
            }
        }
        for uid in order {
            Entry(uid: uid, components: byUID[uid] ?? [], calendar: calendar, window: window)
                .read(&zones, into: &self)
        }
    }

    mutating func note(_ found: [CalendarProblem]) { problems += found }

    mutating func leaveOut(_ part: WritableKeyPath<CalendarRest, Int>) { rest[keyPath: part] += 1 }

    mutating func add(_ occurrence: CalendarOccurrence) { occurrences.append(occurrence) }

    /// Counts the days that rules are counted out through, be they rules that never give one: all of a file's have a
    /// bound together, so that no file takes longer than seconds.
    mutating func mayExpand(_ days: Int) -> Bool {
        steps += max(days, 0) + 1
        return steps <= 2_000_000
    }
}
