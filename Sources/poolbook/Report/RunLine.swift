import Reporting
import Scheduling
import SchedulingStore

/// What a run counts.
struct RunCounts {
    var abandoned = 0
    var expired = 0
    /// Places of reservations that were looked at.
    var places = 0
    /// How long the looking took.
    var scanned = Duration.zero
    var promoted = 0
    /// Closed reservations whose money went back because nobody billed it.
    var released = 0
    var new = 0
    var escalated = 0
    var ended = 0
    var told = 0
    var delivered = 0
    var failed = 0

    var byName: [String: Int] {
        Dictionary(uniqueKeysWithValues: named)
    }

    fileprivate var named: [(String, Int)] {
        [
            ("abandoned", abandoned), ("expired", expired), ("promoted", promoted), ("released", released),
            ("places", places), ("new", new), ("escalated", escalated), ("ended", ended), ("told", told),
            ("delivered", delivered), ("failed", failed),
        ]
    }
}

/// A run in one line of a log, and as metrics.
struct RunLine {
    let pool: String
    let outcome: RunOutcome
    let summary: RunSummary
    let counts: RunCounts

    private var milliseconds: Int64 {
        let duration = (summary.finishedAt - summary.startedAt).components
        return duration.seconds * 1_000 + duration.attoseconds / 1_000_000_000_000_000
    }

    /// For people.
    var sentence: Sentence {
        ReporterSentences.run(
            outcome == .good ? ReporterSentences.good : ReporterSentences.failed, milliseconds: milliseconds,
            open: summary.open, new: counts.new, escalated: counts.escalated, ended: counts.ended,
            told: counts.told, delivered: counts.delivered, failed: counts.failed)
    }

    /// For programs: one object, on one line.
    func json(_ renderer: Renderer) -> String {
        let fields: [Record.Field] =
            [
                field("at", .instant(summary.finishedAt)), field("pool", .text(pool)),
                field("outcome", .text(outcome.rawValue)), field("milliseconds", .integer(Int(milliseconds))),
                field("scan_milliseconds", .integer(Int(counts.scanned / .milliseconds(1)))),
                field("open", .integer(summary.open)), field("undelivered", .integer(summary.undelivered)),
            ] + counts.named.map { field($0, .integer($1)) }
        return renderer.jsonLine(Record(fields))
    }

    private func field(_ key: String, _ cell: Cell) -> Record.Field {
        Record.Field(key, .verbatim(key), cell)
    }

    /// For Prometheus, in its text format.
    var metrics: String {
        var metrics = Metrics(labels: [("pool", pool)])
        metrics.add(.conflicts, summary.rules.sorted { $0.key < $1.key }.map { ([("rule", $0.key)], Double($0.value)) })
        metrics.add(
            .oldest,
            [([], Double(summary.oldestAt.map { (summary.finishedAt - $0).components.seconds } ?? 0))])
        metrics.add(.duration, [([], Double(milliseconds) / 1_000)])
        metrics.add(.acts, counts.named.map { ([("kind", $0)], Double($1)) })
        metrics.add(.undelivered, [([], Double(summary.undelivered))])
        metrics.add(.good, [([], outcome == .good ? 1 : 0)])
        if let good = summary.goodAt { metrics.add(.lastGood, [([], Double(good.secondsSince1970))]) }
        return metrics.text
    }
}
