import Reporting
import Scheduling
import SchedulingStore

extension ConfirmCommand {
    /// Confirms one day of a series, that and the following, or all that is held or waits.
    func confirmSeries() throws {
        let names = [Snapshot.Name(.series, reference)]
        let bar = ProgressBar()
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            let series = try desk.series(0, of: names)
            let meant =
                try days.on.map { [try desk.occurrence(of: series, on: $0)] }
                ?? SeriesChange(series, days, write, in: desk, bar: bar).occurrences.filter(\.mayBeConfirmed)
            guard !meant.isEmpty || write.key != nil else {
                throw Failure(.badData, SeriesSentences.nothingToConfirm(series.reference))
            }
            let act = desk.act(write, content: "confirm \(reference)\n\(days.content)")
            try desk.confirm(series, meant, act, bar, write.doing)
        }
    }
}

extension Reservation {
    fileprivate var mayBeConfirmed: Bool {
        switch state {
        case .hold, .request: true
        case .confirmed, .closed, .cancelled, .expired: false
        }
    }
}

extension Desk {
    /// Confirms occurrences of a series, and says what stands now, and what waits for the yes of others.
    fileprivate func confirm(
        _ series: Series, _ reservations: [Reservation], _ act: Act, _ bar: ProgressBar, _ doing: Doing
    ) throws {
        let answer = try doingSeries(bar, [], of: reservations.map(\.period), .skip) { () throws(StoreError) in
            try store.confirmSeries(series.id, reservations.map(\.id), act)
        } act: {
            act
        }
        let table = Table(
            [
                Column("reference", Headings.reference), Column("when", Headings.when),
                Column("takes", Headings.takes), Column("state", Headings.state),
            ],
            rows: answer.confirmed.map { one in
                [
                    .text(one.reference), one.period.map(Cell.period) ?? .empty, .list(one.takes ?? []),
                    (one.approvals ?? []).isEmpty
                        ? one.state.cell : .state(SeriesSentences.heldForApproval, key: one.state.rawValue),
                ]
            }, head: .hidden)
        let head = Sentence.joined(
            [
                .verbatim(answer.reference), .verbatim(series.example?.title ?? ""),
                SeriesSentences.confirmed(answer.confirmed.count, doing),
            ], by: .verbatim("  "))
        self.answer(
            Document([Document.Section(.table(table), heading: head)]),
            record: Record(
                [
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("title", Headings.title, (series.example?.title).map(Cell.text) ?? .empty),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ], parts: [Record.Part("occurrences", SeriesSentences.occurrences, table)]))
    }
}
