/// What ends a conflict, or lets it be for a while.
public enum Resolution {
    /// By what it is ended.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Another venue at the same time.
        case place
        /// Another time at the same venue.
        case time
        /// A part of the hall.
        case part
        /// Another person.
        case person
        /// Several reservations in place of one.
        case split
        /// One joint event in place of two.
        case merge
        /// A hold is given up.
        case release
        /// A request is declined, or what stands is called off.
        case decline
        /// It is left as it is until a time.
        case waive
        /// Another time and another place.
        case move
        /// What was decided stays, although a party objected.
        case uphold
    }

    /// The middle one of several lengths of time, the lower of two; nil of none.
    public static func median(of durations: [Duration]) -> Duration? {
        guard !durations.isEmpty else { return nil }
        return durations.sorted()[(durations.count - 1) / 2]
    }
}
