/// `bytea`: any bytes.
public struct Bytes: Hashable, Sendable, PostgresScalar {
    /// The bytes.
    public var bytes: [UInt8]

    /// Wraps bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// `bytea`.
    public static var type: PostgresType { .bytea }

    /// Writes them as they are.
    public func write(to wire: inout WireWriter) { wire.append(contentsOf: bytes) }

    /// Reads all of them.
    public init(from wire: inout WireReader) {
        self.init(wire.readBytes())
    }
}

/// `jsonb`, as text that nobody here has parsed; reads `json` too.
public struct JSONText: Hashable, Sendable, PostgresScalar {
    /// The text of one JSON value.
    public var text: String

    /// Wraps a text; whether it is JSON is for the server to say.
    public init(_ text: String) {
        self.text = text
    }

    /// `jsonb`.
    public static var type: PostgresType { .jsonb }

    /// Both JSON types.
    public static var readableTypes: [PostgresType] { [.jsonb, .json] }

    /// Writes the version of the form, 1, and the text, or throws `.nulByte`.
    public func write(to wire: inout WireWriter) throws(ParameterFailure.Problem) {
        wire.append(UInt8(1))
        try wire.append(text)
    }

    /// Reads the text, behind its version if it is `jsonb`.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        if wire.oid == PostgresType.jsonb.oid {
            guard try wire.read(UInt8.self) == 1 else { throw .malformed }
        }
        self.init(try wire.readText())
    }
}

/// `timestamp with time zone`: an instant, to the microsecond.
///
/// The server's `infinity` is no instant: reading it throws `.outOfRange`.
public struct Timestamp: Hashable, Comparable, Sendable, PostgresScalar {
    /// Microseconds since 1970-01-01 00:00 UTC, without leap seconds.
    public var microseconds: Int64

    /// Takes microseconds since 1970-01-01 00:00 UTC.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The earlier instant is the lesser.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

    /// From 1970 to 2000, where the server begins to count.
    static let epoch: Int64 = 946_684_800_000_000

    /// `timestamp with time zone`.
    public static var type: PostgresType { .timestamptz }

    /// Writes microseconds since 2000, or throws `.outOfRange` if they overflow or mean infinity.
    public func write(to wire: inout WireWriter) throws(ParameterFailure.Problem) {
        let (value, overflow) = microseconds.subtractingReportingOverflow(Self.epoch)
        guard !overflow, value != .min, value != .max else { throw .outOfRange }
        wire.append(value)
    }

    /// Reads microseconds since 2000.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        let value = try wire.read(Int64.self)
        let (shifted, overflow) = value.addingReportingOverflow(Self.epoch)
        guard !overflow, value != .min, value != .max else { throw .outOfRange }
        self.init(microseconds: shifted)
    }
}

/// `date`: a day of the Gregorian calendar, in no time zone.
///
/// The server's `infinity` is no day: reading it throws `.outOfRange`.
public struct CalendarDay: Hashable, Comparable, Sendable, PostgresScalar {
    /// Days since 1970-01-01.
    public var days: Int32

    /// Takes days since 1970-01-01.
    public init(days: Int32) {
        self.days = days
    }

    /// The earlier day is the lesser.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.days < right.days }

    /// From 1970 to 2000, where the server begins to count.
    static let epoch: Int32 = 10_957

    /// `date`.
    public static var type: PostgresType { .date }

    /// Writes days since 2000, or throws `.outOfRange` if they overflow or mean infinity.
    public func write(to wire: inout WireWriter) throws(ParameterFailure.Problem) {
        let (value, overflow) = days.subtractingReportingOverflow(Self.epoch)
        guard !overflow, value != .min, value != .max else { throw .outOfRange }
        wire.append(value)
    }

    /// Reads days since 2000.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        let value = try wire.read(Int32.self)
        let (shifted, overflow) = value.addingReportingOverflow(Self.epoch)
        guard !overflow, value != .min, value != .max else { throw .outOfRange }
        self.init(days: shifted)
    }
}
