import Foundation

/// Single keys of a terminal, without Enter and without being shown.
///
/// The terminal is otherwise only while a key is waited for, and is as it was before whatever ends the program then.
enum Keyboard {
    /// The next key; nil at the end of the input.
    static func key() -> Character? {
        var raw = termios()
        guard tcgetattr(STDIN_FILENO, &raw) == 0 else { return nil }
        terminalBefore = raw
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
        for number in ends { signal(number, restoreAndEnd) }
        tcsetattr(STDIN_FILENO, TCSANOW, &raw)
        defer {
            tcsetattr(STDIN_FILENO, TCSANOW, &terminalBefore)
            for number in ends { signal(number, SIG_DFL) }
        }
        var byte: UInt8 = 0
        var count = read(STDIN_FILENO, &byte, 1)
        while count < 0, errno == EINTR { count = read(STDIN_FILENO, &byte, 1) }
        return count == 1 ? Character(Unicode.Scalar(byte)) : nil
    }

    private static let ends = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]
}

/// What the terminal was before a key was waited for: a signal's handler reaches nothing but globals.
nonisolated(unsafe) private var terminalBefore = termios()

/// Makes the terminal what it was, and lets the signal do what it does.
private func restoreAndEnd(_ number: Int32) {
    tcsetattr(STDIN_FILENO, TCSANOW, &terminalBefore)
    signal(number, SIG_DFL)
    raise(number)
}
