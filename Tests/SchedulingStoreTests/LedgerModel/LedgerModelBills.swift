import Scheduling

/// Bills: entered, paid in parts, credited; and what nobody bills.
extension LedgerModel {
    mutating func bill(
        _ number: Int, _ category: String, _ amount: Int64, _ order: Order
    ) throws(Refusal) -> [Key: Int64] {
        try require(reservations[number].state == .confirmed, .reservationState)
        releaseOverdue([number])
        let money = reservations[number].money
        let keys = lines(of: category, in: money).filter { (money[$0]?.amount ?? 0) > 0 && !isOver($0) }
        let held = keys.map { reservations[number].money[$0] ?? Commitment() }
        let open = zip(keys, held).map { key, held in held.committed - due(number, key) }
        let tolerance = zip(keys, held).map { key, held in
            let agreed = held.amount - held.tolerated - held.released
            return key.fund == .soon ? 0 : max(agreed * terms.tolerance / 1_000_000 - held.tolerated, 0)
        }
        let room = zip(keys, tolerance).map { min($1, lines[$0]?[.available] ?? 0) }
        try require(open.contains { $0 > 0 } || room.contains { $0 > 0 }, .commitmentNone)
        let excess = amount - open.reduce(0, +)
        var parts = open
        if excess <= 0 {
            parts = Self.split(amount, open)
        } else {
            try require(excess <= tolerance.reduce(0, +), .commitmentTolerance)
            try require(excess <= room.reduce(0, +), .moneyShort)
            for (key, (place, more)) in zip(keys, Self.split(excess, room).enumerated()) where more > 0 {
                parts[place] += more
                move(more, key, .available, .committed, of: number)
                reservations[number].money[key]?.amount += more
                reservations[number].money[key]?.tolerated += more
            }
        }
        let billed = Dictionary(uniqueKeysWithValues: zip(keys, parts).filter { $0.1 > 0 })
        reservations[number].bills.append(bills.count)
        bills.append(
            Bill(
                reservation: number, category: category, parts: billed.mapValues { Bill.Part(amount: $0) },
                isFinal: order == .final))
        return billed
    }

    enum Order { case more, final }

    /// Above the pool's limit a second person is asked.
    mutating func pay(_ number: Int, _ amount: Int64?, _ order: Order) throws(Refusal) -> [Key: Int64] {
        let paid = amount ?? bills[number].due
        guard paid > terms.paymentLimit, paid <= bills[number].due else {
            return try payNow(number, amount, order)
        }
        try require(
            !waiting.contains {
                if case .payment(number, _, _) = $0.act { $0.isOpen } else { false }
            }, .approvalWaiting)
        ask(.payment(number, paid, order))
        return [:]
    }

    mutating func payNow(_ number: Int, _ amount: Int64?, _ order: Order) throws(Refusal) -> [Key: Int64] {
        let bill = bills[number]
        let paid = amount ?? bill.due
        try require(bill.due > 0, .invoiceSettled)
        try require(paid <= bill.due, .invoiceAboveDue)
        try require(bill.parts.keys.allSatisfy { $0.fund == .fund || today <= terms.soonPaysUntil }, .fundLiquidation)
        let keys = ordered(bill.parts.keys)
        let parts = Self.split(paid, keys.map { bill.parts[$0]?.due ?? 0 })
        bills[number].moves.append([])
        for (key, part) in zip(keys, parts) where part > 0 {
            bills[number].parts[key]?.paid += part
            move(part, key, .committed, .spent, of: bill.reservation)
            note(Entry(key, part, .committed, .spent, bill: number), of: number)
        }
        if order == .final {
            for key in keys {
                let due = bills[number].parts[key]?.due ?? 0
                bills[number].parts[key]?.credited += due
            }
        }
        bills[number].isFinal = bill.isFinal || order == .final
        if bills[number].isFinal, bills[number].due == 0 {
            release(bill.reservation, lines(of: bill.category, in: reservations[bill.reservation].money))
        }
        return Dictionary(uniqueKeysWithValues: zip(keys, parts).filter { $0.1 > 0 })
    }

    private mutating func note(_ entry: Entry, of bill: Int) {
        bills[bill].moves[bills[bill].moves.count - 1].append(entries.count)
        entries.append(entry)
    }

    mutating func credit(_ number: Int, _ amount: Int64) throws(Refusal) -> [Key: Int64] {
        let bill = bills[number]
        try require(amount <= bill.due + bill.paid, .invoiceAboveAmount)
        let keys = ordered(bill.parts.keys)
        let ofDue = Self.split(min(amount, bill.due), keys.map { bill.parts[$0]?.due ?? 0 })
        let refund = Self.split(amount - min(amount, bill.due), keys.map { bill.parts[$0]?.paid ?? 0 })
        var told: [Key: Int64] = [:]
        bills[number].moves.append([])
        for (place, key) in keys.enumerated() where ofDue[place] + refund[place] > 0 {
            told[key] = ofDue[place] + refund[place]
            bills[number].parts[key]?.credited += ofDue[place] + refund[place]
            bills[number].parts[key]?.paid -= refund[place]
            guard refund[place] > 0 else { continue }
            let target = isOver(key) ? Balance.lapsed : .available
            move(refund[place], key, .spent, target, of: bill.reservation)
            reservations[bill.reservation].money[key]?.released += refund[place]
            note(Entry(key, refund[place], .spent, target, bill: number), of: number)
        }
        if reservations[bill.reservation].state == .cancelled, amount > 0, bill.due > 0 {
            release(bill.reservation, lines(of: bill.category, in: reservations[bill.reservation].money))
        }
        return told
    }

    mutating func release(_ number: Int) throws(Refusal) -> [Key: Int64] {
        try require(reservations[number].state == .confirmed && reservations[number].closed != nil, .reservationState)
        return release(number, Array(reservations[number].money.keys))
    }

    @discardableResult mutating func releaseOverdue(_ numbers: some Sequence<Int>) -> [Key: Int64] {
        var released: [Key: Int64] = [:]
        for number in numbers {
            guard let closed = reservations[number].closed, today > closed.adding(days: Terms.releaseDays) else {
                continue
            }
            released.merge(release(number, Array(reservations[number].money.keys)), uniquingKeysWith: +)
        }
        return released
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
