internal import Foundation
internal import Postgres
public import Scheduling

/// How an act is done: once for its key, in earnest or tried.
public struct Act: Sendable {
    /// Whether anything is written.
    public enum Mode: String, Sendable {
        /// In earnest.
        case act
        /// Tried: the same answer, nothing written.
        case `try`
        /// Refused already by the program's own rules: only the database's reasons are wanted. An act that was done
        /// under the key still answers as it did.
        case refuse
    }

    /// The pool.
    public let pool: PoolID
    /// The key: sent again with the same content the act is done once and answers the same.
    public let key: String
    /// What was asked for, as it was asked, before anything in it was resolved.
    public let content: String
    /// Whether anything is written.
    public let mode: Mode

    /// An act.
    public init(pool: PoolID, key: String, content: String, mode: Mode) {
        self.pool = pool
        self.key = key
        self.content = content
        self.mode = mode
    }

    /// The same act, for the database's reasons only.
    public var collectingReasons: Act {
        Act(pool: pool, key: key, content: content, mode: .refuse)
    }

    /// A key that nobody used before.
    public static func newKey() -> String { UUID().uuidString.lowercased() }

    /// The parameters with which every function that writes begins.
    var parameters: [any PostgresValue] { [pool.uuid, key, content, mode.rawValue] }

    /// A call of a function of the surface, with the act's parameters and more.
    func call(_ function: String, _ more: [any PostgresValue]) -> Statement<JSONText> {
        surfaceCall(function, parameters + more)
    }
}

/// A call of a function of the surface.
func surfaceCall(_ function: String, _ parameters: [any PostgresValue]) -> Statement<JSONText> {
    let places = parameters.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    return .one("select poolbook_\(Store.surface).\(function)(\(places))", parameters) { row in try row.next() }
}

/// Waits, without a clock's time being read.
func pause(milliseconds: Int) {
    Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
}

extension Instant {
    /// The instant as the server takes it.
    var timestamp: Timestamp { Timestamp(microseconds: microseconds) }

    /// The server's timestamp as an instant.
    init(_ timestamp: Timestamp) {
        self.init(microseconds: timestamp.microseconds)
    }
}

extension LocalDate {
    /// The server's date as a day.
    init(_ day: CalendarDay) {
        self.init(daysSince1970: day.days)
    }
}
