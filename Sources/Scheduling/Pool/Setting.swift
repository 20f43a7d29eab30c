/// Something that a pool sets for itself; its raw value is what people type.
public enum Setting: String, CaseIterable, Sendable, Hashable {
    case language
    case kinds
    case brands
    case figures
    case privacy
    case holdHours = "hold-hours"
    case approvalHours = "approval-hours"
    case conflictHours = "conflict-hours"
    case hostHours = "host-hours"
    case horizonDays = "horizon-days"
    case waitlist
    case offerHours = "offer-hours"
    case paymentLimit = "payment-limit"
    case travelSpeed = "travel-speed"
    case walkingSpeed = "walking-speed"
    case quiet

    /// What the text of a setting is.
    public enum Form: Sendable, Hashable {
        /// A whole number, of hours, days or metres.
        case number(ClosedRange<Int>)
        /// An amount of money, or none.
        case amount
        /// One of several words.
        case choice([String])
        /// Words, or none.
        case words
        /// A language.
        case language
        /// On; it ends by a command of its own.
        case on
        /// Set by another command.
        case elsewhere(command: String)
    }

    /// What its text is.
    public var form: Form {
        switch self {
        case .language: .language
        case .kinds, .brands, .figures: .words
        case .privacy: .choice(Privacy.allCases.map(\.rawValue))
        case .holdHours, .approvalHours, .conflictHours, .offerHours: .number(1...8_760)
        case .hostHours: .number(0...8_760)
        case .horizonDays: .number(1...1_830)
        case .walkingSpeed: .number(10...1_000)
        case .waitlist: .choice(Waitlist.allCases.map(\.rawValue))
        case .paymentLimit: .amount
        case .travelSpeed: .elsewhere(command: "poolbook rule set person.travel soft --value 20km/h")
        case .quiet: .on
        }
    }

    /// What it is where nobody sets it, as it is typed; nil where that is nothing, or what the pool was made with.
    public var standard: String? {
        switch self {
        case .language, .kinds, .brands, .figures, .paymentLimit, .travelSpeed, .quiet: nil
        case .privacy: Privacy.busy.rawValue
        case .holdHours, .offerHours: "48"
        case .approvalHours, .conflictHours: "72"
        case .hostHours: "24"
        case .horizonDays: "400"
        case .walkingSpeed: "80"
        case .waitlist: Waitlist.confirm.rawValue
        }
    }

    /// Its name in JSON and in the database.
    public var key: String {
        self == .language ? "locale" : String(rawValue.map { $0 == "-" ? "_" : $0 })
    }

    /// The setting of a name: in any case, with either kind of hyphen.
    public init?(named text: String) {
        self.init(rawValue: String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }))
    }
}

/// What members see of what others have.
public enum Privacy: String, CaseIterable, Sendable, Hashable, Decodable {
    /// That it is taken.
    case busy
    /// By which hosts, too.
    case hosts
    /// By which hosts and for what, too.
    case titles
}

/// What becomes of the next request that fits, once its place is free.
public enum Waitlist: String, CaseIterable, Sendable, Hashable, Decodable {
    /// It is confirmed.
    case confirm
    /// It is held until its host confirms it.
    case offer
    /// Its host is told, and asks again.
    case ask
}

/// What a pool sets for itself, beside its words and rules.
public struct PoolSettings: Sendable, Hashable {
    /// How long a hold keeps, where nobody says how long.
    public var holdHours: Int
    /// How long an act waits for the yes of others.
    public var approvalHours: Int
    /// How long after it was first seen a conflict is due.
    public var conflictHours: Int
    /// How long a host has for what it alone can mend.
    public var hostHours: Int
    /// How far ahead conflicts are looked for.
    public var horizonDays: Int
    /// What becomes of requests once their places are free.
    public var waitlist: Waitlist
    /// How long a place that became free is held for a request.
    public var offerHours: Int
    /// Above how many minor units payments take a second person; nil for none.
    public var paymentLimit: Int64?
    /// What members see of what others have.
    public var privacy: Privacy
    /// How fast people walk, as the crow flies.
    public var walkingSpeed: WalkingSpeed
    /// Since when the pool does nothing by itself; nil where it does.
    public var quietSince: Instant?

    /// As a pool is made.
    public static let standard = PoolSettings()

    /// As a pool is made.
    public init() {
        (holdHours, approvalHours, conflictHours, hostHours) = (48, 72, 72, 24)
        (horizonDays, waitlist, offerHours, privacy, walkingSpeed) = (400, .confirm, 48, .busy, .usual)
    }
}
