/// What can be allocated, as the rules need to know it.
public struct Resource: Sendable, Hashable {
    /// What a resource can be.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Decodable {
        /// A place.
        case venue
        /// A person.
        case staff
        /// Something that is counted.
        case equipment
    }

    /// Who may reserve it.
    public enum Access: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Every member.
        case free
        /// Others than its owner once the owner has agreed.
        case approval
        /// Its owner alone.
        case owner
    }

    /// Its identifier.
    public let id: ResourceID
    /// Its kind.
    public let kind: Kind
    /// What people type for it.
    public let code: String
    /// What people read for it.
    public let name: String
    /// The organization that owns it; nil where that does not matter.
    public let owner: OrganizationID?
    /// How many people a venue takes; nil where nobody said.
    public let capacity: Int?
    /// How many of the equipment there are.
    public let quantity: Int?
    /// Minutes of set-up that it needs before a reservation.
    public let bufferBefore: Int
    /// Minutes of clearing up that it needs after one.
    public let bufferAfter: Int
    /// When it may be reserved; empty means always.
    public let hours: OpeningHours
    /// Hours of seasons and days in place of those.
    public let special: [SpecialHours]
    /// What public holidays are for it, where it has hours.
    public let onHolidays: OnHolidays
    /// What a venue has.
    public let features: [String]
    /// What a person can do.
    public let skills: [Skill]
    /// The first day on which it takes nothing new.
    public let retiredFrom: LocalDate?
    /// What it costs; nil where it is free.
    public let rate: Rate?
    /// Who may reserve it.
    public var access = Access.free

    /// All that is known of it.
    public init(
        id: ResourceID, kind: Kind, code: String, name: String, owner: OrganizationID? = nil,
        capacity: Int? = nil, quantity: Int? = nil, bufferBefore: Int = 0, bufferAfter: Int = 0,
        hours: OpeningHours = .always, special: [SpecialHours] = [], onHolidays: OnHolidays = .closed,
        features: [String] = [], skills: [Skill] = [], retiredFrom: LocalDate? = nil, rate: Rate? = nil
    ) {
        self.id = id
        self.kind = kind
        self.code = code
        self.name = name
        self.owner = owner
        self.capacity = capacity
        self.quantity = quantity
        self.bufferBefore = bufferBefore
        self.bufferAfter = bufferAfter
        self.hours = hours
        self.special = special
        self.onHolidays = onHolidays
        self.features = features
        self.skills = skills
        self.retiredFrom = retiredFrom
        self.rate = rate
    }
}

/// What a person can do, and until when.
public struct Skill: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// The last day on which it is valid; nil where it does not end.
    public let validUntil: LocalDate?

    /// Both of them.
    public init(_ name: String, until validUntil: LocalDate? = nil) {
        self.name = name
        self.validUntil = validUntil
    }

    /// Whether it is valid on a day.
    public func isValid(on day: LocalDate) -> Bool {
        validUntil.map { day <= $0 } ?? true
    }
}
