import Foundation
import SchedulingStore
import TestSupport
import Testing

/// A server is restored as it was at an instant, with the script that is shipped.
@Suite(.serialized) struct PointInTimeTests {
    @Test func `what was acknowledged before the instant is there, and nothing after it; else it says so`() throws {
        let folder = try TemporaryDirectory()
        chmod(folder.path, 0o777)
        let (base, archive) = (folder.path + "/base", folder.path + "/archive")
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        chmod(archive, 0o777)
        let settings = ["fsync = off", "archive_mode = on", "archive_command = 'cp %p \(archive)/%f'"]
        try PrivateCluster.use(settings) { cluster in
            let pool = try SmallPool(in: TestDatabase.migrated(on: cluster))
            let store = try pool.store(as: .a)
            var references: [String] = []
            func reserve() throws {
                let request = pool.request(
                    during: pool.hour(references.count), takes: [pool.venues[0]], payments: [pool.payment(10)])
                references.append(try store.reserve(request, pool.act()).reference)
            }
            try reserve()
            cluster.baseBackup(into: base)
            try reserve()
            let connection = try pool.database.connect()
            let instant: String = try connection.value("select clock_timestamp()::text")
            Thread.sleep(forTimeInterval: 0.05)
            try reserve()
            let last: String = try connection.value("select pg_walfile_name(pg_switch_wal())")
            let archived = "select coalesce(last_archived_wal >= $1, false) from pg_stat_archiver"
            let deadline = ContinuousClock.now + .seconds(30)
            while try !connection.value(archived, [last], as: Bool.self) {
                try #require(ContinuousClock.now < deadline, "the log is not archived")
                Thread.sleep(forTimeInterval: 0.05)
            }
            try PrivateCluster.restored(base: base, archive: archive, to: instant, data: folder.path + "/data") {
                restored, said in
                #expect(said.contains("Quiet: "), "\(said)")
                let database = pool.database.on(restored)
                let kept = try database.connect().values(
                    "select reference from poolbook.reservation order by starts_at", as: String.self)
                #expect(kept == Array(references.prefix(2)))
                #expect(try Ledger.problems(in: database) == [])
                let loud: Int64 = try database.connect().value(
                    "select count(*) from poolbook.pool where quiet_since is null")
                #expect(loud == 0)
            }
            let late = PrivateCluster.refusal(
                base: base, archive: archive, to: "2999-01-01 00:00+00", data: folder.path + "/late")
            #expect(late.contains("is TIME after the base backup, and before the end of the archive?"), "\(late)")
            #expect(late.hasSuffix("refused\n"), "\(late)")
        }
    }
}
