public import Foundation
internal import Postgres
public import Scheduling

/// An organization as it is listed.
public struct OrganizationRow: Sendable {
    /// Its identifier.
    public let id: UUID
    /// What people type for it.
    public let code: String
    /// What people read for it.
    public let name: String
    /// What kind of organization; rules may have other values for each.
    public let kind: String?
    /// The language, where one was chosen.
    public let locale: String?
    /// Where it is written to.
    public let email: String?
    /// The first day on which it takes nothing new.
    public let retiredFrom: LocalDate?
    /// Whether it is a guest of the pool.
    public let isGuest: Bool
    /// Where it is called.
    public let telephone: String?
}

/// A member as they are listed.
public struct MemberRow: Sendable {
    /// Its identifier.
    public let id: UUID
    /// The database login.
    public let login: String
    /// What people read for it.
    public let name: String
    /// The organization's code; nil for the pool's own office.
    public let organization: String?
    /// Their roles.
    public let roles: [String]
    /// The language, where one was chosen.
    public let locale: String?
    /// Where they are written to.
    public let email: String?
    /// The first day on which they act no more.
    public let retiredFrom: LocalDate?
    /// Where they are called.
    public let telephone: String?
}

/// A venue, a member of staff or equipment as it is listed.
public struct ResourceRow: Sendable {
    /// Its identifier.
    public let id: UUID
    /// What people type for it.
    public let code: String
    /// What people read for it.
    public let name: String
    /// Other names that people type.
    public let aliases: [String]
    /// The owner's code.
    public let owner: String
    /// How many people it takes.
    public let capacity: Int?
    /// How many there are.
    public let quantity: Int?
    /// Its district.
    public let district: String?
    /// Its address.
    public let address: String?
    /// Degrees north.
    public let latitude: Double?
    /// Degrees east.
    public let longitude: Double?
    /// What it has.
    public let features: [String]
    /// Minutes.
    public let bufferBefore: Int
    /// Minutes.
    public let bufferAfter: Int
    /// Each with `=` and its last valid day, where it has one.
    public let skills: [String]
    /// When it may be reserved.
    public let hours: OpeningHours
    /// The codes of its parts, where it is divisible.
    public let parts: [String]
    /// Minor units; nil where it is free.
    public let rateAmount: Int64?
    /// What the rate counts.
    public let rateUnit: Rate.Unit?
    /// The category of money that pays.
    public let rateCategory: String?
    /// The first day on which it takes nothing new.
    public let retiredFrom: LocalDate?
    /// Who may reserve it.
    public let access: Resource.Access
    /// What public holidays are for it.
    public let onHolidays: OnHolidays
    /// Hours of seasons and days.
    public let special: [SpecialHours]
    /// How a person is reached.
    public let contacts: Contacts

    /// How a person is reached, as far as the caller may know it.
    public struct Contacts: Sendable {
        /// Whether the caller may.
        public let areKnown: Bool
        /// Where they are written to.
        public let email: String?
        /// Where they are called.
        public let telephone: String?
        /// What they read.
        public let locale: String?
        /// The member who they are.
        public let member: String?
    }
}

/// A fund as it is listed.
public struct FundRow: Sendable {
    /// Its identifier.
    public let id: UUID
    /// What people type for it.
    public let code: String
    /// What people read for it.
    public let name: String
    /// Where the money comes from.
    public let source: String
    /// The first day of events that it pays for.
    public let validFrom: LocalDate
    /// The last day of events that it pays for.
    public let validUntil: LocalDate
    /// What it may pay for; empty means anything.
    public let categories: [String]
    /// The first day on which it pays nothing more.
    public let retiredFrom: LocalDate?
    /// What it asks of money besides.
    public let terms: FundTerms
}

/// A project as it is listed, with the sums of its lines in minor units; nil for who may not see them.
public struct ProjectRow: Sendable {
    /// Its identifier.
    public let id: UUID
    /// What people type for it.
    public let code: String
    /// What people read for it.
    public let name: String
    /// The owners' codes.
    public let owners: [String]
    /// What was given.
    public let granted: Int64?
    /// What holds have set aside.
    public let reserved: Int64?
    /// What stands committed and is not spent.
    public let committed: Int64?
    /// What is spent.
    public let spent: Int64?
    /// What is left.
    public let available: Int64?
    /// The first day on which it pays nothing more.
    public let retiredFrom: LocalDate?
}

/// A budget line as it is listed, in minor units.
public struct BudgetLineRow: Sendable {
    /// The fund, or the project where a fund was asked for.
    public let fund: String
    /// The category.
    public let category: String
    /// The fiscal year.
    public let year: Int
    /// What was given.
    public let granted: Int64
    /// What holds have set aside.
    public let reserved: Int64
    /// What stands committed and is not spent.
    public let committed: Int64
    /// What is spent.
    public let spent: Int64
    /// What is left.
    public let available: Int64
}

/// A pool as it is listed.
public struct PoolRow: Sendable {
    /// What people read for it.
    public let name: String
    /// The time zone.
    public let zone: String
    /// The currency.
    public let currency: String
    /// The language, where one was chosen.
    public let locale: String
    /// What kinds of events there may be; empty means any.
    public let kinds: [String]
    /// Under which brands events may be held; empty means any.
    public let brands: [String]
    /// What is counted of events that are over; empty means anything.
    public let figures: [String]
    /// The first day on which it takes nothing new.
    public let retiredFrom: LocalDate?
    /// Whether that day has come.
    public let isRetired: Bool
}

/// A blackout as it is listed.
public struct BlackoutRow: Sendable {
    /// What people type for it.
    public let reference: String
    /// What is closed.
    public let resource: ResourceID
    /// What people type for it.
    public let code: String
    /// What people read for it.
    public let name: String
    /// When.
    public let period: Period
    /// Why.
    public let reason: String
}

extension Store {
    /// The pools that the caller is a member of.
    public func pools() throws(StoreError) -> [PoolRow] {
        try read(
            .many(
                """
                select name, zone, currency, locale, kinds, brands, figures, retired_from, is_retired
                from poolbook_1.pools
                order by name
                """
            ) { row in
                PoolRow(
                    name: try row.next(), zone: try row.next(), currency: try row.next(), locale: try row.next(),
                    kinds: try row.next(), brands: try row.next(), figures: try row.next(),
                    retiredFrom: try row.nextDay(), isRetired: try row.next())
            })
    }

    /// The organizations of a pool, or some of them.
    public func organizations(
        in pool: PoolID, _ filter: NounFilter = NounFilter()
    ) throws(StoreError) -> [OrganizationRow] {
        let conditions = filter.conditions(in: pool, id: "organization_id")
        return try read(
            .many(
                """
                select organization_id, code, name, kind, locale, email, retired_from, is_guest, telephone
                from poolbook_1.organizations
                where \(conditions.text)
                order by code
                """, conditions.parameters
            ) { row in
                OrganizationRow(
                    id: try row.next(), code: try row.next(), name: try row.next(), kind: try row.next(),
                    locale: try row.next(), email: try row.next(), retiredFrom: try row.nextDay(),
                    isGuest: try row.next(), telephone: try row.next())
            })
    }

    /// The members of a pool whom the caller may know, or some of them.
    public func members(
        in pool: PoolID, _ filter: NounFilter = NounFilter()
    ) throws(StoreError) -> [MemberRow] {
        let conditions = filter.conditions(in: pool, id: "member_id", organization: .one("organization"))
        return try read(
            .many(
                """
                select member_id, login, name, organization, roles, locale, email, retired_from, telephone
                from poolbook_1.members
                where \(conditions.text)
                order by organization nulls first, login
                """, conditions.parameters
            ) { row in
                MemberRow(
                    id: try row.next(), login: try row.next(), name: try row.next(), organization: try row.next(),
                    roles: try row.next(), locale: try row.next(), email: try row.next(),
                    retiredFrom: try row.nextDay(), telephone: try row.next())
            })
    }

    /// The resources of one kind, or some of them.
    public func resources(
        _ kind: Resource.Kind, in pool: PoolID, _ filter: NounFilter = NounFilter()
    ) throws(StoreError) -> [ResourceRow] {
        var conditions = filter.conditions(in: pool, id: "resource_id", organization: .one("owner"))
        conditions.require("kind = ?", kind.rawValue)
        return try read(
            .many(
                """
                select
                    resource_id, code, name, aliases, owner, capacity, quantity, district, address, latitude, longitude,
                    features, buffer_before, buffer_after, skills, to_jsonb(hours), parts, rate_amount, rate_unit,
                    rate_category, retired_from, access, on_holidays, special_hours, knows_contacts, email, telephone,
                    locale, member
                from poolbook_1.resources
                where \(conditions.text)
                order by code
                """, conditions.parameters
            ) { row in
                ResourceRow(
                    id: try row.next(), code: try row.next(), name: try row.next(), aliases: try row.next(),
                    owner: try row.next(), capacity: try row.next(Int32?.self).map(Int.init),
                    quantity: try row.next(Int32?.self).map(Int.init), district: try row.next(),
                    address: try row.next(), latitude: try row.next(), longitude: try row.next(),
                    features: try row.next(), bufferBefore: Int(try row.next(Int32.self)),
                    bufferAfter: Int(try row.next(Int32.self)), skills: try row.next(),
                    hours: OpeningHours(rows: try decodedJSON(try row.next(JSONText.self).text)),
                    parts: try row.next(), rateAmount: try row.next(),
                    rateUnit: try row.next(String?.self).flatMap(Rate.Unit.init(rawValue:)),
                    rateCategory: try row.next(), retiredFrom: try row.nextDay(),
                    access: try row.next(parsing: Resource.Access.init(rawValue:)),
                    onHolidays: try row.next(parsing: OnHolidays.init(rawValue:)),
                    special: try row.nextSpecialHours(),
                    contacts: ResourceRow.Contacts(
                        areKnown: try row.next(), email: try row.next(), telephone: try row.next(),
                        locale: try row.next(), member: try row.next()))
            })
    }

    /// The funds of a pool, or some of them.
    public func funds(
        in pool: PoolID, _ filter: NounFilter = NounFilter()
    ) throws(StoreError) -> [FundRow] {
        let conditions = filter.conditions(in: pool, id: "fund_id")
        return try read(
            .many(
                """
                select fund_id, code, name, source, valid_from, valid_until, categories, retired_from,
                    \(FundTerms.columns)
                from poolbook_1.funds
                where \(conditions.text)
                order by code
                """, conditions.parameters
            ) { row in
                FundRow(
                    id: try row.next(), code: try row.next(), name: try row.next(), source: try row.next(),
                    validFrom: LocalDate(try row.next()), validUntil: LocalDate(try row.next()),
                    categories: try row.next(), retiredFrom: try row.nextDay(), terms: try FundTerms(&row))
            })
    }

    /// The projects of a pool, or some of them.
    public func projects(
        in pool: PoolID, _ filter: NounFilter = NounFilter()
    ) throws(StoreError) -> [ProjectRow] {
        let conditions = filter.conditions(in: pool, id: "project_id", organization: .several("owners"))
        return try read(
            .many(
                """
                select project_id, code, name, owners, granted, reserved, committed, spent, available, retired_from
                from poolbook_1.projects
                where \(conditions.text)
                order by code
                """, conditions.parameters
            ) { row in
                ProjectRow(
                    id: try row.next(), code: try row.next(), name: try row.next(), owners: try row.next(),
                    granted: try row.next(), reserved: try row.next(), committed: try row.next(),
                    spent: try row.next(), available: try row.next(), retiredFrom: try row.nextDay())
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
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let resource { conditions.require("code = ?", resource) }
        conditions.require("ends_at > ?", instant.timestamp)
        return try blackouts(conditions)
    }

    func blackouts(_ conditions: Conditions) throws(StoreError) -> [BlackoutRow] {
        try read(
            .many(
                """
                select reference, resource_id, code, name, starts_at, ends_at, reason
                from poolbook_1.blackouts
                where \(conditions.text)
                order by starts_at, code
                """, conditions.parameters
            ) { row in
                BlackoutRow(
                    reference: try row.next(), resource: ResourceID(try row.next()), code: try row.next(),
                    name: try row.next(), period: try row.nextPeriod(), reason: try row.next())
            })
    }
}

extension Row {
    /// Reads a day, or none, from the next column.
    mutating func nextDay() throws(PostgresError) -> LocalDate? {
        try next(CalendarDay?.self).map { LocalDate($0) }
    }

    /// Reads a period from the next two columns.
    mutating func nextPeriod() throws(PostgresError) -> Period {
        let start = Instant(try next())
        return try next(parsing: { (end: Timestamp) in Period(start: start, end: Instant(end)) })
    }
}
