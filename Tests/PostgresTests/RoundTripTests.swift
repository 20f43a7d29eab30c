import Foundation
import Postgres
import TestSupport
import Testing

/// Sends a value and reads it back, alone and as SQL shows it.
@Suite struct RoundTripTests {
    private func roundTrip<Value: PostgresValue & Equatable>(_ values: [Value], shownAs texts: [String?]) throws {
        let connection = try PrivateCluster.shared.connect()
        for (value, text) in zip(values, texts) {
            #expect(try connection.value("select $1", [value]) == value)
            #expect(try connection.value("select $1::text", [value]) == text)
            #expect(try connection.value("select pg_typeof($1)::text", [value]) == Value.typeName)
        }
        #expect(values.count == texts.count)
        #expect(try connection.value("select $1", [Value?.none], as: Value?.self) == nil)
    }

    private func roundTrip<Value: PostgresScalar & Equatable>(scalars: [Value], shownAs texts: [String]) throws {
        try roundTrip(scalars, shownAs: texts)
        let connection = try PrivateCluster.shared.connect()
        let holes = scalars.map(Optional.some) + [nil]
        #expect(try connection.value("select $1", [scalars]) == scalars)
        #expect(try connection.value("select $1", [holes]) == holes)
        #expect(try connection.value("select $1", [[Value]()]) == [Value]())
        #expect(try connection.value("select cardinality($1)", [holes]) == Int32(holes.count))
        #expect(try connection.value("select $1[$2]", [holes, Int32(holes.count)], as: Value?.self) == nil)
        #expect(try connection.value("select $1", [[Value]?.none], as: [Value]?.self) == nil)
    }

    @Test func `booleans`() throws {
        try roundTrip(scalars: [true, false], shownAs: ["true", "false"])
    }

    @Test func `integers to their limits`() throws {
        try roundTrip(scalars: [Int16.min, -1, 0, .max], shownAs: ["-32768", "-1", "0", "32767"])
        try roundTrip(scalars: [Int32.min, -1, 0, .max], shownAs: ["-2147483648", "-1", "0", "2147483647"])
        let longs = ["-9223372036854775808", "-1", "0", "9223372036854775807"]
        try roundTrip(scalars: [Int64.min, -1, 0, .max], shownAs: longs)
    }

    @Test func `floating point numbers`() throws {
        try roundTrip(scalars: [0.1, -2.5, .infinity], shownAs: ["0.1", "-2.5", "Infinity"])
    }

    @Test func `text in any script, and none at all`() throws {
        try roundTrip(scalars: ["", "会议室 B", "e\u{301}\n\t'\\", "👩‍👩‍👧"], shownAs: ["", "会议室 B", "e\u{301}\n\t'\\", "👩‍👩‍👧"])
    }

    @Test func `identifiers`() throws {
        let text = "0f8fad5b-d9cb-469f-a165-70867728950e"
        try roundTrip(scalars: [try #require(UUID(uuidString: text))], shownAs: [text])
    }

    @Test func `bytes, NUL among them`() throws {
        try roundTrip(scalars: [Bytes([]), Bytes([0, 255, 92])], shownAs: ["\\x", "\\x00ff5c"])
    }

    @Test func `JSON as text`() throws {
        let texts = [#"{"a": [1, null]}"#, "null"]
        try roundTrip(scalars: texts.map(JSONText.init), shownAs: texts)
    }

    @Test func `instants before and after 2000, to the microsecond`() throws {
        let instants: [Int64] = [0, -1, 946_684_800_000_000, 1_772_000_000_123_456]
        let texts = [
            "1970-01-01 00:00:00+00", "1969-12-31 23:59:59.999999+00", "2000-01-01 00:00:00+00",
            "2026-02-25 06:13:20.123456+00",
        ]
        let connection = try PrivateCluster.shared.connect([("options", "-c TimeZone=UTC")])
        for (instant, text) in zip(instants, texts) {
            #expect(try connection.value("select $1::text", [Timestamp(microseconds: instant)]) == text)
            #expect(try connection.value("select $1::text::timestamptz", [text]) == Timestamp(microseconds: instant))
        }
        let stamps = instants.map(Timestamp.init) + [nil]
        #expect(try connection.value("select $1", [stamps]) == stamps)
    }

    @Test func `days before and after 2000`() throws {
        let days = [0, -1, 10_957, 20_509].map { CalendarDay(days: $0) }
        try roundTrip(scalars: days, shownAs: ["1970-01-01", "1969-12-31", "2000-01-01", "2026-02-25"])
    }

    @Test func `an enum goes as its raw value`() throws {
        try roundTrip(scalars: [Colour.red, .green], shownAs: ["red", "green"])
        let connection = try PrivateCluster.shared.connect()
        let error = failure { try connection.value("select 'blue'", as: Colour.self) }
        #expect(decodingProblem(error) == .unknownValue)
    }

    private enum Colour: String, PostgresScalar {
        case red
        case green
    }
}
