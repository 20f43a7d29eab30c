import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// A report in the forms that it takes, each for a reader in their language.
struct ReportWriter {
    private let desk: Desk
    private let format: ReporterOptions.Format

    init(_ desk: Desk, _ format: ReporterOptions.Format) {
        self.desk = desk
        self.format = format
    }

    /// Readers who did not say what they read get what their organization or the pool does; never what the program's
    /// environment asks for, which is a scheduler's.
    private func renderer(for reader: ReportReader) -> Renderer {
        let language = reader.language ?? desk.snapshot.pool.language
        guard reader.isOutput else { return Renderer(language: language, zone: desk.zone) }
        return Terminal.renderer(language: Speech.asked ?? language, zone: desk.zone)
    }

    private func tables(_ report: ConflictReport, for reader: ReportReader) -> ConflictTables {
        ConflictTables(report, for: reader.isChair ? .chair : .party, desk.reasons, zone: desk.zone)
    }

    /// What standard output says.
    func output(_ report: ConflictReport, for reader: ReportReader) throws -> String {
        try text(report, for: reader, as: format)
    }

    /// A report in one form.
    func text(
        _ report: ConflictReport, for reader: ReportReader, as format: ReporterOptions.Format
    ) throws -> String {
        let renderer = renderer(for: reader)
        let tables = tables(report, for: reader)
        switch format {
        case .text: return renderer.text(tables.document)
        case .json: return renderer.json(tables.record)
        case .csv: return renderer.csv(tables.all)
        case .html: return try page(tables, renderer)
        }
    }

    /// A report as it is sent.
    func body(_ report: ConflictReport, for reader: ReportReader) throws -> Delivery.Body {
        let renderer = renderer(for: reader)
        let tables = tables(report, for: reader)
        return Delivery.Body(
            subject: renderer.text(title(report)), text: renderer.text(tables.document),
            html: try page(tables, renderer), language: renderer.language.rawValue)
    }

    private func title(_ report: ConflictReport) -> Sentence {
        ReportSentences.subjectLine(pool: desk.snapshot.pool.name, report)
    }

    private func page(_ tables: ConflictTables, _ renderer: Renderer) throws -> String {
        let path = Installation.conflictTemplate.path
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(.configuration, PageSentences.noTemplate(path))
        }
        do throws(PageTemplate.Problem) {
            return try ConflictPage(title: title(tables.report), tables).html(PageTemplate(text), for: renderer)
        } catch {
            throw Failure(.configuration, PageSentences.badTemplate(path, error.detail))
        }
    }
}

extension Installation {
    /// The template of a page of conflicts.
    static var conflictTemplate: URL {
        sql.deletingLastPathComponent().appendingPathComponent("config/report/conflicts.html")
    }
}
