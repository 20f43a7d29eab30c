import Glibc

/// The initials of a pool's name, as the name of its service: `wcp` of "Warm City Pool", `qt` of 群团资源共享库.
func initials(of name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let latin = words.filter { $0.allSatisfy(\.isASCII) }
    if latin.count == words.count, let first = words.first {
        return words.count > 1 ? String(words.compactMap(\.first)) : String(first.prefix(12))
    }
    // People call a thing by the first two characters of its name.
    let chinese = String(name.compactMap(pinyinInitial).prefix(2))
    return chinese.isEmpty ? "poolbook" : chinese
}

/// The first letter of a Chinese character's reading: the common ones stand in GB 2312 in the order of their readings.
private func pinyinInitial(_ character: Character) -> Character? {
    guard let code = GB18030.code(of: character), (0xB0A1...0xD7F9).contains(code) else { return nil }
    let firsts: [(letter: Character, code: UInt16)] = [
        ("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2), ("g", 0xB8C1),
        ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8), ("n", 0xC4C3), ("o", 0xC5B6),
        ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6), ("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4),
        ("y", 0xD1B9), ("z", 0xD4D1),
    ]
    return firsts.last { $0.code <= code }?.letter
}

extension GB18030 {
    /// The two bytes of a character as one number; nil where it has not two.
    fileprivate static func code(of character: Character) -> UInt16? {
        guard let converter = iconv_open("GB18030", "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = Array(String(character).utf8CString.dropLast())
        var output = [CChar](repeating: 0, count: 8)
        let written = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                var (left, room) = (input.count, output.count)
                return iconv(converter, &from, &left, &to, &room) == -1 ? 0 : output.count - room
            }
        }
        guard written == 2 else { return nil }
        return UInt16(UInt8(bitPattern: output[0])) << 8 | UInt16(UInt8(bitPattern: output[1]))
    }
}
