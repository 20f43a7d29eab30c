import Foundation
import Scheduling
import Testing

/// What fits, and what of it is best.
@Suite struct FinderTests {
    private let afternoon = "2027-03-06 14:00-17:00"

    @Test func `a venue that is taken, closed, too small or without a feature is not offered`() throws {
        let venues = [
            candidate(try resource("TAKEN", capacity: 200, features: ["stage"]), unit: 0),
            candidate(
                try resource("CLOSED", capacity: 200, hours: "mon-fri 09:00-18:00", features: ["stage"]), unit: 1),
            candidate(try resource("SMALL", capacity: 100, features: ["stage"]), unit: 2),
            candidate(try resource("BARE", capacity: 200), unit: 3),
            candidate(try resource("GOOD", capacity: 200, features: ["stage"]), unit: 4),
        ]
        let supply = Supply(venues: venues, taken: [[try period("2027-03-06 16:00-18:00")], [], [], [], []])
        let need = Need(venue: VenueNeed(capacity: 180, features: ["stage"]))
        #expect(codes(try question(need, afternoon), in: supply) == ["GOOD"])
    }

    @Test func `buffers of the venue and of the reservation keep neighbours away`() throws {
        let hall = Resource(
            id: ResourceID(UUID()), kind: .venue, code: "HALL", name: "Hall", bufferBefore: 30, bufferAfter: 60)
        let supply = Supply(venues: [candidate(hall, unit: 0)], taken: [[try period("2027-03-06 18:00-20:00")]])
        let need = Need(venue: VenueNeed())
        #expect(codes(try question(need, afternoon), in: supply) == ["HALL"])
        #expect(codes(try question(need, "2027-03-06 14:00-17:30"), in: supply) == [])
        #expect(codes(try question(need, afternoon, buffers: Buffers(before: 0, after: 90)), in: supply) == [])
    }

    @Test func `nearer is better, then fuller, then the lesser code`() throws {
        let here = try #require(Location(latitude: 39.80, longitude: 109.90))
        let there = try #require(Location(latitude: 39.82, longitude: 109.90))
        let venues = [
            candidate(try resource("FAR", capacity: 180), unit: 0, at: there),
            candidate(try resource("LARGE", capacity: 900), unit: 1, at: here),
            candidate(try resource("B", capacity: 200), unit: 2, at: here),
            candidate(try resource("A", capacity: 200), unit: 3, at: here),
        ]
        let supply = Supply(venues: venues, taken: [[], [], [], []])
        var need = VenueNeed(capacity: 180, near: Near("here", at: here))
        #expect(codes(try question(Need(venue: need), afternoon), in: supply) == ["A", "B", "LARGE", "FAR"])
        need.near?.reach = .metres(1_000)
        #expect(codes(try question(Need(venue: need), afternoon), in: supply) == ["A", "B", "LARGE"])
    }

    @Test func `each person serves one skill, and those who can do two are kept for what nobody else can`() throws {
        let people = [
            candidate(try resource("BOTH", kind: .staff, skills: [Skill("lawyer"), Skill("mediator")]), unit: 0),
            candidate(try resource("LAW", kind: .staff, skills: [Skill("lawyer")]), unit: 1),
        ]
        let supply = Supply(people: people, taken: [[], []])
        let need = Need(people: [PeopleNeed("lawyer"), PeopleNeed("mediator")])
        #expect(codes(try question(need, afternoon), in: supply) == ["LAW+BOTH"])
        #expect(
            codes(try question(Need(people: [PeopleNeed("lawyer", count: 2)]), afternoon), in: supply) == ["BOTH+LAW"])
        #expect(codes(try question(Need(people: [PeopleNeed("lawyer", count: 3)]), afternoon), in: supply) == [])
    }

    @Test func `a skill counts on its last day and not after it`() throws {
        let last = try date(2027, 3, 6)
        let people = [candidate(try resource("LAW", kind: .staff, skills: [Skill("lawyer", until: last)]), unit: 0)]
        let supply = Supply(people: people, taken: [[]])
        let need = Need(people: [PeopleNeed("lawyer")])
        #expect(codes(try question(need, afternoon), in: supply) == ["LAW"])
        #expect(codes(try question(need, "2027-03-07 14:00-17:00"), in: supply) == [])
    }

    @Test func `people that such a kind of event requires are found with it`() throws {
        let people = [
            candidate(try resource("LAW", kind: .staff, skills: [Skill("lawyer")]), unit: 0),
            candidate(try resource("MED", kind: .staff, skills: [Skill("mediator")]), unit: 1),
        ]
        let supply = Supply(people: people, taken: [[], []])
        let settings: [Rule: RuleSetting] = [
            .eventStaff: RuleSetting(.hard, values: ["mediation": .words(["mediator", "lawyer"])])
        ]
        let asked = try question(
            Need(people: [PeopleNeed("lawyer")]), afternoon, kind: "mediation", settings: settings)
        #expect(codes(asked, in: supply) == ["LAW+MED"])
    }

    @Test func `of equipment as many must be free as are named, at every instant`() throws {
        let chairs = Resource(id: ResourceID(UUID()), kind: .equipment, code: "CHAIRS", name: "Chairs", quantity: 100)
        let rows = [
            Supply.Quantity(chairs.id, try period("2027-03-06 13:00-15:00"), count: 40),
            Supply.Quantity(chairs.id, try period("2027-03-06 15:00-18:00"), count: 50),
            Supply.Quantity(chairs.id, try period("2027-03-06 16:00-16:30"), count: 20),
        ]
        let supply = Supply(quantities: rows)
        #expect(codes(try question(Need(named: [Take(chairs, quantity: 30)]), afternoon), in: supply) == ["CHAIRS"])
        #expect(codes(try question(Need(named: [Take(chairs, quantity: 31)]), afternoon), in: supply) == [])
    }

    @Test func `of several times the best of each day is offered`() throws {
        let supply = Supply(
            venues: [candidate(try resource("HALL"), unit: 0)], taken: [[try period("2027-03-06 14:00-15:00")]])
        let asked = try question(
            Need(venue: VenueNeed()), "2027-03-06 14:00-16:00", "2027-03-06 15:00-17:00", "2027-03-06 16:00-18:00",
            "2027-03-07 14:00-16:00")
        let offers = Finder(asked, in: supply).find(limit: 10).offers
        #expect(
            offers.map { iso($0.period, in: asked.zone) } == [
                "2027-03-06T15:00+08:00/2027-03-06T17:00+08:00", "2027-03-07T14:00+08:00/2027-03-07T16:00+08:00",
            ])
    }

    @Test func `what is past is not offered, and the answer says so`() throws {
        let supply = Supply(venues: [candidate(try resource("HALL"), unit: 0)], taken: [[]])
        let found = Finder(try question(Need(venue: VenueNeed()), "2027-02-24 14:00-17:00"), in: supply).find(limit: 1)
        #expect(found.offers.isEmpty)
        #expect(found.reasons.map(\.rule) == [.periodPast])
    }

    /// `POOLBOOK_SEEDS=7,8,9` tries other pools.
    @Test(arguments: chosenSeeds)
    func `an offer is what brute force finds, and what is left out breaks a rule`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for _ in 0..<300 {
            let venues = try (0..<Int.random(in: 1...5, using: &dice)).map { number in
                candidate(
                    try resource(
                        "V\(number)", capacity: [nil, 50, 100, 200].randomElement(using: &dice) ?? nil,
                        hours: ["always", "sat 13:00-18:00", "mon-fri 09:00-18:00"].randomElement(using: &dice)
                            ?? "always",
                        features: [[], ["stage"], ["stage", "ramp"]].randomElement(using: &dice) ?? []),
                    unit: number)
            }
            let taken = try venues.map { _ in
                Bool.random(using: &dice)
                    ? [] : [try period("2027-03-06 \(Int.random(in: 12...18, using: &dice)):00+1h")]
            }
            let need = VenueNeed(
                capacity: [nil, 60, 150].randomElement(using: &dice) ?? nil,
                features: [[], ["stage"], ["ramp"]].randomElement(using: &dice) ?? [])
            let asked = try question(Need(venue: need), afternoon)
            let when = asked.periods[0]
            let fitting = venues.indices.filter { index in
                let venue = venues[index].resource
                return (need.capacity.map { $0 <= venue.capacity ?? 0 } ?? true)
                    && need.features.allSatisfy(venue.features.contains)
                    && venue.hours.windows.allSatisfy { $0.weekday == .saturday }
                    && taken[index].allSatisfy { $0.end <= when.start || when.end <= $0.start }
            }
            #expect(
                codes(asked, in: Supply(venues: venues, taken: taken)).sorted() == fitting.map { "V\($0)" },
                "seed \(seed)")
        }
    }
}
