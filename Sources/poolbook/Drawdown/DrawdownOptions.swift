import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// As of when, as known when and of which year: what every report of money takes.
struct ViewpointOptions: ParsableArguments {
    @Option(help: help(MoneyHelp.asOf)) var asOf: String?
    @Option(help: help(MoneyHelp.knownAt)) var knownAt: String?
    @Option(help: help(MoneyHelp.year)) var year: Int?

    /// What is to be seen, the day that counts as today in it, and the fiscal year.
    func read(_ desk: Desk) throws -> (viewpoint: Viewpoint, day: LocalDate, year: Int) {
        var viewpoint = Viewpoint()
        var day = desk.today
        if let asOf {
            day = desk.zone.local(try desk.days(asOf).end - .seconds(1)).date
            guard day <= desk.today else { throw Failure(.badData, DrawdownSentences.future(day)) }
            viewpoint.asOf = day
        }
        if let knownAt { viewpoint.knownAt = try desk.instant(knownAt) }
        let year = self.year ?? day.year
        guard (2000...2100).contains(year) else {
            throw Failure(.badData, FailureSentences.field(Headings.year, "\(year)", FieldSentences.year))
        }
        return (viewpoint, day, year)
    }
}

extension Desk {
    /// An instant as it was typed: ISO 8601, a day with a time, or a day, whose end is meant.
    func instant(_ text: String) throws -> Instant {
        if let instant = Instant(iso8601: text) { return instant }
        let parts = text.split(separator: " ")
        if parts.count == 2, let day = try? days(String(parts[0])) {
            let numbers = parts[1].split(separator: ":").compactMap { Int($0) }
            let date = zone.local(day.start).date
            if numbers.count == 2, let time = LocalTime(hour: numbers[0], minute: numbers[1]),
                let instant = zone.instants(of: LocalDateTime(date, time)).first
            {
                return instant
            }
        }
        do {
            return try days(text).end - .milliseconds(1)
        } catch {
            throw Failure(
                .badData, FailureSentences.field(DrawdownSentences.knownAt, text, DrawdownSentences.noInstant))
        }
    }
}

/// In which form a report goes where.
struct FormatOptions: ParsableArguments {
    @Option(help: help(MoneyHelp.format)) var format: String?
    @Option(name: .shortAndLong, help: help(MoneyHelp.output, valueName: "file")) var output: String?
    @Flag(name: .shortAndLong, help: help(HelpSentences.overwrite)) var yes = false

    /// A form that a report can take.
    enum Format: String, CaseIterable {
        case text, json, csv, hledger, html
    }

    /// The form that was asked for, of those that there are here.
    func read(_ common: CommonOptions, among formats: [Format]) throws -> Format {
        guard let format else { return common.json ? .json : .text }
        guard !common.json || format == "json" else { throw Failure(.usage, DrawdownSentences.formatTwice) }
        guard let found = formats.first(where: { $0.rawValue == format.lowercased() }) else {
            throw Failure(
                .usage,
                FailureSentences.field(
                    MoneyHelp.formatName, format, DrawdownSentences.formats(formats.map(\.rawValue))))
        }
        return found
    }

    /// Prints a report, or writes it to the file that was named and says so.
    func write(_ desk: Desk, _ format: Format, rows: Int, _ text: (Renderer.ByteOrderMark) throws -> String) throws {
        guard let output, output != "-" else { return Speech.print(try text(.absent)) }
        let file = try OutputFile(output, yes ? .silently : .asking)
        try file.add(try text(format == .csv ? .present : .absent))
        try file.finish()
        desk.answer(
            [ExportSentences.written(output, rows: rows)],
            record: Record([
                Record.Field("file", Headings.file, .text(output)),
                Record.Field("rows", Headings.rows, .integer(rows)),
            ]))
    }
}
