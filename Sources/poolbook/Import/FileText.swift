import Foundation
import Reporting

/// The text of a file that somebody sends, and what it was written in.
struct FileText {
    enum Encoding {
        case utf8, gb18030
    }

    let text: String
    let encoding: Encoding

    /// Reads a file, or standard input where it is `-`: UTF-8 with or without its mark, else GB18030.
    init(of file: String) throws {
        let data: Data
        do {
            data =
                try file == "-"
                ? FileHandle.standardInput.readToEnd() ?? Data()
                : Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw Failure(.badData, ImportSentences.unreadable(file))
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = data.starts(with: mark) ? data.dropFirst(mark.count) : data[...]
        if let text = String(validating: bytes, as: UTF8.self) {
            (self.text, encoding) = (text, .utf8)
        } else {
            do throws(GB18030.Problem) {
                (text, encoding) = (try GB18030.decoded(Array(bytes)), .gb18030)
            } catch {
                switch error {
                case .invalid(let line): throw Failure(.badData, ImportSentences.neitherEncoding(file, line: line))
                case .unavailable: throw Failure(.badData, ImportSentences.notUTF8(file))
                }
            }
        }
        guard !text.unicodeScalars.contains("\0") else { throw Failure(.badData, ImportSentences.notText(file)) }
    }
}
