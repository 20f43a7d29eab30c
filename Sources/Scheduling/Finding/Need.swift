/// What is needed, whoever or whatever serves it: one venue, people, equipment.
///
/// What is asked for by name is in it as well, so that one question holds all that an event takes.
public struct Need: Sendable, Hashable {
    /// What the venue must be like; nil where none is needed.
    public var venue: VenueNeed?
    /// People by what they can do, each one once.
    public var people: [PeopleNeed]
    /// What is taken by name besides: people, equipment with its number, venues that are not to be chosen.
    public var named: [Take]

    /// A need.
    public init(venue: VenueNeed? = nil, people: [PeopleNeed] = [], named: [Take] = []) {
        self.venue = venue
        self.people = people
        self.named = named
    }

    /// Whether somebody or something is to be chosen.
    public var isOpen: Bool { venue != nil || !people.isEmpty }
}

/// What a venue must be like.
public struct VenueNeed: Sendable, Hashable {
    /// One of these; empty for any.
    public var among: [ResourceID]
    /// None of these.
    public var except: [ResourceID]
    /// For at least so many people.
    public var capacity: Int?
    /// With all of these.
    public var features: [String]
    /// In one of these districts; empty for any.
    public var districts: [String]
    /// Close to somewhere.
    public var near: Near?

    /// A need; without anything, any venue serves it.
    public init(
        among: [ResourceID] = [], except: [ResourceID] = [], capacity: Int? = nil, features: [String] = [],
        districts: [String] = [], near: Near? = nil
    ) {
        self.among = among
        self.except = except
        self.capacity = capacity
        self.features = features
        self.districts = districts
        self.near = near
    }
}

/// Somewhere, and how far from it is near enough.
public struct Near: Sendable, Hashable {
    /// What it is called.
    public let name: String
    /// Where it is: of a district its middle.
    public let location: Location
    /// The district that it is: a venue in it is there already.
    public let district: String?
    /// The venue that it is, which is not near itself.
    public let venue: ResourceID?
    /// How far at most; nil where near is only better.
    public var reach: Reach?

    /// Somewhere.
    public init(
        _ name: String, at location: Location, district: String? = nil, venue: ResourceID? = nil,
        within reach: Reach? = nil
    ) {
        self.name = name
        self.venue = venue
        self.location = location
        self.district = district
        self.reach = reach
    }
}

/// People who can do something, and how many of them.
public struct PeopleNeed: Sendable, Hashable {
    /// What they can do.
    public let skill: String
    /// How many.
    public let count: Int

    /// So many people with a skill.
    public init(_ skill: String, count: Int = 1) {
        self.skill = skill
        self.count = count
    }
}
