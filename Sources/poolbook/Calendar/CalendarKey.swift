import Foundation
import Scheduling
import SchedulingStore

/// By what an entry is known: whose calendar, its UID, and of one that comes again when it was first meant to be.
struct CalendarKey: Hashable {
    let source: String
    let uid: String
    let originalStart: Instant?

    /// The calendars of an organization are one source: their UIDs are their own, whatever their files are called.
    static func source(of organization: OrganizationID) -> String {
        "calendar \(organization.uuid.uuidString.lowercased())"
    }
}

/// What a file says of an entry, as it is kept to tell later what has changed there.
struct CalendarContent: Equatable {
    var title: String
    var period: Period
    var place: String?
    var status: String

    init(_ occurrence: CalendarOccurrence, title: String) {
        self.title = title
        period = occurrence.period
        place = occurrence.place
        status = occurrence.status.rawValue
    }

    /// What was kept; nil where it is of another kind.
    init?(_ value: JSONValue) {
        guard case .object(let members) = value, case .string(let title)? = members["title"],
            case .string(let start)? = members["start"], case .string(let end)? = members["end"],
            case .string(let status)? = members["status"], let from = Instant(iso8601: start),
            let to = Instant(iso8601: end), let period = Period(start: from, end: to)
        else { return nil }
        (self.title, self.period, self.status) = (title, period, status)
        if case .string(let place)? = members["place"] { self.place = place }
    }

    /// Gone from the file.
    static let missing = "missing"

    /// Whether the file itself took it back.
    var isGone: Bool { status == CalendarOccurrence.Status.cancelled.rawValue || status == Self.missing }

    var json: JSONValue {
        .object([
            "title": .string(title), "start": .string(period.start.iso8601(offset: 0)),
            "end": .string(period.end.iso8601(offset: 0)), "place": place.map(JSONValue.string) ?? .null,
            "status": .string(status),
        ])
    }
}
