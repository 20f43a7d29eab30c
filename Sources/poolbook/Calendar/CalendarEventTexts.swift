import Foundation
import ICalendar
import Reporting
import Scheduling
import SchedulingStore

/// Writes what is on as entries of a calendar, for one reader.
struct CalendarEventTexts {
    private let zone: Zone
    private let language: Language
    private let pool: PoolID
    private let now: Instant

    init(_ desk: Desk) {
        zone = desk.zone
        language = desk.renderer.language
        pool = desk.snapshot.pool.id
        now = desk.snapshot.now
    }

    /// By what an entry is known in every calendar, for ever: `import calendar` knows its own by the ending.
    static func uid(_ name: String, in pool: PoolID) -> String {
        "\(name)@\(pool.uuid.uuidString.lowercased()).poolbook"
    }

    /// A reservation that concerns the reader.
    func entry(_ row: CalendarRow) -> CalendarExport.Entry {
        let uid = Self.uid(row.id.uuid.uuidString.lowercased(), in: pool)
        let occasion = Occasion(
            uid: uid, sequence: row.version, changed: row.changedAt, reference: row.reference)
        return CalendarExport.Entry(
            component: component(row, row.period, occasion), period: row.period, uid: uid,
            reference: row.reference, title: row.title, state: row.state.cell, place: place(row), row: row)
    }

    /// By what an entry is known, and how often and when it was written.
    struct Occasion {
        let uid: String
        let sequence: Int
        let changed: Instant
        let reference: String
    }

    private func place(_ row: CalendarRow) -> String? {
        let venues = row.takes.filter { $0.kind == .venue }.map(\.name)
        return venues.isEmpty ? nil : listText(venues)
    }

    /// A reservation at a time, or a series of such.
    func component(_ row: CalendarRow, _ period: Period, _ occasion: Occasion) -> Component {
        let described = [
            .verbatim(occasion.reference), CalendarSentences.hosts(listText(row.hosts.map(\.name))),
            CalendarSentences.takes(listText(row.takes.map(\.name))),
        ].map { $0.text(in: language) }.joined(separator: "\n")
        var properties = head(occasion.uid, changed: occasion.changed, sequence: occasion.sequence, period)
        properties.append(Property("CREATED", value: universal(row.createdAt)))
        properties.append(Property("LAST-MODIFIED", value: universal(occasion.changed)))
        properties.append(Property("SUMMARY", text: row.title))
        properties += place(row).map { [Property("LOCATION", text: $0)] } ?? []
        properties.append(Property("DESCRIPTION", text: described))
        properties += row.kind.map { [Property("CATEGORIES", text: $0)] } ?? []
        properties += status(row.state) + parties(row)
        return Component("VEVENT", properties)
    }

    /// What the reader may not know: that somebody has it.
    func busy(_ period: Period, _ resource: Resource) -> CalendarExport.Entry {
        let content = "\(resource.id.uuid) \(period)"
        let uid = Self.uid("busy-\(content.stableHash)", in: pool)
        let title = CalendarSentences.busy.text(in: language)
        var properties = head(uid, changed: now, sequence: 0, period)
        properties += [
            Property("SUMMARY", text: title), Property("LOCATION", text: resource.name),
            Property("CLASS", value: "PRIVATE"), Property("STATUS", value: "CONFIRMED"),
            Property("TRANSP", value: "OPAQUE"),
        ]
        return CalendarExport.Entry(
            component: Component("VEVENT", properties), period: period, uid: uid, reference: nil, title: title,
            state: .state(Timeline.Fill.taken.meaning, key: "taken"), place: resource.name)
    }

    /// A blackout.
    func closed(_ row: BlackoutRow) -> CalendarExport.Entry {
        let uid = Self.uid(row.reference.lowercased(), in: pool)
        let title = CalendarSentences.closed(row.reason).text(in: language)
        var properties = head(uid, changed: now, sequence: 0, row.period)
        properties += [
            Property("SUMMARY", text: title), Property("LOCATION", text: row.name),
            Property("STATUS", value: "CONFIRMED"), Property("TRANSP", value: "OPAQUE"),
        ]
        return CalendarExport.Entry(
            component: Component("VEVENT", properties), period: row.period, uid: uid, reference: row.reference,
            title: title, state: .state(Timeline.Fill.blackout.meaning, key: "blackout"), place: row.name)
    }

    // MARK: - Properties

    private func head(_ uid: String, changed: Instant, sequence: Int, _ period: Period) -> [Property] {
        [
            Property("UID", text: uid), Property("DTSTAMP", value: universal(changed)),
            time("DTSTART", period.start), time("DTEND", period.end), Property("SEQUENCE", value: "\(sequence)"),
        ]
    }

    /// A moment as the pool's clocks show it; in universal time where they show it twice, for then only that says which.
    func time(_ name: String, _ instant: Instant) -> Property {
        guard let local = zone.floating(instant), zone.instants(of: zone.local(instant)) == [instant] else {
            return Property(name, value: universal(instant))
        }
        return Property(name, [.init("TZID", zone.identifier)], value: local.description)
    }

    private func universal(_ instant: Instant) -> String {
        Zone.utc.floating(instant).map { "\($0)Z" } ?? "19700101T000000Z"
    }

    private func status(_ state: Reservation.State) -> [Property] {
        let (status, transparency) =
            switch state {
            case .hold: ("TENTATIVE", "OPAQUE")
            case .request: ("TENTATIVE", "TRANSPARENT")
            case .confirmed, .closed: ("CONFIRMED", "OPAQUE")
            case .cancelled, .expired: ("CANCELLED", "TRANSPARENT")
            }
        return [Property("STATUS", value: status), Property("TRANSP", value: transparency)]
    }

    /// Who holds it and who comes to it. None of them has an address here; what they are known by stands for one.
    private func parties(_ row: CalendarRow) -> [Property] {
        func address(_ id: String) -> String { "urn:uuid:\(id.lowercased())" }
        let hosts = row.hosts.enumerated().map { index, host in
            index == 0
                ? Property("ORGANIZER", [.init("CN", host.name)], value: address(host.id.uuid.uuidString))
                : Property(
                    "ATTENDEE", [.init("CUTYPE", "GROUP"), .init("CN", host.name)],
                    value: address(host.id.uuid.uuidString))
        }
        let people = row.takes.filter { $0.kind == .staff }.map { person in
            Property(
                "ATTENDEE", [.init("CUTYPE", "INDIVIDUAL"), .init("CN", person.name)],
                value: address(person.id.uuid.uuidString))
        }
        return hosts + people
    }
}
