import Reporting
import Scheduling

/// Offers as bars of time: of each its venue or first person on its day, with what is taken already. Each has its code
/// before it, and its day where not all are on one.
struct OfferPicture {
    let found: Found
    let zone: Zone

    /// Nil where nothing is offered, or only what is counted.
    var timeline: Timeline? {
        let lanes = found.findings.offers.enumerated().compactMap { index, offer in
            lane(offer, code: found.codes.indices.contains(index) ? found.codes[index] : "")
        }
        guard let first = lanes.first else { return nil }
        return Timeline(head: first.window, lanes: lanes)
    }

    private func lane(_ offer: Offer, code: String) -> Timeline.Lane? {
        guard let thing = offer.venue ?? offer.people.first?.person else { return nil }
        let day = zone.local(offer.period.start).date
        let blocked = blocked(offer.period, for: thing.resource, buffers: found.question.buffers)
        // The parts of a hall are often taken together: that is one bar.
        let taken = unique(thing.units.flatMap { found.supply.taken[$0] }).map { Timeline.Span($0, .taken) }
        let date = days.count > 1 ? [Sentence.rendered { TimeText.shortDay(day, language: $0) }] : []
        let parts = [Sentence.verbatim(code)] + date + [.verbatim(thing.resource.name)]
        let whole = zone.period(from: day, through: day) ?? offer.period
        return Timeline.Lane(
            .joined(parts, by: .verbatim(" ")), .day(day, from: hours.from, to: hours.to),
            spans: taken + [Timeline.Span(offer.period, blocked: blocked, .offered)],
            open: thing.resource.open(within: whole, found.question.context.closings, in: zone))
    }

    /// The days on which something is offered.
    private var days: Set<LocalDate> { Set(found.findings.offers.map { zone.local($0.period.start).date }) }

    /// From eight to ten at night, and whatever lies outside that.
    private var hours: (from: Int, to: Int) {
        found.findings.offers.reduce(into: (from: 8, to: 22)) { hours, offer in
            hours.from = min(hours.from, zone.local(offer.period.start).time.hour)
            let end = zone.local(offer.period.end)
            let isNextDay = end.date > zone.local(offer.period.start).date
            hours.to = max(hours.to, isNextDay ? 24 : (end.time.seconds + 3_599) / 3_600)
        }
    }
}
