import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// Times of which any will do: `--on sat --between 13:00-18:00 --in 2027-03 --for 3h`.
struct WindowOptions: ParsableArguments {
    @Option(name: .customLong("on"), help: help(FindHelp.on)) var weekdays: [String] = []
    @Option(name: .customLong("between"), help: help(FindHelp.between)) var hours: String?
    @Option(name: .customLong("in"), help: help(FindHelp.inDays)) var days: String?
    @Option(name: .customLong("for"), help: help(FindHelp.length)) var length: String?

    var isEmpty: Bool { weekdays.isEmpty && hours == nil && days == nil && length == nil }

    /// The times that are meant by times that were typed, or by days and windows in them.
    func periods(_ whens: [String], _ desk: Desk) throws -> [Period] {
        var fixed: [Period] = []
        var ranges: [Period] = try days.map { [try desk.days($0)] } ?? []
        for when in joined(whens, desk) {
            do throws(WhenError) {
                fixed.append(try When.parse(when, now: desk.snapshot.now, zone: desk.zone))
            } catch .timeMissing {
                ranges.append(try desk.days(when))
            } catch {
                // What is no time of day may be a month or a week.
                guard let range = try? desk.days(when) else { throw Failure(.badData, error.sentence) }
                ranges.append(range)
            }
        }
        guard fixed.isEmpty || isEmpty else { throw Failure(.usage, FindSentences.windowsOrWhen) }
        if !fixed.isEmpty, ranges.isEmpty { return unique(fixed.sorted()) }
        return unique((try windows(in: ranges, desk) + fixed).sorted())
    }

    /// What is one time may be typed as two arguments: `sat 14:00-17:00`, `next week` without quotation marks.
    private func joined(_ whens: [String], _ desk: Desk) -> [String] {
        func isTime(_ text: String) -> Bool {
            (try? When.parse(text, now: desk.snapshot.now, zone: desk.zone)) != nil
        }
        func isDays(_ text: String) -> Bool { (try? desk.days(text)) != nil }
        return whens.reduce(into: []) { found, when in
            let pair = "\(found.last ?? "") \(when)"
            if let last = found.last, !isTime(last), isTime(pair) || !isDays(last) && isDays(pair) {
                found[found.count - 1] = pair
            } else {
                found.append(when)
            }
        }
    }

    private func windows(in ranges: [Period], _ desk: Desk) throws -> [Period] {
        let windows = try windows()
        let today = desk.zone.local(desk.snapshot.now).date
        let fourWeeks = desk.zone.period(from: today, through: today.adding(days: 27))
        let periods = (ranges.isEmpty ? [fourWeeks].compactMap(\.self) : ranges).flatMap { range in
            windows.periods(within: range, after: desk.snapshot.now, in: desk.zone)
        }
        guard !periods.isEmpty else { throw Failure(.badData, FindSentences.noTimes) }
        guard periods.count <= Windows.limit else {
            throw Failure(.badData, FindSentences.tooManyTimes(Windows.limit))
        }
        return unique(periods.sorted())
    }

    /// From eight to ten at night where nobody says when; all of that where somebody does and not how long; two hours
    /// where nobody says either.
    private func windows() throws -> Windows {
        let on = try weekdays.flatMap(list).flatMap { text in
            guard let found = try? OpeningHours("\(text) 00:00-24:00"), !found.windows.isEmpty else {
                throw Failure(.badData, FindSentences.noWeekday(text))
            }
            return found.windows.map(\.weekday)
        }
        let minutes = try hours.map { text in
            guard let window = try? OpeningHours("mon \(text)").windows.first else {
                throw Failure(.badData, FindSentences.noHours(text))
            }
            return window.opens..<window.closes
        }
        let length = try length.map(span)
        let whole = minutes.map { Duration.seconds($0.count * 60) }
        return Windows(
            on: on.isEmpty ? Set(Weekday.allCases) : Set(on), between: minutes ?? 480..<1_320,
            for: length ?? whole ?? .seconds(7_200))
    }
}

private func unique(_ periods: [Period]) -> [Period] {
    periods.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
}
