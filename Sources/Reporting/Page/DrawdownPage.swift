public import Scheduling

/// A drawdown as one page of HTML that needs nothing beside itself.
///
/// The template says where things stand; every word and figure goes through it, and it escapes them.
public struct DrawdownPage: Sendable {
    /// What the page is called.
    public let title: Sentence
    /// Figures with their names, in the order in which people look for them.
    public let figures: [Record.Field]
    /// What has become of all of it.
    public let balances: Balances
    /// What each month of the year moved.
    public let months: [DrawdownMonth]
    /// What should be spent by the end of each month of the year, in parts per million.
    public let curve: [Int]
    /// The first day of the last month of which anything is known.
    public let lastMonth: LocalDate
    /// The fiscal year.
    public let year: Int
    /// Open commitments by how long they have been so.
    public let ages: [(CommitmentAge, Int64)]
    /// What each category has become.
    public let categories: [(name: String, balances: Balances)]
    /// What somebody should look at.
    public let warnings: [Sentence]
    /// Tables below the pictures, each with its heading.
    public let tables: [(heading: Sentence, table: Table)]

    /// A page.
    public init(
        title: Sentence, figures: [Record.Field], balances: Balances, months: [DrawdownMonth], curve: [Int],
        lastMonth: LocalDate, year: Int, ages: [(CommitmentAge, Int64)],
        categories: [(name: String, balances: Balances)], warnings: [Sentence],
        tables: [(heading: Sentence, table: Table)]
    ) {
        self.title = title
        self.figures = figures
        self.balances = balances
        self.months = months
        self.curve = curve
        self.lastMonth = lastMonth
        self.year = year
        self.ages = ages
        self.categories = categories
        self.warnings = warnings
        self.tables = tables
    }

    /// The page, by a template, for a reader; amounts are in a currency.
    ///
    /// Throws ``PageTemplate/Problem`` where the template cannot be read.
    public func html(
        _ template: PageTemplate, for renderer: Renderer, in currency: Currency
    ) throws(PageTemplate.Problem) -> String {
        func text(_ sentence: Sentence) -> String { renderer.text(sentence) }
        let pictures = Pictures(page: self, renderer: renderer, currency: currency)
        let values: [String: Any] = [
            "language": renderer.language == .english ? "en" : "zh-Hans",
            "title": text(title),
            "figures": figures.map { field -> [String: Any] in
                [
                    "name": text(field.heading),
                    "value": printable(field.cell.text(in: renderer.language, renderer.zone)),
                ]
            },
            "warnings": warnings.map { ["text": text($0)] as [String: Any] },
            "hasWarnings": !warnings.isEmpty,
            "warningsTitle": text(DrawdownSentences.warnings),
            "pictures": pictures.all.map(\.values),
            "legend": pictures.legend.map { ["role": $0.rawValue, "name": $1] as [String: Any] },
            "tables": tables.map { heading, table -> [String: Any] in self.table(heading, table.forPeople, renderer) },
        ]
        return try template.render(values)
    }

    private func table(_ heading: Sentence, _ table: Table, _ renderer: Renderer) -> [String: Any] {
        let sides = table.columns.indices.map { Self.side($0, table) }
        return [
            "heading": renderer.text(heading),
            "columns": zip(table.columns, sides).map { column, side -> [String: Any] in
                ["name": renderer.text(column.heading), "side": side]
            },
            "rows": table.rows.map { row -> [String: Any] in
                [
                    "cells": zip(sides, row).map { side, cell -> [String: Any] in
                        ["text": printable(cell.text(in: renderer.language, renderer.zone)), "side": side]
                    }
                ]
            },
        ]
    }

    /// How a column stands: figures at the right, codes and times unbroken, words broken where a screen is narrow.
    private static func side(_ column: Int, _ table: Table) -> String {
        guard table.columns[column].alignment == .leading else { return "figure" }
        let isUnbroken = table.rows.allSatisfy { row in
            switch row[column] {
            case .period, .instant, .date, .range, .empty: true
            case .text(let text): text.unicodeScalars.allSatisfy { $0.isASCII && $0 != " " }
            case .list, .state, .integer, .money, .share, .duration, .flag: false
            }
        }
        return isUnbroken && !table.rows.isEmpty ? "code" : "word"
    }
}
