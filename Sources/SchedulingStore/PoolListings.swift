public import Foundation
internal import Postgres
public import Scheduling

/// An organization as it is listed.
public struct OrganizationRow: Sendable {
    public let id: UUID
    public let code: String
    public let name: String
}

/// A member as they are listed.
public struct MemberRow: Sendable {
    public let id: UUID
    public let login: String
    public let name: String
    /// The organization's code; nil for the pool's own office.
    public let organization: String?
    public let roles: [String]
    public let locale: String?
}

/// A venue, a member of staff or equipment as it is listed.
public struct ResourceRow: Sendable {
    public let id: UUID
    public let code: String
    public let name: String
    public let aliases: [String]
    /// The owner's code.
    public let owner: String
    public let capacity: Int?
    public let quantity: Int?
    public let district: String?
    public let address: String?
    public let latitude: Double?
    public let longitude: Double?
    public let features: [String]
    /// Minutes.
    public let bufferBefore: Int
    /// Minutes.
    public let bufferAfter: Int
    /// Each with `=` and its last valid day, where it has one.
    public let skills: [String]
    public let hours: OpeningHours
    /// The codes of its parts, where it is divisible.
    public let parts: [String]
}

/// A fund as it is listed.
public struct FundRow: Sendable {
    public let id: UUID
    public let code: String
    public let name: String
    public let source: String
    public let validFrom: LocalDate
    public let validUntil: LocalDate
    public let categories: [String]
}

/// A project as it is listed, with the sums of its lines in minor units.
public struct ProjectRow: Sendable {
    public let id: UUID
    public let code: String
    public let name: String
    /// The owners' codes.
    public let owners: [String]
    public let granted: Int64
    public let reserved: Int64
    public let committed: Int64
    public let spent: Int64
    public let available: Int64
}

/// A budget line as it is listed, in minor units.
public struct BudgetLineRow: Sendable {
    public let fund: String
    public let category: String
    public let year: Int
    public let granted: Int64
    public let reserved: Int64
    public let committed: Int64
    public let spent: Int64
    public let available: Int64
}

/// A pool as it is listed.
public struct PoolRow: Sendable {
    public let name: String
    public let zone: String
    public let currency: String
    public let locale: String
}

/// A blackout as it is listed.
public struct BlackoutRow: Sendable {
    public let reference: String
    public let code: String
    public let name: String
    public let period: Period
    public let reason: String
}

extension Store {
    /// The pools that the caller is a member of.
    public func pools() throws(StoreError) -> [PoolRow] {
        try read(
            .many("select name, zone, currency, locale from poolbook_1.pools order by name") { row in
                PoolRow(
                    name: try row.next(), zone: try row.next(), currency: try row.next(), locale: try row.next())
            })
    }

    /// The organizations of a pool, or one of them.
    public func organizations(in pool: PoolID, only id: UUID? = nil) throws(StoreError) -> [OrganizationRow] {
        try read(
            .many(
                """
                select organization_id, code, name
                from poolbook_1.organizations
                where pool_id = $1
                    and ($2 is null or organization_id = $2)
                order by code
                """, [pool.uuid, id]
            ) { row in
                OrganizationRow(id: try row.next(), code: try row.next(), name: try row.next())
            })
    }

    /// The members of a pool whom the caller may know, or one of them.
    public func members(in pool: PoolID, only id: UUID? = nil) throws(StoreError) -> [MemberRow] {
        try read(
            .many(
                """
                select member_id, login, name, organization, roles, locale
                from poolbook_1.members
                where pool_id = $1
                    and ($2 is null or member_id = $2)
                order by organization nulls first, login
                """, [pool.uuid, id]
            ) { row in
                MemberRow(
                    id: try row.next(), login: try row.next(), name: try row.next(), organization: try row.next(),
                    roles: try row.next(), locale: try row.next())
            })
    }

    /// The resources of one kind, or one of them.
    public func resources(
        _ kind: Resource.Kind, in pool: PoolID, only id: UUID? = nil
    ) throws(StoreError) -> [ResourceRow] {
        try read(
            .many(
                """
                select
                    resource_id, code, name, aliases, owner, capacity, quantity, district, address, latitude, longitude,
                    features, buffer_before, buffer_after, skills, to_jsonb(hours), parts
                from poolbook_1.resources
                where pool_id = $1
                    and kind = $2
                    and ($3 is null or resource_id = $3)
                order by code
                """, [pool.uuid, kind.rawValue, id]
            ) { row in
                ResourceRow(
                    id: try row.next(), code: try row.next(), name: try row.next(), aliases: try row.next(),
                    owner: try row.next(), capacity: try row.next(Int32?.self).map(Int.init),
                    quantity: try row.next(Int32?.self).map(Int.init), district: try row.next(),
                    address: try row.next(), latitude: try row.next(), longitude: try row.next(),
                    features: try row.next(), bufferBefore: Int(try row.next(Int32.self)),
                    bufferAfter: Int(try row.next(Int32.self)), skills: try row.next(),
                    hours: OpeningHours(rows: try decodedJSON(try row.next(JSONText.self).text)),
                    parts: try row.next())
            })
    }

    /// The funds of a pool, or one of them.
    public func funds(in pool: PoolID, only id: UUID? = nil) throws(StoreError) -> [FundRow] {
        try read(
            .many(
                """
                select fund_id, code, name, source, valid_from, valid_until, categories
                from poolbook_1.funds
                where pool_id = $1
                    and ($2 is null or fund_id = $2)
                order by code
                """, [pool.uuid, id]
            ) { row in
                FundRow(
                    id: try row.next(), code: try row.next(), name: try row.next(), source: try row.next(),
                    validFrom: LocalDate(try row.next()), validUntil: LocalDate(try row.next()),
                    categories: try row.next())
            })
    }

    /// The projects whose money the caller may see, or one of them.
    public func projects(in pool: PoolID, only id: UUID? = nil) throws(StoreError) -> [ProjectRow] {
        try read(
            .many(
                """
                select project_id, code, name, owners, granted, reserved, committed, spent, available
                from poolbook_1.projects
                where pool_id = $1
                    and ($2 is null or project_id = $2)
                order by code
                """, [pool.uuid, id]
            ) { row in
                ProjectRow(
                    id: try row.next(), code: try row.next(), name: try row.next(), owners: try row.next(),
                    granted: try row.next(), reserved: try row.next(), committed: try row.next(),
                    spent: try row.next(), available: try row.next())
            })
    }

    /// The budget lines of a project or of a fund, by code.
    public func budgetLines(
        ofProject project: String?, ofFund fund: String?, in pool: PoolID
    ) throws(StoreError) -> [BudgetLineRow] {
        try read(
            .many(
                """
                select
                    case when $2 is null then project else fund end, category, fiscal_year, granted, reserved,
                    committed, spent, available
                from poolbook_1.budget_lines
                where pool_id = $1
                    and ($2 is null or project = $2)
                    and ($3 is null or fund = $3)
                order by fiscal_year, category, fund, project
                """, [pool.uuid, project, fund]
            ) { row in
                BudgetLineRow(
                    fund: try row.next(), category: try row.next(), year: Int(try row.next(Int16.self)),
                    granted: try row.next(), reserved: try row.next(), committed: try row.next(),
                    spent: try row.next(), available: try row.next())
            })
    }

    /// The blackouts of a pool that are not over at an instant, of one resource or of all.
    public func blackouts(
        in pool: PoolID, of resource: String?, after instant: Instant
    ) throws(StoreError) -> [BlackoutRow] {
        try read(
            .many(
                """
                select reference, code, name, starts_at, ends_at, reason
                from poolbook_1.blackouts
                where pool_id = $1
                    and ($2 is null or code = $2)
                    and ends_at > $3
                order by starts_at, code
                """, [pool.uuid, resource, instant.timestamp]
            ) { row in
                BlackoutRow(
                    reference: try row.next(), code: try row.next(), name: try row.next(),
                    period: try row.nextPeriod(), reason: try row.next())
            })
    }
}

extension Row {
    /// Reads a period from the next two columns.
    mutating func nextPeriod() throws(PostgresError) -> Period {
        let start = Instant(try next())
        return try next(parsing: { (end: Timestamp) in Period(start: start, end: Instant(end)) })
    }
}
