import Foundation
import TestSupport
import Testing

/// The drawdown of the sample pool that `config/sample/drawdown.md` works out by hand is what the program says.
@Suite struct WorkedExampleTests {
    private let tables: [MarkdownTable]

    init() throws {
        let file = BuiltProgram.repository.appending(path: "config/sample/drawdown.md")
        tables = MarkdownTable.all(in: try String(contentsOf: file, encoding: .utf8))
    }

    private func rows(by division: String) throws -> [[String: Any]] {
        let answer = try SamplePool().run("drawdown", "--by", division, "--json", as: "qianfang")
        return try #require(try answer.json() as? [[String: Any]])
    }

    /// Cents of an amount of the program's.
    private func cents(_ value: Any?) -> Int? {
        ((value as? [String: Any])?["amount"] as? String).flatMap { Int($0.filter { $0 != "." }) }
    }

    @Test(arguments: [
        ("project", "project"), ("fund", "fund"), ("category", "category"), ("event", "title"), ("host", "host"),
        ("month", "month"),
    ])
    func `each sum of the worked example is right, and is the program's`(division: String, key: String) throws {
        let table = try #require(tables.first { $0.columns.first == division })
        let rows = try rows(by: division)
        #expect(Set(table.rows.map { $0[0] }) == Set(rows.compactMap { $0[key] as? String }))
        for cells in table.rows {
            let row = try #require(rows.first { $0[key] as? String == cells[0] })
            for (column, cell) in zip(table.columns, cells).dropFirst() where column != "curve" {
                let sides = cell.components(separatedBy: " = ")
                let result = try Sum(sides[sides.count - 1]).cents
                #expect(try Sum(sides[0]).cents == result, "\(cells[0]): \(cell)")
                #expect(cents(row[column]) == result, "\(cells[0]) \(column)")
            }
            // Nothing is anywhere else, and nothing was granted but what was granted at first.
            for other in ["reserved", "spent", "billed", "released", "lapsed"] where row[other] != nil {
                #expect(cents(row[other]) == 0, "\(cells[0]) \(other)")
            }
            if let original = row["original"] { #expect(cents(original) == cents(row["granted"]), "\(cells[0])") }
        }
    }

    @Test func `the columns of the pace are for each project what the worked example says`() throws {
        let table = try #require(tables.first { $0.columns == ["column", "by hand", "figure"] })
        #expect(table.rows.count == 9)
        for row in try rows(by: "project") {
            let project = try #require(row["project"] as? String)
            for cells in table.rows {
                let found = row[cells[0]]
                switch cells[2] {
                case "-": #expect(found is NSNull, "\(project) \(cells[0])")
                case let figure where figure.hasPrefix("as "):
                    #expect(cents(found) == cents(row[String(figure.dropFirst(3))]), "\(project) \(cells[0])")
                case let figure:
                    let text = found as? String ?? (found as? [String: Any])?["amount"] as? String
                    #expect(text == figure, "\(project) \(cells[0])")
                }
            }
        }
    }

    @Test func `the curve at a month's end is its day of the year`() throws {
        let table = try #require(tables.first { $0.columns.first == "month" })
        let cell = try #require(table.rows.first?[3])
        let found = try #require(cell.wholeMatch(of: /31 \+ 28 = 59 of 365: ([0-9.]+%)/))
        #expect(try rows(by: "month").map { $0["curve"] as? String } == [String(found.1)])
        #expect(String(found.1) == String(format: "%.1f%%", 100 * 59.0 / 365))
    }
}

/// A table of a page.
private struct MarkdownTable {
    let columns: [String]
    let rows: [[String]]

    static func all(in text: String) -> [MarkdownTable] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.split { !$0.hasPrefix("|") }.map { block in
            let cells = block.map { line in
                line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            }
            return MarkdownTable(columns: cells[0], rows: Array(cells.dropFirst(2)))
        }
    }
}

/// Terms that are added or subtracted, each an amount or a part of one: `1,000 + 800 x 60% - 5`.
private struct Sum {
    let cents: Int

    struct NoNumber: Error { let text: String }

    init(_ text: String) throws {
        var sum = 0
        var sign = 1
        for word in text.replacing(" x ", with: "x").split(separator: " ") {
            switch word {
            case "+": sign = 1
            case "-": sign = -1
            case _:
                let factors = word.replacing(",", with: "").split(separator: "x")
                guard let amount = Int(factors[0]) else { throw NoNumber(text: text) }
                let percent = factors.count > 1 ? Int(factors[1].dropLast()) : 100
                guard let percent else { throw NoNumber(text: text) }
                sum += sign * amount * percent
            }
        }
        cents = sum
    }
}
