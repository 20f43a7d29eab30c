import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook member reset`: a new invitation, in place of a password that was lost or seen.
struct MemberReset: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("reset", JoiningHelp.reset) }

    @Argument(help: help(HelpSentences.nameArgument)) var name: String
    @OptionGroup var invitation: InvitationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        if case .embedded = try Server.find() { throw Failure(.usage, JoiningSentences.noPasswordHere) }
        let names = [Snapshot.Name(.member, name)]
        try Desk.open(common, names: names) { desk in
            let member = try desk.match(0, of: names)
            // It was asked for, so it is written wherever the server is.
            var options = invitation
            options.invitation = options.invitation ?? "."
            let invited = try Invitations(for: [member.code], options, desk)
            guard let verifier = invited.verifiers[member.code] else { return }
            let act = desk.act(write, content: "member.reset \(name)")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.invite(member.id, verifier: verifier, act)
            }
            let written =
                write.dryRun
                ? nil
                : try invited.write(member.code, validUntil: answer.invitedUntil, stamp: answer.stamp, desk)
            let end = Cell.instant(answer.invitedUntil).sentence(in: desk.zone)
            let head =
                written == nil && !write.dryRun
                ? JoiningSentences.resetBefore(member.code)
                : JoiningSentences.reset(member.code, until: end, write.doing)
            desk.answer(
                [head] + (written?.lines(in: desk.zone) ?? []),
                record: Record(
                    [
                        Record.Field("login", Headings.login, .text(member.code)),
                        Record.Field("invitation", JoiningSentences.invitation, .optional(written?.path)),
                        Record.Field("valid_until", JoiningSentences.validUntil, .instant(answer.invitedUntil)),
                        Record.Field("dry_run", Headings.dryRun, .flag(write.dryRun)),
                    ]))
        }
    }
}
