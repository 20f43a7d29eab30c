import Testing

@testable import Postgres

/// Forms checked byte by byte, without a server.
@Suite struct WireTests {
    private func bytes(_ value: some PostgresValue) throws -> [UInt8] {
        var wire = WireWriter()
        try value.writeSized(to: &wire)
        return wire.bytes
    }

    private func read<Value: PostgresValue>(_ bytes: [UInt8], as type: Value.Type) throws -> Value {
        try bytes.withUnsafeBytes { try Value.read(WireReader(oid: Value.oid, bytes: $0)) }
    }

    @Test func `scalars follow their length, highest byte first`() throws {
        #expect(try bytes(Int32(258)) == [0, 0, 0, 4, 0, 0, 1, 2])
        #expect(try bytes(true) == [0, 0, 0, 1, 1])
        #expect(try bytes("é") == [0, 0, 0, 2, 0xC3, 0xA9])
        #expect(try bytes(JSONText("1")) == [0, 0, 0, 2, 1, 0x31])
        #expect(try bytes(CalendarDay(days: 10_958)) == [0, 0, 0, 4, 0, 0, 0, 1])
        #expect(try bytes(Timestamp(microseconds: 946_684_800_000_001)) == [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1])
        #expect(try bytes(Int32?.none) == [255, 255, 255, 255])
    }

    @Test func `arrays have a header and NULL among the elements`() throws {
        let header: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 21, 0, 0, 0, 2, 0, 0, 0, 1]
        let elements: [UInt8] = [0, 0, 0, 2, 0, 7, 255, 255, 255, 255]
        #expect(try bytes([Int16(7), nil]) == [0, 0, 0, 30] + header + elements)
        #expect(try read(header + elements, as: [Int16?].self) == [7, nil])
    }

    @Test func `truncated and overlong forms are malformed`() {
        #expect(throws: DecodingFailure.Problem.malformed) { try read([0, 0, 1], as: Int32.self) }
        #expect(throws: DecodingFailure.Problem.malformed) { try read([0, 0, 0, 1, 2], as: Int32.self) }
        #expect(throws: DecodingFailure.Problem.malformed) { try read([], as: JSONText.self) }
        #expect(throws: DecodingFailure.Problem.malformed) { try read([2, 0x31], as: JSONText.self) }
        #expect(throws: DecodingFailure.Problem.malformed) { try read([0xC3], as: String.self) }
    }

    @Test func `an array that lies about its count allocates nothing`() {
        let lie: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 21, 127, 255, 255, 255, 0, 0, 0, 1]
        #expect(throws: DecodingFailure.Problem.malformed) { try read(lie, as: [Int16].self) }
        let negative = lie.prefix(12) + [255, 255, 255, 254, 0, 0, 0, 1]
        #expect(throws: DecodingFailure.Problem.malformed) { try read(Array(negative), as: [Int16].self) }
    }
}
