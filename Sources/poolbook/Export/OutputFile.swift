import Foundation
import Reporting

/// A file that a command writes: beside its place first, then put there in one step, so that nobody finds half of one.
///
/// A file that is there already is replaced only where its owner said so; a link, folder or device never is. What is
/// not finished leaves nothing behind.
final class OutputFile {
    enum Overwriting {
        /// After a yes on the terminal.
        case asking
        /// Without a question.
        case silently
    }

    /// Who may read what is written.
    enum Readers: mode_t {
        /// Whoever the caller's habits let.
        case usual = 0o666
        /// The caller alone.
        case owner = 0o600
    }

    private let path: String
    /// Where the text is until it is finished.
    let beside: String
    private let replaces: Bool
    private let file: Int32
    private var buffer: [UInt8] = []
    private var isFinished = false

    /// Looks at the place, asks where it has to, and opens a file beside it.
    init(_ path: String, _ overwriting: Overwriting, readers: Readers = .usual) throws {
        let standing = FileFacts.unfollowed(path)
        switch (standing?.kind, overwriting) {
        case (nil, _), (.file, .silently): break
        case (.file, .asking):
            guard isatty(STDIN_FILENO) == 1 else { throw Failure(.usage, ExportSentences.exists(path)) }
            try Terminal.confirm(Speech.text(ExportSentences.replace(path)))
        case (.directory, _), (.symbolicLink, _), (.other, _):
            throw Failure(.badData, ExportSentences.notAFile(path))
        }
        self.path = path
        replaces = standing != nil
        let url = URL(fileURLWithPath: path)
        beside = url.deletingLastPathComponent().path + "/.\(url.lastPathComponent).\(getpid()).new"
        file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, readers.rawValue)
        guard file >= 0 else {
            // What is there is not ours to remove.
            isFinished = true
            throw Self.failure(path)
        }
    }

    /// Adds text to what is written.
    func add(_ text: String) throws {
        buffer += text.utf8
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Puts the file in its place.
    func finish() throws {
        try settle()
        // Where there was nothing, nothing that came meanwhile is replaced either.
        if !replaces, link(beside, path) != 0, errno == EEXIST {
            throw Failure(.badData, ExportSentences.exists(path))
        }
        let isLinked = !replaces && FileFacts.unfollowed(path)?.kind == .file
        guard isLinked ? unlink(beside) == 0 : rename(beside, path) == 0 else { throw Self.failure(path) }
        isFinished = true
    }

    /// Writes what was added so far, so that only a rename is left to fail.
    func settle() throws {
        try flush()
        guard fsync(file) == 0 else { throw Self.failure(path) }
    }

    private func flush() throws {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(count)
        }
        buffer = []
    }

    private static func failure(_ path: String) -> Failure {
        Failure(.badData, ExportSentences.unwritable(path, LocalSentences.systemError(errno)))
    }

    deinit {
        close(file)
        if !isFinished { unlink(beside) }
    }
}
