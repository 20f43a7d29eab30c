/// The words that a pool writes for something: kinds of events, brands, figures. An empty one takes any word.
public struct Vocabulary: Sendable, Hashable {
    /// The words, in the pool's order.
    public let words: [String]

    /// Words, in order.
    public init(_ words: [String]) {
        self.words = words
    }

    /// The word that a text stands for: the word itself, or any part that only one word has.
    ///
    /// A vocabulary without words gives the text back.
    public func word(for text: String) throws(VocabularyError) -> String {
        guard !words.isEmpty, !words.contains(text) else { return text }
        let wanted = text.lowercased()
        let found = words.filter { $0.lowercased().contains(wanted) }
        if let word = found.first, found.count == 1, !text.isEmpty { return word }
        throw .notListed(words: words)
    }
}

/// Why a text stands for no word of a vocabulary.
public enum VocabularyError: Error, Sendable, Hashable {
    /// It is in none of the words, or in several.
    case notListed(words: [String])
}
