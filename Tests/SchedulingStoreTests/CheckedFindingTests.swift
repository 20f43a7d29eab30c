import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// What is offered passes the limits that only the database knows: what they refuse is set aside, and the next is offered.
@Suite struct CheckedFindingTests {
    private func question(_ pool: SmallPool, _ store: borrowing Store, _ need: Need, _ periods: Period...) throws
        -> Question
    {
        let snapshot = try store.snapshot(of: nil)
        let context = RuleContext(
            zone: snapshot.pool.zone, book: snapshot.pool.rules, holidays: snapshot.pool.holidays)
        var question = Question(
            need, during: periods, hosts: [AskedHost(Organization(id: pool.organization(.a), name: "a"))],
            now: snapshot.now, in: context, currency: pool.pool.currency)
        question.asker = .member(of: pool.organization(.a))
        return question
    }

    private func find(_ question: Question, _ pool: SmallPool, _ store: borrowing Store, limit: Int = 20) throws
        -> Findings
    {
        let supply = try store.supply(for: question, in: pool.pool.id)
        return try store.find(question, in: supply, limit: limit, of: pool.pool.id)
    }

    private func teach(_ pool: SmallPool) throws {
        try pool.database.connect().script(
            """
            insert into poolbook.skill (pool_id, resource_id, skill)
            select pool_id, resource_id, 'law' from poolbook.resource where kind = 'staff'
            """)
    }

    @Test func `who would work too long is not offered, another who can do it is`() throws {
        try SmallPool.use { pool in
            try teach(pool)
            let admin = try pool.store()
            _ = try admin.set(.personDaily, .hard, values: ["": .number(180)], reason: nil, pool.act())
            let store = try pool.store(as: .a)
            let first = try find(
                question(pool, store, Need(people: [PeopleNeed("law")]), pool.hour(10, length: 2)), pool, store)
            let best = try #require(first.offers.first?.people.first?.person.resource)
            _ = try store.reserve(pool.request(during: pool.hour(8, length: 2), takes: [best]), pool.act())
            let asked = try question(pool, store, Need(people: [PeopleNeed("law")]), pool.hour(10, length: 2))
            let offers = try find(asked, pool, store).offers
            #expect(offers.count == 1)
            #expect(offers.allSatisfy { $0.people.first?.person.resource.id != best.id })
            let long = try question(pool, store, Need(people: [PeopleNeed("law")]), pool.hour(10, length: 4))
            let found = try find(long, pool, store)
            #expect(found.offers.isEmpty)
            #expect(found.reasons.contains { $0.rule == .personDaily || $0.rule == .staffSkill }, "\(found.reasons)")
        }
    }

    @Test func `what the database only warns of comes after what it says nothing of, and is told`() throws {
        try SmallPool.use { pool in
            try teach(pool)
            let admin = try pool.store()
            _ = try admin.set(.personDaily, .soft, values: ["": .number(180)], reason: nil, pool.act())
            let store = try pool.store(as: .a)
            let people = Need(people: [PeopleNeed("law")])
            let best = try #require(
                find(question(pool, store, people, pool.hour(10, length: 2)), pool, store).offers.first?.takes.first)
            _ = try store.reserve(pool.request(during: pool.hour(8, length: 2), takes: [best.resource]), pool.act())
            let offers = try find(question(pool, store, people, pool.hour(10, length: 2)), pool, store).offers
            #expect(offers.count == 2)
            #expect(offers.first?.takes.first?.resource != best.resource)
            #expect(offers.map { $0.warnings.map(\.rule) } == [[], [.personDaily]])
            // With a venue, too, somebody else is chosen.
            let both = Need(venue: VenueNeed(), people: people.people)
            let bundle = try find(question(pool, store, both, pool.hour(10, length: 2)), pool, store, limit: 1).offers
            #expect(bundle.first?.people.first?.person.resource != best.resource)
            #expect(bundle.first?.warnings == [])
            // What is too far ahead for everybody costs the later day its place.
            let ahead = Int64((pool.hour(30).start - (try admin.snapshot(of: nil).now)).components.seconds / 60)
            _ = try admin.set(.periodTooFar, .soft, values: ["": .number(ahead)], reason: nil, pool.act())
            let days = try question(
                pool, store, Need(venue: VenueNeed(among: [pool.venues[0].id])), pool.hour(100, length: 2),
                pool.hour(10, length: 2))
            let told = try find(days, pool, store).offers
            #expect(told.map(\.period) == [pool.hour(10, length: 2), pool.hour(100, length: 2)])
            #expect(told.map { $0.warnings.map(\.rule) } == [[], [.periodTooFar]])
        }
    }

    @Test func `a time that is too far ahead is not offered, a nearer one is`() throws {
        try SmallPool.use { pool in
            let admin = try pool.store()
            let ahead = Int64((pool.hour(30).start - (try admin.snapshot(of: nil).now)).components.seconds / 60)
            _ = try admin.set(.periodTooFar, .hard, values: ["": .number(ahead)], reason: nil, pool.act())
            let store = try pool.store(as: .a)
            let asked = try question(
                pool, store, Need(venue: VenueNeed()), pool.hour(10, length: 2), pool.hour(100, length: 2))
            let found = try find(asked, pool, store, limit: 100)
            #expect(Set(found.offers.map(\.period)) == [pool.hour(10, length: 2)])
            let far = try question(pool, store, Need(venue: VenueNeed()), pool.hour(100, length: 2))
            #expect(try find(far, pool, store).reasons.map(\.rule).first == .periodTooFar)
        }
    }

    @Test func `whatever is offered under limits, reserve takes`() throws {
        try SmallPool.use { pool in
            try teach(pool)
            let admin = try pool.store()
            _ = try admin.set(.personDaily, .hard, values: ["": .number(240)], reason: nil, pool.act())
            _ = try admin.set(.personRest, .hard, values: ["": .number(60)], reason: nil, pool.act())
            let store = try pool.store(as: .a)
            for hour in [9, 30, 55] {
                _ = try store.reserve(
                    pool.request("Taken \(hour)", during: pool.hour(hour, length: 2), takes: [pool.staff[hour % 2]]),
                    pool.act())
            }
            var offered = 0
            for hour in 6..<60 {
                let asked = try question(
                    pool, store, Need(venue: VenueNeed(), people: [PeopleNeed("law")]), pool.hour(hour, length: 2))
                for offer in try find(asked, pool, store, limit: 3).offers {
                    let request = pool.request(during: offer.period, takes: offer.takes.map(\.resource))
                    #expect(throws: Never.self) { _ = try store.reserve(request, pool.act(mode: .try)) }
                    offered += 1
                }
            }
            #expect(offered > 30)
        }
    }
}
