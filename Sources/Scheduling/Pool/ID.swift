public import Foundation

/// The identifier of one kind of thing: a resource's cannot be passed where an organization's is meant.
public struct ID<Of>: Sendable, Hashable, Codable {
    /// The UUID that the database keeps.
    public let uuid: UUID

    /// Takes the UUID that the database keeps.
    public init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// Reads a UUID in its usual text form.
    public init(from decoder: any Decoder) throws {
        uuid = try decoder.singleValueContainer().decode(UUID.self)
    }

    /// Writes the UUID in its usual text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(uuid.uuidString.lowercased())
    }
}

/// What identifies an organization.
public typealias OrganizationID = ID<Organization>
/// What identifies a venue, a member of staff, or equipment.
public typealias ResourceID = ID<Resource>
/// What identifies a project.
public typealias ProjectID = ID<Project>
/// What identifies a reservation.
public typealias ReservationID = ID<Reservation>
/// What identifies a pool.
public typealias PoolID = ID<Pool>

/// The shared set of resources and funds, and what holds in it.
public struct Pool: Sendable {
    /// Its identifier.
    public let id: PoolID
    /// Its name.
    public let name: String
    /// Where its days begin.
    public let zone: Zone
    /// What its money is counted in.
    public let currency: Currency
    /// What its members read, unless they say otherwise.
    public let language: Language
    /// What kinds of events there may be.
    public let kinds: Vocabulary
    /// Under which brands events may be held.
    public let brands: Vocabulary
    /// What is counted of an event that is over.
    public let figures: Vocabulary
    /// What it sets of its rules.
    public let rules: RuleBook
    /// Its public holidays.
    public let holidays: Holidays
    /// What else it sets.
    public let settings: PoolSettings

    /// All of it.
    public init(
        id: PoolID, name: String, zone: Zone, currency: Currency, language: Language,
        kinds: Vocabulary = Vocabulary([]), brands: Vocabulary = Vocabulary([]), figures: Vocabulary = Vocabulary([]),
        rules: RuleBook = .standard, holidays: Holidays = .none, settings: PoolSettings = .standard
    ) {
        self.id = id
        self.name = name
        self.zone = zone
        self.currency = currency
        self.language = language
        self.kinds = kinds
        self.brands = brands
        self.figures = figures
        self.rules = rules
        self.holidays = holidays
        self.settings = settings
    }
}

/// An organization of the pool: it owns, asks and hosts.
public struct Organization: Sendable, Hashable {
    /// Its identifier.
    public let id: OrganizationID
    /// Its name.
    public let name: String

    /// Both of them.
    public init(id: OrganizationID, name: String) {
        self.id = id
        self.name = name
    }
}

/// The work that money is for.
public struct Project: Sendable, Hashable {
    /// Its identifier.
    public let id: ProjectID
    /// Its name.
    public let name: String

    /// Both of them.
    public init(id: ProjectID, name: String) {
        self.id = id
        self.name = name
    }
}

/// What identifies a fund.
public typealias FundID = ID<Fund>

/// Money with a source and validity.
public enum Fund {
    /// Where money can come from.
    public enum Source: String, Sendable, Hashable, CaseIterable {
        case national, regional, municipal, own, donor
    }
}
