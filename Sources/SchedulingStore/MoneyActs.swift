public import Foundation
internal import Postgres
public import Scheduling

/// Relief that was recorded, or taken back.
public struct ReliefAnswer: Sendable, Decodable {
    /// The reservation.
    public let reference: String
    /// Its title.
    public let title: String
    /// Its number there.
    public let number: Int
    /// The line as people type it.
    public let line: String
    /// Minor units, in money.
    public let amount: Int64?
    /// How many, in kind.
    public let parcels: Int?
    /// How many people it reached.
    public let reached: Int
    /// The day on which it was given.
    public let day: LocalDate
    /// The month into which its entry was posted, in money.
    public let postedIn: LocalDate?
}

/// What relief consists of.
public enum Relief: Sendable {
    /// Money.
    case money(Money)
    /// So many parcels.
    case parcels(Int)
}

/// Money that went back to its lines because nobody billed it.
public struct ReleaseAnswer: Sendable, Decodable {
    /// The reservation that had committed it.
    public let reference: String
    /// Its title.
    public let title: String
    /// Minor units.
    public let amount: Int64
    /// Line by line.
    public let parts: [LinePart]
}

/// A month or a fiscal year.
public struct FiscalPeriod: Sendable, Hashable {
    /// How long it is.
    public enum Length: String, Sendable, Decodable {
        case month, year
    }

    /// Its first day.
    public let start: LocalDate
    /// How long it is.
    public let length: Length

    /// A period, unless it does not begin so.
    public init?(start: LocalDate, length: Length) {
        guard start.day == 1, length == .month || start.month == 1 else { return nil }
        self.start = start
        self.length = length
    }
}

/// What became of a period.
public struct PeriodAnswer: Sendable {
    /// As people type it.
    public let period: String
    /// How long it is.
    public let length: FiscalPeriod.Length
    /// What keeps it from being closed, where closing was tried.
    public let inTheWay: [Reason]
    /// How many commitments move to next year's lines.
    public let moved: Int
    /// How much of them.
    public let movedAmount: Int64
    /// Of how many lines money is carried over.
    public let carriedLines: Int
    /// How much.
    public let carried: Int64
    /// How much lapses.
    public let lapsed: Int64
    /// Of which lines.
    public let lapses: [LinePart]

    init(_ row: PeriodAnswerRow) {
        period = row.period
        length = row.length
        inTheWay = row.inTheWay.map(\.reason)
        moved = row.moved
        movedAmount = row.movedAmount
        carriedLines = row.carriedLines
        carried = row.carried
        lapsed = row.lapsed
        lapses = row.lapses
    }

    /// A period that was closed before: nothing moves any more.
    public init(closedBefore period: String, _ length: FiscalPeriod.Length) {
        self.period = period
        self.length = length
        inTheWay = []
        moved = 0
        movedAmount = 0
        carriedLines = 0
        carried = 0
        lapsed = 0
        lapses = []
    }
}

/// What the record was when a period had been closed.
public struct PeriodSeal: Sendable, Decodable {
    /// The number of the chain's block that holds the closing.
    public let number: Int
    /// Its hash, in 64 hexadecimal digits.
    public let hash: String
}

struct PeriodAnswerRow: Decodable {
    let period: String
    let length: FiscalPeriod.Length
    let inTheWay: [ReasonRow]
    let moved: Int
    let movedAmount: Int64
    let carriedLines: Int
    let carried: Int64
    let lapsed: Int64
    let lapses: [LinePart]
}

extension Store {
    /// Records relief at a reservation, against a line.
    public func add(
        _ relief: Relief, reached: Int, line: UUID, to reservation: ReservationID, day: LocalDate?, note: String?,
        _ act: Act
    ) throws(StoreError) -> ReliefAnswer {
        let (amount, parcels): (Int64?, Int32?) =
            switch relief {
            case .money(let money): (money.minorUnits, nil)
            case .parcels(let count): (nil, Int32(clamping: count))
            }
        return try self.act(
            act.call(
                "add_relief",
                [reservation.uuid, line, amount, parcels, Int32(clamping: reached), day?.calendarDay, note]))
    }

    /// Takes relief back that was recorded by mistake.
    public func removeRelief(
        _ number: Int, of reservation: ReservationID, reason: String?, _ act: Act
    ) throws(StoreError) -> ReliefAnswer {
        try self.act(act.call("remove_relief", [reservation.uuid, Int32(clamping: number), reason]))
    }

    /// Gives back what closed reservations have committed and nobody bills: of one, or of all whose days are over.
    public func release(
        _ reservation: ReservationID?, reason: String?, _ act: Act
    ) throws(StoreError) -> [ReleaseAnswer] {
        try self.act(act.call("release_money", [reservation?.uuid, reason]))
    }

    /// Closes a month or a year; tried, it tells what is in the way beside what would happen.
    public func close(
        _ period: FiscalPeriod, reason: String?, _ act: Act
    ) throws(StoreError) -> PeriodAnswer {
        let row: PeriodAnswerRow = try self.act(
            act.call("close_period", [period.start.calendarDay, period.length.rawValue, reason]))
        return PeriodAnswer(row)
    }

    /// Closes a block of the chain after a period was closed, and tells every organization its hash.
    public func seal(_ period: FiscalPeriod, _ act: Act) throws(StoreError) -> PeriodSeal {
        _ = try closeBlock(in: act.pool)
        return try self.act(act.call("seal_period", [period.start.calendarDay, period.length.rawValue]))
    }
}

/// Relief as it is listed.
public struct ReliefRow: Sendable {
    /// The reservation.
    public let reservation: String?
    /// Its number there.
    public let number: Int
    /// The project's code.
    public let project: String
    /// The category.
    public let category: String
    /// Minor units, in money.
    public let amount: Int64?
    /// How many, in kind.
    public let parcels: Int?
    /// How many people it reached.
    public let reached: Int
    /// The day on which it was given.
    public let day: LocalDate
    /// What is to be remembered of it.
    public let note: String?
}

/// A month or year that was ever closed.
public struct PeriodRow: Sendable {
    /// Its first day.
    public let start: LocalDate
    /// How long it is.
    public let length: FiscalPeriod.Length
    /// `closed`, or `open` again.
    public let state: String
    /// When it was closed last.
    public let closedAt: Instant
    /// By whom; nil where the caller may not know.
    public let closedBy: String?
    /// When every organization was told the hash of the record; nil where that is still to be done.
    public let sealedAt: Instant?
}

extension Store {
    /// Relief that stands, the latest first; of one reservation or of all.
    public func relief(
        in pool: PoolID, of reservation: ReservationID?, limit: Int
    ) throws(StoreError) -> [ReliefRow] {
        try read(
            .many(
                """
                select reservation, number, project, category, amount, parcels, reached, given_on, note
                from poolbook_1.reliefs
                where pool_id = $1
                    and ($2 is null or reservation_id = $2)
                    and not withdrawn
                order by given_on desc, reservation, number
                limit $3
                """, [pool.uuid, reservation?.uuid, Int64(limit)]
            ) { row in
                ReliefRow(
                    reservation: try row.next(), number: Int(try row.next(Int32.self)), project: try row.next(),
                    category: try row.next(), amount: try row.next(),
                    parcels: try row.next(Int32?.self).map(Int.init), reached: Int(try row.next(Int32.self)),
                    day: LocalDate(try row.next()), note: try row.next())
            })
    }

    /// The periods that were ever closed, the latest first.
    public func periods(in pool: PoolID) throws(StoreError) -> [PeriodRow] {
        try read(
            .many(
                """
                select starts_on, length, state, closed_at, closed_by, sealed_at
                from poolbook_1.periods
                where pool_id = $1
                order by starts_on desc, length desc
                """, [pool.uuid]
            ) { row in
                PeriodRow(
                    start: LocalDate(try row.next()),
                    length: try row.next(parsing: FiscalPeriod.Length.init(rawValue:)),
                    state: try row.next(), closedAt: Instant(try row.next()), closedBy: try row.next(),
                    sealedAt: try row.next(Timestamp?.self).map { Instant($0) })
            })
    }

    /// Whether a period is closed, and its hash is still to be told: what closed it was stopped in between.
    public func isUnsealed(_ period: FiscalPeriod, in pool: PoolID) throws(StoreError) -> Bool {
        try periods(in: pool).contains {
            $0.start == period.start && $0.length == period.length && $0.state == "closed" && $0.sealedAt == nil
        }
    }
}
