internal import Foundation

/// The clock of a test's server, set to another time while it runs, by Debian's libfaketime.
public struct JumpingClock: Sendable {
    private let file: String

    /// Starts a server again with such a clock, which says the right time at first.
    public init(of cluster: PrivateCluster) throws {
        let path = cluster.directory
        file = path + "/clock"
        try set(seconds: 0)
        _ = PrivateCluster.shell(
            """
            set -e
            library=$(ls /usr/lib/*/faketime/libfaketime.so.1 | head -n 1)
            bin=$(pg_config --bindir)
            \(PrivateCluster.asServer("$bin/pg_ctl -D \(path)/data -m fast -w stop"))
            export FAKETIME_TIMESTAMP_FILE=\(file) FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1
            export LD_PRELOAD=$library
            \(PrivateCluster.asServer("$bin/pg_ctl -D \(path)/data -l \(path)/log -w start"))
            """)
    }

    /// Puts it forward, or back.
    public func set(seconds: Int) throws {
        let other = file + ".new"
        try "\(seconds < 0 ? "" : "+")\(seconds)s\n".write(toFile: other, atomically: false, encoding: .utf8)
        chmod(other, 0o644)
        guard rename(other, file) == 0 else { throw ChildProcess.Failed(description: "\(file): cannot be replaced") }
    }
}
