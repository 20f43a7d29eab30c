public import Scheduling

/// For whom values become text: the reader's language, the pool's zone, and what the output can take.
///
/// Rendering reads no environment and no clock: the same value in the same context gives the same text. Every text
/// ends with a newline.
public struct Renderer: Sendable, Hashable {
    /// How many columns there are.
    public enum Width: Sendable, Hashable {
        /// As many as are needed: nothing is cut or wrapped. For everything that is not a terminal.
        case unlimited
        /// So many, of a terminal.
        case columns(Int)
    }

    /// The reader's language.
    public var language: Language
    /// The pool's time zone, in which times are shown.
    public var zone: Zone
    /// Whether tones are shown.
    public var colour: ColourMode
    /// How many columns there are.
    public var width: Width

    /// A context; by default for a stream: plain, and as wide as need be.
    public init(language: Language, zone: Zone, colour: ColourMode = .plain, width: Width = .unlimited) {
        self.language = language
        self.zone = zone
        self.colour = colour
        self.width = width
    }

    /// A sentence in the reader's language, printable, without a newline.
    public func text(_ sentence: Sentence) -> String {
        printable(sentence.text(in: language))
    }

    /// The same context with fewer columns.
    func narrowed(by columns: Int) -> Renderer {
        var result = self
        switch width {
        case .unlimited: break
        case .columns(let count): result.width = .columns(max(1, count - columns))
        }
        return result
    }
}
