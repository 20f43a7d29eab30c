#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
internal import CLibPQ

/// A query whose rows are streamed by a binary COPY, whatever their number: its SQL, with values in it.
///
/// COPY takes no parameters; values are written into the SQL as quoted literals of types whose text has no quote.
public struct CopyQuery: Sendable {
    let sql: String

    /// A query, with values where its `$1`, `$2` and so on are: identifiers, instants and numbers.
    public init(_ sql: String, _ values: [any CopyLiteral] = []) {
        var written = sql
        for (index, value) in values.enumerated().reversed() {
            written.replace("$\(index + 1)", with: value.copyLiteral)
        }
        self.sql = written
    }
}

/// What can be written into the SQL of a COPY.
public protocol CopyLiteral: Sendable {
    /// The value as SQL, its type with it.
    var copyLiteral: String { get }
}

extension UUID: CopyLiteral {
    /// The identifier, in quotes.
    public var copyLiteral: String { "'\(uuidString)'::uuid" }
}

extension Timestamp: CopyLiteral {
    /// The instant, as microseconds added to 1970.
    public var copyLiteral: String { "('1970-01-01 00:00+00'::timestamptz + '\(microseconds) us'::interval)" }
}

extension [String]: CopyLiteral {
    /// The texts, each as the bytes that it is made of.
    public var copyLiteral: String {
        let texts = map { text in
            let digits = text.utf8.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
            return "convert_from(decode('\(digits.joined())', 'hex'), 'UTF8')"
        }
        return "array[\(texts.joined(separator: ", "))]::text[]"
    }
}

/// One row of a COPY, its columns read from the left.
///
/// It points into libpq's buffer and is not to be kept.
public struct CopyRow: ~Copyable {
    private var rest: UnsafeRawBufferPointer
    private var column: Int32 = 0
    private var fields: Int16

    init(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) {
        guard bytes.count >= 2 else { throw Self.malformed(0, "a row") }
        fields = Int16(bigEndian: bytes.loadUnaligned(as: Int16.self))
        rest = bytes.behind(2)
    }

    /// Whether this is the mark behind the last row.
    var isEnd: Bool { fields == -1 }

    /// Reads the next column, which must be of the type that a parameter of this type is sent as.
    @inline(__always)
    public mutating func next<Value: PostgresValue>(_ type: Value.Type = Value.self) throws(PostgresError) -> Value {
        guard fields > 0, rest.count >= 4 else { throw Self.malformed(column, Value.typeName) }
        let length = Int(Int32(bigEndian: rest.loadUnaligned(as: Int32.self)))
        guard rest.count >= 4 + max(length, 0) else { throw Self.malformed(column, Value.typeName) }
        do throws(DecodingFailure.Problem) {
            let value: Value
            if length < 0 {
                value = try Value.read(nil)
            } else {
                let bytes = UnsafeRawBufferPointer(start: rest.behind(4).baseAddress, count: length)
                value = try Value.read(WireReader(oid: Value.oid, bytes: bytes))
            }
            rest = rest.behind(4 + max(length, 0))
            column += 1
            fields -= 1
            return value
        } catch {
            throw Self.failure(error, column, Value.typeName)
        }
    }

    /// Throws `.decoding` if a column has not been read.
    func finish() throws(PostgresError) {
        guard fields == 0, rest.isEmpty else { throw Self.failure(.leftoverColumn, column, "") }
    }

    static func malformed(_ column: Int32, _ type: String) -> PostgresError { failure(.malformed, column, type) }

    private static func failure(
        _ problem: DecodingFailure.Problem, _ column: Int32, _ type: String
    ) -> PostgresError {
        .decoding(
            DecodingFailure(
                column: "", position: Int(column) + 1, expected: type, found: OID(rawValue: 0), problem: problem))
    }
}

/// The frames of a binary COPY: a head before the first row, a mark behind the last.
struct CopyFrames {
    private static let signature: [UInt8] = [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00]
    private var hasBegun = false

    /// Hands over the row that a message holds; false where it holds none.
    mutating func read(
        _ message: UnsafeRawBufferPointer, _ body: (inout CopyRow) throws(PostgresError) -> Void
    ) throws(PostgresError) {
        var bytes = message
        if !hasBegun {
            guard bytes.count >= 19, bytes.prefix(11).elementsEqual(Self.signature) else {
                throw CopyRow.malformed(0, "the head of a copy")
            }
            let more = Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: 15, as: Int32.self)))
            guard more >= 0, bytes.count >= 19 + more else { throw CopyRow.malformed(0, "the head of a copy") }
            bytes = bytes.behind(19 + more)
            hasBegun = true
            if bytes.isEmpty { return }
        }
        var row = try CopyRow(bytes)
        guard !row.isEnd else { return }
        try body(&row)
        try row.finish()
    }
}
