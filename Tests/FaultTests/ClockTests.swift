import Foundation
import TestSupport
import Testing

/// A server's clock that jumps, forwards and back, loses nothing and lets nothing be had twice.
@Suite(.serialized) struct ClockTests {
    @Test func `a clock that jumps under load loses nothing, and holds run out by the clock that there is`() throws {
        let jumps = Settings.number("CLOCK_JUMPS", 8)
        try PrivateCluster.use { cluster in
            let clock = try JumpingClock(of: cluster)
            let load = try Load.run(on: cluster) { _ in
                var random = Seeded(Settings.seed)
                for _ in 0..<jumps {
                    // Days, hours or seconds, either way; holds of the load are for a day.
                    let span = [200_000, 7_200, 3].randomElement(using: &random) ?? 3
                    try clock.set(seconds: Int.random(in: -span...span, using: &random))
                    Thread.sleep(forTimeInterval: Double.random(in: 0.3...0.8, using: &random))
                }
            }
            #expect(load.acknowledged.count > jumps)
            Settings.report(
                "\(jumps) jumps of the clock, \(load.acknowledged.count) acknowledged, \(load.doubts) in doubt")
        }
    }
}
