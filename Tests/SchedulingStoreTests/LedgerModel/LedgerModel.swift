import Foundation
import Scheduling

/// The ledger in a few lines: what every act does to the balances, written anew from the rules and not from the
/// database's functions. Time is counted in minutes.
struct LedgerModel {
    enum Balance: Int, CaseIterable { case outside, available, reserved, committed, spent, lapsed }

    /// The balances of a line; outside is what was granted, below nothing.
    struct Line: Equatable {
        private var balances = [Int64](repeating: 0, count: 6)
        subscript(balance: Balance) -> Int64 {
            get { balances[balance.rawValue] }
            set { balances[balance.rawValue] = newValue }
        }
    }

    /// Two funds: one that is drawn on first, tolerates nothing and stops paying some day; and one that carries over.
    enum Fund: String, CaseIterable { case soon, fund }

    struct Key: Hashable {
        let fund: Fund
        let category: String
        let year: Int
    }

    /// What one fund asks, and how long approvals wait.
    struct Terms {
        let tolerance: Int64 = 100_000
        let carryOver: Int64 = 300_000
        let soonPaysUntil: LocalDate
        let paymentLimit: Int64
        let approvalMinutes: Int
        static let holdMinutes = 20 * 1_440 + 1
        static let releaseDays = 60
    }

    struct Commitment: Equatable {
        var amount: Int64 = 0
        var reserved: Int64 = 0
        var committed: Int64 = 0
        var spent: Int64 = 0
        var released: Int64 = 0
        var tolerated: Int64 = 0
    }

    enum State { case hold, confirmed, cancelled, expired }

    struct Reservation {
        let start: LocalDate
        var state: State
        var expiry: Int
        var category: String
        var amount: Int64
        var closed: LocalDate?
        var money: [Key: Commitment] = [:]
        var bills: [Int] = []
    }

    struct Bill {
        let reservation: Int
        let category: String
        var parts: [Key: Part]
        var isFinal: Bool
        /// The entries of each payment and refund, in their order.
        var moves: [[Int]] = []

        struct Part: Equatable {
            var amount: Int64
            var credited: Int64 = 0
            var paid: Int64 = 0
            var due: Int64 { amount - credited - paid }
        }

        var due: Int64 { parts.values.reduce(0) { $0 + $1.due } }
        var paid: Int64 { parts.values.reduce(0) { $0 + $1.paid } }
    }

    /// What an act answers: amounts by line, or the rule that refuses it.
    enum Reply: Equatable {
        case done([Key: Int64])
        case refused(Rule)
    }

    struct Refusal: Error { let rule: Rule }

    let terms: Terms
    var minute: Int
    var lines: [Key: Line] = [:]
    /// What the database calls each line: it tells which of equal ones comes first.
    var ids: [Key: UUID] = [:]
    var reservations: [Reservation] = []
    var bills: [Bill] = []
    var entries: [Entry] = []
    var grants: [Int] = []
    var transfers: [[Int]] = []
    var waiting: [Waiting] = []
    var closedMonths: Set<LocalDate> = []
    var lastClosedYear = 0
    var yearEnds: [Int: [YearEnd]] = [:]

    init(_ terms: Terms, at minute: Int) {
        self.terms = terms
        self.minute = minute
    }

    var today: LocalDate { LocalDate(daysSince1970: Int32(minute / 1_440)) }

    func lines(of category: String, in money: [Key: Commitment]) -> [Key] {
        ordered(money.keys.filter { $0.category == category })
    }

    func ordered(_ keys: some Sequence<Key>) -> [Key] {
        keys.sorted { (ids[$0]?.uuidString ?? "") < (ids[$1]?.uuidString ?? "") }
    }

    func isOver(_ key: Key) -> Bool { key.year <= lastClosedYear }

    /// All or nothing.
    mutating func perform(_ act: (inout LedgerModel) throws(Refusal) -> [Key: Int64]) -> Reply {
        let before = self
        do throws(Refusal) {
            return .done(try act(&self))
        } catch {
            self = before
            return .refused(error.rule)
        }
    }

    func require(_ holds: Bool, _ rule: Rule) throws(Refusal) {
        if !holds { throw Refusal(rule: rule) }
    }

    mutating func move(_ amount: Int64, _ key: Key, _ source: Balance, _ target: Balance) {
        lines[key, default: Line()][source] -= amount
        lines[key, default: Line()][target] += amount
    }

    /// The same of what a reservation has.
    mutating func move(_ amount: Int64, _ key: Key, _ source: Balance, _ target: Balance, of reservation: Int) {
        move(amount, key, source, target)
        var held = reservations[reservation].money[key] ?? Commitment()
        for (balance, change) in [(source, -amount), (target, amount)] {
            switch balance {
            case .reserved: held.reserved += change
            case .committed: held.committed += change
            case .spent: held.spent += change
            case .outside, .available, .lapsed: break
            }
        }
        reservations[reservation].money[key] = held
    }
}

extension LedgerModel {
    mutating func grant(_ key: Key, _ amount: Int64) throws(Refusal) -> [Key: Int64] {
        try require(!isOver(key), .periodClosed)
        move(amount, key, .outside, .available)
        grants.append(entries.count)
        entries.append(Entry(key, amount, .outside, .available))
        return [key: amount]
    }

    mutating func reserve(
        _ category: String, _ amount: Int64, on start: LocalDate, _ state: State
    ) throws(Refusal) -> [Key: Int64] {
        reservations.append(
            Reservation(
                start: start, state: state,
                expiry: min(minute + Terms.holdMinutes, start.daysSince1970 * 1_440), category: category,
                amount: amount))
        return try take(category, amount, for: reservations.count - 1)
    }

    /// Of the soonest expiring line first.
    mutating func take(_ category: String, _ amount: Int64, for number: Int) throws(Refusal) -> [Key: Int64] {
        let reservation = reservations[number]
        let year = reservation.start.year
        let ofYear = lines.keys.filter { $0.year == year }
        let order = [Fund.soon, .fund].map { Key(fund: $0, category: category, year: year) }
            .filter { lines[$0] != nil }
        var open = amount
        var taken: [Key: Int64] = [:]
        for key in order {
            let part = min(open, lines[key]?[.available] ?? 0)
            guard part > 0 else { continue }
            open -= part
            taken[key] = part
            move(part, key, .available, reservation.state == .hold ? .reserved : .committed, of: number)
            reservations[number].money[key]?.amount += part
        }
        if open > 0 { try require(!order.isEmpty, ofYear.isEmpty ? .moneyNoLine : .moneyCategory) }
        try require(open == 0, .moneyShort)
        return taken
    }

    mutating func confirm(_ number: Int) throws(Refusal) -> [Key: Int64] {
        try require(reservations[number].state == .hold, .reservationState)
        reservations[number].state = .confirmed
        for (key, held) in reservations[number].money {
            move(held.reserved, key, .reserved, .committed, of: number)
        }
        return [:]
    }

    mutating func cancel(_ number: Int) throws(Refusal) -> [Key: Int64] {
        let reservation = reservations[number]
        try require([.hold, .confirmed].contains(reservation.state) && reservation.closed == nil, .reservationState)
        try require(reservation.start > today, .periodPast)
        giveUp(number, .cancelled)
        return [:]
    }

    mutating func giveUp(_ number: Int, _ state: State) {
        reservations[number].state = state
        for (key, held) in reservations[number].money {
            move(held.reserved, key, .reserved, .available, of: number)
            reservations[number].money[key]?.released += held.reserved
        }
        release(number, Array(reservations[number].money.keys))
    }

    /// What bills are due of a line of a reservation.
    func due(_ number: Int, _ key: Key) -> Int64 {
        reservations[number].bills.reduce(0) { $0 + (bills[$1].parts[key]?.due ?? 0) }
    }

    /// Gives back what lines have open and no bill is due of.
    @discardableResult mutating func release(_ number: Int, _ keys: [Key]) -> [Key: Int64] {
        var released: [Key: Int64] = [:]
        for key in keys {
            let rest = (reservations[number].money[key]?.committed ?? 0) - due(number, key)
            guard rest > 0 else { continue }
            released[key] = rest
            move(rest, key, .committed, .available, of: number)
            reservations[number].money[key]?.released += rest
        }
        return released
    }

    /// Another amount, or another category: all that is not billed is set aside anew.
    mutating func amend(_ number: Int, _ category: String, _ amount: Int64) throws(Refusal) -> [Key: Int64] {
        let standing = reservations[number]
        try require([.hold, .confirmed].contains(standing.state) && standing.closed == nil, .reservationState)
        guard (standing.category, standing.amount) != (category, amount) else { return [:] }
        for (key, held) in standing.money {
            let open = held.committed - due(number, key)
            move(held.reserved, key, .reserved, .available, of: number)
            move(open, key, .committed, .available, of: number)
            reservations[number].money[key]?.amount -= held.reserved + open
            reservations[number].money[key]?.tolerated = 0
        }
        let kept = reservations[number].money.filter { $0.value.committed + $0.value.spent > 0 }
        let here = kept.filter { $0.key.category == category }.values.reduce(0) { $0 + $1.committed + $1.spent }
        try require(kept.allSatisfy { $0.key.category == category } && here <= amount, .commitmentBilled)
        reservations[number].category = category
        reservations[number].amount = amount
        _ = try take(category, amount - here, for: number)
        return [:]
    }

    mutating func close(_ number: Int) throws(Refusal) -> [Key: Int64] {
        let reservation = reservations[number]
        try require(reservation.state == .confirmed, .reservationState)
        try require(reservation.start <= today, .periodFuture)
        reservations[number].closed = reservation.closed ?? today
        return [:]
    }

    /// Days go by: holds and approvals run out.
    mutating func wait(until minute: Int) -> [Key: Int64] {
        self.minute = minute
        for number in reservations.indices
        where reservations[number].state == .hold && reservations[number].expiry < minute {
            giveUp(number, .expired)
        }
        for number in waiting.indices where waiting[number].isOpen && waiting[number].deadline < minute {
            settle(number)
        }
        return [:]
    }
}
