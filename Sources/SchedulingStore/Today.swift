internal import Foundation
internal import Postgres
public import Scheduling

/// The day as the caller has it: what waits, what is next, who holds the chair, what is new.
public struct Today: Sendable, Decodable {
    /// An organization's time in the chair.
    public struct Term: Sendable, Decodable {
        /// Its name.
        public let organization: String
        /// When it begins.
        public let startsAt: Instant
        /// When it ends.
        public let endsAt: Instant
    }

    /// Something that waits for the caller's yes.
    public struct Waiting: Sendable, Decodable {
        /// What people type for it.
        public let reference: String
        /// Who asks; nil for the pool's office.
        public let askedFor: String?
        /// The reservation that it is about.
        public let reservation: String?
        /// The event's title.
        public let title: String?
        /// When it ends unanswered.
        public let expiresAt: Instant
        /// How many wait in all.
        public let total: Int
    }

    /// An event that the caller's organization hosts.
    public struct Coming: Sendable, Decodable {
        /// What people type for it.
        public let reference: String
        /// Whether it stands.
        public let state: Reservation.State
        /// Its start.
        public let startsAt: Instant
        /// Its end.
        public let endsAt: Instant
        /// When a hold ends by itself.
        public let expiresAt: Instant?
        /// Its title.
        public let title: String
        /// The first thing that it takes.
        public let place: String?
        /// How many there are in all.
        public let total: Int

        /// When it is.
        public var period: Period? { Period(start: startsAt, end: endsAt) }
    }

    /// What is open of conflicts.
    public struct Conflicts: Sendable, Decodable {
        /// How many are open.
        public let open: Int
        /// How many of these cannot take place as they are.
        public let severe: Int
        /// When the first is due.
        public let dueAt: Instant?
        /// What people type for that one.
        public let first: String?
    }

    /// The chair's present or next term, and the one after it.
    public let chair: [Term]?
    /// Whether the pool has ever had a roster.
    public let hasRoster: Bool
    /// What waits for a yes: the first few.
    public let approvals: [Waiting]?
    /// How many events are over and not closed.
    public let unclosed: Int
    /// What is next: the first few.
    public let next: [Coming]?
    /// Conflicts, for those who settle them.
    public let conflicts: Conflicts?
    /// What others did since the caller last read.
    public let notices: [NoticeRow]
}

extension Store {
    /// The day as the caller has it, in one round trip.
    public func today(in pool: PoolID) throws(StoreError) -> Today {
        try decodedJSON(try read(surfaceCall("today", [pool.uuid])).text)
    }
}
