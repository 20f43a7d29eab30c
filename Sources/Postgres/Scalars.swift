#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// `boolean`.
extension Bool: PostgresScalar {
    /// `boolean`.
    public static var type: PostgresType { .bool }

    /// Writes one byte, 0 or 1.
    public func write(to wire: inout WireWriter) {
        wire.append(UInt8(self ? 1 : 0))
    }

    /// Reads one byte.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        self = try wire.read(UInt8.self) != 0
    }
}

/// `smallint`.
extension Int16: PostgresScalar {
    /// `smallint`.
    public static var type: PostgresType { .int2 }

    /// Writes two bytes.
    public func write(to wire: inout WireWriter) { wire.append(self) }

    /// Reads two bytes.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        self = try wire.read(Int16.self)
    }
}

/// `integer`; reads `smallint` too.
extension Int32: PostgresScalar {
    /// `integer`.
    public static var type: PostgresType { .int4 }

    /// The integers that fit.
    public static var readableTypes: [PostgresType] { [.int4, .int2] }

    /// Writes four bytes.
    public func write(to wire: inout WireWriter) { wire.append(self) }

    /// Reads two or four bytes.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        self = wire.oid == PostgresType.int2.oid ? Int32(try wire.read(Int16.self)) : try wire.read(Int32.self)
    }
}

/// `bigint`; reads `integer` and `smallint` too.
extension Int64: PostgresScalar {
    /// `bigint`.
    public static var type: PostgresType { .int8 }

    /// The integers that fit.
    public static var readableTypes: [PostgresType] { [.int8, .int4, .int2] }

    /// Writes eight bytes.
    public func write(to wire: inout WireWriter) { wire.append(self) }

    /// Reads two, four or eight bytes.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        self =
            wire.oid == PostgresType.int8.oid
            ? try wire.read(Int64.self) : Int64(try Int32(from: &wire))
    }
}

/// `double precision`; reads `real` too.
extension Double: PostgresScalar {
    /// `double precision`.
    public static var type: PostgresType { .float8 }

    /// Both binary floating point types, but not `numeric`.
    public static var readableTypes: [PostgresType] { [.float8, .float4] }

    /// Writes eight bytes.
    public func write(to wire: inout WireWriter) { wire.append(bitPattern) }

    /// Reads four or eight bytes.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        self =
            wire.oid == PostgresType.float4.oid
            ? Double(Float(bitPattern: try wire.read(UInt32.self)))
            : Double(bitPattern: try wire.read(UInt64.self))
    }
}

/// `text`; reads the other character types too, `character(n)` with its padding.
///
/// An enum of the database is none of these: cast it to `text`.
extension String: PostgresScalar {
    /// `text`.
    public static var type: PostgresType { .text }

    /// The character types.
    public static var readableTypes: [PostgresType] { [.text, .varchar, .name, .bpchar] }

    /// Writes UTF-8, or throws `.nulByte`.
    public func write(to wire: inout WireWriter) throws(ParameterFailure.Problem) {
        try wire.append(self)
    }

    /// Reads UTF-8.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        self = try wire.readText()
    }
}

/// `uuid`.
extension UUID: PostgresScalar {
    /// `uuid`.
    public static var type: PostgresType { .uuid }

    /// Writes sixteen bytes.
    public func write(to wire: inout WireWriter) {
        wire.append(contentsOf: withUnsafeBytes(of: uuid) { Array($0) })
    }

    /// Reads sixteen bytes.
    public init(from wire: inout WireReader) throws(DecodingFailure.Problem) {
        let high = try wire.read(UInt64.self).bigEndian
        let low = try wire.read(UInt64.self).bigEndian
        self.init(uuid: unsafeBitCast((high, low), to: uuid_t.self))
    }
}
