import Foundation
import Scheduling
import Testing

/// Every soft rule that an offer breaks is told with it, and costs it its place.
@Suite struct SoftRankingTests {
    private let afternoon = "2027-03-06 14:00-17:00"

    /// A question in a pool where some rules are soft, and Saturday the 6th of March is a holiday.
    private func question(
        _ need: Need, _ whens: [String], soft: [Rule], attendance: Int? = nil, kind: String? = nil
    ) throws -> Question {
        var settings = Dictionary(uniqueKeysWithValues: soft.map { ($0, RuleSetting(.soft)) })
        if settings[.eventStaff] != nil {
            settings[.eventStaff] = RuleSetting(.soft, values: ["mediation": .words(["mediator"])])
        }
        let holiday = Holidays.Day(try date(2027, 3, 6), .holiday, name: "Holiday")
        return Question(
            need, during: try whens.map { try period($0) }, attendance: attendance, kind: kind,
            now: try instant(thursday), in: try context(settings, [holiday]), currency: .cny)
    }

    private func told(_ question: Question, in supply: Supply) -> [String] {
        Finder(question, in: supply).find(limit: 20).offers.map { offer in
            ([offer.takes.map(\.resource.code).joined(separator: "+")] + offer.warnings.map(\.rule.rawValue))
                .joined(separator: " ")
        }
    }

    @Test func `a venue that is closed then, or on the holiday, or too small, comes after one that is not`() throws {
        let hours = "mon-fri 09:00-18:00"
        let venues = [
            candidate(try resource("A", capacity: 100, hours: hours, onHolidays: .open), unit: 0),
            candidate(try resource("B", capacity: 100, hours: "mon-sun 00:00-24:00"), unit: 1),
            candidate(try resource("C", capacity: 50, onHolidays: .open), unit: 2),
            candidate(try resource("D", capacity: 100, onHolidays: .open), unit: 3),
        ]
        let supply = Supply(venues: venues, taken: [[], [], [], []])
        let need = Need(venue: VenueNeed())
        let all: [(Rule, String)] = [
            (.resourceHours, "A"), (.resourceHoliday, "B"), (.venueTooSmall, "C"),
        ]
        for (rule, code) in all {
            let found = told(try question(need, [afternoon], soft: [rule], attendance: 100), in: supply)
            #expect(found == ["D", "\(code) \(rule.rawValue)"])
        }
        let found = told(try question(need, [afternoon], soft: all.map(\.0), attendance: 100), in: supply)
        #expect(found == ["D", "A resource.hours", "B resource.holiday", "C venue.too-small"])
    }

    @Test func `people without whom such an event should not be are missed`() throws {
        let people = [
            candidate(try resource("A", kind: .staff, onHolidays: .open, skills: [Skill("lawyer")]), unit: 0),
            candidate(
                try resource("B", kind: .staff, onHolidays: .open, skills: [Skill("lawyer"), Skill("mediator")]),
                unit: 1),
        ]
        let asked = try question(
            Need(people: [PeopleNeed("lawyer")]), [afternoon], soft: [.eventStaff], kind: "mediation")
        #expect(told(asked, in: Supply(people: people, taken: [[], []])) == ["B", "A event.staff"])
    }

    @Test func `of two people the one who is there comes first, whatever they cost`() throws {
        let people = [
            candidate(
                try resource(
                    "A", kind: .staff, hours: "mon-fri 09:00-18:00", onHolidays: .open, skills: [Skill("lawyer")]),
                unit: 0),
            candidate(try resource("B", kind: .staff, onHolidays: .open, skills: [Skill("lawyer")]), unit: 1),
        ]
        let venue = candidate(try resource("HALL", onHolidays: .open), unit: 2)
        let supply = Supply(venues: [venue], people: people, taken: [[], [], []])
        let need = Need(venue: VenueNeed(), people: [PeopleNeed("lawyer")])
        #expect(told(try question(need, [afternoon], soft: [.resourceHours]), in: supply) == ["HALL+B"])
        let both = Need(venue: VenueNeed(), people: [PeopleNeed("lawyer", count: 2)])
        #expect(
            told(try question(both, [afternoon], soft: [.resourceHours]), in: supply) == ["HALL+B+A resource.hours"])
    }

    @Test func `a venue without a feature, or with too few seats, comes after one that has what is asked for`() throws {
        let venues = [
            candidate(try resource("A", capacity: 100, onHolidays: .open), unit: 0),
            candidate(try resource("B", capacity: 100, onHolidays: .open, features: ["stage"]), unit: 1),
            candidate(try resource("C", capacity: 50, onHolidays: .open, features: ["stage"]), unit: 2),
            candidate(try resource("D", onHolidays: .open, features: ["stage"]), unit: 3),
        ]
        let supply = Supply(venues: venues, taken: [[], [], [], []])
        let need = Need(venue: VenueNeed(capacity: 100, features: ["stage"]))
        #expect(told(try question(need, [afternoon], soft: []), in: supply) == ["B"])
        let featureless = try question(need, [afternoon], soft: [.venueFeature])
        #expect(told(featureless, in: supply) == ["B", "A venue.feature"])
        let small = try question(need, [afternoon], soft: [.venueTooSmall])
        #expect(told(small, in: supply) == ["B", "C venue.too-small", "D venue.too-small"])
        #expect(
            featureless.relaxations.contains(.capacity(100)) && !featureless.relaxations.contains(.feature("stage")))
        #expect(!small.relaxations.contains(.capacity(100)) && small.relaxations.contains(.feature("stage")))
    }

    @Test func `a place that nobody can fill stays empty only where that warns, and where it is filled comes first`()
        throws
    {
        let lawyer = candidate(
            try resource("LAW", kind: .staff, onHolidays: .open, skills: [Skill("lawyer"), Skill("mediator")]), unit: 1)
        let hall = candidate(try resource("HALL", onHolidays: .open), unit: 0)
        let days = ["2027-03-08 14:00-17:00", "2027-03-09 14:00-17:00"]
        let supply = Supply(
            venues: [hall], people: [lawyer], taken: [[], [try period("2027-03-08 08:00-20:00")]])
        let need = Need(venue: VenueNeed(), people: [PeopleNeed("lawyer")])
        #expect(told(try question(need, days, soft: []), in: supply) == ["HALL+LAW"])
        let soft = try question(need, days, soft: [.staffSkill])
        #expect(told(soft, in: supply) == ["HALL+LAW", "HALL staff.skill"])
        #expect(soft.relaxations == [.times])
        // One person fills one place.
        let two = try question(
            Need(venue: VenueNeed(), people: [PeopleNeed("lawyer"), PeopleNeed("mediator")]), [days[1]],
            soft: [.staffSkill])
        #expect(told(two, in: supply) == ["HALL+LAW staff.skill"])
        let offer = Finder(two, in: supply).find(limit: 1).offers.first
        #expect(offer?.missing.count == 1 && offer?.needs(two.need).compactMap(\.?.people.first).count == 2)
        // Nobody at all is no offer.
        let nobody = try question(Need(people: [PeopleNeed("lawyer")]), [days[0]], soft: [.staffSkill])
        let found = Finder(nobody, in: Supply(people: [lawyer], taken: supply.taken)).find(limit: 9)
        #expect(found.offers.isEmpty && !found.reasons.isEmpty)
    }

    @Test func `a skill of somebody who was named costs the days after its last`() throws {
        let last = try date(2027, 3, 10)
        let lawyer = try resource("LAW", kind: .staff, skills: [Skill("lawyer", until: last)])
        // By itself the hall that is full on the 11th is better than the one that is half empty on the 10th.
        let venues = [
            candidate(try resource("HALF", capacity: 100), unit: 0),
            candidate(try resource("FULL", capacity: 60), unit: 1),
        ]
        let supply = Supply(
            venues: venues, named: [candidate(lawyer, unit: 2)],
            taken: [[try period("2027-03-11 08:00-20:00")], [try period("2027-03-10 08:00-20:00")], []])
        let need = Need(venue: VenueNeed(capacity: 60), named: [Take(lawyer)])
        let days = ["2027-03-10 14:00-17:00", "2027-03-11 14:00-17:00"]
        #expect(told(try question(need, days, soft: []), in: supply).first == "HALF+LAW")
        #expect(
            told(try question(need, days, soft: [.skillExpired]), in: supply)
                == ["HALF+LAW", "FULL+LAW skill.expired"])
    }

    @Test func `of the times of a day the one that breaks fewer soft rules is offered`() throws {
        let venue = candidate(try resource("HALL", hours: "mon-sun 10:00-18:00"), unit: 0)
        let asked = try question(
            Need(venue: VenueNeed()), ["2027-03-08 08:00-09:00", "2027-03-08 11:00-12:00"], soft: [.resourceHours])
        let offers = Finder(asked, in: Supply(venues: [venue], taken: [[]])).find(limit: 9).offers
        #expect(offers.map(\.period) == [asked.periods[1]])
    }

    @Test
    func `where nothing else differs, the order is that of the soft rules broken, which are those reserving warns of`()
        throws
    {
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = Dice(seed: seed)
        let program: [Rule] = [.resourceHours, .resourceHoliday, .venueTooSmall]
        for _ in 0..<200 {
            let venues = try (0..<Int.random(in: 2...8, using: &dice)).map { number in
                candidate(
                    try resource(
                        "V\(number)", capacity: [nil, 50, 100].randomElement(using: &dice) ?? nil,
                        hours: ["mon-sun 00:00-24:00", "sat 13:00-18:00", "mon-fri 09:00-18:00"].randomElement(
                            using: &dice)
                            ?? "mon-sun 00:00-24:00",
                        onHolidays: Bool.random(using: &dice) ? .open : .closed), unit: number)
            }
            let soft = program.filter { _ in Bool.random(using: &dice) }
            let asked = try question(Need(venue: VenueNeed()), [afternoon], soft: soft, attendance: 100)
            let supply = Supply(venues: venues, taken: venues.map { _ in [] })
            let offers = Finder(asked, in: supply).find(limit: 20).offers
            for offer in offers {
                let reserved = reasonsAgainst(
                    Asked(takes: offer.takes, attendance: 100), during: offer.period, in: asked.context)
                #expect(reserved.refusing.isEmpty, "seed \(seed)")
                #expect(reserved.warning.map(\.rule) == offer.warnings.map(\.rule), "seed \(seed)")
            }
            let counts = offers.map(\.warnings.count)
            #expect(counts == counts.sorted(), "seed \(seed)")
            let left = venues.count { venue in
                reasonsAgainst(
                    Asked(takes: [Take(venue.resource)], attendance: 100), during: asked.periods[0], in: asked.context
                ).refusing.isEmpty == false
            }
            #expect(offers.count == venues.count - left, "seed \(seed)")
        }
    }
}
