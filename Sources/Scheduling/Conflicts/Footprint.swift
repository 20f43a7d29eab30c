/// What a way out takes anew, and which reservations it changes: by it two ways out are told to get into each other's way.
public struct Footprint: Sendable, Hashable {
    /// Some time of something.
    public struct Place: Sendable, Hashable {
        /// A unit, or equipment.
        public let thing: ID<Place>
        /// When, buffers included; of a person the whole of their days, because of how much they may work.
        public let period: Period

        /// Both of them.
        public init(_ thing: ID<Place>, _ period: Period) {
            self.thing = thing
            self.period = period
        }
    }

    /// The reservations that it changes.
    public var reservations: Set<ReservationID>
    /// What those have from then on.
    public var places: [Place]

    /// Both of them.
    public init(_ reservations: Set<ReservationID>, _ places: [Place]) {
        self.reservations = reservations
        self.places = places
    }
}

extension Proposal {
    /// What it takes anew, and what it changes.
    public func footprint(in around: Neighbourhood, buffers: [ReservationID: Buffers], zone: Zone) -> Footprint {
        var places: [Footprint.Place] = []
        func add(_ placed: Placed, _ buffers: Buffers) {
            for take in placed.takes {
                switch take.resource.kind {
                case .venue:
                    let blocked = blocked(placed.period, for: take.resource, buffers: buffers)
                    places += around.things(of: take.resource.id).map { Footprint.Place($0, blocked) }
                case .staff:
                    let days = zone.days(of: placed.period)
                    places += around.things(of: take.resource.id).map { Footprint.Place($0, days) }
                case .equipment:
                    places.append(Footprint.Place(ID(take.resource.id.uuid), placed.period))
                }
            }
        }
        for step in steps {
            switch step {
            case .cancel: break
            case .move(let target, let placed, _, _): add(placed, buffers[target.id] ?? .none)
            case .merge(let kept, _, let joint): add(joint.placed, buffers[kept.id] ?? .none)
            case .split(let target, let parts): parts.forEach { add($0, buffers[target.id] ?? .none) }
            }
        }
        return Footprint(Set(targets.map(\.id)), places)
    }
}

extension Zone {
    /// The whole of the days that a period touches.
    fileprivate func days(of period: Period) -> Period {
        let last = local(period.end - .seconds(1)).date
        return Period(start: startOfDay(local(period.start).date), end: startOfDay(last.adding(days: 1))) ?? period
    }
}

extension Neighbourhood {
    /// What a resource is made of, by names that mean the same in every neighbourhood.
    fileprivate func things(of id: ResourceID) -> [ID<Footprint.Place>] {
        let numbers = units(of: id)
        return numbers.isEmpty ? [ID(id.uuid)] : numbers.map { things.indices.contains($0) ? things[$0] : ID(id.uuid) }
    }
}
