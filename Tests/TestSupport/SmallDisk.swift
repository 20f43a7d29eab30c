internal import Foundation

/// A disk in memory, as small as a test wants it; gone with its owner. Only root, or who may `sudo`, makes one.
public final class SmallDisk: Sendable {
    /// Where it is.
    public let path: String

    /// Makes one.
    public init(megabytes: Int) throws {
        path = try Self.shell("d=$(mktemp -d /tmp/pd.XXXXXX) && chmod 755 $d && printf %s $d")
        try Self.asRoot("mount -t tmpfs -o size=\(megabytes)m tmpfs \(path) && chmod 777 \(path)")
    }

    deinit {
        try? Self.asRoot("umount -l \(path) && rmdir \(path)")
    }

    /// Fills it until little is left.
    public func fill(leaving kilobytes: Int) throws {
        let free = "$(($(df -k --output=avail \(path) | tail -n 1) - \(kilobytes)))"
        try Self.asRoot("head -c \(free)K /dev/zero > \(path)/filler 2> /dev/null || true")
    }

    /// Gives back what was filled.
    public func free() throws { try Self.asRoot("rm \(path)/filler") }

    private static func asRoot(_ command: String) throws {
        _ = try shell("if [ $(id -u) = 0 ]; then \(command); else sudo -n sh -c '\(command)'; fi")
    }

    private static func shell(_ script: String) throws -> String {
        let answer = try ChildProcess.run(
            "/bin/sh", ["-c", script], environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
        guard answer.code == 0 else { throw ChildProcess.Failed(description: "\(script): \(answer)") }
        return answer.output
    }
}
