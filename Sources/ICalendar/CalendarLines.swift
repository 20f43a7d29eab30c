/// The bytes of a calendar file with its folded lines put together again, before anybody asks for its character set:
/// some programs fold within a character.
public struct CalendarLines: Sendable {
    /// The unfolded lines, each ended by a line feed.
    public let bytes: [UInt8]
    /// The number of the line of the file on which each of them begins, counted from 1.
    public let numbers: [Int]

    /// Unfolds the bytes of a file.
    public init(_ file: some Sequence<UInt8>) {
        var bytes: [UInt8] = []
        var numbers = [1]
        var number = 1
        var isAtStart = false
        for byte in file {
            if isAtStart {
                isAtStart = false
                if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { continue }
                bytes.append(UInt8(ascii: "\n"))
                numbers.append(number)
            }
            guard byte == UInt8(ascii: "\n") else {
                bytes.append(byte)
                continue
            }
            if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            number += 1
            isAtStart = true
        }
        // A last line that only its carriage return ends.
        if !isAtStart, bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        self.bytes = bytes
        self.numbers = numbers
    }
}
