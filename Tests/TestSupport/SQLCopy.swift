public import Foundation

/// A copy of the repository's SQL that a test may change; removed with its owner.
public final class SQLCopy: Sendable {
    /// Where it is.
    public let directory: URL

    /// Copies everything.
    public init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "sql-\(UUID().uuidString.prefix(8))")
        try FileManager.default.copyItem(at: TestDatabase.sqlDirectory, to: directory)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    /// The paths of the SQL files of a folder, in order.
    public func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.appending(path: folder).path)
            .filter { $0.hasSuffix(".sql") }
            .sorted()
            .map { "\(folder)/\($0)" }
    }

    /// The text of a file.
    public func text(of path: String) throws -> String {
        try String(contentsOf: directory.appending(path: path), encoding: .utf8)
    }

    /// Writes a file, new or not.
    public func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: directory.appending(path: path))
    }

    /// The offsets at which the statements of a script end: after a line that ends in a semicolon outside of bodies.
    public static func statementEnds(of sql: String) -> [String.Index] {
        var ends: [String.Index] = []
        var (isQuoted, isAtomic) = (false, false)
        for line in sql.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.split(separator: "$$", omittingEmptySubsequences: false).count.isMultiple(of: 2) {
                isQuoted.toggle()
            }
            if line == "begin atomic" { isAtomic = true }
            if line == "end;" { isAtomic = false }
            if line.hasSuffix(";"), !line.hasPrefix("--"), !isQuoted, !isAtomic { ends.append(line.endIndex) }
        }
        return ends
    }
}
