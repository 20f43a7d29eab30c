public import Scheduling

/// For whom a report of conflicts is: who may settle them, or who is concerned.
public enum ReportAudience: Sendable, Hashable {
    /// Coordinators on duty, and whoever looks after the reporter.
    case chair
    /// An organization, or its people.
    case party
}

/// A report of conflicts as people and programs read it; a page of it is ``ConflictPage``.
public struct ConflictTables: Sendable {
    /// The report.
    public let report: ConflictReport
    /// For whom it is.
    public let audience: ReportAudience
    let reasons: ReasonWriter
    let zone: Zone

    /// A report for somebody.
    public init(_ report: ConflictReport, for audience: ReportAudience, _ reasons: ReasonWriter, zone: Zone) {
        self.report = report
        self.audience = audience
        self.reasons = reasons
        self.zone = zone
    }

    /// Everything in one text: the most urgent before what can wait.
    public var document: Document {
        var sections = [
            Document.Section(
                .lines([
                    ReportSentences.headline(report), ReportSentences.chair(report.terms, at: report.asOf, zone: zone),
                ]))
        ]
        for (news, heading) in Self.headings {
            let items = report.items(news)
            guard !items.isEmpty else { continue }
            sections.append(Document.Section(.table(table(of: items, news)), heading: heading))
            let left = report.count(news) - items.count
            if left > 0 { sections.append(Document.Section(.lines([ReportSentences.more(left)]))) }
        }
        if !report.notices.isEmpty {
            sections.append(Document.Section(.table(notices), heading: ReportSentences.notices))
        }
        if !report.undelivered.isEmpty {
            sections.append(Document.Section(.table(undelivered), heading: ReportSentences.undelivered))
        }
        return Document(sections)
    }

    static let headings: [(ConflictReport.News, Sentence)] = [
        (.new, ReportSentences.new), (.escalated, ReportSentences.escalated), (.open, ReportSentences.open),
        (.ended, ReportSentences.ended),
    ]

    /// Everything that is listed, one conflict a row, for programs.
    public var all: Table {
        Table(
            [
                Column("reference", Headings.reference), Column("news", ReportSentences.news),
                Column("rule", ReportSentences.rule), Column("severity", ReportSentences.severity, .trailing),
                Column("when", Headings.when), Column("subject", ReportSentences.subject),
                Column("parties", ReportSentences.parties), Column("why", ReportSentences.why),
                Column("first_seen_at", ReportSentences.firstSeen), Column("due_at", ReportSentences.due),
                Column("state", ReportSentences.state), Column("claimant", ReportSentences.claimant),
                Column("others", ReportSentences.others), Column("proposal", ReportSentences.best),
                Column("command", ReportSentences.next),
            ],
            rows: report.items.map { item in
                [
                    .text(item.reference), .state(ReportSentences.news(item.news), key: item.news.rawValue),
                    .state(ReportSentences.name(item.reason.rule), key: item.reason.rule.rawValue),
                    .integer(item.severity), .period(item.period), subject(item), .list(item.parties), why(item),
                    .instant(item.firstSeen), .instant(item.due),
                    .state(ReportSentences.state(item, zone: zone), key: item.state),
                    item.claimant?.reference.map(Cell.text) ?? .empty, .list(item.others.compactMap(\.reference)),
                    item.proposal.map(Cell.text) ?? .empty, command(item).map(Cell.text) ?? .empty,
                ]
            })
    }

    /// The report as a record for programs, with its counts.
    public var record: Record {
        Record(
            [
                Record.Field("as_of", ReportSentences.firstSeen, .instant(report.asOf)),
                Record.Field("open", ReportSentences.open, .integer(report.open)),
                Record.Field("new", ReportSentences.new, .integer(report.count(.new))),
                Record.Field("escalated", ReportSentences.escalated, .integer(report.count(.escalated))),
                Record.Field("ended", ReportSentences.ended, .integer(report.count(.ended))),
            ],
            parts: [
                Record.Part("conflicts", ReportSentences.open, all),
                Record.Part("notices", ReportSentences.notices, notices),
                Record.Part("undelivered", ReportSentences.undelivered, undelivered),
            ])
    }

    func table(of items: [ConflictReport.Item], _ news: ConflictReport.News) -> Table {
        let start = [
            Column("reference", Headings.reference), Column("rule", ReportSentences.rule),
            Column("when", Headings.when), Column("subject", ReportSentences.subject),
            Column("parties", ReportSentences.parties),
        ]
        func first(_ item: ConflictReport.Item) -> [Cell] {
            [
                .text(item.reference),
                .state(
                    ReportSentences.name(item.reason.rule), key: item.reason.rule.rawValue,
                    tone: item.severity == 3 ? .bad : .plain), .period(item.period), subject(item),
                .list(item.parties),
            ]
        }
        switch news {
        case .new, .escalated, .open:
            // Who may settle it reads what the command that stands beside it would do.
            let ways = audience == .chair && items.contains { $0.way != nil }
            return Table(
                start + [Column("age", ReportSentences.age), Column("due", ReportSentences.due)]
                    + (ways ? [Column("way", ReportSentences.best)] : []) + [Column("command", ReportSentences.next)],
                rows: items.map { item in
                    let age = max(.zero, report.asOf - item.firstSeen)
                    return first(item) + [
                        .state(ReportSentences.age(age), key: ""),
                        .state(
                            .rendered { TimeText.instant(item.due.toTheMinute, zone: zone, language: $0) }, key: "",
                            tone: item.stage == .overdue ? .bad : .plain),
                    ] + (ways ? [way(item)] : []) + [
                        command(item).map(Cell.text) ?? .empty
                    ]
                })
        case .ended:
            return Table(
                start + [Column("state", ReportSentences.state)],
                rows: items.map { item in
                    first(item) + [.state(ReportSentences.state(item, zone: zone), key: item.state, tone: .good)]
                })
        }
    }

    var notices: Table {
        Table(
            [
                Column("when", ActSentences.when), Column("act", ActSentences.act),
                Column("reference", Headings.reference), Column("title", Headings.title),
                Column("event", Headings.when), Column("organization", ActSentences.by),
                Column("why", ActSentences.why),
            ],
            rows: report.notices.map { notice in
                [
                    .instant(notice.recordedAt.toTheMinute), .state(ActSentences.did(notice.act), key: notice.act),
                    notice.reference.map(Cell.text) ?? .empty, notice.title.map(Cell.text) ?? .empty,
                    notice.period.map(Cell.period) ?? .empty, notice.organization.map(Cell.text) ?? .empty,
                    notice.reason.map(Cell.text) ?? .empty,
                ]
            })
    }

    var undelivered: Table {
        Table(
            [
                Column("reader", ReportSentences.reader), Column("address", Headings.email),
                Column("since", ReportSentences.firstSeen), Column("tries", ReportSentences.tries, .trailing),
                Column("next_try", ReportSentences.nextTry), Column("failure", ReportSentences.failure),
            ],
            rows: report.undelivered.map { row in
                [
                    .text(row.name), row.address.map(Cell.text) ?? .empty, .instant(row.since), .integer(row.tries),
                    .instant(row.nextTry), .text(row.failure),
                ]
            })
    }

    private func subject(_ item: ConflictReport.Item) -> Cell {
        (item.subject?.name ?? item.claimant?.title).map(Cell.text) ?? .empty
    }

    private func why(_ item: ConflictReport.Item) -> Cell {
        .state(reasons.sentence(item.reason), key: printable(reasons.sentence(item.reason).en))
    }

    /// What the best proposal changes, in words.
    private func way(_ item: ConflictReport.Item) -> Cell {
        guard let way = item.way else { return .empty }
        let words = ProposalSentences.changes(way.effects, way.kind) { Cell.period($0).sentence(in: zone) }
        return .state(words, key: words.en)
    }

    /// What to type next: the best proposal for who may settle it, a look at it for everybody else.
    func command(_ item: ConflictReport.Item) -> String? {
        switch (item.news, audience, item.proposal) {
        case (.ended, _, _): nil
        case (.new, .chair, let letter?), (.escalated, .chair, let letter?), (.open, .chair, let letter?):
            "poolbook conflict resolve \(item.reference) \(letter)"
        case (.new, _, _), (.escalated, _, _), (.open, _, _): "poolbook conflict show \(item.reference)"
        }
    }
}

extension Instant {
    /// The same without its seconds.
    fileprivate var toTheMinute: Instant { Instant(secondsSince1970: secondsSince1970 - secondsSince1970 % 60) }
}
