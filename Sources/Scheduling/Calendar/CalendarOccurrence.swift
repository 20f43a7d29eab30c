/// One occurrence of an entry of a calendar file, with what matters of it to a pool.
public struct CalendarOccurrence: Sendable, Hashable {
    /// What identifies the entry, whatever becomes of it.
    public let uid: String
    /// Of an entry that comes again, when this one was first meant to be; nil for the only one.
    public let originalStart: Instant?
    /// What it is called, as the file has it.
    public let title: String
    /// Where, as the file has it; nil where it does not say.
    public let place: String?
    /// When.
    public let period: Period
    /// How firmly.
    public let status: Status
    /// When it was entered, where the file says so.
    public let created: Instant?
    /// Who invites, by name or else by address.
    public let organizer: String?
    /// The line of the file on which it begins.
    public let line: Int

    /// How firmly an entry stands.
    public enum Status: String, Sendable, Hashable {
        /// It stands.
        case confirmed
        /// It may yet be.
        case tentative
        /// It was called off.
        case cancelled
    }

    /// All of it.
    public init(
        uid: String, originalStart: Instant?, title: String, place: String?, period: Period, status: Status,
        created: Instant?, organizer: String?, line: Int
    ) {
        self.uid = uid
        self.originalStart = originalStart
        self.title = title
        self.place = place
        self.period = period
        self.status = status
        self.created = created
        self.organizer = organizer
        self.line = line
    }
}

/// How many entries of a calendar file are not looked at, and why.
public struct CalendarRest: Sendable, Hashable {
    /// They are over.
    public var over = 0
    /// They come again after the time that is looked at: entries, not occurrences.
    public var later = 0
    /// They take nobody's time: TRANSP:TRANSPARENT.
    public var transparent = 0
    /// They are no events: tasks, journals, free/busy times.
    public var others = 0

    /// Nothing.
    public init() {}

    /// Both together.
    public static func + (left: CalendarRest, right: CalendarRest) -> CalendarRest {
        var sum = left
        sum.over += right.over
        sum.later += right.later
        sum.transparent += right.transparent
        sum.others += right.others
        return sum
    }
}
