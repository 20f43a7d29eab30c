import Foundation
import Reporting

/// The text of a file that somebody sends, and what it was written in.
struct FileText {
    enum Encoding {
        case utf8, gb18030
    }

    let text: String
    let encoding: Encoding

    /// What the file is to be, for what is said where it cannot be read.
    enum Kind {
        case sheet, calendar
    }

    /// The most bytes that a file may have.
    static let longest = 64 << 20

    /// Reads a file, or standard input where it is `-`: UTF-8 with or without its mark, else GB18030.
    init(of file: String) throws {
        try self.init(Self.bytes(of: file), of: file)
    }

    /// The bytes of a file, or of standard input where it is `-`: no more than a bound, whatever the file is.
    static func bytes(of file: String) throws -> [UInt8] {
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        var bytes: [UInt8] = []
        do {
            guard let handle else { throw Failure(.badData, ImportSentences.unreadable(file)) }
            while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
                bytes += data
                guard bytes.count <= longest else { throw Failure(.badData, ImportSentences.tooLong(file)) }
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.badData, ImportSentences.unreadable(file))
        }
        return bytes
    }

    /// Reads the bytes of a file; `line` says which line of the file one of the bytes' lines is.
    init(
        _ data: [UInt8], of file: String, _ kind: Kind = .sheet, line fileLine: (Int) -> Int = { $0 }
    ) throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = data.starts(with: mark) ? data.dropFirst(mark.count) : data[...]
        if let text = String(validating: bytes, as: UTF8.self) {
            (self.text, encoding) = (text, .utf8)
        } else {
            do throws(GB18030.Problem) {
                (text, encoding) = (try GB18030.decoded(Array(bytes)), .gb18030)
            } catch {
                switch error {
                case .invalid(let line):
                    switch kind {
                    case .sheet: throw Failure(.badData, ImportSentences.neitherEncoding(file, line: fileLine(line)))
                    case .calendar:
                        throw Failure(
                            .badData, CalendarProblemSentences.neitherEncoding(file, line: fileLine(line)))
                    }
                case .unavailable: throw Failure(.badData, ImportSentences.notUTF8(file))
                }
            }
        }
        guard !text.unicodeScalars.contains("\0") else { throw Failure(.badData, ImportSentences.notText(file)) }
    }
}
