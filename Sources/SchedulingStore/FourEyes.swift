public import Foundation
internal import Postgres
public import Scheduling

/// A transfer between two lines.
public struct TransferAnswer: Sendable, Decodable {
    /// What people type for it.
    public let reference: String
    /// `waiting`, `done`, `declined` or `reversed`.
    public let state: String
    /// Minor units.
    public let amount: Int64
    /// The line that gives, as people type it.
    public let from: String
    /// The line that gets, as people type it.
    public let to: String
    /// How many others could agree.
    public let others: Int
    /// What they agree to.
    public let approval: SecondPerson.Approval
}

/// Entries that are to be undone.
public struct ReversalAnswer: Sendable, Decodable {
    /// What would be undone, line by line.
    public let parts: [LinePart]
    /// All of it, in minor units.
    public let amount: Int64
    /// How many others could agree.
    public let others: Int
    /// What they agree to.
    public let approval: SecondPerson.Approval
}

/// A grant that is to be another amount.
public struct RevisionAnswer: Sendable, Decodable {
    /// The line as people type it.
    public let line: String
    /// What it was granted, in minor units.
    public let before: Int64
    /// What it is to be granted.
    public let after: Int64
    /// How many others could agree.
    public let others: Int
    /// What they agree to.
    public let approval: SecondPerson.Approval
}

/// A period that is to be opened again.
public struct ReopeningAnswer: Sendable, Decodable {
    /// As people type it.
    public let period: String
    /// How many others could agree.
    public let others: Int
    /// What they agree to.
    public let approval: SecondPerson.Approval
}

/// What can be undone.
public enum Reversible: Sendable {
    /// The last payment of a bill.
    case invoice(UUID)
    /// Both sides of a transfer.
    case transfer(UUID)
    /// One entry of a line.
    case entry(line: UUID, number: Int64)
}

extension Store {
    /// Asks for money to be moved from one line to another; it is set aside until a second person agrees.
    public func transfer(
        _ amount: Money, from: UUID, to: UUID, reason: String?, _ act: Act
    ) throws(StoreError) -> TransferAnswer {
        try self.act(act.call("transfer_money", [from, to, amount.minorUnits, reason]))
    }

    /// Asks for something to be undone by its opposite.
    public func reverse(_ undone: Reversible, reason: String?, _ act: Act) throws(StoreError) -> ReversalAnswer {
        let (kind, id, number): (String, UUID, Int64?) =
            switch undone {
            case .invoice(let id): ("invoice", id, nil)
            case .transfer(let id): ("transfer", id, nil)
            case .entry(let line, let number): ("entry", line, number)
            }
        return try self.act(act.call("reverse", [kind, id, number, reason]))
    }

    /// Asks for what a line was granted to be another amount.
    public func revise(
        line: UUID, to amount: Money, reason: String?, _ act: Act
    ) throws(StoreError) -> RevisionAnswer {
        try self.act(act.call("revise_grant", [line, amount.minorUnits, reason]))
    }

    /// Asks for a closed period to be opened again.
    public func reopen(
        _ period: FiscalPeriod, reason: String?, _ act: Act
    ) throws(StoreError) -> ReopeningAnswer {
        try self.act(act.call("reopen_period", [period.start.calendarDay, period.length.rawValue, reason]))
    }
}
