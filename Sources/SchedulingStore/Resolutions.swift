public import Foundation
internal import Postgres
public import Scheduling

/// What is to be done about a conflict.
public enum WayOut: Sendable {
    /// What is proposed under a letter.
    case letter(String)
    /// What a plan says about it.
    case plan(UUID)
    /// Steps of one's own.
    case steps(Resolution.Kind, [JSONValue])
    /// It is left as it is until a time.
    case waive(until: Instant)
    /// What was decided stays, although a party objected.
    case uphold

    var json: JSONValue {
        switch self {
        case .letter(let letter): .object(["letter": .string(letter)])
        case .plan(let plan): .object(["plan": .string(plan.uuidString)])
        case .steps(let kind, let steps): .object(["kind": .string(kind.rawValue), "steps": .array(steps)])
        case .waive(let until):
            .object(["kind": .string("waive"), "until": .string(until.iso8601(offset: 0))])
        case .uphold: .object(["kind": .string("uphold")])
        }
    }

    /// A step that declines a request, releases a hold or calls a reservation off, as of the version that was looked at.
    public static func cancelling(_ reservation: ReservationID, version: Int) -> JSONValue {
        .object([
            "do": .string("cancel"), "reservation_id": .string(reservation.uuid.uuidString),
            "version": .integer(Int64(version)),
        ])
    }

    /// A step that gives a reservation another time or other places; a request stands from then on.
    public static func moving(_ reservation: Reservation, to period: Period, taking takes: [Take]) -> JSONValue {
        .object([
            "do": .string("move"), "reservation_id": .string(reservation.id.uuid.uuidString),
            "version": .integer(Int64(reservation.version)),
            "starts_at": .string(period.start.iso8601(offset: 0)), "ends_at": .string(period.end.iso8601(offset: 0)),
            "resource_ids": .array(takes.map { .string($0.resource.id.uuid.uuidString) }),
            "quantities": .array(takes.map { $0.quantity.map { .integer(Int64($0)) } ?? .null }),
            "confirm": .integer(reservation.state == .request ? 1 : 0),
        ])
    }
}

/// What came of a conflict that was to be resolved.
public struct ResolutionAnswer: Sendable, Decodable {
    /// What became of one reservation.
    public struct Change: Sendable, Decodable {
        /// `move`, `cancel`, `merge` or `split`.
        public let `do`: String
        /// What people type for it.
        public let reference: String
        /// What the event is called now.
        public let title: String
        /// The reservation that it was merged with.
        public let other: String?
        /// The reservations that were made of it.
        public let new: [String]
        /// What could be done with it.
        public let was: Reservation.State
        /// What can be done with it now.
        public let state: Reservation.State
        /// What it was.
        public let before: ReservationContent
        /// What it is.
        public let after: ReservationContent
        /// What it waits for.
        public let approvals: [ApprovalAnswer]
    }

    /// What people type for the conflict.
    public let reference: String
    /// The rule that it broke.
    public let rule: String
    /// By what it was ended.
    public let kind: Resolution.Kind
    /// Until when it is left as it is: waived, or because others have to agree.
    public let waivedUntil: Instant?
    /// Whether the chair decided in its own case.
    public let isOwnCase: Bool
    /// Whether an administrator stepped in for the chair.
    public let steppedIn: Bool
    /// What was changed.
    public let changes: [Change]
    /// How many other organizations were told.
    public let told: Int
}

/// What came of a resolution that was undone.
public struct UndoAnswer: Sendable, Decodable {
    /// A reservation as it is again.
    public struct Change: Sendable, Decodable {
        /// What people type for it.
        public let reference: String
        /// What can be done with it.
        public let state: Reservation.State
        /// What it is.
        public let after: ReservationContent
    }

    /// What people type for the conflict.
    public let reference: String
    /// By what it had been ended.
    public let kind: Resolution.Kind
    /// What was changed back.
    public let changes: [Change]
    /// How many other organizations were told.
    public let told: Int
}

/// What came of an objection.
public struct ObjectionAnswer: Sendable, Decodable {
    /// What people type for the conflict.
    public let reference: String
    /// Who decided.
    public let decidedBy: String
    /// Who decides now; nil where no other term follows yet.
    public let next: RosterAnswer.Term?
}

/// What came of a note for who holds the chair.
public struct NoteAnswer: Sendable, Decodable {
    /// Who holds it.
    public let host: String
}

/// A resolution as it is listed.
public struct ResolutionRow: Sendable {
    /// What people type for the conflict.
    public let conflict: String
    /// The rule that it broke.
    public let rule: String
    /// The resource that it was about.
    public let subject: String?
    /// By what it was ended.
    public let kind: Resolution.Kind
    /// The reservations that were changed, as far as the caller may know them.
    public let reservations: [String]
    /// When the conflict was first seen.
    public let seen: Instant
    /// When it was ended.
    public let resolved: Instant
    /// Why.
    public let reason: String?
    /// Whether the chair decided in its own case.
    public let isOwnCase: Bool
    /// The term of the chair; nil where an administrator stepped in.
    public let term: UUID?
    /// The organization that held the chair.
    public let organization: String?
    /// Who did it, where the caller may know them.
    public let by: String?
    /// When a party objected.
    public let objected: Instant?
    /// Why.
    public let objection: String?
    /// When it was undone.
    public let undone: Instant?

    /// How long the conflict stood.
    public var took: Duration { resolved - seen }
}

extension Store {
    /// Ends a conflict: whoever holds the chair, or an administrator with a reason.
    public func resolve(
        _ conflict: ConflictID, _ way: WayOut, reason: String?, _ act: Act
    ) throws(StoreError) -> ResolutionAnswer {
        try self.act(act.call("resolve", [conflict.uuid, JSONText(way.json.text), reason]))
    }

    /// Makes everything that ended a conflict again what it was.
    public func undoResolution(
        of conflict: ConflictID, reason: String?, _ act: Act
    ) throws(StoreError) -> UndoAnswer {
        try self.act(act.call("undo_resolution", [conflict.uuid, reason]))
    }

    /// Objects to what the chair decided in its own case.
    public func object(to conflict: ConflictID, reason: String, _ act: Act) throws(StoreError) -> ObjectionAnswer {
        try self.act(act.call("object_to", [conflict.uuid, reason]))
    }

    /// Passes a note about a conflict on to who holds the chair.
    public func passNote(about conflict: ConflictID, _ note: String, _ act: Act) throws(StoreError) -> NoteAnswer {
        try self.act(act.call("pass_note", [conflict.uuid, note]))
    }

    /// What ended conflicts in a period, the latest first, as far as the caller may know it.
    public func resolutions(
        in pool: PoolID, of conflict: ConflictID? = nil, during period: Period? = nil, limit: Int = 10_000
    ) throws(StoreError) -> [ResolutionRow] {
        try read(
            .many(
                """
                select
                    conflict, rule, subject, kind, reservations, seen_at, resolved_at, reason, is_own_case, term_id,
                    organization, by, objected_at, objection, undone_at
                from poolbook_1.resolutions
                where pool_id = $1
                    and ($2::timestamptz is null or resolved_at >= $2)
                    and ($3::timestamptz is null or resolved_at < $3)
                    and ($5::uuid is null or conflict_id = $5)
                order by resolved_at desc, conflict
                limit $4
                """,
                [pool.uuid, period?.start.timestamp, period?.end.timestamp, Int64(limit), conflict?.uuid]
            ) { row in
                ResolutionRow(
                    conflict: try row.next(), rule: try row.next(), subject: try row.next(),
                    kind: try row.next(parsing: Resolution.Kind.init(rawValue:)), reservations: try row.next(),
                    seen: Instant(try row.next(Timestamp.self)), resolved: Instant(try row.next(Timestamp.self)),
                    reason: try row.next(), isOwnCase: try row.next(), term: try row.next(),
                    organization: try row.next(), by: try row.next(),
                    objected: try row.next(Timestamp?.self).map(Instant.init), objection: try row.next(),
                    undone: try row.next(Timestamp?.self).map(Instant.init))
            })
    }
}
