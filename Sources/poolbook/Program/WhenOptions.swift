import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// Days, as every command takes them that looks at some: the first and the last, which is in.
struct WhenOptions: ParsableArguments {
    @Option(help: help(HelpSentences.from)) var from: String?
    @Option(help: help(HelpSentences.to)) var to: String?

    var isEmpty: Bool { from == nil && to == nil }

    /// The days from the first through the last: each as it was typed, nil where it was not.
    func days(_ desk: Desk) throws -> (first: Period?, last: Period?) {
        let first = try from.map { try desk.days($0) }
        let last = try to.map { try desk.days($0) }
        if let first, let last, last.end <= first.start {
            let error = WhenError.endBeforeStart(
                start: desk.zone.local(first.start), end: desk.zone.local(last.start))
            throw Failure(.badData, error.sentence)
        }
        return (first, last)
    }
}

extension Desk {
    /// Days, or a period at certain times, as they were typed.
    func days(_ text: String) throws -> Period {
        do throws(WhenError) {
            return try When.parseRange(text, now: snapshot.now, zone: zone)
        } catch {
            throw Failure(.badData, error.sentenceOfDays)
        }
    }
}
