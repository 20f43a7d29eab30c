internal import Postgres
public import Scheduling

/// What a limit says, and the code of the person whom it is about.
public struct LimitReason: Sendable, Decodable {
    /// The person's code; nil where it is about the reservation.
    public let resource: String?
    /// Why.
    public let reason: Reason

    private enum Key: String, CodingKey { case resource }

    /// Reads a reason as the database's rules return it.
    public init(from decoder: any Decoder) throws {
        resource = try decoder.container(keyedBy: Key.self).decodeIfPresent(String.self, forKey: .resource)
        reason = try ReasonRow(from: decoder).reason
    }
}

extension Store {
    /// What the database's own limits would say against a reservation, without making it: all who might be had for it
    /// can be asked for at once, each person being looked at by themselves. The first venue is where they would go.
    ///
    /// One round trip; a pool that sets no limit answers at once.
    public func limits(
        against resources: [ResourceID], ledBy host: OrganizationID, kind: String?, during period: Period,
        costing amount: Int64?, in pool: PoolID
    ) throws(StoreError) -> [LimitReason] {
        let statement = surfaceCall(
            "limits_against",
            [
                pool.uuid, host.uuid, kind, period.start.timestamp, period.end.timestamp, resources.map(\.uuid), amount,
            ])
        return try decodedJSON(try read(statement).text)
    }
}
