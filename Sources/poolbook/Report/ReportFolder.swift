import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// A folder with the latest report of each day, in every form, for as many days as it is to keep.
struct ReportFolder {
    private let path: String
    private let keptDays: Int

    init(_ path: String, keptDays: Int) {
        self.path = path
        self.keptDays = keptDays
    }

    /// Writes a report under its day, each file beside its place first, and removes what is too old.
    func write(_ writer: ReportWriter, _ report: ConflictReport, for reader: ReportReader, _ desk: Desk) throws {
        let day = desk.zone.local(report.asOf).date
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure(.badData, ExportSentences.unwritable(path, LocalSentences.systemError(errno)))
        }
        for format in ReporterOptions.Format.allCases {
            let file = try OutputFile("\(path)/\(Self.prefix)\(day).\(format.fileEnd)", .silently)
            try file.add(try writer.text(report, for: reader, as: format))
            try file.finish()
        }
        prune(before: day.adding(days: -keptDays))
    }

    private static let prefix = "conflicts-"

    /// Removes reports of days before one; anything else in the folder is not ours.
    private func prune(before first: LocalDate) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let ends = ReporterOptions.Format.allCases.map { "." + $0.fileEnd }
        for name in names where name.hasPrefix(Self.prefix) {
            guard let end = ends.first(where: { name.hasSuffix($0) }) else { continue }
            let parts = name.dropFirst(Self.prefix.count).dropLast(end.count).split(separator: "-")
            let numbers = parts.compactMap { Int($0) }
            guard parts.count == 3, numbers.count == 3,
                let day = LocalDate(year: numbers[0], month: numbers[1], day: numbers[2]), day < first
            else { continue }
            unlink("\(path)/\(name)")
        }
    }
}

extension ReporterOptions.Format {
    fileprivate var fileEnd: String {
        switch self {
        case .text: "txt"
        case .json, .csv, .html: rawValue
        }
    }
}
