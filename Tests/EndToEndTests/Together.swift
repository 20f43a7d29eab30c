import Foundation
import Synchronization

/// What `body` answers when so many run it at once, each on a thread of its own.
func together<Output: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Output) throws -> [Output] {
    let results = Mutex<[Result<Output, any Error>]>([])
    let group = DispatchGroup()
    for number in 0..<count {
        group.enter()
        Thread.detachNewThread {
            let result = Result { try body(number) }
            results.withLock { $0.append(result) }
            group.leave()
        }
    }
    group.wait()
    return try results.withLock { try $0.map { try $0.get() } }
}
