internal import Postgres
public import Scheduling

/// A quota as it is listed.
public struct QuotaRow: Sendable {
    /// What people type for it.
    public let reference: String
    /// The code of the organization that it limits; nil for each of them.
    public let organization: String?
    /// What it counts.
    public let measure: Quota.Measure
    /// Minutes, reservations or minor units.
    public let most: Int64
    /// How long its periods are.
    public let length: Quota.Length
    /// The code of the resource that it is about.
    public let resource: String?
    /// The kind of resources that it is about.
    public let kind: Resource.Kind?
    /// The district of the resources that it is about.
    public let district: String?
    /// What the resources that it is about have.
    public let feature: String?
}

/// What an organization has used of a quota in a period.
public struct QuotaUseRow: Sendable {
    /// The quota.
    public let reference: String
    /// The organization's code.
    public let organization: String
    /// The first day of the period.
    public let startsOn: LocalDate
    /// Minutes, reservations or minor units.
    public let used: Int64
}

/// A quota that is to be added.
public struct NewQuota: Sendable {
    /// The organization that it limits; nil for each of them.
    public var organization: OrganizationID?
    /// What it counts.
    public var measure: Quota.Measure
    /// Minutes, reservations or minor units.
    public var most: Int64
    /// How long its periods are.
    public var length: Quota.Length
    /// The resource that it is about.
    public var resource: ResourceID?
    /// The kind of resources that it is about.
    public var kind: Resource.Kind?
    /// The district of the resources that it is about.
    public var district: String?
    /// What the resources that it is about have.
    public var feature: String?

    /// A quota of everything; what it is about is set afterwards.
    public init(_ measure: Quota.Measure, most: Int64, per length: Quota.Length) {
        self.measure = measure
        self.most = most
        self.length = length
    }
}

/// What became of a quota.
public struct QuotaAnswer: Sendable, Decodable {
    /// What people type for it.
    public let reference: String
    /// How many reservations stand that are counted in it; nil where it was removed.
    public let standing: Int?
    /// In how many periods of how many organizations more stands than it allows.
    public let beyond: Int?
}

extension Store {
    /// The quotas of a pool.
    public func quotas(in pool: PoolID) throws(StoreError) -> [QuotaRow] {
        try read(
            .many(
                """
                select reference, organization, measure, most, length, resource, kind, district, feature
                from poolbook_1.quotas
                where pool_id = $1
                order by organization nulls first, reference
                """, [pool.uuid]
            ) { row in
                QuotaRow(
                    reference: try row.next(), organization: try row.next(),
                    measure: try row.next(parsing: Quota.Measure.init(rawValue:)), most: try row.next(),
                    length: try row.next(parsing: Quota.Length.init(rawValue:)), resource: try row.next(),
                    kind: try row.next(String?.self).flatMap(Resource.Kind.init(rawValue:)),
                    district: try row.next(), feature: try row.next())
            })
    }

    /// What is used of the quotas of a pool from a day on, as far as the caller may know it.
    public func quotaUses(in pool: PoolID, from day: LocalDate) throws(StoreError) -> [QuotaUseRow] {
        try read(
            .many(
                """
                select reference, organization, starts_on, used
                from poolbook_1.quota_uses
                where pool_id = $1
                    and starts_on >= $2::text::date
                    and used > 0
                order by reference, organization, starts_on
                """, [pool.uuid, day.description]
            ) { row in
                QuotaUseRow(
                    reference: try row.next(), organization: try row.next(),
                    startsOn: LocalDate(try row.next(CalendarDay.self)), used: try row.next())
            })
    }

    /// Adds a quota; what stands already is counted in it.
    public func add(_ quota: NewQuota, reason: String?, _ act: Act) throws(StoreError) -> QuotaAnswer {
        try self.act(
            act.call(
                "add_quota",
                [
                    quota.organization?.uuid, quota.measure.rawValue, quota.most, quota.length.rawValue,
                    quota.resource?.uuid, quota.kind?.rawValue, quota.district, quota.feature, reason,
                ]))
    }

    /// Takes a quota away.
    public func removeQuota(reference: String, reason: String?, _ act: Act) throws(StoreError) -> QuotaAnswer {
        try self.act(act.call("remove_quota", [reference, reason]))
    }
}
