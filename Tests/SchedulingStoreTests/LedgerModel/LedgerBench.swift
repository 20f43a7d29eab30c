import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport

/// Random acts on a pool's money, and a model of it on which the same are done.
struct LedgerBench {
    let pool: SmallPool
    var model: LedgerModel
    var tally: [String: Int] = [:]
    var random: Seeded
    /// Acts that are to come before others are drawn: what closing a year takes.
    var queue: [LedgerDeed] = []
    /// When it was last tried to close a year.
    var triedAt = 0
    let daysPerWait: Int
    let yearsEnd: Bool
    private var reservations: [(id: UUID, reference: String, category: String, start: LocalDate)] = []
    private var bills: [UUID] = []
    private var approvals: [(id: UUID, kind: String)] = []
    private var transfers: [UUID] = []
    private var grants: [(line: UUID, number: Int64)] = []

    /// Makes a pool ready for one who acts alone for so many years.
    init(_ desk: borrowing LedgerDesk, seed: UInt64, acts: Int) throws {
        pool = desk.pool
        let hours: Int32 = try desk.connection.value("select approval_hours from poolbook.pool")
        let terms = LedgerModel.Terms(
            soonPaysUntil: LedgerDesk.soonPaysUntil(pool), paymentLimit: LedgerDesk.paymentLimit,
            approvalMinutes: Int(hours) * 60)
        let january = LocalDate(year: pool.year, month: 1, day: 5) ?? LocalDate(daysSince1970: 0)
        model = LedgerModel(terms, at: january.daysSince1970 * 1_440 + 480)
        random = Seeded(seed)
        // Two years at least, forty at most, in a wait every twelve acts.
        let years = min(max(acts / 2_500, 2), 40)
        daysPerWait = max(years * 365 / max(acts / 12, 1), 1)
        yearsEnd = true
        try desk.set(to: model.minute)
        for (key, id, line) in try desk.lines() {
            model.lines[key] = line
            model.ids[key] = id
        }
        for deed in [(LedgerModel.Fund.soon, "venue"), (.fund, "food")].map({ fund, category in
            LedgerDeed.grant(LedgerModel.Key(fund: fund, category: category, year: pool.year), 50_000)
        }) {
            _ = try both(deed, desk)
        }
    }

    /// One of many clients of the same pool, who does not know what the others do, and ends no year.
    init(like other: LedgerBench, seed: UInt64) {
        pool = other.pool
        model = other.model
        random = Seeded(seed)
        daysPerWait = 1
        yearsEnd = false
    }

    // MARK: - Doing

    /// What the model and the database answer.
    mutating func both(
        _ deed: LedgerDeed, _ desk: borrowing LedgerDesk
    ) throws -> (expected: LedgerModel.Reply, found: LedgerModel.Reply) {
        let expected = model.perform(deed)
        let found = try database(deed, desk)
        switch found {
        case .done: tally[deed.name, default: 0] += 1
        case .refused(let rule): tally["\(deed.name) \(rule.rawValue)", default: 0] += 1
        }
        return (expected, found)
    }

    /// What the database answers.
    mutating func database(_ deed: LedgerDeed, _ desk: borrowing LedgerDesk) throws -> LedgerModel.Reply {
        do {
            return .done(try done(deed, desk))
        } catch let error as StoreError {
            guard case .refused(let reasons) = error, let rule = reasons.first?.rule else { throw error }
            return .refused(rule)
        }
    }

    private mutating func done(_ deed: LedgerDeed, _ desk: borrowing LedgerDesk) throws -> [LedgerModel.Key: Int64] {
        let act = pool.act()
        switch deed {
        case .grant, .revise, .transfer, .reverse, .approve, .reject, .reopenMonth, .reopenYear:
            return try doneByTwo(deed, act, desk)
        case .reserve(let category, let amount, let day, let state):
            let request = request(category, amount, on: day, state, desk)
            let answer = try desk.store.reserve(request, act)
            reservations.append((try desk.id("reservation", answer.reference), answer.reference, category, day))
            return amounts(answer.money ?? [], day.year)
        case .confirm(let number): _ = try desk.store.confirm(ReservationID(reservations[number].id), act)
        case .cancel(let number):
            _ = try desk.store.cancel(ReservationID(reservations[number].id), reason: nil, act)
        case .amend(let number, let category, let amount):
            guard let standing = try pool.reservation(reservations[number].reference, in: desk.store) else { break }
            let request = request(category, amount, on: reservations[number].start, .confirmed, desk)
            _ = try desk.store.edit(standing, into: request, reason: nil, act)
        case .bill(let number, let category, let amount, let order):
            let bill = NewBill(
                amount: pool.money(amount), number: act.key, payee: "Payee", category: category, project: nil, day: nil,
                order: order.ofStore)
            let answer = try desk.store.add(bill, to: ReservationID(reservations[number].id), reason: nil, act)
            bills.append(try desk.id("invoice", answer.reference))
            return amounts(answer.parts)
        case .pay(let number, let amount, let order):
            let answer = try desk.store.pay(
                bill: bills[number], amount: amount.map { pool.money($0) }, order: order.ofStore, day: nil, reason: nil,
                act)
            if let approval = answer.approval { try keep(approval, "payment", desk) }
            return amounts(answer.parts)
        case .credit(let number, let amount):
            return amounts(
                try desk.store.credit(bill: bills[number], amount: pool.money(amount), day: nil, reason: "test", act)
                    .parts)
        case .close(let number):
            let outcome = Scheduling.Outcome(attended: 1, figures: [:], note: nil)
            _ = try desk.store.close(ReservationID(reservations[number].id), outcome, act)
        case .release(let number):
            return amounts(
                try desk.store.release(ReservationID(reservations[number].id), reason: nil, act).flatMap(\.parts))
        case .releaseOverdue: return amounts(try desk.store.release(nil, reason: nil, act).flatMap(\.parts))
        case .closeMonth(let first):
            if let month = FiscalPeriod(start: first, length: .month) {
                _ = try desk.store.close(month, reason: nil, act)
            }
        case .closeYear(let year):
            return amounts(try desk.store.close(fiscal(year), reason: nil, act).lapses)
        case .wait(let minute):
            try desk.set(to: minute)
            _ = try desk.store.expire(act)
        }
        return [:]
    }

    /// What one asks for and the other decides.
    private mutating func doneByTwo(
        _ deed: LedgerDeed, _ act: Act, _ desk: borrowing LedgerDesk
    ) throws -> [LedgerModel.Key: Int64] {
        switch deed {
        case .grant(let key, let amount):
            let grant = Grant(
                fund: try desk.fund(key.fund), project: pool.project, category: key.category, year: key.year,
                amount: pool.money(amount))
            _ = try desk.store.grant([grant], reason: nil, act)
            if model.ids[key] == nil {
                for (key, id, _) in try desk.lines() { model.ids[key] = id }
            }
            let line = model.ids[key] ?? UUID()
            grants.append((line, try desk.number(act.key, line)))
            return [key: amount]
        case .revise(let key, let amount):
            let answer = try desk.store.revise(line: line(key), to: pool.money(amount), reason: "test", act)
            try keep(answer.approval, "revision", desk)
            return [key: answer.after - answer.before]
        case .transfer(let amount, let from, let to):
            let answer = try desk.store.transfer(
                pool.money(amount), from: line(from), to: line(to), reason: "test", act)
            try keep(answer.approval, "transfer \(answer.reference)", desk)
        case .reverse(let undone):
            let undone: Reversible =
                switch undone {
                case .bill(let number): .invoice(bills[number])
                case .transfer(let number): .transfer(transfers[number])
                case .grant(let number): .entry(line: grants[number].line, number: grants[number].number)
                }
            let answer = try desk.store.reverse(undone, reason: "test", act)
            try keep(answer.approval, "reversal", desk)
            return amounts(answer.parts)
        case .approve(let number):
            _ = try desk.other.approve(approvals[number].id, reason: nil, act)
            let words = approvals[number].kind.split(separator: " ")
            if words.count == 2 { transfers.append(try desk.id("transfer", String(words[1]))) }
        case .reject(let number): _ = try desk.other.reject(approvals[number].id, reason: "test", act)
        case .reopenMonth(let first):
            guard let month = FiscalPeriod(start: first, length: .month) else { break }
            try keep(try desk.store.reopen(month, reason: "test", act).approval, "reopening", desk)
        case .reopenYear(let year):
            try keep(try desk.store.reopen(fiscal(year), reason: "test", act).approval, "reopening", desk)
        case .reserve, .confirm, .cancel, .amend, .bill, .pay, .credit, .close, .release, .releaseOverdue, .closeMonth,
            .closeYear, .wait:
            break
        }
        return [:]
    }

    private mutating func keep(
        _ approval: SecondPerson.Approval, _ kind: String, _ desk: borrowing LedgerDesk
    ) throws {
        approvals.append((try desk.id("approval", approval.reference), kind))
    }

    private func fiscal(_ year: Int) throws -> FiscalPeriod {
        struct NoYear: Error {}
        guard let first = LocalDate(year: year, month: 1, day: 1),
            let period = FiscalPeriod(start: first, length: .year)
        else { throw NoYear() }
        return period
    }

    private func line(_ key: LedgerModel.Key) -> UUID { model.ids[key] ?? UUID() }

    private func request(
        _ category: String, _ amount: Int64, on day: LocalDate, _ state: LedgerModel.State,
        _ desk: borrowing LedgerDesk
    ) -> Request {
        let start = desk.instant(day.daysSince1970 * 1_440)
        return pool.request(
            during: Period(start: start, end: start + .seconds(3_600)),
            payments: [pool.payment(amount, category: category)],
            firmness: state == .hold ? .hold(.seconds(LedgerModel.Terms.holdMinutes * 60)) : .confirmed)
    }

    private func amounts(_ parts: [LinePart]) -> [LedgerModel.Key: Int64] {
        parts.reduce(into: [:]) { $0[key($1.fund, $1.category, $1.year), default: 0] += $1.amount ?? 0 }
    }

    private func amounts(_ money: [ReservationAnswer.Money], _ year: Int) -> [LedgerModel.Key: Int64] {
        money.reduce(into: [:]) { $0[key($1.fund, $1.category, year), default: 0] += $1.amount }
    }

    private func key(_ fund: String, _ category: String, _ year: Int) -> LedgerModel.Key {
        LedgerModel.Key(fund: fund == "Soon" ? .soon : .fund, category: category, year: year)
    }

    // MARK: - Comparing

    /// Whether every balance of every line is the same; lines that a year's end made get their identifiers here.
    mutating func linesAgree(_ desk: borrowing LedgerDesk) throws -> Bool {
        var found: [LedgerModel.Key: LedgerModel.Line] = [:]
        for (key, id, line) in try desk.lines() {
            found[key] = line
            model.ids[key] = id
        }
        return found == model.lines
    }

    /// Whether what reservations have is the same: of some, or of all.
    func commitmentsAgree(_ numbers: [Int]?, _ desk: borrowing LedgerDesk) throws -> Bool {
        let found = try desk.commitments(of: numbers.map { $0.map { reservations[$0].id } })
        return (numbers ?? Array(reservations.indices)).allSatisfy { number in
            let expected = model.reservations[number].money
                .reduce(into: [:]) { $0[model.ids[$1.key] ?? UUID()] = $1.value }
            return found[reservations[number].id] ?? [:] == expected
        }
    }

    func billsAgree(_ desk: borrowing LedgerDesk) throws -> Bool {
        let found = try desk.parts()
        return zip(bills, model.bills).allSatisfy { id, bill in
            found[id] ?? [:] == bill.parts.reduce(into: [:]) { $0[model.ids[$1.key] ?? UUID()] = $1.value }
        }
    }

    /// The reservations that acts are about these days.
    var lately: [Int] { Array(max(reservations.count - 150, 0)..<reservations.count) }

    /// How much there is of each sort to act on.
    var counts: (reservations: Int, bills: Int, approvals: Int, transfers: Int, grants: Int) {
        (reservations.count, bills.count, approvals.count, transfers.count, grants.count)
    }
}

extension LedgerModel.Order {
    fileprivate var ofStore: NewBill.Order {
        switch self {
        case .more: .more
        case .final: .final
        }
    }
}
