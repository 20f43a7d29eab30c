import Foundation
import Reporting
import SchedulingStore

/// A folder with a backup: the data, the logins, and what there was of both. Only its owner reads it.
struct BackupFolder {
    let path: String

    var data: String { path + "/data.dump" }
    var contents: String { path + "/contents.json" }

    /// What is written of a backup beside its data.
    struct Description: Codable {
        var form = 1
        let program: String
        let madeAt: String
        let database: String
        let contents: BackupContents
    }

    /// Reads what a backup says of itself.
    func description() throws -> Description {
        guard FileFacts.followed(path)?.kind == .directory else {
            throw Failure(.badData, BackupSentences.noFolder(path))
        }
        guard let text = FileManager.default.contents(atPath: contents),
            let description = try? JSONDecoder().decode(Description.self, from: text), description.form == 1,
            FileFacts.followed(data)?.kind == .file
        else { throw Failure(.badData, BackupSentences.noBackup(path)) }
        return description
    }

    /// Writes what a backup says of itself.
    func write(_ description: Description) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = try OutputFile(contents, .silently, readers: .owner)
        try file.add(String(decoding: encoder.encode(description), as: UTF8.self) + "\n")
        try file.finish()
    }

    /// Makes the folder, which must not be there, beside its place.
    static func beside(_ path: String) throws -> BackupFolder {
        guard FileFacts.unfollowed(path) == nil else { throw Failure(.badData, BackupSentences.exists(path)) }
        let url = URL(fileURLWithPath: path)
        let beside = url.deletingLastPathComponent().path + "/.\(url.lastPathComponent).\(getpid()).new"
        guard mkdir(beside, 0o700) == 0 else {
            throw Failure(.badData, ExportSentences.unwritable(path, LocalSentences.systemError(errno)))
        }
        return BackupFolder(path: beside)
    }

    /// Puts the folder in its place, once everything of it is on the disk.
    func settle(at place: String) throws {
        let file = open(data, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        guard file >= 0, fchmod(file, 0o600) == 0, fsync(file) == 0, rename(path, place) == 0 else {
            throw Failure(.badData, ExportSentences.unwritable(place, LocalSentences.systemError(errno)))
        }
    }

    /// Removes a folder that was not finished.
    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
