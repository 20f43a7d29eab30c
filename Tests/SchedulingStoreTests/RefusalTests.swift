import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// What is refused is refused with every reason at once, as far as the caller may know them.
@Suite struct RefusalTests {
    /// Makes projects beside the pool's own: one of organization c with money, one without money, one whose fund has
    /// run out by February.
    private func addProjects(_ pool: SmallPool) throws -> [String: ProjectID] {
        let store = try pool.store()
        func id(_ party: SmallPool.Party) -> JSONValue { .string(pool.organization(party).uuid.uuidString) }
        let rows = [("of-c", id(.c)), ("dry", id(.a)), ("early", id(.a))].map { code, owner in
            JSONValue.object(["code": .string(code), "name": .string("Project \(code)"), "owner_ids": .array([owner])])
        }
        _ = try store.save(.project, .add, rows, pool.act())
        let fund = JSONValue.object([
            "code": .string("early-fund"), "name": .string("The early fund"), "source": .string("donor"),
            "valid_from": .string("\(pool.year)-01-01"), "valid_until": .string("\(pool.year)-01-09"),
            "categories": .array([.string("venue")]),
        ])
        _ = try store.save(.fund, .add, [fund], pool.act())
        let found = try store.snapshot(
            of: nil,
            names: ["of-c", "dry", "early"].map { Snapshot.Name(.project, $0) } + [Snapshot.Name(.fund, "early-fund")]
        ).matches.compactMap(\.first)
        let ids = Dictionary(uniqueKeysWithValues: found.map { ($0.code, ProjectID($0.id)) })
        let early = Grant(
            fund: FundID(found[3].id), project: try #require(ids["early"]), category: "venue", year: pool.year,
            amount: pool.money(500))
        let ofC = Grant(
            fund: pool.fund, project: try #require(ids["of-c"]), category: "venue", year: pool.year,
            amount: pool.money(500))
        _ = try store.grant([early, ofC], reason: nil, pool.act())
        return ids
    }

    @Test func `every reason comes at once, with what its sentence needs`() throws {
        try SmallPool.use { pool in
            let projects = try addProjects(pool)
            let other = try pool.store(as: .b)
            let taken = try other.reserve(
                pool.request("Concert", by: .b, during: pool.hour(10), takes: [pool.venues[0], pool.staff[0]]),
                pool.act())
            _ = try other.reserve(
                pool.request(by: .b, during: pool.hour(9), takes: [pool.venues[1]], chairs: 4), pool.act())
            _ = try other.reserve(pool.request(by: .b, during: pool.hour(11), takes: [pool.venues[2]]), pool.act())
            _ = try other.reserve(pool.request(by: .b, during: pool.hour(10), chairs: 4), pool.act())
            let store = try pool.store(as: .a)
            _ = try store.addBlackout(
                of: pool.venues[3].id, during: pool.hour(10), reason: "New floor", pool.act())

            func pay(_ project: String, _ amount: Int64, _ category: String?) throws -> Payment {
                Payment(project: try #require(projects[project]), category: category, amount: pool.money(amount))
            }
            let found = reasons {
                try store.reserve(
                    pool.request(
                        during: pool.hour(10),
                        takes: Array(pool.venues[..<4]) + [pool.hall, pool.halves[0], pool.staff[0]],
                        chairs: 7,
                        payments: [
                            try pay("of-c", 100, nil), try pay("dry", 100, nil), try pay("early", 100, nil),
                            pool.payment(100, category: "meals"), pool.payment(1_000_001),
                        ],
                        buffers: Buffers(before: 30, after: 15)),
                    pool.act())
            }
            let rules: [Rule] = [
                .venueDouble, .bufferBefore, .bufferAfter, .resourceBlackout, .venuePartAndWhole, .personDouble,
                .equipmentShort, .projectOwner, .moneyNoLine, .fundValidity, .moneyCategory, .moneyShort,
            ]
            #expect(Set(found.map(\.rule)) == Set(rules))
            #expect(found.count == rules.count)
            func reason(_ rule: Rule) -> Reason? { found.first { $0.rule == rule } }

            let double = reason(.venueDouble)
            #expect(double?.subject == "The v01")
            #expect(double?.by == "\(taken.reference) Concert")
            #expect(double?.host == "Union b")
            #expect(double?.period == pool.hour(10))
            let hour = pool.hour(10)
            #expect(
                double?.blocked
                    == Period(start: hour.start - .seconds(1_800), end: hour.end + .seconds(900)))
            #expect(reason(.bufferBefore)?.subject == "The v02")
            #expect(reason(.bufferBefore)?.period == pool.hour(9))
            #expect(reason(.bufferAfter)?.period == pool.hour(11))
            #expect(reason(.resourceBlackout)?.blackout == "New floor")
            #expect(reason(.personDouble)?.subject == "The lawyer")
            #expect(reason(.equipmentShort)?.asked == 7)
            #expect(reason(.equipmentShort)?.free == 6)
            #expect(reason(.projectOwner)?.subject == "Project of-c")
            #expect(reason(.moneyNoLine)?.subject == "Project dry")
            #expect(reason(.moneyNoLine)?.year == pool.year)
            let tenth = LocalDate(year: pool.year, month: 1, day: 10)
            #expect(reason(.fundValidity)?.day == tenth)
            #expect(reason(.fundValidity)?.validity?.upperBound == tenth?.adding(days: -1))
            #expect(reason(.moneyCategory)?.category == "meals")
            #expect(reason(.moneyCategory)?.categories == ["venue"])
            #expect(reason(.moneyShort)?.asked == 1_000_001)
            #expect(reason(.moneyShort)?.free == 1_000_000)
            try expectClean(pool)
        }
    }

    @Test func `a third organization learns when, and neither what nor who`() throws {
        try SmallPool.use { pool in
            let answer = try pool.store(as: .b).reserve(
                pool.request("Secret", by: .b, takes: [pool.venues[0]]), pool.act())
            func ask(_ party: SmallPool.Party) throws -> Reason {
                let store = try pool.store(as: party)
                let found = reasons {
                    try store.reserve(pool.request(by: party, takes: [pool.venues[0]]), pool.act())
                }
                #expect(found.map(\.rule) == [.venueDouble])
                return try #require(found.first)
            }
            let third = try ask(.c)
            #expect(third.by == nil)
            #expect(third.host == nil)
            #expect(third.period == pool.hour(0))
            for party in [SmallPool.Party.a, .b] {
                let known = try ask(party)
                #expect(known.by == "\(answer.reference) Secret")
                #expect(known.host == "Union b")
            }
            let store = try pool.store(as: .c)
            #expect(try pool.reservation(answer.reference, in: store) == nil)
            #expect(try store.busy([pool.venues[0].id], during: pool.hour(0), in: pool.pool.id).count == 1)
        }
    }

    @Test func `only a host changes a reservation, and nobody learns of one that is not theirs`() throws {
        try SmallPool.use { pool in
            let owner = try pool.store(as: .b)
            let answer = try owner.reserve(pool.request(by: .b, takes: [pool.venues[0]]), pool.act())
            let id = try #require(try pool.reservation(answer.reference, in: owner)).id
            let (third, venueOwner) = (SmallPool.Party.c, SmallPool.Party.a)
            for act in ["move", "cancel", "confirm"] {
                func change(_ store: borrowing Store) throws {
                    switch act {
                    case "move": _ = try store.move(id, to: pool.hour(3), takes: nil, pool.act())
                    case "cancel": _ = try store.cancel(id, reason: nil, pool.act())
                    default: _ = try store.confirm(id, pool.act())
                    }
                }
                guard case .notFound(kind: "reservation", _) = failure({ try change(pool.store(as: third)) }) else {
                    Issue.record("\(act) by a third organization")
                    return
                }
                guard case .notPermitted = failure({ try change(pool.store(as: venueOwner)) }) else {
                    Issue.record("\(act) by the venue's owner")
                    return
                }
            }
            _ = try owner.move(id, to: pool.hour(3), takes: nil, pool.act())
        }
    }

    @Test func `nobody books in another organization's name`() throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .c)
            guard
                case .notPermitted(needs: ["administrator"]) = failure({
                    try store.reserve(pool.request(by: .b, takes: [pool.venues[0]]), pool.act())
                })
            else {
                Issue.record("permitted")
                return
            }
            #expect(try pool.count("reservation") == 0)
        }
    }

    @Test func `what is over, what stands and what is left are refused by their own rules`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            let past = reasons { try store.reserve(pool.request(during: pool.hour(-24 * 800)), pool.act()) }
            #expect(past.map(\.rule) == [.periodPast])
            #expect(past.first?.period == pool.hour(-24 * 800))

            let answer = try store.reserve(pool.request(takes: [pool.hall]), pool.act())
            let id = try #require(try pool.reservation(answer.reference, in: store)).id
            let state = reasons { try store.confirm(id, pool.act()) }
            #expect(state.map(\.rule) == [.reservationState])
            #expect(state.first?.state == .confirmed)
            #expect(state.first?.subject == answer.reference)

            let inUse = JSONValue.object(["code": .string("hall"), "parts": .array([])])
            #expect(reasons { try store.save(.venue, .edit, [inUse], pool.act()) }.map(\.rule) == [.resourceInUse])
            let half = reasons { try store.reserve(pool.request(takes: [pool.halves[1]]), pool.act()) }
            #expect(half.map(\.rule) == [.venueDouble])

            _ = try addProjects(pool)
            let fund = try #require(
                try store.snapshot(of: nil, names: [Snapshot.Name(.fund, "early-fund")]).matches.first?.first)
            let grant = Grant(
                fund: FundID(fund.id), project: pool.project, category: "meals", year: pool.year, amount: pool.money(1))
            #expect(reasons { try store.grant([grant], reason: nil, pool.act()) }.map(\.rule) == [.fundCategory])
        }
    }

    @Test func `a pool keeps one administrator`() throws {
        try SmallPool.use { pool in
            func row(_ role: String) -> JSONValue {
                .object([
                    "login": .string("test_administrator"), "name": .string("Administrator"),
                    "roles": .array([.string(role)]),
                ])
            }
            _ = try pool.store().save(.member, .add, [row("administrator")], pool.act())
            try pool.dismissTheServersOwn()
            let store = try pool.database.store(as: "test_administrator")
            let found = reasons { try store.save(.member, .edit, [row("auditor")], pool.act()) }
            #expect(found.map(\.rule) == [.lastAdministrator])
            #expect(try store.snapshot(of: nil).member.roles == ["administrator"])
        }
    }

    @Test func `what the schema does not allow is bad data, with the constraint's name`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            func problem(_ body: () throws -> Void) -> String? {
                guard case .badData(let problems) = failure(body) else { return nil }
                return problems.first?.problem
            }
            let title = problem { _ = try store.reserve(pool.request("two\nlines"), pool.act()) }
            #expect(title == "event_title_is_a_line")
            let year = pool.hour(0, length: 24 * 400)
            let long = problem { _ = try store.reserve(pool.request(during: year), pool.act()) }
            #expect(long == "reservation_period_is_finite")
            let code = JSONValue.object(["code": .string("a b"), "name": .string("A b")])
            let typed = problem { _ = try store.save(.organization, .add, [code], pool.act()) }
            #expect(typed == "organization_code_can_be_typed")
            let taken = JSONValue.object(["code": .string("a"), "name": .string("Another")])
            #expect(problem { _ = try store.save(.organization, .add, [taken], pool.act()) } == "taken")
        }
    }
}
