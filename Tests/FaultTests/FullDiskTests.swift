import Foundation
import TestSupport
import Testing

/// A disk that is full stops what cannot be written, and nothing else is lost.
@Suite(.serialized) struct FullDiskTests {
    @Test func `where the data's disk is full nothing that was acknowledged is lost, and work goes on with room`()
        throws
    {
        let disk = try SmallDisk(megabytes: 200)
        try PrivateCluster.use(["fsync = off"], data: disk) { cluster in
            let load = try Load.run(on: cluster) { _ in try fillForAWhile(disk) }
            #expect(load.doubts > 0, "the disk was never full")
            Settings.report("data's disk full, \(load.acknowledged.count) acknowledged, \(load.doubts) in doubt")
        }
    }

    @Test func `where the log's disk is full the server stops, and nothing that was acknowledged is lost`() throws {
        let disk = try SmallDisk(megabytes: 100)
        try PrivateCluster.use(["fsync = off", "wal_recycle = off", "min_wal_size = 2MB"], log: disk) { cluster in
            let load = try Load.run(on: cluster) { _ in
                try fillForAWhile(disk)
                cluster.startAgain()
                Thread.sleep(forTimeInterval: 1)
            }
            #expect(load.doubts > 0, "the disk was never full")
            Settings.report("log's disk full, \(load.acknowledged.count) acknowledged, \(load.doubts) in doubt")
        }
    }

    private func fillForAWhile(_ disk: SmallDisk) throws {
        Thread.sleep(forTimeInterval: 1)
        try disk.fill(leaving: 64)
        Thread.sleep(forTimeInterval: 6)
        try disk.free()
        Thread.sleep(forTimeInterval: 1)
    }
}
