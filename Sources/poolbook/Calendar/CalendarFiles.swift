import Foundation
import ICalendar
import Reporting
import Scheduling

/// One calendar file, as text that is a calendar or not.
struct CalendarFile {
    /// The file without its folders.
    let name: String
    let encoding: FileText.Encoding
    let reading: CalendarReading
    /// The file's own text, hashed: what was asked.
    let hash: String

    /// Reads a file, or standard input where it is `-`. Lines are unfolded before characters are, for some programs fold
    /// within a character.
    init(_ file: String) throws {
        name = URL(fileURLWithPath: file).lastPathComponent
        let lines = CalendarLines(try FileText.bytes(of: file))
        let text = try FileText(lines.bytes, of: file, .calendar) { line in
            lines.numbers.indices.contains(line - 1) ? lines.numbers[line - 1] : line
        }
        encoding = text.encoding
        reading = CalendarReading(text.text, numbers: lines.numbers)
        hash = text.text.stableHash
    }

    /// What it is called where it does not say so itself: the file without its ending.
    var stem: String { URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent }
}

/// The occurrences of several calendar files.
struct CalendarFiles {
    /// An occurrence, and the file that it is of.
    struct Item {
        let file: Int
        let occurrence: CalendarOccurrence
    }

    let files: [CalendarFile]
    let entries: [CalendarEntries]

    init(_ files: [CalendarFile], in window: CalendarEntries.Window) {
        self.files = files
        entries = files.map { CalendarEntries($0.reading, in: window) }
    }

    /// All of them, in the order of the files.
    var items: [Item] {
        entries.enumerated().flatMap { index, entries in
            entries.occurrences.map { Item(file: index, occurrence: $0) }
        }
    }

    var rest: CalendarRest { entries.reduce(CalendarRest()) { $0 + $1.rest } }

    /// What the calendar of a file is called, in a line.
    func calendar(of file: Int) -> String {
        let names = [entries[file].name, files[file].stem].compactMap { $0.map(\.inOneLine) }
        return names.first(where: isLine) ?? ImportCommand.calendar
    }

    /// What stands in the way of reading them, each with its file and line.
    struct Problem {
        let file: Int
        let line: Int
        let sentence: Sentence
    }

    var problems: [Problem] {
        entries.enumerated().flatMap { index, entries in
            entries.problems.map { Problem(file: index, line: $0.line, sentence: CalendarProblemSentences.of($0.kind)) }
        }
    }

    /// Every problem, with its file and line; nothing was written.
    func failure(_ problems: [Problem]) -> Failure {
        let sorted = problems.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
        let shown = sorted.prefix(Self.mostShown)
        let table = Table(
            [
                Column("file", Headings.file), Column("line", CalendarProblemSentences.line, .trailing),
                Column("problem", CalendarProblemSentences.problem),
            ],
            rows: shown.map { problem in
                [
                    .text(files[problem.file].name), .integer(problem.line),
                    .state(problem.sentence, key: problem.sentence.en),
                ]
            })
        var sections = [
            Document.Section(.lines(reading + [CalendarProblemSentences.bad(sorted.count)])),
            Document.Section(.table(table), key: "problems"),
        ]
        if shown.count < sorted.count {
            sections.append(Document.Section(.lines([CalendarProblemSentences.more(sorted.count - shown.count)])))
        }
        return Failure(.badData, lines: [], document: Document(sections))
    }

    static let mostShown = 100

    /// Says what a file was written in, where that had to be found out.
    var reading: [Sentence] {
        zip(files, entries).filter { $0.0.encoding == .gb18030 }.map {
            CalendarProblemSentences.readAsGB18030($0.0.name, entries: $0.1.occurrences.count)
        }
    }
}

extension String {
    /// The text with each run of blanks and line breaks as one blank.
    var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The text as names are compared: in one line, half-width and lower-case.
    var comparable: String { halfWidth(inOneLine).lowercased() }
}
