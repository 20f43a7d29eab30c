import Scheduling
import Testing

@Suite struct RuleTests {
    private let when = "2027-03-06 14:00-17:00"

    private func person(_ name: String, _ skills: Skill...) throws -> Resource {
        try resource(name, kind: .staff, skills: skills)
    }

    @Test func `a venue takes as many as it takes`() throws {
        let hall = try resource(capacity: 220)
        let asked = Asked(takes: [Take(hall)], attendance: 221)
        #expect(try broken(asked, when, in: context()) == ["venue.too-small"])
        #expect(try broken(Asked(takes: [Take(hall)], attendance: 220), when, in: context()) == [])
    }

    @Test func `a feature that is asked for is one of some venue`() throws {
        let (hall, room) = (try resource(features: ["stage"]), try resource("Room", features: ["projector"]))
        let asked = Asked(takes: [Take(hall), Take(room)], features: ["projector", "stage"])
        #expect(try broken(asked, when, in: context()) == [])
        let less = Asked(takes: [Take(hall)], features: ["projector", "stage", "lift"])
        let reasons = reasonsAgainst(less, during: try period(when), in: try context())
        #expect(reasons.map(\.rule) == [.venueFeature, .venueFeature])
        #expect(reasons.map(\.word) == ["projector", "lift"])
    }

    @Test func `a skill that is asked for is somebody's, each place another's, on the day`() throws {
        let both = try person("Both", Skill("lawyer"), Skill("mediator"))
        let lawyer = try person("Lawyer", Skill("lawyer", until: try date(2027, 3, 6)))
        func missing(_ skills: [String], _ people: [Resource], _ when: String = "2027-03-06 14:00-17:00") throws
            -> [String?]
        {
            let asked = Asked(takes: people.map { Take($0) }, skills: skills)
            return reasonsAgainst(asked, during: try period(when), in: try context()).filter { $0.rule == .staffSkill }
                .map(\.word)
        }
        #expect(try missing(["lawyer", "mediator"], [both, lawyer]) == [])
        #expect(try missing(["lawyer", "mediator"], [lawyer, both]) == [])
        #expect(try missing(["lawyer", "mediator"], [both]) == ["mediator"])
        #expect(try missing(["lawyer", "lawyer"], [both, lawyer]) == [])
        #expect(try missing(["lawyer", "mediator"], [both, lawyer], "2027-03-07 14:00-17:00") == ["mediator"])
    }

    @Test func `whose every skill has ended is told, and not who has another`() throws {
        let ended = try person("Ended", Skill("lawyer", until: try date(2026, 12, 31)))
        let other = try person("Other", Skill("lawyer", until: try date(2026, 12, 31)), Skill("mediator"))
        #expect(try broken(Asked(ended), when, in: context()) == ["skill.expired"])
        #expect(try broken(Asked(ended), "2026-12-31 14:00-17:00", in: context()) == [])
        #expect(try broken(Asked(other), when, in: context()) == [])
        #expect(try broken(Asked(try person("Nobody")), when, in: context()) == [])
        let reason = try #require(skillExpired(ended, on: try date(2027, 3, 6)))
        #expect(reason.word == "lawyer")
        #expect(reason.validity?.upperBound == (try date(2026, 12, 31)))
    }

    @Test func `a kind of event requires the people that the pool says`() throws {
        let settings = RuleSetting(.hard, values: ["mediation": .words(["mediator", "lawyer"])])
        let context = try context([.eventStaff: settings])
        let mediator = try person("Mediator", Skill("mediator"))
        let lawyer = try person("Lawyer", Skill("lawyer"))
        func asked(_ kind: String?, _ people: Resource...) -> Asked {
            Asked(takes: people.map { Take($0) }, kind: kind)
        }
        #expect(try broken(asked("mediation", mediator, lawyer), when, in: context) == [])
        #expect(try broken(asked("mediation", mediator), when, in: context) == ["event.staff"])
        #expect(try broken(asked("mediation"), when, in: context) == ["event.staff", "event.staff"])
        #expect(try broken(asked("concert"), when, in: context) == [])
        #expect(try broken(asked(nil), when, in: context) == [])
    }

    @Test func `a rule that is off says nothing, a soft one warns`() throws {
        let asked = Asked(takes: [Take(try resource(capacity: 10))], attendance: 11)
        let off = try context([.venueTooSmall: RuleSetting(.off)])
        #expect(reasonsAgainst(asked, during: try period(when), in: off) == [])
        let soft = try context([.venueTooSmall: RuleSetting(.soft)])
        let reasons = reasonsAgainst(asked, during: try period(when), in: soft)
        #expect(reasons.refusing == [])
        #expect(reasons.warning.map(\.rule) == [.venueTooSmall])
    }

    @Test func `every rule has a strength, and one that has values may be off`() {
        for rule in Rule.allCases {
            #expect(!rule.strengths.isEmpty)
            #expect(RuleBook.standard.strength(of: rule) == rule.strengths[0])
            #expect(rule.form == nil || rule.strengths.contains(.off))
        }
    }

    @Test func `a value that something has of its own holds before the rule's`() {
        let book = RuleBook([.personDaily: RuleSetting(.hard, values: ["": .number(480), "LS-03": .number(240)])])
        #expect(book.number(of: .personDaily, for: "LS-03") == 240)
        #expect(book.number(of: .personDaily, for: "LS-05") == 480)
        #expect(book.number(of: .personWeekly) == nil)
    }

    @Test func `the periods of quotas are those of the calendar`() throws {
        let day = try date(2027, 5, 5)
        let expected: [Quota.Length: [Int]] = [
            .day: [5, 5, 5, 5], .week: [5, 3, 5, 9], .month: [5, 1, 5, 31], .quarter: [4, 1, 6, 30],
            .year: [1, 1, 12, 31],
        ]
        for (length, ends) in expected {
            #expect(length.days(around: day).lowerBound == (try date(2027, ends[0], ends[1])))
            #expect(length.days(around: day).upperBound == (try date(2027, ends[2], ends[3])))
        }
    }
}
