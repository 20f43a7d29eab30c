import Foundation
import Scheduling
import Testing

/// The ways out of a conflict: what there is, what is better, and what each means.
@Suite struct ProposalTests {
    private let saturday = "2027-03-06 14:00-17:00"

    @Test func `who came later goes to another venue, the nearest first, never to one that is taken`() throws {
        var world = World()
        let hall = try resource("HALL", capacity: 200)
        world.venues = [
            hall, try resource("NEAR", capacity: 200), try resource("FAR", capacity: 200),
            try resource("TAKEN", capacity: 200), try resource("SMALL", capacity: 50),
        ]
        world.locations = try [
            "HALL": #require(Location(latitude: 39.80, longitude: 109.90)),
            "NEAR": #require(Location(latitude: 39.801, longitude: 109.90)),
            "FAR": #require(Location(latitude: 39.85, longitude: 109.90)),
            "TAKEN": #require(Location(latitude: 39.80, longitude: 109.90)),
        ]
        world.taken = [("TAKEN", "2027-03-06 15:00-16:00")]
        let later = try claim("later", saturday, hall, by: "B", state: .request, attendance: 180)
        let there = try claim("there", "2027-03-06 16:00-18:00", hall, attendance: 100)
        let found = try world.maker(about: hall, later, there).proposals()
        let places = try lines(found.filter { $0.kind == .place && !$0.isByOthers })
        #expect(places == ["place: move later NEAR", "place: move later FAR"])
        let best = try #require(found.first { $0.kind == .place && !$0.isByOthers })
        #expect(best.effects.metres == 111)
        #expect(best.effects.affected == 180)
    }

    @Test func `the other may go as well, and then the request stands where it asked to`() throws {
        var world = World()
        let hall = try resource("HALL", capacity: 200)
        world.venues = [hall, try resource("ROOM", capacity: 60)]
        let later = try claim("later", saturday, hall, by: "B", state: .request, attendance: 180)
        let there = try claim("there", saturday, hall, attendance: 50)
        let found = try world.maker(about: hall, later, there).proposals()
        let others = try lines(found.filter { $0.isByOthers && $0.kind == .place })
        #expect(others == ["place: move there ROOM, confirm later"])
        // 180 people in the room for 60 would break a rule.
        #expect(!found.contains { $0.kind == .place && !$0.isByOthers })
    }

    @Test func `another time at the same venue is the nearest, and the nearest on the same day of the week`() throws {
        var world = World()
        let hall = try resource("HALL", hours: "sat-sun 13:00-18:00")
        world.venues = [hall]
        let later = try claim("later", saturday, hall, by: "B", state: .request)
        let there = try claim("there", "2027-03-06 13:00-18:00", hall)
        world.taken = [("HALL", "2027-02-27 13:00-18:00")]
        let found = try world.maker(about: hall, later, there).proposals().filter { $0.kind == .time && !$0.isByOthers }
        #expect(
            try lines(found) == [
                "time: move later 2027-03-07T14:00", "time: move later 2027-03-13T14:00",
                "time: move later 2027-02-28T14:00", "time: move later 2027-03-14T14:00",
                "time: move later 2027-03-20T14:00",
            ])
        #expect(found.map(\.effects.shiftMinutes) == [1_440, 10_080, 8_640, 11_520, 20_160])
    }

    @Test func `where people walk slowly, what is far disturbs more`() throws {
        var world = World()
        let hall = try resource("HALL", capacity: 50)
        world.venues = [hall, try resource("FAR", capacity: 50)]
        world.locations = [
            "HALL": try #require(Location(latitude: 39.81, longitude: 109.98)),
            "FAR": try #require(Location(latitude: 39.82, longitude: 109.98)),
        ]
        let later = try claim("later", saturday, hall, by: "B", state: .request, attendance: 40)
        let there = try claim("there", saturday, hall, attendance: 40)
        func moved() throws -> Proposal {
            let found = try world.maker(about: hall, later, there).proposals()
            return try #require(found.first { $0.kind == .place && !$0.isByOthers })
        }
        let usual = try moved()
        world.walkingSpeed = WalkingSpeed(metresPerMinute: 40)
        let slow = try moved()
        #expect(usual.effects.metres == slow.effects.metres && usual.effects.metres > 1_000)
        #expect(slow.effects.walkingSpeed.minutes(for: slow.effects.metres) == 28)
        // Five points a minute, and twice as many minutes.
        #expect(slow.disturbance - usual.disturbance == 5 * 14)
    }

    @Test func `a part of the hall does where the event is small enough`() throws {
        var world = World()
        let hall = try resource("HALL", capacity: 200)
        world.venues = [hall, try resource("EAST", capacity: 100), try resource("WEST", capacity: 100)]
        world.parts = ["HALL": ["EAST", "WEST"]]
        let later = try claim("later", saturday, hall, by: "B", state: .request, attendance: 80)
        let there = try claim("there", saturday, world.venues[1], attendance: 80)
        #expect(try lines(world.maker(about: hall, later, there).proposals()).contains("part: move later WEST"))
        let large = try claim("large", saturday, hall, by: "B", state: .request, attendance: 150)
        #expect(try !world.maker(about: hall, large, there).proposals().contains { $0.kind == .part && !$0.isByOthers })
    }

    @Test func `a person is replaced by another who can do what was asked for`() throws {
        var world = World()
        let law = try resource("LAW", kind: .staff, skills: [Skill("lawyer")])
        world.people = [
            law, try resource("LAW2", kind: .staff, skills: [Skill("lawyer")]),
            try resource("MED", kind: .staff, skills: [Skill("mediator")]),
            try resource("OLD", kind: .staff, skills: [Skill("lawyer", until: try date(2027, 3, 1))]),
        ]
        let later = try claim("later", saturday, law, by: "B", state: .request)
        let there = try claim("there", saturday, law)
        let found = try world.maker(.personDouble, about: law, later, there).proposals()
        #expect(
            try lines(found.filter { $0.kind == .person }) == [
                "person: move later LAW2", "person: move there LAW2, confirm later",
            ])
    }

    @Test func `a kind of event that lacks somebody gets them`() throws {
        var world = World()
        let hall = try resource("HALL")
        world.venues = [hall]
        world.people = [try resource("MED", kind: .staff, skills: [Skill("mediator")])]
        world.settings = [.eventStaff: RuleSetting(.hard, values: ["mediation": .words(["mediator"])])]
        let alone = try claim("alone", saturday, hall, kind: "mediation")
        let found = try world.maker(.eventStaff, about: nil, alone).proposals()
        #expect(try lines(found) == ["person: move alone MED", "decline: cancel alone"])
    }

    @Test func `two that are alike become one, and each pays half`() throws {
        var world = World()
        let hall = Resource(
            id: ResourceID(uuid("HALL")), kind: .venue, code: "HALL", name: "HALL", capacity: 500,
            rate: Rate(Money(minorUnits: 80_000, currency: .cny), per: .use, category: "rent"))
        world.venues = [hall]
        let money = { (project: String) in
            [
                Payment(
                    project: ProjectID(uuid(project)), category: "rent",
                    amount: Money(minorUnits: 80_000, currency: .cny))
            ]
        }
        let later = try claim(
            "Start-up salon", saturday, hall, by: "B", state: .request, attendance: 180, payments: money("b"))
        let there = try claim("Start-up saloon", saturday, hall, attendance: 300, payments: money("a"))
        let merge = try #require(try world.maker(about: hall, later, there).proposals().first { $0.kind == .merge })
        #expect(merge.effects.money.map { [$0.before, $0.after] } == [[80_000, 40_000], [80_000, 40_000]])
        #expect(merge.effects.organizations.count == 2)
        guard case .merge(_, _, let joint) = try #require(merge.steps.first) else {
            Issue.record("a merge is one step")
            return
        }
        #expect(joint.attendance == 480)
        #expect(joint.hosts.map(\.share.partsPerMillion) == [500_000, 500_000])
        #expect(joint.payments.map(\.amount.minorUnits) == [40_000, 40_000])
        let strange = try claim("Choir practice", saturday, hall, attendance: 300)
        #expect(try !world.maker(about: hall, later, strange).proposals().contains { $0.kind == .merge })
    }

    @Test func `a hold in the way is given up, a request declined`() throws {
        var world = World()
        let hall = try resource("HALL", hours: "sat 14:00-17:00")
        world.venues = [hall]
        world.taken = ["02-27", "03-13", "03-20"].map { ("HALL", "2027-\($0) 14:00-17:00") }
        let later = try claim("later", saturday, hall, by: "B", state: .request)
        let held = try claim("held", saturday, hall, state: .hold)
        let found = try world.maker(about: hall, later, held).proposals()
        #expect(try lines(found) == ["decline: cancel later", "release: cancel held, confirm later"])
    }

    @Test func `of an event of several days only those move that are in the way`() throws {
        var world = World()
        let hall = try resource("HALL")
        world.venues = [hall, try resource("ROOM")]
        world.taken = [("ROOM", "2027-03-06 00:00-01:00")]
        let fair = try claim("fair", "2027-03-06 08:00 - 2027-03-08 20:00", hall, by: "B", state: .request)
        let there = try claim("there", "2027-03-07 14:00-17:00", hall)
        let found = try world.maker(about: hall, fair, there).proposals()
        let split = try #require(found.first { $0.kind == .split })
        guard case .split(_, let parts) = try #require(split.steps.first) else {
            Issue.record("a split is one step")
            return
        }
        #expect(parts.map { $0.takes.map(\.resource.code) } == [["HALL"], ["ROOM"], ["HALL"]])
        #expect(parts.first?.period.start == fair.reservation.period.start)
        #expect(parts.last?.period.end == fair.reservation.period.end)
    }

    @Test func `what was broken before is not held against a proposal, what it would break is`() throws {
        var world = World()
        let hall = try resource("HALL", capacity: 100)
        world.venues = [
            hall, try resource("OPEN", capacity: 200), try resource("SHUT", capacity: 200, hours: "mon 08:00-09:00"),
        ]
        // More than the hall takes already: another time there is no worse.
        let crowd = try claim("crowd", saturday, hall, by: "B", state: .request, attendance: 120)
        let there = try claim("there", saturday, hall)
        let found = try lines(world.maker(about: hall, crowd, there).proposals().filter { !$0.isByOthers })
        #expect(found.contains("place: move crowd OPEN"))
        #expect(found.contains { $0.hasPrefix("time: move crowd") })
        #expect(!found.contains { $0.contains("SHUT") })
    }

    @Test func `five at most: of each kind and side the best, one event of two alike, and what ends it`() throws {
        var world = World()
        let hall = try resource("HALL", capacity: 200)
        world.venues = [hall] + (try (1...9).map { try resource("V\($0)", capacity: 200) })
        let later = try claim("later", saturday, hall, by: "B", state: .request, attendance: 180)
        let there = try claim("there", saturday, hall, attendance: 180)
        let lettered = ProposalMaker.lettered(try world.maker(about: hall, later, there).proposals())
        #expect(lettered.count == 5)
        #expect(lettered.map(\.disturbance) == lettered.map(\.disturbance).sorted())
        #expect(lettered.map(\.kind).contains(.decline))
        #expect(Set(lettered.map { [$0.kind.rawValue, "\($0.isByOthers)"] }).count == 5)
        #expect(lettered.first?.isByOthers == false)

        let salon = try claim("Start-up salon", saturday, hall, by: "B", state: .request, attendance: 80)
        let saloon = try claim("Start-up saloon", saturday, hall, attendance: 90)
        let alike = ProposalMaker.lettered(try world.maker(about: hall, salon, saloon).proposals())
        #expect(alike.count == 5)
        #expect(Set(alike.map(\.kind)).isSuperset(of: [.merge, .decline]))
        #expect(alike.map(\.disturbance) == alike.map(\.disturbance).sorted())
    }

    @Test func `who has had less this quarter is disturbed less`() throws {
        var world = World()
        let hall = try resource("HALL", capacity: 200)
        world.venues = [hall, try resource("ROOM", capacity: 200)]
        let poor = try claim("poor", saturday, hall, by: "B", state: .request, attendance: 50, had: 60)
        let rich = try claim("rich", saturday, hall, attendance: 50, had: 600)
        let found = try world.maker(about: hall, poor, rich).proposals().filter { $0.kind == .place }
        #expect(try lines(found) == ["place: move rich ROOM, confirm poor", "place: move poor ROOM"])
    }

    @Test func `money that is short is not mended by moving, only by calling off`() throws {
        var world = World()
        let hall = try resource("HALL")
        world.venues = [hall, try resource("ROOM")]
        let poor = try claim("poor", saturday, hall)
        #expect(try lines(world.maker(.moneyShort, about: nil, poor).proposals()) == ["decline: cancel poor"])
    }
}
