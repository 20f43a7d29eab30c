import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Whatever way out of whatever conflict is applied: nothing is broken that was not, the conflict is gone, and the money
/// adds up. Pools by chance, the same from the same seed.
@Suite struct ResolutionPropertyTests {
    /// Seeds that stay, each of which found something once; `POOLBOOK_SEEDS=7,8,9` tries others.
    private static let seeds: [UInt64] = {
        let isAsked = ProcessInfo.processInfo.environment["POOLBOOK_SEEDS"] != nil
        return isAsked ? Seeds.chosen : [1, 95_337, 214_852]
    }()

    @Test(arguments: seeds)
    func `any proposal that is applied through resolve breaks nothing, ends its conflict and keeps the money`(
        seed: UInt64
    ) throws {
        var kinds: [Proposal.Kind: Int] = [:]
        // Until every kind of way out was taken: a pool that fills up has none of some.
        for turn in 0..<12 where kinds.count < Proposal.Kind.allCases.count {
            try SmallPool.use { pool in
                try resolveMany(in: pool, seed + UInt64(turn), &kinds)
                try expectSound(pool)
            }
        }
        let applied = kinds.values.reduce(0, +)
        #expect(applied > 15, "seed \(seed) (again: POOLBOOK_SEEDS=\(seed)): \(kinds)")
        #expect(kinds.count == Proposal.Kind.allCases.count, "seed \(seed): \(kinds)")
    }

    private func resolveMany(in pool: SmallPool, _ seed: UInt64, _ kinds: inout [Proposal.Kind: Int]) throws {
        let store = try pool.store()
        var chance = ChancePool(pool, seed: seed)
        try chance.furnish(store)
        for round in 0..<40 where round < 20 || kinds.count < Proposal.Kind.allCases.count {
            for _ in 0..<2 { try chance.disturb(store) }
            let snapshot = try store.snapshot(of: nil)
            _ = try store.scanAndSee(in: snapshot.pool, key: "scan \(round)")
            var ways: [(conflict: ConflictRow, proposal: Proposal)] = []
            for conflict in try open(in: pool, store).shuffled(using: &chance.dice).prefix(4) {
                let found = try store.everyProposal(
                    for: conflict.conflict.id, in: snapshot.pool, asking: .administrator, now: snapshot.now)
                ways += found.map { (conflict, $0) }
            }
            // What was done least often so far.
            let least = ways.map { kinds[$0.proposal.kind] ?? 0 }.min()
            let rare = ways.filter { kinds[$0.proposal.kind] ?? 0 == least }
            guard let (conflict, proposal) = rare.randomElement(using: &chance.dice) else { continue }
            let what = proposal.effects.changes.map { change in
                "\(change.deed) \(change.party) \(change.reference) \(change.from) to \(change.to) "
                    + (change.period.map { "\($0)" } ?? "")
            }
            let name = "seed \(seed), round \(round), \(conflict.conflict.rule), \(proposal.kind): \(what)"
            try apply(proposal, to: conflict, in: pool, store, name)
            kinds[proposal.kind, default: 0] += 1
        }
    }

    private func apply(
        _ proposal: Proposal, to row: ConflictRow, in pool: SmallPool, _ store: borrowing Store, _ name: String
    ) throws {
        let before = try broken(in: store)
        try store.keep([proposal], for: row.conflict.id, in: pool.pool.id)
        let answer: ResolutionAnswer
        do throws(StoreError) {
            answer = try store.resolve(row.conflict.id, .letter("a"), reason: "by chance", pool.act())
        } catch {
            Issue.record("\(name): \(error)")
            return
        }
        let after = try broken(in: store)
        var changed = Set(proposal.targets.map(\.id))
        for part in answer.changes.flatMap(\.new) {
            if let part = try pool.reservation(part, in: store) { changed.insert(part.id) }
        }
        // What was wrong with one of them already may go on, as of another: of a part, or of both as one.
        let inherited = Set(before.filter { changed.contains($0.claimant) }.map(Kept.init))
        for new in after.subtracting(before) {
            if changed.contains(new.claimant), inherited.contains(Kept(new)) { continue }
            // Whoever else only asks for money or chairs may find them given to one who asked as well.
            if [.moneyShort, .equipmentShort].contains(new.rule),
                try pool.count("reservation where reservation_id = '\(new.claimant.uuid)' and state = 'request'") == 1
            {
                continue
            }
            Issue.record("\(name): \(try finding(new, store)) is new, asked at \(row.sides.map(\.period))")
        }
        if answer.waivedUntil == nil {
            #expect(!after.contains(row.conflict.identity), "\(name)")
        }
        #expect(
            try pool.count("conflict where conflict_id = '\(row.conflict.id.uuid)' and state = 'open'") == 0, "\(name)")
        let problems = try Ledger.problems(in: pool.database)
        #expect(problems == [], "\(name)")
    }

    /// A rule that is broken about something; where it is about a reservation itself, whichever.
    private struct Kept: Hashable {
        let rule: Rule
        let subject: UUID?

        init(_ identity: Conflict.Identity) {
            rule = identity.rule
            subject = identity.subject.uuid == identity.claimant.uuid ? nil : identity.subject.uuid
        }
    }

    private func broken(in store: borrowing Store) throws -> Set<Conflict.Identity> {
        var found: Set<Conflict.Identity> = []
        _ = try store.scan(in: store.snapshot(of: nil).pool) { found.insert($0.identity) }
        return found
    }

    private func finding(_ identity: Conflict.Identity, _ store: borrowing Store) throws -> String {
        var told = ""
        _ = try store.scan(in: store.snapshot(of: nil).pool) { found in
            guard found.identity == identity else { return }
            told =
                "\(identity.rule) \(found.reason.subject ?? "") \(found.period) \(found.reason.period.map { "\($0)" } ?? "") others \(found.others.count)"
        }
        return told
    }

    private func open(in pool: SmallPool, _ store: borrowing Store) throws -> [ConflictRow] {
        var filter = ConflictFilter()
        filter.states = [.open]
        // In an order that does not follow from identifiers.
        return try store.conflicts(in: pool.pool.id, filter).sorted { one, other in
            let names = [one, other].map { row in
                "\(row.conflict.rule) \(row.subject ?? "") " + row.sides.map(\.title).joined()
            }
            return names[0] < names[1]
        }
    }
}

/// A small pool in which things happen by chance.
private struct ChancePool {
    let pool: SmallPool
    var dice: Seeded
    private var number = 0

    init(_ pool: SmallPool, seed: UInt64) {
        self.pool = pool
        dice = Seeded(seed)
    }

    private mutating func one<Value>(of values: [Value]) -> Value { values[dice.below(values.count)] }

    /// Halls with sizes, people with skills, and some of the rules that a pool may have.
    mutating func furnish(_ store: borrowing Store) throws {
        try pool.database.connect().script(
            """
            insert into poolbook.skill (pool_id, resource_id, skill)
            select pool_id, resource_id, 'law' from poolbook.resource where kind = 'staff';
            update poolbook.resource set capacity = 60 where kind = 'venue';
            update poolbook.resource set capacity = 120 where code = 'hall';
            update poolbook.resource set capacity = 30 where code in ('v01', 'v04');
            """)
        if dice.below(2) == 0 {
            _ = try store.set(.personDaily, .hard, values: ["": .number(300)], reason: nil, pool.act())
        }
        if dice.below(2) == 0 {
            _ = try store.set(.personRest, .hard, values: ["": .number(60)], reason: nil, pool.act())
        }
        if dice.below(2) == 0 {
            _ = try store.set(.moneyCeiling, .hard, values: ["": .number(400_000)], reason: nil, pool.act())
        }
        for _ in 0..<20 { take(.confirmed, store) }
    }

    /// Something that makes conflicts, mostly.
    mutating func disturb(_ store: borrowing Store) throws {
        switch dice.below(8) {
        case 0:
            let closed = one(of: Array(pool.venues.prefix(4)) + [pool.hall])
            _ = try? store.addBlackout(
                of: closed.id, during: pool.hour(8 + dice.below(160), length: 1 + dice.below(8)), reason: "repairs",
                pool.act())
        case 1, 2: take(.hold(.seconds(86_400)), store)
        case 3: take(.confirmed, store)
        case _:
            take(.request, store)
            take(.request, store)
        }
    }

    /// Somebody asks for something, and has it or not.
    private mutating func take(_ firmness: Request.Firmness, _ store: borrowing Store) {
        number += 1
        let venues = Array(pool.venues.prefix(4))
        let places: [[Resource]] = [
            [one(of: venues)], [one(of: venues)], [pool.hall], [pool.halves[0]], [venues[0], venues[2]],
            [one(of: venues), pool.staff[0]], [one(of: venues), pool.staff[1]],
        ]
        let host = one(of: [SmallPool.Party.a, .b, .c])
        let length = dice.below(12) == 0 ? 40 : 1 + dice.below(4)
        let request = Request(
            title: one(of: ["Legal evening \(number)", "Choir \(number)"]), kind: nil,
            attendance: one(of: [nil, 10, 25, 50]), hosts: [Host(pool.organization(host), share: .whole)],
            period: pool.hour(8 + dice.below(160), length: length), buffers: .none,
            takes: one(of: places).map { Take($0) } + (dice.below(4) == 0 ? [Take(pool.chairs, quantity: 6)] : []),
            payments: host == .a && dice.below(2) == 0 ? [pool.payment(one(of: [1_000, 30_000, 600_000]))] : [],
            firmness: firmness)
        _ = try? store.reserve(request, pool.act())
    }
}
