public import Foundation
internal import Postgres
public import Scheduling

/// Something that others did and that concerns the caller.
public struct NoticeRow: Sendable, Decodable {
    /// When.
    public let recordedAt: Instant
    /// What was done, as the record names it.
    public let act: String
    /// What kind of thing it was done to.
    public let subjectKind: String
    /// What people type for that, or for the reservation that it is about.
    public let reference: String?
    /// The event's title.
    public let title: String?
    /// The event's start.
    public let startsAt: Instant?
    /// The event's end.
    public let endsAt: Instant?
    /// How much was moved, in minor units, of an act of money.
    public let amount: Int64?
    /// Of an approval, what became of it.
    public let approvalState: Approval.State?
    /// Who did it; nil where the caller may not know them.
    public let name: String?
    /// Their organization; nil for the pool's office.
    public let organization: String?
    /// Why.
    public let reason: String?
    /// Whether it concerns the caller as the person who is booked, not their organization.
    public let isStaff: Bool
    /// Whether they have not read it yet.
    public let isNew: Bool
    /// What was, and what is.
    public let change: NoticeChange?

    /// When the event is.
    public var period: Period? {
        guard let startsAt, let endsAt else { return nil }
        return Period(start: startsAt, end: endsAt)
    }
}

/// What a notice tells of the change itself: what was, and what is. Nil of what stayed, and of what has no such thing.
public struct NoticeChange: Sendable, Decodable {
    /// When it was to be.
    public let periodBefore: Period?
    /// When it is to be.
    public let periodAfter: Period?
    /// What it took.
    public let takesBefore: [UUID]
    /// What it takes.
    public let takesAfter: [UUID]
    /// What it has become.
    public let state: Reservation.State?
    /// By what a conflict was ended.
    public let kind: Resolution.Kind?

    private enum Key: String, CodingKey {
        case startsAt, endsAt, resources, state, kind
    }

    /// What is there of it: an act records what it changes, each in its own form.
    public init(from decoder: any Decoder) throws {
        let row = try? decoder.container(keyedBy: Key.self)
        func sides<Value: Decodable>(_ key: Key) -> [Value?] {
            let both = (try? row?.decode([Value?].self, forKey: key)) ?? []
            return both.count == 2 ? both : [nil, nil]
        }
        let (starts, ends): ([Instant?], [Instant?]) = (sides(.startsAt), sides(.endsAt))
        let periods = zip(starts, ends).map { start, end in
            start.flatMap { start in end.flatMap { Period(start: start, end: $0) } }
        }
        (periodBefore, periodAfter) = periods[0] == periods[1] ? (nil, nil) : (periods[0], periods[1])
        let takes: [[UUID]?] = sides(.resources)
        (takesBefore, takesAfter) = takes[0].flatMap { one in takes[1].map { (one, $0) } } ?? ([], [])
        let states: [String?] = sides(.state)
        state = states[1].flatMap(Reservation.State.init(rawValue:))
        kind = (try? row?.decode(String.self, forKey: .kind)).flatMap(Resolution.Kind.init(rawValue:))
    }

    /// What it took and takes no more.
    public var gone: [UUID] { takesBefore.filter { !takesAfter.contains($0) } }

    /// What it takes and did not take.
    public var new: [UUID] { takesAfter.filter { !takesBefore.contains($0) } }
}

/// Which notices to read.
public enum NoticeChoice: String, Sendable {
    /// What is new since the caller last read.
    case new
    /// All of it.
    case all
}

extension Store {
    /// What others did that concerns the caller, the newest first.
    public func notices(_ choice: NoticeChoice, limit: Int, in pool: PoolID) throws(StoreError) -> [NoticeRow] {
        let text = try read(surfaceCall("notices", [pool.uuid, choice.rawValue, Int32(clamping: limit)])).text
        let found: NoticeRows = try decodedJSON(text)
        return found.rows
    }

    /// Notes that the caller has read everything up to an instant.
    public func readNotices(until instant: Instant, in pool: PoolID) throws(StoreError) {
        _ = try read(
            .one("select poolbook_1.read_notices($1, $2)", [pool.uuid, instant.timestamp]) { row in
                try row.next(Bool.self)
            })
    }
}

private struct NoticeRows: Decodable {
    let rows: [NoticeRow]
}
