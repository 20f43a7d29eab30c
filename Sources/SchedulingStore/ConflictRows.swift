public import Foundation
public import Scheduling

/// A conflict as it is read, with the names of what it is about and comes from.
public struct ConflictRow: Sendable {
    /// The conflict.
    public let conflict: Conflict
    /// `venue`, `staff`, `equipment`, `line`, `organization` or `reservation`: what the rule is about.
    public let subjectKind: String
    /// Its name; nil where the rule is about the claimant itself.
    public let subject: String?
    /// Its code; nil where it has none.
    public let subjectCode: String?
    /// What it comes from, in words; nil where that is the claimant or an import.
    public let cause: String?
    /// The closure that it comes from, as people type it.
    public let causeReference: String?
    /// Why that closure is.
    public let causeReason: String?
    /// How many conflicts come from the same cause, of those that were asked for; 1 where they were asked for one by one.
    public let ofOneCause: Int
    /// Whether those break the same rule.
    public let rules: Conflict.OfOneCause
    /// The claimant and the others, the earliest first.
    public let sides: [ConflictSide]

    /// The reservation that came later, or that alone breaks the rule.
    public var claimant: ConflictSide? { sides.first(where: \.isClaimant) }
    /// Those that are in its way.
    public var others: [ConflictSide] { sides.filter { !$0.isClaimant } }
}

/// A reservation that is in conflict, as much of it as the other parties may know.
public struct ConflictSide: Sendable {
    /// Its conflict.
    public let conflict: ConflictID
    /// Whether it came later, or alone breaks the rule.
    public let isClaimant: Bool
    /// Its identifier.
    public let id: ReservationID
    /// What people type for it.
    public let reference: String
    /// What the event is called.
    public let title: String
    /// What can be done with it.
    public let state: Reservation.State
    /// When it is.
    public let period: Period
    /// Who hosts it, the leading one first.
    public let hosts: [Organization]
    /// How many are expected.
    public let attendance: Int?
    /// Since when it stands, or asks.
    public let createdAt: Instant
    /// What a step compares it with.
    public let version: Int
}

/// A conflict that an act made, as its answer tells it.
public struct NewConflict: Sendable, Decodable {
    /// What people type for it; of a try it means nothing.
    public let reference: String
    /// Its rule.
    public let rule: String
    /// How many are in the claimant's way.
    public let others: Int
    /// When it is to be settled.
    public let dueAt: Instant
}
