public import Foundation

/// Finds the conflicts of places in one pass over what stands and waits, ordered by unit and start.
///
/// It keeps what overlaps the row at hand, and of conflicts those of the unit at hand; of halls with several units all,
/// until the pass is over.
public struct ConflictSweep {
    /// A resource of the pool, with the unit that comes first of its own in the pass.
    public struct Swept: Sendable {
        /// The resource.
        public let resource: Resource
        /// Its units.
        public let units: [UUID]

        /// Both of them.
        public init(_ resource: Resource, units: [UUID]) {
            self.resource = resource
            self.units = units
        }
    }

    private let resources: [Resource]
    /// Of each resource what every row asks for.
    private let sorts: [(kind: Resource.Kind, buffers: Buffers)]
    private let rules: [PlaceRules]
    /// The unit of each resource with which the resource itself is looked at, and whether it has others.
    private let first: [UUID?]
    private let isWhole: [Bool]
    private let closures: [UUID: [Closure]]
    private let now: Instant

    private var unit: UUID?
    private var shut: [Closure] = []
    private var active: [(place: StandingPlace, blocked: Period)] = []
    private var counted: [StandingPlace] = []
    private var claims: [Key: Claim] = [:]
    private var halls: [Key: Claim] = [:]
    private var shutHalls: Set<Key> = []

    /// Microseconds.
    private static let day: Int64 = 86_400_000_000

    private struct Key: Hashable {
        let resource: Int
        let claimant: ReservationID
    }

    /// What is in the way of one claimant on one resource.
    private struct Claim {
        let place: StandingPlace
        let blocked: Period
        var others: [ReservationID: Int] = [:]
        var taken: Period
        var isBinding = true
    }

    /// For a pool's resources, in the order of their numbers, and the closures of each unit.
    public init(_ swept: [Swept], closures: [UUID: [Closure]], in context: RuleContext, now: Instant) {
        resources = swept.map(\.resource)
        sorts = resources.map {
            ($0.kind, $0.kind == .venue ? Buffers(before: $0.bufferBefore, after: $0.bufferAfter) : .none)
        }
        rules = swept.map { PlaceRules($0.resource, in: context) }
        first = swept.map { $0.units.min { $0.precedes($1) } }
        isWhole = swept.map { $0.units.count > 1 }
        self.closures = closures
        self.now = now
    }

    /// Takes the next row.
    public mutating func take(
        _ place: StandingPlace, of unit: UUID, _ found: (Conflict.Finding) -> Void
    ) {
        if unit != self.unit { begin(unit, found) }
        let (kind, buffers) = sorts[place.resource]
        let blocked = kind == .venue ? Self.blocked(place, buffers) : place.period
        if place.holding != .keeping {
            if unit == first[place.resource] { judge(place, found) }
            if !shut.isEmpty { shut(place, blocked, found) }
        }
        switch kind {
        case .equipment: counted.append(place)
        case .venue, .staff:
            // What may still reach a later row: a day is the longest that anything is kept free.
            let near = place.period.start.microseconds - Self.day
            active.removeAll { $0.blocked.end.microseconds <= near }
            for other in active where other.blocked.overlaps(blocked) {
                guard other.place.reservation != place.reservation else { continue }
                if place.claims(against: other.place) {
                    note((place, blocked), against: other)
                } else {
                    note(other, against: (place, blocked))
                }
            }
            active.append((place, blocked))
        }
    }

    /// Ends the pass.
    public mutating func finish(_ found: (Conflict.Finding) -> Void) {
        endUnit(found)
        for (key, claim) in halls { emit(key, claim, found) }
        halls = [:]
    }

    private mutating func begin(_ unit: UUID, _ found: (Conflict.Finding) -> Void) {
        endUnit(found)
        self.unit = unit
        shut = closures[unit] ?? []
    }

    private mutating func endUnit(_ found: (Conflict.Finding) -> Void) {
        for (key, claim) in claims { emit(key, claim, found) }
        claims.removeAll(keepingCapacity: true)
        active.removeAll(keepingCapacity: true)
        if !counted.isEmpty { count(found) }
        counted.removeAll(keepingCapacity: true)
    }

    private static func blocked(_ place: StandingPlace, _ buffers: Buffers) -> Period {
        let before = max(buffers.before, place.buffers.before)
        let after = max(buffers.after, place.buffers.after)
        guard before > 0 || after > 0 else { return place.period }
        return Period(
            start: place.period.start - .seconds(60 * before), end: place.period.end + .seconds(60 * after))
            ?? place.period
    }

    // MARK: - What a resource says

    private func judge(_ place: StandingPlace, _ found: (Conflict.Finding) -> Void) {
        for reason in rules[place.resource].reasons(against: place) {
            let resource = ID<Conflict.Cause>(resources[place.resource].id.uuid)
            emit(
                reason, place, cause: Conflict.Cause(reason.rule == .skillExpired ? .skill : .resource, resource), found
            )
        }
    }

    private mutating func shut(_ place: StandingPlace, _ blocked: Period, _ found: (Conflict.Finding) -> Void) {
        guard let closure = shut.first(where: { $0.period.overlaps(blocked) }) else { return }
        if isWhole[place.resource] {
            let key = Key(resource: place.resource, claimant: place.reservation)
            guard shutHalls.insert(key).inserted else { return }
        }
        var reason = Reason(.resourceBlackout, subject: resources[place.resource].name, period: closure.period)
        reason.blackout = closure.why
        emit(reason, place, cause: Conflict.Cause(.blackout, closure.id), found)
    }

    private func emit(
        _ reason: Reason, _ place: StandingPlace, others: [(ReservationID, Int)] = [], cause: Conflict.Cause?,
        _ found: (Conflict.Finding) -> Void
    ) {
        found(
            Conflict.Finding(
                Conflict.Identity(
                    reason.rule, subject: ID(resources[place.resource].id.uuid), claimant: place.reservation),
                others: others.map(\.0), cause: cause,
                severity: Conflict.severity(of: reason, place.holding, from: place.period.start, now: now),
                reason: reason, period: place.period, versions: [place.version] + others.map(\.1)))
    }

    // MARK: - What several have

    private mutating func note(
        _ claimant: (place: StandingPlace, blocked: Period), against other: (place: StandingPlace, blocked: Period)
    ) {
        guard claimant.place.holding != .keeping else { return }
        let key = Key(resource: claimant.place.resource, claimant: claimant.place.reservation)
        let isHall = isWhole[claimant.place.resource]
        var claim =
            (isHall ? halls[key] : claims[key])
            ?? Claim(place: claimant.place, blocked: claimant.blocked, taken: other.blocked)
        claim.others[other.place.reservation] = other.place.version
        claim.taken =
            Period(
                start: min(claim.taken.start, other.blocked.start), end: max(claim.taken.end, other.blocked.end))
            ?? claim.taken
        if isHall { halls[key] = claim } else { claims[key] = claim }
    }

    private func emit(_ key: Key, _ claim: Claim, _ found: (Conflict.Finding) -> Void) {
        let (resource, period) = (resources[key.resource], claim.place.period)
        let rule: Rule =
            if claim.taken.end <= period.start {
                .bufferBefore
            } else if claim.taken.start >= period.end {
                .bufferAfter
            } else {
                resource.kind == .staff ? .personDouble : .venueDouble
            }
        var reason = Reason(rule, subject: resource.name, period: claim.taken)
        reason.blocked = claim.blocked
        let others = claim.others.sorted { $0.key.uuid.precedes($1.key.uuid) }.map { ($0.key, $0.value) }
        emit(reason, claim.place, others: others, cause: nil, found)
    }

    /// What is counted: where more is had than there is, who came last has too much; a request that does not fit asks
    /// for too much.
    private func count(_ found: (Conflict.Finding) -> Void) {
        let stock = resources[counted[0].resource].quantity ?? 0
        let longest = counted.map(\.period.duration).max() ?? .zero
        var told: Set<ReservationID> = []
        for (index, place) in counted.enumerated() where place.holding != .keeping {
            // They come by their starts: what overlaps is near.
            let before = counted[..<index].reversed().prefix { $0.period.start > place.period.start - longest }
            let after = counted[(index + 1)...].prefix { $0.period.start < place.period.end }
            let rivals = (before + after).filter {
                $0.holding != .waiting && $0.reservation != place.reservation && $0.period.overlaps(place.period)
            }
            let moments = [place.period.start] + rivals.map(\.period.start).filter { place.period.contains($0) }
            let most =
                moments.map { at in rivals.filter { $0.period.contains(at) }.reduce(0) { $0 + $1.quantity } }.max() ?? 0
            guard most + place.quantity > stock else { continue }
            // Of those that stand only who came last has too much.
            if place.holding == .binding, rivals.contains(where: { $0.claims(against: place) }) { continue }
            guard told.insert(place.reservation).inserted else { continue }
            var reason = Reason(.equipmentShort, subject: resources[place.resource].name, period: place.period)
            reason.asked = Int64(place.quantity)
            reason.free = Int64(max(0, stock - most))
            let others = Dictionary(rivals.map { ($0.reservation, $0.version) }, uniquingKeysWith: { $1 })
                .sorted { $0.key.uuid.precedes($1.key.uuid) }.map { ($0.key, $0.value) }
            emit(reason, place, others: others, cause: nil, found)
        }
    }
}
