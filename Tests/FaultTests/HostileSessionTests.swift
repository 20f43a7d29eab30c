import Foundation
import Postgres
import Scheduling
@testable import SchedulingStore
import TestSupport
import Testing

/// Somebody who may log in, holds what locks a login can hold and never lets go, stops nobody beyond their deadline.
@Suite(.serialized) struct HostileSessionTests {
    /// Locks that would stop every act of a pool.
    static let keys = [
        "select pg_advisory_lock(uuid_hash_extended(pool_id, 0)) from poolbook_1.pools",
        "select pg_advisory_xact_lock(uuid_hash_extended(pool_id, 0)) from poolbook_1.pools",
        "select pg_try_advisory_lock(uuid_hash_extended(pool_id, 1)) from poolbook_1.pools",
        "select pg_advisory_xact_lock_shared(hashtextextended('poolbook migrate', 0))",
        "lock table poolbook_1.pools in exclusive mode",
        "select 1 from poolbook_1.reservations for update",
    ]

    @Test(arguments: keys) func `a lock that would stop everybody is the functions' own`(statement: String) throws {
        try SmallPool.use { pool in
            let hostile = try pool.database.connect(as: SmallPool.login(of: .b))
            do throws(PostgresError) {
                try hostile.script("begin; " + statement)
                Issue.record("\(statement) was allowed")
            } catch {
                #expect(error.sqlState == .insufficientPrivilege, "\(statement)")
            }
        }
    }

    @Test func `an act that is never ended keeps what it took, and nobody waits for it beyond their deadline`() throws {
        try PrivateCluster.use(["fsync = off", "lock_timeout = '1s'"]) { cluster in
            let pool = try Load.pool(on: cluster)
            let hostile = try pool.store(as: .b)
            try hostile.run(script: "set idle_in_transaction_session_timeout = 0; set lock_timeout = 0; begin")
            _ = try hostile.reserve(
                pool.request(by: .b, during: pool.hour(2), takes: [pool.venues[0]], chairs: 3), pool.act())
            let other = try pool.store(as: .a)
            // What it took is waited for no longer than the server lets anybody wait.
            let began = ContinuousClock.now
            do throws(StoreError) {
                _ = try other.reserve(pool.request(during: pool.hour(2), takes: [pool.venues[0]]), pool.act())
                Issue.record("it did not wait")
            } catch {
                guard case .busy = error else { throw error }
            }
            let waited = ContinuousClock.now - began
            // All else goes on.
            let elsewhere = try other.reserve(
                pool.request(during: pool.hour(2), takes: [pool.venues[1]], payments: [pool.payment(10)]), pool.act())
            #expect(elsewhere.state == .confirmed)
            #expect(try pool.reservation(elsewhere.reference, in: other) != nil)
            try hostile.run(script: "rollback")
            let after = try other.reserve(pool.request(during: pool.hour(2), takes: [pool.venues[0]]), pool.act())
            #expect(after.state == .confirmed)
            Settings.report("what a hostile session held was given up after \(waited)")
        }
    }

    /// What a session may do and never end.
    enum Hold: CaseIterable {
        case money, request, counted, edit
    }

    @Test(arguments: Hold.allCases)
    func `whatever it holds, others read all of it, act elsewhere, and wait no longer than the server lets them`(
        hold: Hold
    ) throws {
        try PrivateCluster.use(["fsync = off", "lock_timeout = '1s'"]) { cluster in
            let pool = try Load.pool(on: cluster)
            let other = try pool.store(as: .a)
            let standing = try other.reserve(
                pool.request(during: pool.hour(2), takes: [pool.venues[0]], chairs: 1), pool.act())
            let hostile = try pool.store(as: .a)
            try hostile.run(script: "set idle_in_transaction_session_timeout = 0; set lock_timeout = 0; begin")
            _ = try act(hold, on: standing, in: pool, hostile)
            #expect(try pool.reservation(standing.reference, in: other) != nil)
            do throws(StoreError) {
                _ = try act(hold, on: standing, in: pool, other)
            } catch {
                guard case .busy = error else { throw error }
            }
            let elsewhere = try other.reserve(
                pool.request(during: pool.hour(40), takes: [pool.venues[2]]), pool.act())
            #expect(elsewhere.state == .confirmed)
            try hostile.run(script: "rollback")
            _ = try act(hold, on: standing, in: pool, other)
        }
    }

    /// An act of each kind; done twice it asks for the same.
    private func act(
        _ hold: Hold, on standing: ReservationAnswer, in pool: SmallPool, _ store: borrowing Store
    ) throws(StoreError) -> ReservationAnswer {
        switch hold {
        case .money:
            return try store.reserve(
                pool.request(during: pool.hour(6), payments: [pool.payment(10)]), pool.act())
        case .request:
            return try store.reserve(
                pool.request(during: pool.hour(2), takes: [pool.venues[0]], firmness: .request), pool.act())
        case .counted:
            return try store.reserve(pool.request(during: pool.hour(9), chairs: 2), pool.act())
        case .edit:
            let names = [Snapshot.Name(.reservation, standing.reference)]
            guard
                let found = try store.snapshot(of: pool.pool.name, names: names).matches.first?.first?.reservation
            else { throw .notFound(kind: "reservation", name: standing.reference) }
            let request = pool.request("Other", during: found.period, takes: [pool.venues[0]], chairs: 1)
            return try store.edit(found, into: request, reason: nil, pool.act())
        }
    }

    @Test func `who does nothing for a minute with what others want is shown out by whoever has waited for it`() throws
    {
        try PrivateCluster.use(["fsync = off", "lock_timeout = '1s'"]) { cluster in
            let pool = try Load.pool(on: cluster)
            let hostile = try pool.store(as: .b)
            try hostile.run(script: "set idle_in_transaction_session_timeout = 0; set lock_timeout = 0; begin")
            _ = try hostile.reserve(pool.request(by: .b, during: pool.hour(2), takes: [pool.venues[0]]), pool.act())
            let other = try pool.store(as: .a)
            // Not at once.
            do throws(StoreError) {
                _ = try other.reserve(pool.request(during: pool.hour(2), takes: [pool.venues[0]]), pool.act())
                Issue.record("it did not wait")
            } catch {
                guard case .busy = error else { throw error }
            }
            try hostile.run(script: "select 1")
            try pool.database.connect().script(
                """
                create or replace function poolbook.now() returns timestamptz
                language sql volatile parallel safe
                return clock_timestamp() + interval '2 minutes'
                """)
            let had = try other.reserve(pool.request(during: pool.hour(2), takes: [pool.venues[0]]), pool.act())
            #expect(had.state == .confirmed)
            #expect(throws: StoreError.self) { try hostile.run(script: "commit") }
        }
    }
}
