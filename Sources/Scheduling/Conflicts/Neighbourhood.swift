/// What is around a conflict: what could serve instead, and who has what of it when.
public struct Neighbourhood: Sendable {
    /// Some of a unit's time, and the reservation that has it; nil where a blackout has.
    public struct Taken: Sendable, Hashable {
        /// When, buffers included.
        public let period: Period
        /// Who has it.
        public let reservation: ReservationID?

        /// Both of them.
        public init(_ period: Period, by reservation: ReservationID?) {
            self.period = period
            self.reservation = reservation
        }
    }

    /// Venues that may serve instead.
    public var venues: [Candidate]
    /// People who may.
    public var people: [Candidate]
    /// What the reservations take.
    public var named: [Candidate]
    /// What is taken of each unit, by its number: by what stands, by what asks for it, by blackouts.
    public var taken: [[Taken]]
    /// What each unit is, by its number, in every neighbourhood the same.
    public var things: [ID<Footprint.Place>] = []
    /// What of equipment is taken, and by whom.
    public var quantities: [(reservation: ReservationID, quantity: Supply.Quantity)]

    /// A neighbourhood.
    public init(
        venues: [Candidate] = [], people: [Candidate] = [], named: [Candidate] = [], taken: [[Taken]] = [],
        quantities: [(reservation: ReservationID, quantity: Supply.Quantity)] = []
    ) {
        self.venues = venues
        self.people = people
        self.named = named
        self.taken = taken
        self.quantities = quantities
    }

    /// What finding asks of it.
    var supply: Supply {
        Supply(
            venues: venues, people: people, named: named, taken: taken.map { $0.map(\.period) },
            quantities: quantities.map(\.quantity))
    }

    /// The same where reservations have nothing any more.
    func without(_ reservations: [ReservationID]) -> Neighbourhood {
        var other = self
        other.taken = taken.map { $0.filter { taken in !reservations.contains { $0 == taken.reservation } } }
        other.quantities = quantities.filter { !reservations.contains($0.reservation) }
        return other
    }

    /// The same where a reservation has what is given, and nothing else.
    func with(_ claim: Claim, at place: Placed) -> Neighbourhood {
        var other = without([claim.id])
        for take in place.takes {
            if take.resource.kind == .equipment {
                let quantity = Supply.Quantity(take.resource.id, place.period, count: take.quantity ?? 1)
                other.quantities.append((claim.id, quantity))
            }
            let blocked = blocked(place.period, for: take.resource, buffers: claim.reservation.buffers)
            for unit in units(of: take.resource.id) { other.taken[unit].append(Taken(blocked, by: claim.id)) }
        }
        return other
    }

    /// The candidate that is a resource.
    func candidate(_ id: ResourceID) -> Candidate? {
        named.first { $0.resource.id == id } ?? venues.first { $0.resource.id == id }
            ?? people.first { $0.resource.id == id }
    }

    /// The numbers of a resource's units.
    func units(of id: ResourceID) -> [Int] { candidate(id)?.units ?? [] }
}

/// A period with what is taken in it.
public struct Placed: Sendable, Hashable {
    /// When.
    public let period: Period
    /// What.
    public let takes: [Take]

    /// Both of them.
    public init(_ period: Period, _ takes: [Take]) {
        self.period = period
        self.takes = takes
    }
}

extension Reservation {
    /// When it is and what it takes.
    var placed: Placed { Placed(period, resources) }
}
