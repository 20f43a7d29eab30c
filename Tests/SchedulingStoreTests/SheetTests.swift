import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// What a file has of reservations is read page by page, as of one instant.
@Suite struct SheetTests {
    private func reserve(_ count: Int, in pool: SmallPool, _ store: borrowing Store) throws {
        for number in 0..<count {
            let request = pool.request(
                "Event \(number)", during: pool.hour(number), takes: [pool.venues[0]],
                payments: number == 0 ? [pool.payment(500)] : [])
            _ = try store.reserve(request, pool.act())
        }
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `every reservation is on one page, in order`(pageSize: Int) throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            try reserve(6, in: pool, store)
            var titles: [String] = []
            var totals: Set<Int> = []
            try store.reservationSheet(in: pool.pool.id, ReservationSheetFilter(), pageSize: pageSize) { page, total in
                titles += page.map(\.title)
                totals.insert(total)
                #expect(page.count <= pageSize)
            }
            #expect(titles == (0..<6).map { "Event \($0)" })
            #expect(totals == [6])
        }
    }

    @Test func `a row that was compared with an older version changes nothing`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            try reserve(1, in: pool, store)
            var found: [ReservationSheetRow] = []
            try store.reservationSheet(in: pool.pool.id, ReservationSheetFilter()) { page, _ in found += page }
            let standing = try #require(found.first)
            #expect(standing.items.map(\.amount) == [nil, 500])
            let move = JSONValue(
                standing.id, version: standing.version, row: 2,
                into: pool.request(during: pool.hour(3), takes: [pool.venues[0]]))
            let answer = try store.importReservations([move], source: "list", pool.act())
            #expect(answer.changed.map(\.reference) == [standing.reference])
            #expect(answer.changed.first?.period == pool.hour(3))
            let footprint = try pool.footprint()
            #expect(throws: StoreError.self) {
                try store.importReservations([move], source: "list", pool.act())
            }
            #expect(try pool.footprint() == footprint)
            try expectClean(pool)
        }
    }
}
