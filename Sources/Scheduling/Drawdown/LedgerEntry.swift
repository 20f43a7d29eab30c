public import Foundation

/// An entry of the journal, with what it is for and who made it.
public struct LedgerEntry: Sendable, Hashable {
    /// Where an entry takes an amount from, or adds it to.
    public enum Balance: String, Sendable, Hashable, CaseIterable {
        /// From outside the line, or to it.
        case outside
        /// What can still be promised.
        case available
        /// What holds have set aside.
        case reserved
        /// What is promised.
        case committed
        /// What was paid.
        case spent
        /// What can no longer be used.
        case lapsed
    }

    /// The line.
    public let line: UUID
    /// Its running number in the line.
    public let number: Int64
    /// What was done, such as `commit`.
    public let act: String
    /// The balance that it is taken from.
    public let source: Balance
    /// The balance that it is added to.
    public let target: Balance
    /// How much, in minor units.
    public let amount: Int64
    /// The source afterwards; nil for outside.
    public let sourceAfter: Int64?
    /// The target afterwards; nil for outside.
    public let targetAfter: Int64?
    /// The day for which it counts.
    public let effectiveOn: LocalDate
    /// The first day of the month into which it is posted.
    public let period: LocalDate
    /// When it was written.
    public let recordedAt: Instant
    /// The number, in the same line, of the entry that it undoes.
    public let reverses: Int64?
    /// Of what moves between two lines, the other one.
    public let otherLine: UUID?
    /// Who made it.
    public let madeBy: String?
    /// Their login.
    public let login: String?
    /// The command.
    public let command: String?
    /// Why.
    public let reason: String?
    /// The reservation, by its reference.
    public let reference: String?
    /// What its event is called.
    public let title: String?
    /// The invoice, by its reference.
    public let invoice: String?
    /// The transfer, by its reference.
    public let transfer: String?

    /// An entry.
    public init(
        line: UUID, number: Int64, act: String, source: Balance, target: Balance, amount: Int64, sourceAfter: Int64?,
        targetAfter: Int64?, effectiveOn: LocalDate, period: LocalDate, recordedAt: Instant, reverses: Int64?,
        otherLine: UUID?, madeBy: String?, login: String?, command: String?, reason: String?, reference: String?,
        title: String?, invoice: String?, transfer: String?
    ) {
        self.line = line
        self.number = number
        self.act = act
        self.source = source
        self.target = target
        self.amount = amount
        self.sourceAfter = sourceAfter
        self.targetAfter = targetAfter
        self.effectiveOn = effectiveOn
        self.period = period
        self.recordedAt = recordedAt
        self.reverses = reverses
        self.otherLine = otherLine
        self.madeBy = madeBy
        self.login = login
        self.command = command
        self.reason = reason
        self.reference = reference
        self.title = title
        self.invoice = invoice
        self.transfer = transfer
    }

    /// What it added to each balance.
    public var moved: Balances {
        func change(_ balance: Balance) -> Int64 { target == balance ? amount : source == balance ? -amount : 0 }
        return Balances(
            granted: -change(.outside), reserved: change(.reserved), committed: change(.committed),
            spent: change(.spent), lapsed: change(.lapsed))
    }
}
