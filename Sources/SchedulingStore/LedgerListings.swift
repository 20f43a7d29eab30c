public import Foundation
internal import Postgres
public import Scheduling

/// Which entries to list. What is empty or nil filters nothing.
public struct LedgerFilter: Sendable, Hashable {
    /// Of these lines.
    public var lines: [UUID] = []
    /// Of this reservation.
    public var reservation: UUID?
    /// From this day on.
    public var from: LocalDate?
    /// Through this day.
    public var through: LocalDate?
    /// Of one of these acts.
    public var acts: [String] = []
    /// Made by this member.
    public var member: UUID?
    /// Recorded by this instant.
    public var knownAt: Instant?
    /// In blocks of the chain through this one.
    public var block: Int?
    /// By chance: the seed that draws them.
    public var seed: String?
    /// At most so many.
    public var limit: Int?

    /// Of these lines, all of them.
    public init(lines: [UUID]) {
        self.lines = lines
    }
}

extension Store {
    /// Entries of lines whose money the caller may read, in the order in which they were recorded.
    public func ledger(in pool: PoolID, _ filter: LedgerFilter) throws(StoreError) -> [LedgerEntry] {
        try read(
            .many(
                """
                select
                    line_id, number, act, source, target, amount, source_after, target_after, effective_on, period,
                    recorded_at, reverses, other_line_id, made_by, login, command, reason, reference, title, invoice,
                    transfer
                from poolbook_1.ledger($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                [
                    pool.uuid, filter.lines, filter.reservation, filter.from.map(\.calendarDay),
                    filter.through.map(\.calendarDay), filter.acts.isEmpty ? nil : filter.acts, filter.member,
                    filter.knownAt.map(\.timestamp), filter.block.map { Int32(clamping: $0) }, filter.seed,
                    filter.limit.map { Int32(clamping: $0) },
                ]
            ) { row in
                LedgerEntry(
                    line: try row.next(), number: try row.next(), act: try row.next(),
                    source: try row.nextBalance(), target: try row.nextBalance(), amount: try row.next(),
                    sourceAfter: try row.next(), targetAfter: try row.next(), effectiveOn: LocalDate(try row.next()),
                    period: LocalDate(try row.next()), recordedAt: Instant(try row.next()),
                    reverses: try row.next(), otherLine: try row.next(), madeBy: try row.next(),
                    login: try row.next(), command: try row.next(), reason: try row.next(),
                    reference: try row.next(), title: try row.next(), invoice: try row.next(),
                    transfer: try row.next())
            })
    }

    /// What lines held when a month began, as far as blocks through one go.
    public func balances(
        of lines: [UUID], before month: LocalDate, through block: Int?, in pool: PoolID
    ) throws(StoreError) -> [UUID: Balances] {
        let rows = try read(
            .many(
                """
                select line_id, 0::bigint, granted, reserved, committed, spent, lapsed, 0::bigint
                from poolbook_1.balances_before($1, $2, $3, $4)
                """,
                [pool.uuid, lines, month.calendarDay, block.map { Int32(clamping: $0) }]
            ) { row in (try row.next(UUID.self), try row.nextBalances()) })
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}

extension Row {
    /// A balance by its name.
    mutating func nextBalance() throws -> LedgerEntry.Balance {
        guard let balance = LedgerEntry.Balance(rawValue: try next()) else { throw StoreError.unreadable("Balance") }
        return balance
    }
}
