internal import Foundation
internal import Postgres
internal import Scheduling

/// The units of everything that was loaded, each with its number.
struct Loaded {
    let currency: Currency
    private(set) var units: [UUID] = []
    private var numbers: [UUID: Int] = [:]

    init(currency: Currency) {
        self.currency = currency
    }

    /// The numbers of units; those that are new get the next ones.
    mutating func numbers(of ids: [UUID]) -> [Int] {
        ids.map { id in
            if let number = numbers[id] { return number }
            numbers[id] = units.count
            units.append(id)
            return units.count - 1
        }
    }
}

/// A venue as `venues_for` returns it.
struct VenueRow {
    private let id: UUID
    private let code: String
    private let name: String
    private let ownerID: UUID
    private let owner: String
    private let capacity: Int?
    private let district: String?
    private let location: Location?
    private let features: [String]
    private let before: Int
    private let after: Int
    private let rate: RateColumns
    private let retiredFrom: LocalDate?
    private let hours: OpeningHours
    private let special: [SpecialHours]
    private let onHolidays: OnHolidays
    private let access: Resource.Access
    private let units: [UUID]

    init(_ row: inout Row) throws {
        id = try row.next()
        code = try row.next()
        name = try row.next()
        ownerID = try row.next()
        owner = try row.next()
        capacity = try row.next(Int32?.self).map(Int.init)
        district = try row.next()
        let (latitude, longitude) = (try row.next(Double?.self), try row.next(Double?.self))
        location = latitude.flatMap { north in longitude.flatMap { Location(latitude: north, longitude: $0) } }
        features = try row.next()
        before = Int(try row.next(Int32.self))
        after = Int(try row.next(Int32.self))
        rate = try RateColumns(&row)
        retiredFrom = try row.nextDay()
        hours = OpeningHours(packed: try row.next())
        special = try row.nextSpecialHoursOrNone()
        onHolidays = try row.next(parsing: OnHolidays.init(rawValue:))
        access = try row.next(parsing: Resource.Access.init(rawValue:))
        units = try row.next()
    }

    func candidate(_ loaded: inout Loaded) -> Candidate {
        var resource = Resource(
            id: ResourceID(id), kind: .venue, code: code, name: name, owner: OrganizationID(ownerID),
            capacity: capacity, bufferBefore: before, bufferAfter: after, hours: hours, special: special,
            onHolidays: onHolidays, features: features, retiredFrom: retiredFrom,
            rate: rate.rate(in: loaded.currency))
        resource.access = access
        return Candidate(
            resource, owner: owner, district: district, location: location,
            units: loaded.numbers(of: units))
    }
}

/// A person as `people_for` returns them.
struct PersonRow {
    private let id: UUID
    private let code: String
    private let name: String
    private let ownerID: UUID
    private let owner: String
    private let rate: RateColumns
    private let retiredFrom: LocalDate?
    private let hours: OpeningHours
    private let special: [SpecialHours]
    private let onHolidays: OnHolidays
    private let access: Resource.Access
    private let units: [UUID]
    private let skills: [Skill]

    init(_ row: inout Row) throws {
        id = try row.next()
        code = try row.next()
        name = try row.next()
        ownerID = try row.next()
        owner = try row.next()
        rate = try RateColumns(&row)
        retiredFrom = try row.nextDay()
        hours = OpeningHours(packed: try row.next())
        special = try row.nextSpecialHoursOrNone()
        onHolidays = try row.next(parsing: OnHolidays.init(rawValue:))
        access = try row.next(parsing: Resource.Access.init(rawValue:))
        units = try row.next()
        let (names, days) = (try row.next([String].self), try row.next([CalendarDay?].self))
        skills = zip(names, days).map { Skill($0, until: $1.map { LocalDate($0) }) }
    }

    func candidate(_ loaded: inout Loaded) -> Candidate {
        var resource = Resource(
            id: ResourceID(id), kind: .staff, code: code, name: name, owner: OrganizationID(ownerID), hours: hours,
            special: special, onHolidays: onHolidays, skills: skills, retiredFrom: retiredFrom,
            rate: rate.rate(in: loaded.currency))
        resource.access = access
        return Candidate(resource, owner: owner, units: loaded.numbers(of: units))
    }
}

/// The three columns of a rate.
private struct RateColumns {
    private let amount: Int64?
    private let unit: String?
    private let category: String?

    init(_ row: inout Row) throws {
        amount = try row.next()
        unit = try row.next()
        category = try row.next()
    }

    func rate(in currency: Currency) -> Rate? {
        Rate(amount, unit.flatMap(Rate.Unit.init(rawValue:)), category, in: currency)
    }
}

extension Row {
    /// The hours of seasons and days; null where there are none.
    fileprivate mutating func nextSpecialHoursOrNone() throws -> [SpecialHours] {
        guard let text = try next(JSONText?.self) else { return [] }
        let rows: [SpecialHoursRow] = try decodedJSON(text.text)
        return rows.compactMap(\.special)
    }
}

extension OpeningHours {
    /// Weekday, opening and closing minute, packed into one number each.
    fileprivate init(packed: [Int32]) {
        self.init(rows: packed.map { [Int($0 >> 22), Int($0 >> 11 & 2_047), Int($0 & 2_047)] })
    }
}
