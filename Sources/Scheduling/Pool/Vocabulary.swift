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
        throw .notListed(nearest: found.isEmpty ? nearest(to: wanted) : nil, words: words)
    }

    /// The word that differs least, if more of it is the same than differs.
    private func nearest(to text: String) -> String? {
        let distances = words.map { (word: $0, distance: distance(from: $0.lowercased(), to: text)) }
        guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
        return 2 * best.distance <= max(best.word.count, text.count) ? best.word : nil
    }
}

/// Why a text stands for no word of a vocabulary.
public enum VocabularyError: Error, Sendable, Hashable {
    /// It is in none of the words, or in several; the nearest one, where one is near.
    case notListed(nearest: String?, words: [String])
}

/// How many characters are to be written, left out or changed to make one text of another.
private func distance(from one: String, to other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var row = Array(0...other.count)
    for (line, character) in one.enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        for (place, wanted) in other.enumerated() {
            let changed = diagonal + (character == wanted ? 0 : 1)
            diagonal = row[place + 1]
            row[place + 1] = min(changed, row[place] + 1, row[place + 1] + 1)
        }
    }
    return row[other.count]
}
