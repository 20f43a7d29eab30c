internal import Foundation
internal import Postgres
public import Scheduling

/// What became of a reservation.
public struct ReservationAnswer: Sendable, Decodable {
    /// Money that was set aside, or given back.
    public struct Money: Sendable, Decodable {
        /// The project's name.
        public let project: String
        /// The fund's name.
        public let fund: String
        /// The category.
        public let category: String
        /// Minor units of the pool's currency.
        public let amount: Int64
    }

    /// What people type for it.
    public let reference: String
    /// What can be done with it now.
    public let state: Reservation.State
    /// How often it was written.
    public let version: Int
    /// Its start.
    public let startsAt: Instant
    /// Its end.
    public let endsAt: Instant
    /// Its start before a move.
    public let fromStartsAt: Instant?
    /// Its end before a move.
    public let fromEndsAt: Instant?
    /// When a hold ends by itself.
    public let expiresAt: Instant?
    /// The money of it.
    public let money: [Money]?

    /// When it is.
    public var period: Period? { Period(start: startsAt, end: endsAt) }

    /// When it was, before a move.
    public var periodBefore: Period? {
        guard let fromStartsAt, let fromEndsAt else { return nil }
        return Period(start: fromStartsAt, end: fromEndsAt)
    }
}

extension Store {
    /// Reserves everything that a request asks for, or throws `.refused` with every reason of the database's rules.
    public func reserve(_ request: Request, _ act: Act) throws(StoreError) -> ReservationAnswer {
        let (state, seconds): (Reservation.State, Int64?) =
            switch request.firmness {
            case .confirmed: (.confirmed, nil)
            case .hold(let duration): (.hold, duration.components.seconds)
            case .request: (.request, nil)
            }
        return try self.act(
            act.call(
                "reserve",
                [
                    state.rawValue, seconds, request.title, request.kind, request.attendance.map(Int32.init),
                    request.hosts.map(\.organization.uuid), request.hosts.map { Int32($0.share.partsPerMillion) },
                    request.period.start.timestamp, request.period.end.timestamp,
                    Int32(request.buffers.before), Int32(request.buffers.after),
                    request.takes.map(\.resource.id.uuid), request.takes.map { $0.quantity.map(Int32.init) },
                    request.payments.map(\.project.uuid), request.payments.map(\.category),
                    request.payments.map(\.amount.minorUnits),
                ]))
    }

    /// Confirms a hold, or binds a request whose places are free.
    public func confirm(_ reservation: ReservationID, _ act: Act) throws(StoreError) -> ReservationAnswer {
        try self.act(act.call("confirm", [reservation.uuid]))
    }

    /// Moves a reservation to a period, and to other resources where some are given.
    public func move(
        _ reservation: ReservationID, to period: Period, takes: [Take]?, _ act: Act
    ) throws(StoreError) -> ReservationAnswer {
        try self.act(
            act.call(
                "move",
                [
                    reservation.uuid, period.start.timestamp, period.end.timestamp,
                    takes.map { $0.map(\.resource.id.uuid) }, takes.map { $0.map { $0.quantity.map(Int32.init) } },
                ]))
    }

    /// Cancels a reservation; its money goes back to its own lines.
    public func cancel(
        _ reservation: ReservationID, reason: String?, _ act: Act
    ) throws(StoreError) -> ReservationAnswer {
        try self.act(act.call("cancel", [reservation.uuid, reason]))
    }
}

/// What became of an imported list of reservations.
public struct ImportAnswer: Sendable, Decodable {
    /// Rows in all.
    public let rows: Int
    /// Those that stand now.
    public let bound: Int
    /// Those that wait as requests.
    public let requests: Int
    /// Those that were imported before, and those that name a reservation that stands as they say.
    public let same: Int
    /// The reservations that rows named and moved.
    public let moved: [ReservationAnswer]
    /// Pairs, with what stood before, that want one place at one time.
    public let overlaps: Int
}

extension Store {
    /// Imports reservations in one act, in the order of the rows: what fits is bound, the rest waits as requests.
    ///
    /// A row that names a reservation moves it, or leaves it as it is; `source` is the file of rows that name none.
    public func importReservations(_ rows: [JSONValue], source: String, _ act: Act) throws(StoreError) -> ImportAnswer {
        try self.act(act.call("import_reservations", [source, JSONText(JSONValue.array(rows).text)]))
    }
}

extension JSONValue {
    /// A row of `import_reservations` that names a reservation, as it stood in a version; nil leaves it as it is.
    public init(
        _ reservation: ReservationID, version: Int, row: Int, moveTo move: (period: Period, takes: [Take])?
    ) {
        var members: [String: JSONValue] = [
            "row": .integer(Int64(row)), "reservation": .string(reservation.uuid.uuidString),
            "version": .integer(Int64(version)), "stands": .integer(move == nil ? 1 : 0),
        ]
        if let move {
            members["starts_at"] = .string(move.period.start.iso8601(offset: 0))
            members["ends_at"] = .string(move.period.end.iso8601(offset: 0))
            members["resources"] = .array(move.takes.map { .string($0.resource.id.uuid.uuidString) })
            members["quantities"] = .array(move.takes.map { $0.quantity.map { .integer(Int64($0)) } ?? .null })
        }
        self = .object(members)
    }

    /// A request as a row of `import_reservations`, from a file.
    public init(_ request: Request, row: Int, uid: String, source: String? = nil) {
        self = .object([
            "row": .integer(Int64(row)),
            "title": .string(request.title),
            "kind": request.kind.map(JSONValue.string) ?? .null,
            "attendance": request.attendance.map { .integer(Int64($0)) } ?? .null,
            "hosts": .array(request.hosts.map { .string($0.organization.uuid.uuidString) }),
            "shares": .array(request.hosts.map { .integer(Int64($0.share.partsPerMillion)) }),
            "starts_at": .string(request.period.start.iso8601(offset: 0)),
            "ends_at": .string(request.period.end.iso8601(offset: 0)),
            "before": .integer(Int64(request.buffers.before)),
            "after": .integer(Int64(request.buffers.after)),
            "resources": .array(request.takes.map { .string($0.resource.id.uuid.uuidString) }),
            "quantities": .array(request.takes.map { $0.quantity.map { .integer(Int64($0)) } ?? .null }),
            "projects": .array(request.payments.map { .string($0.project.uuid.uuidString) }),
            "categories": .array(request.payments.map { $0.category.map(JSONValue.string) ?? .null }),
            "amounts": .array(request.payments.map { .integer($0.amount.minorUnits) }),
            "uid": .string(uid),
            "source": source.map(JSONValue.string) ?? .null,
            "state": .string(request.firmness == .request ? "request" : "confirmed"),
        ])
    }
}
