import Foundation
import Postgres
import SchedulingStore
import TestSupport
import Testing

/// A server that is killed at any moment under load loses nothing that it acknowledged, and does nothing twice.
@Suite(.serialized) struct ServerKillTests {
    @Test func `a server killed at random under load keeps what it acknowledged, once`() throws {
        let kills = Settings.number("SERVER_KILLS", 5)
        try PrivateCluster.use { cluster in
            let load = try Load.run(on: cluster) { pool in
                var random = Seeded(Settings.seed)
                for _ in 0..<kills {
                    Thread.sleep(forTimeInterval: Double.random(in: 0.2...0.8, using: &random))
                    if Bool.random(using: &random) { cluster.crash() } else { try killOneBackend(of: pool) }
                }
            }
            #expect(load.acknowledged.count > kills)
            Settings.report(
                "\(kills) kills of the server, \(load.acknowledged.count) acknowledged, \(load.doubts) in doubt")
        }
    }

    /// Kills one process that works for a client; the server then ends all of them and recovers by itself.
    private func killOneBackend(of pool: SmallPool) throws {
        let find = """
            select pid
            from pg_stat_activity
            where datname = $1
                and pid <> pg_backend_pid()
            order by random()
            limit 1
            """
        do {
            let pids: [Int32] = try pool.database.connect().values(find, [pool.database.name])
            for pid in pids { kill(pid, SIGKILL) }
        } catch is PostgresError {
            // It is down at the moment: that is a kill as well.
        }
    }
}
