import Foundation
import Reporting
import Scheduling
import Testing

/// What a report of conflicts says, in every form.
@Suite struct ConflictReportTests {
    @Test func `the text says who holds the chair, what is new and what to type`() {
        let report = ConflictReports.report([
            ConflictReports.item(),
            ConflictReports.item("C-4F9", .escalated, rule: .personDouble, stage: .overdue, proposal: nil),
            ConflictReports.item("C-3QX", .ended, state: "resolved"),
        ])
        #expect(
            ConflictReports.renderer(.english).text(ConflictReports.tables(report).document) == """
                2 conflicts open: 1 new, 1 escalated, 1 over
                Chair: 市总工会, until Sun 28 Feb · next: 市妇联
                New
                  reference  rule         when                        place/person       parties         open for  due                   to see to it
                  C-4F2      venue twice  Sat 2027-03-06 14:00-17:00  东胜区文化宫·大厅  团市委, 市科协  3 days    Fri 2027-02-26 09:12  poolbook conflict resolve C-4F2 a
                Escalated
                  reference  rule          when                        place/person       parties         open for  due                   to see to it
                  C-4F9      person twice  Sat 2027-03-06 14:00-17:00  东胜区文化宫·大厅  团市委, 市科协  3 days    Fri 2027-02-26 09:12  poolbook conflict show C-4F9
                Over since last time
                  reference  rule         when                        place/person       parties         state
                  C-3QX      venue twice  Sat 2027-03-06 14:00-17:00  东胜区文化宫·大厅  团市委, 市科协  resolved

                """)
        #expect(
            ConflictReports.renderer(.simplifiedChinese).text(ConflictReports.tables(report).document).hasPrefix(
                """
                未决冲突 2 项: 新增 1, 升级 1, 结束 1
                值班: 市总工会, 至 2月28日 周日 · 下一任: 市妇联
                新增
                """))
    }

    @Test func `who may settle it reads what the best way out changes, beside its command`() {
        var effects = Effects()
        effects.changes = [
            Effects.Change(
                .move, .claimant, reference: "R-5JT", title: "创业沙龙", hosts: [], attendance: 180, to: ["工人文化宫·二楼"])
        ]
        let report = ConflictReports.report([ConflictReports.item(way: .init(.place, effects))])
        let text = ConflictReports.renderer(.english).text(ConflictReports.tables(report).document)
        #expect(
            text.contains("  R-5JT -> 工人文化宫·二楼, same time  poolbook conflict resolve C-4F2 a\n"), "\(text)")
        let party = ConflictReports.tables(report, for: .party)
        #expect(!ConflictReports.renderer(.english).text(party.document).contains("工人文化宫"))
    }

    @Test func `who cannot settle it is told to look at it`() {
        let table = ConflictReports.tables(ConflictReports.report(), for: .party)
        let text = ConflictReports.renderer(.english).text(table.document)
        #expect(text.contains("poolbook conflict show C-4F2"))
        #expect(!text.contains("resolve"))
    }

    @Test func `a page has a picture of each double booking, of days and places, and of the trend`() throws {
        let days = (0..<5).map { number in
            ConflictReport.Day(day: LocalDate(daysSince1970: Int32(20_870 + number)), open: number)
        }
        let page = try Self.page(ConflictReports.report(trend: days), .english)
        #expect(page.components(separatedBy: "<svg ").count == 4)
        #expect(page.components(separatedBy: "role=\"img\" aria-label=\"").count == 4)
        #expect(page.contains("C-4F2  东胜区文化宫·大厅, Sat 6 Mar"))
        #expect(page.contains("from 0 to 4 in the last 30 days, 4 at most"))
        #expect(page.contains("lang=\"en\""))
    }

    @Test func `a page without conflicts says so, and has no pictures`() throws {
        let page = try Self.page(ConflictReports.report([]), .simplifiedChinese)
        #expect(page.contains("没有冲突。"))
        #expect(!page.contains("<svg"))
    }

    @Test func `a page asks nobody for anything`() throws {
        for language in Language.allCases {
            let page = try Self.page(ConflictReports.report(), language)
            for part in ["http://", "https://", "src=", "href=", "url(", "@import", "<script", "<link"] {
                #expect(!page.contains(part), "\(part)")
            }
            #expect(page.contains("default-src 'none'"))
        }
    }

    /// Names that mean something to a terminal, a spreadsheet, a page or a header.
    private static let hostile = [
        "<script>alert(1)</script>", "\" onload=\"x", "=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "\u{1B}[2J",
        "\u{202E}gnp.exe", "a\r\nBcc: all@example.org", "{{title}}", "\u{2066}x", "\u{7}bell", "]]>", "-->", "\u{0}nul",
    ]

    @Test(arguments: hostile) func `a hostile name does no harm in any form`(name: String) throws {
        let part = ConflictReports.part("R-6PD", name, host: name)
        let item = ConflictReports.item(place: name, claimant: part, others: [part], parties: [name])
        let report = ConflictReports.report(
            [item],
            undelivered: [
                .init(
                    name: name, address: "a@b.example", since: ConflictReports.now, tries: 1,
                    nextTry: ConflictReports.now, failure: name)
            ])
        let tables = ConflictReports.tables(report)
        for language in Language.allCases {
            let renderer = ConflictReports.renderer(language)
            let text = renderer.text(tables.document)
            let json = renderer.json(tables.record)
            let csv = renderer.csv(tables.all)
            let page = try Self.page(report, language, pool: name)
            for form in [text, json, csv, page] {
                let bad = form.unicodeScalars.filter { scalar in
                    scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
                }
                #expect(bad.isEmpty, "\(bad)")
            }
            #expect(!page.contains("<script"))
            #expect(!page.contains("onload=\""))
            #expect(!page.contains("--><"))
            _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
            let cells = try CommaSeparated.rows(in: csv).flatMap { $0 }
            #expect(!cells.isEmpty)
            for cell in csv.split(separator: "\n").dropFirst().flatMap({ $0.split(separator: ",") }) {
                #expect(!["=", "+", "@"].contains(cell.first), "\(cell)")
            }
            let mail = Self.mail(
                subject: renderer.text(ReportSentences.subjectLine(pool: name, report)), name: name, text: text,
                html: page
            ).source
            let head = mail.components(separatedBy: "\n\n")[0]
            #expect(!head.contains("\nBcc"))
            #expect(head.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 }, "\(head)")
            #expect(mail.utf8.allSatisfy { $0 == 10 || (32...126).contains($0) })
        }
    }

    @Test func `a mail has its text and its page under one identifier`() throws {
        let mail = Self.mail(subject: "[群团资源共享库] 冲突 10 项: 新增 4, 升级 1", name: "群团资源共享库", text: "文", html: "<p>页</p>")
        #expect(
            mail.source == """
                From: =?UTF-8?B?576k5Zui6LWE5rqQ5YWx5Lqr5bqT?= <poolbook@qt.example>
                To: <office@union.example>
                Subject: =?UTF-8?B?W+e+pOWboui1hOa6kOWFseS6q+W6k10g5Yay56qBIDEwIOmhuTog?=
                 =?UTF-8?B?5paw5aKeIDQsIOWNh+e6pyAx?=
                Date: Thu, 25 Feb 2027 01:12:00 +0000
                Message-ID: <0f1e@qt.example>
                MIME-Version: 1.0
                Content-Language: zh-Hans
                Auto-Submitted: auto-generated
                Content-Type: multipart/alternative; boundary="=_poolbook_0f1eqtexample"

                --=_poolbook_0f1eqtexample
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: base64

                5paH
                --=_poolbook_0f1eqtexample
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: base64

                PHA+6aG1PC9wPg==
                --=_poolbook_0f1eqtexample--

                """)
    }

    @Test func `measurements are what Prometheus reads`() {
        var metrics = Metrics(labels: [("pool", "a\"b\\c\nd")])
        metrics.add(.conflicts, [([("rule", "venue.double")], 3)])
        metrics.add(.duration, [([], 0.25)])
        #expect(
            metrics.text == """
                # TYPE poolbook_conflicts_open gauge
                poolbook_conflicts_open{pool="a\\"b\\\\c d",rule="venue.double"} 3
                # TYPE poolbook_report_seconds gauge
                poolbook_report_seconds{pool="a\\"b\\\\c d"} 0.25

                """)
    }

    private static func mail(subject: String, name: String, text: String, html: String) -> Mail {
        Mail(
            sender: "poolbook@qt.example", senderName: name, recipient: "office@union.example", subject: subject,
            messageID: "0f1e@qt.example", date: ConflictReports.now, language: "zh-Hans", text: text, html: html)
    }

    private static func page(
        _ report: ConflictReport, _ language: Language, pool: String = "群团资源共享库"
    ) throws -> String {
        let template = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "config/report/conflicts.html")
        let title = ReportSentences.subjectLine(pool: pool, report)
        return try ConflictPage(title: title, ConflictReports.tables(report)).html(
            PageTemplate(String(contentsOf: template, encoding: .utf8)), for: ConflictReports.renderer(language))
    }
}
