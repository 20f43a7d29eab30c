import ArgumentParser
import Foundation
import Reporting
import Scheduling

@main
enum Main {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        guard !CompletionRequest.answer(CommandLine.arguments) else { return }
        do {
            if let tag = Speech.unknownTag { throw Failure(.usage, FailureSentences.unknownLocale(tag)) }
            var command = try DayCommand.asked(CommandLine.arguments) ?? Poolbook.parseAsRoot(typed)
            try command.run()
        } catch let failure as Failure {
            failure.print()
            exit(failure.exit.rawValue)
        } catch let error as LocalError {
            Speech.complain("poolbook: " + printable(Speech.text(error.sentence), lines: .kept))
            exit(error.exitCode)
        } catch {
            Usage.print(error)
        }
    }
}

/// The arguments as they are parsed: `-30m`, half an hour earlier, is no option.
private var typed: [String] {
    CommandLine.arguments.dropFirst().map { text in
        text.hasPrefix("-") && When.readsShift(text) ? "\u{2212}" + text.dropFirst() : text
    }
}

/// The whole command line.
struct Poolbook: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "poolbook",
            abstract: Speech.text(HelpSentences.program),
            version: "0.1.0",
            groupedSubcommands: [
                CommandGroup(
                    name: Speech.text(HelpSentences.bookingGroup),
                    subcommands: [
                        FindCommand.self, ReserveCommand.self, ShowCommand.self, ListCommand.self, AgendaCommand.self,
                        ConfirmCommand.self, MoveCommand.self, EditCommand.self, JoinCommand.self, CancelCommand.self,
                        CloseCommand.self,
                    ]),
                CommandGroup(
                    name: Speech.text(HelpSentences.agreementGroup),
                    subcommands: [
                        InboxCommand.self, ApproveCommand.self, RejectCommand.self, NoticesCommand.self,
                        LogCommand.self,
                    ]),
                CommandGroup(
                    name: Speech.text(DutySentences.group),
                    subcommands: [ConflictCommand.self, DutyCommand.self]),
                CommandGroup(
                    name: Speech.text(HelpSentences.poolGroup),
                    subcommands: [
                        PoolCommand.self, NounGroup<Org>.self, NounGroup<MemberNoun>.self, NounGroup<Venue>.self,
                        NounGroup<Staff>.self, NounGroup<Equipment>.self, NounGroup<FundNoun>.self,
                        NounGroup<ProjectNoun>.self, BlackoutCommand.self, HoursCommand.self, RuleCommand.self,
                        QuotaCommand.self,
                        ImportCommand.self,
                        ExportCommand.self,
                    ]),
                CommandGroup(
                    name: Speech.text(MoneyHelp.group),
                    subcommands: [
                        DrawdownCommand.self, StatementCommand.self, LedgerCommand.self, VerifyCommand.self,
                        InvoiceCommand.self, ReliefCommand.self, ReleaseCommand.self, TransferCommand.self,
                        ReverseCommand.self, PeriodCommand.self,
                    ]),
                CommandGroup(
                    name: Speech.text(JoiningHelp.group),
                    subcommands: [LoginCommand.self, WhoamiCommand.self, PasswdCommand.self]),
                CommandGroup(
                    name: Speech.text(HelpSentences.administrationGroup),
                    subcommands: [
                        MigrateCommand.self, DoctorCommand.self, ReportCommand.self, BackupCommand.self,
                        RestoreCommand.self, LocalCommand.self,
                    ]),
                CommandGroup(
                    name: Speech.text(HelpSentences.helpGroup),
                    subcommands: [HelpCommand.self, CompletionCommand.self, ManualCommand.self]),
            ])
    }

    @Option(help: help(HelpSentences.locale))
    var locale: String?
}

extension Failure {
    /// Prints what was wrong on standard error; what `--json` asks for, on standard output.
    func print() {
        let renderer = self.renderer ?? Terminal.renderer(language: Speech.language, zone: .utc)
        if let document {
            if CommandLine.arguments.contains("--json") {
                Speech.print(renderer.json(document))
            } else {
                Speech.complain(String(renderer.text(document).dropLast()))
            }
        }
        for line in lines {
            let whole = printable(line.text(in: renderer.language), lines: .kept)
            // What was typed may be long; a command to type again is never cut.
            let text = [.usage, .badData, .configuration].contains(exit) ? shortened(whole) : whole
            Speech.complain(exit == .done ? text : "poolbook: " + text)
        }
    }
}
