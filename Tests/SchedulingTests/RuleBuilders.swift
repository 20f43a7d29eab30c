import Foundation
import Scheduling
import Testing

/// A venue, or what else is said, that has what a test states of it.
func resource(
    _ name: String = "Hall", kind: Resource.Kind = .venue, capacity: Int? = nil, hours: String = "always",
    special: [SpecialHours] = [], onHolidays: OnHolidays = .closed, features: [String] = [], skills: [Skill] = []
) throws -> Resource {
    Resource(
        id: ResourceID(UUID()), kind: kind, code: name, name: name, capacity: capacity,
        hours: try OpeningHours(hours), special: special, onHolidays: onHolidays, features: features, skills: skills)
}

/// A context of Shanghai, where a pool sets nothing and has no holidays unless a test says so.
func context(_ settings: [Rule: RuleSetting] = [:], _ holidays: [Holidays.Day] = []) throws -> RuleContext {
    RuleContext(zone: try Zone(shanghai), book: RuleBook(settings), holidays: Holidays(holidays))
}

/// A period of Shanghai as it is typed.
func period(_ text: String) throws -> Period {
    try When.parse(text, now: try instant(thursday), zone: try Zone(shanghai))
}

/// The names of the rules that something asked for breaks.
func broken(_ asked: Asked, _ when: String, in context: RuleContext) throws -> [String] {
    reasonsAgainst(asked, during: try period(when), in: context).map(\.rule.rawValue)
}

extension Asked {
    /// Resources, asked for.
    init(_ resources: Resource...) {
        self.init(takes: resources.map { Take($0) })
    }
}
