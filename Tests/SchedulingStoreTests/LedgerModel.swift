import Foundation
import Scheduling

/// The ledger in a few lines: what every act does to the balances, written anew from the rules and not from the
/// database's functions.
struct LedgerModel {
    struct Line: Equatable {
        var granted: Int64 = 0
        var available: Int64 = 0
        var reserved: Int64 = 0
        var committed: Int64 = 0
        var spent: Int64 = 0
    }

    /// What is known of a line for good.
    struct Terms {
        let category: String
        let validUntil: String
        let tolerance: Int64
    }

    struct Commitment: Equatable {
        var amount: Int64 = 0
        var reserved: Int64 = 0
        var committed: Int64 = 0
        var spent: Int64 = 0
        var released: Int64 = 0
        var tolerated: Int64 = 0
    }

    enum State { case hold, confirmed, cancelled }

    struct Bill {
        let reservation: Int
        let category: String
        var parts: [UUID: Part]
        var isFinal: Bool

        struct Part {
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
        case done([UUID: Int64])
        case refused(Rule)
    }

    let terms: [UUID: Terms]
    var lines: [UUID: Line]
    var states: [State] = []
    var commitments: [[UUID: Commitment]] = []
    var bills: [Bill] = []
    private var billsOf: [Int: [Int]] = [:]

    init(_ terms: [UUID: Terms]) {
        self.terms = terms
        lines = terms.mapValues { _ in Line() }
    }

    /// The lines of a category as the database orders them by identifier.
    private func lines(of category: String) -> [UUID] { ordered(terms.filter { $0.value.category == category }.keys) }

    private func ordered(_ ids: some Sequence<UUID>) -> [UUID] { ids.sorted { $0.uuidString < $1.uuidString } }
}

extension LedgerModel {
    mutating func grant(_ line: UUID, _ amount: Int64) -> Reply {
        lines[line]?.granted += amount
        lines[line]?.available += amount
        return .done([line: amount])
    }

    /// The soonest expiring line gives first.
    mutating func reserve(_ category: String, _ amount: Int64, _ state: State) -> Reply {
        let order = lines(of: category).sorted { one, other in
            (terms[one]?.validUntil ?? "", one.uuidString) < (terms[other]?.validUntil ?? "", other.uuidString)
        }
        guard order.reduce(0, { $0 + (lines[$1]?.available ?? 0) }) >= amount else { return .refused(.moneyShort) }
        var open = amount
        var taken: [UUID: Int64] = [:]
        var commitment: [UUID: Commitment] = [:]
        for line in order where open > 0 {
            let part = min(open, lines[line]?.available ?? 0)
            guard part > 0 else { continue }
            open -= part
            taken[line] = part
            lines[line]?.available -= part
            if state == .hold {
                lines[line]?.reserved += part
                commitment[line] = Commitment(amount: part, reserved: part)
            } else {
                lines[line]?.committed += part
                commitment[line] = Commitment(amount: part, committed: part)
            }
        }
        states.append(state)
        commitments.append(commitment)
        return .done(taken)
    }

    mutating func confirm(_ reservation: Int) -> Reply {
        guard states[reservation] == .hold else { return .refused(.reservationState) }
        states[reservation] = .confirmed
        for (line, held) in commitments[reservation] {
            lines[line]?.reserved -= held.reserved
            lines[line]?.committed += held.reserved
            commitments[reservation][line]?.committed += held.reserved
            commitments[reservation][line]?.reserved = 0
        }
        return .done([:])
    }

    mutating func cancel(_ reservation: Int) -> Reply {
        guard states[reservation] != .cancelled else { return .refused(.reservationState) }
        states[reservation] = .cancelled
        for (line, held) in commitments[reservation] {
            lines[line]?.reserved -= held.reserved
            lines[line]?.available += held.reserved
            commitments[reservation][line]?.released += held.reserved
            commitments[reservation][line]?.reserved = 0
        }
        release(reservation, Array(commitments[reservation].keys))
        return .done([:])
    }

    /// What bills are due of a line of a reservation.
    private func due(_ reservation: Int, _ line: UUID) -> Int64 {
        (billsOf[reservation] ?? []).reduce(0) { $0 + (bills[$1].parts[line]?.due ?? 0) }
    }

    private mutating func release(_ reservation: Int, _ from: [UUID]) {
        for line in from {
            let rest = (commitments[reservation][line]?.committed ?? 0) - due(reservation, line)
            commitments[reservation][line]?.committed -= rest
            commitments[reservation][line]?.released += rest
            lines[line]?.committed -= rest
            lines[line]?.available += rest
        }
    }

    mutating func bill(_ reservation: Int, _ category: String, _ amount: Int64, isFinal: Bool) -> Reply {
        guard states[reservation] == .confirmed else { return .refused(.reservationState) }
        let order = lines(of: category).filter { commitments[reservation][$0] != nil }
        let held = order.map { commitments[reservation][$0] ?? Commitment() }
        let open = zip(order, held).map { line, held in held.committed - due(reservation, line) }
        let tolerance = zip(order, held).map { line, held in
            let agreed = held.amount - held.tolerated - held.released
            return max(agreed * (terms[line]?.tolerance ?? 0) / 1_000_000 - held.tolerated, 0)
        }
        let room = zip(order, tolerance).map { min($1, lines[$0]?.available ?? 0) }
        guard open.contains(where: { $0 > 0 }) || room.contains(where: { $0 > 0 }) else {
            return .refused(.commitmentNone)
        }
        let excess = amount - open.reduce(0, +)
        var parts = open
        if excess <= 0 {
            parts = Self.split(amount, open)
        } else {
            guard excess <= tolerance.reduce(0, +) else { return .refused(.commitmentTolerance) }
            guard excess <= room.reduce(0, +) else { return .refused(.moneyShort) }
            for (line, (number, more)) in zip(order, Self.split(excess, room).enumerated()) {
                parts[number] += more
                lines[line]?.available -= more
                lines[line]?.committed += more
                commitments[reservation][line]?.amount += more
                commitments[reservation][line]?.committed += more
                commitments[reservation][line]?.tolerated += more
            }
        }
        let billed = Dictionary(uniqueKeysWithValues: zip(order, parts).filter { $0.1 > 0 })
        bills.append(
            Bill(
                reservation: reservation, category: category, parts: billed.mapValues { Bill.Part(amount: $0) },
                isFinal: isFinal))
        billsOf[reservation, default: []].append(bills.count - 1)
        return .done(billed)
    }

    mutating func pay(_ number: Int, _ amount: Int64?, isFinal: Bool) -> Reply {
        let bill = bills[number]
        let paid = amount ?? bill.due
        guard bill.due > 0 else { return .refused(.invoiceSettled) }
        guard paid <= bill.due else { return .refused(.invoiceAboveDue) }
        let order = ordered(bill.parts.keys)
        let parts = Self.split(paid, order.map { bill.parts[$0]?.due ?? 0 })
        for (line, part) in zip(order, parts) {
            bills[number].parts[line]?.paid += part
            lines[line]?.committed -= part
            lines[line]?.spent += part
            commitments[bill.reservation][line]?.committed -= part
            commitments[bill.reservation][line]?.spent += part
        }
        if isFinal {
            for line in order {
                let due = bills[number].parts[line]?.due ?? 0
                bills[number].parts[line]?.credited += due
            }
        }
        bills[number].isFinal = bill.isFinal || isFinal
        if bills[number].isFinal, bills[number].due == 0 {
            release(
                bill.reservation,
                lines(of: bill.category).filter { commitments[bill.reservation][$0] != nil })
        }
        return .done(Dictionary(uniqueKeysWithValues: zip(order, parts).filter { $0.1 > 0 }))
    }

    mutating func credit(_ number: Int, _ amount: Int64) -> Reply {
        let bill = bills[number]
        guard amount <= bill.due + bill.paid else { return .refused(.invoiceAboveAmount) }
        let order = ordered(bill.parts.keys)
        let ofDue = Self.split(min(amount, bill.due), order.map { bill.parts[$0]?.due ?? 0 })
        let refund = Self.split(amount - min(amount, bill.due), order.map { bill.parts[$0]?.paid ?? 0 })
        var told: [UUID: Int64] = [:]
        for (place, line) in order.enumerated() where ofDue[place] + refund[place] > 0 {
            told[line] = ofDue[place] + refund[place]
            bills[number].parts[line]?.credited += ofDue[place] + refund[place]
            bills[number].parts[line]?.paid -= refund[place]
            lines[line]?.spent -= refund[place]
            lines[line]?.available += refund[place]
            commitments[bill.reservation][line]?.spent -= refund[place]
            commitments[bill.reservation][line]?.released += refund[place]
        }
        if states[bill.reservation] == .cancelled { release(bill.reservation, order) }
        return .done(told)
    }

    /// Largest remainder, the earlier first; nothing of nothing.
    static func split(_ amount: Int64, _ weights: [Int64]) -> [Int64] {
        let total = Int128(weights.reduce(0, +))
        guard total > 0, amount > 0 else { return weights.map { _ in 0 } }
        let exact = weights.map { (Int128($0) * Int128(amount)).quotientAndRemainder(dividingBy: total) }
        var parts = exact.map { Int64($0.quotient) }
        let left = Int(amount - parts.reduce(0, +))
        let order = parts.indices.sorted { (exact[$1].remainder, $0) < (exact[$0].remainder, $1) }
        for place in order.prefix(left) { parts[place] += 1 }
        return parts
    }
}
