import Foundation
import Reporting
import Scheduling

/// In which language the program speaks before it knows its reader: `--locale`, the configuration, the environment.
enum Speech {
    /// What `--locale` or the configuration file asks for; nil where nobody said.
    static let asked: Language? = (tag ?? Settings.file?.locale).flatMap(Language.init(tag:))

    /// The language after `--locale`, if it is none that the program speaks.
    static var unknownTag: String? { tag.flatMap { Language(tag: $0) == nil ? $0 : nil } }

    private static let tag: String? = {
        let arguments = CommandLine.arguments.prefix { $0 != "--" }
        for (index, argument) in arguments.enumerated() {
            if argument == "--locale", index + 1 < arguments.count { return arguments[index + 1] }
            if argument.hasPrefix("--locale=") { return String(argument.dropFirst(9)) }
        }
        return nil
    }()

    /// What the environment asks for, in the order in which the C library looks.
    static let environment: Language = {
        let environment = ProcessInfo.processInfo.environment
        let first = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return first.flatMap(Language.init(tag:)) ?? .english
    }()

    /// The language of help, and of errors before a pool is reached.
    static var language: Language { asked ?? environment }

    static func text(_ sentence: Sentence) -> String { sentence.text(in: language) }

    /// Writes to standard output.
    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Writes to standard error.
    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// The text with the middle of each very long line left out.
func shortened(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.count > 400 ? "\($0.prefix(100)) … \($0.suffix(200))" : String($0) }
        .joined(separator: "\n")
}
