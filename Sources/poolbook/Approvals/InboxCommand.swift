import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook inbox`: what waits for the caller, each with the commands that settle it.
struct InboxCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("inbox", HelpSentences.inbox) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            let inbox = try Inbox(desk)
            desk.answer(inbox.document(desk), record: inbox.record(desk))
        }
    }
}

/// What waits for somebody: a yes, or what came of their organization's events.
struct Inbox {
    let approvals: [ApprovalRow]
    let unclosed: [ReservationRow]

    /// An event is to be closed a week after it, at the latest.
    init(_ desk: Desk) throws {
        let pool = desk.snapshot.pool.id
        approvals = try desk.store.approvalsForMe(in: pool)
        guard let organization = desk.snapshot.member.organization else {
            unclosed = []
            return
        }
        let week = Duration.seconds(7 * 86_400)
        unclosed = try desk.store.unclosed(
            hostedBy: organization.id, before: desk.snapshot.now - week, in: pool, limit: 50
        ).filter { $0.hosts.first == organization.name }
    }

    var isEmpty: Bool { approvals.isEmpty && unclosed.isEmpty }

    func document(_ desk: Desk) -> Document {
        guard !isEmpty else { return Document([.init(.lines([ApprovalSentences.nothingWaits]))]) }
        var sections: [Document.Section] = []
        if !approvals.isEmpty {
            sections.append(.init(.lines(approvals.flatMap { lines($0, desk) }), heading: ApprovalSentences.inbox))
        }
        if !unclosed.isEmpty {
            sections.append(.init(.lines(unclosed.map { line($0, desk) }), heading: ApprovalSentences.unclosed))
        }
        return Document(sections)
    }

    private func lines(_ row: ApprovalRow, _ desk: Desk) -> [Sentence] {
        let reference = row.approval.reference
        let items = ApprovalSentences.items(row.approval.items, in: desk.currency)
        let event = [row.reservation, row.title].compactMap(\.self).joined(separator: " ")
        let when = row.period.map { Cell.period($0).sentence(in: desk.zone) }
        let until = ApprovalSentences.until(Cell.instant(row.approval.expiry).sentence(in: desk.zone))
        let head: [Sentence?] = [.verbatim(reference), event.isEmpty ? nil : .verbatim(event), when, until]
        return [
            .joined(head.compactMap(\.self), by: .verbatim("  ")),
            .joined([.verbatim("  "), ApprovalSentences.asks(asker(row), items)], by: .verbatim("")),
            row.why.map { .verbatim("  “\($0)”") },
            ApprovalSentences.commands(reference),
        ].compactMap(\.self)
    }

    /// An organization asks another; a person asks a second one.
    private func asker(_ row: ApprovalRow) -> Sentence {
        switch (row.approval.organization == nil ? row.askedBy : nil, row.askedFor) {
        case (let person?, let organization?): .verbatim("\(person) (\(organization))")
        case (let person?, nil): .verbatim(person)
        case (nil, let organization?): .verbatim(organization)
        case (nil, nil): ApprovalSentences.office
        }
    }

    private func line(_ row: ReservationRow, _ desk: Desk) -> Sentence {
        let when = Cell.period(row.period).sentence(in: desk.zone)
        return .joined(
            [
                .verbatim("\(row.reference) \(row.title)"), when,
                .verbatim("poolbook close \(row.reference) --attended N"),
            ], by: .verbatim("  "))
    }

    func record(_ desk: Desk) -> Record {
        Record(
            [],
            parts: [
                Record.Part(
                    "approvals", ApprovalSentences.inbox,
                    Table(
                        [
                            Column("reference", ApprovalSentences.approval),
                            Column("asked_by", ApprovalSentences.askedFor),
                            Column("person", ApprovalSentences.askedBy), Column("why", Headings.reason),
                            Column("for", ApprovalSentences.purpose),
                            Column("reservation", ApprovalSentences.reservation),
                            Column("title", Headings.title), Column("when", Headings.when),
                            Column("until", Headings.until),
                        ],
                        rows: approvals.map { row in
                            let items = ApprovalSentences.items(row.approval.items, in: desk.currency)
                            return [
                                .text(row.approval.reference), row.askedFor.map(Cell.text) ?? .empty,
                                .optional(row.askedBy), .optional(row.why), .state(items, key: items.en),
                                row.reservation.map(Cell.text) ?? .empty,
                                row.title.map(Cell.text) ?? .empty, row.period.map(Cell.period) ?? .empty,
                                .instant(row.approval.expiry),
                            ]
                        })),
                Record.Part(
                    "unclosed", ApprovalSentences.unclosed,
                    Table(
                        [
                            Column("reference", Headings.reference), Column("title", Headings.title),
                            Column("when", Headings.when),
                        ], rows: unclosed.map { [.text($0.reference), .text($0.title), .period($0.period)] })),
            ])
    }
}
