import Foundation
import Postgres
import Scheduling
import TestSupport
import Testing

/// A standby that takes over has all that was acknowledged, and whoever did not hear asks again under the act's key.
@Suite(.serialized) struct FailoverTests {
    @Test func `a standby that is promoted under load has all that was acknowledged, once`() throws {
        var random = Seeded(Settings.seed)
        let times = Settings.number("FAILOVERS", 2)
        var (acknowledged, doubts) = (0, 0)
        for _ in 0..<times {
            let moment = Double.random(in: 0.3...2, using: &random)
            try StandbyPair.use { pair in
                let load = try Load.run(on: pair.cluster) { _ in
                    Thread.sleep(forTimeInterval: moment)
                    pair.failOver()
                    Thread.sleep(forTimeInterval: 1)
                }
                #expect(load.doubts > 0, "nobody noticed")
                acknowledged += load.acknowledged.count
                doubts += load.doubts
            }
        }
        Settings.report("\(times) promotions of a standby, \(acknowledged) acknowledged, \(doubts) in doubt")
    }

    /// What becomes of a command that waits for the standby.
    enum Ending: CaseIterable {
        /// Somebody ends the wait; the server then says that all is well, and warns.
        case cancelled
        /// The server dies, and the standby takes over.
        case takenOver
    }

    @Test(arguments: Ending.allCases)
    func `a command that the standby has not confirmed says it is in doubt, and its key settles it`(
        ending: Ending
    ) throws {
        try StandbyPair.use { pair in
            let pool = try SmallPool(in: TestDatabase.migrated(on: pair.cluster))
            let home = try TemporaryDirectory()
            let environment = BuiltProgram.environment(home: home.path).merging(pair.environment) { $1 }.merging([
                "PGDATABASE": pool.database.name, "PGUSER": SmallPool.login(of: .a),
            ]) { $1 }
            let day = pool.pool.zone.local(pool.hour(0).start).date
            let arguments = [
                "reserve", "Event", "\(day) 10:00-11:00", "--venue", "v01", "--host", "a", "--key", "doubtful",
                "--locale", "en",
            ]
            pair.signalStandby("STOP")
            let answers = Collected<Answer>()
            let done = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                if let answer = try? BuiltProgram.run(arguments, environment) { answers.append(answer) }
                done.signal()
            }
            let pid = try waiting(pair)
            switch ending {
            case .cancelled:
                _ = try pair.connectToPrimary().value("select pg_cancel_backend($1)", [pid], as: Bool.self)
            case .takenOver: pair.failOver()
            }
            done.wait()
            let answer = try #require(answers.all.first)
            #expect(answer.code == 75, "\(answer)")
            #expect(answer.complaint.contains("--key doubtful"), "\(answer)")
            pair.signalStandby("CONT")
            let again = try BuiltProgram.run(arguments, environment)
            #expect(again.code == 0, "\(again)")
            #expect(try pool.count("reservation") == 1)
            #expect(try pool.count("command where key = 'doubtful'") == 1)
            #expect(try Ledger.problems(in: pool.database) == [])
        }
    }

    /// The server process that waits for the standby.
    private func waiting(_ pair: StandbyPair) throws -> Int32 {
        let query = "select pid from pg_stat_activity where wait_event = 'SyncRep' and usename = 'test_officer_a'"
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            if let pid = try pair.connectToPrimary().values(query, as: Int32.self).first { return pid }
            try #require(ContinuousClock.now < deadline, "nobody waits for the standby")
            Thread.sleep(forTimeInterval: 0.01)
        }
    }
}
