import Postgres
import TestSupport
import Testing

@Suite struct DecodingTests {
    private func problem<Value: PostgresValue>(
        _ sql: String, as type: Value.Type
    ) throws -> DecodingFailure.Problem? {
        let connection = try PrivateCluster.shared.connect()
        return decodingProblem(failure { try connection.value(sql, as: type) })
    }

    @Test func `columns are read from the left`() throws {
        let connection = try PrivateCluster.shared.connect()
        let rows: [(String, Int32?)] = try connection.run(
            .many("select 'a', 1 union all select 'b', null order by 1") { row in
                let code: String = try row.next()
                let capacity: Int32? = try row.next()
                return (code, capacity)
            }
        )
        #expect(rows.map(\.0) == ["a", "b"])
        #expect(rows.map(\.1) == [1, nil])
    }

    @Test func `an error of the reader's own counts as an unknown value`() throws {
        struct Unheard: Error {}
        let connection = try PrivateCluster.shared.connect()
        let error = failure {
            try connection.run(
                .one("select 1 as first, 2 as second") { row in
                    let first: Int32 = try row.next()
                    guard first != 1 else { throw Unheard() }
                    return first
                }
            )
        }
        #expect(error?.description == "column 1 (first) holds an unknown value of the type asked for")
    }

    @Test func `narrow types are widened`() throws {
        let connection = try PrivateCluster.shared.connect()
        #expect(try connection.value("select 7::int2", as: Int32.self) == 7)
        #expect(try connection.value("select (-7)::int2", as: Int64.self) == -7)
        #expect(try connection.value("select (-7)::int4", as: Int64.self) == -7)
        #expect(try connection.value("select 1.5::float4", as: Double.self) == 1.5)
        #expect(try connection.value("select '{1,2}'::int2[]", as: [Int64].self) == [1, 2])
        #expect(try connection.value("select 'a'::name", as: String.self) == "a")
        #expect(try connection.value("select 'a'::varchar", as: String.self) == "a")
        #expect(try connection.value("select 'a'::char(2)", as: String.self) == "a ")
        #expect(try connection.value("select '[1]'::json", as: JSONText.self) == JSONText("[1]"))
    }

    @Test func `a mismatch names column and types`() throws {
        let connection = try PrivateCluster.shared.connect()
        let error = failure { try connection.value("select 1.5 as price", as: Int64.self) }
        #expect(error?.description == "column 1 (price) has type oid 1700, not bigint")
        #expect(try problem("select 1::int8", as: Int32.self) == .typeMismatch)
        #expect(try problem("select now()::timestamp", as: Timestamp.self) == .typeMismatch)
        #expect(try problem("select '{1}'::int8[]", as: [Int32].self) == .typeMismatch)
        #expect(try problem("select '{a}'::text[]", as: String.self) == .typeMismatch)
    }

    @Test func `NULL needs an optional`() throws {
        #expect(try problem("select null::text", as: String.self) == .unexpectedNull)
        #expect(try problem("select null::text[]", as: [String?].self) == .unexpectedNull)
        #expect(try problem("select array['a', null]", as: [String].self) == .unexpectedNull)
    }

    @Test func `every column is read, and no more`() throws {
        #expect(try problem("select 1, 2", as: Int32.self) == .leftoverColumn)
        let connection = try PrivateCluster.shared.connect()
        let error = failure {
            try connection.run(
                .one("select 1") { row in (try row.next(Int32.self), try row.next(Int32.self)) })
        }
        #expect(decodingProblem(error) == .missingColumn)
    }

    @Test func `infinity is no instant and no day`() throws {
        #expect(try problem("select 'infinity'::timestamptz", as: Timestamp.self) == .outOfRange)
        #expect(try problem("select '-infinity'::timestamptz", as: Timestamp.self) == .outOfRange)
        #expect(try problem("select 'infinity'::date", as: CalendarDay.self) == .outOfRange)
        #expect(try problem("select '-infinity'::date", as: CalendarDay.self) == .outOfRange)
    }

    @Test func `an array has one dimension and may begin anywhere`() throws {
        #expect(try problem("select '{{1,2},{3,4}}'::int4[]", as: [Int32].self) == .malformed)
        let connection = try PrivateCluster.shared.connect()
        #expect(try connection.value("select '[5:6]={1,2}'::int4[]", as: [Int32].self) == [1, 2])
    }

    @Test func `a column may be parsed on the way`() throws {
        let connection = try PrivateCluster.shared.connect()
        let parse = Statement<Character>.one("select $1", ["x"]) { row in
            try row.next { (text: String) in text.count == 1 ? text.first : nil }
        }
        #expect(try connection.run(parse) == "x")
    }
}
