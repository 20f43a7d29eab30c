/// Anything that can be a parameter or a column: a scalar, an optional or an array of them.
///
/// Conform to ``PostgresScalar`` instead.
public protocol PostgresValue: Sendable {
    /// The type a parameter is sent as, so that overloaded functions resolve.
    static var oid: OID { get }
    /// The type's name in SQL, for errors.
    static var typeName: String { get }
    /// Whether a column of this type can be read.
    static func reads(_ oid: OID) -> Bool
    /// Writes the value behind its length, or NULL.
    func writeSized(to wire: inout WireWriter) throws(ParameterFailure.Problem)
    /// Reads a column of a type that ``reads(_:)`` admits, nil being NULL.
    static func read(_ wire: consuming WireReader?) throws(DecodingFailure.Problem) -> Self
}

/// What an array can hold: a scalar, or an optional of one.
public protocol PostgresElement: PostgresValue {
    /// The scalar.
    associatedtype Scalar: PostgresScalar
}

/// A Swift type that stands for one type of the server.
///
/// A `RawRepresentable` whose raw value is a scalar needs to declare the conformance only.
public protocol PostgresScalar: PostgresElement where Scalar == Self {
    /// The type it is sent as.
    static var type: PostgresType { get }
    /// The types it can be read from.
    static var readableTypes: [PostgresType] { get }
    /// Writes the binary form of ``type``.
    func write(to wire: inout WireWriter) throws(ParameterFailure.Problem)
    /// Reads the binary form of one of ``readableTypes``.
    init(from wire: inout WireReader) throws(DecodingFailure.Problem)
}

extension PostgresScalar {
    /// Its own type only.
    public static var readableTypes: [PostgresType] { [type] }

    /// The number of its type.
    public static var oid: OID { type.oid }

    /// The name of its type.
    public static var typeName: String { type.name }

    /// Whether it is among the readable types.
    public static func reads(_ oid: OID) -> Bool {
        readableTypes.contains { $0.oid == oid }
    }

    /// Writes its bytes behind their number.
    public func writeSized(to wire: inout WireWriter) throws(ParameterFailure.Problem) {
        try wire.appendSized { (wire) throws(ParameterFailure.Problem) in try write(to: &wire) }
    }

    /// Reads its bytes, all of them, and refuses NULL.
    public static func read(_ wire: consuming WireReader?) throws(DecodingFailure.Problem) -> Self {
        guard var wire else { throw .unexpectedNull }
        let value = try Self(from: &wire)
        try wire.finish()
        return value
    }
}

extension PostgresScalar where Self: RawRepresentable, RawValue: PostgresScalar {
    /// The type of the raw value.
    public static var type: PostgresType { RawValue.type }

    /// The types of the raw value.
    public static var readableTypes: [PostgresType] { RawValue.readableTypes }

    /// Writes the raw value.
    public func write(to wire: inout WireWriter) throws(ParameterFailure.Problem) {
        try rawValue.write(to: &wire)
    }

    /// Reads the raw value, or throws `.unknownValue` if it is none of this type's.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        guard let value = Self(rawValue: try RawValue(from: &wire)) else { throw .unknownValue }
        self = value
    }
}

extension Optional: PostgresValue where Wrapped: PostgresValue {
    /// The number of the wrapped type.
    public static var oid: OID { Wrapped.oid }

    /// The name of the wrapped type.
    public static var typeName: String { Wrapped.typeName }

    /// Whether the wrapped type reads it.
    public static func reads(_ oid: OID) -> Bool { Wrapped.reads(oid) }

    /// Writes the value, or NULL for nil.
    public func writeSized(to wire: inout WireWriter) throws(ParameterFailure.Problem) {
        switch self {
        case .some(let value): try value.writeSized(to: &wire)
        case .none: wire.appendNull()
        }
    }

    /// Reads the value, or nil for NULL.
    public static func read(_ wire: consuming WireReader?) throws(DecodingFailure.Problem) -> Self {
        guard let wire else { return nil }
        return try Wrapped.read(wire)
    }
}

extension Optional: PostgresElement where Wrapped: PostgresScalar {
    /// The wrapped scalar.
    public typealias Scalar = Wrapped
}
