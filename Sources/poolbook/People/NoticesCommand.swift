import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook notices`: what others did that concerns the caller.
struct NoticesCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("notices", ActSentences.helpNotices) }

    @Flag(help: help(ActSentences.helpAll)) var all = false
    @Flag(help: help(ActSentences.helpKeep)) var keep = false
    @Option(help: help(HelpSentences.limit)) var limit: Int = 50
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard (1...100_000).contains(limit) else {
            throw Failure(.usage, FailureSentences.field(Headings.rows, "\(limit)", FieldSentences.number(nil)))
        }
        try Desk.open(common) { desk in
            let pool = desk.snapshot.pool.id
            let notices = try desk.store.notices(all ? .all : .new, limit: limit, in: pool)
            if desk.isJSON {
                desk.answer(desk.table(notices))
            } else if notices.isEmpty {
                desk.answer(Document([.init(.lines([ActSentences.nothingNew]))]))
            } else {
                let changed = Set(notices.flatMap { ($0.change?.gone ?? []) + ($0.change?.new ?? []) })
                let names = try desk.store.names(of: changed, in: pool)
                desk.answer(Document([.init(.lines(notices.flatMap { desk.lines($0, names) }))]))
            }
            if !keep, let newest = notices.first?.recordedAt { try desk.store.readNotices(until: newest, in: pool) }
        }
    }
}

extension Desk {
    /// A notice in lines: what was done to what, what that changed, and by whom, why, and what to type.
    fileprivate func lines(_ notice: NoticeRow, _ names: [UUID: String]) -> [Sentence] {
        let mark: Sentence = .verbatim(notice.isNew ? "*" : " ")
        let head: [Sentence?] = [
            Cell.instant(notice.recordedAt).sentence(in: zone), notice.reference.map(Sentence.verbatim), told(notice),
            notice.amount.map { .verbatim(money($0).description) },
            notice.title.map(Sentence.verbatim), notice.period.map { Cell.period($0).sentence(in: zone) },
        ]
        let tail: [Sentence?] = [
            notice.isStaff ? ActSentences.forYou : nil, who(notice),
            notice.reason.map { .verbatim("“\($0)”") }, notice.command.map(Sentence.verbatim),
        ]
        return [.joined([mark, .joined(head.compactMap(\.self), by: .verbatim("  "))], by: .verbatim(" "))]
            + changes(notice, names).map { .joined([.verbatim("   "), $0], by: .verbatim("")) }
            + [.joined([.verbatim("   "), .joined(tail.compactMap(\.self), by: .verbatim(" · "))], by: .verbatim(""))]
    }

    /// What was, and what is: the time, and what is taken instead of what.
    private func changes(_ notice: NoticeRow, _ names: [UUID: String]) -> [Sentence] {
        guard let change = notice.change else { return [] }
        var lines: [Sentence] = []
        if let before = change.periodBefore, let after = change.periodAfter {
            lines.append(
                ActSentences.became(Cell.period(before).sentence(in: zone), Cell.period(after).sentence(in: zone)))
        }
        let (gone, new) = (change.gone.compactMap { names[$0] }, change.new.compactMap { names[$0] })
        if !gone.isEmpty || !new.isEmpty {
            let sides = [gone, new].map { ($0.isEmpty ? Cell.empty : .list($0)).sentence(in: zone) }
            lines.append(ActSentences.became(sides[0], sides[1]))
        }
        return lines
    }

    /// What was done, and of an approval what has become of it since.
    func told(_ notice: NoticeRow) -> Sentence {
        let did = notice.isHeld ? ActSentences.held : ActSentences.did(notice.act)
        if notice.act == "conflict.resolve", let kind = notice.change?.kind {
            return .joined([did, ResolutionSentences.kind(kind)], by: .verbatim(": "))
        }
        guard notice.act == "approval.ask", let state = notice.approvalState, state != .waiting else { return did }
        return Sentence.joined([did, state.sentence], by: Sentence(en: ", now ", zh: ", 现 "))
    }

    /// Who did it, as far as the caller may know.
    func who(_ notice: NoticeRow) -> Sentence {
        switch (notice.name, notice.organization) {
        case (let name?, let organization?): .verbatim("\(name) (\(organization))")
        case (let name?, nil): .verbatim(name)
        case (nil, let organization?): .verbatim(organization)
        case (nil, nil): ApprovalSentences.office
        }
    }

    fileprivate func table(_ notices: [NoticeRow]) -> Table {
        Table(
            [
                Column("when", ActSentences.when), Column("is_new", ActSentences.isNew),
                Column("act", ActSentences.act), Column("kind", Headings.kind), Column("reference", Headings.reference),
                Column("title", Headings.title), Column("amount", Headings.amount, .trailing),
                Column("event", Headings.when), Column("by", ActSentences.by),
                Column("organization", Headings.organization), Column("why", ActSentences.why),
                Column("command", ActSentences.command),
            ],
            rows: notices.map { notice in
                [
                    .instant(notice.recordedAt), .flag(notice.isNew), .text(notice.act), .text(notice.subjectKind),
                    .optional(notice.reference), .optional(notice.title),
                    notice.amount.map { .money(money($0)) } ?? .empty, notice.period.map(Cell.period) ?? .empty,
                    .optional(notice.name), .optional(notice.organization), .optional(notice.reason),
                    .optional(notice.command),
                ]
            })
    }
}

extension NoticeRow {
    /// Whether what was bound waits for somebody.
    var isHeld: Bool { act == "confirm" && change?.state == .hold }

    /// What the reader can type about it.
    var command: String? {
        guard let reference, reference.dropFirst().hasPrefix("-") else { return nil }
        switch (subjectKind, approvalState) {
        case ("approval", .waiting) where act == "approval.ask": return "poolbook approve \(reference)"
        case ("conflict", _): return "poolbook conflict show \(reference)"
        case ("invoice", _): return "poolbook invoice show \(reference)"
        case ("reservation", _), ("series", _): return "poolbook show \(reference)"
        case _: return "poolbook log \(reference)"
        }
    }
}
