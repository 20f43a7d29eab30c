public import Scheduling

/// Something that `poolbook help` explains beside the commands; its raw value is what people type.
public enum Topic: String, CaseIterable, Sendable {
    case time, money, pace, references, rights, seeing, states, settings, calendars, operations
    case exitCodes = "exit-codes"

    /// The topic that words name: in any case, with a blank or nothing for the hyphen.
    public init?(words: [String]) {
        let typed = words.joined(separator: "-").lowercased()
        guard let topic = Self.allCases.first(where: { $0.rawValue == typed || $0.plain == typed }) else { return nil }
        self = topic
    }

    private var plain: String { rawValue.filter { $0 != "-" } }

    /// What the topic is about, in a line.
    public var title: Sentence { TopicSentences.title(self) }

    /// What there is to say.
    public var parts: [TopicPart] {
        switch self {
        case .time: TopicSentences.time
        case .money: TopicSentences.money
        case .pace: TopicSentences.pace
        case .references: TopicSentences.references
        case .rights: TopicSentences.rights
        case .seeing: SeeingSentences.topic
        case .states: LifecycleSentences.topic
        case .settings: SettingSentences.topic
        case .calendars: TopicSentences.calendars
        case .operations: OperationsSentences.topic
        case .exitCodes: TopicSentences.exitCodes
        }
    }

    /// The whole text in a language, in lines of at most so many columns.
    public func text(in language: Language, width: Int = 80) -> String {
        let parts = parts.map { $0.text(in: language, width: width) }
        return ([title.text(in: language)] + parts).joined(separator: "\n\n") + "\n"
    }
}

/// A paragraph or a table of a topic.
public enum TopicPart: Sendable {
    /// Running text.
    case paragraph(Sentence)
    /// What can be typed, with what it means; the kind says which reader reads it.
    case examples(Kind, [Example])

    /// What an example is an example of.
    public enum Kind: Sendable {
        /// A period of a reservation.
        case period
        /// What changes of a period.
        case change
        /// A range of days.
        case range
        /// A length of time.
        case span
        /// An amount of money.
        case amount
        /// A share of the cost.
        case share
        /// A command line.
        case command
        /// A word with its meaning.
        case word
    }

    /// What is typed or read, and what it means.
    public struct Example: Sendable {
        /// What is typed.
        public let text: Sentence
        /// What it means.
        public let meaning: Sentence

        /// An example with what it means.
        public init(_ text: Sentence, _ meaning: Sentence) {
            self.text = text
            self.meaning = meaning
        }

        /// An example that is written alike in every language.
        public init(_ text: String, _ meaning: Sentence) {
            self.init(.verbatim(text), meaning)
        }
    }

    /// It in a language, in lines of at most so many columns.
    public func text(in language: Language, width: Int) -> String {
        switch self {
        case .paragraph(let sentence):
            return wrapped(sentence.text(in: language), to: width).joined(separator: "\n")
        case .examples(_, let examples):
            let first = examples.map { displayWidth(of: $0.text.text(in: language)) }.max() ?? 0
            return examples.map { example in
                let meaning = wrapped(example.meaning.text(in: language), to: max(20, width - first - 4))
                let gap = "\n" + String(repeating: " ", count: first + 4)
                let text = "  " + padded(example.text.text(in: language), to: first)
                return meaning == [""] ? text.trimmingEnd : text + "  " + meaning.joined(separator: gap)
            }.joined(separator: "\n")
        }
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
