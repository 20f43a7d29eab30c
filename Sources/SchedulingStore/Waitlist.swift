public import Scheduling

/// What became of requests that waited for something which is free by now.
public struct PromotionAnswer: Sendable, Decodable {
    /// A request that stands, or is held for who asked.
    public struct Promoted: Sendable, Decodable {
        /// What people type for it.
        public let reference: String
        /// What it is now.
        public let state: Reservation.State
        /// Until when it is held.
        public let expiresAt: Instant?
    }

    /// In the order in which they were made.
    public let promoted: [Promoted]
}

extension Store {
    /// Lets requests stand that fit by now, in the order in which they were made, or holds them, as the pool's waitlist
    /// says. Most are seen to by the act that frees their place; this finds the others.
    ///
    /// For the reporter and administrators.
    public func promote(_ act: Act) throws(StoreError) -> PromotionAnswer {
        try self.act(act.call("promote", []))
    }
}
