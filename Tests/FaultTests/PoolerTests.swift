import Foundation
import TestSupport
import Testing

/// PgBouncer in transaction mode changes nothing: no act needs a session of its own.
@Suite(.serialized) struct PoolerTests {
    /// In turn, so that a machine that does something else meanwhile does it to both; `make bench-pooler` takes longer.
    @Test func `a mixed load through PgBouncer is kept as without it`() throws {
        let seconds = Double(Settings.number("POOLER_SECONDS", 3))
        let rounds = Settings.number("POOLER_ROUNDS", 1)
        try PrivateCluster.use { cluster in
            let bouncer = try PgBouncer(before: cluster.directory)
            let (straight, bounced) = (try Load.pool(on: cluster), try Load.pool(on: cluster).through(bouncer))
            func acts(in pool: SmallPool) throws -> Int {
                try Load.run(in: pool) { _ in Thread.sleep(forTimeInterval: seconds) }.acknowledged.count
            }
            var ratios: [Int] = []
            for _ in 0..<rounds {
                let (direct, through) = (try acts(in: straight), try acts(in: bounced))
                #expect(through > 0)
                ratios.append(100 * through / max(1, direct))
                Settings.report(
                    "through PgBouncer \(through) acts in \(seconds) s, directly \(direct): \(ratios[ratios.count - 1])%"
                )
            }
            ratios.sort()
            Settings.report(
                "mixed load through PgBouncer: \(ratios[ratios.count / 2])% of without it (\(ratios[0]) to \(ratios[rounds - 1]))"
            )
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
