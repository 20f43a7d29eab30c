import Foundation
import TestSupport

/// How much is done, and from which seed; `make chaos` does more.
enum Settings {
    private static let environment = ProcessInfo.processInfo.environment

    /// A number of the environment, or the usual one.
    static func number(_ name: String, _ usual: Int) -> Int {
        environment["POOLBOOK_CHAOS_\(name)"].flatMap { Int($0) } ?? usual
    }

    /// What everything random comes from: `POOLBOOK_CHAOS_SEED`, or another one each time.
    static let seed = UInt64(number("SEED", Int.random(in: 1...1_000_000)))

    /// Says what was done, and how to do it again.
    static func report(_ text: String) {
        print("chaos: \(text) (POOLBOOK_CHAOS_SEED=\(seed))")
    }
}
