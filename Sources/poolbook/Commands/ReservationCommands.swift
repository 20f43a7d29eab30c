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

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
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
                    attendance: reservation.attendance)
            }
        }
    }
}

/// `poolbook move`: to another time, other places, or both; the old place is lost only if the new one is won.
struct MoveCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("move", HelpSentences.move) }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @Argument(help: help(HelpSentences.when)) var when: String?
    @OptionGroup var takes: TakeOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard when != nil || !takes.isEmpty else { throw Failure(.usage, FailureSentences.moveWhere) }
        let names = [Snapshot.Name(.reservation, reference)] + takes.names
        try Desk.open(common, names: names) { desk in
            let reservation = try desk.reservation(0, of: names)
            let period = try when.map { try desk.period($0, like: reservation.period) } ?? reservation.period
            let replaced = try takes.resolved(Directory(names: names, desk.snapshot))
            let kinds = Set(replaced.map(\.resource.kind))
            let kept = reservation.resources.filter { !kinds.contains($0.resource.kind) }
            let all = takes.isEmpty ? nil : replaced + kept

            let content = JSONValue.object([
                "act": .string("move"), "reference": .string(reference),
                "when": when.map(JSONValue.string) ?? .null, "takes": takes.content,
            ])
            let act = desk.act(write, content: content.text)
            do {
                let answer = try desk.moving(reservation, to: period, takes: all, act)
                desk.answer(
                    .moved, answer, title: reservation.title, takes: (all ?? reservation.resources).map(\.text),
                    write.doing)
            } catch let error as StoreError {
                throw try desk.refusal(
                    error, act, takes: all ?? reservation.resources, period: period, reservation.buffers,
                    attendance: reservation.attendance, leaving: reservation)
            }
        }
    }
}

/// `poolbook cancel`: the places are free and the money is back at once.
struct CancelCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("cancel", HelpSentences.cancel) }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @Flag(name: .shortAndLong, help: help(HelpSentences.yes)) var yes = false
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
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
        }
    }
}

/// `poolbook show`: one reservation with everything that is known of it.
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("show", HelpSentences.show) }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = [Snapshot.Name(.reservation, reference)]
        try Desk.open(common, names: names) { desk in
            var filter = ReservationFilter(limit: 1)
            filter.id = try desk.reservation(0, of: names).id
            guard let row = try desk.store.reservations(in: desk.snapshot.pool.id, filter).first,
                let id = filter.id
            else {
                throw Failure(.badData, FailureSentences.notFound(kind: "reservation", name: reference))
            }
            let money = try desk.store.commitments(of: id, in: desk.snapshot.pool.id)
            let conflicts = try desk.store.conflicts(of: id, in: desk.snapshot.pool.id)
            desk.answer(
                ReservationRecords.record(
                    row, money, currency: desk.currency,
                    conflicts: conflicts.isEmpty ? nil : .reasons(conflicts, desk.reasons)))
        }
    }
}

/// `poolbook list`: the reservations that concern the caller.
struct ListCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", HelpSentences.list) }

    @Option(help: help(HelpSentences.from)) var from: String?
    @Option(help: help(HelpSentences.to)) var to: String?
    @Option(help: help(HelpSentences.listVenue)) var venue: String?
    @Option(help: help(HelpSentences.listStaff)) var staff: String?
    @Option(help: help(HelpSentences.listOrganization)) var org: String?
    @Option(help: help(HelpSentences.listBrand)) var brand: String?
    @Option(name: .customLong("state"), help: help(HelpSentences.listState)) var states: [String] = []
    @Option(help: help(HelpSentences.limit)) var limit: Int = 200
    @OptionGroup var common: CommonOptions

    func run() throws {
        let states = try self.states.flatMap(list).map { text in
            guard let state = Reservation.State(rawValue: text) else {
                throw Failure(
                    .badData,
                    FailureSentences.field(
                        Headings.state, text, FieldSentences.choice(Reservation.State.allCases.map(\.rawValue))))
            }
            return state
        }
        guard (1...100_000).contains(limit) else {
            throw Failure(.usage, FailureSentences.field(Headings.rows, "\(limit)", FieldSentences.number(nil)))
        }
        let names = [
            venue.map { Snapshot.Name(.venue, $0) }, staff.map { Snapshot.Name(.staff, $0) },
            org.map { Snapshot.Name(.organization, $0) },
        ].compactMap(\.self)
        try Desk.open(common, names: names) { desk in
            let directory = Directory(names: names, desk.snapshot)
            var filter = ReservationFilter(limit: limit)
            filter.states = states.isEmpty ? [.hold, .confirmed, .request, .closed] : states
            if let brand {
                filter.brand = try read(Headings.brand, brand) { try desk.snapshot.pool.brands.named(brand) }
            }
            filter.period = try desk.period(from: from, through: to)
            if let resource = venue.map({ Snapshot.Name(.venue, $0) }) ?? staff.map({ Snapshot.Name(.staff, $0) }) {
                filter.resource = try named { try directory.resource(resource).id }
            }
            if let org {
                filter.host = OrganizationID(try named { try directory.id(of: Snapshot.Name(.organization, org)) })
            }
            let rows = try desk.store.reservations(in: desk.snapshot.pool.id, filter)
            desk.answer(ReservationRecords.table(rows))
        }
    }
}

extension Desk {
    /// From the first day through the last, as they were typed; without the first, from today on.
    func period(from: String?, through to: String?) throws -> Period? {
        do throws(WhenError) {
            let start = try from.map { text throws(WhenError) in
                zone.startOfDay(try When.parseDay(text, now: snapshot.now, zone: zone))
            }
            let last = try to.map { text throws(WhenError) in
                try When.parseDay(text, now: snapshot.now, zone: zone)
            }
            let end = last.map { zone.startOfDay($0.adding(days: 1)) }
            let today = zone.startOfDay(zone.local(snapshot.now).date)
            let farAway = Duration.seconds(100 * 366 * 86_400)
            if let start, let end, let last, end <= start {
                throw .endBeforeStart(start: zone.local(start), end: zone.local(zone.startOfDay(last)))
            }
            return Period(start: start ?? min(today, end ?? today), end: end ?? today + farAway)
        } catch {
            throw Failure(.badData, error.sentence)
        }
    }
}
