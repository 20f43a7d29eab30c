import Foundation
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// What goes wrong between a client and the server changes nothing but when the client hears of it.
@Suite(.serialized) struct NetworkFaultTests {
    @Test func `a connection that is cut, slowed or split anywhere is settled by the act's key`() throws {
        let seeds = Settings.number("NETWORK_SEEDS", 60)
        try SmallPool.use { pool in
            var random = Seeded(Settings.seed)
            var heard = 0
            for number in 0..<seeds {
                let fault = fault(&random)
                let (request, act) = (pool.request(during: pool.hour(number), takes: [pool.venues[0]]), pool.act())
                let first = try attempt(request, act, in: pool, by: FaultyWay(fault))
                let second = try pool.store(as: .a).reserve(request, act)
                #expect(first == nil || first == second.reference, "\(fault)")
                heard += first == nil ? 0 : 1
            }
            #expect(try pool.count("reservation") == seeds)
            #expect(try Ledger.problems(in: pool.database) == [])
            Settings.report("\(seeds) faulty connections, \(heard) of them heard their answer")
        }
    }

    @Test func `an answer that is lost after the commit is given again for the key`() throws {
        let losses = Settings.number("LOST_ANSWERS", 60)
        try SmallPool.use { pool in
            for number in 0..<losses {
                let (request, act) = (pool.request(during: pool.hour(number), takes: [pool.venues[0]]), pool.act())
                let way = try FaultyWay()
                let store = try way.store(of: pool.database, as: SmallPool.login(of: .a))
                way.cut()
                #expect(throws: StoreError.self) { try store.reserve(request, act) }
                let again = try pool.store(as: .a).reserve(request, act)
                #expect(again.state == .confirmed)
            }
            #expect(try pool.count("reservation") == losses)
            #expect(try pool.count("command where act = 'reserve'") == losses)
            #expect(try Ledger.problems(in: pool.database) == [])
            Settings.report("\(losses) answers lost, each given again")
        }
    }

    private func fault(_ random: inout Seeded) -> FaultyWay.Fault {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .cutRequest(after: Int.random(in: 0...1_200, using: &random))
        case 1: .cutAnswer(after: Int.random(in: 0...1_200, using: &random))
        case 2: .split
        default: .slow(microseconds: UInt32.random(in: 0...20_000, using: &random))
        }
    }

    /// The reference that the client heard; nil where it heard none.
    private func attempt(_ request: Request, _ act: Act, in pool: SmallPool, by way: FaultyWay) throws -> String? {
        do throws(StoreError) {
            return try way.store(of: pool.database, as: SmallPool.login(of: .a)).reserve(request, act).reference
        } catch {
            switch error {
            case .lost, .unreachable: return nil
            default: throw error
            }
        }
    }
}
