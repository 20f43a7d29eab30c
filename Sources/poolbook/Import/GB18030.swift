import Glibc

/// Text in GB18030, the character set of Chinese spreadsheets that are not UTF-8, through the C library's converter.
enum GB18030 {
    enum Problem: Error {
        /// A line, counted from 1, has bytes that are no character.
        case invalid(line: Int)
        /// The C library was installed without this converter.
        case unavailable
    }

    /// The text of bytes, all of which must be valid.
    static func decoded(_ bytes: [UInt8]) throws(Problem) -> String {
        guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else {
            throw .unavailable
        }
        defer { iconv_close(converter) }
        var input = bytes.map(CChar.init(bitPattern:))
        // No character takes more bytes in UTF-8 than twice those that it has here.
        var output = [CChar](repeating: 0, count: 2 * bytes.count + 4)
        let (read, written, isWhole) = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                var (left, room) = (input.count, output.count)
                let result = iconv(converter, &from, &left, &to, &room)
                return (input.count - left, output.count - room, result != -1)
            }
        }
        guard isWhole, read == bytes.count else {
            // A line feed is never a part of another character.
            throw .invalid(line: 1 + bytes[..<read].count { $0 == UInt8(ascii: "\n") })
        }
        return String(decoding: output[..<written].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
