public import ICalendar

/// Something in a calendar file that cannot be taken as it stands, by its line.
public struct CalendarProblem: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// It is no part of a calendar.
        case form(CalendarReading.Problem.Kind)
        /// The file has no `VCALENDAR`.
        case noCalendar
        /// The calendar is of another version than 2.0.
        case version(String)
        /// An entry has not what each must have.
        case missing(String)
        /// A property's value is none that it can have (cut to 60 characters).
        case value(property: String, String)
        /// Nobody knows the zone, and the file does not say what it is.
        case zone(String)
        /// The end is not after the start, or more than a year after it.
        case end
        /// A rule cannot be.
        case rule(RecurrenceError)
        /// The property says something that is not understood here, and may not be passed over.
        case unsupported(String)
        /// RANGE=THISANDFUTURE changes all that follows at once.
        case thisAndFuture
        /// An entry comes more often than a bound, within the time that is looked at.
        case tooOften(Int)
        /// The rules of the file up to this one reach further back, together, than is looked at.
        case tooFar
    }

    /// The line of the file, counted from 1.
    public let line: Int
    /// What is wrong.
    public let kind: Kind

    /// What is wrong on a line.
    public init(line: Int, _ kind: Kind) {
        (self.line, self.kind) = (line, kind)
    }
}
