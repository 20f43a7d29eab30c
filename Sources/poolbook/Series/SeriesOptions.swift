import ArgumentParser
import ICalendar
import Reporting
import Scheduling
import SchedulingStore

/// How an event repeats, as `reserve` takes it.
struct SeriesOptions: ParsableArguments {
    @Option(defaultAsFlag: "", parsing: .next, help: help(SeriesHelp.weekly, valueName: "days"))
    var weekly: String?
    @Option(defaultAsFlag: "", parsing: .next, help: help(SeriesHelp.monthly, valueName: "days"))
    var monthly: String?
    @Option(name: .customLong("repeat"), help: help(SeriesHelp.repeats, valueName: "rule")) var rule: String?
    @Option(help: help(SeriesHelp.times)) var times: Int?
    @Option(help: help(SeriesHelp.until)) var until: String?
    @Option(name: .customLong("except"), help: help(SeriesHelp.except, valueName: "date")) var except: [String] = []
    @Option(name: .customLong("also"), help: help(SeriesHelp.also, valueName: "date")) var also: [String] = []
    @Option(help: help(SeriesHelp.holidays, valueName: "keep|skip|next")) var holidays: String?
    @Option(help: help(SeriesHelp.onConflict, valueName: "refuse|skip|alternative|request"))
    var onConflict: String?
    @Option(help: help(SeriesHelp.differ)) var differ: Int?

    /// Whether the event repeats.
    func repeats() throws -> Bool {
        let rules = [weekly, monthly, rule].compactMap(\.self)
        guard rules.count <= 1 else { throw Failure(.usage, SeriesSentences.exactlyOneRule) }
        let rest =
            times != nil || until != nil || !except.isEmpty || !also.isEmpty || holidays != nil || onConflict != nil
            || differ != nil
        guard !rules.isEmpty || !rest else { throw Failure(.usage, SeriesSentences.ruleMissing) }
        return !rules.isEmpty
    }

    /// What was typed, as it was typed.
    var content: JSONValue {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return .object([
            "weekly": text(weekly), "monthly": text(monthly), "repeat": text(rule),
            "times": times.map { .integer(Int64($0)) } ?? .null, "until": text(until),
            "except": .array(except.map(JSONValue.string)), "also": .array(also.map(JSONValue.string)),
            "holidays": text(holidays), "on_conflict": text(onConflict),
            "differ": differ.map { .integer(Int64($0)) } ?? .null,
        ])
    }

    /// What becomes of what cannot be had.
    func conflictChoice() throws -> ConflictChoice {
        try choice(onConflict, SeriesSentences.onConflictHeading, ConflictChoice.self) ?? .refuse
    }

    /// How many may be otherwise than asked for.
    func checkedDiffer() throws -> Int? {
        if let differ, !(0...Recurrence.most).contains(differ) {
            throw Failure(
                .badData, FailureSentences.field(SeriesSentences.differHeading, "\(differ)", FieldSentences.number(nil))
            )
        }
        return differ
    }

    /// The recurrence that begins with a period.
    func recurrence(from first: Period, in desk: Desk) throws -> Recurrence {
        let start = desk.zone.local(first.start).date
        var rule = try readRule(from: start)
        switch (times, until, rule.end) {
        case (nil, nil, _): break
        case (let times?, nil, .never):
            guard times >= 1 else {
                throw Failure(
                    .badData,
                    FailureSentences.field(SeriesSentences.timesHeading, "\(times)", FieldSentences.number(nil)))
            }
            rule.end = .count(times)
        case (nil, let until?, .never):
            let days = try desk.days(until)
            let last = desk.zone.local(days.end - .seconds(1)).date
            guard let end = FloatingTime(year: last.year, month: last.month, day: last.day) else { break }
            rule.end = .until(.date(end))
        case (_, _, _): throw Failure(.usage, SeriesSentences.oneEnd)
        }
        return Recurrence(
            rule, except: try except.map { try desk.day($0) }, also: try also.map { try desk.period($0, like: first) },
            onHoliday: try choice(holidays, SeriesSentences.holidaysHeading, HolidayChoice.self) ?? .keep)
    }

    private func readRule(from start: LocalDate) throws -> RecurrenceRule {
        if let weekly {
            guard let rule = RecurrenceRule(weekly: weekly, from: start) else {
                throw Failure(.badData, SeriesSentences.notWeekly(weekly))
            }
            return rule
        }
        if let monthly {
            guard let rule = RecurrenceRule(monthly: monthly, from: start) else {
                throw Failure(.badData, SeriesSentences.notMonthly(monthly))
            }
            return rule
        }
        do throws(RecurrenceError) {
            return try RecurrenceRule(rule ?? "")
        } catch {
            throw Failure(.badData, error.sentence)
        }
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String?, _ heading: Sentence, _ type: Choice.Type
    ) throws -> Choice? where Choice.RawValue == String {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text.lowercased()) else {
            let words = Choice.allCases.map(\.rawValue)
            throw Failure(.usage, FailureSentences.field(heading, text, FieldSentences.choice(words, typed: text)))
        }
        return choice
    }
}

/// Which days of a series are meant, where a reference is one of a series.
struct SeriesDays: ParsableArguments {
    @Option(help: help(SeriesHelp.on, valueName: "date")) var on: String?
    @Option(help: help(SeriesHelp.from, valueName: "date")) var from: String?

    var isEmpty: Bool { on == nil && from == nil }

    /// What was typed, as it was typed.
    var content: String { "\(on ?? "")\n\(from ?? "")" }

    /// Refuses both at once, and either where the reference is of no series.
    func check(_ reference: String) throws {
        guard on == nil || from == nil else { throw Failure(.usage, SeriesSentences.onOrFrom) }
        guard isEmpty || isSeries(reference) else { throw Failure(.usage, SeriesSentences.ofASeries) }
    }
}

/// Whether a reference that was typed is one of a series.
func isSeries(_ reference: String) -> Bool { reference.uppercased().hasPrefix("S-") }

extension Desk {
    /// The series that a reference stands for, with every day of it.
    func series(_ position: Int, of names: [Snapshot.Name]) throws -> Series {
        let match = try match(position, of: names)
        guard let series = try store.series(SeriesID(match.id), in: snapshot.pool) else {
            throw Failure(.badData, FailureSentences.notFound(kind: "series", name: names[position].text))
        }
        return series
    }

    /// What recurs, or the failure that says why it cannot.
    func recurring<Value>(_ body: () throws(RecurrenceProblem) -> Value) throws -> Value {
        do throws(RecurrenceProblem) {
            return try body()
        } catch {
            throw Failure(.badData, error.sentence)
        }
    }
}
