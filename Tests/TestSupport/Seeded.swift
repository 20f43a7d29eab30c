import Foundation

/// What tests by chance begin with: the seeds of `POOLBOOK_SEEDS=7,8,9`, or one by chance.
public enum Seeds {
    /// The seeds.
    public static let chosen: [UInt64] = {
        let asked = ProcessInfo.processInfo.environment["POOLBOOK_SEEDS"] ?? ""
        let given = asked.split(separator: ",").compactMap { UInt64($0) }
        return given.isEmpty ? [UInt64.random(in: 0...UInt64.max)] : given
    }()
}

/// The same numbers from the same seed.
public struct Seeded: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// From a seed.
    public init(_ seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to a limit.
    public mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
