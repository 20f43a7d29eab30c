import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// What an organization agrees to beforehand, as options of its `edit`.
struct StandingOptions: ParsableArguments {
    @Option(name: .customLong("standing"), help: help(AgreementSentences.helpStanding)) var standing: [String] = []
    @Flag(name: .customLong("no-standing"), help: help(AgreementSentences.helpNoStanding)) var none = false

    /// What they ask for; nil where nothing is asked.
    var change: StandingChange? {
        standing.isEmpty && !none ? nil : StandingChange(texts: none ? [] : standing)
    }
}

/// All that an organization is to agree to beforehand, as it was typed.
struct StandingChange {
    let texts: [String]

    /// Sets it, in an act of its own.
    func make(of organization: String, _ common: CommonOptions, _ write: WriteOptions) throws {
        let typed = try texts.map { text in
            do throws(StandingApprovalError) {
                return try StandingApproval(text)
            } catch {
                throw Failure(
                    .badData, FailureSentences.field(AgreementSentences.standing, text, AgreementSentences.form))
            }
        }
        let names =
            [Snapshot.Name(.organization, organization)]
            + typed.compactMap(\.host).map { Snapshot.Name(.organization, $0) }
        try Desk.open(common, names: names) { desk in
            let match = try desk.match(0, of: names)
            let directory = Directory(names: names, desk.snapshot)
            let standing = try typed.map { one in
                let host = try one.host.map { host in
                    try named { try directory.match(Snapshot.Name(.organization, host)) }
                }
                return (
                    host: host.map { OrganizationID($0.id) },
                    amount: try one.amount.map { try desk.amount($0).minorUnits }, until: one.until
                )
            }
            let content = JSONValue.array(([organization] + texts).map(JSONValue.string))
            let act = desk.act(write, content: "org.standing " + content.text)
            let saved = try desk.doing(act) { act throws(StoreError) in
                try desk.store.setStandingApprovals(of: match.id, standing, reason: nil, act)
            }
            desk.answer(
                [AnswerSentences.saved(saved.outcome.sentence, saved.code, write.doing)],
                record: Record([
                    Record.Field("code", Headings.code, .text(saved.code)),
                    Record.Field("outcome", Headings.outcome, .text(saved.outcome.rawValue)),
                    Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                ]))
        }
    }
}

extension Desk {
    /// What an organization agrees to beforehand; nothing where it does not.
    func standingParts(of organization: UUID) throws -> [Record.Part] {
        let rows = try store.standingApprovals(of: organization, in: snapshot.pool.id)
        guard !rows.isEmpty else { return [] }
        let table = Table(
            [
                Column("amount", AgreementSentences.upTo), Column("host", AgreementSentences.leading),
                Column("until", AgreementSentences.until),
            ],
            rows: rows.map { row in
                [
                    row.amount.map { .money(money($0)) } ?? .state(AgreementSentences.anyAmount, key: "any"),
                    row.host.map(Cell.text) ?? .state(AgreementSentences.everyHost, key: "any"),
                    row.until.map(Cell.date) ?? .state(AgreementSentences.always, key: "always"),
                ]
            })
        return [Record.Part("standing", AgreementSentences.standing, table)]
    }
}
