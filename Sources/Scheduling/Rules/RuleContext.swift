/// What the program's rules look at beside what is asked for: the pool's zone, its settings and its holidays.
public struct RuleContext: Sendable {
    /// Where the pool's days begin.
    public let zone: Zone
    /// What the pool sets of its rules.
    public let book: RuleBook
    /// The pool's holidays.
    public let holidays: Holidays

    /// All of it.
    public init(zone: Zone, book: RuleBook = .standard, holidays: Holidays = .none) {
        self.zone = zone
        self.book = book
        self.holidays = holidays
    }

    /// The holidays that close what is not open on holidays: none where the pool does not mean it so.
    public var closings: Holidays {
        switch book.strength(of: .resourceHoliday) {
        case .hard: holidays
        case .soft, .off: holidays.workdays
        }
    }
}

/// What the program's rules look at of something that is asked for.
public struct Asked: Sendable {
    /// What it takes.
    public var takes: [Take]
    /// How many are expected.
    public var attendance: Int?
    /// How many seats its venues were to have, whoever comes.
    public var seats: Int?
    /// What kind of event it is.
    public var kind: String?
    /// What its venues are to have.
    public var features: [String]
    /// What its people are to be able to do, each skill as often as people are wanted for it.
    public var skills: [String]

    /// All of it.
    public init(
        takes: [Take], attendance: Int? = nil, seats: Int? = nil, kind: String? = nil, features: [String] = [],
        skills: [String] = []
    ) {
        self.takes = takes
        self.attendance = attendance
        self.seats = seats
        self.kind = kind
        self.features = features
        self.skills = skills
    }

    /// The venues that it takes.
    var venues: [Resource] { takes.map(\.resource).filter { $0.kind == .venue } }

    /// The people that it takes.
    var staff: [Resource] { takes.map(\.resource).filter { $0.kind == .staff } }
}

extension Request {
    /// What the program's rules look at of it.
    public var asked: Asked {
        let needed = needed.asked(of: takes)
        return Asked(
            takes: takes, attendance: attendance, seats: needed.seats, kind: kind, features: needed.features,
            skills: needed.skills)
    }
}

/// What the program's own rules say against what is asked for, each reason with the rule's strength in the pool; the
/// database adds its reasons to these.
public func reasonsAgainst(_ asked: Asked, during period: Period, in context: RuleContext) -> [Reason] {
    let day = context.zone.local(period.start).date
    let found =
        asked.takes.flatMap { take in
            [
                resourceHours(take.resource, period, in: context),
                resourceHoliday(take.resource, period, in: context),
                venueTooSmall(take.resource, attendance: asked.attendance)
                    ?? venueTooSmall(take.resource, seating: asked.seats),
                skillExpired(take.resource, on: day),
            ].compactMap(\.self)
        }
        + venueFeature(asked.features, in: asked.venues)
        + staffSkill(asked.skills, among: asked.staff, on: day)
        + eventStaff(asked.kind, among: asked.staff, on: day, in: context.book)
    return found.compactMap { reason in
        var reason = reason
        reason.strength = context.book.strength(of: reason.rule)
        return reason.strength == .off ? nil : reason
    }
}

extension [Reason] {
    /// Those that refuse.
    public var refusing: [Reason] { filter { $0.strength == .hard } }

    /// Those that only warn.
    public var warning: [Reason] { filter { $0.strength == .soft } }
}
