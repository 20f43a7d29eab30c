internal import Foundation
public import SchedulingStore

/// Many clients at once: real threads, each with a connection of its own.
public enum Clients {
    /// One of them.
    public struct Client: Sendable {
        /// Its number, from 0.
        public let number: Int
        fileprivate let barrier: Barrier

        /// Waits until every client has come as far; throws `StoppedByAnother` where one of them has failed.
        public func together() throws { try barrier.wait() }
    }

    /// Another client failed, so that this one need not go on.
    public struct StoppedByAnother: Error {}

    /// Runs `body` on as many threads, all connected before the first one starts, and returns what each returned, in
    /// the order of their numbers.
    ///
    /// Throws what the first client to fail threw.
    public static func run<Output: Sendable>(
        _ count: Int, on database: TestDatabase, as login: String = "postgres",
        _ body: @escaping @Sendable (Client, borrowing Store) throws -> Output
    ) throws -> [Output] {
        let barrier = Barrier(count)
        let results = Collected<(number: Int, result: Result<Output, any Error>)>()
        let done = DispatchGroup()
        for number in 0..<count {
            done.enter()
            Thread.detachNewThread {
                defer { done.leave() }
                do {
                    let store = try database.store(as: login)
                    try barrier.wait()
                    let output = try body(Client(number: number, barrier: barrier), store)
                    results.append((number, .success(output)))
                } catch {
                    results.append((number, .failure(error)))
                    barrier.stop()
                }
            }
        }
        done.wait()
        let sorted = results.all.sorted { $0.number < $1.number }.map(\.result)
        for case .failure(let error) in sorted where !(error is StoppedByAnother) { throw error }
        return try sorted.map { try $0.get() }
    }
}

/// Where so many threads wait for each other, again and again.
private final class Barrier: @unchecked Sendable {
    // Everything below is read and written with the condition's lock held.
    private let condition = NSCondition()
    private let count: Int
    private var waiting = 0
    private var round = 0
    private var isStopped = false

    init(_ count: Int) {
        self.count = count
    }

    func wait() throws {
        condition.lock()
        defer { condition.unlock() }
        let mine = round
        waiting += 1
        if waiting == count {
            waiting = 0
            round += 1
            condition.broadcast()
        }
        while mine == round, !isStopped { condition.wait() }
        if mine == round { throw Clients.StoppedByAnother() }
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }
}
