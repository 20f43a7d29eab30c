import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook edit`: anything of a reservation anew, all of it or nothing.
struct EditCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("edit", HelpSentences.edit, discussion: HelpSentences.editExample)
    }

    @Argument(help: help(SeriesHelp.reference)) var reference: String
    @OptionGroup var days: SeriesDays
    @Option(help: help(HelpSentences.title)) var title: String?
    @Option(help: help(HelpSentences.at)) var at: String?
    @OptionGroup var takes: TakeOptions
    @OptionGroup var event: EventOptions
    @Option(name: .customLong("without"), help: help(HelpSentences.without))
    var without: [ReservationPart] = []
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard title != nil || at != nil || !takes.isEmpty || !event.isEmpty || !without.isEmpty else {
            throw Failure(.usage, FailureSentences.editWhat)
        }
        let hosts = event.hosts.map(HostText.init)
        let payments = event.payments.map(PaymentText.init)
        try days.check(reference)
        let names =
            [Snapshot.Name(isSeries(reference) ? .series : .reservation, reference)] + takes.names + hosts.map(\.name)
            + payments.map(\.name)
        let bar = ProgressBar()
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            let directory = Directory(names: names, desk.snapshot)
            guard isSeries(reference) else {
                return try edit(try desk.reservation(0, of: names), hosts, payments, directory, desk)
            }
            let series = try desk.series(0, of: names)
            guard let on = days.on else {
                let several = try SeriesChange(series, days, write, in: desk, bar: bar)
                return try edit(several, hosts, payments, directory, desk)
            }
            try edit(try desk.occurrence(of: series, on: on), hosts, payments, directory, desk)
        }
    }

    private func edit(
        _ standing: Reservation, _ hosts: [HostText], _ payments: [PaymentText], _ directory: Directory, _ desk: Desk
    ) throws {
        let period = try at.map { try desk.period($0, like: standing.period) }
        let booking = try booking(standing, period, hosts, payments, directory, desk)
        let request = booking.request
        let act = desk.act(write, content: content)
        do {
            desk.answerEdit(
                try desk.editing(standing, into: booking, reason: reason, act), costing: booking.cost, write.doing)
            desk.promote(after: act)
        } catch let error as StoreError {
            throw try desk.refusal(
                error, act, takes: request.takes, period: request.period, request.buffers,
                attendance: request.attendance, leaving: standing, advice: booking.advice)
        }
    }

    private func edit(
        _ several: SeriesChange, _ hosts: [HostText], _ payments: [PaymentText], _ directory: Directory, _ desk: Desk
    ) throws {
        let shifted = try desk.shifted(several, by: at)
        let requests = try zip(several.occurrences, shifted.periods).map { standing, period in
            let booking = try booking(standing, period, hosts, payments, directory, desk)
            let request = booking.request
            let places =
                request.firmness == .request
                ? [] : reasonsAgainst(request.asked, during: period, in: desk.ruleContext).refusing
            let isPaidAnew = !payments.isEmpty || without.contains(.pay)
            return (
                request: request, payments: isPaidAnew ? JSONValue.PaymentsOfRow.given : .stay,
                own: desk.new(places, beside: standing) + booking.plan.reasons
            )
        }
        let act = desk.act(write, content: content)
        try desk.change(
            several, into: requests, isLater: shifted.isLater, days: shifted.days, reason: reason, act, write.doing)
        desk.promote(after: act)
    }

    private func booking(
        _ standing: Reservation, _ period: Period?, _ hosts: [HostText], _ payments: [PaymentText],
        _ directory: Directory, _ desk: Desk
    ) throws -> Booking {
        let draft = Draft(
            standing: standing, title: title, period: period, takes: takes, event: event, hosts: hosts,
            payments: payments, without: without, purpose: .edit)
        let booking = try draft.booking(
            directory, desk, firmness: standing.state == .request ? .request : .confirmed)
        guard !booking.request.takes.isEmpty || !booking.request.payments.isEmpty else {
            throw Failure(.usage, FailureSentences.nothingTaken)
        }
        return booking
    }

    private var content: String {
        var members: [String: JSONValue] = [
            "act": .string("edit"), "reference": .string(reference), "title": title.map(JSONValue.string) ?? .null,
            "at": at.map(JSONValue.string) ?? .null, "takes": takes.content, "event": event.content,
            "without": .array(without.map { .string($0.rawValue) }),
        ]
        if !days.isEmpty { members["days"] = .string(days.content) }
        return JSONValue.object(members).text
    }
}
