import Foundation
import TestSupport
import Testing

/// PgBouncer in transaction mode changes nothing: no act needs a session of its own.
@Suite(.serialized) struct PoolerTests {
    @Test func `a mixed load through PgBouncer is kept as without it, and as fast`() throws {
        let seconds = Double(Settings.number("POOLER_SECONDS", 3))
        try PrivateCluster.use { cluster in
            func load(_ way: (SmallPool) throws -> SmallPool) throws -> Int {
                let pool = try way(try Load.pool(on: cluster))
                return try Load.run(in: pool) { _ in Thread.sleep(forTimeInterval: seconds) }.acknowledged.count
            }
            let bouncer = try PgBouncer(before: cluster.directory)
            let direct = try load { $0 }
            let through = try load { $0.through(bouncer) }
            #expect(through > 0)
            let ratio = 100 * through / max(1, direct)
            Settings.report("through PgBouncer \(through) acts in \(seconds) s, directly \(direct): \(ratio)%")
        }
    }

    @Test func `clients that outnumber PgBouncer's connections wait for their turn, and lose nothing`() throws {
        try PrivateCluster.use { cluster in
            // Six clients of three logins: one connection for each two of them.
            let bouncer = try PgBouncer(before: cluster.directory, connections: 1)
            let pool = try Load.pool(on: cluster).through(bouncer)
            let load = try Load.run(in: pool) { _ in Thread.sleep(forTimeInterval: 2) }
            #expect(load.acknowledged.count > 0)
        }
    }
}
