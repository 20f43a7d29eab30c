internal import Foundation

/// What a reservation that stands, or waits, takes of one unit: a row of what is to come, by unit and start.
public struct StandingPlace: Sendable {
    /// How a reservation has a place.
    public enum Holding: Int, Sendable, Hashable {
        /// It asks for it, and binds nothing.
        case waiting = 0
        /// It has it.
        case binding = 1
        /// It keeps it for a change that waits for the yes of others.
        case keeping = 2
    }

    /// The number of the resource among those of the pool.
    public let resource: Int
    /// The reservation.
    public let reservation: ReservationID
    /// When it is.
    public let period: Period
    /// How it has the place.
    public let holding: Holding
    /// Minutes that it keeps free around it.
    public let buffers: Buffers
    /// How many are expected.
    public let attendance: Int?
    /// How many it takes of what is counted.
    public let quantity: Int
    /// Since when it stands, or asks.
    public let createdAt: Instant
    /// What an act compares it with.
    public let version: Int

    /// All of it.
    public init(
        resource: Int, reservation: ReservationID, period: Period, holding: Holding = .binding,
        buffers: Buffers = .none, attendance: Int? = nil, quantity: Int = 1, createdAt: Instant, version: Int = 1
    ) {
        self.resource = resource
        self.reservation = reservation
        self.period = period
        self.holding = holding
        self.buffers = buffers
        self.attendance = attendance
        self.quantity = quantity
        self.createdAt = createdAt
        self.version = version
    }

    /// Whether it comes after another that has the same place: what waits comes after what has it, else who came later.
    func claims(against other: StandingPlace) -> Bool {
        if (holding == .waiting) != (other.holding == .waiting) { return holding == .waiting }
        if createdAt != other.createdAt { return createdAt > other.createdAt }
        return other.reservation.uuid.precedes(reservation.uuid)
    }
}

/// A closure of units, or of what is counted.
public struct Closure: Sendable {
    /// What identifies it as the cause of conflicts.
    public let id: ID<Conflict.Cause>
    /// When.
    public let period: Period
    /// Why.
    public let why: String

    /// All of it.
    public init(id: ID<Conflict.Cause>, period: Period, why: String) {
        self.id = id
        self.period = period
        self.why = why
    }
}

extension Conflict {
    /// What was found to break a rule, before anybody knows whether it is new.
    public struct Finding: Sendable {
        /// What it is.
        public let identity: Identity
        /// The reservations that are in the claimant's way, in the order of their identifiers.
        public let others: [ReservationID]
        /// What it comes from; nil where that is what was known of it, or the claimant.
        public let cause: Cause?
        /// How bad it is.
        public let severity: Severity
        /// Why it is one.
        public let reason: Reason
        /// When what it is about is to be.
        public let period: Period
        /// The versions of the claimant and the others as they were read: what has changed since is not judged.
        public let versions: [Int]

        /// All of it.
        public init(
            _ identity: Identity, others: [ReservationID] = [], cause: Cause? = nil, severity: Severity,
            reason: Reason, period: Period, versions: [Int]
        ) {
            self.identity = identity
            self.others = others
            self.cause = cause
            self.severity = severity
            self.reason = reason
            self.period = period
            self.versions = versions
        }
    }

    /// How bad it is: a soft rule only should be known; what cannot take place is worst where it stands or is near.
    public static func severity(
        of reason: Reason, _ holding: StandingPlace.Holding, from start: Instant, now: Instant
    ) -> Severity {
        guard reason.strength != .soft else { return .known }
        let isNear = start - now < .seconds(14 * 86_400)
        return reason.isImpossible && (isNear || holding != .waiting) ? .impossible : .pressing
    }
}

extension Reason {
    /// Whether what it is about cannot take place as it is.
    fileprivate var isImpossible: Bool {
        switch rule {
        case .venueDouble, .personDouble, .venuePartAndWhole, .bufferBefore, .bufferAfter, .equipmentShort,
            .resourceBlackout, .resourceRetired, .eventStaff, .moneyShort:
            true
        case .venueTooSmall: (asked ?? 0) * 10 > (free ?? 0) * 11
        default: false
        }
    }
}

extension UUID {
    /// The order in which the database has identifiers.
    func precedes(_ other: UUID) -> Bool {
        withUnsafeBytes(of: uuid) { one in
            withUnsafeBytes(of: other.uuid) { two in one.lexicographicallyPrecedes(two) }
        }
    }
}
