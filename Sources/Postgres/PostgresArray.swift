/// Arrays of one dimension, with NULL among the elements where these are optional.
///
/// Form: dimensions, a flag for NULL, the element type, the count, the first index, then each element behind its
/// length; an empty array has no dimension. Source: `array_send` in `arrayfuncs.c` of PostgreSQL.
extension Array: PostgresValue where Element: PostgresElement {
    /// The number of the array type.
    public static var oid: OID { Element.Scalar.type.arrayOID }

    /// The name of the array type.
    public static var typeName: String { Element.Scalar.type.name + "[]" }

    /// Whether it is an array of a type that the elements read.
    public static func reads(_ oid: OID) -> Bool {
        Element.Scalar.readableTypes.contains { $0.arrayOID == oid }
    }

    /// Writes the array, its elements counted from 1.
    public func writeSized(to wire: inout WireWriter) throws(ParameterFailure.Problem) {
        guard count < 1 << 27 else { throw .tooLarge }
        try wire.appendSized { (wire) throws(ParameterFailure.Problem) in
            wire.append(Int32(isEmpty ? 0 : 1))
            // The flag is a hint that the server computes anew.
            wire.append(Int32(0))
            wire.append(Element.oid.rawValue)
            guard !isEmpty else { return }
            wire.append(Int32(count))
            wire.append(Int32(1))
            for element in self { try element.writeSized(to: &wire) }
        }
    }

    /// Reads an array whatever its first index, or throws `.malformed` if it has several dimensions.
    public static func read(_ wire: consuming WireReader?) throws(DecodingFailure.Problem) -> Self {
        guard var wire else { throw .unexpectedNull }
        let dimensions = try wire.read(Int32.self)
        _ = try wire.read(Int32.self)
        let element = OID(rawValue: try wire.read(UInt32.self))
        guard Element.reads(element) else { throw .typeMismatch }
        var values: Self = []
        if dimensions == 0 {
            try wire.finish()
            return values
        }
        guard dimensions == 1 else { throw .malformed }
        let count = Int(try wire.read(Int32.self))
        _ = try wire.read(Int32.self)
        // Each element has a length of four bytes: a larger count is a lie that must not allocate.
        guard count >= 0, count <= wire.remaining / 4 else { throw .malformed }
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try Element.read(try wire.readSized(as: element))) }
        try wire.finish()
        return values
    }
}
