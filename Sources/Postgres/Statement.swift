/// A statement as a value: its SQL, its parameters, how its rows are read and how many there must be.
///
/// The SQL holds `$1`, `$2` and so on where the parameters go, and is one statement. Values never go into the SQL.
/// An absent parameter is a typed nil: `Int32?.none`.
///
/// `decode` reads the columns of one row. What it throws besides this module's error, when a value means nothing to
/// it, becomes `.decoding` with an unknown value: a closure would otherwise have to spell out what it throws.
public struct Statement<Output>: Sendable {
    /// What a statement does with its rows.
    typealias Collect = @Sendable (borrowing ResultSet) throws(PostgresError) -> Output

    /// The SQL.
    public let sql: String
    /// The values of `$1` and so on.
    public let parameters: [any PostgresValue]
    let collect: Collect

    private init(_ sql: String, _ parameters: [any PostgresValue], collect: @escaping Collect) {
        self.sql = sql
        self.parameters = parameters
        self.collect = collect
    }

    /// A statement that returns any number of rows.
    public static func many<Element>(
        _ sql: String, _ parameters: [any PostgresValue] = [],
        decode: @escaping @Sendable (inout Row) throws -> Element
    ) -> Statement where Output == [Element] {
        Statement(sql, parameters) { (result) throws(PostgresError) in try result.rows(.any, decode) }
    }

    /// A statement that returns one row; another number throws `.arity`.
    public static func one(
        _ sql: String, _ parameters: [any PostgresValue] = [],
        decode: @escaping @Sendable (inout Row) throws -> Output
    ) -> Statement {
        Statement(sql, parameters) { (result) throws(PostgresError) in try result.rows(.one, decode)[0] }
    }

    /// A statement that returns one row or none; more throw `.arity`.
    public static func maybe<Wrapped>(
        _ sql: String, _ parameters: [any PostgresValue] = [],
        decode: @escaping @Sendable (inout Row) throws -> Wrapped
    ) -> Statement where Output == Wrapped? {
        Statement(sql, parameters) { (result) throws(PostgresError) in try result.rows(.atMostOne, decode).first }
    }

    /// A statement that returns no row, or calls a function that returns `void`; else throws `.arity`.
    public static func none(_ sql: String, _ parameters: [any PostgresValue] = []) -> Statement where Output == Void {
        Statement(sql, parameters) { (result) throws(PostgresError) in
            _ = try result.rows(.none) { (_: inout Row) in }
        }
    }
}

/// The parameters of a statement in the form that `PQexecParams` takes.
struct EncodedParameters {
    private let wire: WireWriter
    private let types: [UInt32]
    private let lengths: [Int32]
    private let offsets: [Int?]

    /// Encodes every parameter into one buffer, each behind its length.
    init(_ parameters: [any PostgresValue]) throws(PostgresError) {
        guard parameters.count <= 65_535 else {
            throw .parameter(ParameterFailure(position: nil, problem: .tooMany))
        }
        var wire = WireWriter()
        var lengths: [Int32] = []
        var offsets: [Int?] = []
        for (index, parameter) in parameters.enumerated() {
            let start = wire.bytes.count
            do throws(ParameterFailure.Problem) {
                try parameter.writeSized(to: &wire)
                guard wire.bytes.count < 1 << 30 else { throw .tooLarge }
            } catch {
                throw .parameter(ParameterFailure(position: index + 1, problem: error))
            }
            // Of NULL there is nothing but the length; of anything else, this many bytes behind the length.
            let isNull = wire.bytes[start] == 0xFF
            lengths.append(isNull ? 0 : Int32(wire.bytes.count - start - 4))
            offsets.append(isNull ? nil : start + 4)
        }
        self.wire = wire
        self.lengths = lengths
        self.offsets = offsets
        types = parameters.map { Swift.type(of: $0).oid.rawValue }
    }

    var count: Int32 { Int32(types.count) }

    /// Calls `body` with types, values, lengths and formats, which live as long as the call.
    func withPointers<Output>(
        _ body: (
            UnsafePointer<UInt32>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
        ) -> Output
    ) -> Output {
        let formats = [Int32](repeating: 1, count: types.count)
        return wire.bytes.withUnsafeBytes { buffer in
            let values = offsets.map { offset in
                offset.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return body(types, values, lengths, formats)
        }
    }
}
