extension Rule {
    /// Who keeps a rule.
    public enum Owner: String, Sendable, Hashable {
        /// The database: no client gets round it.
        case database
        /// The program, when something is booked, and the reporter afterwards.
        case program
    }

    /// What the values of a rule are.
    public enum Form: Sendable, Hashable {
        /// Lengths of time, kept in minutes.
        case spans
        /// Amounts of money, kept in minor units.
        case amounts
        /// Lists of skills.
        case skills
        /// A speed in kilometres an hour; between two places, minutes.
        case travel
    }

    /// Who keeps it.
    public var owner: Owner { Self.keptByTheProgram.contains(self) ? .program : .database }

    /// The strengths that it may have in a pool, the one that it has where nothing is set first.
    public var strengths: [Strength] { Self.settable[self]?.strengths ?? [.hard] }

    /// What its values are; nil where it has none.
    public var form: Form? { Self.settable[self]?.form }

    private static let keptByTheProgram: Set<Rule> = [
        .resourceHours, .resourceHoliday, .venueTooSmall, .venueFeature, .staffSkill, .skillExpired, .eventStaff,
        .costUnpaid, .shareUnpaid, .needOther, .needDistrict, .needDistance, .offerChanged, .seriesOverlap,
    ]

    /// What a pool may set of a rule.
    private struct Settable: Sendable {
        let strengths: [Strength]
        let form: Form?

        /// It is not looked at before a pool sets its values.
        static func onceSet(_ form: Form) -> Settable { Settable(strengths: [.off, .hard, .soft], form: form) }

        /// It refuses, unless a pool wants less.
        static func unlessSet(_ form: Form? = nil) -> Settable {
            Settable(strengths: [.hard, .soft, .off], form: form)
        }
    }

    /// The rules of which a pool may set something; every other one always refuses.
    private static let settable: [Rule: Settable] = [
        .periodTooSoon: .onceSet(.spans),
        .periodTooFar: .onceSet(.spans),
        .personDaily: .onceSet(.spans),
        .personWeekly: .onceSet(.spans),
        .personRest: .onceSet(.spans),
        .personTravel: .onceSet(.travel),
        .moneyCeiling: .onceSet(.amounts),
        .quotaSpent: .unlessSet(),
        .resourceHours: .unlessSet(),
        .resourceHoliday: .unlessSet(),
        .venueTooSmall: .unlessSet(),
        .venueFeature: .unlessSet(),
        .staffSkill: .unlessSet(),
        .skillExpired: .unlessSet(),
        .eventStaff: .unlessSet(.skills),
    ]
}
