/// What identifies a series.
public typealias SeriesID = ID<Series>

/// A recurring event: every day that it was ever to have, with what became of it.
public struct Series: Sendable {
    /// One day of a series.
    public struct Day: Sendable {
        /// When the event was to start on it, before anything was moved: what the day is known by.
        public let originalStart: Instant
        /// The reservation that stands for it, or that last did; nil where the day was left out.
        public let reservation: Reservation?

        /// Both of them.
        public init(originalStart: Instant, reservation: Reservation?) {
            self.originalStart = originalStart
            self.reservation = reservation
        }

        /// Whether its reservation stands, waits or is held.
        public var isAlive: Bool {
            switch reservation?.state {
            case .hold, .confirmed, .request: true
            case .closed, .cancelled, .expired, nil: false
            }
        }
    }

    /// Its identifier.
    public let id: SeriesID
    /// What people type for it.
    public let reference: String
    /// The rules of its segments, in the order in which they were made; nil where the days were listed.
    public let rules: [String?]
    /// Its days, in order of when they are.
    public let days: [Day]
    /// Who made it.
    public let createdBy: String?
    /// When.
    public let createdAt: Instant

    /// All of it.
    public init(
        id: SeriesID, reference: String, rules: [String?], days: [Day], createdBy: String?, createdAt: Instant
    ) {
        self.id = id
        self.reference = reference
        self.rules = rules
        self.days = days
        self.createdBy = createdBy
        self.createdAt = createdAt
    }

    /// What of it is alive and has not begun: what an act on several days may touch.
    public func ahead(of now: Instant, from: LocalDate? = nil, in zone: Zone) -> [Reservation] {
        days.filter(\.isAlive).compactMap(\.reservation).filter { reservation in
            reservation.period.start > now && from.map { zone.local(reservation.period.start).date >= $0 } ?? true
        }
    }

    /// The day of a date: that on which its reservation is, else that on which it was to be.
    public func day(on date: LocalDate, in zone: Zone) -> Day? {
        let now = days.filter { day in day.reservation.map { zone.local($0.period.start).date == date } ?? false }
        return now.first(where: \.isAlive) ?? now.first ?? days.first { zone.local($0.originalStart).date == date }
    }

    /// A reservation that shows what the event is: the first that is alive, else the last that was.
    public var example: Reservation? {
        days.first(where: \.isAlive)?.reservation ?? days.last { $0.reservation != nil }?.reservation
    }
}

/// What becomes of an occurrence that cannot be had as it was asked for.
public enum ConflictChoice: String, Sendable, Hashable, CaseIterable {
    /// It refuses all.
    case refuse
    /// Its day is left out.
    case skip
    /// The nearest that can be had takes its place; where there is none, its day is left out.
    case alternative
    /// It waits as a request.
    case request
}

/// What became of an occurrence that was asked for.
public enum OccurrenceOutcome: String, Sendable, Hashable, CaseIterable, Decodable {
    /// It stands, or is held, as it was asked for.
    case held
    /// It stands elsewhere, or at another time.
    case elsewhere
    /// It waits as a request.
    case request
    /// It could not be had, and its day is left out.
    case refused
    /// Its day was left out because it is a holiday.
    case holiday
}
