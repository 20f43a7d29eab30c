import Foundation
import Reporting
import Scheduling

/// In which language the program speaks before it knows its reader: `--locale`, the configuration, the environment.
enum Speech {
    /// What `--locale` or the configuration file asks for; nil where nobody said.
    static let asked: Language? = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--locale", index + 1 < arguments.count { return Language(tag: arguments[index + 1]) }
            if argument.hasPrefix("--locale=") { return Language(tag: String(argument.dropFirst(9))) }
        }
        return Settings.file?.locale.flatMap(Language.init(tag:))
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
