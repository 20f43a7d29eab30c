import ArgumentParser
import Reporting
import Scheduling

/// `poolbook help`: the commands and topics, or what there is to know of one.
struct HelpCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("help", HelpSentences.help) }

    @Argument(help: help(HelpSentences.helpWords, valueName: "command-or-topic")) var words: [String] = []
    @Option(help: help(HelpSentences.locale)) var locale: String?

    func run() throws {
        guard let first = words.first else { return Speech.print(Self.overview) }
        let (path, rest) = CommandTree.descend(words)
        if rest.isEmpty || path.count > 1 && path.last?.shown.isEmpty == true {
            let type = CommandTree.types(words).last ?? Poolbook.self
            return Speech.print(Usage.translated(Poolbook.helpMessage(for: type)))
        }
        if path.count == 1, let topic = Topic(words: words) {
            return Speech.print(topic.text(in: Speech.language))
        }
        guard path.count == 1 else { throw Stray(word: rest.first ?? "", path: path).failure }
        let topics = Topic.allCases.map { Nameable($0.rawValue) }
        let commands = CommandTree.root.shown.map { Nameable($0.commandName) }
        let near =
            nearest(to: words.joined(separator: "-"), among: topics).map(\.code)
            + nearest(to: first, among: commands).map(\.code)
        throw Failure(.usage, SuggestionSentences.noTopic(words.joined(separator: " "), nearest: near))
    }

    /// The program's own help, with the topics at its end.
    static var overview: String {
        let topics = TopicPart.topics.text(in: Speech.language, width: 80)
        return Usage.translated(Poolbook.helpMessage(for: Poolbook.self)) + "\n\n"
            + Speech.text(SuggestionSentences.topics) + "\n" + topics + "\n"
    }
}
