/// A resource that may serve a need, with what only finding has to know of it.
public struct Candidate: Sendable, Hashable {
    /// The resource.
    public let resource: Resource
    /// Its owner's name.
    public let owner: String
    /// Its district.
    public let district: String?
    /// Where it is.
    public let location: Location?
    /// Its units, as numbers into `Supply.taken`: its own, or those of its parts.
    public let units: [Int]

    /// A candidate.
    public init(
        _ resource: Resource, owner: String = "", district: String? = nil, location: Location? = nil, units: [Int]
    ) {
        self.resource = resource
        self.owner = owner
        self.district = district
        self.location = location
        self.units = units
    }

    /// The skill of a name.
    public func skill(_ name: String) -> Skill? { resource.skills.first { $0.name == name } }
}

/// What there is to choose from, and when it is taken: what one question to the database loads.
public struct Supply: Sendable {
    /// How many of something counted are taken.
    public struct Quantity: Sendable, Hashable {
        /// The equipment.
        public let resource: ResourceID
        /// When.
        public let period: Period
        /// How many.
        public let count: Int

        /// All of it.
        public init(_ resource: ResourceID, _ period: Period, count: Int) {
            self.resource = resource
            self.period = period
            self.count = count
        }
    }

    /// The venues.
    public var venues: [Candidate]
    /// The people.
    public var people: [Candidate]
    /// What is taken by name.
    public var named: [Candidate]
    /// When each unit is taken or closed, by its number.
    public var taken: [[Period]]
    /// What of equipment is taken.
    public var quantities: [Quantity]
    /// What others than the program's rules said against something in a period, once they were asked.
    public var refused: [Refused: [Reason]] = [:]
    /// What they only warned of, likewise.
    public var warned: [Refused: [Reason]] = [:]

    /// Something in a period: a resource, or, without one, anything at all.
    public struct Refused: Sendable, Hashable {
        /// The resource.
        public let resource: ResourceID?
        /// When.
        public let period: Period

        /// Both of them.
        public init(_ resource: ResourceID?, _ period: Period) {
            self.resource = resource
            self.period = period
        }
    }

    /// A supply.
    public init(
        venues: [Candidate] = [], people: [Candidate] = [], named: [Candidate] = [], taken: [[Period]] = [],
        quantities: [Quantity] = []
    ) {
        self.venues = venues
        self.people = people
        self.named = named
        self.taken = taken
        self.quantities = quantities
    }
}
