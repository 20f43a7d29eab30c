import Foundation
import Scheduling
import SchedulingStore

/// Makes a small pool by the acts of its administrator.
struct SmallPoolBuilder: ~Copyable {
    struct Found {
        let pool: Pool
        let firstHour: Instant
        let organizations: [SmallPool.Party: OrganizationID]
        let venues: [Resource]
        let hall: Resource
        let halves: [Resource]
        let staff: [Resource]
        let chairs: Resource
        let project: ProjectID
        let fund: FundID
    }

    private struct Missing: Error {
        let name: String
    }

    let store: Store
    let pool: Pool
    let year: Int

    /// Makes the pool in a database, and all that is in it.
    static func build(_ plan: SmallPool.Plan, in database: TestDatabase) throws -> Found {
        let store = try database.store()
        _ = try store.addPool(
            name: "Test pool", zone: Zone("Asia/Shanghai"), currency: .cny, language: .english, key: "pool", mode: .act)
        let snapshot = try store.snapshot(of: nil)
        let year = snapshot.pool.zone.local(snapshot.now).date.year + 1
        return try SmallPoolBuilder(store: store, pool: snapshot.pool, year: year).build(plan)
    }

    private func build(_ plan: SmallPool.Plan) throws -> Found {
        let organizations = try saveOrganizations()
        let owner = JSONValue.string(organizations[.a]?.uuid.uuidString ?? "")
        let venueCodes = (1...max(plan.venues, 1)).prefix(plan.venues).map { $0 < 10 ? "v0\($0)" : "v\($0)" }
        let venues = try save(.venue, venueCodes, owner)
        let halves = try save(.venue, ["hall-1", "hall-2"], owner)
        let parts = halves.map { JSONValue.string($0.code) }
        let hall = try save(.venue, ["hall"], owner, ["parts": .array(parts)])
        let staff = try save(.staff, ["lawyer", "counsellor"], owner)
        let chairs = try save(.equipment, ["chairs"], owner, ["quantity": .integer(Int64(plan.chairs))])
        let (fund, project) = try saveMoney(owner, plan.grant)
        guard let hall = hall.first, let chairs = chairs.first, let tenth = LocalDate(year: year, month: 1, day: 10),
            let midnight = LocalTime(seconds: 0),
            let firstHour = pool.zone.instants(of: LocalDateTime(tenth, midnight)).first
        else { throw Missing(name: "hall, chairs or year") }
        return Found(
            pool: pool, firstHour: firstHour, organizations: organizations, venues: venues, hall: hall, halves: halves,
            staff: staff, chairs: chairs, project: project, fund: fund)
    }

    private func act(_ key: String) -> Act { Act(pool: pool.id, key: key, content: key, mode: .act) }

    private func saveOrganizations() throws -> [SmallPool.Party: OrganizationID] {
        let parties = SmallPool.Party.allCases
        let rows = parties.map { party in
            JSONValue.object(["code": .string(party.rawValue), "name": .string("Union \(party.rawValue)")])
        }
        _ = try store.save(.organization, .add, rows, act("organizations"))
        let ids = try find(.organization, parties.map { "Union \($0.rawValue)" }).map { OrganizationID($0.id) }
        let members = zip(parties, ids).map { party, id in
            JSONValue.object([
                "login": .string(SmallPool.login(of: party)), "name": .string("Officer \(party.rawValue)"),
                "organization_id": .string(id.uuid.uuidString), "roles": .array([.string("officer")]),
            ])
        }
        _ = try store.save(.member, .add, members, act("members"))
        return Dictionary(uniqueKeysWithValues: zip(parties, ids))
    }

    private func save(
        _ kind: SavedKind, _ codes: [String], _ owner: JSONValue, _ more: [String: JSONValue] = [:]
    ) throws -> [Resource] {
        let rows = codes.map { code in
            JSONValue.object(
                ["code": .string(code), "name": .string("The \(code)"), "owner_id": owner].merging(more) { $1 })
        }
        _ = try store.save(kind, .add, rows, act(codes.joined(separator: " ")))
        guard let name = Snapshot.Name.Kind(rawValue: kind.rawValue) else { throw Missing(name: kind.rawValue) }
        return try find(name, codes).compactMap(\.resource)
    }

    private func saveMoney(_ owner: JSONValue, _ grant: Int64) throws -> (FundID, ProjectID) {
        let fundRow = JSONValue.object([
            "code": .string("fund"), "name": .string("The fund"), "source": .string("municipal"),
            "valid_from": .string("\(year)-01-01"), "valid_until": .string("\(year)-12-31"),
        ])
        _ = try store.save(.fund, .add, [fundRow], act("fund"))
        let projectRow = JSONValue.object([
            "code": .string("project"), "name": .string("The project"), "owner_ids": .array([owner]),
        ])
        _ = try store.save(.project, .add, [projectRow], act("project"))
        guard let fund = try find(.fund, ["fund"]).first, let project = try find(.project, ["project"]).first else {
            throw Missing(name: "fund or project")
        }
        let given = Grant(
            fund: FundID(fund.id), project: ProjectID(project.id), category: "venue", year: year,
            amount: Money(minorUnits: grant, currency: pool.currency))
        _ = try store.grant([given], reason: nil, act("grant"))
        return (FundID(fund.id), ProjectID(project.id))
    }

    /// The one thing that each name stands for.
    private func find(_ kind: Snapshot.Name.Kind, _ names: [String]) throws -> [Snapshot.Match] {
        let snapshot = try store.snapshot(of: nil, names: names.map { Snapshot.Name(kind, $0) })
        return try zip(names, snapshot.matches).map { name, matches in
            guard let match = matches.first, matches.count == 1 else { throw Missing(name: name) }
            return match
        }
    }
}
