import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// The one reservation that a reference stands for.
    func reservation(_ position: Int, of names: [Snapshot.Name]) throws -> Reservation {
        guard let reservation = try match(position, of: names).reservation else {
            throw Failure(.badData, FailureSentences.notFound(kind: "reservation", name: names[position].text))
        }
        return reservation
    }
}

/// `poolbook confirm`: a hold stands; a request binds.
struct ConfirmCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("confirm", HelpSentences.confirm)
    }

    @Argument(help: help(SeriesHelp.reference)) var reference: String
    @OptionGroup var days: SeriesDays
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        try days.check(reference)
        guard !isSeries(reference) else { return try confirmSeries() }
        let names = [Snapshot.Name(.reservation, reference)]
        try Desk.open(common, names: names) { desk in
            let reservation = try desk.reservation(0, of: names)
            let act = desk.act(write, content: "confirm \(reference)")
            do throws(StoreError) {
                let answer = try desk.store.confirm(reservation.id, act)
                desk.answer(
                    .confirmed, answer, title: reservation.title, takes: reservation.takeNames, write.doing)
            } catch {
                throw try desk.refusal(
                    error, act, takes: reservation.resources, period: reservation.period, reservation.buffers,
                    attendance: reservation.attendance, leaving: reservation)
            }
        }
    }
}

/// `poolbook move`: to another time, other places, or both; the old place is lost only if the new one is won.
struct MoveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("move", HelpSentences.move, discussion: SeriesHelp.moveExample)
    }

    @Argument(help: help(SeriesHelp.reference)) var reference: String
    @Argument(help: help(SeriesHelp.newTime)) var when: String?
    @OptionGroup var days: SeriesDays
    @OptionGroup var takes: TakeOptions
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard when != nil || !takes.isEmpty else { throw Failure(.usage, FailureSentences.moveWhere) }
        try days.check(reference)
        let names = [Snapshot.Name(isSeries(reference) ? .series : .reservation, reference)] + takes.names
        let bar = ProgressBar()
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            guard isSeries(reference) else { return try move(try desk.reservation(0, of: names), names, desk) }
            let series = try desk.series(0, of: names)
            guard let on = days.on else {
                return try move(try SeriesChange(series, days, write, in: desk, bar: bar), names, desk)
            }
            try move(try desk.occurrence(of: series, on: on), names, desk)
        }
    }

    private func move(_ reservation: Reservation, _ names: [Snapshot.Name], _ desk: Desk) throws {
        let period = try when.map { try desk.period($0, like: reservation.period) } ?? reservation.period
        let all = try replaced(of: reservation, names, desk)
        let act = desk.act(write, content: content)
        do {
            let charge = try named { try desk.charge(for: reservation, movedTo: period, all) }
            let answer = try desk.moving(reservation, to: period, takes: all, reason: reason, act)
            desk.answer(
                .moved, answer, title: reservation.title, takes: (all ?? reservation.resources).map(\.text),
                write.doing, charge: charge)
            desk.promote(after: act)
        } catch let error as StoreError {
            throw try desk.refusal(
                error, act, takes: all ?? reservation.resources, period: period, reservation.buffers,
                attendance: reservation.attendance, leaving: reservation)
        }
    }

    private func move(_ several: SeriesChange, _ names: [Snapshot.Name], _ desk: Desk) throws {
        let shifted = try desk.shifted(several, by: when)
        let requests = try zip(several.occurrences, shifted.periods).map { reservation, period in
            let all = try replaced(of: reservation, names, desk) ?? reservation.resources
            let request = reservation.moved(to: period, taking: all)
            let own =
                request.firmness == .request
                ? [] : reasonsAgainst(request.asked, during: period, in: desk.ruleContext).refusing
            return (request: request, payments: JSONValue.PaymentsOfRow.stay, own: own)
        }
        let act = desk.act(write, content: content)
        try desk.change(
            several, into: requests, isLater: shifted.isLater, days: shifted.days, reason: reason, act, write.doing)
        desk.promote(after: act)
    }

    /// What a reservation is to take: what is given in place of what it has of its kinds; nil where nothing is.
    private func replaced(of reservation: Reservation, _ names: [Snapshot.Name], _ desk: Desk) throws -> [Take]? {
        guard !takes.isEmpty else { return nil }
        let replaced = try takes.resolved(Directory(names: names, desk.snapshot))
        let kinds = Set(replaced.map(\.resource.kind))
        return replaced + reservation.resources.filter { !kinds.contains($0.resource.kind) }
    }

    private var content: String {
        var members: [String: JSONValue] = [
            "act": .string("move"), "reference": .string(reference),
            "when": when.map(JSONValue.string) ?? .null, "takes": takes.content,
        ]
        if !days.isEmpty { members["days"] = .string(days.content) }
        if let reason { members["reason"] = .string(reason) }
        return JSONValue.object(members).text
    }
}

/// `poolbook cancel`: the places are free and the money is back at once.
struct CancelCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("cancel", HelpSentences.cancel) }

    @Argument(help: help(SeriesHelp.reference)) var reference: String
    @OptionGroup var days: SeriesDays
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @Flag(name: .shortAndLong, help: help(HelpSentences.yes)) var yes = false
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        try days.check(reference)
        guard !isSeries(reference) else { return try cancelSeries() }
        let names = [Snapshot.Name(.reservation, reference)]
        try Desk.open(common, names: names) { desk in
            let reservation = try desk.reservation(0, of: names)
            if !write.dryRun, !yes {
                let when = TimeText.period(
                    reservation.period, zone: desk.zone, language: desk.renderer.language)
                let question = AnswerSentences.confirmCancel(reservation.reference, reservation.title, when)
                try Terminal.confirm(desk.renderer.text(question))
            }
            let act = desk.act(write, content: "cancel \(reference)\n\(reason ?? "")")
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.cancel(reservation.id, reason: reason, act)
            }
            desk.answer(
                .cancelled, answer, title: reservation.title, takes: reservation.takeNames, write.doing)
            desk.promote(after: act)
        }
    }
}
