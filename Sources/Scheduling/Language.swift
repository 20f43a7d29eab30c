/// A language that the program speaks; its raw value is the BCP 47 tag.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case simplifiedChinese = "zh-Hans"

    /// The language that a BCP 47 tag or a POSIX locale name asks for, in any case.
    ///
    /// Every Chinese tag is Simplified Chinese, the only Chinese there is here; `C` and `POSIX` are English.
    /// Nil for every other language, and for what is not a tag.
    public init?(tag: String) {
        let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: ".") }
        switch String(primary)?.lowercased() {
        case "en", "c", "posix": self = .english
        case "zh": self = .simplifiedChinese
        case .some, nil: return nil
        }
    }
}
