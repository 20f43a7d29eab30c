import Scheduling
import TestSupport

/// The next act, by chance.
extension LedgerBench {
    mutating func draw() -> LedgerDeed {
        if !queue.isEmpty { return next() }
        if yearsEnd, triedAt != model.minute, let year = yearToEnd {
            triedAt = model.minute
            queue = ending(year)
            return next()
        }
        let category = random.below(3) == 0 ? "food" : "venue"
        let amount = Int64(1 + random.below(random.below(4) == 0 ? 60_000 : 3_000))
        let order = random.below(5) == 0 ? LedgerModel.Order.final : .more
        let counts = counts
        switch random.below(40) {
        case 0, 1: return .grant(newKey(category), amount)
        case 2:
            let key = key()
            let granted = -(model.lines[key]?[.outside] ?? 0)
            return .revise(key, amount * 4 == granted ? granted + 1 : amount * 4)
        case 3:
            let (from, to) = (key(), key())
            if from != to { return .transfer(amount, from, to) }
        case 4:
            switch random.below(4) {
            case 0 where counts.transfers > 0: return .reverse(.transfer(recent(counts.transfers)))
            case 1 where counts.grants > 0: return .reverse(.grant(recent(counts.grants)))
            case _ where counts.bills > 0: return .reverse(.bill(recent(counts.bills)))
            case _: break
            }
        case 5...7 where counts.approvals > 0:
            let number = max(counts.approvals - 1 - random.below(4), 0)
            return random.below(5) == 0 ? .reject(number) : .approve(number)
        case 8...9 where counts.reservations > 0:
            return .confirm(recent(counts.reservations))
        case 10 where counts.reservations > 0: return .cancel(recent(counts.reservations))
        case 11...12 where counts.reservations > 0:
            return .amend(recent(counts.reservations), category, amount)
        case 13...18 where counts.reservations > 0: return .bill(recent(counts.reservations), category, amount, order)
        case 19...24 where counts.bills > 0:
            return .pay(recent(counts.bills), random.below(3) == 0 ? nil : amount, order)
        case 25...26 where counts.bills > 0:
            return .credit(recent(counts.bills), amount)
        case 27...28 where counts.reservations > 0:
            return .close(earlier(counts.reservations))
        case 29 where counts.reservations > 0: return .release(earlier(counts.reservations))
        case 30: if let deed = ofPeriods() { return deed }
        case 31...33: return .wait(until: nextMinute())
        case _: break
        }
        return .reserve(
            category, amount, on: model.today.adding(days: 1 + random.below(25)),
            random.below(3) == 0 ? .hold : .confirmed)
    }

    /// What is next to do at the end of a year; the last approval that was asked for has no number before.
    private mutating func next() -> LedgerDeed {
        let deed = queue.removeFirst()
        if case .approve(Self.last) = deed { return .approve(max(counts.approvals - 1, 0)) }
        return deed
    }

    private static let last = -1

    /// Mostly one of the last, so that something can still be done with it.
    private mutating func recent(_ count: Int) -> Int { max(count - 1 - random.below(12), 0) }

    /// One whose event is over by now, mostly.
    private mutating func earlier(_ count: Int) -> Int { max(count - 1 - random.below(120), 0) }

    /// A line that is there, of this year or the next mostly.
    private mutating func key() -> LedgerModel.Key {
        let known = model.ordered(model.ids.keys.filter { $0.year >= model.today.year - random.below(2) })
        let all = known.isEmpty ? model.ordered(model.ids.keys) : known
        return all[random.below(all.count)]
    }

    private mutating func newKey(_ category: String) -> LedgerModel.Key {
        guard yearsEnd else { return key() }
        let year = model.today.year + (random.below(6) == 0 ? 1 : 0) - (random.below(20) == 0 ? 1 : 0)
        let fund = category == "venue" && random.below(2) == 0 ? LedgerModel.Fund.soon : .fund
        return LedgerModel.Key(fund: fund, category: category, year: max(year, pool.year))
    }

    private mutating func ofPeriods() -> LedgerDeed? {
        let month = model.today.startOfMonth.adding(months: -random.below(4))
        switch random.below(6) {
        case 0, 1: return .closeMonth(month)
        case 2: return .reopenMonth(month)
        case 3 where yearsEnd: return .closeYear(model.today.year - random.below(2))
        case 4 where yearsEnd: return .reopenYear(model.today.year - 1 - random.below(2))
        case _: return .releaseOverdue
        }
    }

    /// Two minutes later in the day than the last time, so that nothing runs out at the very minute of a wait.
    private mutating func nextMinute() -> Int {
        let days = 1 + random.below(max(daysPerWait * 6 / 5, 1))
        let ofDay = 480 + (model.minute % 1_440 - 480 + 2) % 600
        let next = (model.minute / 1_440 + days) * 1_440 + ofDay
        if !yearsEnd { model.minute = next }
        return next
    }

    // MARK: - The end of a year

    /// A year that is over for some weeks and not closed.
    private var yearToEnd: Int? {
        let year = max(model.lastClosedYear + 1, pool.year)
        let today = model.today
        return today.year > year && (today.month > 1 || today.year > year + 1) ? year : nil
    }

    /// What clears the way, the closing, and now and then the opening and closing again.
    private mutating func ending(_ year: Int) -> [LedgerDeed] {
        var deeds: [LedgerDeed] = []
        for (number, reservation) in model.reservations.enumerated()
        where reservation.state == .confirmed && reservation.closed == nil && reservation.start <= model.today
            && reservation.money.contains(where: { $0.key.year == year && $0.value.committed > 0 })
        {
            deeds.append(.close(number))
        }
        for (number, bill) in model.bills.enumerated()
        where bill.due > 0 && bill.parts.keys.contains(where: { $0.year == year }) {
            deeds.append(random.below(2) == 0 ? .pay(number, min(bill.due, 5_000), .more) : .credit(number, bill.due))
            deeds.append(.credit(number, bill.due))
        }
        for (number, waiting) in model.waiting.enumerated() where waiting.isOpen {
            if case .transfer = waiting.act { deeds.append(.approve(number)) }
        }
        deeds.append(.closeYear(year))
        if random.below(2) == 0 {
            deeds += [.reopenYear(year), .approve(Self.last), .releaseOverdue, .closeYear(year)]
        }
        return deeds
    }
}
