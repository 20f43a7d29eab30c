import Foundation
import Reporting

/// Asks for passwords on a terminal, which shows nothing of them. They come from nowhere else.
enum SecretPrompt {
    /// What was typed for a new password, twice the same.
    static func newPassword(unlike known: [String]) throws -> String {
        try Terminal.mayAskForSecrets()
        for _ in 0..<3 {
            let first = try read(JoiningSentences.newPassword)
            let second = try read(JoiningSentences.again)
            say("\n")
            if let fault = fault(of: first, second, known) {
                say(Speech.text(fault) + "\n")
            } else {
                return first
            }
        }
        throw Failure(.usage, JoiningSentences.noPassword)
    }

    private static func fault(of password: String, _ again: String, _ known: [String]) -> Sentence? {
        guard password == again else { return JoiningSentences.different }
        guard password.count >= shortest, Set(password).count > 3 else { return JoiningSentences.tooWeak(shortest) }
        guard !known.contains(where: { $0.lowercased() == password.lowercased() }) else {
            return JoiningSentences.sameAsBefore
        }
        return nil
    }

    private static let shortest = 10

    /// Reads a line that is not shown, and leaves the terminal as it was.
    private static func read(_ prompt: Sentence) throws -> String {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw Failure(.usage, JoiningSentences.terminalNeeded) }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        // What was typed before the question is no answer to it.
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
        say(Speech.text(prompt))
        var bytes: [UInt8] = []
        while true {
            var byte: UInt8 = 0
            let count = Glibc.read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            switch byte {
            case _ where count < 1, 3, 4:
                say("\n")
                throw Failure(.interrupted, FailureSentences.interrupted)
            case 10, 13: return String(decoding: bytes, as: UTF8.self)
            case 8, 127: bytes = Array(String(decoding: bytes, as: UTF8.self).dropLast().utf8)
            case 21: bytes = []
            case ..<32: continue
            default: bytes.append(byte)
            }
        }
    }

    private static func say(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}

extension Terminal {
    /// Without a terminal nobody is asked for a password.
    static func mayAskForSecrets() throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
            throw Failure(.usage, JoiningSentences.terminalNeeded)
        }
    }
}
