import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

struct DutyRoster: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("roster", DutySentences.helpRoster, discussion: DutySentences.helpRosterExample)
    }

    @Option(help: help(DutySentences.helpFrom)) var from: String
    @Option(help: help(DutySentences.helpEvery)) var every: String
    @Option(help: help(DutySentences.helpTo)) var to: String
    @Option(name: .customLong("orgs"), help: help(DutySentences.helpOrganizations)) var organizations: [String]
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard let length = TermLength(every) else {
            throw Failure(.badData, FailureSentences.field(DutySentences.every, every, DutySentences.everyForm))
        }
        let names = organizations.flatMap(list).map { Snapshot.Name(.organization, $0) }
        guard !names.isEmpty else { throw Failure(.usage, DutySentences.organizationsMissing) }
        try Desk.open(common, names: names) { desk in
            let turn = try names.indices.map { OrganizationID(try desk.match($0, of: names).id) }
            let (first, last) = (try desk.days(from), try desk.days(to))
            let roster = NewRoster(
                from: desk.zone.local(first.start).date,
                through: desk.zone.local(last.end).date.adding(days: -1), every: length, organizations: turn)
            guard roster.through >= roster.from else {
                let error = WhenError.endBeforeStart(
                    start: desk.zone.local(first.start), end: desk.zone.local(last.start))
                throw Failure(.badData, error.sentence)
            }
            let act = desk.act(
                write,
                content: (["duty.roster", from, every, to, reason ?? ""] + organizations).joined(separator: "\n"))
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.write(roster, reason: reason, act)
            }
            let replaced = answer.replaced ?? 0
            desk.answer(
                answer.terms, head: DutySentences.written(answer.terms.count, replaced: replaced, write.doing),
                fields: [
                    Record.Field("replaced", DutySentences.replaced, .integer(replaced)),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ])
        }
    }
}

struct DutySwap: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("swap", DutySentences.helpSwap) }

    @Argument(help: help(DutySentences.helpTerm)) var one: String
    @Argument(help: help(DutySentences.helpTerm)) var other: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        let names = [one, other].map { Snapshot.Name(.organization, $0) }
        try Desk.open(common, names: names) { desk in
            let roster = try desk.store.roster(of: desk.snapshot.pool.id)
            let terms = try [one, other].indices.map { try term($0, of: names, in: roster, desk) }
            guard terms[0] != terms[1] || write.key != nil else { throw Failure(.badData, DutySentences.sameTerm) }
            let act = desk.act(write, content: ["duty.swap", one, other, reason ?? ""].joined(separator: "\n"))
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.swap(terms[0], terms[1], reason: reason, act)
            }
            desk.answer(
                answer.terms, head: DutySentences.swapped(write.doing),
                fields: [Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun))])
        }
    }

    /// The term that was typed. An exchange that was made already under its key is known to the database by the key,
    /// whatever the roster looks like by now.
    private func term(
        _ position: Int, of names: [Snapshot.Name], in roster: Roster, _ desk: Desk
    ) throws -> UUID {
        do {
            return try desk.term(of: names, position, in: roster).id
        } catch let failure as Failure {
            guard write.key != nil else { throw failure }
            return UUID()
        }
    }
}

extension Desk {
    /// The term that a text names: of an organization the one that is not over, or the one that a day or month is in.
    fileprivate func term(of names: [Snapshot.Name], _ position: Int, in roster: Roster) throws -> DutyTerm {
        let text = names[position].text
        let left = roster.terms.filter { $0.period.end > snapshot.now }
        if !snapshot.matches[position].isEmpty {
            let organization = try match(position, of: names).id
            if let term = left.first(where: { $0.organization.id.uuid == organization }) { return term }
        } else if let days = try? When.parseRange(text, now: snapshot.now, zone: zone),
            let term = left.first(where: { days.contains($0.period.start) })
                ?? left.first(where: { $0.period.overlaps(days) })
        {
            return term
        }
        throw Failure(.badData, DutySentences.noTerm(text))
    }

    /// Says what became of terms.
    fileprivate func answer(_ terms: [RosterAnswer.Term], head: Sentence, fields: [Record.Field]) {
        let table = Table(
            [Column("term", DutySentences.term), Column("organization", Headings.organization)],
            rows: terms.map { [$0.period.map(Cell.range) ?? .empty, .text($0.organization)] }, head: .hidden)
        answer(
            Document([.init(.lines([head])), .init(.table(table))]),
            record: Record(fields, parts: [Record.Part("terms", DutySentences.term, table)]))
    }
}
