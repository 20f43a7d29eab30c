import ArgumentParser
import Reporting

/// What every command that talks to a pool takes.
struct CommonOptions: ParsableArguments {
    @Option(help: help(HelpSentences.pool))
    var pool: String?

    @Option(name: .customLong("as"), help: help(HelpSentences.actAs))
    var login: String?

    @Option(help: help(HelpSentences.locale))
    var locale: String?

    @Flag(help: help(HelpSentences.json))
    var json = false
}

/// What every command that writes takes.
struct WriteOptions: ParsableArguments {
    @Flag(name: [.customShort("n"), .long], help: help(HelpSentences.dryRun))
    var dryRun = false

    @Option(help: help(HelpSentences.key))
    var key: String?

    /// Whether the command does what it says, or only tries it.
    var doing: Doing { dryRun ? .tried : .done }
}

/// A catalogue's sentence as help, in the language that the program speaks.
func help(_ sentence: Sentence, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: Speech.text(sentence)).named(valueName)
}

extension ArgumentHelp {
    fileprivate func named(_ valueName: String?) -> ArgumentHelp {
        var help = self
        help.valueName = valueName
        return help
    }
}

/// The configuration of a command, with its abstract from the catalogue.
func configuration(
    _ name: String, _ abstract: Sentence, discussion: Sentence = .verbatim(""),
    subcommands: [any ParsableCommand.Type] = [], defaultSubcommand: (any ParsableCommand.Type)? = nil
) -> CommandConfiguration {
    CommandConfiguration(
        commandName: name, abstract: Speech.text(abstract), discussion: Speech.text(discussion),
        subcommands: subcommands, defaultSubcommand: defaultSubcommand)
}
