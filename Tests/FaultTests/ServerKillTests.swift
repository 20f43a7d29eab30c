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
            var plan = SmallPool.Plan()
            plan.grant = 100_000_000
            plan.chairs = 500
            let pool = try SmallPool(plan, in: TestDatabase.migrated(on: cluster))
            let isOver = Flag()
            let workers = Collected<Worker>()
            let failures = Collected<any Error>()
            let done = DispatchGroup()
            for number in 0..<6 {
                done.enter()
                Thread.detachNewThread {
                    defer { done.leave() }
                    var worker = Worker(number, in: pool)
                    do { try worker.work { isOver.isRaised } } catch { failures.append(error) }
                    workers.append(worker)
                }
            }
            var random = Seeded(Settings.seed)
            for _ in 0..<kills {
                Thread.sleep(forTimeInterval: Double.random(in: 0.2...0.8, using: &random))
                if Bool.random(using: &random) { cluster.crash() } else { try killOneBackend(of: pool, on: cluster) }
            }
            isOver.raise()
            done.wait()
            #expect(failures.all.isEmpty, "\(failures.all)")
            let acknowledged = workers.all.flatMap(\.acknowledged)
            #expect(acknowledged.count > kills)
            try expectKept(acknowledged, in: pool)
            let doubts = workers.all.map(\.doubts).reduce(0, +)
            Settings.report("\(kills) kills of the server, \(acknowledged.count) acknowledged, \(doubts) in doubt")
        }
    }

    /// Kills one process that works for a client; the server then ends all of them and recovers by itself.
    private func killOneBackend(of pool: SmallPool, on cluster: PrivateCluster) throws {
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
