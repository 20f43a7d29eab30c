import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// What is retired takes nothing new from its day on; what stands on it stays.
@Suite struct RetirementTests {
    /// The day after the pool's first one.
    private func tomorrow(_ pool: SmallPool) -> LocalDate { pool.pool.zone.local(pool.hour(24).start).date }

    @Test func `a retired venue is refused, and what stands on it is told and in conflict`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            let (venue, day) = (pool.venues[0], tomorrow(pool))
            let standing = try store.reserve(
                pool.request("Fair", during: pool.hour(30), takes: [venue]), pool.act())
            _ = try store.reserve(pool.request(during: pool.hour(10), takes: [venue]), pool.act())
            let found = try store.standing(on: .venue, venue.id.uuid, from: day, in: pool.pool.id)
            #expect(found.count == 1 && found.rows.map(\.reference) == [standing.reference])

            let answer = try store.retire(.venue, venue.id.uuid, from: day, reason: "Sold", pool.act())
            #expect(answer.outcome == .changed && answer.retiredFrom == day)
            let refused = reasons {
                try store.reserve(
                    pool.request(during: pool.hour(40), takes: [venue, pool.venues[1]]), pool.act())
            }
            #expect(refused.map(\.rule) == [.resourceRetired])
            #expect(refused.first?.subject == venue.name && refused.first?.day == day)
            _ = try store.reserve(pool.request(during: pool.hour(12), takes: [venue]), pool.act())

            let fair = try #require(try pool.reservation(standing.reference, in: store))
            #expect(fair.resources.first?.resource.retiredFrom == day)
            #expect(try store.conflicts(of: fair.id, in: pool.pool.id).map(\.rule) == [.resourceRetired])
            _ = try store.move(fair.id, to: fair.period, takes: [Take(pool.venues[1])], pool.act())
            #expect(try store.conflicts(of: fair.id, in: pool.pool.id).isEmpty)
            try expectClean(pool)
        }
    }

    @Test func `rows of what is retired have the day, and it is taken back`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            let (day, id) = (tomorrow(pool), pool.organization(.c).uuid)
            _ = try store.retire(.organization, id, from: day, reason: nil, pool.act())
            #expect(try store.organizations(in: pool.pool.id, only: id).map(\.retiredFrom) == [day])
            #expect(try store.members(in: pool.pool.id).filter { $0.retiredFrom == day }.map(\.organization) == ["c"])
            let joint = pool.request(by: .c, during: pool.hour(30))
            #expect(reasons { try store.reserve(joint, pool.act()) }.map(\.rule) == [.hostRetired])

            try pool.database.set(.frozen(pool.hour(25).start))
            let error = failure { try pool.store(as: .c).snapshot(of: nil) }
            guard case .membershipEnded(day) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(try store.retire(.organization, id, from: nil, reason: nil, pool.act()).retiredBefore == day)
            #expect(try pool.store(as: .c).snapshot(of: nil).member.name == "Officer c")
            _ = try pool.store(as: .c).reserve(joint, pool.act())
        }
    }

    @Test func `nothing is retired from a day that is past, and an act is done once`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            try pool.database.set(.frozen(pool.hour(30).start))
            let id = pool.chairs.id.uuid
            let error = failure {
                try store.retire(.equipment, id, from: tomorrow(pool).adding(days: -1), reason: nil, pool.act())
            }
            guard case .badData(let problems) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problems.map(\.problem) == ["past"])
            let act = pool.act(key: "once")
            let first = try store.retire(.equipment, id, from: tomorrow(pool), reason: nil, act)
            #expect(first.outcome == .changed)
            _ = try store.retire(.equipment, id, from: nil, reason: nil, pool.act())
            #expect(try store.retire(.equipment, id, from: tomorrow(pool), reason: nil, act).outcome == .changed)
            #expect(try store.resources(.equipment, in: pool.pool.id).map(\.retiredFrom) == [nil])
        }
    }

    @Test func `two administrators who retire each other leave one`() throws {
        try SmallPool.use { pool in
            let logins = ["test_administrator_1", "test_administrator_2"]
            let rows = logins.map { login in
                JSONValue.object([
                    "login": .string(login), "name": .string(login), "roles": .array([.string("administrator")]),
                ])
            }
            let day = tomorrow(pool)
            _ = try pool.store().save(.member, .add, rows, pool.act())
            let names = logins.map { Snapshot.Name(.member, $0) }
            let ids = try pool.store().snapshot(of: nil, names: names).matches.compactMap(\.first?.id)
            try pool.dismissTheServersOwn()
            let outcomes = try Clients.run(2, on: pool.database) { client, _ in
                let store = try pool.database.store(as: logins[client.number])
                try client.together()
                do throws(StoreError) {
                    _ = try store.retire(.member, ids[1 - client.number], from: day, reason: nil, pool.act())
                    return "retired"
                } catch {
                    return "\(error)"
                }
            }
            #expect(outcomes.count { $0 == "retired" } == 1, "\(outcomes)")
            #expect(try pool.count("member where 'administrator' = any (roles) and retired_from is null") == 1)
        }
    }
}
