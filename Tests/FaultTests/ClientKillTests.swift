import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// A program that is killed at any moment leaves all or nothing, and its key tells which.
@Suite(.serialized) struct ClientKillTests {
    @Test func `a program killed at random is settled by its key, and its locks are soon free`() throws {
        let kills = Settings.number("CLIENT_KILLS", 20)
        try PrivateCluster.use(["fsync = off", "client_connection_check_interval = '500ms'"]) { cluster in
            let pool = try SmallPool(in: TestDatabase.migrated(on: cluster))
            let home = try TemporaryDirectory()
            let environment = BuiltProgram.environment(home: home.path).merging([
                "PGHOST": cluster.directory, "PGDATABASE": pool.database.name, "PGUSER": SmallPool.login(of: .a),
            ]) { $1 }
            let began = ContinuousClock.now
            _ = try BuiltProgram.run(["list"], environment)
            let usual = ContinuousClock.now - began
            var random = Seeded(Settings.seed)
            var (survived, longest) = (0, Duration.zero)
            for number in 0..<kills {
                let arguments = reserve(number, in: pool)
                let moment = usual * Double.random(in: 0.1...1.6, using: &random)
                let code = try ChildProcess.run(
                    BuiltProgram.path, arguments, environment: environment, killedAfter: moment)
                survived += code == nil ? 0 : 1
                longest = max(longest, try waitUntilGone(pool))
                let answer = try BuiltProgram.run(arguments, environment)
                #expect(answer.code == 0, "\(answer)")
            }
            #expect(try pool.count("reservation") == kills)
            #expect(try pool.count("command where act = 'reserve'") == kills)
            #expect(try Ledger.problems(in: pool.database) == [])
            Settings.report("\(kills) kills of a client, \(survived) too late; its locks were free after \(longest)")
        }
    }

    private func reserve(_ number: Int, in pool: SmallPool) -> [String] {
        let start = pool.pool.zone.local(pool.hour(number).start)
        let hour = start.time.seconds / 3_600
        return [
            "reserve", "Event \(number)", "\(start.date) \(hour):00-\(hour + 1):00", "--venue",
            pool.venues[number % 3].code,
            "--host", "a", "--pay", "project/venue=1", "--key", "chaos-\(number)",
        ]
    }

    /// How long the server goes on for a client that is gone.
    private func waitUntilGone(_ pool: SmallPool) throws -> Duration {
        let began = ContinuousClock.now
        let connection = try pool.database.connect()
        let query = "select count(*) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()"
        while try connection.value(query, [pool.database.name], as: Int64.self) > 0 {
            try #require(ContinuousClock.now - began < .seconds(30), "a client that is gone is still served")
            Thread.sleep(forTimeInterval: 0.002)
        }
        return ContinuousClock.now - began
    }
}
