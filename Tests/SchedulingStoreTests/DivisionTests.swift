import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Halls and their parts exclude each other, however they came about.
@Suite struct DivisionTests {
    private func edit(_ pool: SmallPool, _ code: String, parts: [Resource]) throws {
        let codes = parts.map { JSONValue.string($0.code) }
        _ = try pool.store().save(
            .venue, .edit, [.object(["code": .string(code), "parts": .array(codes)])], pool.act())
    }

    /// Expects that a second reservation of `other` is refused where `one` is reserved.
    private func expectExclusive(_ pool: SmallPool, _ one: Resource, _ other: Resource, hour: Int) throws {
        let store = try pool.store()
        _ = try store.reserve(pool.request(during: pool.hour(hour), takes: [one]), pool.act())
        let found = reasons {
            try store.reserve(pool.request(during: pool.hour(hour), takes: [other]), pool.act())
        }
        #expect(found.map(\.rule) == [.venueDouble], "\(one.code) and \(other.code)")
    }

    @Test func `a hall and its parts exclude each other, the parts do not`() throws {
        try SmallPool.use { pool in
            try expectExclusive(pool, pool.hall, pool.halves[0], hour: 0)
            try expectExclusive(pool, pool.halves[1], pool.hall, hour: 1)
            _ = try pool.store().reserve(
                pool.request(during: pool.hour(2), takes: pool.halves), pool.act())
        }
    }

    @Test func `a hall that is no longer divided is one place`() throws {
        try SmallPool.use { pool in
            try edit(pool, "hall", parts: [])
            try expectExclusive(pool, pool.hall, pool.hall, hour: 0)
        }
    }

    @Test func `a venue that is added with a list of no parts is one place`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            let row = JSONValue.object([
                "code": .string("new"), "name": .string("New"), "parts": .array([]),
                "owner_id": .string(pool.organization(.a).uuid.uuidString),
            ])
            _ = try store.save(.venue, .import, [row], pool.act())
            let found = try store.snapshot(of: nil, names: [Snapshot.Name(.venue, "new")]).matches.first?.first?
                .resource
            let venue = try #require(found)
            try expectExclusive(pool, venue, venue, hour: 0)
        }
    }

    @Test func `only other venues are parts of a hall`() throws {
        try SmallPool.use { pool in
            for part in [pool.hall, pool.staff[0], pool.chairs] {
                guard case .badData(let problems) = failure({ try edit(pool, "hall", parts: [part]) }) else { continue }
                #expect(problems.map(\.problem) == ["unknown"])
            }
            try expectExclusive(pool, pool.hall, pool.halves[0], hour: 0)
        }
    }

    @Test func `a part is not divided behind its hall's back`() throws {
        try SmallPool.use { pool in
            let error = failure { try edit(pool, "hall-1", parts: [pool.venues[0], pool.venues[1]]) }
            guard case .badData(let problems) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problems.map(\.problem) == ["part-of"])
            #expect(problems.map(\.value) == ["hall"])
            try expectExclusive(pool, pool.hall, pool.halves[0], hour: 0)
        }
    }

    @Test func `what is divided is no part of another`() throws {
        try SmallPool.use { pool in
            let (part, whole) = (pool.venues[0], pool.venues[1])
            try edit(pool, part.code, parts: [pool.venues[2], pool.venues[3]])
            let error = failure { try edit(pool, whole.code, parts: [part, pool.venues[4]]) }
            guard case .badData(let problems) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problems.map(\.problem) == ["divided"])
            #expect(problems.map(\.value) == [part.code])
            try expectExclusive(pool, part, pool.venues[2], hour: 0)
        }
    }

    @Test func `a venue that is divided while somebody waits for it is taken as it is afterwards`() throws {
        try SmallPool.use { pool in
            let rows = JSONValue.array([
                .object([
                    "code": .string("v01"), "parts": .array(pool.venues[1...2].map { .string($0.code) }),
                ])
            ])
            let outcomes = Collected<Outcome>()
            let editor = try pool.database.connect()
            try editor.transaction(failure: { $0 as any Error }) { () throws(any Error) in
                let sql = "select poolbook_1.save_resources($1, 'divide', '', 'act', 'edit', 'venue', $2)"
                _ = try editor.value(sql, [pool.pool.id.uuid, JSONText(rows.text)], as: JSONText.self)
                Thread.detachNewThread {
                    outcomes.append(
                        Outcome { () throws(StoreError) in
                            try pool.store().reserve(pool.request(takes: [pool.venues[0]]), pool.act())
                        })
                }
                // Not from pg_stat_activity, which stays as it is within a transaction.
                let waiting = """
                    select count(*)
                    from pg_locks as waiting
                    join pg_locks as held on held.pid = waiting.pid
                    join pg_database on pg_database.oid = held.database
                    where not waiting.granted
                        and pg_database.datname = current_database()
                    """
                while try editor.value(waiting, as: Int64.self) == 0, outcomes.all.isEmpty {
                    Thread.sleep(forTimeInterval: 0.005)
                }
            }
            while outcomes.all.isEmpty { Thread.sleep(forTimeInterval: 0.001) }
            try expectClean(pool)
        }
    }
}
