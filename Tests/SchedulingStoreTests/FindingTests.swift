import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Finding over the database: what is offered can be had, and what is not cannot.
@Suite struct FindingTests {
    /// Numbers that are the same for the same seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }

        mutating func one<Value>(of values: [Value]) -> Value { values[Int(next() % UInt64(values.count))] }
    }

    /// How strong the rules are that say what a need is, whichever way the dice fall.
    private func setStrengths(_ pool: SmallPool, _ dice: inout Dice) throws {
        let admin = try pool.store()
        for rule in [Rule.venueFeature, .venueTooSmall, .staffSkill, .resourceHours] {
            let strength = dice.one(of: [Strength.hard, .hard, .soft, .soft, .off])
            _ = try admin.set(rule, strength, values: [:], reason: nil, pool.act())
        }
    }

    /// `POOLBOOK_SEEDS=7,8,9` tries other pools.
    @Test(arguments: Seeds.chosen, [Strengths.standard, .mixed])
    func `whatever find offers, reserve takes; whatever it leaves out breaks a rule`(
        seed: UInt64, strengths: Strengths
    ) throws {
        var dice = Dice(state: seed)
        var plan = SmallPool.Plan()
        plan.venues = 6
        try SmallPool.use(plan) { pool in
            try furnish(pool, &dice)
            switch strengths {
            case .standard: break
            case .mixed: try setStrengths(pool, &dice)
            }
            let store = try pool.store(as: .b)
            for number in 0..<40 { try occupy(pool, &dice, number) }
            var (offered, left) = (0, 0)
            for _ in 0..<30 {
                let need = Need(
                    venue: VenueNeed(
                        capacity: dice.one(of: [nil, 50, 150]), features: dice.one(of: [[], ["stage"]])),
                    people: dice.one(of: [[], [PeopleNeed("law")]]),
                    named: dice.one(of: [[], [Take(pool.chairs, quantity: 4)]]))
                let period = pool.hour(dice.one(of: Array(0..<40)), length: dice.one(of: [1, 2, 3]))
                let buffers = Buffers(before: dice.one(of: [0, 30]), after: dice.one(of: [0, 45]))
                let (found, reserved) = try both(need, period, buffers, pool, store)
                #expect(found == reserved, "seed \(seed): \(need) \(period)")
                offered += found.count
                left += 9 - found.count
            }
            #expect(offered > 0 && left > 0, "seed \(seed)")
        }
    }

    /// How strong a pool's rules are.
    enum Strengths { case standard, mixed }

    /// The codes of the venues that are offered, and of those that a reservation of each by name can have.
    private func both(
        _ need: Need, _ period: Period, _ buffers: Buffers, _ pool: SmallPool, _ store: borrowing Store
    ) throws -> (found: [String], reserved: [String]) {
        let snapshot = try store.snapshot(of: nil)
        let context = RuleContext(
            zone: snapshot.pool.zone, book: snapshot.pool.rules, holidays: snapshot.pool.holidays)
        var question = Question(
            need, during: [period], buffers: buffers,
            hosts: [AskedHost(Organization(id: pool.organization(.b), name: "b"))], now: snapshot.now, in: context,
            currency: pool.pool.currency)
        question.asker = .member(of: pool.organization(.b))
        let offers = Finder(question, in: try store.supply(for: question, in: pool.pool.id)).find(limit: 100).offers
        for offer in offers {
            let request = self.request(offer.takes, period, buffers, pool)
            #expect(throws: Never.self) { _ = try store.reserve(request, pool.act(mode: .try)) }
            // What reserving warns of is told with it.
            let asked = asked(offer.takes.map(\.resource), need)
            let warned = reasonsAgainst(asked, during: period, in: context).filter { $0.strength == .soft }
            #expect(offer.warnings.map(\.rule) == warned.map(\.rule))
        }
        let mayStayEmpty = context.book.strength(of: .staffSkill) != .hard
        let crews = need.people.isEmpty ? [[]] : pool.staff.map { [Take($0)] } + (mayStayEmpty ? [[]] : [])
        let venues = try (pool.venues + [pool.hall] + pool.halves).filter { venue in
            try crews.contains { crew in
                try isPossible([Take(venue)] + crew + need.named, need, period, buffers, context, pool, store)
            }
        }
        return (offers.compactMap { $0.venue?.resource.code }.sorted(), venues.map(\.code).sorted())
    }

    /// Whether a reservation by name, tried, breaks no rule, and has what is needed: a reference of a few lines.
    private func isPossible(
        _ takes: [Take], _ need: Need, _ period: Period, _ buffers: Buffers, _ context: RuleContext, _ pool: SmallPool,
        _ store: borrowing Store
    ) throws -> Bool {
        let names = takes.map { take in
            Snapshot.Name(Snapshot.Name.Kind(rawValue: take.resource.kind.rawValue) ?? .venue, take.resource.code)
        }
        let now = try store.snapshot(of: nil, names: names).matches.compactMap { $0.first?.resource }
        guard !reasonsAgainst(asked(now, need), during: period, in: context).contains(where: { $0.strength == .hard })
        else { return false }
        do throws(StoreError) {
            _ = try store.reserve(request(takes, period, buffers, pool), pool.act(mode: .try))
            return true
        } catch {
            guard case .refused = error else { throw error }
            return false
        }
    }

    private func asked(_ resources: [Resource], _ need: Need) -> Asked {
        Asked(
            takes: resources.map { Take($0) }, seats: need.venue?.capacity, features: need.venue?.features ?? [],
            skills: need.people.map(\.skill))
    }

    private func request(_ takes: [Take], _ period: Period, _ buffers: Buffers, _ pool: SmallPool) -> Request {
        Request(
            title: "Tried", kind: nil, attendance: nil, hosts: [Host(pool.organization(.b), share: .whole)],
            period: period, buffers: buffers, takes: takes, payments: [], firmness: .confirmed)
    }

    /// Gives venues and people something to choose by, behind the product's back.
    private func furnish(_ pool: SmallPool, _ dice: inout Dice) throws {
        let connection = try pool.database.connect()
        for venue in pool.venues + pool.halves + [pool.hall] {
            let capacity = dice.one(of: ["null", "40", "100", "200"])
            let features = dice.one(of: ["{}", "{stage}", "{stage,ramp}"])
            let (before, after) = (dice.one(of: [0, 30]), dice.one(of: [0, 60]))
            let access = dice.one(of: ["free", "free", "free", "owner"])
            try connection.script(
                """
                update poolbook.resource
                set capacity = \(capacity), features = '\(features)', buffer_before = \(before), buffer_after = \(after),
                    access = '\(access)'
                where code = '\(venue.code)'
                """)
            guard dice.one(of: [true, false]) else { continue }
            try connection.script(
                """
                insert into poolbook.opening_hours (pool_id, resource_id, weekday, opens_at, closes_at)
                select pool_id, resource_id, weekday, 480, 1200
                from poolbook.resource
                cross join generate_series(1, 6) as weekday
                where code = '\(venue.code)'
                """)
        }
        try connection.script(
            """
            insert into poolbook.skill (pool_id, resource_id, skill)
            select pool_id, resource_id, 'law' from poolbook.resource where kind = 'staff'
            """)
    }

    /// Takes something at some time, if that can be had.
    private func occupy(_ pool: SmallPool, _ dice: inout Dice, _ number: Int) throws {
        let store = try pool.store(as: .a)
        let thing = dice.one(of: pool.venues + [pool.hall] + pool.halves + pool.staff)
        let period = pool.hour(dice.one(of: Array(0..<40)), length: dice.one(of: [1, 2]))
        let firmness: Request.Firmness = dice.one(of: [.confirmed, .hold(.seconds(3_600)), .request])
        let request = pool.request(
            "Taken \(number)", during: period, takes: [thing], chairs: dice.one(of: [nil, 3]), firmness: firmness)
        do throws(StoreError) {
            _ = try store.reserve(request, pool.act())
        } catch {
            guard case .refused = error else { throw error }
        }
    }
}
