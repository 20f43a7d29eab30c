import Scheduling

/// What takes two people, and the ends of months and years.
extension LedgerModel {
    /// An entry that can be undone.
    struct Entry {
        let key: Key
        let amount: Int64
        let source: Balance
        let target: Balance
        let bill: Int?
        var isReversed = false

        init(_ key: Key, _ amount: Int64, _ source: Balance, _ target: Balance, bill: Int? = nil) {
            self.key = key
            self.amount = amount
            self.source = source
            self.target = target
            self.bill = bill
        }
    }

    /// What one person has asked for and another is to agree to.
    struct Waiting {
        enum Act {
            case revision(Key, Int64)
            case transfer(Key, Key, Int64)
            case reversal([Int])
            case payment(Int, Int64, Order)
            case month(LocalDate)
            case year(Int)
        }

        let act: Act
        let deadline: Int
        var isOpen = true
    }

    enum Undone { case bill(Int), transfer(Int), grant(Int) }

    /// What closing a year moved: to the next year, available or a reservation's; or to nothing.
    enum YearEnd {
        case carried(Key, Int64)
        case moved(Key, Int64, Int)
        case lapsed(Key, Int64)
    }

    mutating func ask(_ act: Waiting.Act) {
        waiting.append(Waiting(act: act, deadline: minute + terms.approvalMinutes))
    }

    mutating func revise(_ key: Key, to amount: Int64) throws(Refusal) -> [Key: Int64] {
        let difference = amount + (lines[key]?[.outside] ?? 0)
        try require(!isOver(key), .periodClosed)
        try require((lines[key]?[.available] ?? 0) + difference >= 0, .lineShort)
        ask(.revision(key, difference))
        return [key: difference]
    }

    mutating func transfer(_ amount: Int64, _ from: Key, _ to: Key) throws(Refusal) -> [Key: Int64] {
        try require(!isOver(from) && !isOver(to), .periodClosed)
        try require((lines[from]?[.available] ?? 0) >= amount, .lineShort)
        move(amount, from, .available, .reserved)
        ask(.transfer(from, to, amount))
        return [:]
    }

    /// Asks for the opposite of a bill's last payment or refund, of both sides of a transfer, or of a grant.
    mutating func reverse(_ undone: Undone) throws(Refusal) -> [Key: Int64] {
        let numbers =
            switch undone {
            case .bill(let number):
                bills[number].moves.last { $0.contains { !entries[$0].isReversed } } ?? []
            case .transfer(let number): transfers[number]
            case .grant(let number): [grants[number]]
            }
        try require(!numbers.isEmpty, .entryNone)
        try require(numbers.allSatisfy { !isOver(entries[$0].key) }, .periodClosed)
        for number in inOrder(numbers) { try mustBeReversible(entries[number]) }
        ask(.reversal(numbers))
        return numbers.reduce(into: [:]) { $0[entries[$1].key, default: 0] += entries[$1].amount }
    }

    private func inOrder(_ numbers: [Int]) -> [Int] {
        ordered(numbers.map { entries[$0].key }).compactMap { key in numbers.first { entries[$0].key == key } }
    }

    private func mustBeReversible(_ entry: Entry) throws(Refusal) {
        try require(entry.target != .lapsed, .entryIrreversible)
        try require(!entry.isReversed, .entryReversed)
        let had = entry.target == .outside ? entry.amount : lines[entry.key]?[entry.target] ?? 0
        try require(had >= entry.amount, .lineShort)
        if entry.target == .spent, let bill = entry.bill {
            try require((bills[bill].parts[entry.key]?.paid ?? 0) >= entry.amount, .invoiceAboveAmount)
        }
    }

    mutating func approve(_ number: Int) throws(Refusal) -> [Key: Int64] {
        try require(waiting[number].isOpen, .approvalSettled)
        waiting[number].isOpen = false
        switch waiting[number].act {
        case .transfer(let from, let to, let amount):
            move(amount, from, .reserved, .outside)
            move(amount, to, .outside, .available)
            transfers.append([entries.count, entries.count + 1])
            entries += [Entry(from, amount, .available, .outside), Entry(to, amount, .outside, .available)]
        case .revision(let key, let difference):
            try require(!isOver(key), .periodClosed)
            try require((lines[key]?[.available] ?? 0) + difference >= 0, .lineShort)
            move(difference, key, .outside, .available)
        case .reversal(let numbers):
            try require(numbers.allSatisfy { !isOver(entries[$0].key) }, .periodClosed)
            for number in inOrder(numbers) { try undo(number) }
        case .payment(let bill, let amount, let order): _ = try payNow(bill, amount, order)
        case .month(let first):
            try mustBeReopenable(first)
            closedMonths = closedMonths.filter { $0 < first }
        case .year(let year):
            try mustBeReopenable(year)
            try reopen(year)
        }
        return [:]
    }

    private mutating func undo(_ number: Int) throws(Refusal) {
        let entry = entries[number]
        try mustBeReversible(entry)
        entries[number].isReversed = true
        guard let bill = entry.bill else { return move(entry.amount, entry.key, entry.target, entry.source) }
        move(entry.amount, entry.key, entry.target, entry.source, of: bills[bill].reservation)
        if entry.target == .spent {
            bills[bill].parts[entry.key]?.paid -= entry.amount
        } else {
            bills[bill].parts[entry.key]?.paid += entry.amount
            bills[bill].parts[entry.key]?.credited -= entry.amount
            reservations[bills[bill].reservation].money[entry.key]?.released -= entry.amount
        }
    }

    mutating func reject(_ number: Int) throws(Refusal) -> [Key: Int64] {
        try require(waiting[number].isOpen, .approvalSettled)
        settle(number)
        return [:]
    }

    /// Nobody agreed: what was set aside goes back.
    mutating func settle(_ number: Int) {
        waiting[number].isOpen = false
        if case .transfer(let from, _, let amount) = waiting[number].act { move(amount, from, .reserved, .available) }
    }
}

extension LedgerModel {
    private var openFrom: LocalDate? {
        let year = lastClosedYear > 0 ? LocalDate(year: lastClosedYear + 1, month: 1, day: 1) : nil
        return ([year].compactMap(\.self) + closedMonths.map { $0.adding(months: 1) }).max()
    }

    mutating func closeMonth(_ first: LocalDate) throws(Refusal) -> [Key: Int64] {
        try require((openFrom ?? first) <= first, .periodState)
        try require(today > first.endOfMonth, .periodRunning)
        closedMonths.insert(first)
        return [:]
    }

    mutating func closeYear(_ year: Int) throws(Refusal) -> [Key: Int64] {
        try require(year > lastClosedYear, .periodState)
        let keys = ordered(lines.keys.filter { $0.year == year })
        releaseOverdue(openOn(year))
        try require(today.year > year, .periodRunning)
        try require(
            !lines.contains { $0.key.year < year && !isOver($0.key) && $0.value[.outside] < 0 }, .periodEarlier)
        try require(
            !openOn(year).contains { number in
                let reservation = reservations[number]
                return reservation.state == .confirmed && reservation.closed == nil && reservation.start <= today
            }, .periodUnclosed)
        try require(!bills.contains { $0.due > 0 && $0.parts.keys.contains { $0.year == year } }, .periodUnpaid)
        try require(
            !waiting.contains {
                guard $0.isOpen, case .transfer(let from, let to, _) = $0.act else { return false }
                return from.year == year || to.year == year
            }, .periodUndecided)
        var moved: [YearEnd] = []
        for key in keys { moved += end(key) }
        lastClosedYear = year
        yearEnds[year] = moved
        return moved.reduce(into: [:]) { if case .lapsed(let key, let amount) = $1 { $0[key] = amount } }
    }

    /// Reservations with something open on lines of a year.
    private func openOn(_ year: Int) -> [Int] {
        reservations.indices.filter { number in
            reservations[number].money.contains { $0.key.year == year && $0.value.committed > 0 }
        }
    }

    /// By its fund's rule: what is open moves with its money, a part is carried over, the rest lapses.
    private mutating func end(_ key: Key) -> [YearEnd] {
        let next = Key(fund: key.fund, category: key.category, year: key.year + 1)
        let isPayable = key.fund == .fund || terms.soonPaysUntil.year > key.year
        let share = key.fund == .fund ? terms.carryOver : 0
        var moved: [YearEnd] = []
        let line = lines[key] ?? Line()
        if line[.committed] > 0 || share > 0 && line[.available] > 0 { lines[next] = lines[next] ?? Line() }
        for number in reservations.indices {
            guard let held = reservations[number].money[key], held.committed > 0 else { continue }
            if isPayable {
                let tolerated = max(held.tolerated - (held.amount - held.committed), 0)
                carry(held.committed, key, next, of: number, tolerated: tolerated)
                moved.append(.moved(key, held.committed, number))
            } else {
                move(held.committed, key, .committed, .available, of: number)
                reservations[number].money[key]?.released += held.committed
            }
        }
        let left = lines[key]?[.available] ?? 0
        let carried = left * share / 1_000_000
        if carried > 0 {
            move(carried, key, .available, .outside)
            move(carried, next, .outside, .available)
            moved.append(.carried(key, carried))
        }
        if left > carried {
            move(left - carried, key, .available, .lapsed)
            moved.append(.lapsed(key, left - carried))
        }
        return moved
    }

    private mutating func carry(_ amount: Int64, _ from: Key, _ to: Key, of number: Int, tolerated: Int64) {
        move(amount, from, .committed, .outside, of: number)
        move(amount, to, .outside, .committed, of: number)
        reservations[number].money[from]?.amount -= amount
        reservations[number].money[from]?.tolerated -= tolerated
        reservations[number].money[to]?.amount += amount
        reservations[number].money[to]?.tolerated += tolerated
    }

    mutating func askToReopen(_ year: Int) throws(Refusal) -> [Key: Int64] {
        try mustBeReopenable(year)
        ask(.year(year))
        return [:]
    }

    mutating func askToReopen(_ first: LocalDate) throws(Refusal) -> [Key: Int64] {
        try mustBeReopenable(first)
        ask(.month(first))
        return [:]
    }

    private func mustBeReopenable(_ year: Int) throws(Refusal) {
        try require(yearEnds[year] != nil, .periodState)
        try require(year == lastClosedYear, .periodLater)
    }

    private func mustBeReopenable(_ first: LocalDate) throws(Refusal) {
        try require(closedMonths.contains(first), .periodState)
        try require(first.year > lastClosedYear, .periodLater)
    }

    /// What a year's end moved is moved back, as far as it is still there.
    private mutating func reopen(_ year: Int) throws(Refusal) {
        for end in yearEnds[year] ?? [] {
            switch end {
            case .carried(let key, let amount):
                let next = Key(fund: key.fund, category: key.category, year: key.year + 1)
                try require((lines[next]?[.available] ?? 0) >= amount, .lineShort)
                move(amount, next, .available, .outside)
                move(amount, key, .outside, .available)
            case .moved(let key, let amount, let number):
                let next = Key(fund: key.fund, category: key.category, year: key.year + 1)
                let there = reservations[number].money[next] ?? Commitment()
                try require(there.committed - due(number, next) >= amount, .lineShort)
                let tolerated = there.tolerated - min(there.tolerated, there.amount - amount)
                carry(amount, next, key, of: number, tolerated: tolerated)
                reservations[number].money[key]?.tolerated -= tolerated
            case .lapsed(let key, let amount): move(amount, key, .lapsed, .available)
            }
        }
        yearEnds[year] = nil
        lastClosedYear = yearEnds.keys.max() ?? 0
    }
}
