public import Scheduling

/// What a person reads, in each language that poolbook speaks.
///
/// Every sentence and heading is written as one `Sentence(en:zh:)` with two literals beside each other, so that the
/// catalogue test can see both: both carry the same interpolations, and neither is in the other's language.
/// A sentence takes no final newline. Names that came from outside are passed through the renderer, which makes
/// them printable; whoever prints a sentence without a renderer calls ``printable(_:lines:)``.
public struct Sentence: Sendable, Hashable {
    /// The sentence in English.
    public let en: String
    /// The sentence in Simplified Chinese.
    public let zh: String

    /// A sentence in both languages.
    public init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    /// Something that reads the same in every language: a name, a reference, a figure, a command.
    public static func verbatim(_ text: String) -> Sentence {
        Sentence(en: text, zh: text)
    }

    /// A value as each language writes it.
    public static func rendered(_ text: (Language) -> String) -> Sentence {
        Sentence(en: text(.english), zh: text(.simplifiedChinese))
    }

    /// Several sentences as one, with something between each two.
    public static func joined(_ parts: [Sentence], by separator: Sentence) -> Sentence {
        Sentence(
            en: parts.map(\.en).joined(separator: separator.en), zh: parts.map(\.zh).joined(separator: separator.zh))
    }

    /// The sentence as the reader reads it.
    public func text(in language: Language) -> String {
        switch language {
        case .english: en
        case .simplifiedChinese: zh
        }
    }
}

/// A number with its noun, for English sentences: `1 venue`, `1,904 entries`.
///
/// The Chinese side says `\(grouped(number))` or `\(number)` and its own measure word; the catalogue test takes
/// the three for the same interpolation.
public func counted(_ number: some BinaryInteger, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
}
