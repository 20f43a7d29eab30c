import Foundation

/// What the file system says of one path.
struct FileFacts {
    enum Kind { case file, directory, symbolicLink, other }

    let kind: Kind
    let owner: UInt32
    let device: UInt64
    let inode: UInt64
    /// What it takes on the disk.
    let bytes: Int64

    /// The path itself; nil where there is nothing, or nothing that we may see.
    static func unfollowed(_ path: String) -> FileFacts? {
        var facts = stat()
        return lstat(path, &facts) == 0 ? FileFacts(facts) : nil
    }

    /// What the path leads to.
    static func followed(_ path: String) -> FileFacts? {
        var facts = stat()
        return stat(path, &facts) == 0 ? FileFacts(facts) : nil
    }

    private init(_ facts: stat) {
        switch facts.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .directory
        case S_IFLNK: kind = .symbolicLink
        default: kind = .other
        }
        owner = facts.st_uid
        device = UInt64(facts.st_dev)
        inode = UInt64(facts.st_ino)
        bytes = Int64(facts.st_blocks) * 512
    }
}

/// The few changes that the local pool makes to the file system; errors name the path.
enum Files {
    /// Makes one directory with exactly this mode, unless it is there.
    static func makeDirectory(_ path: String, mode: mode_t) throws(LocalError) {
        if mkdir(path, mode) == 0 {
            guard chmod(path, mode) == 0 else { throw .file(path, error: errno) }
        } else if errno != EEXIST {
            throw .file(path, error: errno)
        }
    }

    /// Makes a directory and those above it, where they are missing.
    static func makeDirectories(_ path: String, mode: mode_t) throws(LocalError) {
        if FileFacts.followed(path) != nil || path == "/" || path.isEmpty { return }
        try makeDirectories((path as NSString).deletingLastPathComponent, mode: mode)
        try makeDirectory(path, mode: mode)
    }

    /// Replaces a file in one step: nobody ever reads half of it.
    static func replace(_ path: String, with text: String) throws(LocalError) {
        let beside = path + ".new"
        _ = unlink(beside)
        let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .file(beside, error: errno) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard fchmod(file, 0o644) == 0, write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0,
            rename(beside, path) == 0
        else { throw .file(path, error: errno) }
    }

    /// Hands a file or directory that we have just made to the server's user.
    static func give(_ path: String, to user: ServerUser) throws(LocalError) {
        guard case .other(_, let owner, let group, _) = user else { return }
        guard lchown(path, owner, group) == 0 else { throw .file(path, error: errno) }
    }

    /// The space that a directory takes, in bytes; what vanishes meanwhile is left out.
    static func bytes(under path: String) -> Int64 {
        let names = FileManager.default.enumerator(atPath: path)
        var sum: Int64 = 0
        while let name = names?.nextObject() as? String {
            sum += FileFacts.unfollowed(path + "/" + name)?.bytes ?? 0
        }
        return sum
    }
}

/// A lock that one process at a time holds, and that ends with the process.
final class LockFile {
    private let file: Int32

    /// Waits for the lock, two minutes at most.
    init(_ path: String) throws(LocalError) {
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .file(path, error: errno) }
        let deadline = ContinuousClock.now + .seconds(120)
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .file(path, error: errno) }
            if ContinuousClock.now > deadline { throw .busy(path) }
            usleep(20_000)
        }
    }

    /// Lets the next one in.
    func release() { _ = flock(file, LOCK_UN) }

    deinit { close(file) }
}
