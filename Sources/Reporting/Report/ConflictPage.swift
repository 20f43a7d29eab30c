public import Scheduling

/// A report of conflicts as one page of HTML that needs nothing beside itself, and asks nobody for anything.
///
/// The template says where things stand; every word and figure goes through it, and it escapes them.
public struct ConflictPage: Sendable {
    /// What the page is called.
    public let title: Sentence
    let tables: ConflictTables

    /// A page.
    public init(title: Sentence, _ tables: ConflictTables) {
        self.title = title
        self.tables = tables
    }

    /// The page, by a template, for a reader.
    ///
    /// Throws ``PageTemplate/Problem`` where the template cannot be read.
    public func html(_ template: PageTemplate, for renderer: Renderer) throws(PageTemplate.Problem) -> String {
        let report = tables.report
        func text(_ sentence: Sentence) -> String { renderer.text(sentence) }
        let pictures = ConflictPictures(report: report, renderer: renderer)
        let groups = [
            (ReportSentences.glance, [pictures.trend, pictures.heat].compactMap { $0 }, []),
            (ReportSentences.timelines, pictures.timelines, ConflictPictures.legend),
        ].filter { !$0.1.isEmpty }
        let sections = ConflictTables.headings.compactMap { news, heading -> [String: Any]? in
            let items = report.items(news)
            guard !items.isEmpty else { return nil }
            let left = report.count(news) - items.count
            return section(heading, tables.table(of: items, news), renderer, more: left > 0 ? left : nil)
        }
        let notices =
            report.notices.isEmpty ? [] : [section(ReportSentences.notices, tables.notices, renderer, more: nil)]
        let undelivered =
            report.undelivered.isEmpty
            ? [] : [section(ReportSentences.undelivered, tables.undelivered, renderer, more: nil)]
        return try template.render([
            "language": renderer.language == .english ? "en" : "zh-Hans",
            "title": text(title),
            "headline": text(ReportSentences.headline(report)),
            "chair": text(ReportSentences.chair(report.terms, at: report.asOf, zone: renderer.zone)),
            "figures": [
                (ReportSentences.new, report.count(.new)), (ReportSentences.escalated, report.count(.escalated)),
                (ReportSentences.open, report.count(.open)), (ReportSentences.ended, report.count(.ended)),
                (ReportSentences.soonDue, report.soonDue.count),
            ].map { ["name": text($0), "value": grouped($1)] as [String: Any] },
            "groups": groups.map { heading, pictures, legend -> [String: Any] in
                [
                    "heading": text(heading), "pictures": pictures.map(\.values),
                    "legend": legend.map { role, name in
                        ["role": role.rawValue, "name": text(name)] as [String: Any]
                    },
                ]
            },
            "sections": sections + notices + undelivered,
            "isEmpty": sections.isEmpty,
            "nothing": text(ReportSentences.nothing),
        ])
    }

    private func section(_ heading: Sentence, _ table: Table, _ renderer: Renderer, more: Int?) -> [String: Any] {
        let table = table.forPeople
        func side(_ column: Column) -> String {
            if column.key == "command" { return "command" }
            return column.alignment == .trailing ? "figure" : "word"
        }
        return [
            "heading": renderer.text(heading),
            "columns": table.columns.map { ["name": renderer.text($0.heading), "side": side($0)] as [String: Any] },
            "rows": table.rows.map { row -> [String: Any] in
                [
                    "cells": zip(table.columns, row).map { column, cell -> [String: Any] in
                        [
                            "name": renderer.text(column.heading),
                            "text": printable(cell.text(in: renderer.language, renderer.zone)), "side": side(column),
                        ]
                    }
                ]
            },
            "more": more.map { renderer.text(ReportSentences.more($0)) } ?? "",
        ]
    }
}
