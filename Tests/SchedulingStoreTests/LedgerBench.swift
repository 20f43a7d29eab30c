import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// A pool with three lines and a model of them, on which random acts are done.
struct LedgerBench {
    enum Deed {
        case grant(UUID, Int64)
        case reserve(String, Int64, LedgerModel.State)
        case confirm(Int)
        case cancel(Int)
        case bill(Int, String, Int64, isFinal: Bool)
        case pay(Int, Int64?, isFinal: Bool)
        case credit(Int, Int64)
    }

    let pool: SmallPool
    var model: LedgerModel
    var tally: [String: Int] = [:]
    private var random: Seeded
    private var reservations: [ReservationID] = []
    private var bills: [UUID] = []
    private var numbers = 0

    /// Makes two more lines: of a fund that ends sooner and tolerates nothing, and of another category.
    init(_ pool: SmallPool, seed: UInt64) throws {
        let store = try pool.store()
        _ = try store.save(
            .fund, .add,
            [
                .object([
                    "code": .string("soon"), "name": .string("Soon"), "source": .string("own"),
                    "valid_from": .string("\(pool.year)-01-01"), "valid_until": .string("\(pool.year)-06-30"),
                ])
            ], pool.act())
        let connection = try pool.database.connect()
        let code: String = try connection.value("select code from poolbook.fund where fund_id = $1", [pool.fund.uuid])
        _ = try store.save(
            .fund, .edit, [.object(["code": .string(code), "tolerance": .integer(100_000)])], pool.act())
        let soon: UUID = try connection.value("select fund_id from poolbook.fund where code = 'soon'")
        let grants = [(FundID(soon), "venue"), (pool.fund, "food")].map { fund, category in
            Grant(fund: fund, project: pool.project, category: category, year: pool.year, amount: pool.money(1))
        }
        _ = try store.grant(grants, reason: nil, pool.act())
        let terms = try connection.run(
            .many(
                """
                select line_id, category, valid_until::text, tolerance
                from poolbook.budget_line
                join poolbook.fund using (pool_id, fund_id)
                """
            ) { row in
                (
                    try row.next(UUID.self),
                    LedgerModel.Terms(
                        category: try row.next(), validUntil: try row.next(),
                        tolerance: Int64(try row.next(Int32.self)))
                )
            })
        self.pool = pool
        model = LedgerModel(Dictionary(uniqueKeysWithValues: terms))
        model.lines = Dictionary(uniqueKeysWithValues: try Self.lines(connection))
        random = Seeded(seed)
    }

    /// The same for one of many clients, who does not know what the others do.
    init(_ pool: SmallPool, _ terms: [UUID: LedgerModel.Terms], seed: UInt64) {
        self.pool = pool
        model = LedgerModel(terms)
        random = Seeded(seed)
    }

    static func lines(_ connection: borrowing Connection) throws -> [(UUID, LedgerModel.Line)] {
        try connection.run(
            .many("select line_id, granted, available, reserved, committed, spent from poolbook.budget_line") { row in
                (
                    try row.next(UUID.self),
                    LedgerModel.Line(
                        granted: try row.next(), available: try row.next(), reserved: try row.next(),
                        committed: try row.next(), spent: try row.next())
                )
            })
    }
}

extension LedgerBench {
    /// Draws the next act; what it is about was made by an earlier one.
    mutating func draw() -> Deed {
        let category = random.below(3) == 0 ? "food" : "venue"
        let amount = Int64(1 + random.below(random.below(4) == 0 ? 60_000 : 3_000))
        let isFinal = random.below(5) == 0
        switch random.below(20) {
        case 0, 1:
            let lines = model.terms.keys.sorted { $0.uuidString < $1.uuidString }
            return .grant(lines[random.below(lines.count)], amount)
        case 2...6: return .reserve(category, amount, random.below(3) == 0 ? .hold : .confirmed)
        case 7 where !reservations.isEmpty: return .confirm(recent(reservations.count))
        case 8 where !reservations.isEmpty: return .cancel(recent(reservations.count))
        case 9...13 where !reservations.isEmpty:
            return .bill(recent(reservations.count), category, amount, isFinal: isFinal)
        case 14...17 where !bills.isEmpty:
            return .pay(recent(bills.count), random.below(4) == 0 ? nil : amount, isFinal: isFinal)
        case 18...19 where !bills.isEmpty:
            return .credit(recent(bills.count), amount)
        case _: return .reserve(category, amount, .confirmed)
        }
    }

    /// Mostly one of the last, so that something can still be done with it.
    private mutating func recent(_ count: Int) -> Int { max(count - 1 - random.below(12), 0) }

    /// What the model and the database answer.
    mutating func both(
        _ deed: Deed, _ store: borrowing Store
    ) throws -> (expected: LedgerModel.Reply, found: LedgerModel.Reply) {
        let expected = model.perform(deed)
        let found = try reply(deed, store)
        tally[deed.name(found), default: 0] += 1
        return (expected, found)
    }

    /// What the database answers to one of many clients.
    mutating func database(_ deed: Deed, _ store: borrowing Store) throws -> LedgerModel.Reply {
        try reply(deed, store)
    }

    private mutating func reply(_ deed: Deed, _ store: borrowing Store) throws -> LedgerModel.Reply {
        do throws(StoreError) {
            return .done(try done(deed, store))
        } catch {
            guard case .refused(let reasons) = error, let rule = reasons.first?.rule else { throw error }
            return .refused(rule)
        }
    }

    private mutating func done(_ deed: Deed, _ store: borrowing Store) throws(StoreError) -> [UUID: Int64] {
        numbers += 1
        let act = pool.act()
        switch deed {
        case .grant(let line, let amount):
            let terms = model.terms[line]
            let isSoon = terms?.validUntil.hasSuffix("06-30") == true
            let fund = isSoon ? try funds(store, "soon") : pool.fund
            let grant = Grant(
                fund: fund, project: pool.project, category: terms?.category ?? "", year: pool.year,
                amount: pool.money(amount))
            _ = try store.grant([grant], reason: nil, act)
            return [line: amount]
        case .reserve(let category, let amount, let state):
            let request = pool.request(
                payments: [pool.payment(amount, category: category)],
                firmness: state == .hold ? .hold(.seconds(500_000)) : .confirmed)
            let answer = try store.reserve(request, act)
            reservations.append(try id(of: answer.reference, store))
            return lines(answer.money ?? [])
        case .confirm(let number):
            _ = try store.confirm(reservations[number], act)
            return [:]
        case .cancel(let number):
            _ = try store.cancel(reservations[number], reason: nil, act)
            return [:]
        case .bill(let number, let category, let amount, let isFinal):
            let bill = NewBill(
                amount: pool.money(amount), number: act.key, payee: "Payee", category: category, project: nil, day: nil,
                order: isFinal ? .final : .more)
            let answer = try store.add(bill, to: reservations[number], reason: nil, act)
            let match = try store.snapshot(of: pool.pool.name, names: [Snapshot.Name(.invoice, answer.reference)])
            bills += match.matches.first?.prefix(1).map(\.id) ?? []
            return lines(answer.parts)
        case .pay(let number, let amount, let isFinal):
            let answer = try store.pay(
                bill: bills[number], amount: amount.map { pool.money($0) }, order: isFinal ? .final : .more, day: nil,
                reason: nil, act)
            return lines(answer.parts)
        case .credit(let number, let amount):
            let answer = try store.credit(
                bill: bills[number], amount: pool.money(amount), day: nil, reason: "test", act)
            return lines(answer.parts)
        }
    }

    private func funds(_ store: borrowing Store, _ code: String) throws(StoreError) -> FundID {
        FundID(
            try store.snapshot(of: pool.pool.name, names: [Snapshot.Name(.fund, code)]).matches.first?.first?.id
                ?? pool.fund.uuid)
    }

    private func id(of reference: String, _ store: borrowing Store) throws(StoreError) -> ReservationID {
        let names = [Snapshot.Name(.reservation, reference)]
        guard let found = try store.snapshot(of: pool.pool.name, names: names).matches.first?.first?.reservation
        else { throw .notFound(kind: "reservation", name: reference) }
        return found.id
    }

    private func lines(_ parts: [LinePart]) -> [UUID: Int64] {
        var lines: [UUID: Int64] = [:]
        for part in parts { lines[line(part.fund, part.category), default: 0] += part.amount ?? 0 }
        return lines
    }

    private func lines(_ money: [ReservationAnswer.Money]) -> [UUID: Int64] {
        var lines: [UUID: Int64] = [:]
        for part in money { lines[line(part.fund, part.category), default: 0] += part.amount }
        return lines
    }

    private func line(_ fund: String, _ category: String) -> UUID {
        let found = model.terms.first { $0.value.category == category && $0.value.isSoon == (fund == "Soon") }
        return found?.key ?? UUID()
    }

    func linesAgree(_ connection: borrowing Connection) throws -> Bool {
        Dictionary(uniqueKeysWithValues: try Self.lines(connection)) == model.lines
    }

    func commitmentsAgree(_ connection: borrowing Connection) throws -> Bool {
        let rows = try connection.run(
            .many(
                """
                select reservation_id, line_id, amount, reserved, committed, spent, released, tolerated
                from poolbook.commitment
                """
            ) { row in
                (
                    ReservationID(try row.next(UUID.self)), try row.next(UUID.self),
                    LedgerModel.Commitment(
                        amount: try row.next(), reserved: try row.next(), committed: try row.next(),
                        spent: try row.next(), released: try row.next(), tolerated: try row.next())
                )
            })
        var found: [ReservationID: [UUID: LedgerModel.Commitment]] = [:]
        for (reservation, line, commitment) in rows { found[reservation, default: [:]][line] = commitment }
        return zip(reservations, model.commitments).allSatisfy { found[$0] ?? [:] == $1 }
            && found.count == reservations.count
    }
}

extension LedgerModel.Terms {
    fileprivate var isSoon: Bool { validUntil.hasSuffix("06-30") }
}

extension LedgerModel {
    fileprivate mutating func perform(_ deed: LedgerBench.Deed) -> Reply {
        switch deed {
        case .grant(let line, let amount): grant(line, amount)
        case .reserve(let category, let amount, let state): reserve(category, amount, state)
        case .confirm(let number): confirm(number)
        case .cancel(let number): cancel(number)
        case .bill(let number, let category, let amount, let isFinal):
            bill(number, category, amount, isFinal: isFinal)
        case .pay(let number, let amount, let isFinal): pay(number, amount, isFinal: isFinal)
        case .credit(let number, let amount): credit(number, amount)
        }
    }
}

extension LedgerBench.Deed {
    fileprivate func name(_ reply: LedgerModel.Reply) -> String {
        let deed =
            switch self {
            case .grant: "grant"
            case .reserve: "reserve"
            case .confirm: "confirm"
            case .cancel: "cancel"
            case .bill: "bill"
            case .pay: "pay"
            case .credit: "credit"
            }
        switch reply {
        case .done: return deed
        case .refused(let rule): return "\(deed) \(rule.rawValue)"
        }
    }
}
