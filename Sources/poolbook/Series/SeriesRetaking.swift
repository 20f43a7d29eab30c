import Reporting
import Scheduling
import SchedulingStore

extension ReserveCommand {
    /// Reserves a day of a series that was left out or cancelled, or one more: as that day was, or as the others are, but
    /// for what is given.
    func reserveDay(of like: String, _ hosts: [HostText], _ payments: [PaymentText]) throws {
        let names = [Snapshot.Name(.series, like)] + takes.names + hosts.map(\.name) + payments.map(\.name)
        try Desk.open(common, names: names) { desk in
            let series = try desk.series(0, of: names)
            guard let text = at ?? when ?? title, let example = series.example else {
                throw Failure(.usage, SeriesSentences.dayMissing)
            }
            let usual = try desk.period(text, like: example.period)
            let day = series.day(on: desk.zone.local(usual.start).date, in: desk.zone)
            let model = day?.reservation ?? example
            let period = day?.reservation == nil ? usual : try desk.period(text, like: model.period)
            let isTitle = title != nil && (at ?? when) != nil
            let draft = Draft(
                standing: model, title: isTitle ? title : nil, period: period, takes: takes, event: event, hosts: hosts,
                payments: payments, without: [], purpose: .again)
            let booking = try draft.booking(
                Directory(names: names, desk.snapshot), desk, firmness: try firmness(in: desk))
            let occurrence = Occurrence(
                number: 1, originalStart: day?.originalStart ?? period.start, period: period)
            let own = desk.ownReasons(against: booking, as: occurrence)
            let request = SeriesRequest(
                series: series.id, rule: nil, onConflict: .refuse, differ: nil,
                rows: [SeriesRequest.Row(occurrence, choices: [booking.request])])
            let act = desk.act(write, content: content)
            let answer = try desk.doingSeries(ProgressBar(), own, of: [period], .skip) { () throws(StoreError) in
                try desk.store.reserveSeries(request, own.isEmpty ? act : act.collectingReasons)
            } act: {
                act
            }
            let warned = desk.warnings(against: booking.request)
            desk.answerSeries(answer, title: booking.request.title, [occurrence], [own], [warned], write.doing)
        }
    }
}
