import Foundation
import Reporting
import SchedulingStore

/// `pg_dump` or `pg_restore`, which speak to a server as the caller does.
struct PostgresTool {
    private let path: String

    /// Finds the program, on the caller's path or among the servers of this machine, for a server's version.
    init(_ name: String, for version: Int) throws {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(
            String.init)
        let candidates = ServerPrograms.installed().map { $0.path(of: name) } + folders.map { $0 + "/" + name }
        let found = candidates.filter { FileManager.default.isExecutableFile(atPath: $0) }
        guard !found.isEmpty else { throw Failure(.configuration, BackupSentences.missing(name, version)) }
        // An older one does not know what a newer server has.
        let new = found.first { path in
            let text = (try? Child(path, ["--version"]).run().output) ?? ""
            return ServerPrograms.major(in: text).map { $0 >= version } ?? false
        }
        guard let new else { throw Failure(.configuration, BackupSentences.tooOld(name, version)) }
        path = new
    }

    /// Runs it, until it ends or Control-C ends it. Passwords are in its environment, which nobody else reads, never
    /// among its arguments.
    ///
    /// - Parameters:
    ///   - onLine: told each line that it complains or reports.
    ///   - onOutput: given what it prints, piece by piece.
    func run(
        _ arguments: [String], _ server: [String: String], _ interrupt: Interrupt,
        onLine: @escaping @Sendable (Substring) -> Void,
        onOutput: (Data) -> Void = { _ in }
    ) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let mine = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME"].contains($0.key) }
        process.environment = mine.merging(server) { $1 }.merging(["LC_ALL": "C.UTF-8"]) { $1 }
        let (output, complaints) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = complaints
        let reader = Thread {
            var rest = ""
            while let data = try? complaints.fileHandleForReading.read(upToCount: 1 << 12), !data.isEmpty {
                rest += String(decoding: data, as: UTF8.self)
                while let end = rest.firstIndex(of: "\n") {
                    onLine(rest[..<end])
                    rest = String(rest[rest.index(after: end)...])
                }
            }
        }
        try process.run()
        reader.start()
        let number = process.processIdentifier
        try interrupt.ending(by: { kill(number, SIGTERM) }) {
            while let data = try output.fileHandleForReading.read(upToCount: 1 << 20), !data.isEmpty { onOutput(data) }
            process.waitUntilExit()
        }
        guard !interrupt.happened else { throw Failure(.interrupted, FailureSentences.interrupted) }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
}

/// Counts the rows that each table has in a dump's own text.
struct DumpedRows {
    private(set) var counts: [String: Int] = [:]
    private var table: String?
    private var line: [UInt8] = []

    /// Takes a piece of the text.
    mutating func add(_ data: Data) {
        data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
            var rest = bytes[...]
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                take(rest[..<end])
                rest = rest[rest.index(after: end)...]
            }
            // Of a long row only its beginning tells anything.
            if line.count < 512 { line += rest.prefix(512) }
        }
    }

    private mutating func take(_ end: Slice<UnsafeRawBufferPointer>) {
        if line.count < 512 { line += end.prefix(512) }
        defer { line.removeAll(keepingCapacity: true) }
        if let table {
            if line.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: ".")]) {
                self.table = nil
            } else {
                counts[table, default: 0] += 1
            }
        } else if line.starts(with: Self.copy) {
            let name = String(
                decoding: line.dropFirst(Self.copy.count).prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
            let plain = name.replacing("\"", with: "")
            table = plain
            counts[plain] = 0
        }
    }

    private static let copy = Array("COPY poolbook.".utf8)
}
