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
    /// What it takes, by name, where an answer is about several.
    public let takes: [String]?
    /// What it waits for.
    public let approvals: [ApprovalAnswer]?
    /// What an edit found.
    public let before: ReservationContent?
    /// What an edit made of it.
    public let after: ReservationContent?
    /// The soft rules that it breaks.
    public var warnings: Warnings?
    /// The conflicts that it made, as a request for what others have.
    public let conflicts: [NewConflict]?

    /// Reasons of rules that only warn.
    public struct Warnings: Sendable, Decodable {
        /// They, in the order in which they were found.
        public let reasons: [Reason]

        /// Reasons.
        public init(_ reasons: [Reason]) {
            self.reasons = reasons
        }

        /// Reads reasons as the database's rules return them.
        public init(from decoder: any Decoder) throws {
            reasons = try decoder.singleValueContainer().decode([ReasonRow].self).map(\.reason)
        }
    }

    /// The same, with what the program's own rules warn of before what the database's do.
    public func warning(_ own: [Reason]) -> ReservationAnswer {
        var answer = self
        let all = own + (warnings?.reasons ?? [])
        answer.warnings = all.isEmpty ? nil : Warnings(all)
        return answer
    }

    /// When it is.
    public var period: Period? { Period(start: startsAt, end: endsAt) }

    /// When it was, before a move.
    public var periodBefore: Period? {
        guard let fromStartsAt, let fromEndsAt else { return nil }
        return Period(start: fromStartsAt, end: fromEndsAt)
    }
}

/// Everything of a reservation that an edit can change, as people read it.
public struct ReservationContent: Sendable, Hashable, Decodable {
    /// A host and what it bears.
    public struct Host: Sendable, Hashable, Decodable {
        /// The organization's name.
        public let name: String
        /// Its share in parts per million.
        public let share: Int
    }

    /// What it takes.
    public struct Take: Sendable, Hashable, Decodable {
        /// The resource's name.
        public let name: String
        /// How many, of equipment.
        public let quantity: Int?
    }

    /// What pays for it.
    public struct Payment: Sendable, Hashable, Decodable {
        /// The project's name.
        public let project: String
        /// The category; nil for any.
        public let category: String?
        /// Minor units of the pool's currency.
        public let amount: Int64
    }

    /// The event's title.
    public let title: String
    /// What kind of event.
    public let kind: String?
    /// Under which name it is held with others.
    public let brand: String?
    /// How many are expected.
    public let attendance: Int?
    /// Its start.
    public let startsAt: Instant
    /// Its end.
    public let endsAt: Instant
    /// Minutes kept free before.
    public let bufferBefore: Int
    /// Minutes kept free after.
    public let bufferAfter: Int
    /// The hosts, the leading one first.
    public let hosts: [Host]?
    /// What it takes.
    public let takes: [Take]?
    /// What pays for it.
    public let payments: [Payment]?

    /// When it is.
    public var period: Period? { Period(start: startsAt, end: endsAt) }
}

extension Store {
    /// Reserves everything that a request asks for, or throws `.refused` with every reason of the database's rules.
    ///
    /// `needs` is what each of the things that it takes was asked for as, where they were chosen for needs.
    public func reserve(
        _ request: Request, for needs: JSONValue? = nil, _ act: Act
    ) throws(StoreError) -> ReservationAnswer {
        let (state, seconds): (Reservation.State, Int64?) =
            switch request.firmness {
            case .confirmed: (.confirmed, nil)
            case .hold(let duration): (.hold, duration.components.seconds)
            case .request: (.request, nil)
            }
        // A request binds nothing yet: others are asked once it is to bind.
        let asked = request.agreement == .others && request.firmness != .request ? "approval" : state.rawValue
        let parameters: [any PostgresValue] =
            [asked, seconds, request.title, request.kind] + request.wholeParameters
        guard let needs else { return try self.act(act.call("reserve", parameters)) }
        return try self.act(act.call("reserve_for_needs", parameters + [JSONText(needs.text)]))
    }

    /// Confirms a hold, or binds a request whose places are free.
    public func confirm(_ reservation: ReservationID, _ act: Act) throws(StoreError) -> ReservationAnswer {
        try self.act(act.call("confirm", [reservation.uuid]))
    }

    /// Moves a reservation to a period, and to other resources where some are given.
    public func move(
        _ reservation: ReservationID, to period: Period, takes: [Take]?, reason: String? = nil, _ act: Act
    ) throws(StoreError) -> ReservationAnswer {
        try self.act(
            act.call(
                "move",
                [
                    reservation.uuid, period.start.timestamp, period.end.timestamp,
                    takes.map { $0.map(\.resource.id.uuid) }, takes.map { $0.map { $0.quantity.map(Int32.init) } },
                    reason,
                ]))
    }

    /// Changes a reservation into what is asked for; how firmly it stands does not change. Throws `.refused` with
    /// `reservation.changed` where another has changed it since it was read.
    public func edit(
        _ standing: Reservation, into request: Request, reason: String?, _ act: Act
    ) throws(StoreError) -> ReservationAnswer {
        try self.act(
            act.call(
                "edit",
                [standing.id.uuid, Int32(standing.version), reason, request.title, request.kind]
                    + request.wholeParameters))
    }

    /// Cancels a reservation; its money goes back to its own lines.
    public func cancel(
        _ reservation: ReservationID, reason: String?, _ act: Act
    ) throws(StoreError) -> ReservationAnswer {
        try self.act(act.call("cancel", [reservation.uuid, reason]))
    }
}

extension Request {
    /// The parameters of what it asks for, after its title and kind.
    fileprivate var wholeParameters: [any PostgresValue] {
        [
            brand, attendance.map(Int32.init),
            hosts.map(\.organization.uuid), hosts.map { Int32($0.share.partsPerMillion) },
            period.start.timestamp, period.end.timestamp, Int32(buffers.before), Int32(buffers.after),
            takes.map(\.resource.id.uuid), takes.map { $0.quantity.map(Int32.init) },
            payments.map(\.project.uuid), payments.map(\.category), payments.map(\.amount.minorUnits),
        ]
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
    /// The reservations that rows named and changed.
    public let changed: [ReservationAnswer]
    /// Pairs, with what stood before, that want one place at one time.
    public let overlaps: Int
    /// How many of the requests are in conflict; nil of an answer that was given before conflicts were written.
    public let conflicts: Int?
    /// The soft rules that what was bound breaks, each with its row.
    public let warnings: ReservationAnswer.Warnings?
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
    /// What a row of a file says of who pays.
    public enum PaymentsOfRow: Sendable {
        /// Nothing: what pays stays.
        case stay
        /// Those of the request.
        case given
    }

    /// A row of `import_reservations` that names a reservation, as it stood in a version, and what it is to become; nil
    /// leaves it as it is.
    public init(
        _ reservation: ReservationID, version: Int, row: Int, into request: Request?,
        payments: PaymentsOfRow = .stay
    ) {
        var members: [String: JSONValue] = [:]
        if let request, case .object(let whole) = JSONValue(request, row: row, uid: "") {
            members = whole
            let money =
                switch payments {
                case .stay: ["projects", "categories", "amounts"]
                case .given: [String]()
                }
            for key in ["uid", "source", "state"] + money { members[key] = nil }
        }
        members["row"] = .integer(Int64(row))
        members["reservation"] = .string(reservation.uuid.uuidString)
        members["version"] = .integer(Int64(version))
        members["stands"] = .integer(request == nil ? 1 : 0)
        self = .object(members)
    }

    /// A request as a row of `import_reservations`, from a file.
    public init(_ request: Request, row: Int, uid: String, source: String? = nil) {
        self = .object([
            "row": .integer(Int64(row)),
            "title": .string(request.title),
            "kind": request.kind.map(JSONValue.string) ?? .null,
            "brand": request.brand.map(JSONValue.string) ?? .null,
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
