import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Many clients pay and close at the same time: exactly what there is, exactly until it is closed.
@Suite(.serialized) struct LedgerRaceTests {
    /// Reservations with a bill each, all of one amount.
    private func bills(
        _ count: Int, of amount: Int64, in pool: SmallPool
    ) throws -> [UUID] {
        let store = try pool.store()
        var bills: [UUID] = []
        for number in 0..<count {
            let answer = try store.reserve(
                pool.request(during: pool.hour(number), payments: [pool.payment(amount)]), pool.act())
            let reservation = try #require(try pool.reservation(answer.reference, in: store))
            let bill = NewBill(
                amount: pool.money(amount), number: "\(number)", payee: "Payee", category: nil, project: nil, day: nil,
                order: .more)
            let entered = try store.add(bill, to: reservation.id, reason: nil, pool.act())
            let names = [Snapshot.Name(.invoice, entered.reference)]
            bills.append(
                try #require(try store.snapshot(of: pool.pool.name, names: names).matches.first?.first?.id))
        }
        return bills
    }

    private func pay(_ bill: UUID, _ amount: Int64, on day: LocalDate?, _ pool: SmallPool) -> (
        borrowing Store
    ) throws -> Rule? {
        { store in
            do throws(StoreError) {
                _ = try store.pay(
                    bill: bill, amount: pool.money(amount), order: .more, day: day, reason: nil, pool.act())
                return nil
            } catch {
                guard case .refused(let reasons) = error else { throw error }
                return reasons.first?.rule
            }
        }
    }

    /// How many payments for a day are in its month, how many in a later one, and how many there are.
    private func counts(of day: LocalDate, in database: TestDatabase) throws -> [Int64] {
        let connection = try database.connect()
        return try connection.run(
            .one(
                """
                select
                    count(*) filter (where entry.period = period.starts_on and recorded_at <= closed_at),
                    count(*) filter (where entry.period > period.starts_on and recorded_at >= closed_at),
                    count(*)
                from poolbook.entry
                cross join poolbook.period
                where entry.act = 'spend'
                    and entry.effective_on = $1
                """, [CalendarDay(days: Int32(day.daysSince1970))]
            ) { row in
                [try row.next(Int64.self), try row.next(Int64.self), try row.next(Int64.self)]
            })
    }

    @Test func `of 8 clients who pay the last of a bill as many do as there is due`() throws {
        try SmallPool.use { pool in
            let rounds = 25
            let bills = try bills(rounds, of: 1_000, in: pool)
            let outcomes = try Clients.run(8, on: pool.database) { client, store in
                try bills.map { bill in
                    try client.together()
                    return try pay(bill, 300, on: nil, pool)(store)
                }
            }
            for round in 0..<rounds {
                let refused = outcomes.map { $0[round] }.compactMap(\.self)
                #expect(refused == Array(repeating: .invoiceAboveDue, count: 5))
            }
            try expectSound(pool)
        }
    }

    @Test func `what 8 clients pay for a month is in it until it is closed and in the next one afterwards`() throws {
        try SmallPool.use { pool in
            let february = try #require(LocalDate(year: pool.year, month: 2, day: 1))
            let day = try #require(LocalDate(year: pool.year, month: 2, day: 10))
            let perClient = 30
            try pool.database.set(.fast(from: pool.hour(-100).start, factor: 1))
            let bills = try bills(8 * perClient, of: 100, in: pool)
            try pool.database.set(.fast(from: pool.hour(24 * 60).start, factor: 1))
            let month = try #require(FiscalPeriod(start: february, length: .month))
            _ = try Clients.run(8, on: pool.database) { client, store in
                for number in 0..<perClient {
                    if client.number == 0, number == perClient / 2 {
                        _ = try store.close(month, reason: nil, pool.act())
                    }
                    let refused = try pay(bills[client.number * perClient + number], 100, on: day, pool)(store)
                    #expect(refused == nil)
                }
            }
            let counts = try counts(of: day, in: pool.database)
            #expect(counts[0] > 0 && counts[1] > 0)
            #expect(counts[0] + counts[1] == counts[2])
            #expect(counts[2] == Int64(8 * perClient))
            try expectSound(pool)
        }
    }
}
