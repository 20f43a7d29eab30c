import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Ways in which somebody who may log in and holds SQL could come to know or do what is not theirs, each beside its twin:
/// the same by somebody who may, or by a worse design, which shows that the test would notice.
@Suite struct LeakTests {
    /// Organization a's meeting, of which b knows nothing.
    private func withHiddenMeeting(_ body: (SmallPool) throws -> Void) throws {
        try SmallPool.use { pool in
            let store = try pool.store(as: .a)
            _ = try store.reserve(
                pool.request("Hidden", takes: [pool.venues[0]], payments: [pool.payment(700)]), pool.act())
            try body(pool)
        }
    }

    private func state(_ connection: borrowing Connection, _ sql: String) -> SQLState? {
        do throws(PostgresError) {
            try connection.script(sql)
            return nil
        } catch {
            return error.sqlState
        }
    }

    @Test func `a view shows what its owner may see, and every view is the reader's`() throws {
        try withHiddenMeeting { pool in
            try pool.database.connect().script(
                """
                create view public.worse as select title from poolbook.event;
                grant select on public.worse to public
                """)
            let b = try pool.database.connect(as: SmallPool.login(of: .b))
            #expect(try b.values("select title from public.worse") == ["Hidden"])
            let seen = "select count(*) from poolbook_1.reservations where title = 'Hidden'"
            #expect(try b.value(seen, as: Int64.self) == 0)
            #expect(try pool.database.connect(as: SmallPool.login(of: .a)).value(seen, as: Int64.self) == 1)
        }
    }

    @Test func `a temporary table does not stand in for one that a function reads`() throws {
        try withHiddenMeeting { pool in
            let call = "select poolbook_1.set_pool(pool_id, 'leak', 'x', 'act', '{}'::jsonb) from poolbook_1.pools"
            let trap = """
                create temporary table member as select * from poolbook_1.members;
                create temporary table pool as select * from poolbook_1.pools;
                create function pg_temp.my_organizations() returns setof uuid language sql as 'select null::uuid';
                """
            let b = try pool.database.connect(as: SmallPool.login(of: .b))
            let before = try b.values("select title from poolbook_1.reservations", as: String?.self)
            // Whether or not somebody may make temporary tables, nothing else is read.
            _ = state(b, trap)
            #expect(try b.values("select title from poolbook_1.reservations", as: String?.self) == before)
            #expect(state(b, call) != nil)
            let worse = """
                create function public.worse() returns bigint language sql security definer
                set search_path = poolbook
                as 'select count(*) from member'
                """
            let superuser = try pool.database.connect()
            try superuser.script(worse)
            #expect(try superuser.value("select public.worse()", as: Int64.self) > 0)
            try superuser.script("create temporary table member (login text)")
            #expect(try superuser.value("select public.worse()", as: Int64.self) == 0)
        }
    }

    @Test func `a setting makes nobody into somebody else`() throws {
        try withHiddenMeeting { pool in
            let b = try pool.database.connect(as: SmallPool.login(of: .b))
            let settings = "set app.org = '1'; set poolbook.login = 'postgres'; set app.login = 'postgres'"
            #expect(state(b, settings) == nil)
            let seen = "select count(*) from poolbook_1.reservations where title = 'Hidden'"
            #expect(try b.value(seen, as: Int64.self) == 0)
            for role in ["poolbook_reader", "poolbook_writer", "poolbook_owner", "poolbook_logins", "postgres"] {
                #expect(state(b, "set role \(role)") == .insufficientPrivilege, "\(role)")
                #expect(state(b, "set session authorization \(role)") == .insufficientPrivilege, "\(role)")
            }
            #expect(state(b, "set role poolbook_officer") == nil)
        }
    }

    @Test func `what is hidden is not told from what is not there`() throws {
        try withHiddenMeeting { pool in
            let hidden: UUID = try pool.database.connect().value("select reservation_id from poolbook.reservation")
            func answer(_ id: UUID, _ party: SmallPool.Party) throws -> String {
                let store = try pool.store(as: party)
                do throws(StoreError) {
                    return try store.cancel(ReservationID(id), reason: "x", pool.act(mode: .try)).reference
                } catch {
                    return "\(error)".replacing(id.uuidString.lowercased(), with: "ID")
                }
            }
            #expect(try answer(hidden, .b) == answer(UUID(), .b))
            #expect(try answer(hidden, .a).hasPrefix("R-"))
        }
    }

    @Test func `nobody explains, counts or copies a table`() throws {
        try withHiddenMeeting { pool in
            let b = try pool.database.connect(as: SmallPool.login(of: .b))
            for statement in [
                "explain select 1 from poolbook.event", "select count(*) from poolbook.event", "table poolbook.entry",
                "copy poolbook.event to stdout", "do 'begin lock table poolbook.event in access share mode; end'",
                "analyze poolbook.event; select 1 from poolbook.event", "select 1 from pg_stats, poolbook.event",
            ] {
                #expect(state(b, statement) == .insufficientPrivilege, "\(statement)")
            }
            let sampled: Int64 = try b.value("select count(*) from pg_stats where schemaname = 'poolbook'")
            #expect(sampled == 0)
            #expect(state(b, "explain select 1 from poolbook_1.reservations") == nil)
        }
    }

    @Test func `one login neither reads nor ends what another runs`() throws {
        try withHiddenMeeting { pool in
            let a = try pool.database.connect(as: SmallPool.login(of: .a))
            let again = try pool.database.connect(as: SmallPool.login(of: .a))
            let b = try pool.database.connect(as: SmallPool.login(of: .b))
            try a.script("select 'secret of a'")
            let read = "select query from pg_stat_activity where pid = $1"
            #expect(try b.value(read, [a.backendProcessID], as: String.self) == "<insufficient privilege>")
            #expect(try again.value(read, [a.backendProcessID], as: String.self).contains("secret of a"))
            #expect(state(b, "select pg_terminate_backend(\(a.backendProcessID))") == .insufficientPrivilege)
            #expect(state(again, "select pg_cancel_backend(\(a.backendProcessID))") == nil)
        }
    }
}
