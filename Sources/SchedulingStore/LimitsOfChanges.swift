internal import Foundation
internal import Postgres
internal import Scheduling

/// A reservation that is looked at before it is made or changed.
struct LookedAt: Encodable {
    let reservationId: UUID?
    let hostId: UUID
    let kind: String?
    let startsAt: String
    let endsAt: String
    let resources: [UUID]
    let quantities: [Int?]
    let amount: Int64?

    init(
        _ reservation: ReservationID? = nil, ledBy host: OrganizationID, kind: String?, at placed: Placed,
        costing: Int64?
    ) {
        reservationId = reservation?.uuid
        hostId = host.uuid
        self.kind = kind
        startsAt = placed.period.start.iso8601(offset: 0)
        endsAt = placed.period.end.iso8601(offset: 0)
        resources = placed.takes.map(\.resource.id.uuid)
        quantities = placed.takes.map(\.quantity)
        amount = costing
    }
}

/// What the database says of it.
struct Verdict: Decodable {
    struct Approver: Decodable {
        let id: OrganizationID
        let name: String
    }

    let reasons: [LimitReason]
    let approvals: [Approver]

    /// What refuses it.
    var refusing: [LimitReason] { reasons.filter { $0.reason.strength == .hard } }

    /// What only warns of it.
    var warning: [LimitReason] { reasons.filter { $0.reason.strength == .soft } }
}

extension Store {
    /// What the database's own limits would say against each of many reservations, and who would have to agree: one round
    /// trip.
    func verdicts(on changes: [LookedAt], in pool: PoolID) throws(StoreError) -> [Verdict] {
        guard !changes.isEmpty else { return [] }
        let statement = surfaceCall("limits_of_changes", [pool.uuid, JSONText(encodedJSON(changes))])
        return try decodedJSON(try read(statement).text)
    }
}
