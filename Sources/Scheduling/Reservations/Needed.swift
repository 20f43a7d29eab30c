/// What a reservation's places were to have, whichever serve it: it is asked of those that come in their stead.
public struct Needed: Sendable, Hashable {
    /// Of which of its places something is asked.
    public enum Extent: Sendable, Hashable {
        /// Of those that are there: what was given up since is not missed.
        case taken
        /// Of all that were asked for, so that one which nothing serves is missed.
        case asked
    }

    /// How many were to find a seat; nil where that follows from how many are expected.
    public var seats: Int?
    /// What its venues were to have.
    public var features: [String]
    /// What its people were to be able to do, each skill as often as people were wanted for it.
    public var skills: [String]
    /// Of which places this is asked.
    public var extent: Extent

    /// Nothing was asked for but by name.
    public static let nothing = Needed()

    /// Seats, features and skills.
    public init(seats: Int? = nil, features: [String] = [], skills: [String] = [], of extent: Extent = .taken) {
        self.seats = seats
        self.features = features
        self.skills = skills
        self.extent = extent
    }

    /// What is still asked of what is taken: without any venue no feature, without anybody no skill, where only what is
    /// there is asked.
    public func asked(of takes: [Take]) -> Needed {
        switch extent {
        case .asked: return self
        case .taken:
            let kinds = Set(takes.map(\.resource.kind))
            return Needed(
                seats: seats, features: kinds.contains(.venue) ? features : [],
                skills: kinds.contains(.staff) ? skills : [])
        }
    }
}
