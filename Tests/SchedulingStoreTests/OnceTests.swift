import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// A command sent twice acts once and answers the same.
@Suite struct OnceTests {
    /// A request that takes a place, chairs and money.
    private func request(_ pool: SmallPool, firmness: Request.Firmness = .confirmed) -> Request {
        pool.request(
            takes: [pool.venues[0]], chairs: 2, payments: [pool.payment(500)],
            firmness: firmness)
    }

    /// Whether two answers say the same.
    private func equal(_ one: ReservationAnswer, _ other: ReservationAnswer) -> Bool {
        one.reference == other.reference && one.state == other.state && one.version == other.version
            && one.period == other.period && one.expiresAt == other.expiresAt
            && one.money?.map(\.amount) == other.money?.map(\.amount)
    }

    @Test func `the same key twice is one reservation and one answer`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let act = pool.act()
            let first = try store.reserve(request(pool), act)
            let footprint = try pool.footprint()
            let second = try store.reserve(request(pool), act)
            #expect(equal(first, second))
            #expect(try pool.footprint() == footprint)
            #expect(try pool.count("reservation") == 1)
        }
    }

    @Test func `the same key from eight clients at once is one reservation and one answer`() throws {
        try SmallPool.use { pool in
            for hour in 0..<25 {
                let act = pool.act()
                let answers = try Clients.run(8, on: pool.database) { _, store in
                    try store.reserve(
                        pool.request(during: pool.hour(hour), takes: [pool.venues[0]], payments: [pool.payment(500)]),
                        act)
                }
                #expect(answers.allSatisfy { equal($0, answers[0]) })
            }
            #expect(try pool.count("reservation") == 25)
            #expect(try pool.budgetLine() == [1_000_000, 987_500, 0, 12_500])
            try expectSound(pool)
        }
    }

    @Test func `an answer that was lost is given again for the key`() throws {
        try SmallPool.use { pool in
            let act = pool.act()
            let way = try FaultyWay()
            let broken = try way.store(of: pool.database, as: SmallPool.login(of: .a))
            _ = try broken.snapshot(of: nil)
            way.cut()
            let error = failure { try broken.reserve(request(pool), act) }
            guard case .lost = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let footprint = try pool.footprint()
            let again = try pool.store(as: .a).reserve(request(pool), act)
            #expect(try pool.footprint() == footprint)
            #expect(again.state == .confirmed)
            #expect(try pool.count("reservation where reference = '\(again.reference)'") == 1)
            #expect(try pool.count("reservation") == 1)
            try expectClean(pool)
        }
    }

    @Test func `a client killed at any moment leaves all or nothing, and its key tells which`() throws {
        try SmallPool.use { pool in
            for round in 0..<40 {
                let act = pool.act()
                let request = pool.request(
                    during: pool.hour(round), takes: Array(pool.venues[..<4]), payments: [pool.payment(100)])
                let pid = Collected<Int32>()
                let killer = Thread {
                    do {
                        let connection = try pool.database.connect()
                        let find = """
                            select coalesce(max(pid), 0)
                            from pg_stat_activity
                            where application_name = 'victim \(round)'
                            """
                        var victim: Int32 = 0
                        while victim == 0 { victim = try connection.value(find) }
                        Thread.sleep(forTimeInterval: Double(round) * 0.000_25)
                        _ = try connection.value("select pg_terminate_backend($1)", [victim], as: Bool.self)
                        pid.append(victim)
                    } catch {
                        Issue.record(error)
                        pid.append(0)
                    }
                }
                killer.start()
                do throws(StoreError) {
                    let store = try Store(
                        pool.database.parameters() + [("application_name", "victim \(round)")])
                    _ = try store.reserve(request, act)
                } catch {
                    switch error {
                    case .lost, .busy, .unreachable: break
                    default: Issue.record(error)
                    }
                }
                while pid.all.isEmpty { Thread.sleep(forTimeInterval: 0.001) }
                let answer = try pool.store().reserve(request, act)
                #expect(answer.state == .confirmed)
            }
            #expect(try pool.count("reservation") == 40)
            #expect(try pool.budgetLine() == [1_000_000, 996_000, 0, 4_000])
            try expectSound(pool)
        }
    }

    @Test func `other content under a key is refused`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            _ = try store.reserve(request(pool), pool.act(key: "k", content: "one"))
            let footprint = try pool.footprint()
            let error = failure { try store.reserve(request(pool), pool.act(key: "k", content: "other")) }
            guard case .keyReused = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(try pool.footprint() == footprint)
        }
    }

    @Test func `a key is its login's own`() throws {
        try SmallPool.use { pool in
            let one = try pool.store(as: .a).reserve(request(pool), pool.act(key: "k", content: "one"))
            let other = try pool.store(as: .b).reserve(
                pool.request(by: .b, takes: [pool.venues[1]]), pool.act(key: "k", content: "other"))
            #expect(one.reference != other.reference)
        }
    }

    @Test func `a hold by length is the same content an hour later`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let hold = request(pool, firmness: .hold(.seconds(48 * 3_600)))
            let act = pool.act(content: "reserve --hold 48h")
            let start = pool.hour(-100).start
            try pool.database.set(.frozen(start))
            let first = try store.reserve(hold, act)
            #expect(first.expiresAt == start + .seconds(48 * 3_600))
            try pool.database.set(.frozen(start + .seconds(3_600)))
            let second = try store.reserve(hold, act)
            #expect(equal(first, second))
            #expect(try pool.count("reservation") == 1)
        }
    }

    @Test func `a refusal is not kept: once there is room, the same key succeeds`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let standing = try store.reserve(request(pool), pool.act())
            let act = pool.act()
            #expect(reasons { try store.reserve(request(pool), act) }.map(\.rule) == [.venueDouble])
            #expect(try pool.count("command where key = '\(act.key)'") == 0)
            let id = try #require(try pool.reservation(standing.reference, in: store)).id
            _ = try store.cancel(id, reason: "makes room", pool.act())
            let answer = try store.reserve(request(pool), act)
            #expect(answer.state == .confirmed)
            try expectClean(pool)
        }
    }

    @Test func `a try answers as the act would, writes nothing, and leaves its key free`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let footprint = try pool.footprint()
            let tried = try store.reserve(request(pool), pool.act(key: "k", content: "one", mode: .try))
            #expect(tried.state == .confirmed)
            #expect(tried.money?.map(\.amount) == [500])
            #expect(try pool.footprint() == footprint)
            let act = pool.act(key: "k", content: "other")
            #expect(try store.reserve(request(pool), act).money?.map(\.amount) == [500])
            let again = pool.act(key: "t", mode: .try)
            #expect(reasons { try store.reserve(request(pool), again) }.map(\.rule) == [.venueDouble])
        }
    }

    @Test func `confirm, move and cancel act once for a key, too`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let held = try store.reserve(request(pool, firmness: .hold(.seconds(3_600))), pool.act())
            let id = try #require(try pool.reservation(held.reference, in: store)).id
            let (confirm, move, cancel) = (pool.act(), pool.act(), pool.act())
            #expect(equal(try store.confirm(id, confirm), try store.confirm(id, confirm)))
            let moved = try store.move(id, to: pool.hour(5), takes: nil, move)
            #expect(equal(moved, try store.move(id, to: pool.hour(5), takes: nil, move)))
            #expect(equal(try store.cancel(id, reason: nil, cancel), try store.cancel(id, reason: nil, cancel)))
            #expect(equal(moved, try store.move(id, to: pool.hour(5), takes: nil, move)))
            #expect(try pool.count("audit where subject_kind = 'reservation'") == 4)
            #expect(try pool.budgetLine() == [1_000_000, 1_000_000, 0, 0])
            try expectClean(pool)
        }
    }
}
