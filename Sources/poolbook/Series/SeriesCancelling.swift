import Reporting
import Scheduling
import SchedulingStore

extension CancelCommand {
    /// Cancels one day of a series, that and the following, or all that is still to come.
    func cancelSeries() throws {
        let names = [Snapshot.Name(.series, reference)]
        let bar = ProgressBar()
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            let series = try desk.series(0, of: names)
            let meant =
                try days.on.map { [try desk.occurrence(of: series, on: $0)] }
                ?? SeriesChange(series, days, write, in: desk, bar: bar).occurrences
            if !write.dryRun, !yes, let first = meant.first, let last = meant.last {
                let ends = [first, last].map { Cell.period($0.period).sentence(in: desk.zone) }
                let when = first.id == last.id ? ends[0] : Sentence.joined(ends, by: .verbatim(" … "))
                let total = series.ahead(of: desk.snapshot.now, in: desk.zone).count
                let question = SeriesSentences.confirmCancel(
                    meant.count, of: total, series.reference, first.title, when)
                try Terminal.confirm(desk.renderer.text(question))
            }
            let act = desk.act(write, content: "cancel \(reference)\n\(days.content)\n\(reason ?? "")")
            try desk.cancel(series, meant, reason: reason, act, bar, write.doing)
            desk.promote(after: act)
        }
    }
}
