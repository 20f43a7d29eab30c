import ArgumentParser
import Foundation
import Reporting
import Scheduling

/// What the argument parser says, in the reader's language, with our exit codes.
enum Usage {
    /// Prints help to standard output, and what was wrong with the arguments to standard error; then exits.
    static func print(_ error: any Error) -> Never {
        let code = Poolbook.exitCode(for: error)
        let text = Poolbook.fullMessage(for: error)
        if code.isSuccess {
            Speech.print(translated(text))
            exit(Exit.done.rawValue)
        }
        guard code == .validationFailure else {
            Speech.complain("poolbook: " + printable(Speech.text(FailureSentences.unexpected("\(type(of: error))"))))
            exit(Exit.unexpected.rawValue)
        }
        if let failure = Failure(refused: Array(CommandLine.arguments.dropFirst()), complaint: text) {
            failure.print()
            exit(Exit.usage.rawValue)
        }
        Speech.complain(
            shortened(
                printable(translated(text.replacing("Error: ", with: "poolbook: ", maxReplacements: 1)), lines: .kept)))
        exit(Exit.usage.rawValue)
    }

    /// The parser's own words in the reader's language: its text is put together from these phrases.
    static func translated(_ text: String) -> String {
        switch Speech.language {
        case .english: return text
        case .simplifiedChinese:
            return text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { line in
                    UsagePhrases.all.reduce(String(line)) { line, phrase in
                        line.replacing(phrase.pattern) { match in
                            phrase.chinese(match.output.dropFirst().map { $0.substring ?? "" })
                        }
                    }
                }
                .joined(separator: "\n")
        }
    }
}
