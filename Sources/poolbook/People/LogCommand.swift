import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook log`: the record, as people read a version history.
struct LogCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("log", ActSentences.helpLog, discussion: ActSentences.helpLogExample)
    }

    @Argument(help: help(ActSentences.helpReference)) var reference: String?
    @Option(help: help(ActSentences.helpBy)) var by: String?
    @Option(help: help(ActSentences.helpSince)) var since: String?
    @Option(help: help(ActSentences.helpUntil)) var until: String?
    @Option(name: .customLong("org"), help: help(ActSentences.helpOrganization)) var organization: String?
    @Option(name: .customLong("act"), help: help(ActSentences.helpAct)) var acts: [String] = []
    @Flag(name: [.customShort("p"), .customLong("patch")], help: help(ActSentences.helpPatch)) var patch = false
    @Option(help: help(HelpSentences.limit)) var limit: Int = 50
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard (1...1_000_000).contains(limit) else {
            throw Failure(.usage, FailureSentences.field(Headings.rows, "\(limit)", FieldSentences.number(nil)))
        }
        let subjects =
            reference.map { text in
                Snapshot.Name.Kind.all(calledFor: text).map { Snapshot.Name($0, text) }
            } ?? []
        let others = [by.map { Snapshot.Name(.member, $0) }, organization.map { Snapshot.Name(.organization, $0) }]
            .compactMap(\.self)
        let names = subjects + others
        try Desk.open(common, names: names) { desk in
            var filter = LogFilter()
            filter.subject = try reference.map { text in
                if subjects.count == 1 { return try desk.match(0, of: names).id }
                return try NamedThings(text, of: subjects, in: desk.snapshot)
                    .one(orElse: ActSentences.nothingCalled(text)).match.id
            }
            var position = subjects.count
            let next = { (isGiven: Bool) throws -> UUID? in
                guard isGiven else { return nil }
                defer { position += 1 }
                return try desk.match(position, of: names).id
            }
            filter.by = try next(by != nil)
            filter.organization = try next(organization != nil)
            filter.acts = acts
            filter.since = try since.map { try desk.days($0).start }
            filter.until = try until.map { try desk.days($0).end }
            // One more tells that there are more.
            filter.limit = limit + 1
            let rows = try desk.store.log(in: desk.snapshot.pool.id, filter)
            try desk.answer(Array(rows.prefix(limit)), patch ? .fields : .lines, more: rows.count > limit, limit)
        }
    }
}

extension Desk {
    /// How much is told of each row.
    fileprivate enum Detail {
        /// A line.
        case lines
        /// What was and what is, too.
        case fields
    }

    fileprivate func answer(_ rows: [LogRow], _ detail: Detail, more: Bool, _ limit: Int) throws {
        let reader = try ChangeReader(rows, self)
        guard !isJSON else { return answer(table(rows, reader)) }
        guard !rows.isEmpty else { return answer(Document([.init(.lines([ActSentences.nothingRecorded]))])) }
        let last = more ? [Document.Section(.lines([ActSentences.more(limit)]))] : []
        switch detail {
        case .lines:
            answer(Document([.init(.table(table(rows, reader)))] + last))
        case .fields:
            let sections = rows.map { row in
                Document.Section(.table(reader.table(row)), heading: headline(row))
            }
            answer(Document(sections + last))
        }
    }

    private func who(_ row: LogRow) -> Cell {
        switch (row.by, row.organization) {
        case (let by?, let organization?): .text("\(by) (\(organization))")
        case (let by?, nil): .text(by)
        case (nil, let organization?): .text(organization)
        case (nil, nil): .state(ApprovalSentences.office, key: "office")
        }
    }

    private func headline(_ row: LogRow) -> Sentence {
        let parts: [Sentence?] = [
            Cell.instant(row.at).sentence(in: zone), row.subject.map(Sentence.verbatim), ActSentences.did(row.act),
            who(row).sentence(in: zone), row.reason.map { .verbatim("“\($0)”") },
        ]
        return .joined(parts.compactMap(\.self), by: .verbatim("  "))
    }

    private func table(_ rows: [LogRow], _ reader: ChangeReader) -> Table {
        Table(
            [
                Column("when", ActSentences.when), Column("subject", ActSentences.subject),
                Column("kind", Headings.kind, for: .programs), Column("act", ActSentences.act),
                Column("by", ActSentences.by), Column("why", ActSentences.why),
                Column("change", ActSentences.change, for: .programs),
            ],
            rows: rows.map { row in
                [
                    .instant(row.at), .optional(row.subject), .text(row.kind),
                    .state(ActSentences.did(row.act), key: row.act), who(row), .optional(row.reason),
                    .list(reader.told(row)),
                ]
            })
    }
}
