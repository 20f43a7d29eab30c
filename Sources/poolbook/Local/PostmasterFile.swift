import Foundation

/// What a running server writes into `postmaster.pid`: one fact a line.
struct PostmasterFile: Equatable, Sendable {
    let process: Int32
    let state: State

    enum State: Equatable, Sendable {
        /// Not yet, or no longer, taking connections.
        case busy
        case ready
    }

    /// Reads the file's text; nil where the first line is no process id, as in a file half written.
    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard let first = lines.first, let process = Int32(first), process > 0 else { return nil }
        self.process = process
        state = lines.count >= 8 && lines[7] == "ready" ? .ready : .busy
    }

    /// The file of a data directory, whether or not its server still lives.
    init?(dataDirectory: String) {
        guard let text = try? String(contentsOfFile: dataDirectory + "/postmaster.pid", encoding: .utf8) else {
            return nil
        }
        self.init(text: text)
    }
}

/// The processes of one data directory, as the kernel shows them: a server's working directory is its data directory.
///
/// A process id alone proves nothing: after a crash it may belong to somebody else.
struct ServerProcesses {
    let dataDirectory: String

    /// The server, if the process that `postmaster.pid` names is one of this data directory.
    var postmaster: PostmasterFile? {
        guard let file = PostmasterFile(dataDirectory: dataDirectory), works(file.process) else { return nil }
        return file
    }

    /// Every process that works in the data directory; only its owner and root see them.
    var all: [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter(works)
    }

    func works(_ process: Int32) -> Bool {
        guard let theirs = FileFacts.followed("/proc/\(process)/cwd"), let ours = FileFacts.followed(dataDirectory)
        else { return false }
        return theirs.device == ours.device && theirs.inode == ours.inode && name(of: process) == "postgres"
    }

    /// What the kernel calls it; it says so of one that is dead and not yet collected, too.
    func name(of process: Int32) -> String? {
        try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8).trimmed
    }
}
