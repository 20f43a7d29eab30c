/// What the output goes to.
public enum OutputKind: Sendable {
    /// A person's terminal.
    case terminal
    /// A file, a pipe, another program.
    case stream
}

/// Whether output is coloured.
public enum ColourMode: Sendable, Hashable {
    /// No escape sequence is ever written.
    case plain
    /// Tones are written as ANSI escape sequences.
    case coloured

    /// Decides from what the output goes to and the environment.
    ///
    /// Coloured only on a terminal that is not dumb, and never where NO_COLOR is set and not empty
    /// (https://no-color.org).
    public static func decided(for output: OutputKind, environment: [String: String]) -> ColourMode {
        switch output {
        case .stream: return .plain
        case .terminal:
            let forbidden = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            let kind = environment["TERM"] ?? ""
            return forbidden || kind.isEmpty || kind == "dumb" ? .plain : .coloured
        }
    }

    /// The text in a tone, or as it is where nothing is coloured or there is nothing to see.
    public func painted(_ text: String, _ tone: Tone) -> String {
        switch self {
        case .plain: return text
        case .coloured:
            guard let code = tone.code, !text.isEmpty else { return text }
            return "\u{1B}[\(code)m\(text)\u{1B}[0m"
        }
    }
}

/// How a text stands out from the others.
public enum Tone: Sendable, Hashable {
    /// Not at all.
    case plain
    /// Bold: what to look at first.
    case strong
    /// Dim: headings, and what matters less.
    case faint
    /// Green: as it should be.
    case good
    /// Yellow: waits for somebody.
    case waiting
    /// Red: wrong, or refused.
    case bad

    var code: Int? {
        switch self {
        case .plain: nil
        case .strong: 1
        case .faint: 2
        case .bad: 31
        case .good: 32
        case .waiting: 33
        }
    }
}
