/// What a reservation's places were to have, whichever serve it: it is asked of those that come in their stead.
public struct Needed: Sendable, Hashable {
    /// What its venues were to have.
    public var features: [String]
    /// What its people were to be able to do, each skill as often as people were wanted for it.
    public var skills: [String]

    /// Nothing was asked for but by name.
    public static let nothing = Needed()

    /// Features and skills.
    public init(features: [String] = [], skills: [String] = []) {
        self.features = features
        self.skills = skills
    }

    /// What is still asked of what is taken: without any venue no feature, without anybody no skill.
    public func asked(of takes: [Take]) -> Needed {
        let kinds = Set(takes.map(\.resource.kind))
        return Needed(
            features: kinds.contains(.venue) ? features : [], skills: kinds.contains(.staff) ? skills : [])
    }
}
