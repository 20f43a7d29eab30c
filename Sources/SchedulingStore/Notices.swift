internal import Foundation
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

    /// When the event is.
    public var period: Period? {
        guard let startsAt, let endsAt else { return nil }
        return Period(start: startsAt, end: endsAt)
    }
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
