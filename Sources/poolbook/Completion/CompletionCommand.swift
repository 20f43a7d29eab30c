import ArgumentParser
import Reporting

/// `poolbook completion`: a script that makes a shell complete commands, options and names of the pool.
struct CompletionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "completion", HelpSentences.completion, discussion: HelpSentences.completionInstall)
    }

    @Argument(help: help(HelpSentences.completionShell)) var shell: String?
    @Option(help: help(HelpSentences.locale)) var locale: String?

    func run() throws {
        let shells = Shell.allCases.map(\.rawValue)
        guard let name = shell else {
            guard let usual = Shell.usual else { throw Failure(.usage, SuggestionSentences.whichShell(shells)) }
            return Speech.print(usual.script)
        }
        guard let shell = Shell(rawValue: name) else {
            throw Failure(
                .usage, FailureSentences.field(Headings.shell, name, FieldSentences.choice(shells, typed: name)))
        }
        Speech.print(shell.script)
    }
}
