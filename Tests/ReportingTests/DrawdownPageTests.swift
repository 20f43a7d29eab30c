import Foundation
import Reporting
import Scheduling
import Testing

/// Bars, journals for hledger and pages.
@Suite struct DrawdownPageTests {
    @Test func `a bar is as wide as asked for, and shows whatever there is`() {
        let balances = Balances(granted: 1_000, reserved: 1, committed: 250, spent: 500)
        #expect(bar(balances, benchmark: 0) == "|#########=====-....")
        #expect(bar(balances, benchmark: 999_999, width: 10) == "#####===-|")
        #expect(bar(Balances(granted: 1, spent: 1), benchmark: 500_000, width: 4) == "##|#")
        #expect(bar(Balances(granted: 100, lapsed: 100), benchmark: 1_000_000, width: 4) == "~~~|")
        #expect(bar(Balances(), benchmark: 0, width: 4) == "    ")
    }

    @Test(arguments: [
        (321_449, "32.1"), (-217_000, "-21.7"), (0, "0.0"), (-400, "0.0"), (999_950, "100.0"), (1_250_000, "125.0"),
    ])
    func `points have one decimal`(partsPerMillion: Int, text: String) {
        #expect(points(partsPerMillion) == text)
    }

    private static let line = DrawdownLine(
        id: UUID(), fund: .init(code: "city", name: "City"), project: .init(code: "youth", name: "青春护航"),
        owners: ["youth"], category: "场租; a:b", year: 2027, benchmark: .linear, formula: .spent, carriedOver: 0,
        invoiced: 0)

    private func entry(
        _ number: Int64, _ act: String, _ source: LedgerEntry.Balance, _ target: LedgerEntry.Balance, _ amount: Int64,
        after: (Int64?, Int64?), effective: Int = 20_000
    ) -> LedgerEntry {
        LedgerEntry(
            line: Self.line.id, number: number, act: act, source: source, target: target, amount: amount,
            sourceAfter: after.0, targetAfter: after.1, effectiveOn: LocalDate(daysSince1970: Int32(effective)),
            period: LocalDate(daysSince1970: 19_997), recordedAt: Instant(secondsSince1970: 20_000 * 86_400),
            reverses: nil, otherLine: nil, madeBy: "李薇", login: "liwei", command: "reserve", reason: nil,
            reference: number == 1 ? nil : "R-7K3M", title: number == 1 ? nil : "维权; (宣讲)", invoice: nil, transfer: nil)
    }

    @Test func `a journal for hledger asserts every balance, and escapes what means something there`() {
        let text = hledgerJournal(
            [
                entry(1, "grant", .outside, .available, 10_000, after: (nil, 10_000)),
                entry(2, "commit", .available, .committed, 80, after: (9_920, 80), effective: 19_990),
            ], lines: [Self.line], in: .utc, .cny)
        #expect(
            text == """
                commodity 1000.00 CNY

                2024-10-04 * (1) grant  ; by:liwei
                    outside:city:youth  -100.00 CNY
                    youth:场租 a b:2027:city:available  100.00 CNY = 100.00 CNY

                2024-10-04=2024-09-24 * (2) commit R-7K3M 维权 宣讲  ; by:liwei
                    youth:场租 a b:2027:city:available  -0.80 CNY = 99.20 CNY
                    youth:场租 a b:2027:city:committed  0.80 CNY = 0.80 CNY

                """)
    }

    @Test func `a journal without its beginning asserts nothing`() {
        let text = hledgerJournal(
            [entry(2, "commit", .available, .committed, 80, after: (9_920, 80))], lines: [Self.line], in: .utc, .cny)
        #expect(!text.contains(" = "))
    }

    @Test func `a template escapes every word, and says what is wrong with itself`() throws {
        let page = DrawdownPage(
            title: .verbatim("<script>alert(1)</script> & \"x\""),
            figures: [Record.Field("a", .verbatim("<b>"), .text("<i>"))], balances: Balances(original: 1, granted: 1),
            months: [], curve: Array(repeating: 0, count: 12), lastMonth: LocalDate(daysSince1970: 20_000), year: 2024,
            ages: [], categories: [("</svg><script>", Balances(granted: 1))], warnings: [.verbatim("<u>")],
            tables: [(.verbatim("<th>"), Table([Column("a", .verbatim("<q>"))], rows: [[.text("<td onclick=x>")]]))])
        let renderer = Renderer(language: .english, zone: .utc)
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "config/report/drawdown.html")
        let html = try page.html(PageTemplate(String(contentsOf: file, encoding: .utf8)), for: renderer, in: .cny)
        for word in ["<script", "<i>", "<u>", "<q>", "<td onclick", "</svg><"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(html.components(separatedBy: "<svg").count == 5)
        #expect(!html.contains("http"), "the page needs nothing beside itself")
        #expect(throws: PageTemplate.Problem.self) { try PageTemplate("{{#open}}") }
    }
}
