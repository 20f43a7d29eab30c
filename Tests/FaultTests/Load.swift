import Foundation
import TestSupport
import Testing

/// Several workers at once, in a pool on a server of their own, while something goes wrong.
struct Load {
    /// All that the server acknowledged.
    let acknowledged: [Acknowledged]
    /// How often a worker did not hear what became of its act.
    let doubts: Int

    /// Makes the pool, lets workers work until `body` ends, and expects that all of it was kept.
    static func run(on cluster: PrivateCluster, _ body: (SmallPool) throws -> Void) throws -> Load {
        let pool = try Self.pool(on: cluster)
        return try run(in: pool, body)
    }

    /// A pool in which there is much to have.
    static func pool(on cluster: PrivateCluster) throws -> SmallPool {
        var plan = SmallPool.Plan()
        plan.grant = 100_000_000
        plan.chairs = 500
        return try SmallPool(plan, in: TestDatabase.migrated(on: cluster))
    }

    /// Lets workers work in a pool until `body` ends, and expects that all of it was kept.
    static func run(in pool: SmallPool, _ body: (SmallPool) throws -> Void) throws -> Load {
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
        let ended = Result { try body(pool) }
        isOver.raise()
        done.wait()
        try ended.get()
        #expect(failures.all.isEmpty, "\(failures.all)")
        let load = Load(
            acknowledged: workers.all.flatMap(\.acknowledged), doubts: workers.all.map(\.doubts).reduce(0, +))
        try expectKept(load.acknowledged, in: pool)
        return load
    }
}
