import Foundation
import Postgres
import SchedulingStore
import TestSupport
import Testing

/// A mixed load, for as long as wanted: what is used and what is left behind does not grow with it. `make load MINUTES=60`.
@Suite(.serialized) struct MixedLoadTests {
    @Test func `a mixed load leaves no session in a transaction, no dead rows behind, and no more memory used`() throws
    {
        let seconds = Settings.number("LOAD_SECONDS", 8)
        let settings = ["fsync = off", "autovacuum_naptime = 5s", "autovacuum_vacuum_cost_delay = 0"]
        try PrivateCluster.use(settings) { cluster in
            var samples: [Sample] = []
            let load = try Load.run(on: cluster) { pool in
                let connection = try pool.database.connect()
                let step = Double(max(2, seconds / 20))
                for _ in 0..<Int((Double(seconds) / step).rounded(.up)) {
                    let began = ContinuousClock.now
                    var latencies: [Duration] = []
                    let store = try pool.store(as: .a)
                    while ContinuousClock.now - began < .seconds(step) {
                        let asked = ContinuousClock.now
                        let request = pool.request(during: pool.hour(7_000), takes: [pool.venues[0]])
                        _ = try store.reserve(request, pool.act(mode: .try))
                        latencies.append(ContinuousClock.now - asked)
                        Thread.sleep(forTimeInterval: 0.05)
                    }
                    samples.append(try Sample(latencies, connection, of: cluster))
                    print("load: after \(Int(step) * samples.count) s: \(samples[samples.count - 1])")
                }
            }
            #expect(samples.map(\.idleInTransaction).max() == 0)
            // The first of them is of caches that are cold.
            let (early, late) = (samples[min(1, samples.count - 1)], samples[samples.count - 1])
            #expect(late.deadShare < 0.5, "\(late)")
            #expect(late.backendMegabytes < 2 * early.backendMegabytes + 50, "\(late)")
            Settings.report(
                "\(load.acknowledged.count) acts in \(seconds) s of mixed load; at the beginning \(early); at the end \(late)"
            )
        }
    }
}

/// What a load uses at one moment.
private struct Sample: CustomStringConvertible {
    let idleInTransaction: Int64
    /// Dead rows as a part of all.
    let deadShare: Double
    let rows: Int64
    /// Memory of the server's processes that is their own.
    let backendMegabytes: Int
    let middle: Duration
    let slow: Duration

    init(_ latencies: [Duration], _ connection: borrowing Connection, of cluster: PrivateCluster) throws {
        // A transaction that is open for as long as a statement's round trip is nobody's fault.
        idleInTransaction = try connection.value(
            """
            select count(*)
            from pg_stat_activity
            where state like 'idle in transaction%'
                and state_change < clock_timestamp() - interval '2 seconds'
            """)
        let (dead, live): (Int64, Int64) = try connection.run(
            .one("select sum(n_dead_tup)::bigint, sum(n_live_tup)::bigint from pg_stat_user_tables") { row in
                (try row.next(), try row.next())
            })
        rows = live
        deadShare = Double(dead) / Double(max(1, dead + live))
        backendMegabytes = cluster.memory() / 1_024
        let sorted = latencies.sorted()
        middle = sorted.isEmpty ? .zero : sorted[sorted.count / 2]
        slow = sorted.isEmpty ? .zero : sorted[sorted.count * 95 / 100]
    }

    var description: String {
        func milliseconds(_ duration: Duration) -> String {
            String(format: "%.1f ms", duration / .milliseconds(1))
        }
        let dead = String(format: "%.1f%%", 100 * deadShare)
        return "\(rows) rows, \(dead) dead, \(idleInTransaction) idle in a transaction, \(backendMegabytes) MB, "
            + "an act \(milliseconds(middle)) (95%: \(milliseconds(slow)))"
    }
}
