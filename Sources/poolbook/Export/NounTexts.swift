import Reporting
import Scheduling
import SchedulingStore

extension Noun {
    /// What there is of it, each as texts by field, as import reads them.
    func texts(_ desk: Desk) throws -> [[String: String]] {
        let pool = desk.snapshot.pool.id
        switch self {
        case .org:
            return try desk.store.organizations(in: pool).map { row in
                [
                    "code": row.code, "name": row.name, "kind": row.kind ?? "", "locale": row.locale ?? "",
                    "email": row.email ?? "", "telephone": row.telephone ?? "", "guest": row.isGuest ? "yes" : "no",
                ]
            }
        case .member:
            return try desk.store.members(in: pool).map { row in
                [
                    "login": row.login, "name": row.name, "organization": row.organization ?? "",
                    "roles": listText(row.roles), "locale": row.locale ?? "",
                    "email": row.email ?? "", "telephone": row.telephone ?? "",
                ]
            }
        case .venue: return try inOrder(desk.store.resources(.venue, in: pool)).map { texts(of: $0, in: desk.currency) }
        case .staff: return try desk.store.resources(.staff, in: pool).map { texts(of: $0, in: desk.currency) }
        case .equipment: return try desk.store.resources(.equipment, in: pool).map { texts(of: $0, in: desk.currency) }
        case .fund:
            return try desk.store.funds(in: pool).map { row in
                [
                    "code": row.code, "name": row.name, "source": row.source,
                    "valid_from": row.validFrom.description, "valid_until": row.validUntil.description,
                    "categories": listText(row.categories),
                ].merging(row.terms.texts) { $1 }
            }
        case .project:
            return try desk.store.projects(in: pool).map { row in
                ["code": row.code, "name": row.name, "owners": listText(row.owners)]
            }
        }
    }

    /// What has parts comes after them, so that a pool that has neither can take the file.
    private func inOrder(_ rows: [ResourceRow]) -> [ResourceRow] {
        rows.filter(\.parts.isEmpty) + rows.filter { !$0.parts.isEmpty }
    }

    private func texts(of row: ResourceRow, in currency: Currency) -> [String: String] {
        let own = [
            "code": row.code, "name": row.name, "owner": row.owner, "capacity": text(row.capacity),
            "quantity": text(row.quantity), "district": row.district ?? "", "address": row.address ?? "",
            "latitude": text(row.latitude), "longitude": text(row.longitude), "features": listText(row.features),
            "aliases": listText(row.aliases), "buffer_before": text(row.bufferBefore),
            "buffer_after": text(row.bufferAfter), "skills": listText(row.skills),
            "hours": row.hours.windows.isEmpty ? "" : row.hours.text(in: .english), "parts": listText(row.parts),
            "rate": row.rate(in: currency)?.text(in: .english) ?? "", "access": row.access.rawValue,
            "on_holidays": row.onHolidays.rawValue, "special_hours": SpecialHoursTexts.text(row.special),
        ]
        guard row.contacts.areKnown else { return own }
        let contacts = [
            "email": row.contacts.email, "telephone": row.contacts.telephone, "locale": row.contacts.locale,
            "member": row.contacts.member,
        ]
        return own.merging(contacts.mapValues { $0 ?? "" }) { $1 }
    }

    /// The fields of a file of these things: what only some have is a column where one has it, and where the caller may
    /// know it of all. What is not in a file stays as it is when it is read back.
    func columns(of texts: [[String: String]]) -> [Field] {
        fields
            + occasional.filter { field in
                texts.allSatisfy { $0[field.key] != nil }
                    && texts.contains { $0[field.key] != Self.usual[field.key] ?? "" }
            }
    }

    private func text(_ value: (some CustomStringConvertible)?) -> String { value.map(\.description) ?? "" }
}

/// A reservation as texts by field, as import reads them.
struct ReservationTexts {
    private let zone: Zone
    private let currency: Currency

    init(_ zone: Zone, _ currency: Currency) {
        self.zone = zone
        self.currency = currency
    }

    func texts(of row: ReservationSheetRow) -> [String: String] {
        let hosts = zip(row.hosts, row.hostCodes).map { host, code in
            row.hosts.count == 1 ? code : "\(code)=\(host.share)"
        }
        return [
            "reference": row.reference, "title": row.title, "start": moment(row.period.start),
            "end": moment(row.period.end), "venue": codes(of: .venue, row), "staff": codes(of: .staff, row),
            "equipment": codes(of: .equipment, row), "host": listText(hosts),
            "attendance": row.attendance.map(String.init) ?? "", "kind": row.kind ?? "", "brand": row.brand ?? "",
            "pay": listText(pay(row)),
            "buffer_before": "\(row.buffers.before)", "buffer_after": "\(row.buffers.after)",
            "state": row.state.rawValue, "entered": zone.iso8601(row.createdAt), "version": "\(row.version)",
        ]
    }

    /// As spreadsheets know moments; in ISO 8601 where that would leave something open.
    private func moment(_ instant: Instant) -> String {
        let local = zone.local(instant)
        let isWhole = instant == Instant(secondsSince1970: Int(instant.microseconds / 1_000_000))
        guard isWhole, local.time.second == 0, zone.instants(of: local) == [instant] else {
            return zone.iso8601(instant)
        }
        return "\(local.date) \(local.time)"
    }

    private func codes(of kind: Resource.Kind, _ row: ReservationSheetRow) -> String {
        listText(
            row.items.filter { $0.kind == kind }.map { item in
                item.code + (item.quantity.map { "=\($0)" } ?? "")
            })
    }

    private func pay(_ row: ReservationSheetRow) -> [String] {
        row.items.filter { $0.project != nil }.map { item in
            let amount = Money(minorUnits: item.amount ?? 0, currency: currency).bare
            return item.code + (item.category.map { "/" + $0 } ?? "") + "=" + amount
        }
    }
}
