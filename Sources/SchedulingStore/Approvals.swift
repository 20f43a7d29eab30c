internal import Foundation
internal import Postgres
public import Scheduling

/// An approval as an act answers it.
public struct ApprovalAnswer: Sendable, Decodable {
    /// What people type for it.
    public let reference: String
    /// What became of it.
    public let state: Approval.State
    /// The organization that is asked; nil for a second person of finance.
    public let organization: String?
    /// What it is to agree to.
    public let what: [Approval.Item]
    /// When it ends unanswered.
    public let expiresAt: Instant

    /// The same as a value of the domain.
    public var approval: Approval {
        Approval(reference: reference, organization: organization, items: what, expiry: expiresAt)
    }
}
