import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Recurring events in the database: every occurrence is a reservation, and all of them are one act.
@Suite(.serialized) struct SeriesTests {
    /// Meetings at the same hour of so many days, each in a venue of its own choice.
    private func series(
        _ pool: SmallPool, times: Int, hour: Int = 10, every days: Int = 1,
        firmness: Request.Firmness = .confirmed, payments: [Payment] = [], onConflict: ConflictChoice = .refuse,
        series: SeriesID? = nil, in venues: (Int) -> [Resource]
    ) -> SeriesRequest {
        let rows = (1...times).map { number in
            let period = pool.hour(hour + 24 * days * (number - 1))
            let request = pool.request(
                "Course", during: period, takes: venues(number), payments: payments, firmness: firmness)
            return SeriesRequest.Row(
                Occurrence(number: number, originalStart: period.start, period: period), choices: [request])
        }
        return SeriesRequest(series: series, rule: "FREQ=DAILY", onConflict: onConflict, differ: nil, rows: rows)
    }

    private func found(_ reference: String, _ pool: SmallPool, _ store: borrowing Store) throws -> Series {
        let snapshot = try store.snapshot(of: pool.pool.name, names: [.init(.series, reference)])
        let id = try #require(snapshot.matches.first?.first?.id)
        return try #require(try store.series(SeriesID(id), in: pool.pool))
    }

    @Test func `a series is reserved once for a key, and read with every day of it`() throws {
        try SmallPool.use { pool in
            do {
                let store = try pool.store(as: .a)
                let request = series(pool, times: 5, payments: [pool.payment(700)]) { _ in [pool.venues[0]] }
                let act = pool.act(key: "course")
                let answer = try store.reserveSeries(request, act)
                #expect(answer.occurrences.map(\.outcome) == Array(repeating: .held, count: 5))
                #expect(answer.money.map(\.amount) == [3_500])
                #expect(
                    try store.reserveSeries(request, act).occurrences.map(\.reference)
                        == answer.occurrences.map(\.reference))
                #expect(try pool.budgetLine() == [1_000_000, 996_500, 0, 3_500])
                let series = try found(answer.reference, pool, store)
                #expect(series.days.compactMap(\.reservation?.reference) == answer.occurrences.compactMap(\.reference))
                #expect(series.ahead(of: pool.hour(0).start, in: pool.pool.zone).count == 5)
            }
            try expectSound(pool)
        }
    }

    @Test func `a thousand occurrences are reserved in one act, and cancelled in one`() throws {
        try SmallPool.use { pool in
            do {
                let store = try pool.store(as: .a)
                let request = series(pool, times: 1_000, every: 1) { _ in [pool.venues[0], pool.staff[0]] }
                let answer = try store.reserveSeries(request, pool.act())
                #expect(answer.occurrences.count { $0.outcome == .held } == 1_000)
                let series = try found(answer.reference, pool, store)
                let ids = series.days.compactMap(\.reservation?.id)
                let cancelled = try store.cancelSeries(series.id, ids, reason: nil, pool.act())
                #expect(cancelled.cancelled.count == 1_000 && cancelled.remaining == 0)
            }
            try expectSound(pool)
        }
    }

    @Test func `of many who reserve overlapping series each has all of its own or nothing`() throws {
        try SmallPool.use { pool in
            do {
                let outcomes = try Clients.run(12, on: pool.database) { client, store in
                    var won = 0
                    for round in 0..<12 {
                        // Each wants four of six venues on six days, in an order of its own.
                        let request = series(pool, times: 6, hour: round) { _ in
                            Array(pool.venues.prefix(6).shuffled().prefix(4))
                        }
                        try client.together()
                        do throws(StoreError) {
                            _ = try store.reserveSeries(request, pool.act())
                            won += 1
                        } catch {
                            guard case .refused(let reasons) = error,
                                reasons.allSatisfy({ $0.rule == .venueDouble && $0.row != nil })
                            else { throw error }
                        }
                    }
                    return won
                }
                // Four of six venues are had once at any time.
                #expect(outcomes.reduce(0, +) == 12)
                let store = try pool.store(as: .a)
                var filter = ReservationFilter()
                filter.states = [.confirmed]
                #expect(try store.countReservations(in: pool.pool.id, filter) == 12 * 6)
            }
            try expectSound(pool)
        }
    }

    @Test func `series that move through each other's places wait for one another`() throws {
        try SmallPool.use { pool in
            do {
                let store = try pool.store(as: .a)
                let references = try (0..<4).map { number in
                    try store.reserveSeries(
                        series(pool, times: 8, hour: 2 * number) { _ in [pool.venues[0]] }, pool.act()
                    ).reference
                }
                let won = try Clients.run(4, on: pool.database) { client, store in
                    var won = 0
                    for round in 0..<10 {
                        let series = try found(references[client.number], pool, store)
                        let rows = series.days.compactMap(\.reservation).map { reservation in
                            let hour = (2 * client.number + round + 1) % 9
                            let day = pool.pool.zone.local(reservation.period.start).date
                            let start = pool.pool.zone.startOfDay(day) + .seconds(3_600 * hour)
                            let period = Period(start: start, end: start + .seconds(3_600)) ?? reservation.period
                            return JSONValue(
                                reservation.id, version: reservation.version, row: 1,
                                into: reservation.moved(to: period, taking: reservation.resources))
                        }
                        try client.together()
                        do throws(StoreError) {
                            _ = try store.editSeries(series.id, rule: nil, reason: nil, rows, pool.act())
                            won += 1
                        } catch {
                            guard case .refused = error else { throw error }
                        }
                        try client.together()
                    }
                    return won
                }
                #expect(won.reduce(0, +) > 0)
            }
            try expectSound(pool)
        }
    }

    @Test func `a day that two take again is had by one`() throws {
        try SmallPool.use { pool in
            do {
                let store = try pool.store(as: .a)
                let answer = try store.reserveSeries(series(pool, times: 3) { _ in [pool.venues[0]] }, pool.act())
                let made = try found(answer.reference, pool, store)
                let second = try #require(made.days[1].reservation)
                _ = try store.cancelSeries(made.id, [second.id], reason: nil, pool.act())
                let outcomes = try Clients.run(8, on: pool.database) { client, store in
                    let period = second.period
                    let row = SeriesRequest.Row(
                        Occurrence(number: 1, originalStart: made.days[1].originalStart, period: period),
                        choices: [pool.request("Course", during: period, takes: [pool.venues[client.number]])])
                    let request = SeriesRequest(
                        series: made.id, rule: nil, onConflict: .refuse, differ: nil, rows: [row])
                    try client.together()
                    do throws(StoreError) {
                        _ = try store.reserveSeries(request, pool.act())
                        return "won"
                    } catch {
                        guard case .refused(let reasons) = error else { throw error }
                        return reasons.map(\.rule.rawValue).joined(separator: ", ")
                    }
                }
                #expect(outcomes.sorted() == Array(repeating: "series.stands", count: 7) + ["won"])
            }
            try expectSound(pool)
        }
    }

    @Test func `of a held series that ran out each day can be taken again`() throws {
        try SmallPool.use { pool in
            do {
                let store = try pool.store(as: .a)
                let held = series(pool, times: 3, firmness: .hold(.seconds(1)), payments: [pool.payment(700)]) { _ in
                    [pool.venues[0]]
                }
                let answer = try store.reserveSeries(held, pool.act())
                #expect(answer.occurrences.map(\.state) == [.hold, .hold, .hold])
                #expect(try pool.budgetLine() == [1_000_000, 997_900, 2_100, 0])
                Thread.sleep(forTimeInterval: 1.1)
                let made = try found(answer.reference, pool, store)
                let again = series(pool, times: 3, payments: [pool.payment(700)], series: made.id) { _ in
                    [pool.venues[0]]
                }
                #expect(try store.reserveSeries(again, pool.act()).occurrences.map(\.outcome) == [.held, .held, .held])
                #expect(try pool.budgetLine() == [1_000_000, 997_900, 0, 2_100])
            }
            try expectSound(pool)
        }
    }
}
