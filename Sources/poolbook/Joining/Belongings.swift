import Foundation
import Reporting
import Yams

/// The caller's own files in which libpq and the program look for servers and passwords.
enum Belongings {
    private static let environment = ProcessInfo.processInfo.environment

    private static func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    static var home: String { variable("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path }
    static var services: String { variable("PGSERVICEFILE") ?? home + "/.pg_service.conf" }
    static var passwords: String { variable("PGPASSFILE") ?? home + "/.pgpass" }
    static var configurationFolder: String { (variable("XDG_CONFIG_HOME") ?? home + "/.config") + "/poolbook" }
    static var configuration: String { configurationFolder + "/poolbook.yaml" }

    /// The text of a file; empty where there is none. What is there and cannot be read is left alone.
    static func text(of path: String) throws -> String {
        guard FileFacts.unfollowed(path) != nil else { return "" }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(.badData, JoiningSentences.unreadable(path))
        }
        return text
    }

    /// A file with a new text, beside its place until it is finished.
    static func file(_ path: String, _ text: String, readers: OutputFile.Readers) throws -> OutputFile {
        let folder = (path as NSString).deletingLastPathComponent
        try Files.makeDirectories(folder, mode: 0o700)
        let file = try OutputFile(path, .silently, readers: readers)
        try file.add(text)
        try file.settle()
        return file
    }

    /// The configuration with a service as its server, and a pool; nil where it names a server already.
    static func configuration(withService name: String, pool: String?) throws -> String? {
        guard try Settings.read()?.server == nil else { return nil }
        let before = try Settings.path.map(text) ?? ""
        let quoted = try pool.map { "pool: " + (try YAMLEncoder().encode($0)) } ?? ""
        let line = "server: \"service=\(name)\"\n" + quoted
        return before.isEmpty || before.hasSuffix("\n") ? before + line : before + "\n" + line
    }
}
