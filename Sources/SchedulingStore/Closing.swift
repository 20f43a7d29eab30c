internal import Foundation
internal import Postgres
public import Scheduling

/// What was recorded of a reservation that has begun.
public struct ClosingAnswer: Sendable, Decodable {
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
    /// How many came.
    public let attended: Int
    /// What else was counted, by name.
    public let figures: [String: Int]
    /// Whether it was recorded for the first time, corrected, or was so already.
    public let outcome: SavedRow.Outcome

    /// When it was.
    public var period: Period? { Period(start: startsAt, end: endsAt) }
}

extension Store {
    /// Records what came of a reservation, in place of what was recorded before.
    public func close(
        _ reservation: ReservationID, _ outcome: Outcome, _ act: Act
    ) throws(StoreError) -> ClosingAnswer {
        let figures = JSONValue.object(outcome.figures.mapValues { .integer(Int64($0)) })
        return try self.act(
            act.call(
                "close_reservation",
                [reservation.uuid, Int32(clamping: outcome.attended), JSONText(figures.text), outcome.note]))
    }
}
