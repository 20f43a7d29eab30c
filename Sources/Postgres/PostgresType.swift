/// The number by which the server names a type.
public struct OID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The number, as in `pg_type.oid`.
    public let rawValue: UInt32

    /// Takes any number: types made by users have numbers of their own.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The type's name where it is built in and known here, else `oid` and its number.
    public var description: String {
        if let type = PostgresType.all.first(where: { $0.oid == self }) { return type.name }
        if let type = PostgresType.all.first(where: { $0.arrayOID == self }) { return type.name + "[]" }
        return "oid \(rawValue)"
    }
}

/// A built-in type of the server, and the type of its arrays.
///
/// Source: `pg_type.dat` of PostgreSQL; these numbers never change.
public struct PostgresType: Hashable, Sendable {
    /// The type's number.
    public let oid: OID
    /// The number of its array type.
    public let arrayOID: OID
    /// Its name in SQL.
    public let name: String

    private init(_ oid: UInt32, array: UInt32, _ name: String) {
        self.oid = OID(rawValue: oid)
        self.arrayOID = OID(rawValue: array)
        self.name = name
    }

    /// `boolean`.
    public static let bool = PostgresType(16, array: 1000, "boolean")
    /// `bytea`.
    public static let bytea = PostgresType(17, array: 1001, "bytea")
    /// `name`, the type of identifiers in the catalogue.
    public static let name = PostgresType(19, array: 1003, "name")
    /// `bigint`.
    public static let int8 = PostgresType(20, array: 1016, "bigint")
    /// `smallint`.
    public static let int2 = PostgresType(21, array: 1005, "smallint")
    /// `integer`.
    public static let int4 = PostgresType(23, array: 1007, "integer")
    /// `text`.
    public static let text = PostgresType(25, array: 1009, "text")
    /// `json`.
    public static let json = PostgresType(114, array: 199, "json")
    /// `real`.
    public static let float4 = PostgresType(700, array: 1021, "real")
    /// `double precision`.
    public static let float8 = PostgresType(701, array: 1022, "double precision")
    /// `character(n)`.
    public static let bpchar = PostgresType(1042, array: 1014, "character")
    /// `character varying`.
    public static let varchar = PostgresType(1043, array: 1015, "character varying")
    /// `date`.
    public static let date = PostgresType(1082, array: 1182, "date")
    /// `timestamp with time zone`.
    public static let timestamptz = PostgresType(1184, array: 1185, "timestamp with time zone")
    /// `uuid`.
    public static let uuid = PostgresType(2950, array: 2951, "uuid")
    /// `jsonb`.
    public static let jsonb = PostgresType(3802, array: 3807, "jsonb")

    static let all: [PostgresType] = [
        bool, bytea, name, int8, int2, int4, text, json, float4, float8, bpchar, varchar, date, timestamptz, uuid,
        jsonb,
    ]
}

extension OID {
    /// `void`, what a function returns that returns nothing.
    static let void = OID(rawValue: 2278)
}
