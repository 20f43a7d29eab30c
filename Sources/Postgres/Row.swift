internal import CLibPQ

/// One row of a result, read column by column from the left.
public struct Row: ~Copyable {
    private let result: OpaquePointer
    private let index: Int32
    private let width: Int32
    private var column: Int32 = 0

    init(result: OpaquePointer, index: Int32) {
        self.result = result
        self.index = index
        width = PQnfields(result)
    }

    /// Reads the next column, or throws `.decoding`.
    public mutating func next<Value: PostgresValue>(_ type: Value.Type = Value.self) throws(PostgresError) -> Value {
        guard column < width else {
            throw failure(.missingColumn, at: column, expected: Value.typeName)
        }
        let oid = OID(rawValue: PQftype(result, column))
        guard Value.reads(oid) else { throw failure(.typeMismatch, at: column, expected: Value.typeName) }
        do throws(DecodingFailure.Problem) {
            let value = try Value.read(wire(oid))
            column += 1
            return value
        } catch {
            throw failure(error, at: column, expected: Value.typeName)
        }
    }

    /// Reads the next column and parses it; nil of `parse` throws `.decoding` as an unknown value.
    public mutating func next<Value: PostgresValue, Parsed>(
        parsing parse: (Value) -> Parsed?
    ) throws(PostgresError) -> Parsed {
        let value: Value = try next()
        guard let parsed = parse(value) else { throw unknownValue() }
        return parsed
    }

    /// That the column read last has a value that means nothing to its reader.
    func unknownValue() -> PostgresError {
        failure(.unknownValue, at: max(column - 1, 0), expected: "the type asked for")
    }

    /// Throws `.decoding` if a column has not been read.
    func finish() throws(PostgresError) {
        guard column == width else { throw failure(.leftoverColumn, at: column, expected: "") }
    }

    private func wire(_ oid: OID) -> WireReader? {
        guard PQgetisnull(result, index, column) == 0 else { return nil }
        let length = Int(PQgetlength(result, index, column))
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(result, index, column), count: length)
        return WireReader(oid: oid, bytes: bytes)
    }

    private func failure(
        _ problem: DecodingFailure.Problem, at column: Int32, expected: String
    ) -> PostgresError {
        let name = column < width ? PQfname(result, column).map { String(cString: $0) } : nil
        return .decoding(
            DecodingFailure(
                column: name ?? "",
                position: Int(column) + 1,
                expected: expected,
                found: OID(rawValue: column < width ? PQftype(result, column) : 0),
                problem: problem
            )
        )
    }
}

/// What the server returned for one statement; freed with its owner.
struct ResultSet: ~Copyable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }

    /// The number of rows; those whose one column is `void` are none.
    var count: Int {
        let isVoid = PQnfields(pointer) == 1 && PQftype(pointer, 0) == OID.void.rawValue
        return isVoid ? 0 : Int(PQntuples(pointer))
    }

    /// Reads every row to its end, there being as many as `arity` allows.
    func rows<Output>(
        _ arity: Arity, _ decode: (inout Row) throws -> Output
    ) throws(PostgresError) -> [Output] {
        let count = count
        guard arity.allows(count) else { throw .arity(expected: arity, found: count) }
        var rows: [Output] = []
        rows.reserveCapacity(count)
        for index in 0..<count {
            var row = Row(result: pointer, index: Int32(index))
            do {
                rows.append(try decode(&row))
            } catch {
                throw error as? PostgresError ?? row.unknownValue()
            }
            try row.finish()
        }
        return rows
    }
}
